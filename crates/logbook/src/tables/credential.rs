//! Credentials held, once held, or worked toward.

use milepost_core::facts::Credential;
use rusqlite::types::Value;

use super::columns::{int, opt_date, opt_text, opt_word, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Credential {
    const NAME: &'static str = "credentials";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "issuer",
        "code",
        "apprentice",
        "earned_on",
        "apprentice_removed_on",
        "status",
        "ended_on",
        "sort",
        "topic",
        "proof_sent_on",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("code"),
        texts: &[Text::Plain("issuer")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Credential {
            id: row.id()?,
            issuer: row.id()?,
            code: row.id()?,
            apprentice: row.flag()?,
            earned_on: row.opt_date()?,
            apprentice_removed_on: row.opt_date()?,
            status: row.word()?,
            ended_on: row.opt_date()?,
            group: row.opt_word()?,
            topic: row.opt_text()?,
            proof_sent_on: row.opt_date()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            text(self.code.as_str()),
            int(self.apprentice),
            opt_date(self.earned_on),
            opt_date(self.apprentice_removed_on),
            word(&self.status),
            opt_date(self.ended_on),
            opt_word(self.group.as_ref()),
            opt_text(self.topic.as_ref()),
            opt_date(self.proof_sent_on),
        ]
    }
}
