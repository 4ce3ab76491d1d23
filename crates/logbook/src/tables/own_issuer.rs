//! Issuers that the user added, with their rules.

use milepost_core::facts::OwnIssuer;
use rusqlite::types::Value;

use super::columns::{list, opt_date, opt_text, text};
use super::{Columns, FoundBy, Table, Text};

impl Table for OwnIssuer {
    const NAME: &'static str = "own_issuers";
    const COLUMNS: &'static [&'static str] =
        &["id", "issuer", "name", "source", "cycle_starts_on", "rules"];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("issuer"),
        texts: &[Text::Plain("name")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(OwnIssuer {
            id: row.id()?,
            issuer: row.id()?,
            name: row.opt_text()?,
            source: row.opt_text()?,
            cycle_starts_on: row.opt_date()?,
            rules: row.list()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            opt_text(self.name.as_ref()),
            opt_text(self.source.as_ref()),
            opt_date(self.cycle_starts_on),
            list(&self.rules),
        ]
    }
}
