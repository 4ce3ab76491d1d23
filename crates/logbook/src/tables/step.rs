//! Steps of applications.

use milepost_core::facts::Step;
use rusqlite::types::Value;

use super::columns::{date, opt_id, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Step {
    const NAME: &'static str = "steps";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "application",
        "kind",
        "on_day",
        "at_time",
        "contact",
        "round",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: None,
        texts: &[Text::Plain("round"), Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Step {
            id: row.id()?,
            application: row.opt_id()?,
            kind: row.word()?,
            on: row.date()?,
            at: row.opt_word()?,
            contact: row.opt_id()?,
            round: row.opt_text()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            opt_id(self.application.as_ref()),
            word(&self.kind),
            date(self.on),
            opt_word(self.at.as_ref()),
            opt_id(self.contact.as_ref()),
            opt_text(self.round.as_ref()),
            opt_text(self.note.as_ref()),
        ]
    }
}
