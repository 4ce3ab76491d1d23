//! The amendment trail of a fact, and what was removed.

use std::collections::BTreeSet;

use milepost_core::amounts::{Ceus, dollars_text, hours_text};
use milepost_core::dates::day;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use super::{Image, image};
use crate::tables::{kind_of, table_of};
use milepost_core::facts::FactKey;

/// One step in the life of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Amendment {
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// The operation, in words.
    pub label: String,
    /// The fields that changed; for an added fact all that were set, for a
    /// removed one all that it had.
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldChange {
    /// The field as the facts format names it.
    pub field: String,
    /// What it held, in words; none where it was empty or the fact was not there.
    pub before: Option<String>,
    /// What it holds, in words; none where it is empty or the fact is gone.
    pub after: Option<String>,
}

/// A fact that was removed and can be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Removed {
    /// The fact.
    pub key: FactKey,
    /// When, as RFC 3339 text in UTC.
    pub at: String,
    /// The operation that removed it, in words.
    pub label: String,
}

/// How a fact came to be what it is, oldest first.
pub(crate) fn history_of(db: &Connection, key: &FactKey) -> rusqlite::Result<Vec<Amendment>> {
    let mut statement = db.prepare_cached(include_str!("trail.sql"))?;
    let params = named_params! { ":table": table_of(key.kind), ":id": key.id };
    let rows = statement.query_map(params, |row| {
        let before = image(row.get(2)?)?.unwrap_or_default();
        let after = image(row.get(3)?)?.unwrap_or_default();
        Ok(Amendment {
            at: row.get(0)?,
            label: row.get(1)?,
            fields: compare(&before, &after),
        })
    })?;
    rows.collect()
}

/// Facts that were removed and not brought back, the last removed first.
pub(crate) fn removed(db: &Connection, limit: u32) -> rusqlite::Result<Vec<Removed>> {
    let mut statement = db.prepare_cached(include_str!("removed.sql"))?;
    let mut rows = statement.query(named_params! { ":limit": limit })?;
    let mut removed = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(kind) = kind_of(row.get_ref(0)?.as_str()?) {
            let key = FactKey::new(kind, row.get::<_, String>(1)?);
            removed.push(Removed {
                key,
                at: row.get(2)?,
                label: row.get(3)?,
            });
        }
    }
    Ok(removed)
}

/// The day of a fact's removal, in words; none where it was never removed.
pub(crate) fn removed_on(db: &Connection, key: &FactKey) -> rusqlite::Result<Option<String>> {
    let at: Option<String> = db
        .prepare_cached(include_str!("removed_on.sql"))?
        .query_row(
            named_params! { ":table": table_of(key.kind), ":id": key.id },
            |row| row.get(0),
        )
        .optional()?;
    let date = |at: &str| at.get(..10).and_then(|date| date.parse().ok()).map(day);
    Ok(at.map(|at| date(&at).unwrap_or(at)))
}

/// The fields that differ between two images, but for ids and row numbers.
fn compare(before: &Image, after: &Image) -> Vec<FieldChange> {
    let columns: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    columns
        .into_iter()
        .filter(|column| !matches!(column.as_str(), "row" | "id"))
        .filter_map(|column| {
            let words = |image: &Image| image.get(column).and_then(|value| in_words(column, value));
            let (before, after) = (words(before), words(after));
            let field = column.trim_end_matches("_hundredths").to_owned();
            (before != after).then_some(FieldChange {
                field,
                before,
                after,
            })
        })
        .collect()
}

/// A stored value for people; none where there is nothing to say.
fn in_words(column: &str, value: &Json) -> Option<String> {
    match value {
        Json::Number(number) => {
            let number = number
                .as_i64()
                .and_then(|number| i32::try_from(number).ok())?;
            Some(if column.ends_with("_hundredths") {
                format!("{} CEU", Ceus::from_hundredths(number))
            } else if column.contains("minutes") {
                hours_text(number)
            } else if column.ends_with("_cents") {
                dollars_text(number)
            } else if is_flag(column) {
                if number == 0 {
                    "no".to_owned()
                } else {
                    "yes".to_owned()
                }
            } else {
                number.to_string()
            })
        }
        Json::String(text) if text == "[]" => None,
        Json::String(text) if text.starts_with('[') => match serde_json::from_str(text) {
            Ok(Json::Array(items)) => {
                Some(items.iter().map(item_text).collect::<Vec<_>>().join(", "))
            }
            _ => Some(text.clone()),
        },
        Json::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn is_flag(column: &str) -> bool {
    matches!(
        column,
        "apprentice"
            | "hiim_domain"
            | "certificate_held"
            | "coding_preparation"
            | "planned"
            | "applies"
    )
}

fn item_text(item: &Json) -> String {
    match item {
        Json::String(text) => text.clone(),
        Json::Object(fields) => fields
            .values()
            .filter_map(Json::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        other => other.to_string(),
    }
}
