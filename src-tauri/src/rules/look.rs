//! Looking into a file that is said to be a rule pack.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use milepost_rulepacks::{LARGEST, Pack, PackError, read};

use super::keep;
use super::trust::trusted;

/// A kept pack, verified anew.
///
/// # Errors
/// Why it does not hold, in words.
pub(super) fn kept(home: &Path, name: &str) -> Result<Pack, String> {
    Ok(pack(&keep::file(home, name))?.0)
}

/// A pack with its bytes, verified.
///
/// # Errors
/// Why it is not taken, in words.
pub(super) fn pack(path: &Path) -> Result<(Pack, Vec<u8>), String> {
    let bytes = bytes(path)?;
    let pack = read(&bytes, trusted()).map_err(|why| why.to_string())?;
    Ok((pack, bytes))
}

/// What is in a file, as far as a pack can reach: a gigabyte is refused unread.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let said = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "it isn't there".to_owned(),
        _ => format!("it can't be read: {error}"),
    };
    let about = fs::metadata(path).map_err(said)?;
    if about.is_dir() {
        return Err("it's a folder, not a rule pack".to_owned());
    }
    // A pipe or a device may never end.
    if !about.is_file() {
        return Err("it isn't a file".to_owned());
    }
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    if about.len() > most {
        return Err(PackError::TooLarge.to_string());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    let file = File::open(path).map_err(said)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(said)?;
    Ok(bytes)
}
