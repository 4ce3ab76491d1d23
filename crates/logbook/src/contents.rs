//! What a logbook file holds, read without changing it: for a preview before a restore.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::open;
use crate::tables::table_of;
use milepost_core::facts::FactKind;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contents {
    /// How many facts.
    pub facts: u32,
    /// How many of each kind there are, in words: `320 entries, 22 credits, 2 positions`.
    pub summary: String,
    /// The first day of an entry, of study or of a credit.
    pub first: Option<NaiveDate>,
    /// The last such day.
    pub last: Option<NaiveDate>,
    /// The last change that it holds, in words: `Logged 6.5 h at Mercy`.
    pub last_change: Option<String>,
    /// The instant of that change, in UTC (RFC 3339).
    pub changed_at: Option<String>,
    /// How many of the facts cannot be read, each for itself.
    #[serde(default)]
    pub unreadable: u32,
    /// The file's size.
    pub bytes: u32,
}

/// Reads a file that may be a logbook. It is read whole and checked on the way, brought up to
/// date in memory where it is older, and not changed.
///
/// # Errors
/// [`LogbookError::Backup`] where it is no sound logbook, [`LogbookError::NewerVersion`]
/// where a newer Milepost wrote it.
pub fn contents_of(file: &Path) -> Result<Contents, LogbookError> {
    open::judge(file).map(|judged| judged.contents)
}

/// Reads an open logbook, or a copy of one.
pub(crate) fn read(db: &Connection, file: &Path) -> rusqlite::Result<Contents> {
    let mut facts = 0;
    let mut kinds = Vec::new();
    for kind in FactKind::ALL {
        let sql = format!("SELECT count(*) FROM {}", table_of(kind));
        let count: u32 = db.query_row(&sql, [], |row| row.get(0))?;
        facts += count;
        if count > 0 {
            kinds.push((count, kind));
        }
    }
    kinds.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let words: Vec<String> = kinds
        .iter()
        .map(|(count, kind)| match count {
            1 => format!("1 {}", kind.noun()),
            _ => format!("{count} {}", kind.plural()),
        })
        .collect();
    let (first, last): (Option<String>, Option<String>) =
        db.query_row(include_str!("reads/span.sql"), [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let sql = "SELECT label, at FROM operations WHERE state = 'done' ORDER BY seq DESC LIMIT 1";
    let change: Option<(String, String)> = db
        .prepare(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .next()
        .transpose()?;
    let bytes = file.metadata().map_or(0, |about| about.len());
    Ok(Contents {
        facts,
        summary: words.join(", "),
        first: day(first),
        last: day(last),
        last_change: change.as_ref().map(|(label, _)| label.clone()),
        changed_at: change.map(|(_, at)| at),
        unreadable: 0,
        bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
    })
}
