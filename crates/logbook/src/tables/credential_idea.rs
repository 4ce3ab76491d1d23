//! Credentials that the user thinks about.

use milepost_core::facts::CredentialIdea;
use rusqlite::types::Value;

use super::columns::{opt_date, opt_text, text};
use super::{Columns, FoundBy, Table, Text};

impl Table for CredentialIdea {
    const NAME: &'static str = "credential_ideas";
    const COLUMNS: &'static [&'static str] = &["id", "issuer", "code", "by_day", "why"];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("code"),
        texts: &[Text::Plain("why")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(CredentialIdea {
            id: row.id()?,
            issuer: row.id()?,
            code: row.id()?,
            by: row.opt_date()?,
            why: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            text(self.code.as_str()),
            opt_date(self.by),
            opt_text(self.why.as_ref()),
        ]
    }
}
