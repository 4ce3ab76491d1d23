//! What was told, what is held back, and why the last telling failed. None of it is an
//! operation: what was said cannot be unsaid, so undo leaves it alone.

use milepost_core::reminders::calendar::{Event, Published};
use milepost_core::reminders::{Moment, Reminder, Told};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::backup::Missing;
use crate::error::LogbookError;
use crate::now::Now;
use crate::tables::Columns;

/// What the next telling must know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Memory {
    /// Every stage that was told, or folded into one that was.
    pub told: Vec<Told>,
    /// Since when the quiet hours hold something back.
    pub held_since: Option<Moment>,
    /// Why the last telling failed; none when it did not.
    pub problem: Option<TellingProblem>,
    /// The day of the first change that no verified copy holds.
    pub unsaved_since: Option<chrono::NaiveDate>,
}

/// A telling that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TellingProblem {
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// Who tried.
    pub teller: Teller,
    /// What went wrong and what would mend it.
    pub detail: String,
}

/// Who tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Teller {
    /// The open window.
    Window,
    /// The program in the tray.
    Tray,
    /// `milepost remind`, as the system's scheduler starts it.
    Command,
}

impl Teller {
    const fn word(self) -> &'static str {
        match self {
            Teller::Window => "window",
            Teller::Tray => "tray",
            Teller::Command => "command",
        }
    }
}

/// One message that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ToldDigest {
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// The day by the clock on the wall.
    pub told_on: chrono::NaiveDate,
    /// Who showed it.
    pub teller: Teller,
    /// What it named.
    pub items: Vec<ToldItem>,
}

/// One reminder as it was worded then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ToldItem {
    /// What it was.
    pub title: String,
    /// The consequence and the next step.
    pub text: String,
    /// Where something could be done about it.
    pub about: Option<String>,
}

/// Reads what was told and what is held back, and since when there is something that no whole
/// copy holds.
pub(crate) fn memory(db: &Connection, unsaved: &Missing) -> Result<Memory, LogbookError> {
    let sql = "SELECT subject, stage, due_on, told_on, folded FROM reminders_told";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let mut row = Columns::of(row);
        Ok(Told {
            subject: row.text()?,
            stage: row.text()?,
            due_on: row.date()?,
            on: row.date()?,
            folded: row.flag()?,
        })
    })?;
    Ok(Memory {
        told: rows.collect::<rusqlite::Result<_>>()?,
        held_since: state(db, "held_since")?,
        problem: state(db, "problem")?,
        unsaved_since: unsaved_since(unsaved),
    })
}

/// The day of the first change that no copy holds, as the clock said it.
fn unsaved_since(unsaved: &Missing) -> Option<chrono::NaiveDate> {
    match unsaved {
        Missing::Nothing => None,
        Missing::Changes(instants) => instants.first().and_then(|at| day(at)),
    }
}

/// The day of the last change that was made until now.
pub(crate) fn last_change_until(
    db: &Connection,
    now: &Now,
) -> rusqlite::Result<Option<chrono::NaiveDate>> {
    let sql = "SELECT max(at) FROM operations WHERE state = 'done' AND at <= :present";
    let at: Option<String> = db
        .prepare_cached(sql)?
        .query_row([now.instant_text()], |row| row.get(0))?;
    Ok(at.as_deref().and_then(day))
}

fn day(instant: &str) -> Option<chrono::NaiveDate> {
    instant.get(..10)?.parse().ok()
}

/// Records that a message was shown: its stages as told, those before them as folded.
pub(crate) fn record(
    db: &mut Connection,
    tell: &[Reminder],
    teller: Teller,
    now: &Now,
) -> Result<(), LogbookError> {
    let transaction = begin(db)?;
    let told_on = now.today().to_string();
    transaction
        .prepare_cached(
            "INSERT INTO digests (at, told_on, teller) VALUES (:at, :told_on, :teller)",
        )?
        .execute(named_params! {
            ":at": now.instant_text(), ":told_on": told_on, ":teller": teller.word(),
        })?;
    let digest = transaction.last_insert_rowid();
    for reminder in tell {
        for (stage, due_on) in &reminder.folds {
            transaction
                .prepare_cached(include_str!("reminders/fold.sql"))?
                .execute(named_params! {
                    ":subject": reminder.subject, ":stage": stage,
                    ":due_on": due_on.to_string(), ":told_on": told_on,
                })?;
        }
        transaction
            .prepare_cached(include_str!("reminders/tell.sql"))?
            .execute(named_params! {
                ":subject": reminder.subject, ":stage": reminder.stage,
                ":due_on": reminder.due_on.to_string(), ":told_on": told_on, ":digest": digest,
                ":title": reminder.title, ":text": reminder.text, ":about": reminder.about,
            })?;
    }
    forget(&transaction, "held_since")?;
    forget(&transaction, "problem")?;
    transaction.commit()?;
    Ok(())
}

/// Notes since when the quiet hours hold something back.
pub(crate) fn hold(db: &mut Connection, since: Option<Moment>) -> Result<(), LogbookError> {
    let transaction = begin(db)?;
    match since {
        Some(since) => keep(&transaction, "held_since", &since)?,
        None => forget(&transaction, "held_since")?,
    }
    Ok(transaction.commit()?)
}

/// Notes why a telling failed, or that it did not.
pub(crate) fn note_problem(
    db: &mut Connection,
    problem: Option<&TellingProblem>,
) -> Result<(), LogbookError> {
    let transaction = begin(db)?;
    match problem {
        Some(problem) => keep(&transaction, "problem", problem)?,
        None => forget(&transaction, "problem")?,
    }
    Ok(transaction.commit()?)
}

/// The messages that were shown last, newest first.
pub(crate) fn digests(db: &Connection, limit: u32) -> Result<Vec<ToldDigest>, LogbookError> {
    let mut statement = db.prepare_cached(include_str!("reminders/digests.sql"))?;
    let mut rows = statement.query(named_params! { ":limit": limit })?;
    let mut digests: Vec<ToldDigest> = Vec::new();
    let mut number = None;
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        let (own, at) = (row.int()?, row.text()?);
        let (told_on, teller) = (row.date()?, row.word()?);
        let item = ToldItem {
            title: row.opt_text()?.unwrap_or_default(),
            text: row.opt_text()?.unwrap_or_default(),
            about: row.opt_text()?,
        };
        match digests.last_mut().filter(|_| number == Some(own)) {
            Some(digest) => digest.items.push(item),
            None => digests.push(ToldDigest {
                at,
                told_on,
                teller,
                items: vec![item],
            }),
        }
        number = Some(own);
    }
    Ok(digests)
}

/// The calendar's events as they were published last.
pub(crate) fn published(db: &Connection) -> Result<Vec<Published>, LogbookError> {
    let sql = "SELECT uid, on_day, at_time, summary, description, sequence, cancelled, stamp
               FROM calendar_events ORDER BY on_day, uid";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let mut row = Columns::of(row);
        Ok(Published {
            event: Event {
                uid: row.text()?,
                on: row.date()?,
                at: row.opt_word()?,
                summary: row.text()?,
                description: row.text()?,
            },
            sequence: row.int()?.unsigned_abs(),
            cancelled: row.flag()?,
            stamp: row.text()?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps the calendar's events as they are published now.
pub(crate) fn keep_published(
    db: &mut Connection,
    published: &[Published],
) -> Result<(), LogbookError> {
    let transaction = begin(db)?;
    transaction.execute("DELETE FROM calendar_events", [])?;
    for it in published {
        transaction
            .prepare_cached(include_str!("reminders/publish.sql"))?
            .execute(named_params! {
                ":uid": it.event.uid, ":on_day": it.event.on.to_string(),
                ":at_time": it.event.at.map(|at| at.to_string()),
                ":summary": it.event.summary, ":description": it.event.description,
                ":sequence": it.sequence, ":cancelled": it.cancelled, ":stamp": it.stamp,
            })?;
    }
    Ok(transaction.commit()?)
}

fn begin(db: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    db.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// A value of the state; one that cannot be read is none.
fn state<T: DeserializeOwned>(db: &Connection, key: &str) -> rusqlite::Result<Option<T>> {
    let json: Option<String> = db
        .prepare_cached("SELECT value FROM reminder_state WHERE key = :key")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

fn keep(db: &Connection, key: &str, value: &impl Serialize) -> rusqlite::Result<()> {
    let json = serde_json::to_string(value)
        .unwrap_or_else(|error| unreachable!("BUG: a state is no JSON: {error}"));
    db.prepare_cached("INSERT OR REPLACE INTO reminder_state (key, value) VALUES (:key, :value)")?
        .execute(named_params! { ":key": key, ":value": json })?;
    Ok(())
}

fn forget(db: &Connection, key: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM reminder_state WHERE key = :key")?
        .execute([key])?;
    Ok(())
}
