//! What goes in and what comes out.

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
    /// Signs that no font of the document has; each is an empty frame there.
    pub frames: Vec<char>,
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
