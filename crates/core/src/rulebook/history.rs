//! The history of a rule: no gap, no overlap.

use chrono::NaiveDate;

use crate::dates::add_days;

/// The first and last day of a version; none where it is open.
pub(crate) type Stretch = (Option<NaiveDate>, Option<NaiveDate>);

/// Why a history does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Which version is to blame, from 0.
    pub at: usize,
    /// What is wrong.
    pub message: String,
}

/// A history starts open or at a date, and each version begins on the day
/// after the one before it has ended.
///
/// # Errors
/// The first version that ends before it begins, leaves a gap or overlaps.
pub(crate) fn check_history(versions: &[Stretch]) -> Result<(), Broken> {
    let broken = |at: usize, message: String| Err(Broken { at, message });
    if versions.is_empty() {
        return broken(0, "it has no version".into());
    }
    for (at, (from, to)) in versions.iter().enumerate() {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return broken(
                at,
                format!("a version ends on {to}, before it begins on {from}"),
            );
        }
    }
    for (at, pair) in versions.windows(2).enumerate() {
        let Some(ended) = pair[0].1 else {
            return broken(at, "only the last version may stay open".into());
        };
        let Some(began) = pair[1].0 else {
            return broken(at + 1, "only the first version may begin openly".into());
        };
        if began > add_days(ended, 1) {
            return broken(at + 1, format!("a gap between {ended} and {began}"));
        }
        if began <= ended {
            return broken(at + 1, format!("an overlap: {began} is not after {ended}"));
        }
    }
    Ok(())
}
