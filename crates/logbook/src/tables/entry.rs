//! Time worked, by day.

use milepost_core::facts::Entry;
use rusqlite::types::Value;

use super::columns::{date, int, list, opt_int, opt_text, text};
use super::{Columns, FoundBy, Table, Text};

impl Table for Entry {
    const NAME: &'static str = "entries";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "position",
        "date",
        "minutes",
        "planned",
        "code_sets",
        "specialty",
        "encounters",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("specialty"),
        texts: &[Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Entry {
            id: row.id()?,
            position: row.id()?,
            date: row.date()?,
            minutes: row.int()?,
            planned: row.flag()?,
            code_sets: row.words()?,
            specialty: row.opt_text()?,
            encounters: row.opt_int()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.position.as_str()),
            date(self.date),
            int(self.minutes),
            int(self.planned),
            list(&self.code_sets),
            opt_text(self.specialty.as_ref()),
            opt_int(self.encounters),
            opt_text(self.note.as_ref()),
        ]
    }
}
