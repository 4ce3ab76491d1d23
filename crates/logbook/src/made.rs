//! Which documents were made, and of what: so that it can be said what changed since, and a signed
//! sheet finds its hours again. It is no fact, and has no undo.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::error::LogbookError;

/// What stands before the id of a document in the settings' table.
const MADE: &str = "made:";
/// So many are remembered; the oldest go first.
const MOST: usize = 200;

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeDocument {
    /// Names it: the code of a sheet, else the beginning of its hash.
    pub id: String,
    /// What sort: `letter`, `packet`, `sheet`, `credits`, `annex`.
    pub kind: String,
    /// What it is about: a position's id, a cycle.
    pub subject: String,
    /// What it is called.
    pub title: String,
    /// The day.
    pub made_on: NaiveDate,
    /// How many pages it has.
    pub pages: u32,
    /// The SHA-256 of what it says.
    pub hash: String,
    /// Where it was saved.
    pub path: String,
    /// What it was made of, a line each.
    pub basis: String,
}

/// The documents, the last made first.
pub(crate) fn all(db: &Connection) -> Result<Vec<MadeDocument>, LogbookError> {
    let sql = "SELECT value FROM settings WHERE substr(key, 1, length(:made)) = :made";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":made": MADE }, |row| {
        row.get::<_, String>(0)
    })?;
    let mut all = Vec::new();
    for row in rows {
        // Written by another version: of no meaning here.
        all.extend(serde_json::from_str::<MadeDocument>(&row?).ok());
    }
    all.sort_by(|a, b| (b.made_on, &b.id).cmp(&(a.made_on, &a.id)));
    Ok(all)
}

/// Remembers a document, in the place of the one with the same id.
pub(crate) fn note(db: &Connection, made: &MadeDocument) -> Result<(), LogbookError> {
    let value = serde_json::to_string(made)
        .unwrap_or_else(|error| unreachable!("BUG: a document is no JSON: {error}"));
    db.prepare_cached("INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)")?
        .execute(named_params! { ":key": format!("{MADE}{}", made.id), ":value": value })?;
    for old in all(db)?.into_iter().skip(MOST) {
        db.prepare_cached("DELETE FROM settings WHERE key = :key")?
            .execute(named_params! { ":key": format!("{MADE}{}", old.id) })?;
    }
    Ok(())
}
