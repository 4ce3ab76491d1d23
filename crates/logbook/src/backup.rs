//! Verified copies of the file, and which of them are kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::now::Now;
use crate::open::{APPLICATION_ID, LOGBOOK_FILE};

/// One copy of a logbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupCopy {
    /// The day on which it was made (UTC).
    pub made_on: NaiveDate,
    /// The file; copies of the same day are in the order of their names.
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

/// What whoever watches a copy wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// Copy on.
    On,
    /// Stop; what was written so far is removed.
    Stop,
}

/// Watches a copy: hears how far it is, and may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> Go;

impl BackupCopy {
    /// The instant at which it was made, in milliseconds since 1970 (UTC), as its name says.
    pub fn made_at_millis(&self) -> Option<u64> {
        let stamp = self.stamp()?.get(..17)?;
        let at = NaiveDateTime::parse_from_str(stamp, "%Y-%m-%d-%H%M%S").ok()?;
        u64::try_from(at.and_utc().timestamp_millis()).ok()
    }

    /// Why it was made.
    pub fn why(&self) -> Why {
        let rest = self.stamp().and_then(|stamp| stamp.get(17..));
        let word = rest.unwrap_or_default().trim_start_matches('-');
        [Why::BeforeRestore, Why::BeforeFormat, Why::Asked]
            .into_iter()
            .find(|why| word.starts_with(why.word()))
            .unwrap_or(Why::Regular)
    }

    /// The name from its date on: `2026-11-23-210726-daily`.
    fn stamp(&self) -> Option<&str> {
        let name = self.path.file_stem()?.to_str()?;
        let date = self.made_on.to_string();
        name.get(name.find(&date)?..)
    }
}

/// How many copies are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepLimits {
    /// Every copy of this many last days.
    pub all_of_days: u32,
    /// The last copy of a day, for this many days that have one.
    pub daily: u32,
    /// The last copy of a week, for this many weeks that have one.
    pub weekly: u32,
    /// The last copy of a month, for this many months that have one.
    pub monthly: u32,
}

impl Default for KeepLimits {
    /// All of today, then 14 daily, 8 weekly and 24 monthly copies.
    fn default() -> KeepLimits {
        KeepLimits {
            all_of_days: 1,
            daily: 14,
            weekly: 8,
            monthly: 24,
        }
    }
}

/// How old the newest copy may be before changes since then are copied, in milliseconds.
const COPY_EVERY: u64 = 30 * 60 * 1_000;

/// Whether a copy is due. Nothing new needs none; a clock that was set back delays none.
pub(crate) fn is_due(newest: Option<&BackupCopy>, changed: Changed, now: &Now) -> bool {
    let Some(newest) = newest else { return true };
    let age = newest
        .made_at_millis()
        .map(|at| at.abs_diff(now.unix_millis()));
    changed == Changed::Yes && age.is_none_or(|age| age >= COPY_EVERY)
}

/// Whether the logbook holds what its newest copy does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It does.
    Yes,
    /// They hold the same.
    No,
}

/// Compares an open logbook with a copy of it by their histories.
pub(crate) fn compare(db: &Connection, copy: &Path) -> Changed {
    let state = |db: &Connection| -> rusqlite::Result<(i64, i64)> {
        let sql =
            "SELECT coalesce(max(seq), 0), count(*) FILTER (WHERE state = 'done') FROM operations";
        db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let copied = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|copy| state(&copy));
    match (copied, state(db)) {
        (Ok(copied), Ok(present)) if copied == present => Changed::No,
        // A copy that cannot be read is no copy.
        _ => Changed::Yes,
    }
}

/// Which copies may be deleted today: a pure function of the list, the day and the limits.
/// The newest copy always stays, and so does what was saved before a restore.
pub fn to_thin(copies: &[BackupCopy], today: NaiveDate, limits: KeepLimits) -> Vec<BackupCopy> {
    let mut newest_first: Vec<&BackupCopy> = copies.iter().collect();
    newest_first.sort_by(|a, b| b.cmp(a));
    let all_since = today.checked_sub_days(Days::new(limits.all_of_days.into()));
    let mut days = Kept::at_most(limits.daily);
    let mut weeks = Kept::at_most(limits.weekly);
    let mut months = Kept::at_most(limits.monthly);
    let mut thinned: Vec<BackupCopy> = newest_first
        .into_iter()
        .enumerate()
        .filter(|(place, copy)| {
            let day = copy.made_on;
            let week = day.iso_week();
            // Every period takes its copy, so `|` and not `||`.
            let kept = (*place == 0)
                | (copy.why() == Why::BeforeRestore)
                | all_since.is_none_or(|since| day > since)
                | days.takes((day.year(), day.ordinal()))
                | weeks.takes((week.year(), week.week()))
                | months.takes((day.year(), day.month()));
            !kept
        })
        .map(|(_, copy)| copy.clone())
        .collect();
    thinned.reverse();
    thinned
}

/// The newest copy of the user's own logbook in a backup folder.
pub fn newest_backup(folder: &Path) -> Option<BackupCopy> {
    newest_of(folder, Path::new(LOGBOOK_FILE))
}

/// All copies of the user's own logbook in a folder, oldest first.
pub fn copies_in(folder: &Path) -> Vec<BackupCopy> {
    copies_of(folder, Path::new(LOGBOOK_FILE))
}

/// The newest copy of this file in a backup folder.
pub(crate) fn newest_of(folder: &Path, file: &Path) -> Option<BackupCopy> {
    copies_of(folder, file).pop()
}

/// The instant of the newest copy of this file as its name says it, as RFC 3339 text
/// without a zone: `2026-11-23T21:07:26`.
pub(crate) fn newest_instant(folder: &Path, file: &Path) -> Option<String> {
    let newest = newest_of(folder, file)?.path;
    let name = newest.file_name()?.to_str()?;
    let stamp = name
        .strip_prefix(&stem(file))?
        .strip_prefix('-')?
        .get(..17)?;
    let (date, time) = (stamp.get(..10)?, stamp.get(11..17)?);
    let time = time
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(time)?;
    Some(format!(
        "{date}T{}:{}:{}",
        &time[..2],
        &time[2..4],
        &time[4..]
    ))
}

/// All copies of this file in a backup folder, oldest first.
pub(crate) fn copies_of(folder: &Path, file: &Path) -> Vec<BackupCopy> {
    let mut copies: Vec<BackupCopy> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|found| {
            let name = found.file_name().into_string().ok()?;
            let rest = name.strip_prefix(&stem(file))?.strip_prefix('-')?;
            rest.ends_with(".milepost").then_some(())?;
            let made_on = rest.get(..10)?.parse().ok()?;
            Some(BackupCopy {
                made_on,
                path: found.path(),
            })
        })
        .collect();
    copies.sort();
    copies
}

/// Removes the copies of this file that the usual limits no longer keep.
pub(crate) fn thin(folder: &Path, file: &Path, today: NaiveDate) -> Result<(), LogbookError> {
    for copy in to_thin(&copies_of(folder, file), today, KeepLimits::default()) {
        fs::remove_file(&copy.path).map_err(|error| LogbookError::Backup {
            path: copy.path.clone(),
            detail: format!("it is older than what is kept and cannot be removed: {error}"),
        })?;
    }
    Ok(())
}

/// Copies an open file into the folder and verifies the copy by opening it.
pub(crate) fn copy_file(
    db: &Connection,
    file: &Path,
    folder: &Path,
    why: &str,
    now: &Now,
    watch: Watch<'_>,
) -> Result<BackupCopy, LogbookError> {
    let path = free_name(
        folder,
        &format!("{}-{}-{why}", stem(file), now.file_stamp()),
    );
    let failed = |detail: String| {
        // Half a copy must not be taken for a backup.
        let _ = fs::remove_file(&path);
        LogbookError::Backup {
            path: path.clone(),
            detail,
        }
    };
    fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    if write_copy(db, &path, watch).map_err(|error| failed(error.to_string()))? == Go::Stop {
        failed(String::new());
        return Err(LogbookError::Stopped);
    }
    let damage = verify_copy(&path).map_err(|error| failed(error.to_string()))?;
    if !damage.is_empty() {
        return Err(failed(damage.join("; ")));
    }
    Ok(BackupCopy {
        made_on: now.utc_date(),
        path,
    })
}

/// Reads a whole database and lists its damage.
pub(crate) fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut check = db.prepare("PRAGMA integrity_check(20)")?;
    let mut found: Vec<String> = check
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    found.retain(|line| line != "ok");
    let mut orphans = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = orphans.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        found.push(format!(
            "a row of {table} refers to a missing row of {parent}"
        ));
    }
    Ok(found)
}

/// Refuses a copy that is no sound logbook.
pub(crate) fn expect_sound(copy: &Path) -> Result<(), LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: copy.to_owned(),
        detail,
    };
    let damage = verify_copy(copy).map_err(|error| failed(error.to_string()))?;
    if damage.is_empty() {
        Ok(())
    } else {
        Err(failed(damage.join("; ")))
    }
}

/// How many pages are copied between two looks at whoever watches.
const PAGES_AT_ONCE: i32 = 100;

fn write_copy(db: &Connection, path: &Path, watch: Watch<'_>) -> rusqlite::Result<Go> {
    let mut copy = Connection::open(path)?;
    {
        let backup = Backup::new(db, &mut copy)?;
        while backup.step(PAGES_AT_ONCE)? != StepResult::Done {
            let progress = backup.progress();
            let pages = |count: i32| u32::try_from(count).unwrap_or(0);
            let (left, total) = (pages(progress.remaining), pages(progress.pagecount));
            let done = total.saturating_sub(left);
            if watch(Progress { done, total }) == Go::Stop {
                return Ok(Go::Stop);
            }
        }
    }
    // A copy stands alone: no write-ahead log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(Go::On)
}

fn verify_copy(path: &Path) -> rusqlite::Result<Vec<String>> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let application: i64 = copy.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Ok(vec!["it is no logbook".to_owned()]);
    }
    damage(&copy)
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn free_name(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(format!("{name}.milepost"));
    if !plain.exists() {
        return plain;
    }
    (2..)
        .map(|number| folder.join(format!("{name}-{number}.milepost")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}

/// The periods that have kept a copy.
struct Kept<P> {
    most: usize,
    periods: BTreeSet<P>,
}

impl<P: Ord> Kept<P> {
    fn at_most(most: u32) -> Kept<P> {
        Kept {
            most: usize::try_from(most).unwrap_or(usize::MAX),
            periods: BTreeSet::new(),
        }
    }

    /// Whether the period keeps this copy, the first that it sees.
    fn takes(&mut self, period: P) -> bool {
        self.periods.len() < self.most && self.periods.insert(period)
    }
}
