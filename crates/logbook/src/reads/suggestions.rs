//! What was typed before, for completing.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::tables::parse_words;

/// How many of each are offered.
const MOST: usize = 50;

/// What was typed before, the most recent first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Suggestions {
    /// Employers.
    pub employers: Vec<String>,
    /// Sponsors of credits.
    pub sponsors: Vec<String>,
    /// Providers of courses.
    pub providers: Vec<String>,
    /// Specialties of entries.
    pub specialties: Vec<String>,
    /// Supervisors and signers.
    pub people: Vec<String>,
    /// Titles of credits.
    pub titles: Vec<String>,
    /// Topics of credits.
    pub topics: Vec<String>,
}

/// Reads them all.
pub(crate) fn suggestions(db: &Connection) -> Result<Suggestions, LogbookError> {
    let mut people = recent(db, "supervisor", "positions")?;
    people.extend(recent(db, "signer_name", "letters")?);
    Ok(Suggestions {
        employers: recent(db, "employer", "positions")?,
        sponsors: recent(db, "sponsor", "credits")?,
        providers: recent(db, "provider", "courses")?,
        specialties: recent(db, "specialty", "entries")?,
        people: each_once(people),
        titles: recent(db, "title", "credits")?,
        topics: topics(db)?,
    })
}

/// The last texts of a column, each once.
fn recent(db: &Connection, column: &str, table: &str) -> Result<Vec<String>, LogbookError> {
    let sql = format!(
        "SELECT {column} FROM {table} WHERE {column} IS NOT NULL
         GROUP BY {column} ORDER BY max(row) DESC LIMIT {MOST}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn topics(db: &Connection) -> Result<Vec<String>, LogbookError> {
    let lists = recent(db, "topics", "credits")?;
    let topics = lists
        .iter()
        .filter_map(|list| parse_words::<String>(list).ok())
        .flatten();
    Ok(each_once(topics.collect()))
}

fn each_once(mut texts: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    texts.truncate(MOST);
    texts
}
