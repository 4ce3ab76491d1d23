//! Which copies are kept: a pure function of the list, the day and the limits.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};

use super::name::Owner;
use super::{BackupCopy, Why, copies_of, sound};
use crate::error::LogbookError;

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

/// Which copies may be deleted today: a pure function of the list, the day and the limits.
/// The newest copy always stays, and so does what was saved before a restore. Which of two
/// is the newer says their order, not the clock.
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

/// Removes the owner's copies of this file that the usual limits no longer keep. A file that
/// is no whole copy takes no place, and is left where it lies; so is another logbook's copy.
pub(super) fn thin(
    folder: &Path,
    file: &Path,
    owner: &Owner,
    today: NaiveDate,
) -> Result<(), LogbookError> {
    let mut copies = copies_of(folder, file);
    copies.retain(|copy| copy.is_of(owner, folder, file));
    if to_thin(&copies, today, KeepLimits::default()).is_empty() {
        return Ok(());
    }
    copies.retain(sound::is_whole);
    for copy in to_thin(&copies, today, KeepLimits::default()) {
        fs::remove_file(&copy.path).map_err(|error| LogbookError::Backup {
            path: copy.path.clone(),
            detail: format!("it is older than what is kept and can't be removed: {error}"),
        })?;
    }
    Ok(())
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
