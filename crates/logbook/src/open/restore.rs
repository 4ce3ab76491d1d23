//! Putting a copy in the place of the logbook, after it was judged apart and what is there
//! has been saved.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::gate::Gate;
use super::held::Held;
use super::judge::{self, Judged};
use super::migrations::LATEST;
use super::{
    BACKUP_FOLDER, Can, Found, Inside, Origin, aside, can_write, connect, find, is_damage,
    look_inside, refuse_newer, refuse_synced,
};
use crate::backup::{self, Why};
use crate::contents::Contents;
use crate::error::{LogbookError, in_words};
use crate::now::Now;
use crate::vault::{self, Vault};
use crate::{identity, private, settings};

/// How long a restore waits for others to finish what they are changing.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the logbook holds now.
    pub contents: Contents,
    /// Where what was there before lies now; none where there was no file.
    pub saved: Option<PathBuf>,
    /// Evidence files that lie neither beside the copy nor beside the logbook, each with what is
    /// wrong.
    pub lacking: Vec<String>,
    /// Folders that the copy's settings name and that were not taken from it.
    pub left_out: Vec<String>,
}

/// Puts a copy in the place of the file.
///
/// The copy is judged first, in memory; one that is refused changes nothing. Then nobody may
/// change anything until it is done, so that what was acknowledged before lies in what is
/// saved. A sound file is saved as a verified copy and overwritten as one transaction of
/// SQLite, so that a power cut leaves the one or the other and another program that has it
/// open sees the change; one that is damaged or no logbook is set aside.
pub(crate) fn restore_backup(
    path: &Path,
    copy: &Path,
    now: &Now,
) -> Result<Restored, LogbookError> {
    refuse_synced(path, Origin::Own)?;
    let judged = judge::judge(copy)?;
    if judged.sample {
        return Err(LogbookError::Backup {
            path: copy.to_owned(),
            detail: "it is a sample, which nobody recorded".to_owned(),
        });
    }
    let failed = |error: std::io::Error| LogbookError::HomeMissing {
        path: path.parent().unwrap_or(Path::new(".")).to_owned(),
        source: error,
    };
    private::make_folder(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    let mut gate = Gate::of(path);
    let _closed = gate.pass(PATIENCE)?;
    // Looked at first: of a file that this program holds, the bytes are not read any more.
    let found = find(path)?;
    // Where there is none yet there is nothing to hold.
    let _held = Held::note(path).ok();
    let lacking = bring_evidence(&judged, path, copy)?;
    let restored = match present(path, found)? {
        Present::Sound(present) => over(present, judged, path, now),
        Present::Unusable => {
            let saved = aside::rename(path, now)?;
            anew(judged, path, Some(saved), now)
        }
        Present::Missing => {
            aside::rename_beside(path, now);
            anew(judged, path, None, now)
        }
    }?;
    Ok(Restored {
        lacking,
        ..restored
    })
}

/// Carries the files that the copy needs from beside it. They come first, so that nothing is
/// named that is not there; those that come too many harm nobody.
fn bring_evidence(judged: &Judged, path: &Path, copy: &Path) -> Result<Vec<String>, LogbookError> {
    let to = Vault::beside(path);
    let needed = vault::needed(&judged.db).map_err(|error| LogbookError::from(error).at(copy))?;
    // Read whole: what is damaged here may be sound beside the copy.
    let mut missing: Vec<_> = needed
        .into_iter()
        .filter(|it| to.read(&it.sha256).is_err())
        .collect();
    let mut lacking = Vec::new();
    for from in Vault::beside_copy(copy) {
        let carried = vault::carry(&missing, &from, &to);
        lacking = carried
            .map_err(|error| LogbookError::of_disk(to.folder(), error))?
            .lacking;
        missing.retain(|it| to.read(&it.sha256).is_err());
    }
    Ok(lacking)
}

/// What lies in the logbook's place.
enum Present {
    /// A logbook without damage, open.
    Sound(Connection),
    /// Something that is damaged for certain, or no logbook.
    Unusable,
    /// Nothing.
    Missing,
}

/// Finds out what lies there. That another program is using it is no damage.
fn present(path: &Path, found: Found) -> Result<Present, LogbookError> {
    match found {
        Found::Missing => return Ok(Present::Missing),
        Found::Empty | Found::Foreign(_) => return Ok(Present::Unusable),
        Found::Logbook { version } => refuse_newer(path, version)?,
        Found::Open => {}
    }
    let at = |error: rusqlite::Error| LogbookError::from(error).at(path);
    let db = connect(path)?;
    if let Can::Read = can_write(&db)? {
        return Err(LogbookError::OnlyReadable {
            path: path.to_owned(),
        });
    }
    let version = match look_inside(&db) {
        Ok(Inside::Logbook { version }) => version,
        Ok(Inside::Foreign) => return Ok(Present::Unusable),
        Err(error) if is_damage(&error) => return Ok(Present::Unusable),
        Err(error) => return Err(at(error)),
    };
    // The number alone may be what is damaged.
    if version > LATEST && matches!(judge::strange(&db, LATEST), Ok(None)) {
        return Ok(Present::Unusable);
    }
    refuse_newer(path, version)?;
    match backup::damage(&db) {
        Ok(damage) if damage.is_empty() && version > 0 => Ok(Present::Sound(db)),
        Ok(_) => Ok(Present::Unusable),
        Err(error) if is_damage(&error) => Ok(Present::Unusable),
        Err(error) => Err(at(error)),
    }
}

/// Saves the present file as a copy and writes the judged one over it.
fn over(
    mut present: Connection,
    judged: Judged,
    path: &Path,
    now: &Now,
) -> Result<Restored, LogbookError> {
    let at = |error: rusqlite::Error| LogbookError::from(error).at(path);
    let folder = path.with_file_name(BACKUP_FOLDER);
    identity::give(&present, now).map_err(at)?;
    let why = Why::BeforeRestore.word();
    let saved = backup::copy_file(&present, path, &folder, why, now, &mut |_| {
        ControlFlow::Continue(())
    })?;
    let known = settings::read(&present).ok();
    let left_out = settings::take_folders(&judged.db, known.as_ref())?;
    if identity::read(&judged.db).map_err(at)?.is_empty() {
        let id = identity::read(&present).map_err(at)?;
        identity::write(&judged.db, &id).map_err(at)?;
    }
    overwrite(&mut present, &judged.db).map_err(at)?;
    expect_whole(&present, path)?;
    Ok(Restored {
        contents: judged.contents,
        saved: Some(saved.path),
        left_out,
        lacking: Vec::new(),
    })
}

/// Writes the judged file where none is.
fn anew(
    judged: Judged,
    path: &Path,
    saved: Option<PathBuf>,
    now: &Now,
) -> Result<Restored, LogbookError> {
    let at = |error: rusqlite::Error| LogbookError::from(error).at(path);
    let left_out = settings::take_folders(&judged.db, None)?;
    identity::give(&judged.db, now).map_err(at)?;
    put(&judged.db, path)?;
    Ok(Restored {
        contents: judged.contents,
        saved,
        left_out,
        lacking: Vec::new(),
    })
}

/// Writes the whole copy over the open file, or nothing of it.
fn overwrite(present: &mut Connection, judged: &Connection) -> rusqlite::Result<()> {
    // A write-ahead log of the present file belongs to what is replaced.
    present.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let writing = Backup::new(judged, present)?;
    let mut refused = 0;
    loop {
        match writing.step(-1)? {
            StepResult::Done => return Ok(()),
            // Each step has waited by itself for whoever writes.
            _ if refused < 3 => refused += 1,
            _ => return Err(judge::busy()),
        }
    }
}

/// Writes a file to a place where none is: whole beside it, read, then renamed.
fn put(judged: &Connection, path: &Path) -> Result<(), LogbookError> {
    let disk = |detail: String| LogbookError::Disk {
        path: path.to_owned(),
        detail,
    };
    let beside = aside::companion(path, &format!(".{}.part", std::process::id()));
    // It is ours, and of a program that was ended.
    let _ = fs::remove_file(&beside);
    let written = (|| {
        private::make_file(&beside).map_err(|error| disk(error.to_string()))?;
        let mut db = Connection::open(&beside).map_err(|error| disk(in_words(&error)))?;
        overwrite(&mut db, judged).map_err(|error| disk(in_words(&error)))?;
        drop(db);
        backup::expect_sound(&beside)?;
        File::options()
            .write(true)
            .open(&beside)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&beside, path))
            .map_err(|error| disk(error.to_string()))
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    private::sync_folder(path.parent().unwrap_or(Path::new(".")));
    written
}

fn expect_whole(db: &Connection, path: &Path) -> Result<(), LogbookError> {
    let damage = backup::damage(db).map_err(|error| LogbookError::from(error).at(path))?;
    if damage.is_empty() {
        return Ok(());
    }
    Err(LogbookError::Damaged {
        path: path.to_owned(),
        detail: damage.join("; "),
    })
}
