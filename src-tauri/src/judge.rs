//! Judging an open logbook by the rulebook.

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::ids::IssuerId;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{CycleStanding, CycleState, Standing, day};
use milepost_logbook::{Logbook, LogbookError};

use crate::error::{Code, Refusal};

/// What the rules say of everything in the logbook on a day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn standing(logbook: &Logbook, as_of: NaiveDate) -> Result<Standing, LogbookError> {
    Ok(assess(&logbook.facts()?, Rulebook::embedded(), as_of))
}

/// The standing without the credits of past cycles, which are most of its size.
pub fn without_past_credits(mut standing: Standing) -> Standing {
    for cycle in &mut standing.cycles {
        if cycle.state == CycleState::Past {
            cycle.credits.clear();
        }
    }
    standing
}

/// One cycle of a standing.
///
/// # Errors
/// When the issuer has no cycle with this due date.
pub fn cycle(
    standing: Standing,
    issuer: &IssuerId,
    due_on: NaiveDate,
) -> Result<CycleStanding, Refusal> {
    let found = standing
        .cycles
        .into_iter()
        .find(|cycle| cycle.issuer == *issuer && cycle.due_on.date == due_on);
    found.ok_or_else(|| Refusal {
        code: Code::NotFound,
        message: format!("{issuer} has no cycle that is due on {}", day(due_on)),
        field: None,
    })
}
