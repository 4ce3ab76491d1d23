//! Packed files: how much they really unpack to, and what they are.

use std::io::{Cursor, Read, Write};

use zip::ZipArchive;

use crate::error::SheetError;
use crate::limits::{LONGEST_TEXT, MOST_HELD, MOST_UNPACKED};

/// What a packed file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// An Excel workbook.
    Xlsx,
    /// An Excel workbook in its binary form.
    Xlsb,
    /// An OpenDocument sheet.
    Ods,
    /// Milepost's own *Everything*.
    Everything,
    /// Something else.
    Other,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Archive<'_>, SheetError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| SheetError::Damaged {
        why: error.to_string(),
    })
}

/// What kind of packed file it is, once all of it was unpacked to nowhere: what its
/// directory says of its size is not believed.
pub(crate) fn kind(bytes: &[u8]) -> Result<Packed, SheetError> {
    let mut archive = open(bytes)?;
    let mut left = MOST_UNPACKED;
    let mut kind = Packed::Other;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                SheetError::Password
            }
            other => SheetError::Damaged {
                why: other.to_string(),
            },
        })?;
        let name = entry
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default();
        kind = match (name.as_str(), kind) {
            ("xl/workbook.xml", _) => Packed::Xlsx,
            ("xl/workbook.bin", _) => Packed::Xlsb,
            ("content.xml", _) => Packed::Ods,
            (crate::write::EVERYTHING_FACTS, _) => Packed::Everything,
            (_, kind) => kind,
        };
        let mut stretch = Stretch::default();
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut stretch).map_err(|error| {
            SheetError::Damaged {
                why: error.to_string(),
            }
        })?;
        left = left.checked_sub(unpacked).ok_or(SheetError::Unpacks {
            most: "500 MB".to_owned(),
        })?;
        if is_held(&name) && unpacked > MOST_HELD {
            return Err(SheetError::Unpacks {
                most: "24 MB of shared texts".to_owned(),
            });
        }
        if name.ends_with(".xml") && stretch.longest > LONGEST_TEXT {
            return Err(SheetError::Unpacks {
                most: "1 MB in a single cell".to_owned(),
            });
        }
    }
    Ok(kind)
}

/// Whether a reader holds a part whole, and does not pass through it cell by cell.
fn is_held(name: &str) -> bool {
    let sheet = name.starts_with("xl/worksheets/") || name == "content.xml";
    (name.starts_with("xl/") && !sheet) || name.ends_with(".bin")
}

/// Takes what is unpacked and keeps none of it: only how long the longest stretch without a tag
/// is, which a reader holds whole.
#[derive(Default)]
struct Stretch {
    open: u64,
    longest: u64,
}

impl Write for Stretch {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for part in bytes.split_inclusive(|byte| matches!(byte, b'<' | b'>')) {
            self.open += u64::try_from(part.len()).unwrap_or(u64::MAX);
            self.longest = self.longest.max(self.open);
            if part.ends_with(b"<") || part.ends_with(b">") {
                self.open = 0;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The text of one part of a packed file; none where it is not packed or has no such part.
///
/// # Errors
/// When the file is damaged or unpacks to too much.
pub fn unpack_one(bytes: &[u8], name: &str) -> Result<Option<String>, SheetError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    kind(bytes)?;
    let mut archive = open(bytes)?;
    let Ok(mut part) = archive.by_name(name) else {
        return Ok(None);
    };
    let mut text = String::new();
    part.read_to_string(&mut text)
        .map_err(|error| SheetError::Damaged {
            why: error.to_string(),
        })?;
    Ok(Some(text))
}

/// The bytes of every part of a packed file whose name begins so.
///
/// # Errors
/// When the file is damaged or unpacks to too much.
pub fn unpack_below(bytes: &[u8], start: &str) -> Result<Vec<Vec<u8>>, SheetError> {
    kind(bytes)?;
    let damaged = |why: String| SheetError::Damaged { why };
    let mut archive = open(bytes)?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive
            .by_index(index)
            .map_err(|error| damaged(error.to_string()))?;
        let below = part.name().is_ok_and(|name| name.starts_with(start));
        if part.is_file() && below {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes)
                .map_err(|error| damaged(error.to_string()))?;
            parts.push(bytes);
        }
    }
    Ok(parts)
}
