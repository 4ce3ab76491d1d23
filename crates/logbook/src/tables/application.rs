//! Applications for jobs.

use milepost_core::facts::Application;
use rusqlite::types::Value;

use super::columns::{list, opt_date, opt_id, opt_int, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Application {
    const NAME: &'static str = "applications";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "employer",
        "title",
        "town",
        "place",
        "setting",
        "address",
        "posting",
        "found_through",
        "found_contact",
        "found_meeting",
        "asks_credentials",
        "asks_years",
        "asks_code_sets",
        "takes_apprentices",
        "pay_from_cents",
        "pay_to_cents",
        "pay_unit",
        "weekly_minutes",
        "next_step",
        "next_on",
        "position",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("employer"),
        texts: &[
            Text::Plain("title"),
            Text::Plain("town"),
            Text::Plain("next_step"),
            Text::Plain("note"),
            Text::List("asks_credentials"),
            Text::Plain("posting"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Application {
            id: row.id()?,
            employer: row.text()?,
            title: row.opt_text()?,
            town: row.opt_text()?,
            place: row.opt_word()?,
            setting: row.opt_word()?,
            address: row.opt_text()?,
            posting: row.opt_text()?,
            found_through: row.opt_word()?,
            found_contact: row.opt_id()?,
            found_meeting: row.opt_id()?,
            asks_credentials: row.list()?,
            asks_years: row.opt_int()?,
            asks_code_sets: row.words()?,
            takes_apprentices: row.word()?,
            pay_from_cents: row.opt_int()?,
            pay_to_cents: row.opt_int()?,
            pay_unit: row.opt_word()?,
            weekly_minutes: row.opt_int()?,
            next_step: row.opt_text()?,
            next_on: row.opt_date()?,
            position: row.opt_id()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.employer),
            opt_text(self.title.as_ref()),
            opt_text(self.town.as_ref()),
            opt_word(self.place.as_ref()),
            opt_word(self.setting.as_ref()),
            opt_text(self.address.as_ref()),
            opt_text(self.posting.as_ref()),
            opt_word(self.found_through.as_ref()),
            opt_id(self.found_contact.as_ref()),
            opt_id(self.found_meeting.as_ref()),
            list(&self.asks_credentials),
            opt_int(self.asks_years),
            list(&self.asks_code_sets),
            word(&self.takes_apprentices),
            opt_int(self.pay_from_cents),
            opt_int(self.pay_to_cents),
            opt_word(self.pay_unit.as_ref()),
            opt_int(self.weekly_minutes),
            opt_text(self.next_step.as_ref()),
            opt_date(self.next_on),
            opt_id(self.position.as_ref()),
            opt_text(self.note.as_ref()),
        ]
    }
}
