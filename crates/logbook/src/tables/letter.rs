//! Employers' verification letters.

use milepost_core::facts::Letter;
use rusqlite::types::Value;

use super::columns::{opt_date, opt_text, text, word};
use super::{Columns, FoundBy, Table, Text};

impl Table for Letter {
    const NAME: &'static str = "letters";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "position",
        "employer",
        "covers_from",
        "covers_to",
        "on_letterhead",
        "describes_experience",
        "gives_dates",
        "states_amount_of_time",
        "hand_signed",
        "dated",
        "contact_details",
        "uneditable_file",
        "signer",
        "signer_name",
        "requested_on",
        "received_on",
        "sent_on",
        "accepted_on",
        "note",
    ];
    const FOUND_BY: FoundBy = FoundBy {
        title: Some("employer"),
        texts: &[Text::Plain("signer_name"), Text::Plain("note")],
    };

    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self> {
        Ok(Letter {
            id: row.id()?,
            position: row.id()?,
            employer: row.opt_text()?,
            covers_from: row.opt_date()?,
            covers_to: row.opt_date()?,
            on_letterhead: row.word()?,
            describes_experience: row.word()?,
            gives_dates: row.word()?,
            states_amount_of_time: row.word()?,
            hand_signed: row.word()?,
            dated: row.word()?,
            contact_details: row.word()?,
            uneditable_file: row.word()?,
            signer: row.word()?,
            signer_name: row.opt_text()?,
            requested_on: row.opt_date()?,
            received_on: row.opt_date()?,
            sent_on: row.opt_date()?,
            accepted_on: row.opt_date()?,
            note: row.opt_text()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(self.id.as_str()),
            text(self.position.as_str()),
            opt_text(self.employer.as_ref()),
            opt_date(self.covers_from),
            opt_date(self.covers_to),
            word(&self.on_letterhead),
            word(&self.describes_experience),
            word(&self.gives_dates),
            word(&self.states_amount_of_time),
            word(&self.hand_signed),
            word(&self.dated),
            word(&self.contact_details),
            word(&self.uneditable_file),
            word(&self.signer),
            opt_text(self.signer_name.as_ref()),
            opt_date(self.requested_on),
            opt_date(self.received_on),
            opt_date(self.sent_on),
            opt_date(self.accepted_on),
            opt_text(self.note.as_ref()),
        ]
    }
}
