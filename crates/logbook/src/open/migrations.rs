//! The formats of the file, oldest first. Released formats are never edited:
//! a change is a new one at the end. Each changes a table, an index or a trigger: by them an
//! older program knows a newer file from one whose number is damaged.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::LogbookError;

/// The newest format that this program knows.
pub(crate) const LATEST: i64 = FORMATS.len() as i64;

const FORMATS: &[M<'static>] = &[
    M::up(include_str!("../../schema/1_facts.sql")),
    M::up(include_str!("../../schema/2_search.sql")),
    M::up(include_str!("../../schema/3_open_rules.sql")),
    M::up(include_str!("../../schema/4_reminders.sql")),
    M::up(include_str!("../../schema/5_planned.sql")),
    M::up(include_str!("../../schema/6_kept_whole.sql")),
    M::up(include_str!("../../schema/7_evidence.sql")),
    M::up(include_str!("../../schema/8_search_by_key.sql")),
    M::up(include_str!("../../schema/9_career.sql")),
];

/// Brings the file up to date; each step is a transaction of its own.
pub(super) fn run(db: &mut Connection) -> Result<(), LogbookError> {
    match run_to(db, LATEST) {
        Ok(()) => Ok(()),
        // Another program may have made the same step at the same moment.
        Err(_) if version(db)? == LATEST => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Makes the steps up to one format.
pub(super) fn run_to(db: &mut Connection, format: i64) -> rusqlite::Result<()> {
    let format = usize::try_from(format).unwrap_or_default();
    match Migrations::from_slice(FORMATS).to_version(db, format) {
        Ok(()) => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(err),
        Err(error) => Err(rusqlite::Error::UserFunctionError(error.into())),
    }
}

fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}
