//! Meetings of chapters, associations, schools and employers.

use milepost_core::facts::Meeting;
use rusqlite::types::Value;

use super::columns::{
    date, list, opt_ceus, opt_date, opt_id, opt_int, opt_list, opt_text, opt_word, text, word,
};
use super::{Columns, FoundBy, Table, Text};

impl Table for Meeting {
    const NAME: &'static str = "meetings";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "title",
        "organizer",
        "organizer_kind",
        "starts_on",
        "ends_on",
        "at_time",
        "town",
        "amount_hundredths",
        "topics",
        "approved_for",
        "index_number",
        "cost_cents",
        "state",
        "credit",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("title"),
        texts: &[
            Text::Plain("organizer"),
            Text::Plain("town"),
            Text::List("topics"),
            Text::Plain("note"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Meeting {
            id: row.id()?,
            title: row.text()?,
            organizer: row.text()?,
            organizer_kind: row.word()?,
            starts_on: row.date()?,
            ends_on: row.opt_date()?,
            at: row.opt_word()?,
            town: row.opt_text()?,
            amount: row.opt_ceus()?,
            topics: row.list()?,
            approved_for: row.opt_list()?,
            index_number: row.opt_text()?,
            cost_cents: row.opt_int()?,
            state: row.word()?,
            credit: row.opt_id()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.title),
            text(&self.organizer),
            word(&self.organizer_kind),
            date(self.starts_on),
            opt_date(self.ends_on),
            opt_word(self.at.as_ref()),
            opt_text(self.town.as_ref()),
            opt_ceus(self.amount),
            list(&self.topics),
            opt_list(self.approved_for.as_ref()),
            opt_text(self.index_number.as_ref()),
            opt_int(self.cost_cents),
            word(&self.state),
            opt_id(self.credit.as_ref()),
            opt_text(self.note.as_ref()),
        ]
    }
}
