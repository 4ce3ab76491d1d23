//! Full-text search that bears any typed text.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::label;
use crate::tables::{self, kind_of};
use milepost_core::facts::FactKey;

/// More words than these narrow nothing.
const MOST_WORDS: usize = 12;

/// A fact that contains the words searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SearchHit {
    /// The fact.
    pub key: FactKey,
    /// What it is called.
    pub title: String,
    /// When it was: `Nov 2, 2026`, `Jul 2025 – Nov 2025`; empty where its title says it or nothing does.
    pub when: String,
    /// The words around the match; the matches stand between `\u{2}` and `\u{3}`.
    pub excerpt: String,
}

/// Facts that contain every word, or one that begins with it, best first.
pub(crate) fn search(
    db: &Connection,
    text: &str,
    limit: u32,
) -> Result<Vec<SearchHit>, LogbookError> {
    let Some(query) = query_of(text) else {
        return Ok(Vec::new());
    };
    let mut statement = db.prepare_cached(include_str!("find.sql"))?;
    let mut rows = statement.query(named_params! { ":query": query, ":limit": limit })?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, id, excerpt): (String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some(key) = kind_of(&table).map(|kind| FactKey::new(kind, id)) else {
            continue;
        };
        if let Some(fact) = tables::if_readable(tables::read(db, &key))?.flatten() {
            hits.push(SearchHit {
                key,
                title: label::name(db, &fact)?,
                when: label::when(&fact),
                excerpt,
            });
        }
    }
    Ok(hits)
}

/// Every typed word as a quoted prefix, so that nothing typed is an operator.
fn query_of(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_operators_are_only_words() {
        assert_eq!(
            query_of("modifier \"25\" OR NEAR(x)"),
            Some("\"modifier\"* \"25\"* \"OR\"* \"NEAR\"* \"x\"*".to_owned())
        );
        assert_eq!(
            query_of(" \"'(*^-: "),
            None,
            "signs alone search for nothing"
        );
    }
}
