//! What is measured beside the work: the least that anything of the kind has to do.

use std::hint::black_box;

use milepost_core::facts::FactKind;
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use crate::works::{SampleHome, open};
use crate::{Timed, timed};

/// Opens the sample's file by SQLite alone and reads every column of every fact by a plain loop.
pub fn reading_raw(scale: u32) -> Timed {
    let home = SampleHome::new(scale);
    let file = open(home.path(), scale).path().to_owned();
    timed(move || {
        // It lives as long as what is measured in it.
        let _ = home.path();
        let file = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .expect("BUG: the sample cannot be opened");
        let seen: usize = FactKind::ALL.map(|kind| read_all(&file, kind)).iter().sum();
        black_box(seen);
    })
}

/// Reads a table whole; returns how many bytes of values it holds.
fn read_all(file: &Connection, kind: FactKind) -> usize {
    let mut select = file
        .prepare(&format!("SELECT * FROM {}", kind.list()))
        .expect("BUG: a kind has no table");
    let columns = select.column_count();
    let mut rows = select.query([]).expect("BUG: a table cannot be read");
    let mut bytes = 0;
    while let Some(row) = rows.next().expect("BUG: a row cannot be read") {
        for column in 0..columns {
            bytes += match row.get_ref(column).expect("BUG: a column is missing") {
                ValueRef::Null => 0,
                ValueRef::Integer(_) | ValueRef::Real(_) => 8,
                ValueRef::Text(text) | ValueRef::Blob(text) => black_box(text.to_vec()).len(),
            };
        }
    }
    bytes
}
