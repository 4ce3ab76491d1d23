//! Quick-add words on an open logbook.

use chrono::NaiveDate;
use milepost_core::quickadd::{Context, Mode, Proposal, Understood, Usual, parse};
use milepost_logbook::{Applied, Fact, Logbook, LogbookError, Now, Operation, Place, WeekRow};
use serde::Serialize;
use specta::Type;

use crate::error::{Code, Refusal};

/// Says what the words would record, with the names that the logbook knows.
///
/// # Errors
/// When the logbook cannot be read. Words that are not understood are no error
/// here: the answer names their problems.
pub fn understand(
    logbook: &Logbook,
    text: &str,
    mode: Mode,
    today: NaiveDate,
) -> Result<Understood, LogbookError> {
    let facts = logbook.outline()?;
    let usual = logbook.usual_day(today)?.map(|usual| Usual {
        position: usual.position,
        minutes: usual.minutes,
    });
    let context = Context {
        today,
        mode,
        positions: &facts.positions,
        courses: &facts.courses,
        practicode: &facts.practicode,
        usual,
        credentials: &facts.credentials,
    };
    Ok(parse(text, &context))
}

/// Quick-add words, and what the hours that they would record come on top of.
#[derive(Debug, Serialize, Type)]
pub struct Line {
    /// What was understood.
    #[serde(flatten)]
    pub understood: Understood,
    /// What is there before; none where no hours would be recorded.
    pub before: Option<Before>,
}

/// The hours that are there before a line is saved.
#[derive(Debug, PartialEq, Eq, Serialize, Type)]
pub struct Before {
    /// The minutes that the day has at the same place.
    pub day_minutes: i32,
    /// The minutes that are planned there for the day, or wait to be confirmed.
    pub planned_minutes: i32,
    /// The minutes that its week has, of work or of study.
    pub week_minutes: i32,
}

/// What hours that are proposed come on top of.
///
/// # Errors
/// When the logbook cannot be read.
pub fn before(
    logbook: &Logbook,
    proposal: &Proposal,
    today: NaiveDate,
) -> Result<Option<Before>, LogbookError> {
    let (place, date) = match proposal {
        Proposal::Entry(entry) => (Place::Position(entry.position.clone()), entry.date),
        Proposal::Study(entry) => (Place::of_study(entry), entry.date),
        Proposal::Credit(_) => return Ok(None),
    };
    let week = logbook.week(date, today)?;
    let is_work = |place: &Place| matches!(place, Place::Position(_));
    let at = week.days.iter().position(|day| *day == date);
    let there = week.rows.iter().find(|row| row.place == place);
    let on_day = |of: fn(&WeekRow) -> &Vec<i32>| {
        there.zip(at).and_then(|(row, at)| of(row).get(at).copied())
    };
    let ledger = week
        .rows
        .iter()
        .filter(|row| is_work(&row.place) == is_work(&place));
    Ok(Some(Before {
        day_minutes: on_day(|row| &row.minutes).unwrap_or_default(),
        planned_minutes: on_day(|row| &row.planned).unwrap_or_default(),
        week_minutes: ledger.map(|row| row.total).sum(),
    }))
}

/// Records what was understood.
///
/// # Errors
/// The first problem of the words, or what the logbook refuses.
pub fn commit(
    logbook: &mut Logbook,
    understood: Understood,
    now: &Now,
) -> Result<Applied, Refusal> {
    let problem = understood.problems.into_iter().next();
    let fact = match understood.proposal {
        Some(Proposal::Entry(entry)) => Fact::Entry(entry),
        Some(Proposal::Credit(credit)) => Fact::Credit(*credit),
        Some(Proposal::Study(entry)) => Fact::StudyEntry(entry),
        None => {
            let message = problem.map_or_else(|| "nothing to record".to_owned(), |it| it.message);
            return Err(Refusal {
                code: Code::NotUnderstood,
                message,
                field: None,
            });
        }
    };
    Ok(logbook.transact(Operation::Add(fact), now)?)
}
