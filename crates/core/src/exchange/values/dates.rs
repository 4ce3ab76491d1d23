//! Days as sheets write them.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::super::Cell;
use super::super::fold::short;

/// The years that a day can have.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// In which order the numbers of a day stand.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Month, day, year, as in the United States.
    Mdy,
    /// Day, month, year.
    Dmy,
}

impl DateOrder {
    /// The order that a person names.
    pub fn named(word: &str) -> Option<DateOrder> {
        match word.trim().to_lowercase().as_str() {
            "mdy" | "us" | "m/d/y" => Some(DateOrder::Mdy),
            "dmy" | "d/m/y" => Some(DateOrder::Dmy),
            _ => None,
        }
    }
}

/// What a cell says of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// One day, however one reads it.
    Is(NaiveDate),
    /// Three numbers whose order is not said.
    Numbers(Triple),
    /// An instant of another time zone, which may be another day here.
    Instant(NaiveDate),
    /// No day, with a sentence that says what to write.
    Not(String),
    /// Nothing.
    Nothing,
}

/// Three numbers of which the last is the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Triple {
    first: u32,
    second: u32,
    year: i32,
    /// The mark between them.
    pub mark: char,
}

impl Triple {
    /// The day in this order, where there is one.
    pub fn read(self, order: DateOrder) -> Option<NaiveDate> {
        let (month, day) = match order {
            DateOrder::Mdy => (self.first, self.second),
            DateOrder::Dmy => (self.second, self.first),
        };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

/// Reads a cell as a day.
pub fn read(cell: &Cell) -> Day {
    match cell {
        Cell::Empty => Day::Nothing,
        Cell::Date(day, _) => in_years(*day, &day.to_string()),
        Cell::Number(text) => serial(text).unwrap_or_else(|| not_a_day(text)),
        Cell::Text(text) => read_text(text),
        Cell::Seconds(_) => Day::Not(format!(
            "`{}` is a time, not a day; write the day, like 4/18/2026",
            cell.shown()
        )),
        Cell::Bool(_) | Cell::Error(_) => not_a_day(&cell.shown()),
    }
}

/// Reads a text as a day.
pub fn read_text(text: &str) -> Day {
    let text = text.trim();
    if super::says_nothing(text) || goes_on(text) {
        return Day::Nothing;
    }
    if let Some(day) = serial(text) {
        return day;
    }
    if let Some(day) = iso(text) {
        return day;
    }
    let plain = without_weekday(text);
    let plain = without_time(plain);
    triple(plain)
        .or_else(|| named(plain))
        .or_else(|| month_only(plain))
        .unwrap_or_else(|| not_a_day(text))
}

/// Whether a text in the place of a last day says that there is none yet.
pub(super) fn goes_on(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "present",
        "current",
        "currently",
        "ongoing",
        "now",
        "to date",
        "to present",
        "in progress",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The day and the time of a text that says both, as they stand there.
pub fn day_and_time(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let marks = text.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T'));
    marks
        .map(|(at, _)| (&text[..at], text[at + 1..].trim()))
        .find(|(day, time)| {
            let is_day = !matches!(read_text(day), Day::Nothing | Day::Not(_));
            is_day && time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':')
        })
}

/// The day of a cell that says a time as well.
pub fn day_of_moment(cell: &Cell) -> Option<Day> {
    match cell {
        Cell::Date(_, Some(_)) => Some(read(cell)),
        Cell::Text(text) => day_and_time(text).map(|(day, _)| read_text(day)),
        _ => None,
    }
}

fn not_a_day(text: &str) -> Day {
    Day::Not(format!(
        "`{}` isn't a date; write it like 4/18/2026",
        short(text)
    ))
}

/// A day in the years that can be meant.
fn in_years(day: NaiveDate, said: &str) -> Day {
    if day.year() == 1900 {
        return Day::Not(format!(
            "`{}` is what other programs write where a day is missing; write the day",
            short(said)
        ));
    }
    match YEARS.contains(&day.year()) {
        true => Day::Is(day),
        false => Day::Not(format!(
            "`{}` has a year that can't be right; write one from {} to {}",
            short(said),
            YEARS.start(),
            YEARS.end()
        )),
    }
}

/// Excel's count of days, from 1954 to 2119; other numbers are no days.
fn serial(text: &str) -> Option<Day> {
    let whole = match text.split_once('.') {
        Some((whole, part)) if part.bytes().all(|b| b.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    if whole.len() != 5 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days: u64 = whole.parse().ok()?;
    if !(20_000..=80_000).contains(&days) {
        return None;
    }
    // Excel counts from January 1, 1900, as 1, and takes 1900 for a leap year.
    let base = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = base.checked_add_days(Days::new(days))?;
    Some(in_years(day, text))
}

/// `2026-03-02`, `2026/3/2`, `20260302`, also with a time behind it.
fn iso(text: &str) -> Option<Day> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let cut = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, time) = text.split_at(cut);
    let (year, month, date) = if day.len() == 8 && digits(day) {
        if !["19", "20", "21"]
            .iter()
            .any(|century| day.starts_with(century))
        {
            return None;
        }
        (&day[..4], &day[4..6], &day[6..])
    } else {
        let mark = day.find(['-', '/', '.'])?;
        let mark = day.get(mark..=mark)?;
        let mut parts = day.split(mark);
        let parts = (parts.next()?, parts.next()?, parts.next()?);
        if day.matches(mark).count() != 2 {
            return None;
        }
        parts
    };
    if year.len() != 4 || !digits(year) || !digits(month) || !digits(date) || date.len() > 2 {
        return None;
    }
    let found =
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?);
    let Some(found) = found else {
        return Some(Day::Not(format!(
            "there's no day `{}`; check the month and the day",
            short(day)
        )));
    };
    let day = in_years(found, day);
    let time = time.trim_start_matches(['T', 't', ' ']).trim();
    if time.is_empty() {
        return Some(day);
    }
    let clock = time.trim_end_matches(['Z', 'z']);
    let zone = clock.len() < time.len() || clock.get(1..)?.contains(['+', '-']);
    if !clock.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let midnight = clock
        .split(['+', '-'])
        .next()
        .is_some_and(|clock| clock.bytes().all(|b| !(b'1'..=b'9').contains(&b)));
    match (day, zone && !midnight) {
        (Day::Is(day), true) => Some(Day::Instant(day)),
        (day, _) => Some(day),
    }
}

/// `3/2/2026`, `3-14-26`, `3.2.2026`.
pub(super) fn triple(text: &str) -> Option<Day> {
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '/' | '-' | '.') {
        return None;
    }
    let parts: Vec<&str> = text
        .trim_end_matches('.')
        .split(mark)
        .map(str::trim)
        .collect();
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !plain(first, 2) || !plain(second, 2) || !plain(year, 4) {
        return None;
    }
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 => short_year(year.parse().ok()?),
        _ => return None,
    };
    let triple = Triple {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year,
        mark,
    };
    let readings = [DateOrder::Mdy, DateOrder::Dmy].map(|order| triple.read(order));
    match readings {
        [None, None] => Some(Day::Not(format!(
            "there's no day `{}`; check the month and the day",
            short(text)
        ))),
        [one, other] => match in_years(one.or(other)?, text) {
            Day::Is(day) if one == other => Some(Day::Is(day)),
            Day::Is(_) => Some(Day::Numbers(triple)),
            no => Some(no),
        },
    }
}

/// Two digits are this century up to 69.
pub(super) fn short_year(year: i32) -> i32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// `Mar 2, 2026`, `March 2nd 2026`, `2 Mar 2026`, `2-Mar-26`.
fn named(text: &str) -> Option<Day> {
    let parts = parts_of(text);
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, day_number(second)?),
        (None, Some(month)) => (month, day_number(first)?),
        _ => return None,
    };
    let digits = year.trim_start_matches('\'');
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = match digits.len() {
        4 => digits.parse().ok()?,
        2 => short_year(digits.parse().ok()?),
        _ => return None,
    };
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Some(in_years(day, text)),
        None => Some(Day::Not(format!(
            "there's no day `{}`; check the month and the day",
            short(text)
        ))),
    }
}

pub(super) fn parts_of(text: &str) -> Vec<String> {
    text.split([' ', ',', '-', '/', '\u{a0}'])
        .map(|part| part.trim_end_matches('.').to_lowercase())
        .filter(|part| !part.is_empty() && part != "of")
        .collect()
}

pub(super) fn day_number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
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
    let known = |name: &str| word.len() >= 3 && name.starts_with(word);
    let index = NAMES.iter().position(|name| known(name))?;
    u32::try_from(index + 1).ok()
}

/// The weekday's number from Monday, 0 to 6.
pub(in super::super) fn weekday(word: &str) -> Option<u64> {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.trim().trim_end_matches('.').to_lowercase();
    let known = |name: &str| word.len() >= 3 && name.starts_with(word.as_str());
    let index = NAMES.iter().position(|name| known(name))?;
    u64::try_from(index).ok()
}

/// `Mon, 3/2/2026` without its weekday, which the day itself says.
pub(super) fn without_weekday(text: &str) -> &str {
    let cut = text.find([' ', ',']).unwrap_or(text.len());
    let (first, rest) = text.split_at(cut);
    match weekday(first) {
        Some(_) if !rest.is_empty() => rest.trim_start_matches([' ', ',']),
        _ => text,
    }
}

/// `3/2/2026 9:00 AM` without its time.
fn without_time(text: &str) -> &str {
    let Some((day, rest)) = text.split_once(' ') else {
        return text;
    };
    let time = rest.trim_start();
    let clock = time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit());
    if clock && day.contains(['/', '-', '.']) {
        day
    } else {
        text
    }
}

/// A month without a day, or a day without a year: what is missing must be said.
pub(super) fn month_only(text: &str) -> Option<Day> {
    let parts = parts_of(text);
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let asks = |what: &str| Some(Day::Not(format!("`{}` {what}", short(text))));
    match parts.as_slice() {
        [one] if month(one).is_some() => asks("is a month; write the day, like 4/18/2026"),
        [a, b] if month(a).is_some() && number(b) && b.len() == 4 => {
            asks("is a month, which isn't enough; write the day, like 4/18/2026")
        }
        // `Mar 26` is a day without its year, or a month of 2026.
        [a, b] if month(a).is_some() && number(b) && b.len() <= 2 => {
            asks("is missing the day or the year; write it in full, like 4/18/2026")
        }
        [a, b] if number(a) && month(b).is_some() => asks("has no year; write it, like 4/18/2026"),
        [a, b] if number(a) && number(b) && (a.len() == 4 || b.len() == 4) => {
            asks("is a month, which isn't enough; write the day, like 4/18/2026")
        }
        [a, b] if number(a) && number(b) && text.contains('/') => {
            asks("has no year; write it, like 4/18/2026")
        }
        _ => None,
    }
}
