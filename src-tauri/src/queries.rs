//! Judging an open logbook by the rulebook.

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::certificate::page::Page;
use milepost_core::certificate::proofs::{Proof, hold_against};
use milepost_core::facts::{Evidence, Facts, HolderKind};
use milepost_core::ids::IssuerId;
use milepost_core::obligations::{add_copies, add_rules};
use milepost_core::plan::{self, Plan};
use milepost_core::reminders::ReminderSettings;
use milepost_core::standing::{CycleStanding, CycleState, Problem, Standing, day};
use milepost_core::what_if::{self, Difference, Supposition};
use milepost_logbook::{Logbook, LogbookError, Unreadable};

use crate::certificates::Knowledge;
use crate::clock::Clock;
use crate::error::{Code, Refusal};
use crate::readings::{Readings, Says};

/// What the rules say of everything in the logbook on a day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn standing(logbook: &Logbook, as_of: NaiveDate) -> Result<Standing, LogbookError> {
    let facts = logbook.facts()?;
    let mut standing = assess(&facts, logbook.rulebook(), as_of);
    // Which rows are missing is asked only where some are.
    if u32::try_from(facts.len()).is_ok_and(|read| read < logbook.count().unwrap_or(read)) {
        let rows = logbook.unreadable()?;
        standing.problems.extend(rows.iter().map(unread));
    }
    hold_against_certificates(&mut standing, logbook, &facts)?;
    Ok(standing)
}

/// Enters what kept certificates say of the credits that they prove. A logbook without any
/// opens no file for it.
fn hold_against_certificates(
    standing: &mut Standing,
    logbook: &Logbook,
    facts: &Facts,
) -> Result<(), LogbookError> {
    let readings = Readings::beside(logbook.path());
    let of_credits = facts.evidence.iter().flat_map(|file| {
        let credits = file.belongs_to.iter();
        credits
            .filter(|it| it.kind == HolderKind::Credit)
            .map(move |it| (file, it.id.as_str()))
    });
    let understand = |pages: &[Page]| Knowledge::of(logbook).unwrap_or_default().read(pages);
    let says: Vec<(&Evidence, &str, Says)> = of_credits
        .filter_map(|(file, credit)| Some((file, credit, readings.says(&file.sha256, understand)?)))
        .collect();
    if says.is_empty() {
        return Ok(());
    }
    let proofs: Vec<Proof<'_>> = says
        .iter()
        .map(|(file, credit, says)| Proof {
            credit,
            file: &file.name,
            says: match says {
                Says::Read(fields) | Says::Confirmed(fields) => Some(fields),
                Says::Unreadable(_) => None,
            },
        })
        .collect();
    let holder = logbook.settings()?.name;
    let rules = logbook.rulebook();
    hold_against(standing, &facts.credits, &proofs, holder.as_deref(), rules);
    Ok(())
}

/// What is said of a row that cannot be read.
fn unread(row: &Unreadable) -> Problem {
    Problem {
        fact: None,
        field: row.field.clone(),
        message: format!("{row}, so it isn't counted."),
        mend: "Restore a copy from before it was damaged, or open the logbook with the Milepost \
               that wrote it."
            .to_owned(),
    }
}

/// What the rules say today, with what no copy of the logbook holds.
///
/// # Errors
/// When the logbook cannot be read.
pub fn standing_today(logbook: &Logbook, clock: &Clock) -> Result<Standing, LogbookError> {
    let mut standing = standing(logbook, clock.today())?;
    with_rules(&mut standing, logbook, &logbook.settings()?.reminders);
    with_copies(standing, logbook, clock, logbook.unsaved_since()?)
}

/// Enters the age of the rules where the person wants to be reminded of it.
pub fn with_rules(standing: &mut Standing, logbook: &Logbook, settings: &ReminderSettings) {
    if let Some(days) = settings.rules_after_days {
        add_rules(standing, logbook.rulebook().edition().day, days.into());
    }
}

/// A standing of today with what no copy of the logbook holds since a day.
///
/// # Errors
/// When the logbook cannot be read.
pub fn with_copies(
    mut standing: Standing,
    logbook: &Logbook,
    clock: &Clock,
    unsaved_since: Option<NaiveDate>,
) -> Result<Standing, LogbookError> {
    // The sample needs no copies; and where a day is held, instants say nothing about it.
    let counts = !clock.is_held() && !logbook.is_sample()?;
    let today = clock.today();
    let since = match unsaved_since.filter(|_| counts) {
        // It was made while a clock ran ahead: rather too early a day than none for years.
        Some(since) if since > today => logbook
            .last_change_until(&clock.now())?
            .or(today.pred_opt()),
        since => since,
    };
    if let Some(since) = since {
        add_copies(&mut standing, since);
    }
    Ok(standing)
}

/// The least still to do over every open cycle.
///
/// # Errors
/// When the logbook cannot be read.
pub fn plan(logbook: &Logbook, as_of: NaiveDate) -> Result<Plan, LogbookError> {
    Ok(plan::plan(&logbook.records()?, logbook.rulebook(), as_of))
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
        logbook.rulebook(),
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
