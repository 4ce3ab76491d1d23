//! Quick-add words on an open logbook.

use chrono::NaiveDate;
use milepost_core::quickadd::{Context, Mode, Proposal, Understood, Usual, parse};
use milepost_logbook::{Applied, Fact, Logbook, LogbookError, Now, Operation};

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
