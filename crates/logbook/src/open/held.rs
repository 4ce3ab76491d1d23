//! Which files this program has open as logbooks, and which file a path means.
//!
//! On Unix a program that closes any handle of a file gives up all locks that it has on it,
//! those of SQLite too. Another program would then take itself for the last one and remove
//! the write-ahead log under the open logbook. So a file that is open here is never opened
//! besides, and which file a path means is asked without opening it.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Which file a path means, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FileId {
    volume: u64,
    number: u64,
}

impl FileId {
    /// The file that a path means now.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> io::Result<FileId> {
        use std::os::unix::fs::MetadataExt;

        let about = std::fs::metadata(path)?;
        Ok(FileId {
            volume: about.dev(),
            number: about.ino(),
        })
    }

    /// The file that a path means now.
    #[cfg(windows)]
    pub(crate) fn of(path: &Path) -> io::Result<FileId> {
        let handle = winapi_util::Handle::from_path_any(path)?;
        let about = winapi_util::file::information(&handle)?;
        Ok(FileId {
            volume: about.volume_serial_number(),
            number: about.file_index(),
        })
    }
}

static HELD: Mutex<Option<HashMap<FileId, usize>>> = Mutex::new(None);

fn table() -> MutexGuard<'static, Option<HashMap<FileId, usize>>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this program has the file open as a logbook.
pub(crate) fn is_held(path: &Path) -> bool {
    let Ok(id) = FileId::of(path) else {
        return false;
    };
    table().as_ref().is_some_and(|held| held.contains_key(&id))
}

/// Does something with a file that this program does not have open, and with nobody here
/// opening it meanwhile; none where it has it open.
pub(crate) fn unless_held<T>(path: &Path, work: impl FnOnce() -> T) -> Option<T> {
    let held = table();
    let id = FileId::of(path).ok();
    let open = id.is_some_and(|id| held.as_ref().is_some_and(|held| held.contains_key(&id)));
    (!open).then(work)
}

/// Says that a logbook is open until it is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    id: FileId,
}

impl Held {
    /// Notes that the file of this path is open now.
    pub(crate) fn note(path: &Path) -> io::Result<Held> {
        let mut table = table();
        let id = FileId::of(path)?;
        *table.get_or_insert_default().entry(id).or_insert(0) += 1;
        Ok(Held { id })
    }

    /// Which file it is.
    pub(crate) fn id(&self) -> FileId {
        self.id
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut table = table();
        let Some(held) = table.as_mut() else { return };
        if let Some(count) = held.get_mut(&self.id) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.id);
            }
        }
    }
}
