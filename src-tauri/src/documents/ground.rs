//! What documents are made from, and what is made.

use chrono::NaiveDate;
use milepost_core::documents::content::Document;
use milepost_core::documents::owner::Owner;
use milepost_core::documents::sheet;
use milepost_core::facts::{Facts, Position};
use milepost_core::ids::PositionId;
use milepost_documents::{Attachment, Picture, Written, write};
use milepost_logbook::{Logbook, MadeDocument, Paper, hash_of};
use serde::Serialize;
use specta::Type;

use crate::error::Refusal;
use crate::export::file_name;

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSize(pub Paper);

impl From<PageSize> for milepost_documents::Paper {
    fn from(size: PageSize) -> milepost_documents::Paper {
        match size.0 {
            Paper::Letter => milepost_documents::Paper::Letter,
            Paper::A4 => milepost_documents::Paper::A4,
        }
    }
}

/// A document that was written.
#[derive(Debug, Clone)]
pub struct Made {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// A name for its file.
    pub file_name: String,
    /// What is remembered of it.
    pub remembered: MadeDocument,
    /// What is to be known of it, in a sentence; empty where nothing is missing.
    pub lacks: Vec<String>,
}

/// A document that was saved.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DocumentSaved {
    /// Where.
    pub path: String,
    /// How many pages it has.
    pub pages: u32,
    /// What it lacks, a sentence each.
    pub lacks: Vec<String>,
}

/// The signs of a sheet's code: none looks like another one.
const SIGNS: &[u8] = b"34679ACDEFGHJKMNPQRTUVWXY";

/// What documents are made from.
pub(super) struct Ground<'a> {
    pub(super) logbook: &'a Logbook,
    pub(super) facts: &'a Facts,
    pub(super) owner: &'a Owner,
    pub(super) size: PageSize,
}

impl Ground<'_> {
    /// A document without pictures.
    pub(super) fn made(
        &self,
        kind: &str,
        subject: &str,
        title: &str,
        document: &Document,
        basis: String,
    ) -> Result<Made, Refusal> {
        let written = self.write(document, &[], &[])?;
        Ok(self.remember(written, kind, subject, title, None, basis))
    }

    pub(super) fn write(
        &self,
        document: &Document,
        pictures: &[Picture],
        attachments: &[Attachment],
    ) -> Result<Written, Refusal> {
        write(document, pictures, attachments, self.size.into())
            .map_err(|error| Refusal::because(error.to_string()))
    }

    pub(super) fn remember(
        &self,
        written: Written,
        kind: &str,
        subject: &str,
        title: &str,
        id: Option<&str>,
        basis: String,
    ) -> Made {
        let lacks = frames(&written.frames).into_iter().collect();
        let short = written.hash.get(..12).unwrap_or("document");
        Made {
            file_name: file_name(title, &self.owner.today.to_string(), "pdf"),
            remembered: MadeDocument {
                id: id.unwrap_or(short).to_owned(),
                kind: kind.to_owned(),
                subject: subject.to_owned(),
                title: title.to_owned(),
                made_on: self.owner.today,
                pages: u32::try_from(written.pages).unwrap_or(u32::MAX),
                hash: written.hash,
                path: String::new(),
                basis,
            },
            bytes: written.bytes,
            lacks,
        }
    }

    pub(super) fn position(&self, id: &PositionId) -> Result<&Position, Refusal> {
        let found = self.facts.positions.iter().find(|it| it.id == *id);
        found.ok_or_else(|| Refusal::because("This position isn’t there anymore."))
    }

    pub(super) fn sheet(
        &self,
        id: &PositionId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Made, Refusal> {
        let position = self.position(id)?;
        if to < from {
            let message = "The last day is before the first. Change one of the two.";
            return Err(Refusal::invalid("to", message));
        }
        let entries: Vec<_> = self
            .facts
            .entries
            .iter()
            .filter(|it| it.position == *id)
            .cloned()
            .collect();
        let canonical = sheet::canonical(position, &entries, from, to);
        if sheet::totals(&entries, from, to).0 == 0 {
            return Err(Refusal::because(format!(
                "No hours at {} were logged in these days.",
                position.employer
            )));
        }
        let code = code_of(&canonical);
        let seal = hash_of(canonical.as_bytes());
        let document = sheet::sheet(&sheet::SheetAsked {
            position,
            entries: &entries,
            from,
            to,
            code: &code,
            seal: &seal,
            owner: self.owner,
        });
        let title = document.title.clone();
        let written = self.write(&document, &[], &[])?;
        Ok(self.remember(
            written,
            "sheet",
            position.id.as_str(),
            &title,
            Some(&code),
            canonical,
        ))
    }
}

/// What is said of signs that the document cannot show; none where it shows all.
fn frames(signs: &[char]) -> Option<String> {
    const MOST: usize = 12;
    let some: Vec<String> = signs.iter().take(MOST).map(char::to_string).collect();
    let more = if signs.len() > MOST {
        " and others"
    } else {
        ""
    };
    (!some.is_empty()).then(|| {
        format!(
            "No font of this document has {}{more}; an empty frame stands for each. Write the name \
             in Latin letters, as it stands on your certificates.",
            some.join(" ")
        )
    })
}

/// The code of a sheet: `7K3F-22QD`, out of signs of which none looks like another.
fn code_of(canonical: &str) -> String {
    let hash = hash_of(canonical.as_bytes());
    let mut code = String::new();
    for at in 0..8 {
        let two = hash.get(at * 4..at * 4 + 4).unwrap_or("0");
        let number = usize::from_str_radix(two, 16).unwrap_or(0);
        code.push(char::from(SIGNS[number % SIGNS.len()]));
        if at == 3 {
            code.push('-');
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_no_signs_that_look_alike() {
        for text in ["", "a", "position\n2026-11-01 2026-11-28\n2026-11-02 450"] {
            let code = code_of(text);
            assert_eq!(code.len(), 9, "{code}");
            assert!(
                !code.contains(['0', 'O', '1', 'I', 'L', '5', 'S', '8', 'B', '2', 'Z']),
                "{code}"
            );
        }
        assert_ne!(code_of("450"), code_of("451"));
    }
}
