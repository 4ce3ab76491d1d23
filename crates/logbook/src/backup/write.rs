//! Making a copy: under a name that nobody lists, read whole, on the disk, and only then
//! under its own name.

use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::name::{self, UNFINISHED};
use super::{BackupCopy, Progress, Watch, mark, number_for, owner_of, sound};
use crate::error::{LogbookError, in_words};
use crate::now::Now;
use crate::open::BACKUP_FOLDER;
use crate::private;
use crate::vault::{self, Vault};

/// How many pages are copied between two looks at whoever watches.
const PAGES_AT_ONCE: i32 = 100;

/// Unfinished copies that are so much older than a new one are left over from a program
/// that was ended.
const LEFT_OVER_AFTER: Duration = Duration::from_secs(3_600);

/// Copies an open file into the folder. The copy gets its name once it was read whole and
/// lies on the disk; until then it is nobody's copy.
pub(crate) fn copy_file(
    db: &Connection,
    file: &Path,
    folder: &Path,
    why: &str,
    now: &Now,
    watch: Watch<'_>,
) -> Result<BackupCopy, LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: folder.to_owned(),
        detail,
    };
    make_folder_for(folder, file).map_err(|error| failed(error.to_string()))?;
    let owner = owner_of(db, file).map_err(|error| failed(in_words(&error)))?;
    let number = number_for(&owner, file, folder);
    let name = name::of_new(&name::stem(file), &owner, number, now, why);
    let part = unlisted(folder, &name);
    let written = write_and_check(db, &part, watch)
        .and_then(|()| carry_evidence(db, file, folder))
        .and_then(|()| place(&part, folder, &name).map_err(|error| failed(error.to_string())));
    match written {
        Ok(path) => {
            sweep(folder, &name::stem(file), &path);
            Ok(BackupCopy {
                made_on: now.utc_date(),
                path,
            })
        }
        Err(error) => {
            remove_part(&part);
            Err(error)
        }
    }
}

/// Under these folders systems put disks and sticks; what is missing there is not plugged in.
const MOUNTED_UNDER: &[&str] = &["/media", "/run/media", "/mnt", "/Volumes"];

/// Makes the folder, but none in the place of a disk that is not plugged in: that would be taken
/// for the disk.
fn make_folder_for(folder: &Path, file: &Path) -> io::Result<()> {
    if folder != file.with_file_name(BACKUP_FOLDER) && is_where_disks_are_put(folder)? {
        return Err(not_there());
    }
    private::make_folder(folder)
}

/// Whether a folder that is missing lies where a disk would be, were it plugged in.
fn is_where_disks_are_put(folder: &Path) -> io::Result<bool> {
    let folder = &std::path::absolute(folder)?;
    let there = folder.ancestors().find(|above| above.is_dir());
    let mounts = there.is_some_and(|there| {
        MOUNTED_UNDER.iter().any(|under| {
            let below = there.strip_prefix(under);
            below.is_ok_and(|below| below.components().count() <= 1)
        })
    });
    Ok(mounts && !folder.is_dir())
}

/// Whether a folder that somebody chose long ago is not there now, and nothing of it is: as with
/// a stick that lies in a drawer.
pub(crate) fn is_away(folder: &Path, file: &Path) -> bool {
    if folder.is_dir() || folder == file.with_file_name(BACKUP_FOLDER) {
        return false;
    }
    let nothing = !folder.exists() && !folder.parent().is_some_and(Path::is_dir);
    nothing || is_where_disks_are_put(folder).unwrap_or(false)
}

fn not_there() -> io::Error {
    io::Error::new(
        io::ErrorKind::NotFound,
        "the folder isn't there; is the disk plugged in?",
    )
}

/// Carries the files that the copy needs into the folder, where all copies share them. One that
/// is missing beside the logbook already is told by whoever verifies it, and costs no copy.
fn carry_evidence(db: &Connection, file: &Path, folder: &Path) -> Result<(), LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: folder.to_owned(),
        detail,
    };
    let needed = vault::needed(db).map_err(|error| failed(in_words(&error)))?;
    let (from, to) = (Vault::beside(file), Vault::of_copies(folder));
    let absent = |it: &vault::Needed| !to.seems_there(&it.sha256, it.bytes);
    let needed: Vec<_> = needed.into_iter().filter(absent).collect();
    vault::carry(&needed, &from, &to).map_err(|error| failed(error.to_string()))?;
    Ok(())
}

/// Writes the copy under the name that nobody lists, reads it whole, and waits for the disk.
fn write_and_check(db: &Connection, part: &Path, watch: Watch<'_>) -> Result<(), LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: part.to_owned(),
        detail,
    };
    let sqlite = |error: rusqlite::Error| failed(in_words(&error));
    private::make_file(part).map_err(|error| failed(error.to_string()))?;
    if write(db, part, watch).map_err(sqlite)? == ControlFlow::Break(()) {
        return Err(LogbookError::Stopped);
    }
    sound::expect_sound(part)?;
    if mark::of(part)? != mark::read(db).map_err(sqlite)? {
        return Err(failed("it doesn't hold what the logbook does".to_owned()));
    }
    File::options()
        .write(true)
        .open(part)
        .and_then(|file| file.sync_all())
        .map_err(|error| failed(error.to_string()))
}

fn write(db: &Connection, path: &Path, watch: Watch<'_>) -> rusqlite::Result<ControlFlow<()>> {
    let mut copy = Connection::open(path)?;
    {
        let backup = Backup::new(db, &mut copy)?;
        while backup.step(PAGES_AT_ONCE)? != StepResult::Done {
            let progress = backup.progress();
            let pages = |count: i32| u32::try_from(count).unwrap_or(0);
            let (left, total) = (pages(progress.remaining), pages(progress.pagecount));
            let done = total.saturating_sub(left);
            if watch(Progress { done, total }) == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    // A copy stands alone: no write-ahead log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(ControlFlow::Continue(()))
}

/// Gives the finished copy its name, and never another's.
fn place(part: &Path, folder: &Path, name: &str) -> io::Result<PathBuf> {
    loop {
        let path = name::free(folder, name);
        // A second name fails where the name is taken; a disk without second names renames.
        match fs::hard_link(part, &path) {
            Ok(()) => fs::remove_file(part)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(_) => fs::rename(part, &path)?,
        }
        private::sync_folder(folder);
        return Ok(path);
    }
}

/// A name for the unfinished copy that no other program and no other copy here has.
fn unlisted(folder: &Path, name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Relaxed);
    let process = std::process::id();
    folder.join(format!(".{name}~{process}-{number}{UNFINISHED}"))
}

/// Removes what an unfinished copy left, with what SQLite keeps beside it.
fn remove_part(part: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        // It may not be there, and where it cannot be removed nobody lists it.
        let _ = fs::remove_file(crate::open::companion(part, suffix));
    }
}

/// Removes unfinished copies that a program left which was ended. Their age is taken from the
/// disk's own clock, against the copy that was just made.
fn sweep(folder: &Path, stem: &str, made: &Path) {
    let Ok(now) = made.metadata().and_then(|about| about.modified()) else {
        return;
    };
    for found in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = found.file_name();
        let Some(name) = name.to_str() else { continue };
        let copy = name
            .strip_prefix('.')
            .and_then(|name| name.trim_end_matches("-journal").strip_suffix(UNFINISHED))
            .and_then(|name| name.rsplit_once('~'));
        let unfinished = copy.is_some_and(|(copy, _)| name::is_name(copy, stem));
        let modified = found.metadata().and_then(|about| about.modified());
        let old = modified.is_ok_and(|at| {
            now.duration_since(at)
                .is_ok_and(|age| age > LEFT_OVER_AFTER)
        });
        if unfinished && old {
            let _ = fs::remove_file(found.path());
        }
    }
}
