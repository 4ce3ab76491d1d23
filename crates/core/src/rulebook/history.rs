//! The history of a rule: no gap, no overlap.

use chrono::NaiveDate;

use crate::dates::add_days;
use crate::dates::day;

/// The first and last day of a version; none where it is open.
pub(crate) type Stretch = (Option<NaiveDate>, Option<NaiveDate>);

/// Why a history does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Which version is to blame, from 0.
    pub at: usize,
    /// What is wrong, to be said of the rule: "has a gap between …".
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
        return broken(0, "has no version".into());
    }
    for (at, (from, to)) in versions.iter().enumerate() {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return broken(
                at,
                format!(
                    "has a version that ends on {}, before it begins on {}",
                    day(*to),
                    day(*from)
                ),
            );
        }
    }
    for (at, pair) in versions.windows(2).enumerate() {
        let Some(ended) = pair[0].1 else {
            return broken(at, "has an open end before its last version".into());
        };
        let Some(began) = pair[1].0 else {
            return broken(
                at + 1,
                "has an open beginning after its first version".into(),
            );
        };
        if began > add_days(ended, 1) {
            return broken(
                at + 1,
                format!("has a gap between {} and {}", day(ended), day(began)),
            );
        }
        if began <= ended {
            return broken(
                at + 1,
                format!("has an overlap: {} isn't after {}", day(began), day(ended)),
            );
        }
    }
    Ok(())
}
