//! What can still be read of a damaged file. A page that is lost takes the rows on it along; the
//! rows before and behind it are read from both ends.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::columns::Columns;
use super::table::Table;
use super::unreadable::is_of_a_value;

/// The rows of a table that can be read, in their order, and whether these are all.
pub(super) fn rows<T: Table>(db: &Connection) -> (Vec<T>, bool) {
    let mut found = BTreeMap::new();
    // From the other end only where the first did not come through.
    let whole = ["ASC", "DESC"]
        .into_iter()
        .any(|order| scan::<T>(db, order, &mut found).is_ok());
    let complete = whole && found.values().all(Option::is_some);
    (found.into_values().flatten().collect(), complete)
}

/// Reads rows up to the first that lies on a damaged page; none in place of one whose values
/// cannot be read.
fn scan<T: Table>(
    db: &Connection,
    order: &str,
    found: &mut BTreeMap<i64, Option<T>>,
) -> rusqlite::Result<()> {
    let columns = T::COLUMNS.join(", ");
    let sql = format!(
        "SELECT {columns}, row FROM {} ORDER BY row {order}",
        T::NAME
    );
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let read = match T::from_row(&mut Columns::of(row)) {
            Ok(it) => Some(it),
            Err(error) if is_of_a_value(&error) => None,
            Err(error) => return Err(error),
        };
        found.insert(row.get(T::COLUMNS.len())?, read);
    }
    Ok(())
}
