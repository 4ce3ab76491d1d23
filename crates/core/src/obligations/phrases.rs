//! Words of what is due: how long there is, and names that fit.

use chrono::NaiveDate;

use crate::dates::{day_in_year, days_between, span_words, weekday_and_day};
use crate::standing::day;
use crate::text::counted;

/// "in 30 days", "in 7 months", "today", "3 days past due".
pub(super) fn distance(as_of: NaiveDate, on: NaiveDate) -> String {
    match days_between(as_of, on) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        left if left > 0 => format!("in {}", span_words(as_of, on)),
        past => format!("{} past due", counted(-past, "day", "days")),
    }
}

/// "AAPC dues due in 30 days, on May 31, 2027", "AAPC dues: 3 days past due, since May 31, 2027".
pub(super) fn due(what: &str, as_of: NaiveDate, on: NaiveDate) -> String {
    let distance = distance(as_of, on);
    match days_between(as_of, on) {
        left if left > 1 => format!("{what} due {distance}, on {}", day(on)),
        left if left < 0 => format!("{what}: {distance}, since {}", day(on)),
        _ => format!("{what} due {distance}, {}", day(on)),
    }
}

/// "CPC exam in 30 days, on Mar 20, 2027", "CPC exam today, Mar 20, 2027".
pub(super) fn ahead(what: &str, as_of: NaiveDate, on: NaiveDate) -> String {
    let distance = distance(as_of, on);
    match days_between(as_of, on) {
        left if left > 1 => format!("{what} {distance}, on {}", day(on)),
        _ => format!("{what} {distance}, {}", day(on)),
    }
}

/// A day that is near: "today", "tomorrow, Dec 1", "since Nov 20", "Mon, Nov 30".
pub(crate) fn near(as_of: NaiveDate, on: NaiveDate) -> String {
    match days_between(as_of, on) {
        0 => "today".to_owned(),
        1 => format!("tomorrow, {}", day_in_year(on)),
        past if past < 0 => format!("since {}", day_in_year(on)),
        _ => weekday_and_day(on),
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
    const MOST: usize = 100;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
