//! Telling what is due: the one function behind `milepost remind`, the window and the tray.
//!
//! It errs on the side of telling twice. A message is shown first and recorded after, so a
//! process that is killed in between leaves it untold, and the next trigger shows it again:
//! a doubled message costs a glance, a lost one a credential. Two triggers at the same moment
//! do not meet, because the second finds the lock taken and ends. Where the logbook cannot
//! be written nothing is shown at all, for it would be shown at every trigger; it stays due,
//! in the window too, until the logbook can be written again.

mod calendar;
mod choose;
mod lock;
mod notify;
pub mod schedule;

use std::path::Path;

use milepost_core::assess::assess;
use milepost_core::reminders::{Agenda, Digest, Situation, agenda, digest};
use milepost_logbook::{Logbook, LogbookError, Memory, Teller, TellingProblem, ToldDigest};
use serde::Serialize;
use specta::Type;

pub use calendar::{keep_calendar_current, write_calendar};
pub use choose::{SilenceWish, SnoozeUntil, choose};
pub use lock::Lock;
pub use notify::{DesktopNotifier, Notifier, mends, test_message};

use crate::clock::Clock;
use crate::error::Refusal;
use crate::queries::{with_copies, with_rules};

/// What came of a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing is due, or all that is was told before.
    NothingDue,
    /// This message was shown and recorded.
    Told(Digest),
    /// The quiet hours hold it back.
    Held {
        /// How many reminders.
        reminders: usize,
    },
    /// Another Milepost is telling at this moment.
    Busy,
}

/// Everything about reminders that the window shows.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Reminders {
    /// What is reached and open, most urgent first.
    pub open: Vec<milepost_core::reminders::Reminder>,
    /// What comes back later.
    pub snoozed: Vec<milepost_core::reminders::Snoozed>,
    /// What comes next, by day.
    pub coming: Vec<milepost_core::reminders::Coming>,
    /// What was turned off.
    pub silenced: Vec<milepost_core::reminders::Silenced>,
    /// What was told last, newest first.
    pub history: Vec<ToldDigest>,
    /// Why the last telling failed.
    pub problem: Option<TellingProblem>,
    /// Whether something waits for the end of the quiet hours.
    pub held: bool,
}

/// How many messages the window's history shows.
const HISTORY: u32 = 30;

/// Tells what is due, at most in one message, and records it.
///
/// # Errors
/// When the logbook cannot be read or written, or the message cannot be shown. What could
/// not be shown is noted in the logbook where possible, and stays due.
pub fn remind(
    logbook: &mut Logbook,
    clock: &Clock,
    notifier: &dyn Notifier,
    teller: Teller,
) -> Result<Outcome, Refusal> {
    let folder = logbook.path().parent().unwrap_or(Path::new("."));
    let Some(_lock) = Lock::take(folder)? else {
        return Ok(Outcome::Busy);
    };
    let now = clock.now();
    let (agenda, memory) = look(logbook, clock)?;
    if agenda.held_since != memory.held_since {
        logbook.hold_reminders(agenda.held_since)?;
    }
    let Some(message) = digest(&agenda.tell) else {
        return Ok(match agenda.held_since {
            Some(_) => Outcome::Held {
                reminders: agenda.open.iter().filter(|it| it.told_on.is_none()).count(),
            },
            None => Outcome::NothingDue,
        });
    };
    // Whether it can be recorded is found out before it is shown.
    logbook.hold_reminders(None)?;
    if let Err(detail) = notifier.show(&message) {
        let problem = TellingProblem {
            at: now.instant_text(),
            teller,
            detail: detail.clone(),
        };
        logbook.note_reminder_problem(Some(&problem))?;
        return Err(Refusal::because(format!(
            "{} due and couldn't be shown: {detail}",
            match agenda.tell.len() {
                1 => "1 reminder is".to_owned(),
                several => format!("{several} reminders are"),
            }
        )));
    }
    logbook.record_told(&agenda.tell, teller, &now)?;
    Ok(Outcome::Told(message))
}

/// Everything about reminders at this moment.
///
/// # Errors
/// When the logbook cannot be read.
pub fn overview(logbook: &Logbook, clock: &Clock) -> Result<Reminders, LogbookError> {
    let (agenda, memory) = look(logbook, clock)?;
    Ok(Reminders {
        open: agenda.open,
        snoozed: agenda.snoozed,
        coming: agenda.coming,
        silenced: agenda.silenced,
        history: logbook.told_digests(HISTORY)?,
        problem: memory.problem,
        held: agenda.held_since.is_some(),
    })
}

/// The agenda of this moment, and the memory that it was made from.
fn look(logbook: &Logbook, clock: &Clock) -> Result<(Agenda, Memory), LogbookError> {
    let facts = logbook.facts_to_judge()?;
    let settings = logbook.settings()?.reminders;
    let memory = logbook.reminder_memory()?;
    let now = clock.moment();
    let mut standing = assess(&facts, logbook.rulebook(), now.date);
    with_rules(&mut standing, logbook, &settings);
    let standing = with_copies(standing, logbook, clock, memory.unsaved_since)?;
    let agenda = agenda(&Situation {
        facts: &facts,
        standing: &standing,
        settings: &settings,
        told: &memory.told,
        held_since: memory.held_since,
        now,
    });
    Ok((agenda, memory))
}
