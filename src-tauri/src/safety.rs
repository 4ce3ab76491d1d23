//! What keeps the logbook safe, as the window shows it: its copies, and whether they are up to date.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use milepost_core::civil_time::CivilTime;
use milepost_logbook::{
    BACKUP_FOLDER, BackupCopy, Contents, Rehearsal, Why, copies_of_home, is_open_to_others,
    logbook_file, set_aside_on, synced_by,
};
use serde::Serialize;
use specta::Type;

use crate::clock::Clock;

/// The copies of the logbook and what is to be said of them.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Safety {
    /// The logbook's file.
    pub file: String,
    /// Its size.
    pub bytes: u32,
    /// The folder beside it that takes the copies.
    pub folder: String,
    /// A second folder for copies, where the person chose one.
    pub second: Option<SecondFolder>,
    /// Every copy, the newest first.
    pub copies: Vec<Copied>,
    /// How many changes the logbook holds; none where it is not open.
    pub changes: Option<u32>,
    /// How many evidence files it names.
    pub files: u32,
    /// Their size together.
    pub files_bytes: u32,
    /// How long ago the newest copy was made.
    pub minutes_ago: Option<u32>,
    /// What went wrong with copies beside the logbook last; none where all went well.
    pub trouble: Option<String>,
    /// Whether this is the sample, which is not copied.
    pub sample: bool,
    /// What came of the last rehearsal of a restore.
    pub rehearsal: Option<Rehearsal>,
    /// Whether others on this computer can look into the logbook's folder.
    pub open_to_others: bool,
}

/// The second folder for copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SecondFolder {
    /// Where.
    pub path: String,
    /// Whether it is there now; a stick may be pulled out.
    pub reachable: bool,
    /// The cloud service that carries it off this computer, where one is known.
    pub synced_by: Option<String>,
    /// How many copies are there, or were when it was there last.
    pub copies: u32,
    /// When the newest of them was made.
    pub newest: Option<MadeAt>,
    /// How many changes of the logbook none of them holds; none where that is not known.
    pub behind: Option<u32>,
    /// What went wrong there last; none where all went well, or it is only not there.
    pub trouble: Option<String>,
}

/// When a copy was made, in the person's own time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MadeAt {
    /// The day.
    pub on: NaiveDate,
    /// The time of day: `14:05`.
    pub at: CivilTime,
}

/// Where a copy lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CopyPlace {
    /// Beside the logbook.
    Here,
    /// In the second folder.
    Second,
    /// In both: one of two that were made together and hold the same.
    Both,
}

/// What went wrong with copies last, each folder's trouble by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopyTrouble {
    /// Beside the logbook.
    pub here: Option<String>,
    /// In the second folder.
    pub second: Option<String>,
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Copied {
    /// The file.
    pub path: String,
    /// The day on which it was made, in the person's own time.
    pub made_on: NaiveDate,
    /// The time of day: `14:05`.
    pub made_at: CivilTime,
    /// How long ago that is.
    pub minutes_ago: u32,
    /// Its size.
    pub bytes: u32,
    /// Why it was made.
    pub why: Why,
    /// Where it lies.
    pub place: CopyPlace,
    /// How many changes it holds; none where that is not known.
    pub changes: Option<u32>,
    /// How many evidence files it names; none where that is not known.
    pub files: Option<u32>,
    /// How many changes of the logbook it does not hold; none where it is of another course, or
    /// that is not known.
    pub behind: Option<u32>,
}

/// A copy before it is restored, beside what is there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Preview {
    /// The copy's file.
    pub path: String,
    /// What it holds.
    pub copy: Contents,
    /// What the logbook holds now; none where it cannot be read.
    pub now: Option<Contents>,
}

/// Looks at the folders of a home.
pub fn look(
    home: &Path,
    second: Option<&str>,
    trouble: CopyTrouble,
    sample: bool,
    clock: &Clock,
) -> Safety {
    let file = logbook_file(home);
    let folder = home.join(BACKUP_FOLDER);
    // In the order in which they were made, which no clock decides.
    let copies: Vec<Copied> = copies_of_home(home, second.map(Path::new))
        .iter()
        .filter_map(|copy| {
            let place = match copy.path.parent() == Some(&folder) {
                true => CopyPlace::Here,
                false => CopyPlace::Second,
            };
            copied(copy, place, clock)
        })
        .collect();
    Safety {
        bytes: size(&file),
        file: file.display().to_string(),
        folder: folder.display().to_string(),
        second: second.map(|path| SecondFolder {
            path: path.to_owned(),
            reachable: Path::new(path).is_dir(),
            synced_by: synced_by(Path::new(path)).map(str::to_owned),
            copies: count(copies.iter().filter(|it| it.place == CopyPlace::Second)),
            newest: None,
            behind: None,
            trouble: trouble.second.filter(|_| Path::new(path).is_dir()),
        }),
        minutes_ago: copies.first().map(|copy| copy.minutes_ago),
        copies,
        changes: None,
        files: 0,
        files_bytes: 0,
        trouble: trouble.here,
        sample,
        rehearsal: None,
        open_to_others: is_open_to_others(home),
    }
}

/// Whether a path is one of the copies, or one of the folders that are shown.
pub fn is_shown(safety: &Safety, path: &Path) -> bool {
    let folders = [Some(&safety.file), Some(&safety.folder)];
    let second = safety.second.as_ref().map(|second| &second.path);
    let copies = safety.copies.iter().map(|copy| &copy.path);
    folders
        .into_iter()
        .flatten()
        .chain(second)
        .chain(copies)
        .any(|known| Path::new(known) == path)
}

fn time_of_day(at: NaiveDateTime) -> CivilTime {
    let part = |it: u32| u16::try_from(it).unwrap_or_default();
    CivilTime::new(part(at.hour()), part(at.minute())).unwrap_or(CivilTime::MIDNIGHT)
}

/// When something was made, in the person's own time.
pub fn made_at(millis: u64, clock: &Clock) -> Option<MadeAt> {
    let here = clock.civil(millis)?;
    Some(MadeAt {
        on: here.date(),
        at: time_of_day(here),
    })
}

/// Two copies that one run made hold the same, and are one row: how far apart they may be made.
const TOGETHER_MINUTES: u32 = 10;

/// Makes one of each two that were made together, once it is known what they hold.
pub fn put_together(safety: &mut Safety) {
    let there: Vec<Copied> = safety
        .copies
        .extract_if(.., |it| it.place == CopyPlace::Second)
        .collect();
    let mut alone = Vec::new();
    for it in there {
        let twin = safety.copies.iter_mut().find(|here| {
            here.place == CopyPlace::Here
                && here.changes.is_some()
                && (here.changes, here.behind, here.why) == (it.changes, it.behind, it.why)
                && here.minutes_ago.abs_diff(it.minutes_ago) <= TOGETHER_MINUTES
        });
        match twin {
            Some(here) => here.place = CopyPlace::Both,
            None => alone.push(it),
        }
    }
    for it in alone {
        let at = safety
            .copies
            .iter()
            .position(|here| here.minutes_ago > it.minutes_ago)
            .unwrap_or(safety.copies.len());
        safety.copies.insert(at, it);
    }
}

fn count<'a>(copies: impl Iterator<Item = &'a Copied>) -> u32 {
    u32::try_from(copies.count()).unwrap_or(u32::MAX)
}

fn copied(copy: &BackupCopy, place: CopyPlace, clock: &Clock) -> Option<Copied> {
    let made = copy.made_at_millis()?;
    let made_at = made_at(made, clock)?;
    // A day that has not come is as far away as one that is past.
    let minutes = clock.now().unix_millis().abs_diff(made) / 60_000;
    Some(Copied {
        path: copy.path.display().to_string(),
        made_on: made_at.on,
        made_at: made_at.at,
        minutes_ago: u32::try_from(minutes).unwrap_or(u32::MAX),
        bytes: size(&copy.path),
        why: copy.why(),
        place,
        changes: None,
        files: None,
        behind: None,
    })
}

fn size(file: &Path) -> u32 {
    let bytes = file.metadata().map_or(0, |about| about.len());
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// A file that was once in the logbook's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SetAside {
    /// Where it lies.
    pub path: String,
    /// The day on which it was set aside.
    pub on: Option<NaiveDate>,
    /// Its size.
    pub bytes: u32,
}

impl SetAside {
    /// What is to be told of the file there.
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.display().to_string(),
            on: set_aside_on(path),
            bytes: size(path),
        }
    }
}
