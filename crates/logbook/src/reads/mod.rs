//! Reads for the window's places: the log's pages, the week, the days, what is
//! usual and what was typed before.

mod days;
mod fill;
mod log;
mod suggestions;
mod usual;
mod usually;
mod week;

use usually::{USUAL_WEEKS, most_usual, weekday};

pub use days::DayTotal;
pub(crate) use days::day_totals;
pub use fill::FillPlan;
pub(crate) use fill::fill_plan;
pub(crate) use log::{log_keys, log_rows, log_view};
pub use suggestions::Suggestions;
pub(crate) use suggestions::suggestions;
pub(crate) use usual::usual_day;
pub use usual::{UsualBasis, UsualDay};
pub(crate) use week::week;
pub use week::{WeekGrid, WeekRow};
