//! Files that are kept as evidence.

use milepost_core::facts::Evidence;
use rusqlite::types::Value;

use super::columns::{date, int, list, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Evidence {
    const NAME: &'static str = "evidence";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "sha256",
        "name",
        "media_type",
        "bytes",
        "added_on",
        "belongs_to",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("name"),
        texts: &[Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Evidence {
            id: row.id()?,
            sha256: row.text()?,
            name: row.text()?,
            media_type: row.word()?,
            bytes: row.int()?,
            added_on: row.date()?,
            belongs_to: row.list()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.sha256),
            text(&self.name),
            word(&self.media_type),
            int(self.bytes),
            date(self.added_on),
            list(&self.belongs_to),
            opt_text(self.note.as_ref()),
        ]
    }
}
