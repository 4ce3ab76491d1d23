//! Progress through Practicode.

use milepost_core::facts::Practicode;
use rusqlite::types::Value;

use super::columns::{int, opt_date, opt_int, text};
use super::{Columns, FoundBy, Table};

impl Table for Practicode {
    const NAME: &'static str = "practicode";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "purchased_on",
        "access_ends_on",
        "cases_done",
        "score_percent",
        "completed_on",
    ];
    const FOUND_BY: FoundBy = FoundBy::NOTHING;

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Practicode {
            id: row.id()?,
            purchased_on: row.opt_date()?,
            access_ends_on: row.opt_date()?,
            cases_done: row.int()?,
            score_percent: row.opt_int()?,
            completed_on: row.opt_date()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            opt_date(self.purchased_on),
            opt_date(self.access_ends_on),
            int(self.cases_done),
            opt_int(self.score_percent),
            opt_date(self.completed_on),
        ]
    }
}
