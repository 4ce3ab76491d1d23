//! A contact for the address book.

use crate::facts::Contact;
use crate::reminders::calendar::{escaped, fold};

/// A contact as a vCard (RFC 6350, version 3.0 for the address books that know no newer one).
pub fn vcard(contact: &Contact) -> String {
    let mut card = String::new();
    let mut line = |content: String| fold(&mut card, &content);
    let text = escaped;
    line("BEGIN:VCARD".to_owned());
    line("VERSION:3.0".to_owned());
    line(format!("FN:{}", text(&contact.name)));
    // The last word is the family name; which it is, only the person knows.
    let (given, family) = contact
        .name
        .rsplit_once(' ')
        .unwrap_or(("", contact.name.as_str()));
    line(format!("N:{};{};;;", text(family), text(given)));
    let mut optional = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            line(format!("{name}:{}", text(value)));
        }
    };
    optional("ORG", &contact.organization);
    optional("TITLE", &contact.role);
    optional("EMAIL;TYPE=INTERNET", &contact.email);
    optional("TEL", &contact.phone);
    optional("NOTE", &contact.note);
    line("END:VCARD".to_owned());
    card
}
