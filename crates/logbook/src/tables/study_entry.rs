//! Time studied, by day.

use milepost_core::facts::StudyEntry;
use rusqlite::types::Value;

use super::columns::{date, int, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for StudyEntry {
    const NAME: &'static str = "study_entries";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "course",
        "practicode",
        "date",
        "minutes",
        "planned",
        "note",
        "kind",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: None,
        texts: &[Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(StudyEntry {
            id: row.id()?,
            course: row.opt_id()?,
            practicode: row.opt_id()?,
            date: row.date()?,
            minutes: row.int()?,
            planned: row.flag()?,
            note: row.opt_text()?,
            kind: row.word()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            self.course
                .as_ref()
                .map_or(Value::Null, |it| text(it.as_str())),
            self.practicode
                .as_ref()
                .map_or(Value::Null, |it| text(it.as_str())),
            date(self.date),
            int(self.minutes),
            int(self.planned),
            opt_text(self.note.as_ref()),
            word(&self.kind),
        ]
    }
}
