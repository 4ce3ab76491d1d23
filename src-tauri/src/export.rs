//! Writing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::error::Refusal;

/// Writes a text file. Readers see the old file or the new one, never half of it.
///
/// # Errors
/// When the folder cannot be written; the old file is then untouched.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Refusal> {
    let name = path
        .file_name()
        .ok_or_else(|| Refusal::because("choose a file, not a folder"))?;
    let mut beside = name.to_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    write_and_rename(&beside, path, text).map_err(|error| {
        // The half-written file is of no use; that it may not exist is no second error.
        let _ = fs::remove_file(&beside);
        Refusal::because(format!("{} could not be written: {error}", path.display()))
    })
}

fn write_and_rename(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, path)
}
