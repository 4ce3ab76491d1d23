//! Moves of a membership to an employer's corporate account.

use milepost_core::facts::AccountMove;
use rusqlite::types::Value;

use super::columns::{date, int, opt_int, opt_text, text};
use super::{Columns, FoundBy, Table};

impl Table for AccountMove {
    const NAME: &'static str = "account_moves";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "issuer",
        "moved_on",
        "employer",
        "renewal_month",
        "due_day",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("employer"),
        texts: &[],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(AccountMove {
            id: row.id()?,
            issuer: row.id()?,
            moved_on: row.date()?,
            employer: row.opt_text()?,
            renewal_month: row.number()?,
            due_day: row.opt_int()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            date(self.moved_on),
            opt_text(self.employer.as_ref()),
            int(self.renewal_month),
            opt_int(self.due_day),
        ]
    }
}
