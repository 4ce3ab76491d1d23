//! Judging a file that is to take the logbook's place: in memory, apart from everything.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension};

use super::aside;
use super::header::APPLICATION_ID;
use super::look::look_at;
use super::migrations::{self, LATEST};
use crate::backup;
use crate::contents::{self, Contents};
use crate::error::{LogbookError, in_words};
use crate::{settings, tables};

/// A file that was found to be a whole logbook of ours.
#[derive(Debug)]
pub(crate) struct Judged {
    /// All of it in memory, in the newest format.
    pub db: Connection,
    /// What it holds.
    pub contents: Contents,
    /// Whether it is a sample.
    pub sample: bool,
}

/// Reads a file whole, brings it up to date in memory, and reads each fact as the program does.
/// The file is not changed.
///
/// # Errors
/// [`LogbookError::NewerVersion`] where a newer Milepost wrote it; [`LogbookError::Backup`]
/// where it is damaged, no logbook, holds what is not ours or cannot be brought up to date.
pub(crate) fn judge(file: &Path) -> Result<Judged, LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: file.to_owned(),
        detail,
    };
    let sqlite = |error: rusqlite::Error| failed(in_words(&error));
    let looked = look_at(file)?;
    let number = |name: &str| {
        looked
            .db()
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .map_err(sqlite)
    };
    if number("application_id")? != APPLICATION_ID {
        return Err(failed("it isn't a logbook".to_owned()));
    }
    let version = number("user_version")?;
    if version > LATEST {
        return Err(LogbookError::NewerVersion {
            path: file.to_owned(),
            found: version,
            known: LATEST,
        });
    }
    // Pages that are not there would be read as empty ones.
    let promised = number("page_count")?.saturating_mul(number("page_size")?);
    let there = i64::try_from(file.metadata().map_or(0, |about| about.len())).unwrap_or(i64::MAX);
    let waiting = aside::companion(file, "-wal").metadata();
    if there < promised && waiting.map_or(0, |about| about.len()) == 0 {
        return Err(failed("its end is missing".to_owned()));
    }
    // Before anything in it is asked: a view or a trigger of somebody else's may do anything.
    if let Some(strange) = strange(looked.db(), version).map_err(sqlite)? {
        return Err(failed(format!(
            "it contains {strange}, which Milepost didn't make"
        )));
    }
    let damage = backup::damage(looked.db()).map_err(sqlite)?;
    if !damage.is_empty() {
        return Err(failed(damage.join("; ")));
    }
    let mut db = in_memory(looked.db()).map_err(sqlite)?;
    drop(looked);
    if version < LATEST {
        migrations::run(&mut db)
            .map_err(|error| failed(format!("it can't be brought up to date: {error}")))?;
    }
    tables::read_all(&db).map_err(|error| failed(error.to_string()))?;
    settings::read(&db).map_err(|error| failed(error.to_string()))?;
    let unreadable = tables::unreadable(&db).map_err(sqlite)?.len();
    let contents = contents::read(&db, file).map_err(sqlite)?;
    let sample = is_sample(&db).map_err(sqlite)?;
    Ok(Judged {
        db,
        contents: Contents {
            unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX),
            ..contents
        },
        sample,
    })
}

/// A whole database in memory.
pub(crate) fn in_memory(from: &Connection) -> rusqlite::Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    {
        let copying = Backup::new(from, &mut db)?;
        let mut refused = 0;
        loop {
            match copying.step(-1)? {
                StepResult::Done => break,
                // Another program is writing at this moment.
                _ if refused < 50 => {
                    refused += 1;
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
                _ => return Err(busy()),
            }
        }
    }
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;")?;
    Ok(db)
}

/// What SQLite says where another program is in the way.
pub(super) fn busy() -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
    rusqlite::Error::SqliteFailure(code, None)
}

/// Whether a logbook says of itself that it is a sample.
pub(super) fn is_sample(db: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM meta WHERE key = 'origin' AND value = 'sample'";
    Ok(db.query_row(sql, [], |_| Ok(())).optional()?.is_some())
}

/// A table, index, view or trigger: its sort, its name, and the words that made it.
type Thing = (String, String, Option<String>);

/// What a file holds that its format does not, or holds otherwise, in words; none where it is
/// as this program would have made it.
pub(super) fn strange(db: &Connection, version: i64) -> rusqlite::Result<Option<String>> {
    let expected = things_of(version)?;
    let found = things(db)?;
    let name = |(sort, name, _): &Thing| format!("a {sort} \"{name}\"");
    if let Some(thing) = found.difference(&expected).next() {
        return Ok(Some(name(thing)));
    }
    let missing = expected.difference(&found).next();
    Ok(missing.map(|thing| format!("no {} \"{}\"", thing.0, thing.1)))
}

fn things(db: &Connection) -> rusqlite::Result<BTreeSet<Thing>> {
    // What SQLite itself adds, as for its statistics, bears its own name.
    let sql =
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// What a new file of a format holds.
fn things_of(version: i64) -> rusqlite::Result<BTreeSet<Thing>> {
    static KNOWN: [OnceLock<BTreeSet<Thing>>; LATEST as usize + 1] =
        [const { OnceLock::new() }; LATEST as usize + 1];
    let known = usize::try_from(version).ok().and_then(|at| KNOWN.get(at));
    let Some(known) = known else {
        return Ok(BTreeSet::new());
    };
    if let Some(things) = known.get() {
        return Ok(things.clone());
    }
    let mut fresh = Connection::open_in_memory()?;
    migrations::run_to(&mut fresh, version)?;
    let things = things(&fresh)?;
    Ok(known.get_or_init(|| things).clone())
}
