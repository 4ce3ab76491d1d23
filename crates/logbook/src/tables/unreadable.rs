//! Rows that this program cannot read: damage, or a word that a newer version wrote. Each costs
//! itself and nothing else, and is named.

use milepost_core::facts::FactKind;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, Row};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Columns, Table};

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Unreadable {
    /// What kind of fact it holds.
    pub kind: FactKind,
    /// Its number in its table.
    pub row: i32,
    /// Its id, where that can be read.
    pub id: Option<String>,
    /// The field that cannot be read, as the facts format names it.
    pub field: Option<String>,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "row {} of the {} can't be read",
            self.row,
            self.kind.plural()
        )?;
        match &self.field {
            Some(field) => write!(f, " ({field} is damaged, or of a newer version)"),
            None => Ok(()),
        }
    }
}

/// Whether an error concerns one value and not the file.
pub(crate) fn is_of_a_value(error: &Error) -> bool {
    at(error).is_some()
}

/// The place of the column that is at fault.
fn at(error: &Error) -> Option<usize> {
    match error {
        Error::FromSqlConversionFailure(at, ..)
        | Error::IntegralValueOutOfRange(at, ..)
        | Error::InvalidColumnType(at, ..) => Some(*at),
        _ => None,
    }
}

/// The rows of a table that cannot be read.
pub(super) fn of_table<T: Table>(
    db: &Connection,
    kind: FactKind,
) -> rusqlite::Result<Vec<Unreadable>> {
    let columns = T::COLUMNS.join(", ");
    let sql = format!("SELECT {columns}, row FROM {} ORDER BY row", T::NAME);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        match T::from_row(&mut Columns::of(row)) {
            Ok(_) => {}
            Err(error) if is_of_a_value(&error) => found.push(Unreadable {
                kind,
                row: row.get(T::COLUMNS.len())?,
                id: text(row, 0),
                field: at(&error)
                    .and_then(|at| T::COLUMNS.get(at))
                    .map(|it| (*it).to_owned()),
            }),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn text(row: &Row<'_>, at: usize) -> Option<String> {
    match row.get_ref(at) {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).ok().map(str::to_owned),
        _ => None,
    }
}
