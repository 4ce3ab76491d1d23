//! Ranges in words.

use crate::dates::day;
use chrono::NaiveDate;

/// A range in words: "between Feb 3, 2027 and Apr 20, 2027".
pub(super) fn range_words(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) if to == from => format!("on {}", day(from)),
        Some(to) => format!("between {} and {}", day(from), day(to)),
        None => format!("from {} on, with no end at your slower pace", day(from)),
    }
}
