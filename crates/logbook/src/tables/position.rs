//! Jobs, externships and the like.

use milepost_core::facts::Position;
use rusqlite::types::Value;

use super::columns::{list, opt_date, opt_int, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Position {
    const NAME: &'static str = "positions";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "employer",
        "kind",
        "title",
        "starts_on",
        "ends_on",
        "weekly_minutes",
        "setting",
        "code_sets",
        "supervisor",
        "code_assignment",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("employer"),
        texts: &[
            Text::Plain("title"),
            Text::Plain("supervisor"),
            Text::Plain("note"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Position {
            id: row.id()?,
            employer: row.text()?,
            kind: row.word()?,
            title: row.opt_text()?,
            starts_on: row.opt_date()?,
            ends_on: row.opt_date()?,
            weekly_minutes: row.opt_int()?,
            setting: row.opt_word()?,
            code_sets: row.words()?,
            supervisor: row.opt_text()?,
            code_assignment: row.word()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.employer),
            word(&self.kind),
            opt_text(self.title.as_ref()),
            opt_date(self.starts_on),
            opt_date(self.ends_on),
            opt_int(self.weekly_minutes),
            opt_word(self.setting.as_ref()),
            list(&self.code_sets),
            opt_text(self.supervisor.as_ref()),
            word(&self.code_assignment),
            opt_text(self.note.as_ref()),
        ]
    }
}
