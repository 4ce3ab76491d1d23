//! Which files a logbook needs: those that it shows, and those that its history can bring back.

use rusqlite::Connection;

/// A file that a logbook needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needed {
    /// Its hash.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: i64,
}

/// Every file that is shown or that the history can bring back, each once. A file of a format
/// that knew no evidence needs none.
pub(crate) fn needed(db: &Connection) -> rusqlite::Result<Vec<Needed>> {
    read(db, include_str!("needed.sql"))
}

/// Every file that is shown.
pub(crate) fn shown(db: &Connection) -> rusqlite::Result<Vec<Needed>> {
    read(db, "SELECT sha256, name, bytes FROM evidence ORDER BY row")
}

fn read(db: &Connection, sql: &str) -> rusqlite::Result<Vec<Needed>> {
    let known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'evidence'";
    if !db.prepare_cached(known)?.exists([])? {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Needed {
            sha256: row.get(0)?,
            name: row.get(1)?,
            bytes: row.get(2)?,
        })
    })?;
    rows.collect()
}
