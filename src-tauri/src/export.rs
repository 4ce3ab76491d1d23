//! Writing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::error::Refusal;

/// A name for a file about something that the person named: `harbor-clinic-hours.csv`.
pub fn file_name(about: &str, what: &str, ending: &str) -> String {
    /// So many letters of the name are enough to know it by.
    const LONGEST: usize = 40;
    let mut plain = String::new();
    for letter in about.chars().take(LONGEST) {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_end_matches('-');
    if plain.is_empty() {
        format!("{what}.{ending}")
    } else {
        format!("{plain}-{what}.{ending}")
    }
}

/// Writes a text file. Readers see the old file or the new one, never half of it. A new file
/// is the person's own; one that is replaced keeps the rights that it had.
///
/// # Errors
/// When it is a logbook or a copy of one, no file, or cannot be written; what lies there is
/// then untouched.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Refusal> {
    write_bytes(path, text.as_bytes())
}

/// Writes any file. Readers see the old file or the new one, never half of it.
///
/// # Errors
/// As [`write_whole`].
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    // A link stays, and what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if milepost_logbook::is_kept(path) {
        return Err(Refusal::because(format!(
            "{} is a logbook, a copy of one, or belongs to one; choose another name",
            path.display()
        )));
    }
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(Refusal::because(format!(
            "{} isn't a file that can be replaced; choose another name",
            path.display()
        )));
    }
    let name = path
        .file_name()
        .ok_or_else(|| Refusal::because("choose a file, not a folder"))?;
    let mut beside = name.to_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    write_and_rename(&beside, path, bytes).map_err(|error| {
        // The half-written file is of no use; that it may not exist is no second error.
        let _ = fs::remove_file(&beside);
        Refusal::because(format!("{} couldn't be written: {error}", path.display()))
    })
}

fn write_and_rename(beside: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(beside)?;
    file.write_all(bytes)?;
    if let Ok(before) = fs::metadata(path) {
        file.set_permissions(before.permissions())?;
    }
    file.sync_all()?;
    fs::rename(beside, path)
}

/// Makes a file that only the person can read.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_plain_whatever_was_typed() {
        let name = |about: &str| file_name(about, "hours", "csv");
        assert_eq!(name("Harbor Clinic"), "harbor-clinic-hours.csv");
        assert_eq!(name("../../etc/passwd"), "etc-passwd-hours.csv");
        assert_eq!(name("  "), "hours.csv");
        assert_eq!(name("St. Élan & Söhne"), "st-élan-söhne-hours.csv");
    }
}
