//! The least program that knows the facts: opens a logbook by SQLite alone and reads every
//! column of every fact by a plain loop. `milepost remind` is measured against it
//! (`cargo xtask bench remind`).

use std::hint::black_box;

use milepost_core::facts::FactKind;
use rusqlite::{Connection, OpenFlags, types::Value};

fn main() -> rusqlite::Result<()> {
    let path = std::env::args_os().nth(1).unwrap_or_default();
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    for kind in FactKind::ALL {
        let mut select = file.prepare(&format!("SELECT * FROM {}", kind.list()))?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                black_box(row.get::<_, Value>(column)?);
            }
        }
    }
    Ok(())
}
