//! Continuing education.

use milepost_core::facts::Credit;
use rusqlite::types::Value;

use super::columns::{
    date, int, list, opt_ceus, opt_date, opt_int, opt_list, opt_text, opt_word, text, word,
};
use super::{Columns, FoundBy, Table, Text};

impl Table for Credit {
    const NAME: &'static str = "credits";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "title",
        "sponsor",
        "completed_on",
        "amount_hundredths",
        "minutes",
        "index_number",
        "kind",
        "topics",
        "approved_for",
        "applied_to",
        "issuers",
        "ahima_source",
        "hiim_domain",
        "cost_cents",
        "course_key",
        "published_on",
        "cycle_choice",
        "certificate_held",
        "certificate_shows",
        "portal",
        "note",
        "tracker_label",
        "planned",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("title"),
        texts: &[
            Text::Plain("sponsor"),
            Text::List("topics"),
            Text::Plain("index_number"),
            Text::Plain("note"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Credit {
            id: row.id()?,
            title: row.text()?,
            sponsor: row.opt_text()?,
            completed_on: row.date()?,
            amount: row.opt_ceus()?,
            minutes: row.opt_int()?,
            index_number: row.opt_text()?,
            kind: row.word()?,
            topics: row.list()?,
            approved_for: row.opt_list()?,
            applied_to: row.opt_id()?,
            issuers: row.opt_list()?,
            ahima_source: row.opt_word()?,
            hiim_domain: row.opt_flag()?,
            cost_cents: row.opt_int()?,
            course_key: row.opt_text()?,
            published_on: row.opt_date()?,
            cycle_choice: row.word()?,
            certificate_held: row.flag()?,
            certificate_shows: row.opt_list()?,
            portal: row.list()?,
            note: row.opt_text()?,
            tracker_label: row.opt_text()?,
            planned: row.flag()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.title),
            opt_text(self.sponsor.as_ref()),
            date(self.completed_on),
            opt_ceus(self.amount),
            opt_int(self.minutes),
            opt_text(self.index_number.as_ref()),
            word(&self.kind),
            list(&self.topics),
            opt_list(self.approved_for.as_ref()),
            self.applied_to
                .as_ref()
                .map_or(Value::Null, |it| text(it.as_str())),
            opt_list(self.issuers.as_ref()),
            opt_word(self.ahima_source.as_ref()),
            opt_int(self.hiim_domain),
            opt_int(self.cost_cents),
            opt_text(self.course_key.as_ref()),
            opt_date(self.published_on),
            word(&self.cycle_choice),
            int(self.certificate_held),
            opt_list(self.certificate_shows.as_ref()),
            list(&self.portal),
            opt_text(self.note.as_ref()),
            opt_text(self.tracker_label.as_ref()),
            int(self.planned),
        ]
    }
}
