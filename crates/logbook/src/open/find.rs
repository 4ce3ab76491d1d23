//! Finding out what lies where a logbook is expected, without changing it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::header::{self, Header};
use super::held::unless_held;
use super::judge;
use super::look::look_at;
use super::migrations::LATEST;
use crate::error::LogbookError;
use crate::vault::is_in_vault;

/// What lies where the logbook is expected.
pub(super) enum Found {
    /// Nothing.
    Missing,
    /// A file without a byte.
    Empty,
    /// It is no logbook; why.
    Foreign(String),
    /// A logbook of this format version, as far as the header tells.
    Logbook {
        /// The version of its format.
        version: i64,
    },
    /// This program has it open already.
    Open,
}

/// Whether a path means a logbook, a copy of one, or a file that belongs to one: what no export
/// may be written over.
pub fn is_kept(path: &Path) -> bool {
    if let Ok(Found::Open | Found::Logbook { .. }) = find(path) {
        return true;
    }
    if is_in_vault(path) {
        return true;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = ["-wal", "-shm", "-journal", ".lock"];
    name.ends_with(".milepost")
        || name.contains(".milepost.set-aside-")
        || beside.iter().any(|end| {
            name.strip_suffix(end)
                .is_some_and(|it| it.ends_with(".milepost"))
        })
}

/// Whether a file that says that it is newer holds the very tables of the format that this
/// program writes. Each new format changes them, so what is damaged then is the number.
fn is_of_our_format(path: &Path) -> bool {
    let looked = look_at(path);
    looked.is_ok_and(|it| matches!(judge::strange(it.db(), LATEST), Ok(None)))
}

/// Finds out what lies there, without changing it.
pub(super) fn find(path: &Path) -> Result<Found, LogbookError> {
    let unreadable = |source| LogbookError::HomeUnreadable {
        path: path.to_owned(),
        source,
    };
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Missing),
        Err(error) => return Err(unreadable(error)),
    };
    if !about.is_file() {
        // A pipe or a device would be waited for.
        let what = if about.is_dir() {
            "a folder"
        } else {
            "a pipe or a device"
        };
        let error = std::io::Error::other(format!("it is {what}, not a file"));
        return Err(unreadable(error));
    }
    if about.len() == 0 {
        return Ok(Found::Empty);
    }
    match unless_held(path, || header::read(path)) {
        None => Ok(Found::Open),
        Some(header) => Ok(match header.map_err(unreadable)? {
            Header::Foreign(reason) => Found::Foreign(reason),
            Header::Logbook { version } if version > LATEST && is_of_our_format(path) => {
                Found::Foreign(format!(
                    "it says that a newer Milepost wrote it, in format {version}, and holds the tables of format {LATEST}: the number of its format is damaged"
                ))
            }
            Header::Logbook { version } => Found::Logbook { version },
        }),
    }
}
