//! One telling at a time: a lock that the system lets go when its process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::Refusal;

/// The file that is locked; it stays empty.
const LOCK_FILE: &str = "remind.lock";

/// Held while reminders are told.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a home folder; none when another process holds it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn take(folder: &Path) -> Result<Option<Lock>, Refusal> {
        let path = folder.join(LOCK_FILE);
        let refused = |error: std::io::Error| {
            let path = path.display();
            Refusal::because(format!(
                "reminders can't be recorded, so none is shown: {path}: {error}; check who may \
                 write there"
            ))
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(refused)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(refused(error)),
        }
    }
}
