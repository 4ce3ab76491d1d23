//! Memberships at certifying bodies.

use milepost_core::facts::IssuerAccount;
use rusqlite::types::Value;

use super::columns::{opt_date, opt_int, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for IssuerAccount {
    const NAME: &'static str = "accounts";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "issuer",
        "member_number",
        "membership",
        "renewal_month",
        "due_day",
        "joined_on",
        "cycle_starts_on",
        "cycle_ends_on",
        "first_due_on",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("issuer"),
        texts: &[Text::Plain("member_number")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(IssuerAccount {
            id: row.id()?,
            issuer: row.id()?,
            member_number: row.opt_text()?,
            membership: row.word()?,
            renewal_month: row.opt_int()?,
            due_day: row.opt_int()?,
            joined_on: row.opt_date()?,
            cycle_starts_on: row.opt_date()?,
            cycle_ends_on: row.opt_date()?,
            first_due_on: row.opt_date()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            opt_text(self.member_number.as_ref()),
            word(&self.membership),
            opt_int(self.renewal_month),
            opt_int(self.due_day),
            opt_date(self.joined_on),
            opt_date(self.cycle_starts_on),
            opt_date(self.cycle_ends_on),
            opt_date(self.first_due_on),
        ]
    }
}
