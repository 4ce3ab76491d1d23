//! The gate between those who change a logbook and who puts another file in its place.
//!
//! It is a lock on an empty file beside the logbook. One passes at a time, for SQLite lets
//! only one write anyway, and who exchanges the file must not wait for ever for many others.
//! So no change is acknowledged that lies only in a file set aside. The system opens the gate
//! when a program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::aside::companion;
use crate::error::LogbookError;

/// How long is waited between two tries.
const STEP: Duration = Duration::from_millis(2);

/// The gate of one logbook.
#[derive(Debug)]
pub(crate) struct Gate {
    file: PathBuf,
    lock: Option<File>,
}

/// Who is in the gate; dropped, it is left.
#[derive(Debug)]
pub(crate) struct Pass<'g> {
    lock: Option<&'g File>,
}

impl Gate {
    /// The gate of a logbook's file. Nothing is made before somebody passes.
    pub(crate) fn of(file: &Path) -> Gate {
        Gate {
            file: file.to_owned(),
            lock: None,
        }
    }

    /// Passes as soon as nobody else is in the gate.
    pub(crate) fn pass(&mut self, patience: Duration) -> Result<Pass<'_>, LogbookError> {
        if self.lock.is_none() {
            self.lock = make(&companion(&self.file, ".lock"));
        }
        // Where nothing can be made beside the file SQLite cannot write either, and says why.
        let Some(lock) = &self.lock else {
            return Ok(Pass { lock: None });
        };
        let mut waited = Duration::ZERO;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Pass { lock: Some(lock) }),
                Err(TryLockError::WouldBlock) if waited < patience => {
                    thread::sleep(STEP);
                    waited += STEP;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(LogbookError::Locked {
                        path: self.file.clone(),
                    });
                }
                // A disk without locks: SQLite's own say what they say.
                Err(TryLockError::Error(_)) => return Ok(Pass { lock: None }),
            }
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if let Some(lock) = self.lock {
            // Closing the file lets go of it too.
            let _ = lock.unlock();
        }
    }
}

fn make(path: &Path) -> Option<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).ok()
}
