//! The recorded changes of an operation.

use crate::operation::Changes;
use crate::tables;
use rusqlite::{Connection, OptionalExtension};

/// One recorded change of one row.
#[derive(Debug)]
pub(crate) struct Step {
    /// The table.
    pub table: String,
    /// The fact's id.
    pub id: String,
    /// The row before; none where it was not there.
    pub before: Option<Image>,
    /// The row after; none where it is gone.
    pub after: Option<Image>,
}

/// A row as JSON: its columns with their values.
pub(crate) type Image = serde_json::Map<String, serde_json::Value>;

/// Which kinds of facts an operation changed.
pub(crate) fn changes_of(db: &Connection, seq: i64) -> rusqlite::Result<Changes> {
    let mut changes = Changes::default();
    let mut statement =
        db.prepare_cached("SELECT DISTINCT fact_table FROM history WHERE operation_seq = :seq")?;
    let mut rows = statement.query([seq])?;
    while let Some(row) = rows.next()? {
        if let Some(kind) = tables::kind_of(row.get_ref(0)?.as_str()?) {
            changes.note(kind);
        }
    }
    Ok(changes)
}

/// The steps of an operation in the order in which they were made.
pub(super) fn steps_of(db: &Connection, seq: i64) -> rusqlite::Result<Vec<Step>> {
    let mut statement = db.prepare_cached(include_str!("steps.sql"))?;
    let rows = statement.query_map([seq], |row| {
        Ok(Step {
            table: row.get(0)?,
            id: row.get(1)?,
            before: image(row.get(2)?)?,
            after: image(row.get(3)?)?,
        })
    })?;
    rows.collect()
}

/// Reads an image from its JSON text.
pub(super) fn image(json: Option<String>) -> rusqlite::Result<Option<Image>> {
    json.map(|json| serde_json::from_str(&json))
        .transpose()
        .map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, error.into())
        })
}

/// The label of an operation that is done or undone.
pub(super) fn label_of(db: &Connection, seq: i64) -> rusqlite::Result<String> {
    let label = db
        .prepare_cached("SELECT label FROM operations WHERE seq = :seq")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    Ok(label.unwrap_or_default())
}
