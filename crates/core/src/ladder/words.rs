//! The words of reminders: the fact, its consequence, the next step.

use chrono::NaiveDate;

use crate::assess::counted;
use crate::dates::days_between;

/// "in 30 days", "today", "3 days past due".
pub(super) fn distance(today: NaiveDate, on: NaiveDate) -> String {
    match days_between(today, on) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        left if left > 0 => format!("in {left} days"),
        past => format!("{} past due", counted(-past, "day", "days")),
    }
}

/// The first few of several names: "A", "A and B", "A, B and 3 more".
pub(super) fn some_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
    }
}

/// A typed text, cut where it would fill a notification.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 48;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
