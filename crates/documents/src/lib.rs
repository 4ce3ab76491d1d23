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
mod types;

use milepost_core::documents::content::Document;
use serde_json::Value;
use sha2::{Digest, Sha256};

pub use picture::Picture;
pub use types::{Attachment, Paper, WriteError, Written};

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
        frames: frames(document, &faces),
    })
}

/// The signs of a document that no font has, each once.
fn frames(document: &Document, faces: &faces::Faces) -> Vec<char> {
    let mut found = Vec::new();
    let mut left = vec![serde_json::to_value(document).unwrap_or_default()];
    while let Some(value) = left.pop() {
        match value {
            Value::String(text) => found.extend(text.chars().filter(|it| !faces.has(*it))),
            Value::Array(list) => left.extend(list),
            Value::Object(fields) => left.extend(fields.into_iter().map(|it| it.1)),
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
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
