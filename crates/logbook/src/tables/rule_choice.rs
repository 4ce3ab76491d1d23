//! Decisions on clauses; a clause is its own id.

use milepost_core::facts::RuleChoice;
use milepost_core::ids::ClauseId;
use rusqlite::types::Value;

use super::columns::{int, opt_int, opt_text, text};
use super::{Columns, FoundBy, Table};

impl Table for RuleChoice {
    const NAME: &'static str = "rule_choices";
    const COLUMNS: &'static [&'static str] = &["id", "applies", "reading", "number"];
    const FOUND_BY: FoundBy = FoundBy::NOTHING;

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(RuleChoice {
            clause: ClauseId::new(row.text()?),
            applies: row.flag()?,
            reading: row.opt_text()?,
            number: row.opt_int()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.clause.as_str()),
            int(self.applies),
            opt_text(self.reading.as_ref()),
            opt_int(self.number),
        ]
    }
}
