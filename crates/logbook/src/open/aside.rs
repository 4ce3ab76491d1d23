//! Setting a file aside: renamed beside itself, never overwritten or deleted.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::error::LogbookError;
use crate::now::Now;

/// What the name of a file that was set aside goes on with after its own.
const SET_ASIDE: &str = ".set-aside-";

/// Renames the file and what SQLite keeps beside it to a dated name.
pub(super) fn rename(path: &Path, now: &Now) -> Result<PathBuf, LogbookError> {
    let moved_to = free_name(path, now);
    fs::rename(path, &moved_to).map_err(|source| LogbookError::HomeUnreadable {
        path: path.to_owned(),
        source,
    })?;
    rename_companions(path, &moved_to);
    crate::private::sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(moved_to)
}

/// Renames what SQLite keeps beside a file that is gone: it would be taken for a part of the next.
pub(super) fn rename_beside(path: &Path, now: &Now) {
    let there = |suffix: &&str| companion(path, suffix).exists();
    if COMPANIONS.iter().any(there) {
        rename_companions(path, &free_name(path, now));
    }
}

/// What SQLite keeps beside a database.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

fn rename_companions(path: &Path, moved_to: &Path) {
    for suffix in COMPANIONS {
        // They are often absent.
        let _ = fs::rename(companion(path, suffix), companion(moved_to, suffix));
    }
}

/// The files of this logbook that were set aside, the last one first.
pub(super) fn set_aside(path: &Path) -> Vec<PathBuf> {
    let mut start = path.file_name().unwrap_or_default().to_os_string();
    start.push(SET_ASIDE);
    let start = start.to_string_lossy().into_owned();
    let beside = |name: &str| COMPANIONS.iter().any(|suffix| name.ends_with(suffix));
    let is_one = |name: &str| name.starts_with(&start) && !beside(name);
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|it| is_one(&it.file_name().to_string_lossy()))
        .map(|it| it.path())
        .collect();
    found.sort();
    found.reverse();
    found
}

/// The day on which a file was set aside, as its name tells.
pub fn set_aside_on(path: &Path) -> Option<NaiveDate> {
    let name = path.file_name()?.to_str()?;
    let (_, stamp) = name.rsplit_once(SET_ASIDE)?;
    let day = stamp.get(..10)?;
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

/// The file that SQLite keeps beside a database under this suffix.
pub(crate) fn companion(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// `logbook.milepost.set-aside-2026-11-23-210726`, with a number where that is taken.
fn free_name(path: &Path, now: &Now) -> PathBuf {
    let dated = companion(path, &format!("{SET_ASIDE}{}", now.file_stamp()));
    if !dated.exists() {
        return dated;
    }
    (2..)
        .map(|number| companion(&dated, &format!("-{number}")))
        .find(|name| !name.exists())
        .unwrap_or(dated)
}
