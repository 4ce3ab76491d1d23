//! Exam attempts.

use milepost_core::facts::Exam;
use rusqlite::types::Value;

use super::columns::{opt_date, opt_int, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Exam {
    const NAME: &'static str = "exams";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "credential",
        "sat_on",
        "result",
        "score",
        "fee_cents",
        "approved_on",
        "planned_month",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("credential"),
        texts: &[Text::Plain("score")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Exam {
            id: row.id()?,
            credential: row.id()?,
            sat_on: row.opt_date()?,
            result: row.word()?,
            score: row.opt_text()?,
            fee_cents: row.opt_int()?,
            approved_on: row.opt_date()?,
            planned_month: row.opt_word()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.credential.as_str()),
            opt_date(self.sat_on),
            word(&self.result),
            opt_text(self.score.as_ref()),
            opt_int(self.fee_cents),
            opt_date(self.approved_on),
            opt_word(self.planned_month.as_ref()),
        ]
    }
}
