//! What keeps the logbook safe, as the window shows it: its copies, and whether they are up to date.

use std::path::Path;

use chrono::NaiveDate;
use milepost_logbook::{
    BACKUP_FOLDER, BackupCopy, Contents, Rehearsal, Why, copies_of_home, is_open_to_others,
    logbook_file, synced_by,
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
    /// How long ago the newest copy was made.
    pub minutes_ago: Option<u32>,
    /// What went wrong with copies last; none where all went well.
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
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Copied {
    /// The file.
    pub path: String,
    /// The day on which it was made, in the person's own time.
    pub made_on: NaiveDate,
    /// The time of day: `14:05`.
    pub made_at: String,
    /// How long ago that is.
    pub minutes_ago: u32,
    /// Its size.
    pub bytes: u32,
    /// Why it was made.
    pub why: Why,
    /// Whether it lies in the second folder.
    pub second: bool,
    /// How many changes it holds; none where that is not known.
    pub changes: Option<u32>,
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
    trouble: Option<String>,
    sample: bool,
    clock: &Clock,
) -> Safety {
    let file = logbook_file(home);
    let folder = home.join(BACKUP_FOLDER);
    // In the order in which they were made, which no clock decides.
    let copies: Vec<Copied> = copies_of_home(home, second.map(Path::new))
        .iter()
        .filter_map(|copy| copied(copy, copy.path.parent() != Some(&folder), clock))
        .collect();
    Safety {
        bytes: size(&file),
        file: file.display().to_string(),
        folder: folder.display().to_string(),
        second: second.map(|path| SecondFolder {
            path: path.to_owned(),
            reachable: Path::new(path).is_dir(),
            synced_by: synced_by(Path::new(path)).map(str::to_owned),
        }),
        minutes_ago: copies.first().map(|copy| copy.minutes_ago),
        copies,
        changes: None,
        trouble,
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

fn copied(copy: &BackupCopy, second: bool, clock: &Clock) -> Option<Copied> {
    let made = copy.made_at_millis()?;
    let here = clock.civil(made)?;
    // A day that has not come is as far away as one that is past.
    let minutes = clock.now().unix_millis().abs_diff(made) / 60_000;
    Some(Copied {
        path: copy.path.display().to_string(),
        made_on: here.date(),
        made_at: here.format("%H:%M").to_string(),
        minutes_ago: u32::try_from(minutes).unwrap_or(u32::MAX),
        bytes: size(&copy.path),
        why: copy.why(),
        second,
        changes: None,
        behind: None,
    })
}

fn size(file: &Path) -> u32 {
    let bytes = file.metadata().map_or(0, |about| about.len());
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
