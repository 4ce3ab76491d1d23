//! What the user decided about reminders.

use milepost_core::facts::ReminderChoice;
use rusqlite::types::Value;

use super::columns::{date, opt_date, opt_int, opt_word, text, word};
use super::{Columns, FoundBy, Table};

impl Table for ReminderChoice {
    const NAME: &'static str = "reminder_choices";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "subject",
        "due_on",
        "choice",
        "back_on",
        "logged_then",
        "reason",
        "made_on",
    ];
    const FOUND_BY: FoundBy = FoundBy::NOTHING;

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(ReminderChoice {
            id: row.id()?,
            subject: row.text()?,
            due_on: row.date()?,
            choice: row.word()?,
            back_on: row.opt_date()?,
            logged_then: row.opt_int()?,
            reason: row.opt_word()?,
            made_on: row.date()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.subject),
            date(self.due_on),
            word(&self.choice),
            opt_date(self.back_on),
            opt_int(self.logged_then),
            opt_word(self.reason.as_ref()),
            date(self.made_on),
        ]
    }
}
