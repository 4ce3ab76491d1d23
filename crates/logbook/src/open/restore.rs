//! Putting a copy in the place of the logbook, after what is there has been saved.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::{BACKUP_FOLDER, Inside, aside, connect, look_inside, make_folder};
use crate::backup::{self, Go, Why};
use crate::contents::{self, Contents};
use crate::error::LogbookError;
use crate::now::Now;

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the logbook holds now.
    pub contents: Contents,
    /// Where what was there before lies now; none where there was no file.
    pub saved: Option<PathBuf>,
}

/// Puts a sound copy in the place of the file.
///
/// What is there is first saved as a verified copy; where that cannot be done, because it is
/// damaged or no logbook, the file itself is set aside. A sound file is then overwritten as one
/// transaction of SQLite, so that a power cut leaves the one or the other and never half of each,
/// and another program that has it open sees the change.
pub(crate) fn restore_backup(
    path: &Path,
    copy: &Path,
    now: &Now,
) -> Result<Restored, LogbookError> {
    let contents = contents::contents_of(copy)?;
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let saved = match sound_logbook(path) {
        Some(mut present) => {
            let folder = path.with_file_name(BACKUP_FOLDER);
            let saved = backup::copy_file(
                &present,
                path,
                &folder,
                Why::BeforeRestore.word(),
                now,
                &mut |_| Go::On,
            )?;
            overwrite(&mut present, copy).map_err(|error| LogbookError::from(error).at(path))?;
            Some(saved.path)
        }
        None => {
            let moved = match path.exists() {
                true => Some(aside::rename(path, now)?),
                false => None,
            };
            put(copy, path).map_err(|error| LogbookError::Disk {
                path: path.to_owned(),
                detail: error.to_string(),
            })?;
            moved
        }
    };
    backup::expect_sound(path)?;
    Ok(Restored { contents, saved })
}

/// The present file, opened, where it is a logbook without damage.
fn sound_logbook(path: &Path) -> Option<Connection> {
    if !path.exists() || backup::expect_sound(path).is_err() {
        return None;
    }
    let db = connect(path).ok()?;
    let sound = matches!(look_inside(&db), Ok(Inside::Logbook { version }) if version > 0);
    sound.then_some(db)
}

/// Writes the whole copy over the open file, or nothing of it.
fn overwrite(present: &mut Connection, copy: &Path) -> rusqlite::Result<()> {
    let copy = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // A write-ahead log of the present file belongs to what is replaced.
    present.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Backup::new(&copy, present)?.run_to_completion(1_000, Duration::ZERO, None)
}

/// Copies a file to a place where none is: written whole beside it, then renamed.
fn put(copy: &Path, path: &Path) -> std::io::Result<()> {
    let beside = aside::companion(path, ".part");
    fs::copy(copy, &beside)?;
    File::open(&beside)?.sync_all()?;
    fs::rename(&beside, path)
}
