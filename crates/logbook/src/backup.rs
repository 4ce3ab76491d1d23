//! Verified copies of the file, and which of them are kept.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

/// One copy of a logbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupCopy {
    /// The day on which it was made (UTC).
    pub made_on: NaiveDate,
    /// The file.
    pub path: PathBuf,
}

/// How many copies are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepLimits {
    /// Every copy of this many last days.
    pub all_of_days: u32,
    /// The last copy of a day, for this many days.
    pub daily: u32,
    /// The last copy of a week, for this many weeks.
    pub weekly: u32,
    /// The last copy of a month, for this many months.
    pub monthly: u32,
}

impl Default for KeepLimits {
    /// All of two days, then 14 daily, 8 weekly and 24 monthly copies.
    fn default() -> KeepLimits {
        KeepLimits {
            all_of_days: 2,
            daily: 14,
            weekly: 8,
            monthly: 24,
        }
    }
}

/// Which copies may be deleted today: a pure function of the list, the day and the limits.
pub fn to_thin(copies: &[BackupCopy], today: NaiveDate, limits: KeepLimits) -> Vec<BackupCopy> {
    let _ = (copies, today, limits);
    unimplemented!()
}

/// The newest copy of the logbook in a backup folder.
pub fn newest_backup(folder: &Path) -> Option<BackupCopy> {
    let _ = folder;
    unimplemented!()
}
