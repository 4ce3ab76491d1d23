//! Files that are kept as evidence. The bytes lie in the vault beside the logbook, under
//! their SHA-256; a fact says what they are called and to what they belong.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ids::EvidenceId;

/// The largest file that is kept, in bytes: 50 MB.
pub const MOST_BYTES: i32 = 50_000_000;

/// A file that is kept as evidence: a certificate, a letter, a transcript, a receipt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Names the file.
    pub id: EvidenceId,
    /// The SHA-256 of its bytes, 64 hexadecimal digits in small letters. No two facts have
    /// the same.
    pub sha256: String,
    /// The name that the file had.
    pub name: String,
    /// What sort of file it is, told by its first bytes.
    pub media_type: MediaType,
    /// Its size in bytes.
    #[schemars(range(min = 1, max = 50_000_000))]
    pub bytes: i32,
    /// The day on which it was added.
    pub added_on: NaiveDate,
    /// The facts to which it belongs; empty while it belongs to nothing yet.
    #[serde(default)]
    pub belongs_to: Vec<Holder>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

impl Default for Evidence {
    fn default() -> Evidence {
        Evidence {
            id: EvidenceId::default(),
            sha256: String::new(),
            name: String::new(),
            media_type: MediaType::Pdf,
            bytes: 1,
            added_on: NaiveDate::default(),
            belongs_to: Vec::new(),
            note: None,
        }
    }
}

/// A fact to which a file belongs.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Its kind.
    pub kind: HolderKind,
    /// Its id.
    pub id: String,
}

impl Holder {
    /// The fact of this kind with this id.
    pub fn new(kind: HolderKind, id: impl Into<String>) -> Holder {
        Holder {
            kind,
            id: id.into(),
        }
    }
}

/// The kinds of facts to which a file can belong.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// A membership.
    Account,
    /// A credential.
    Credential,
    /// What is known of a cycle: a submission, an audit.
    CycleRecord,
    /// A credit.
    Credit,
    /// A position.
    Position,
    /// An employer's letter.
    Letter,
    /// A course.
    Course,
    /// A Practicode purchase.
    Practicode,
    /// An exam.
    Exam,
    /// A payment.
    Payment,
    /// A meeting.
    Meeting,
    /// An application: a resume, a cover letter, the posting.
    Application,
    /// An offer.
    Offer,
}

impl HolderKind {
    /// Every kind.
    pub const ALL: [HolderKind; 13] = [
        HolderKind::Account,
        HolderKind::Credential,
        HolderKind::CycleRecord,
        HolderKind::Credit,
        HolderKind::Position,
        HolderKind::Letter,
        HolderKind::Course,
        HolderKind::Practicode,
        HolderKind::Exam,
        HolderKind::Payment,
        HolderKind::Meeting,
        HolderKind::Application,
        HolderKind::Offer,
    ];
}

/// The sorts of files that are kept.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
pub enum MediaType {
    /// A PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// A JPEG picture.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A PNG picture.
    #[serde(rename = "image/png")]
    Png,
    /// A HEIC picture, as iPhones take.
    #[serde(rename = "image/heic")]
    Heic,
    /// A WebP picture.
    #[serde(rename = "image/webp")]
    Webp,
    /// A TIFF picture, as scanners make.
    #[serde(rename = "image/tiff")]
    Tiff,
    /// A Word document.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Word,
    /// Plain text, or an e-mail that was saved.
    #[serde(rename = "text/plain")]
    Text,
}

impl MediaType {
    /// Every sort.
    pub const ALL: [MediaType; 8] = [
        MediaType::Pdf,
        MediaType::Jpeg,
        MediaType::Png,
        MediaType::Heic,
        MediaType::Webp,
        MediaType::Tiff,
        MediaType::Word,
        MediaType::Text,
    ];

    /// What sort of file these bytes are; none where it is none that is kept.
    pub fn of(bytes: &[u8]) -> Option<MediaType> {
        let brand = bytes.get(4..12).unwrap_or_default();
        // Some programs write a few bytes before a PDF's own beginning.
        let start = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
        let holds = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
        if start.windows(5).any(|part| part == b"%PDF-") {
            Some(MediaType::Pdf)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(MediaType::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(MediaType::Png)
        } else if [
            b"ftypheic",
            b"ftypheix",
            b"ftyphevc",
            b"ftypmif1",
            b"ftypmsf1",
        ]
        .iter()
        .any(|known| brand == known.as_slice())
        {
            Some(MediaType::Heic)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(MediaType::Webp)
        } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
            Some(MediaType::Tiff)
        } else if bytes.starts_with(b"PK\x03\x04") && holds(b"word/document.xml") {
            Some(MediaType::Word)
        } else if is_text(bytes) {
            Some(MediaType::Text)
        } else {
            None
        }
    }

    /// The ending that such a file's name has.
    pub const fn ending(self) -> &'static str {
        match self {
            MediaType::Pdf => "pdf",
            MediaType::Jpeg => "jpg",
            MediaType::Png => "png",
            MediaType::Heic => "heic",
            MediaType::Webp => "webp",
            MediaType::Tiff => "tif",
            MediaType::Word => "docx",
            MediaType::Text => "txt",
        }
    }

    /// What a person calls it.
    pub const fn noun(self) -> &'static str {
        match self {
            MediaType::Pdf => "PDF",
            MediaType::Jpeg => "JPEG picture",
            MediaType::Png => "PNG picture",
            MediaType::Heic => "HEIC picture",
            MediaType::Webp => "WebP picture",
            MediaType::Tiff => "TIFF picture",
            MediaType::Word => "Word document",
            MediaType::Text => "text",
        }
    }
}

/// Whether bytes are readable text: no script's beginning and no sign that text never has.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let odd = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}');
    !text.is_empty() && !text.starts_with("#!") && !text.chars().any(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_sort() {
        let told = |bytes: &[u8]| MediaType::of(bytes);
        assert_eq!(told(b"%PDF-1.7 ..."), Some(MediaType::Pdf));
        assert_eq!(told(b"\xef\xbb\xbf\n%PDF-1.4"), Some(MediaType::Pdf));
        assert_eq!(told(b"\xff\xd8\xff\xe0..JFIF"), Some(MediaType::Jpeg));
        assert_eq!(told(b"\x89PNG\r\n\x1a\n...."), Some(MediaType::Png));
        assert_eq!(told(b"\0\0\0\x18ftypheic\0\0"), Some(MediaType::Heic));
        assert_eq!(told(b"RIFF\x10\0\0\0WEBPVP8 "), Some(MediaType::Webp));
        assert_eq!(told(b"II*\0\x08\0"), Some(MediaType::Tiff));
        assert_eq!(
            told(b"PK\x03\x04..word/document.xml"),
            Some(MediaType::Word)
        );
        assert_eq!(
            told("From: Ana\nSubject: café\n".as_bytes()),
            Some(MediaType::Text)
        );
    }

    #[test]
    fn what_can_be_run_or_is_nothing_is_not_kept() {
        for bytes in [
            b"".as_slice(),
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0",
            b"#!/bin/sh\nrm -rf ~\n",
            b"PK\x03\x04 some other archive",
            b"SQLite format 3\0",
            b"\0\0\0\0",
        ] {
            assert_eq!(MediaType::of(bytes), None, "{bytes:?}");
        }
    }
}
