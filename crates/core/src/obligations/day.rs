//! The one place where a due day is compared with the day of the question.

use chrono::NaiveDate;

use crate::dates::{add_days, days_between};
use crate::standing::{DueState, Urgency};

/// From this many days before its day a thing needs the person.
pub(super) const NEAR: i32 = 30;

/// Open up to and on its day, then late.
pub(super) fn state(as_of: NaiveDate, due_on: NaiveDate) -> DueState {
    match due_on < as_of {
        true => DueState::Late,
        false => DueState::Open,
    }
}

/// As [`state`], but ahead until so many days before.
pub(super) fn state_from(as_of: NaiveDate, due_on: NaiveDate, before: i32) -> DueState {
    match as_of < add_days(due_on, -before) {
        true => DueState::Ahead,
        false => state(as_of, due_on),
    }
}

/// How urgent something is that counts to a day.
pub(super) fn urgency(as_of: NaiveDate, due_on: NaiveDate) -> Urgency {
    match days_between(as_of, due_on) {
        left if left < 0 => Urgency::Late,
        left if left <= NEAR => Urgency::NeedsYou,
        _ => Urgency::Calm,
    }
}

/// As [`urgency`], where being past the day is a question or a pity but no lateness.
pub(super) fn never_late(as_of: NaiveDate, due_on: NaiveDate) -> Urgency {
    match urgency(as_of, due_on) {
        Urgency::Late => Urgency::NeedsYou,
        other => other,
    }
}

/// Whether a day is the day of the question.
pub(super) fn is_today(as_of: NaiveDate, on: NaiveDate) -> bool {
    as_of == on
}

/// Whether a day has come.
pub(super) fn has_come(as_of: NaiveDate, on: NaiveDate) -> bool {
    on <= as_of
}

/// Whether a day has passed.
pub(super) fn is_over(as_of: NaiveDate, on: NaiveDate) -> bool {
    on < as_of
}

/// Whether a day lies at most so many days ahead.
pub(super) fn is_within(as_of: NaiveDate, on: NaiveDate, days: i32) -> bool {
    (0..=days).contains(&days_between(as_of, on))
}
