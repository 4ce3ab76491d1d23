//! What is usual: over how many weeks, and the most frequent of some minutes.

use chrono::{Datelike, NaiveDate};

/// The working days of a week.
pub(super) const WORKING_DAYS: i32 = 5;

/// How many weeks of the past say what is usual.
pub(super) const USUAL_WEEKS: u64 = 8;

/// The day's place in the week, 0 for Monday.
pub(super) fn weekday(date: NaiveDate) -> usize {
    usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
}

/// The most frequent of some minutes, the most recent where several are; none of none.
/// The minutes are given oldest first.
pub(super) fn most_usual(minutes: impl DoubleEndedIterator<Item = i32> + Clone) -> Option<i32> {
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
