//! People whom the user met.

use milepost_core::facts::Contact;
use rusqlite::types::Value;

use super::columns::{opt_id, opt_int, opt_text, opt_word, text};
use super::{Columns, FoundBy, Table, Text};

impl Table for Contact {
    const NAME: &'static str = "contacts";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "role",
        "organization",
        "kind",
        "email",
        "phone",
        "met_at",
        "stay_in_touch_days",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("name"),
        texts: &[
            Text::Plain("organization"),
            Text::Plain("role"),
            Text::Plain("email"),
            Text::Plain("phone"),
            Text::Plain("note"),
        ],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Contact {
            id: row.id()?,
            name: row.text()?,
            role: row.opt_text()?,
            organization: row.opt_text()?,
            kind: row.opt_word()?,
            email: row.opt_text()?,
            phone: row.opt_text()?,
            met_at: row.opt_id()?,
            stay_in_touch_days: row.opt_int()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(&self.name),
            opt_text(self.role.as_ref()),
            opt_text(self.organization.as_ref()),
            opt_word(self.kind.as_ref()),
            opt_text(self.email.as_ref()),
            opt_text(self.phone.as_ref()),
            opt_id(self.met_at.as_ref()),
            opt_int(self.stay_in_touch_days),
            opt_text(self.note.as_ref()),
        ]
    }
}
