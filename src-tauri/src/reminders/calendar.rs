//! The reminders as a calendar file.

use std::path::Path;

use milepost_core::assess::assess;
use milepost_core::reminders::Situation;
use milepost_core::reminders::calendar::{events, file, publish};
use milepost_logbook::{Logbook, Now};

use crate::clock::Clock;
use crate::error::Refusal;
use crate::export::write_whole;
use crate::queries::with_rules;

/// The calendar as it is published now; it is kept, so that numbers grow from one to the next.
///
/// # Errors
/// When the logbook cannot be read or written.
pub fn write_calendar(logbook: &mut Logbook, clock: &Clock) -> Result<String, Refusal> {
    let facts = logbook.facts_to_judge()?;
    let settings = logbook.settings()?.reminders;
    let moment = clock.moment();
    let mut standing = assess(&facts, logbook.rulebook(), moment.date);
    with_rules(&mut standing, logbook, &settings);
    let wanted = events(&Situation {
        facts: &facts,
        standing: &standing,
        settings: &settings,
        told: &[],
        held_since: None,
        now: moment,
    });
    let before = logbook.published_events()?;
    let published = publish(&before, &wanted, moment.date, &stamp(&clock.now()));
    if published != before {
        logbook.keep_published_events(&published)?;
    }
    Ok(file(&published))
}

/// Writes the file anew where the person has chosen a place for it and something changed.
/// Whether it was written.
///
/// # Errors
/// When the logbook cannot be read, or the file cannot be written.
pub fn keep_calendar_current(logbook: &mut Logbook, clock: &Clock) -> Result<bool, Refusal> {
    let Some(path) = logbook.settings()?.reminders.calendar_path else {
        return Ok(false);
    };
    let path = Path::new(&path);
    let text = write_calendar(logbook, clock)?;
    // A file that cannot be read is written anew.
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(false);
    }
    write_whole(path, &text)?;
    Ok(true)
}

/// `20261123T210726Z`.
fn stamp(now: &Now) -> String {
    let text = now.instant_text();
    let seconds = text.split('.').next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}
