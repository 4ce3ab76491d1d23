//! The triggers that write the history, generated from the tables themselves.
//!
//! They are temporary: each connection makes its own before its first change, so
//! that they always fit the tables and never lie in the file. They record only
//! while an operation is under way; undo and redo are not recorded again.

use rusqlite::Connection;

use crate::tables::table_of;
use milepost_core::facts::FactKind;

/// Makes the triggers where this connection has none yet.
pub(crate) fn prepare(db: &Connection) -> rusqlite::Result<()> {
    let ready = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'recording'";
    if db.prepare_cached(ready)?.exists([])? {
        return Ok(());
    }
    let mut script = String::from("CREATE TEMP TABLE recording (seq INTEGER PRIMARY KEY);\n");
    for kind in FactKind::ALL {
        let table = table_of(kind);
        let columns = columns_of(db, table)?;
        script += &trigger(table, "INSERT", "NEW", "NULL", &image("NEW", &columns), "1");
        script += &trigger(table, "DELETE", "OLD", &image("OLD", &columns), "NULL", "1");
        let differs = columns
            .iter()
            .map(|column| format!("OLD.{column} IS NOT NEW.{column}"))
            .collect::<Vec<_>>()
            .join(" OR ");
        let (before, after) = (image("OLD", &columns), image("NEW", &columns));
        script += &trigger(table, "UPDATE", "NEW", &before, &after, &differs);
    }
    // All or none: a change must never go unrecorded.
    let transaction = db.unchecked_transaction()?;
    transaction.execute_batch(&script)?;
    transaction.commit()
}

/// The columns of a table in order, `row` included.
pub(super) fn columns_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT name FROM pragma_table_info(:table) ORDER BY cid")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

/// The SQL that writes a row as JSON; `of` is `OLD`, `NEW` or the table.
pub(super) fn image(of: &str, columns: &[String]) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {of}.{column}"))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

fn trigger(
    table: &str,
    event: &str,
    row: &str,
    before: &str,
    after: &str,
    condition: &str,
) -> String {
    format!(
        "CREATE TEMP TRIGGER record_{table}_{event} AFTER {event} ON main.{table}
         WHEN {condition}
         BEGIN
             INSERT INTO history (operation_seq, fact_table, row_id, before, after)
             SELECT seq, '{table}', {row}.id, {before}, {after}
             FROM recording;
         END;\n"
    )
}
