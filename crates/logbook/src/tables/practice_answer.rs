//! Answers to questions of the practice.

use milepost_core::facts::PracticeAnswer;
use rusqlite::types::Value;

use super::columns::{date, opt_int, opt_text, text};
use super::{Columns, FoundBy, Table, Text};

impl Table for PracticeAnswer {
    const NAME: &'static str = "practice_answers";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "item",
        "answered_on",
        "choice",
        "was_right",
        "seconds",
        "situation",
        "action_taken",
        "outcome",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: None,
        texts: &[
            Text::Plain("situation"),
            Text::Plain("action_taken"),
            Text::Plain("outcome"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(PracticeAnswer {
            id: row.id()?,
            item: row.text()?,
            answered_on: row.date()?,
            choice: row.opt_int()?,
            right: row.opt_flag()?,
            seconds: row.opt_int()?,
            situation: row.opt_text()?,
            action: row.opt_text()?,
            outcome: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.item),
            date(self.answered_on),
            opt_int(self.choice),
            opt_int(self.right),
            opt_int(self.seconds),
            opt_text(self.situation.as_ref()),
            opt_text(self.action.as_ref()),
            opt_text(self.outcome.as_ref()),
        ]
    }
}
