//! Files that are to be kept as evidence: what they are, and which are kept at all.

use std::path::Path;

use milepost_core::facts::{Evidence, MOST_BYTES, MediaType};

use crate::error::{Invalid, LogbookError};
use crate::operation::Applied;

/// A file whose bytes lie in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// The name that it had.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What sort of file it is.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub bytes: i32,
}

/// What adding files did.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceAdded {
    /// What was done; none where every file was kept already and belongs where it was to.
    pub applied: Option<Applied>,
    /// The files, in the order in which they were given.
    pub files: Vec<AddedFile>,
}

/// One file that was to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct AddedFile {
    /// The fact.
    pub evidence: Evidence,
    /// Whether the same bytes were kept already.
    pub known: bool,
}

/// What sort of file it is, and its size; refused in one sentence where it is none that is kept.
pub(crate) fn check_file(name: &str, bytes: &[u8]) -> Result<(MediaType, i32), Invalid> {
    let size = i32::try_from(bytes.len())
        .ok()
        .filter(|it| *it <= MOST_BYTES);
    let Some(size) = size else {
        return Err(too_large(name, bytes.len() as u64));
    };
    if size == 0 {
        return Err(Invalid::new(
            "file",
            format!("{name} is empty; nothing was kept"),
        ));
    }
    let media_type = MediaType::of(bytes).ok_or_else(|| {
        let message = format!(
            "{name} is neither a PDF, a picture, a Word document nor text; save it as one of \
             these, or print it to PDF"
        );
        Invalid::new("file", message)
    })?;
    Ok((media_type, size))
}

/// Reads a file that is to be kept, and tells one that is too large before it is read.
///
/// # Errors
/// [`LogbookError::Invalid`] where it is too large or no file; [`LogbookError::HomeUnreadable`]
/// where it cannot be read.
pub fn read_file_to_keep(path: &Path) -> Result<Vec<u8>, LogbookError> {
    let unreadable = |source| LogbookError::HomeUnreadable {
        path: path.to_owned(),
        source,
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    let name = path.display().to_string();
    if !about.is_file() {
        let message = format!("{name} isn't a file; choose files one at a time");
        return Err(Invalid::new("file", message).into());
    }
    if about.len() > u64::try_from(MOST_BYTES).unwrap_or(0) {
        return Err(too_large(&name, about.len()).into());
    }
    std::fs::read(path).map_err(unreadable)
}

fn too_large(name: &str, bytes: u64) -> Invalid {
    let message = format!(
        "{name} is {} MB, and a file can be at most {} MB; save a smaller version, or split it",
        bytes.div_ceil(1_000_000),
        MOST_BYTES / 1_000_000
    );
    Invalid::new("file", message)
}

/// The last part of a path, whichever system wrote it, without signs that cannot be shown.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last
        .chars()
        .filter(|sign| !sign.is_control())
        .take(300)
        .collect();
    match shown.trim() {
        "" => "file".to_owned(),
        name => name.to_owned(),
    }
}
