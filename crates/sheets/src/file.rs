//! Reading a file from the disk, as long as it stays the same.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use crate::book::Book;
use crate::error::SheetError;
use crate::limits::MOST_BYTES;
use crate::read::read;

/// Reads a file.
///
/// # Errors
/// When it cannot be read, is larger than what is read, changed meanwhile, or is no table.
pub fn read_file(path: &Path) -> Result<Book, SheetError> {
    read(&read_bytes(path)?)
}

/// The bytes of a file.
///
/// # Errors
/// As [`read_file`], but for what it holds.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, SheetError> {
    bytes_of(path, |_| ())
}

/// Reads a stream as far as a file may be long.
///
/// # Errors
/// When it cannot be read or is longer.
pub fn read_limited(from: impl Read) -> Result<Vec<u8>, SheetError> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(MOST_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    from.take(one_more)
        .read_to_end(&mut bytes)
        .map_err(|error| SheetError::Unreadable(error.to_string()))?;
    match bytes.len() > MOST_BYTES {
        true => Err(SheetError::TooLarge {
            found: format!("more than {} bytes", crate::error::grouped(MOST_BYTES)),
            most: format!("{} bytes", crate::error::grouped(MOST_BYTES)),
        }),
        false => Ok(bytes),
    }
}

/// The bytes of a file whose length and time are the same before and after. `between` runs
/// after the reading, so that a test can change the file.
pub(crate) fn bytes_of(path: &Path, between: impl Fn(&Path)) -> Result<Vec<u8>, SheetError> {
    let unreadable = |error: std::io::Error| SheetError::Unreadable(error.to_string());
    let mut file = File::open(path).map_err(unreadable)?;
    let before = file.metadata().map_err(unreadable)?;
    if before.is_dir() {
        return Err(SheetError::Unreadable("it is a folder".to_owned()));
    }
    let length = usize::try_from(before.len()).unwrap_or(usize::MAX);
    if length > MOST_BYTES {
        return Err(SheetError::too_large(length, MOST_BYTES, "bytes"));
    }
    let bytes = read_limited(&mut file)?;
    between(path);
    let after = std::fs::metadata(path).map_err(unreadable)?;
    match stamp(&before) == stamp(&after) && (!before.is_file() || bytes.len() == length) {
        true => Ok(bytes),
        false => Err(SheetError::Changed),
    }
}

fn stamp(of: &Metadata) -> (u64, Option<SystemTime>) {
    (of.len(), of.modified().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ceus.csv");
        std::fs::write(&path, "Date,Title\n").expect("a file");
        let grow = |path: &Path| std::fs::write(path, "Date,Title\n2026-03-02,x\n").expect("grows");
        assert_eq!(bytes_of(&path, grow), Err(SheetError::Changed));
        assert!(bytes_of(&path, |_| ()).is_ok(), "one that stays is read");
    }

    #[test]
    fn two_gigabytes_are_refused_unread() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("huge.csv");
        let file = File::create(&path).expect("a file");
        file.set_len(2 * 1024 * 1024 * 1024).expect("a sparse file");
        let said = read_file(&path).expect_err("too large").to_string();
        assert!(said.contains("2,147,483,648 bytes"), "{said}");
    }
}
