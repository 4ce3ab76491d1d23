//! Undo, redo and restore: playing recorded images back into their tables.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params, params_from_iter};
use serde_json::Value as Json;

use super::{Image, Step, changes_of, image, label_of, recorder, steps_of};
use crate::error::{Invalid, LogbookError};
use crate::label;
use crate::operation::Applied;
use crate::tables::{self, kind_of, table_of};
use milepost_core::facts::{Fact, FactKey, FactKind, Holder};

/// Which way the history is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Back: the last operation that is done.
    Undo,
    /// Forth: the first operation that is undone.
    Redo,
}

/// What the next undo or redo is called; none when there is none.
pub(crate) fn label_of_next(
    db: &Connection,
    direction: Direction,
) -> rusqlite::Result<Option<String>> {
    let Some(seq) = next(db, direction)? else {
        return Ok(None);
    };
    let verb = match direction {
        Direction::Undo => "Undo",
        Direction::Redo => "Redo",
    };
    Ok(Some(format!(
        "{verb} {}",
        label::as_command(&label_of(db, seq)?)
    )))
}

/// Plays the next operation; the caller commits, or rolls back on an error.
pub(crate) fn replay_next(db: &Connection, direction: Direction) -> Result<Applied, LogbookError> {
    let nothing = match direction {
        Direction::Undo => LogbookError::NothingToUndo,
        Direction::Redo => LogbookError::NothingToRedo,
    };
    let seq = next(db, direction)?.ok_or(nothing)?;
    replay(db, direction, seq)
}

/// Takes back the operation with this id and no other; says why where that cannot be.
pub(crate) fn take_back(db: &Connection, id: &str) -> Result<Applied, LogbookError> {
    let found: Option<(i64, String, String)> = db
        .prepare_cached("SELECT seq, label, state FROM operations WHERE id = :id")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((seq, label, state)) = found else {
        return Err(LogbookError::NoSuchOperation);
    };
    if state != "done" {
        return Err(LogbookError::UndoneAlready { label });
    }
    match next(db, Direction::Undo)? {
        Some(last) if last != seq => Err(LogbookError::NotTheLast {
            label,
            later: label::as_command(&label_of(db, last)?),
        }),
        _ => replay(db, Direction::Undo, seq),
    }
}

/// Plays one operation.
fn replay(db: &Connection, direction: Direction, seq: i64) -> Result<Applied, LogbookError> {
    let label = label_of(db, seq)?;
    let id: String = db
        .prepare_cached("SELECT id FROM operations WHERE seq = :seq")?
        .query_row([seq], |row| row.get(0))?;
    let steps = steps_of(db, seq)?;
    let conflict = |detail: String| LogbookError::Conflict {
        label: label.clone(),
        detail,
    };
    let play = |step: &Step, from: Option<&Image>, to: Option<&Image>| {
        play_step(db, step, from, to).map_err(|error| match error {
            PlayError::Conflict(detail) => conflict(detail),
            PlayError::Storage(error) => error.into(),
        })
    };
    let (state, done) = match direction {
        Direction::Undo => {
            for step in steps.iter().rev() {
                play(step, step.after.as_ref(), step.before.as_ref())?;
            }
            ("undone", "Undid")
        }
        Direction::Redo => {
            for step in &steps {
                play(step, step.before.as_ref(), step.after.as_ref())?;
            }
            ("done", "Redid")
        }
    };
    db.prepare_cached("UPDATE operations SET state = :state WHERE seq = :seq")?
        .execute(named_params! { ":state": state, ":seq": seq })?;
    let mut keys: Vec<FactKey> = Vec::new();
    for step in &steps {
        if let Some(kind) = kind_of(&step.table) {
            keys.push(FactKey::new(kind, step.id.clone()));
        }
    }
    keys.dedup();
    Ok(Applied {
        operation: Some(id),
        label: format!("{done}: {}", label::as_command(&label)),
        changes: changes_of(db, seq)?,
        keys,
    })
}

/// Brings a removed fact back with the facts that were removed along with it.
/// Runs inside an operation of its own, so that it is recorded.
pub(crate) fn restore(db: &Connection, key: &FactKey) -> Result<Vec<FactKey>, LogbookError> {
    let table = table_of(key.kind);
    let found: Option<(i64, Option<String>)> = db
        .prepare_cached(include_str!("last_removal.sql"))?
        .query_row(named_params! { ":table": table, ":id": key.id }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((seq, Some(before))) = found else {
        return Err(LogbookError::NotRemoved(key.clone()));
    };
    if tables::exists(db, key)? {
        return Err(LogbookError::NotRemoved(key.clone()));
    }
    let mut keys = vec![key.clone()];
    if let Some(before) = image(Some(before))? {
        insert_image(db, table, &before, RowNumber::IfFree).map_err(no_room)?;
    }
    let children = children_of(db, table)?;
    for step in steps_of(db, seq)? {
        let (Some(before), None) = (&step.before, &step.after) else {
            continue;
        };
        let along = children.iter().any(|(child, column)| {
            *child == step.table && before.get(column).and_then(Json::as_str) == Some(&key.id)
        });
        if let (true, Some(kind)) = (along, kind_of(&step.table)) {
            insert_image(db, &step.table, before, RowNumber::IfFree).map_err(no_room)?;
            keys.push(FactKey::new(kind, step.id.clone()));
        }
    }
    for step in steps_of(db, seq)? {
        if step.table == table_of(FactKind::Evidence) {
            keys.extend(attach_again(db, &step, &keys)?);
        } else {
            keys.extend(refer_again(db, &step, key, &children)?);
        }
    }
    Ok(keys)
}

/// Lets a fact refer again to the one that came back, where the removal took that from it and
/// nothing has taken its place.
fn refer_again(
    db: &Connection,
    step: &Step,
    back: &FactKey,
    children: &[(String, String)],
) -> Result<Option<FactKey>, LogbookError> {
    let (Some(before), Some(after)) = (&step.before, &step.after) else {
        return Ok(None);
    };
    let referred = |column: &String| {
        before.get(column).and_then(Json::as_str) == Some(&back.id)
            && after.get(column).is_none_or(Json::is_null)
    };
    let mut changed = 0;
    for (_, column) in children
        .iter()
        .filter(|(table, column)| *table == step.table && referred(column))
    {
        let sql = format!(
            "UPDATE {} SET {column} = :back WHERE id = :id AND {column} IS NULL",
            step.table
        );
        changed += db
            .prepare_cached(&sql)?
            .execute(named_params! { ":back": back.id, ":id": step.id })?;
    }
    let kind = kind_of(&step.table).filter(|_| changed > 0);
    Ok(kind.map(|kind| FactKey::new(kind, step.id.clone())))
}

/// Gives a file back to the facts that came back, where their removal took it from them.
fn attach_again(
    db: &Connection,
    step: &Step,
    back: &[FactKey],
) -> Result<Option<FactKey>, LogbookError> {
    let holders = |image: &Option<Image>| -> Vec<Holder> {
        let list = image.as_ref().and_then(|image| image.get("belongs_to"));
        let list = list.and_then(Json::as_str);
        list.and_then(|list| serde_json::from_str(list).ok())
            .unwrap_or_default()
    };
    let after = holders(&step.after);
    let lost = holders(&step.before).into_iter();
    let lost = lost.filter(|it| !after.contains(it) && back.contains(&FactKey::from(it)));
    let key = FactKey::new(FactKind::Evidence, step.id.clone());
    let Some(Fact::Evidence(mut file)) = tables::read(db, &key)? else {
        return Ok(None);
    };
    let before = file.belongs_to.len();
    for holder in lost {
        if !file.belongs_to.contains(&holder) {
            file.belongs_to.push(holder);
        }
    }
    if file.belongs_to.len() == before {
        return Ok(None);
    }
    tables::update(db, &Fact::Evidence(file))?;
    Ok(Some(key))
}

/// Says why a removed fact finds no room any more.
fn no_room(error: rusqlite::Error) -> LogbookError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => Invalid::new(
            "id",
            "it can't come back as things are: restore what it belonged to first, \
             or remove what has taken its place",
        )
        .into(),
        _ => error.into(),
    }
}

/// Why a step cannot be played.
enum PlayError {
    Conflict(String),
    Storage(rusqlite::Error),
}

impl From<rusqlite::Error> for PlayError {
    fn from(error: rusqlite::Error) -> PlayError {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation) => {
                PlayError::Conflict(error.to_string())
            }
            _ => PlayError::Storage(error),
        }
    }
}

fn next(db: &Connection, direction: Direction) -> rusqlite::Result<Option<i64>> {
    let sql = match direction {
        Direction::Undo => "SELECT max(seq) FROM operations WHERE state = 'done'",
        Direction::Redo => "SELECT min(seq) FROM operations WHERE state = 'undone'",
    };
    db.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

/// Turns one row from one image into another, if it is as the history left it.
fn play_step(
    db: &Connection,
    step: &Step,
    from: Option<&Image>,
    to: Option<&Image>,
) -> Result<(), PlayError> {
    let now = current(db, &step.table, &step.id)?;
    let name = kind_of(&step.table).map_or(step.table.as_str(), |kind| kind.noun());
    let conflict = |what: &str| {
        Err(PlayError::Conflict(format!(
            "the {name} {} {what}",
            step.id
        )))
    };
    match (from, now) {
        (None, None) => {}
        (None, Some(_)) => return conflict("is there again"),
        (Some(_), None) => return conflict("is gone"),
        (Some(from), Some(now)) => {
            if from
                .iter()
                .any(|(column, value)| now.get(column).is_some_and(|it| it != value))
            {
                return conflict("isn't as it was left");
            }
        }
    }
    match (from, to) {
        (None, Some(to)) => insert_image(db, &step.table, to, RowNumber::Exactly)?,
        (Some(_), Some(to)) => update_image(db, step, to)?,
        (Some(_), None) => {
            for (child, column) in children_of(db, &step.table)? {
                let sql = format!("SELECT 1 FROM {child} WHERE {column} = :id");
                if db.prepare_cached(&sql)?.exists([&step.id])? {
                    return conflict("has facts that were added elsewhere");
                }
            }
            let sql = format!("DELETE FROM {} WHERE id = :id", step.table);
            db.prepare_cached(&sql)?.execute([&step.id])?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// The row as it is now.
fn current(db: &Connection, table: &str, id: &str) -> rusqlite::Result<Option<Image>> {
    let columns = recorder::columns_of(db, table)?;
    let sql = format!(
        "SELECT {} FROM {table} WHERE id = :id",
        recorder::image(table, &columns)
    );
    let json = db
        .prepare_cached(&sql)?
        .query_row([id], |row| row.get(0))
        .optional()?;
    image(json)
}

/// Whether a row takes its old place in the order.
#[derive(PartialEq, Eq)]
enum RowNumber {
    /// It must.
    Exactly,
    /// It does unless another row has taken it.
    IfFree,
}

fn insert_image(
    db: &Connection,
    table: &str,
    image: &Image,
    number: RowNumber,
) -> rusqlite::Result<()> {
    let mut columns = known(db, table, image)?;
    if number == RowNumber::IfFree {
        let sql = format!("SELECT 1 FROM {table} WHERE row = :row");
        let taken = image.get("row").and_then(Json::as_i64);
        if db.prepare_cached(&sql)?.exists([taken])? {
            columns.retain(|column| column != "row");
        }
    }
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({places})",
        columns.join(", ")
    );
    db.prepare_cached(&sql)?
        .execute(params_from_iter(values(image, &columns)))?;
    Ok(())
}

fn update_image(db: &Connection, step: &Step, image: &Image) -> rusqlite::Result<()> {
    let columns = known(db, &step.table, image)?;
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "UPDATE {} SET ({}) = ({places}) WHERE id = ?{}",
        step.table,
        columns.join(", "),
        columns.len() + 1
    );
    let id = Value::Text(step.id.clone());
    db.prepare_cached(&sql)?.execute(params_from_iter(
        values(image, &columns).chain(std::iter::once(id)),
    ))?;
    Ok(())
}

/// The columns of an image that the table still has; an image of an older format
/// may lack new ones, which then take their defaults.
fn known(db: &Connection, table: &str, image: &Image) -> rusqlite::Result<Vec<String>> {
    let mut columns = recorder::columns_of(db, table)?;
    columns.retain(|column| image.contains_key(column));
    Ok(columns)
}

fn values<'a>(image: &'a Image, columns: &'a [String]) -> impl Iterator<Item = Value> + 'a {
    columns.iter().map(|column| match image.get(column) {
        Some(Json::String(text)) => Value::Text(text.clone()),
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Integer),
        _ => Value::Null,
    })
}

/// The tables that refer to this one, each with its referring column.
fn children_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare_cached(include_str!("children.sql"))?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
