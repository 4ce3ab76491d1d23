//! Writes documents as PDF: what a document says comes from the core, block by block; here it
//! gets its pages. Fonts are embedded, the text is tagged, and every picture is one that we drew:
//! no foreign file is parsed here.

mod draw;
mod faces;
mod flow;
mod leaf;
mod lines;
mod paint;
mod picture;
mod table;
mod tags;

use milepost_core::documents::content::Document;
use sha2::{Digest, Sha256};

pub use picture::Picture;

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// US Letter, 8.5 by 11 inches.
    Letter,
    /// A4, 210 by 297 millimeters.
    A4,
}

impl Paper {
    /// Its width and height in points.
    pub(crate) const fn size(self) -> (f32, f32) {
        match self {
            Paper::Letter => (612.0, 792.0),
            Paper::A4 => (595.28, 841.89),
        }
    }
}

/// A file that goes along inside the document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What sort of file it is: `application/pdf`.
    pub media_type: String,
    /// What it is, in words.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document that was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The SHA-256 of what it says, as it stands below each page in short.
    pub hash: String,
}

/// Why a document was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A picture is none.
    #[error("the picture of {0} cannot be used")]
    Picture(String),
    /// The PDF could not be put together.
    #[error("the document could not be written: {0}")]
    Pdf(String),
}

/// Writes a document.
///
/// # Errors
/// When a picture is none, or the PDF cannot be put together.
pub fn write(
    document: &Document,
    pictures: &[Picture],
    attachments: &[Attachment],
    paper: Paper,
) -> Result<Written, WriteError> {
    let hash = hash_of(document, pictures, attachments);
    let faces = faces::Faces::load();
    let pages = flow::pages(document, pictures, &faces, paper, &hash);
    let count = pages.pages.len();
    let bytes = draw::pdf(document, &pages, pictures, attachments, &faces, paper)?;
    Ok(Written {
        bytes,
        pages: count,
        hash,
    })
}

/// The SHA-256 of what a document says: its words, its pictures and what goes along.
pub fn hash_of(document: &Document, pictures: &[Picture], attachments: &[Attachment]) -> String {
    let mut digest = Sha256::new();
    // Plain data: it is always JSON.
    digest.update(serde_json::to_vec(document).unwrap_or_default());
    for picture in pictures {
        digest.update(Sha256::digest(&picture.jpeg));
    }
    for attachment in attachments {
        digest.update(Sha256::digest(&attachment.bytes));
    }
    let hash = digest.finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
