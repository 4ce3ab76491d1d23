//! Verified copies of the file, and which of them are kept.

mod mark;
mod name;
mod sound;
mod thin;
mod write;

use std::cmp::Ordering;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::identity;
use crate::now::Now;
use crate::open::{BACKUP_FOLDER, LOGBOOK_FILE};
pub use mark::Held;
pub(crate) use mark::{Mark, Missing, behind};
pub(crate) use name::Owner;
pub(crate) use sound::{damage, expect_sound, flaws};
pub use thin::{KeepLimits, to_thin};
pub(crate) use write::{copy_file, is_away};

/// One copy of a logbook. Copies are in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupCopy {
    /// The day on which it was made (UTC).
    pub made_on: NaiveDate,
    /// The file.
    pub path: PathBuf,
}

/// Why a copy was made; its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// By itself, after changes.
    Regular,
    /// Because the person asked for it.
    Asked,
    /// Before another copy took the logbook's place.
    BeforeRestore,
    /// Before the file's format changed.
    BeforeFormat,
}

impl Why {
    /// The word in the file's name.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Why::Regular => "daily",
            Why::Asked => "copy",
            Why::BeforeRestore => "before-restore",
            Why::BeforeFormat => "format",
        }
    }
}

/// What came of making copies: those that were made, and why others were not.
#[derive(Debug, Default)]
pub struct CopyRun {
    /// The copies that were made and verified.
    pub made: Vec<BackupCopy>,
    /// The folders that are not there now, as a stick that is not plugged in; they get a copy when
    /// they are back.
    pub away: Vec<PathBuf>,
    /// What went wrong; one folder's trouble is none of another's.
    pub failed: Vec<LogbookError>,
}

/// How far a copy is, in pages of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many are copied.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// Watches a copy: hears how far it is, and may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

impl BackupCopy {
    /// The instant at which it was made, in milliseconds since 1970 (UTC), as its name says.
    pub fn made_at_millis(&self) -> Option<u64> {
        self.read(|parts| parts.made_at_millis()).flatten()
    }

    /// Why it was made.
    pub fn why(&self) -> Why {
        self.read(|parts| parts.why()).unwrap_or(Why::Regular)
    }

    /// Its number among the copies; none for a copy of an earlier version.
    pub fn number(&self) -> Option<u64> {
        self.read(|parts| parts.number).flatten()
    }

    /// Whether this owner made it. A copy of an earlier version names no owner; beside the
    /// logbook it is taken for its own.
    pub(crate) fn is_of(&self, owner: &Owner, folder: &Path, file: &Path) -> bool {
        self.read(|parts| match parts.owner {
            Some((logbook, place)) => logbook == owner.logbook && place == owner.place,
            None => folder == file.with_file_name(BACKUP_FOLDER),
        })
        .unwrap_or(false)
    }

    /// Whether it was made of a logbook at this place.
    fn is_made_at(&self, place: &str) -> bool {
        self.read(|parts| parts.owner.is_some_and(|(_, made_at)| made_at == place))
            .unwrap_or(false)
    }

    /// The logbook whose copy it is, as its name says in short.
    fn logbook(&self) -> Option<String> {
        self.read(|parts| parts.owner.map(|(logbook, _)| logbook.to_owned()))
            .flatten()
    }

    fn read<T>(&self, read: impl FnOnce(name::Parts<'_>) -> T) -> Option<T> {
        let name = self.path.file_name()?.to_str()?;
        // The stem is the logbook's, which may itself hold a dash.
        let stems = name.match_indices('-').map(|(at, _)| &name[..at]);
        let parts = stems.filter_map(|stem| name::parts(name, stem)).next()?;
        Some(read(parts))
    }
}

impl Ord for BackupCopy {
    /// In the order in which they were made: by number, and those of earlier versions, which
    /// have none, by their date.
    fn cmp(&self, other: &BackupCopy) -> Ordering {
        let key = |copy: &BackupCopy| (copy.number(), copy.made_on);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.path.file_name().cmp(&other.path.file_name()))
            .then_with(|| self.path.cmp(&other.path))
    }
}

impl PartialOrd for BackupCopy {
    fn partial_cmp(&self, other: &BackupCopy) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How old the newest copy, or a change, may be before changes are copied, in milliseconds.
const COPY_EVERY: u64 = 30 * 60 * 1_000;

/// Whether a copy is due: nothing new needs none, and a clock that was wrong once, or is now,
/// delays none.
fn is_due(newest: Option<&BackupCopy>, missing: &Missing, haste: Haste, now: &Now) -> bool {
    let Missing::Changes(changes) = missing else {
        return false;
    };
    let old = |at: Option<u64>| at.is_none_or(|at| at.abs_diff(now.unix_millis()) >= COPY_EVERY);
    let copied_long_ago = newest.map_or(haste == Haste::Soon, |copy| old(copy.made_at_millis()));
    copied_long_ago || changes.iter().any(|at| old(millis(at)))
}

/// How soon the very first change is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Haste {
    /// At once: whoever copies has the time.
    Soon,
    /// Once it is half an hour old, as every other: somebody waits for the command to end.
    Later,
}

fn millis(instant: &str) -> Option<u64> {
    let at = DateTime::parse_from_rfc3339(instant).ok()?;
    u64::try_from(at.timestamp_millis()).ok()
}

/// Copies what is due into one folder, and thins what is there; none where nothing is due.
pub(crate) fn keep(
    db: &Connection,
    file: &Path,
    folder: &Path,
    haste: Haste,
    now: &Now,
) -> Result<Option<BackupCopy>, LogbookError> {
    let owner = owner_of(db, file)?;
    let newest = newest_whole(folder, file, Some(&owner));
    let copied = newest.as_ref().and_then(|copy| mark::of(&copy.path).ok());
    let missing = mark::missing(db, copied.as_ref())?;
    if !is_due(newest.as_ref(), &missing, haste, now) {
        return Ok(None);
    }
    let why = Why::Regular.word();
    let copy = copy_file(db, file, folder, why, now, &mut |_| {
        ControlFlow::Continue(())
    })?;
    thin::thin(folder, file, &owner, now.utc_date())?;
    Ok(Some(copy))
}

/// What no whole copy in these folders holds.
pub(crate) fn unsaved(
    db: &Connection,
    file: &Path,
    folders: &[PathBuf],
) -> Result<Missing, LogbookError> {
    let owner = owner_of(db, file)?;
    let mut least = mark::missing(db, None)?;
    for folder in folders {
        let Some(newest) = newest_whole(folder, file, Some(&owner)) else {
            continue;
        };
        let missing = mark::missing(db, mark::of(&newest.path).ok().as_ref())?;
        least = match (least, missing) {
            (Missing::Nothing, _) | (_, Missing::Nothing) => return Ok(Missing::Nothing),
            (Missing::Changes(a), Missing::Changes(b)) if b.len() < a.len() => Missing::Changes(b),
            (least, _) => least,
        };
    }
    Ok(least)
}

/// How much of the open logbook a copy holds; none where the copy cannot be read.
pub(crate) fn held(db: &Connection, copy: &Path) -> Result<Option<Held>, LogbookError> {
    match mark::remembered(copy) {
        Some(known) => Ok(Some(mark::held(db, &known)?)),
        None => Ok(None),
    }
}

/// What a copy says of itself, where the logbook cannot be opened; none where the copy cannot
/// be read.
pub fn held_alone(copy: &Path) -> Option<Held> {
    mark::remembered(copy).map(|known| known.alone())
}

/// How far a copy goes; none where it cannot be read.
pub(crate) fn mark_of(copy: &Path) -> Option<Mark> {
    mark::remembered(copy).map(|known| known.mark)
}

/// Whether an open logbook holds the same changes as a copy.
pub(crate) fn holds_the_same(db: &Connection, copy: &Path) -> Result<bool, LogbookError> {
    Ok(mark::of(copy)? == mark::read(db)?)
}

/// The newest whole copy of the user's own logbook in a backup folder.
pub fn newest_backup(folder: &Path) -> Option<BackupCopy> {
    newest_whole(folder, &logbook_beside(folder), None)
}

/// All whole copies of the user's own logbook in a folder, oldest first.
pub fn copies_in(folder: &Path) -> Vec<BackupCopy> {
    let mut copies = copies_of(folder, &logbook_beside(folder));
    copies.retain(sound::is_whole);
    copies
}

/// All whole copies of the user's own logbook beside it and in a second folder, the newest
/// first. There others may keep theirs, so only what was made at this very place counts, and
/// what an earlier version made.
pub fn copies_of_home(home: &Path, second: Option<&Path>) -> Vec<BackupCopy> {
    let file = home.join(LOGBOOK_FILE);
    let place = identity::place_of(&file);
    let mut copies = copies_of(&home.join(BACKUP_FOLDER), &file);
    let there = second.map(|folder| copies_of(folder, &file));
    let ours = |copy: &BackupCopy| copy.number().is_none() || copy.is_made_at(&place);
    copies.extend(there.into_iter().flatten().filter(ours));
    copies.retain(sound::is_whole);
    sort(&mut copies, &place);
    copies.reverse();
    copies
}

/// The logbook whose copies a folder takes.
fn logbook_beside(folder: &Path) -> PathBuf {
    folder.with_file_name(LOGBOOK_FILE)
}

/// The oldest first. Numbers of two places say nothing of each other, so what was made here
/// comes after what was brought from elsewhere.
fn sort(copies: &mut [BackupCopy], place: &str) {
    copies.sort_by(|a, b| (a.is_made_at(place), a).cmp(&(b.is_made_at(place), b)));
}

/// The newest whole copy of this file in a backup folder: of this owner, or of anybody.
pub(crate) fn newest_whole(
    folder: &Path,
    file: &Path,
    owner: Option<&Owner>,
) -> Option<BackupCopy> {
    let ours = |copy: &BackupCopy| owner.is_none_or(|owner| copy.is_of(owner, folder, file));
    let mut newest_first = copies_of(folder, file).into_iter().rev();
    newest_first.find(|copy| ours(copy) && sound::is_whole(copy))
}

/// Everything in a backup folder that has the name of a copy of this file, oldest first,
/// whether it is whole or not.
pub(crate) fn copies_of(folder: &Path, file: &Path) -> Vec<BackupCopy> {
    let stem = name::stem(file);
    let mut copies: Vec<BackupCopy> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|found| {
            let name = found.file_name().into_string().ok()?;
            Some(BackupCopy {
                made_on: name::parts(&name, &stem)?.made_on,
                path: found.path(),
            })
        })
        .collect();
    sort(&mut copies, &identity::place_of(file));
    copies
}

/// Whose copies an open logbook makes.
pub(crate) fn owner_of(db: &Connection, file: &Path) -> rusqlite::Result<Owner> {
    Ok(Owner {
        logbook: identity::short(&identity::read(db)?),
        place: identity::place_of(file),
    })
}

/// The number of the next copy: above every one that is known, beside the logbook and in the
/// folder that it goes to.
fn number_for(owner: &Owner, file: &Path, folder: &Path) -> u64 {
    let beside = file.with_file_name(BACKUP_FOLDER);
    let ours = |copy: &BackupCopy| {
        copy.path.parent() == Some(beside.as_path())
            || copy.logbook().as_ref() == Some(&owner.logbook)
    };
    [beside.as_path(), folder]
        .into_iter()
        .flat_map(|folder| copies_of(folder, file))
        .filter(ours)
        .filter_map(|copy| copy.number())
        .max()
        .map_or(1, |number| number.saturating_add(1))
}
