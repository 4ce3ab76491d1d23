//! Dues and fees.

use milepost_core::facts::Payment;
use rusqlite::types::Value;

use super::columns::{opt_date, opt_int, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Payment {
    const NAME: &'static str = "payments";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "issuer",
        "kind",
        "due_on",
        "paid_on",
        "amount_cents",
        "note",
        "kept",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: None,
        texts: &[Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Payment {
            id: row.id()?,
            issuer: row.id()?,
            kind: row.word()?,
            due_on: row.opt_date()?,
            paid_on: row.opt_date()?,
            amount_cents: row.opt_int()?,
            note: row.opt_text()?,
            kept: row.word()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            word(&self.kind),
            opt_date(self.due_on),
            opt_date(self.paid_on),
            opt_int(self.amount_cents),
            opt_text(self.note.as_ref()),
            word(&self.kept),
        ]
    }
}
