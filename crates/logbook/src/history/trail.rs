//! The amendment trail of a fact, and what was removed.

use std::collections::BTreeSet;

use milepost_core::amounts::{Ceus, dollars_text, hours_text};
use milepost_core::dates::day;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use super::{Image, image};
use crate::label;
use crate::tables::{kind_of, table_of};
use milepost_core::facts::{FactKey, FactKind, field_name, value_label};

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
    /// What people call it.
    pub name: String,
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
            fields: compare(db, key.kind, &before, &after)?,
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
fn compare(
    db: &Connection,
    kind: FactKind,
    before: &Image,
    after: &Image,
) -> rusqlite::Result<Vec<FieldChange>> {
    let columns: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes = Vec::new();
    for column in columns {
        // What a choice is about never changes, and is no word but a key.
        if matches!(column.as_str(), "row" | "id" | "subject")
            || before.get(column) == after.get(column)
        {
            continue;
        }
        let words = |image: &Image| match image.get(column) {
            Some(value) => in_words(db, kind, column, value),
            None => Ok(None),
        };
        let (before, after) = (words(before)?, words(after)?);
        if before != after {
            let field = column.trim_end_matches("_hundredths");
            changes.push(FieldChange {
                field: field.to_owned(),
                name: field_name(field),
                before,
                after,
            });
        }
    }
    Ok(changes)
}

/// A stored value for people; none where there is nothing to say.
fn in_words(
    db: &Connection,
    kind: FactKind,
    column: &str,
    value: &Json,
) -> rusqlite::Result<Option<String>> {
    Ok(match value {
        Json::Number(number) => number
            .as_i64()
            .and_then(|number| i32::try_from(number).ok())
            .map(|number| number_in_words(column, number)),
        Json::String(text) if text == "[]" => None,
        Json::String(text) if text.starts_with('[') => match serde_json::from_str(text) {
            Ok(Json::Array(items)) => {
                let items = items
                    .iter()
                    .map(|item| item_in_words(db, kind, column, item));
                Some(items.collect::<rusqlite::Result<Vec<_>>>()?.join(", "))
            }
            _ => Some(text.clone()),
        },
        Json::String(text) => Some(match referred(column) {
            Some(kind) => label::name_of_key(db, &FactKey::new(kind, text))?,
            None => text_in_words(kind, column, text),
        }),
        _ => None,
    })
}

fn number_in_words(column: &str, number: i32) -> String {
    if column.ends_with("_hundredths") {
        format!("{} CEU", Ceus::from_hundredths(number))
    } else if column.contains("minutes") {
        hours_text(number)
    } else if column.ends_with("_cents") {
        dollars_text(number)
    } else if is_flag(column) {
        if number == 0 { "No" } else { "Yes" }.to_owned()
    } else {
        number.to_string()
    }
}

/// A text that is a day, a value of a fixed set, or what was typed.
fn text_in_words(kind: FactKind, column: &str, text: &str) -> String {
    if let Ok(date) = text.parse() {
        return day(date);
    }
    value_label(kind, column, text).map_or_else(|| text.to_owned(), str::to_owned)
}

/// The kind of the fact that a column names by its id.
fn referred(column: &str) -> Option<FactKind> {
    match column {
        "position" => Some(FactKind::Position),
        "course" => Some(FactKind::Course),
        "practicode" => Some(FactKind::Practicode),
        "application" => Some(FactKind::Application),
        "contact" | "found_contact" => Some(FactKind::Contact),
        "meeting" | "found_meeting" | "met_at" => Some(FactKind::Meeting),
        "credit" => Some(FactKind::Credit),
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

/// An item of a list: a value, a fact that is referred to, or what an issuer's portal says
/// (`AAPC: Entered`).
fn item_in_words(
    db: &Connection,
    kind: FactKind,
    column: &str,
    item: &Json,
) -> rusqlite::Result<String> {
    Ok(match item {
        Json::String(text) => text_in_words(kind, column, text),
        Json::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Json::as_str);
            let referred = text("kind").and_then(FactKind::named).zip(text("id"));
            if let Some((kind, id)) = referred {
                return label::name_of_key(db, &FactKey::new(kind, id));
            }
            let texts = fields.iter().filter_map(|(field, value)| {
                value.as_str().map(|text| text_in_words(kind, field, text))
            });
            texts.collect::<Vec<_>>().join(": ")
        }
        other => other.to_string(),
    })
}
