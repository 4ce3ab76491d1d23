//! Setting a file aside: renamed beside itself, never overwritten or deleted.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::backup;
use crate::error::{LogbookError, SetAside};
use crate::now::Now;

use super::BACKUP_FOLDER;

/// Renames the file and says where it lies and which backup is the newest.
pub(super) fn set_aside(path: &Path, reason: &str, now: &Now) -> LogbookError {
    let moved_to = match rename(path, now) {
        Ok(moved_to) => moved_to,
        Err(error) => return error,
    };
    let newest_backup = path
        .parent()
        .and_then(|home| backup::newest_of(&home.join(BACKUP_FOLDER), path))
        .map(|copy| copy.path);
    LogbookError::SetAside(Box::new(SetAside {
        path: path.to_owned(),
        moved_to,
        reason: reason.to_owned(),
        newest_backup,
    }))
}

/// Renames the file and what SQLite keeps beside it to a dated name.
pub(super) fn rename(path: &Path, now: &Now) -> Result<PathBuf, LogbookError> {
    let moved_to = free_name(path, now);
    fs::rename(path, &moved_to).map_err(|source| LogbookError::HomeUnreadable {
        path: path.to_owned(),
        source,
    })?;
    for suffix in ["-wal", "-shm"] {
        // They are often absent; with the file gone they would only confuse a new one.
        let _ = fs::rename(companion(path, suffix), companion(&moved_to, suffix));
    }
    Ok(moved_to)
}

/// The file that SQLite keeps beside a database under this suffix.
pub(super) fn companion(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// `logbook.milepost.set-aside-2026-11-23-210726`, with a number where that is taken.
fn free_name(path: &Path, now: &Now) -> PathBuf {
    let dated = companion(path, &format!(".set-aside-{}", now.file_stamp()));
    if !dated.exists() {
        return dated;
    }
    (2..)
        .map(|number| companion(&dated, &format!("-{number}")))
        .find(|name| !name.exists())
        .unwrap_or(dated)
}
