//! The one history: what each operation changed, row by row.
//!
//! Triggers write it ([`recorder`]), undo and redo play it ([`replay`]), and
//! each fact's trail is read from it ([`trail`]).

mod recorder;
mod replay;
mod steps;
mod trail;

pub(crate) use steps::{Image, Step, changes_of};
use steps::{image, label_of, steps_of};

use rusqlite::{Connection, named_params};

use crate::ids;
use crate::now::Now;
use crate::operation::Changes;

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
