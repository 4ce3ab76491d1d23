//! The one history: what each operation changed, row by row.
//!
//! Triggers write it ([`recorder`]), undo and redo play it ([`replay`]), and
//! each fact's trail is read from it ([`trail`]).

mod recorder;
mod replay;
mod trail;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::ids;
use crate::now::Now;
use crate::operation::Changes;
use crate::tables;

pub(crate) use recorder::prepare;
pub(crate) use replay::{Direction, label_of_next, replay_next, restore, take_back};
pub use trail::{Amendment, FieldChange, Removed};
pub(crate) use trail::{history_of, removed, removed_on};

/// An operation while it is under way.
#[derive(Debug)]
pub(crate) struct Begun {
    /// Its place in the history.
    pub seq: i64,
    /// Its id.
    pub id: String,
}

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

/// Begins an operation: from here on the triggers record under it.
pub(crate) fn begin(db: &Connection, now: &Now) -> rusqlite::Result<Begun> {
    let id = ids::new_id(now);
    db.prepare_cached(include_str!("begin.sql"))?
        .execute(named_params! { ":id": id, ":at": now.instant_text() })?;
    let seq = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO recording (seq) VALUES (:seq)")?
        .execute([seq])?;
    Ok(Begun { seq, id })
}

/// Ends an operation. One that changed nothing leaves no trace; any other takes
/// the undone operations after it away, for they no longer fit.
pub(crate) fn end(db: &Connection, seq: i64, label: &str) -> rusqlite::Result<Changes> {
    db.prepare_cached("DELETE FROM recording")?.execute([])?;
    let changes = changes_of(db, seq)?;
    if changes.is_empty() {
        db.prepare_cached("DELETE FROM operations WHERE seq = :seq")?
            .execute([seq])?;
    } else {
        db.prepare_cached("DELETE FROM operations WHERE state = 'undone'")?
            .execute([])?;
        db.prepare_cached("UPDATE operations SET label = :label WHERE seq = :seq")?
            .execute(named_params! { ":label": label, ":seq": seq })?;
    }
    Ok(changes)
}

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
fn steps_of(db: &Connection, seq: i64) -> rusqlite::Result<Vec<Step>> {
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
fn image(json: Option<String>) -> rusqlite::Result<Option<Image>> {
    json.map(|json| serde_json::from_str(&json))
        .transpose()
        .map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, error.into())
        })
}

/// The label of an operation that is done or undone.
fn label_of(db: &Connection, seq: i64) -> rusqlite::Result<String> {
    let label = db
        .prepare_cached("SELECT label FROM operations WHERE seq = :seq")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    Ok(label.unwrap_or_default())
}
