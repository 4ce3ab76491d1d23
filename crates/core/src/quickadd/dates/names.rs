//! Names of months and weekdays, also joined to figures, and misspelled ones.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{SHORT_YEAR_AHEAD, of_year, without_year};
use crate::quickadd::QuickAddError;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The weekday of this name.
pub(in super::super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The number of the month of this name.
pub(super) fn month(word: &str) -> Option<u32> {
    let known = |name: &str| word == name || word == &name[..3];
    let index = MONTHS
        .iter()
        .position(|name| known(name) || (word == "sept" && *name == "september"))?;
    u32::try_from(index + 1).ok()
}

/// `Jun`, as it is proposed.
pub(super) fn month_name(month: u32) -> String {
    let name = MONTHS
        .get(usize::try_from(month).unwrap_or(1).saturating_sub(1))
        .unwrap_or(&MONTHS[0]);
    format!("{}{}", name[..1].to_uppercase(), &name[1..3])
}

/// Whether this word names a month.
pub(in super::super) fn is_month(key: &str) -> bool {
    month(key).is_some()
}

/// The pieces of a word: runs of letters and of digits, and whether only signs
/// that dates have stand between them.
fn pieces(word: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let sign = |c: char| matches!(c, '-' | '/' | '.' | ',' | '\'');
    for part in word.split(sign) {
        let mut rest = part;
        while let Some(c) = rest.chars().next() {
            let digits = c.is_ascii_digit();
            if !digits && !c.is_ascii_alphabetic() {
                return None;
            }
            let same = |c: char| c.is_ascii_digit() == digits && c.is_ascii_alphanumeric();
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            pieces.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
    Some(pieces)
}

/// A month's name joined to its day: `2-Mar-2026`, `02-mar-26`, `mar2`, `2mar2026`;
/// `jun-2026` and `mar-26` are months without a day.
pub(super) fn joined(word: &str, today: NaiveDate) -> Option<Result<NaiveDate, QuickAddError>> {
    let pieces = pieces(word)?;
    let is_number = |piece: &str| piece.bytes().all(|b| b.is_ascii_digit());
    let ending = |piece: &str| matches!(piece, "st" | "nd" | "rd" | "th");
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !ending(piece)).collect();
    let (named, numbers): (Vec<&str>, Vec<&str>) =
        pieces.iter().partition(|piece| !is_number(piece));
    let [name] = named.as_slice() else {
        return None;
    };
    let number_of_month = month(name)?;
    let number = |text: &str| text.parse::<u32>().ok();
    let year_of = |text: &str| -> Option<i32> {
        let year: i32 = text.parse().ok()?;
        match text.len() {
            2 if 2000 + year > today.year().saturating_add(SHORT_YEAR_AHEAD) => Some(1900 + year),
            2 => Some(2000 + year),
            4..=6 => Some(year),
            _ => None,
        }
    };
    match numbers.as_slice() {
        [year]
            if year.len() == 4
                || (word.contains('-') && word.starts_with(|c: char| c.is_ascii_alphabetic())) =>
        {
            let year = year_of(year)?;
            Some(Err(QuickAddError::WhichDay {
                word: word.to_owned(),
                example: format!("{number_of_month}/15/{year}"),
            }))
        }
        [day] if day.len() <= 2 => Some(without_year(number_of_month, number(day)?, today, word)),
        [year, day] if year.len() == 4 && day.len() <= 2 => {
            Some(of_year(year_of(year)?, number_of_month, number(day)?, word))
        }
        [day, year] if day.len() <= 2 => {
            Some(of_year(year_of(year)?, number_of_month, number(day)?, word))
        }
        _ => None,
    }
}

/// Whether the word is a month's name with figures that were not read as a day.
pub(super) fn looks_like_day(key: &str) -> bool {
    let Some(pieces) = pieces(key) else {
        return false;
    };
    let has_month = pieces.iter().any(|piece| month(piece).is_some());
    let has_number = pieces
        .iter()
        .any(|piece| piece.bytes().all(|b| b.is_ascii_digit()));
    has_month && has_number
}

/// The month that was perhaps meant by a misspelled word: `noveber`. `Mayo` is a clinic.
pub(super) fn near_month(key: &str) -> Option<&'static str> {
    const NAMES: [&str; 11] = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let plain = key.len() >= 4 && key.chars().all(|c| c.is_ascii_alphabetic());
    NAMES.into_iter().find(|name| {
        let wrong = if name.len() >= 7 { 2 } else { 1 };
        let name = name.to_ascii_lowercase();
        plain
            && !is_month(key)
            && key.as_bytes()[0] == name.as_bytes()[0]
            && strsim::osa_distance(key, &name) <= wrong
    })
}

/// The weekday of two letters, as calendars write it: `Tu`, `Th`.
pub(in super::super) fn two_letters(key: &str) -> Option<&'static str> {
    Some(match key {
        "mo" => "Monday",
        "tu" => "Tuesday",
        "th" => "Thursday",
        "fr" => "Friday",
        "sa" => "Saturday",
        "su" => "Sunday",
        _ => return None,
    })
}

/// The day or weekday that was perhaps meant by a misspelled word: `yesteday`.
pub(in super::super) fn near_miss(key: &str) -> Option<&'static str> {
    const NAMES: [&str; 10] = [
        "yesterday",
        "tomorrow",
        "today",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    const SHORT: [(&str, &str); 9] = [
        ("yest", "yesterday"),
        ("yday", "yesterday"),
        ("ystrday", "yesterday"),
        ("yesterdays", "yesterday"),
        ("tmrw", "tomorrow"),
        ("tmw", "tomorrow"),
        ("tomorow", "tomorrow"),
        ("tody", "today"),
        ("2day", "today"),
    ];
    if let Some((_, name)) = SHORT.iter().find(|(short, _)| *short == key) {
        return Some(name);
    }
    // A plural or a possessive is another word: `Fridays`, `Monday's`.
    let letters = key.chars().count();
    if letters < 5 || !key.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    NAMES.into_iter().find(|name| {
        let wrong = if name.len() >= 8 { 2 } else { 1 };
        let name = name.to_ascii_lowercase();
        key != name
            && key.strip_suffix('s') != Some(&name)
            && key.as_bytes()[0] == name.as_bytes()[0]
            && strsim::osa_distance(key, &name) <= wrong
    })
}
