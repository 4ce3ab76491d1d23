//! Documents for the window.

use std::fmt::Write as _;
use std::path::Path;

use milepost_core::documents::letter::{Email, LONGEST_MAIL, Signer};
use milepost_core::ids::PositionId;

use super::{AppState, FileKind};
use crate::documents::{
    self, DocumentSaved, DocumentWish, DocumentsShown, LetterKitShown, PageSize, kit, shown,
};
use crate::error::Refusal;
use crate::export::write_bytes;
use crate::system;

impl AppState {
    /// What can be made now, and what was made.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn documents(&self) -> Result<DocumentsShown, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| shown(logbook, today))
    }

    /// The letter kit of a position.
    ///
    /// # Errors
    /// When it is not there, or the logbook cannot be read.
    pub fn letter_kit(
        &self,
        position: &PositionId,
        signer: &Signer,
    ) -> Result<LetterKitShown, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| {
            let settings = logbook.settings()?;
            // The draft shows where a name goes while none is known.
            let name = settings.name.unwrap_or_else(|| "________".to_owned());
            kit(
                logbook,
                position,
                signer,
                &name,
                PageSize(settings.paper),
                today,
            )
        })
    }

    /// Asks where, and saves a document; none when the person decides not to.
    ///
    /// # Errors
    /// When it cannot be made or written.
    pub fn save_document(&self, wish: &DocumentWish) -> Result<Option<DocumentSaved>, Refusal> {
        let today = self.clock.today();
        let made = self.read(|logbook| {
            let settings = logbook.settings()?;
            let name = settings.name.unwrap_or_default();
            documents::make(logbook, wish, PageSize(settings.paper), &name, today)
        })?;
        let Some(path) = self
            .platform
            .ask_where_to_save(&made.file_name, FileKind::Document)
        else {
            return Ok(None);
        };
        write_bytes(&path, &made.bytes)?;
        self.with(|logbook| documents::note(logbook, &made, &path))?;
        Ok(Some(DocumentSaved {
            path: path.display().to_string(),
            pages: made.remembered.pages,
            lacks: made.lacks,
        }))
    }

    /// Opens a document that was made, and no other file.
    ///
    /// # Errors
    /// When it was none of ours, is not there any more, or nothing opens it.
    pub fn open_document(&self, path: &str) -> Result<(), Refusal> {
        let made = self.read(|logbook| logbook.made_documents())?;
        if !made.iter().any(|it| it.path == path) {
            return Err(Refusal::because("Milepost didn’t make this file."));
        }
        let path = Path::new(path);
        if !path.is_file() {
            return Err(Refusal::because(
                "The file isn’t where it was saved. Make it again.",
            ));
        }
        system::open_file(path).map_err(Refusal::because)
    }

    /// Opens an e-mail in the person's mail program. It is not sent.
    ///
    /// # Errors
    /// When it is too long for an address, or no mail program is there.
    pub fn mail_letter(&self, email: &Email) -> Result<(), Refusal> {
        let address = mailto(email);
        if address.len() > LONGEST_MAIL * 2 {
            return Err(Refusal::because(
                "The email is too long to open. Copy it instead.",
            ));
        }
        self.platform.browse(&address).map_err(Refusal::because)
    }
}

fn mailto(email: &Email) -> String {
    format!(
        "mailto:{}?subject={}&body={}",
        escaped(&email.to),
        escaped(&email.subject),
        escaped(&email.body.replace('\n', "\r\n"))
    )
}

/// A text as a part of an address (RFC 6068).
fn escaped(text: &str) -> String {
    let mut part = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                part.push(char::from(byte));
            }
            byte => {
                // Writing to a text cannot fail.
                let _ = write!(part, "%{byte:02X}");
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_becomes_an_address_that_every_mail_program_takes() {
        let email = Email {
            to: "d.okafor@harborclinic.example".to_owned(),
            subject: "Letter for AAPC & me?".to_owned(),
            body: "Hi Denise,\n\n“A”".to_owned(),
        };
        assert_eq!(
            mailto(&email),
            "mailto:d.okafor@harborclinic.example?subject=Letter%20for%20AAPC%20%26%20me%3F\
             &body=Hi%20Denise%2C%0D%0A%0D%0A%E2%80%9CA%E2%80%9D"
        );
    }
}
