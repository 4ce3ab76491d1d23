//! What a copy holds, told by the last change in it and how many there are: a clock and a
//! counter can be set back, and a restore does so.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::error::LogbookError;
use crate::open::look_at;

/// The last change of a logbook and how many it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    last: Option<String>,
    done: i64,
}

/// Reads the mark of an open logbook, or of a copy.
pub(crate) fn read(db: &Connection) -> rusqlite::Result<Mark> {
    let sql = "SELECT count(*),
                      (SELECT id FROM operations WHERE state = 'done' ORDER BY seq DESC LIMIT 1)
               FROM operations WHERE state = 'done'";
    db.query_row(sql, [], |row| {
        Ok(Mark {
            done: row.get(0)?,
            last: row.get(1)?,
        })
    })
}

/// Reads the mark of a copy.
pub(crate) fn of(copy: &Path) -> Result<Mark, LogbookError> {
    Ok(read(look_at(copy)?.db())?)
}

/// What a copy says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// How far it goes.
    pub mark: Mark,
    /// How many evidence files it names.
    pub files: u32,
}

fn known(copy: &Path) -> Result<Known, LogbookError> {
    let looked = look_at(copy)?;
    let of_files = "SELECT count(*) FROM evidence";
    Ok(Known {
        mark: read(looked.db())?,
        // Formats before the vault have no such table.
        files: looked
            .db()
            .query_row(of_files, [], |row| row.get(0))
            .unwrap_or(0),
    })
}

/// What a copy says of itself, read once for each state of the file.
pub(crate) fn remembered(copy: &Path) -> Option<Known> {
    type Read = HashMap<PathBuf, (u64, Option<SystemTime>, Known)>;
    static READ: Mutex<Option<Read>> = Mutex::new(None);
    let about = copy.metadata().ok()?;
    let state = (about.len(), about.modified().ok());
    let table = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = table().get_or_insert_default().get(copy)
        && (read.0, read.1) == state
    {
        return Some(read.2.clone());
    }
    let known = known(copy).ok()?;
    let read = (state.0, state.1, known.clone());
    table()
        .get_or_insert_default()
        .insert(copy.to_owned(), read);
    Some(known)
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Known {
    /// What it says of itself, where there is no logbook to hold it against.
    pub fn alone(&self) -> Held {
        Held {
            changes: count(self.mark.done),
            behind: None,
            files: self.files,
        }
    }
}

/// How much a copy holds, and how many changes of the open logbook it does not; none for the
/// second where it holds what the logbook does not, as before a restore.
pub(crate) fn held(db: &Connection, known: &Known) -> rusqlite::Result<Held> {
    Ok(Held {
        behind: behind(db, &known.mark)?,
        ..known.alone()
    })
}

/// How many changes of the open logbook lie after a mark; none where the mark is of another
/// course.
pub(crate) fn behind(db: &Connection, mark: &Mark) -> rusqlite::Result<Option<u32>> {
    let seq: Option<i64> = match &mark.last {
        None => Some(0),
        Some(last) => db
            .prepare_cached("SELECT seq FROM operations WHERE id = :id AND state = 'done'")?
            .query_row([last], |row| row.get(0))
            .optional()?,
    };
    let sql = "SELECT count(*) FROM operations WHERE state = 'done' AND seq > :seq";
    match seq {
        None => Ok(None),
        Some(seq) => {
            let behind: i64 = db.prepare_cached(sql)?.query_row([seq], |row| row.get(0))?;
            Ok(Some(count(behind)))
        }
    }
}

/// How much of the open logbook a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How many changes it holds.
    pub changes: u32,
    /// How many changes of the logbook it does not hold; none where it is of another course.
    pub behind: Option<u32>,
    /// How many evidence files it names.
    pub files: u32,
}

/// What a logbook holds and its copies do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing: a copy holds the same.
    Nothing,
    /// Changes; the instants of the first ones as the clock said them, the earliest first.
    /// Empty where a change was only taken back.
    Changes(Vec<String>),
}

/// How many instants are looked at, so that one wrong clock does not decide.
const INSTANTS: u32 = 500;

/// Compares an open logbook with the mark of a copy; none is a copy that holds nothing.
pub(crate) fn missing(db: &Connection, copied: Option<&Mark>) -> rusqlite::Result<Missing> {
    if copied == Some(&read(db)?) {
        return Ok(Missing::Nothing);
    }
    let last = copied.and_then(|mark| mark.last.as_deref());
    let since: Option<i64> = match last {
        Some(last) => db
            .prepare_cached("SELECT seq FROM operations WHERE id = :id")?
            .query_row([last], |row| row.get(0))
            .optional()?,
        None => None,
    };
    let sql = "SELECT at FROM operations WHERE state = 'done' AND seq > :since
               ORDER BY seq LIMIT :most";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map((since.unwrap_or(0), INSTANTS), |row| row.get(0))?;
    let mut instants = rows.collect::<rusqlite::Result<Vec<String>>>()?;
    instants.sort();
    Ok(Missing::Changes(instants))
}
