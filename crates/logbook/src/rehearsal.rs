//! Trying the way back before it is needed: a copy is read as a restore would read it, apart
//! from everything, and what came of it is kept.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::{open, tables, vault};

/// What came of restoring the newest copy in a place apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Rehearsal {
    /// The day.
    pub on: NaiveDate,
    /// How many facts came back.
    pub facts: u32,
    /// How many evidence files.
    #[serde(default)]
    pub files: u32,
    /// Whether the standing was the logbook's own.
    pub standing: SameStanding,
    /// Why the copy could not be restored; none where it could.
    pub failure: Option<String>,
}

/// How the standing of a copy compares with the logbook's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SameStanding {
    /// It is the same.
    Same,
    /// The logbook has changed since the copy was made.
    Older,
    /// They hold the same changes and say something else.
    Other,
}

/// Every fact of a copy, read as a restore reads it.
///
/// # Errors
/// As [`contents_of`](crate::contents_of).
pub fn facts_of(copy: &Path) -> Result<Facts, LogbookError> {
    tables::read_all(&open::judge(copy)?.db)
}

/// The evidence files of a copy that are missing or damaged beside it, one line for each.
///
/// # Errors
/// As [`contents_of`](crate::contents_of).
pub fn evidence_lacking(copy: &Path) -> Result<Vec<String>, LogbookError> {
    let judged = open::judge(copy)?;
    let sound = |it: &vault::Needed| {
        vault::Vault::beside_copy(copy)
            .iter()
            .any(|from| from.read(&it.sha256).is_ok())
    };
    let mut shown = vault::shown(&judged.db)?;
    shown.retain(|it| !sound(it));
    let [_, of_copies] = vault::Vault::beside_copy(copy);
    Ok(of_copies.flaws_of(&shown))
}

/// What came of the last one; none where there was none.
pub(crate) fn read(db: &Connection) -> Result<Option<Rehearsal>, LogbookError> {
    let sql = "SELECT value FROM settings WHERE key = 'rehearsal'";
    let json: Option<String> = db
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

/// Keeps what came of one.
pub(crate) fn write(db: &mut Connection, rehearsal: &Rehearsal) -> Result<(), LogbookError> {
    let json = serde_json::to_string(rehearsal)
        .unwrap_or_else(|error| unreachable!("BUG: a rehearsal is no JSON: {error}"));
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES ('rehearsal', :json)";
    transaction.prepare_cached(sql)?.execute([json])?;
    Ok(transaction.commit()?)
}
