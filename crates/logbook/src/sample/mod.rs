//! A believable logbook at any scale: an apprentice with three positions, a
//! course under way and two renewals ahead; at larger scales with a longer past.
//!
//! Persons, employers and index numbers are made up.

mod calendar;
mod career;
mod days;
mod dice;
mod learning;
mod story;

pub(super) use calendar::Calendar;

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use crate::error::LogbookError;
use crate::tables;
use dice::Dice;

/// The scale of the sample when none is asked for.
pub const DEFAULT_SAMPLE_SCALE: u32 = 600;

/// The seed of the sample that the program offers.
pub const SAMPLE_SEED: u64 = 2026;

/// A sample of about `scale` facts as of `today`; the same arguments always give the same facts.
///
/// The story is written as of November 2026 and moves on with the day, a few months
/// at a time, so that its renewals always lie ahead.
pub fn sample(scale: u32, today: NaiveDate, seed: u64) -> Facts {
    let wanted = usize::try_from(scale).unwrap_or(usize::MAX);
    let calendar = Calendar::of(today);
    let mut dice = Dice::new(seed);
    let mut facts = Facts::default();
    let story = story::tell(&mut facts, &calendar, &mut dice);
    learning::add_credits(&mut facts, &calendar, &mut dice);
    days::fill(&mut facts, &story, &calendar, &mut dice);
    if facts.len() < wanted {
        let missing = wanted - facts.len();
        career::look_back(&mut facts, missing, &calendar, &mut dice);
    }
    // Seen before it was written, the story lies ahead.
    for entry in &mut facts.entries {
        entry.planned = entry.date > today;
    }
    for entry in &mut facts.study_entries {
        entry.planned = entry.date > today;
    }
    for credit in &mut facts.credits {
        credit.planned = credit.completed_on > today;
    }
    facts.entries.sort_by_key(|entry| entry.date);
    facts.study_entries.sort_by_key(|entry| entry.date);
    facts.credits.sort_by_key(|credit| credit.completed_on);
    drop_oldest_days(&mut facts, wanted);
    facts
}

/// Fills an empty file with a sample. It is the ground state and not an operation.
pub(crate) fn fill(db: &mut Connection, scale: u32, today: NaiveDate) -> Result<(), LogbookError> {
    let mark = "SELECT value FROM meta WHERE key = 'sample_scale'";
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let filled: Option<String> = transaction
        .query_row(mark, [], |row| row.get(0))
        .optional()?;
    if filled.is_some() {
        return Ok(());
    }
    for fact in sample(scale, today, SAMPLE_SEED).into_list() {
        tables::insert(&transaction, &fact)?;
    }
    transaction.execute(
        "INSERT INTO meta (key, value) VALUES ('sample_scale', :scale)",
        named_params! { ":scale": scale.to_string() },
    )?;
    transaction.commit()?;
    Ok(())
}

/// Keeps the most recent days where fewer facts are wanted than the story has.
fn drop_oldest_days(facts: &mut Facts, wanted: usize) {
    let mut over = facts.len().saturating_sub(wanted);
    while over > 0 && !(facts.entries.is_empty() && facts.study_entries.is_empty()) {
        let worked = facts.entries.first().map(|entry| entry.date);
        let studied = facts.study_entries.first().map(|entry| entry.date);
        // One sweep drops all days of the older of the two lists up to the other's first.
        match (worked, studied) {
            (Some(worked), Some(studied)) if studied < worked => {
                let days = facts
                    .study_entries
                    .partition_point(|it| it.date < worked)
                    .min(over);
                facts.study_entries.drain(..days);
                over -= days;
            }
            (Some(_), studied) => {
                let before = studied.unwrap_or(NaiveDate::MAX);
                let days = facts
                    .entries
                    .partition_point(|it| it.date <= before)
                    .min(over);
                facts.entries.drain(..days);
                over -= days;
            }
            (None, _) => {
                let days = facts.study_entries.len().min(over);
                facts.study_entries.drain(..days);
                over -= days;
            }
        }
    }
}
