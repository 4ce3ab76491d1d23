//! When things will be done, from the user's own pace: a range, or nothing.
//!
//! A forecast is never one day. It lies between what the user does in a slower
//! and in a quicker stretch of their own record, and it is not made at all below
//! a stated amount of record. Work months are no matter of pace: they pass with
//! the calendar. `docs/forecast.md` tells the method with an example.

mod cycles;
mod pace;
mod ranges;
mod removal;

use ranges::range_words;

use crate::judging::context::AssessContext;
use crate::standing::{ApprenticeStanding, CycleStanding};
pub use crate::standing::{
    CycleForecast, Forecast, Keeps, Outlook, RemovalForecast, RouteForecast,
};

/// Makes the forecast of a standing that is being judged.
pub(crate) fn of(
    context: &AssessContext,
    cycles: &[CycleStanding],
    apprentice: &[ApprenticeStanding],
) -> Forecast {
    Forecast {
        removal: removal::forecasts(context, apprentice),
        cycles: cycles::forecasts(context, cycles),
    }
}
