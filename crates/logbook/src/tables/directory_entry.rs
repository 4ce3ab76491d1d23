//! Own entries of the directory.

use milepost_core::facts::DirectoryEntry;
use rusqlite::types::Value;

use super::columns::{int, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for DirectoryEntry {
    const NAME: &'static str = "directory_entries";
    const COLUMNS: &'static [&'static str] = &[
        "id", "shipped", "hidden", "kind", "name", "town", "known", "address",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("name"),
        texts: &[
            Text::Plain("town"),
            Text::Plain("known"),
            Text::Plain("address"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(DirectoryEntry {
            id: row.id()?,
            shipped: row.opt_text()?,
            hidden: row.flag()?,
            kind: row.word()?,
            name: row.text()?,
            town: row.opt_text()?,
            known: row.opt_text()?,
            address: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            opt_text(self.shipped.as_ref()),
            int(self.hidden),
            word(&self.kind),
            text(&self.name),
            opt_text(self.town.as_ref()),
            opt_text(self.known.as_ref()),
            opt_text(self.address.as_ref()),
        ]
    }
}
