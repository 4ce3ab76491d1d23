//! Offers of jobs.

use milepost_core::facts::Offer;
use rusqlite::types::Value;

use super::columns::{date, list, opt_date, opt_int, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Offer {
    const NAME: &'static str = "offers";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "application",
        "received_on",
        "answer_by",
        "pay_cents",
        "pay_unit",
        "weekly_minutes",
        "place",
        "starts_on",
        "code_assignment",
        "pays",
        "writes_letter",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: None,
        texts: &[Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Offer {
            id: row.id()?,
            application: row.id()?,
            received_on: row.date()?,
            answer_by: row.opt_date()?,
            pay_cents: row.opt_int()?,
            pay_unit: row.opt_word()?,
            weekly_minutes: row.opt_int()?,
            place: row.opt_word()?,
            starts_on: row.opt_date()?,
            code_assignment: row.word()?,
            pays: row.words()?,
            writes_letter: row.word()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.application.as_str()),
            date(self.received_on),
            opt_date(self.answer_by),
            opt_int(self.pay_cents),
            opt_word(self.pay_unit.as_ref()),
            opt_int(self.weekly_minutes),
            opt_word(self.place.as_ref()),
            opt_date(self.starts_on),
            word(&self.code_assignment),
            list(&self.pays),
            word(&self.writes_letter),
            opt_text(self.note.as_ref()),
        ]
    }
}
