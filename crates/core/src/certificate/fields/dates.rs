//! Dates as certificates print them.

use chrono::NaiveDate;

use super::months::month;
use super::words::Word;

/// A date among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The day; of several days the last, when the program was completed.
    pub day: NaiveDate,
    /// How many words it takes.
    pub words: usize,
    /// Whether it can only be meant so.
    pub plain: bool,
}

/// Returns the date that begins with the first of the words.
pub fn at(words: &[Word]) -> Option<Found> {
    const WEEKDAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    if words.first().is_some_and(|it| {
        WEEKDAYS
            .iter()
            .any(|day| *day == it.key || (it.key.len() == 3 && day.starts_with(&it.key)))
    }) {
        let found = at(&words[1..])?;
        return Some(Found {
            words: found.words + 1,
            ..found
        });
    }
    let first = one(words)?;
    // A span of two whole dates: the last day is when it was completed.
    let between = words.get(first.words).map(|it| it.key.as_str());
    if matches!(between, Some("-" | "–" | "—" | "to" | "through" | "thru"))
        && let Some(last) = one(&words[first.words + 1..])
        && last.day >= first.day
    {
        return Some(Found {
            day: last.day,
            words: first.words + 1 + last.words,
            plain: first.plain && last.plain,
        });
    }
    Some(first)
}

fn one(words: &[Word]) -> Option<Found> {
    figures(words)
        .or_else(|| month_first(words))
        .or_else(|| day_first(words))
}

/// 2025-02-27, 10/09/2025, 1-Dec-2024, 6/3/24.
fn figures(words: &[Word]) -> Option<Found> {
    let key = &words.first()?.key;
    let parts: Vec<&str> = key.split(['/', '-', '.', '–']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    if let (Some(day), Some(month), Some((year, _))) = (number(a), month(b), year(c)) {
        return found(year, month, day, 1, true);
    }
    let (x, y) = (number(a)?, number(b)?);
    if a.len() == 4 {
        let year = i32::try_from(x)
            .ok()
            .filter(|it| (1990..2100).contains(it))?;
        return found(year, y, number(c)?, 1, true);
    }
    if a.len() > 2 || b.len() > 2 {
        return None;
    }
    let (year, plain) = year(c)?;
    if x > 12 {
        return found(year, y, x, 1, false);
    }
    found(year, x, y, 1, plain)
}

/// March 14, 2025; June 3rd, 2024; November 6-7, 2025; Nov 30 to Dec 2, 2025.
fn month_first(words: &[Word]) -> Option<Found> {
    let mut number_of_month = month(&words.first()?.key)?;
    let (mut day, mut used) = last_day(words, 1)?;
    let mut plain = true;
    if let Some(next) = words
        .get(used)
        .and_then(|it| between(it).then(|| words.get(used + 1)).flatten())
    {
        if let Some(other) = month(&next.key)
            && let Some((last, end)) = last_day(words, used + 2)
        {
            (number_of_month, day, used) = (other, last, end);
        } else if let Some((last, end)) = last_day(words, used + 1) {
            (day, used) = (last, end);
        } else {
            plain = false;
        }
    }
    let (year, whole) = year(&words.get(used)?.key)?;
    found(year, number_of_month, day, used + 1, plain && whole)
}

/// 1 December 2024; the 14th day of March, 2025.
fn day_first(words: &[Word]) -> Option<Found> {
    let (day, mut used) = last_day(words, 0)?;
    while words
        .get(used)
        .is_some_and(|it| matches!(it.key.as_str(), "day" | "of"))
    {
        used += 1;
    }
    let month = month(&words.get(used)?.key)?;
    let (year, plain) = year(&words.get(used + 1)?.key)?;
    found(year, month, day, used + 2, plain)
}

fn between(word: &Word) -> bool {
    matches!(
        word.key.as_str(),
        "-" | "–" | "—" | "to" | "and" | "&" | "through" | "thru"
    )
}

/// The day at a place, or the last one of "6-7", and the place behind it.
fn last_day(words: &[Word], at: usize) -> Option<(u32, usize)> {
    let key = &words.get(at)?.key;
    let mut days = key.split(['-', '–', '—', '&']);
    let first = ordinal(days.next()?)?;
    let last = match days.next() {
        Some(last) => ordinal(last)?,
        None => first,
    };
    (days.next().is_none() && first <= last && (1..=31).contains(&last)).then_some((last, at + 1))
}

fn ordinal(text: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|it| text.strip_suffix(it))
        .unwrap_or(text);
    number(bare)
}

fn number(text: &str) -> Option<u32> {
    let short = !text.is_empty() && text.len() <= 4;
    (short && text.bytes().all(|it| it.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The year, and whether all of it was printed.
fn year(text: &str) -> Option<(i32, bool)> {
    let year = i32::try_from(number(text)?).ok()?;
    match text.len() {
        4 if (1990..2100).contains(&year) => Some((year, true)),
        2 => Some((2000 + year, false)),
        _ => None,
    }
}

fn found(year: i32, month: u32, day: u32, words: usize, plain: bool) -> Option<Found> {
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(Found { day, words, plain })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::page::{Area, Line};

    fn check(text: &str, expect: Option<&str>) {
        let line = Line {
            text: text.to_owned(),
            area: Area::default(),
            certain: 100,
            otherwise: None,
        };
        let found = at(&super::super::words::of(&line)).map(|it| it.day.to_string());
        assert_eq!(found.as_deref(), expect, "{text}");
    }

    #[test]
    fn dates_are_read_as_americans_print_them() {
        check("March 14, 2025", Some("2025-03-14"));
        check("March14,2025", Some("2025-03-14"));
        check("June 3rd, 2024", Some("2024-06-03"));
        check("Jan. 30, 2026", Some("2026-01-30"));
        check("Sept 9 2025", Some("2025-09-09"));
        check("10/09/2025", Some("2025-10-09"));
        check("6/3/24", Some("2024-06-03"));
        check("2025-02-27", Some("2025-02-27"));
        check("1 December 2024", Some("2024-12-01"));
        check("01-DEC-2024", Some("2024-12-01"));
        check("14th day of March, 2025", Some("2025-03-14"));
        check("Thursday, February 5, 2026", Some("2026-02-05"));
    }

    #[test]
    fn of_several_days_the_last_one_counts() {
        check("November 6-7, 2025", Some("2025-11-07"));
        check("November 6 - 7, 2025", Some("2025-11-07"));
        check("November 6 and 7, 2025", Some("2025-11-07"));
        check("Nov 30 to Dec 2, 2025", Some("2025-12-02"));
        check("10/09/2025 - 10/11/2025", Some("2025-10-11"));
        check("March 3, 2025 through March 5, 2025", Some("2025-03-05"));
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        check("March 2025", None);
        check("2/30/2025", None);
        check("800-555-0199", None);
        check("1.2.3", None);
        check("99213-25", None);
    }

    #[test]
    fn every_day_of_eight_years_is_read_back_in_every_form() {
        let mut day = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
        while day < NaiveDate::from_ymd_opt(2008, 1, 1).expect("a day") {
            for form in [
                "%Y-%m-%d",
                "%m/%d/%Y",
                "%B %-d, %Y",
                "%b %-d %Y",
                "%-d %B %Y",
                "%d-%b-%Y",
            ] {
                check(&day.format(form).to_string(), Some(&day.to_string()));
            }
            day = day.succ_opt().expect("a day");
        }
    }
}
