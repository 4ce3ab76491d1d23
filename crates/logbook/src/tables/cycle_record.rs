//! What the user knows of single cycles.

use milepost_core::facts::CycleRecord;
use rusqlite::types::Value;

use super::columns::{date, opt_ceus, opt_date, text, word};
use super::{Columns, FoundBy, Table};

impl Table for CycleRecord {
    const NAME: &'static str = "cycle_records";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "issuer",
        "due_on",
        "starts_on",
        "tracker_required_hundredths",
        "tracker_read_on",
        "submitted_on",
        "accepted_on",
        "extension_bought_on",
        "extended_to",
        "audit_asked_on",
        "audit_due_on",
        "audit_answered_on",
        "reported",
    ];
    const FOUND_BY: FoundBy = FoundBy::NOTHING;

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(CycleRecord {
            id: row.id()?,
            issuer: row.id()?,
            due_on: row.date()?,
            starts_on: row.opt_date()?,
            tracker_required: row.opt_ceus()?,
            tracker_read_on: row.opt_date()?,
            submitted_on: row.opt_date()?,
            accepted_on: row.opt_date()?,
            extension_bought_on: row.opt_date()?,
            extended_to: row.opt_date()?,
            audit_asked_on: row.opt_date()?,
            audit_due_on: row.opt_date()?,
            audit_answered_on: row.opt_date()?,
            reported: row.word()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.issuer.as_str()),
            date(self.due_on),
            opt_date(self.starts_on),
            opt_ceus(self.tracker_required),
            opt_date(self.tracker_read_on),
            opt_date(self.submitted_on),
            opt_date(self.accepted_on),
            opt_date(self.extension_bought_on),
            opt_date(self.extended_to),
            opt_date(self.audit_asked_on),
            opt_date(self.audit_due_on),
            opt_date(self.audit_answered_on),
            word(&self.reported),
        ]
    }
}
