//! Reads for the window's places: the log's pages, the week, the days, what is
//! usual, what was typed before, and the search.

mod days;
mod fill;
mod log;
mod search;
mod suggestions;
mod usual;
mod week;

pub use days::DayTotal;
pub(crate) use days::day_totals;
pub use fill::FillPlan;
pub(crate) use fill::fill_plan;
pub(crate) use log::{log_keys, log_rows, log_view};
pub use search::SearchHit;
pub(crate) use search::search;
pub use suggestions::Suggestions;
pub(crate) use suggestions::suggestions;
pub(crate) use usual::usual_day;
pub use usual::{UsualBasis, UsualDay};
pub(crate) use week::week;
pub use week::{WeekGrid, WeekRow};

use chrono::{Datelike, NaiveDate};

/// How many weeks of the past say what is usual.
const USUAL_WEEKS: u64 = 8;

/// The day's place in the week, 0 for Monday.
fn weekday(date: NaiveDate) -> usize {
    usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}

/// The most frequent of some minutes, the most recent where several are; none of none.
/// The minutes are given oldest first.
fn most_usual(minutes: impl DoubleEndedIterator<Item = i32> + Clone) -> Option<i32> {
    let count = |wanted: i32| minutes.clone().filter(|&it| it == wanted).count();
    let mut best: Option<(usize, i32)> = None;
    for candidate in minutes.clone().rev() {
        let times = count(candidate);
        if best.is_none_or(|(most, _)| times > most) {
            best = Some((times, candidate));
        }
    }
    best.map(|(_, minutes)| minutes)
}
