//! Judging an open logbook by the rulebook.

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::ids::IssuerId;
use milepost_core::plan::{self, Plan};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{CycleStanding, CycleState, Standing, day};
use milepost_core::what_if::{self, Difference, Supposition};
use milepost_logbook::{Logbook, LogbookError};

use crate::error::{Code, Refusal};

/// What the rules say of everything in the logbook on a day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn standing(logbook: &Logbook, as_of: NaiveDate) -> Result<Standing, LogbookError> {
    Ok(assess(&logbook.facts()?, Rulebook::embedded(), as_of))
}

/// The least still to do over every open cycle.
///
/// # Errors
/// When the logbook cannot be read.
pub fn plan(logbook: &Logbook, as_of: NaiveDate) -> Result<Plan, LogbookError> {
    Ok(plan::plan(&logbook.records()?, Rulebook::embedded(), as_of))
}

/// What would be different by some suppositions.
///
/// # Errors
/// When the logbook cannot be read.
pub fn what_if(
    logbook: &Logbook,
    as_of: NaiveDate,
    suppositions: &[Supposition],
) -> Result<Difference, LogbookError> {
    let facts = logbook.facts()?;
    Ok(what_if::what_if(
        &facts,
        Rulebook::embedded(),
        as_of,
        suppositions,
    ))
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
