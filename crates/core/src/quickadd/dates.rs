//! Days in words: `yesterday`, `last fri`, `mar 2`, `3/2/26`, `2026-03-02`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::words::Word;
use super::{COMING_DAYS, QuickAddError};
use crate::dates::{full_day, month_name};

/// The first and the last year that a day can have.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2150;

/// How far back a day without a year is looked for: February 29 can be eight years away.
const YEARS_BACK: i32 = 8;

/// Two-digit years mean this century up to so many years ahead, the last one beyond.
const SHORT_YEAR_AHEAD: i32 = 20;

/// A day found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that say it.
    pub indices: Vec<usize>,
    /// The day, or why there is no such day.
    pub day: Result<NaiveDate, QuickAddError>,
}

/// Finds every day among the free words, from left to right.
pub(super) fn find(
    words: &[Word<'_>],
    free: impl Fn(usize) -> bool,
    today: NaiveDate,
) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run: Vec<&str> = (at..words.len())
            .take_while(|&i| free(i) && !words[i].quoted)
            .take(4)
            .map(|i| words[i].key.as_str())
            .collect();
        match read(&run, today) {
            Some((length, day)) => {
                found.push(Found {
                    indices: (at..at + length).collect(),
                    day,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether this word alone names a day, a month or a weekday.
pub(super) fn is_day_word(key: &str) -> bool {
    matches!(key, "today" | "yesterday" | "tomorrow")
        || weekday(key).is_some()
        || month(key).is_some()
}

/// Whether this word names a month.
pub(super) fn is_month(key: &str) -> bool {
    month(key).is_some()
}

/// `Sun, Nov 22, 2026`, with "planned" where the day is still to come.
pub(super) fn day_text(day: NaiveDate, today: NaiveDate) -> String {
    let planned = if day > today { " (planned)" } else { "" };
    format!("{}{planned}", full_day(day))
}

type Read = Option<(usize, Result<NaiveDate, QuickAddError>)>;

/// Reads the day with which these words begin, and how many of them say it.
fn read(run: &[&str], today: NaiveDate) -> Read {
    let first = run.first()?;
    relative(run, today)
        .or_else(|| named_month(run, today))
        .or_else(|| numeric(first, today).map(|day| (1, day)))
}

/// `today`, `fri`, `last fri`, `next fri`, `3 days ago`, `-3d`.
fn relative(run: &[&str], today: NaiveDate) -> Read {
    let back = |days: u64| today.checked_sub_days(Days::new(days));
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    let weekday_at = |index: usize| run.get(index).and_then(|word| weekday(word));
    // Days since the last such weekday, 0 to 6.
    let since = |day: Weekday| {
        u64::from((7 + today.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7)
    };
    let first = *run.first()?;
    let (length, day) = match first {
        "today" => (1, Some(today)),
        "yesterday" => (1, back(1)),
        "tomorrow" => (1, ahead(1)),
        "last" => (
            2,
            back(match since(weekday_at(1)?) {
                0 => 7,
                days => days,
            }),
        ),
        "next" => (2, ahead(7 - since(weekday_at(1)?))),
        _ => match weekday_at(0) {
            Some(day) => (1, back(since(day))),
            None => {
                let (length, days) = days_ago(run)?;
                (length, back(days))
            }
        },
    };
    let said = run[..length.min(run.len())].join(" ");
    Some((
        length,
        day.ok_or(QuickAddError::YearOutOfRange { word: said })
            .and_then(in_years),
    ))
}

/// `-3d`, `3d ago`, `3 days ago`.
fn days_ago(run: &[&str]) -> Option<(usize, u64)> {
    let small = |digits: &str| {
        let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let first = *run.first()?;
    if let Some(days) = first
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('d'))
    {
        return Some((1, small(days)?));
    }
    if run.get(1) == Some(&"ago") {
        return Some((2, small(first.strip_suffix('d')?)?));
    }
    (matches!(run.get(1), Some(&("day" | "days"))) && run.get(2) == Some(&"ago"))
        .then(|| small(first).map(|days| (3, days)))
        .flatten()
}

/// `mar 2`, `march 2nd 2026`, `2 mar`, `2 march 2026`.
fn named_month(run: &[&str], today: NaiveDate) -> Read {
    let year_at = |index: usize| run.get(index).and_then(|word| year(word));
    let first = *run.first()?;
    let (month_number, day_number) = if let Some(month_number) = month(first) {
        (month_number, day_of_month(run.get(1)?)?)
    } else {
        let day_number = day_of_month(first)?;
        let month_number = month(run.get(1)?)?;
        // `8 mar 2` is eight of something on March 2: the month comes first here.
        let month_leads = run.get(2).is_some_and(|word| day_of_month(word).is_some());
        if month_leads && first.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        (month_number, day_number)
    };
    match year_at(2) {
        Some(year) => Some((
            3,
            of_year(year, month_number, day_number, &run[..3].join(" ")),
        )),
        None => Some((
            2,
            without_year(month_number, day_number, today, &run[..2].join(" ")),
        )),
    }
}

/// `3/2`, `3/2/26`, `3/2/2026`, `3-2-2026`, `2026-03-02`, `2026/3/2`.
fn numeric(word: &str, today: NaiveDate) -> Option<Result<NaiveDate, QuickAddError>> {
    let separator = if word.contains('/') { '/' } else { '-' };
    let pieces: Vec<&str> = word.split(separator).collect();
    let plain =
        |piece: &&str| (1..=6).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
    if !pieces.iter().all(plain) {
        return None;
    }
    let number = |piece: &str| piece.parse::<u32>().ok();
    let lengths: Vec<usize> = pieces.iter().map(|piece| piece.len()).collect();
    match (pieces.as_slice(), lengths.as_slice()) {
        (&[month, day], [1..=2, 1..=2]) if separator == '/' => {
            Some(without_year(number(month)?, number(day)?, today, word))
        }
        (&[month, day, year], [1..=2, 1..=2, 2 | 4..=6]) => {
            let year = match (year.len(), year.parse::<i32>().ok()?) {
                (2, short) if 2000 + short > today.year().saturating_add(SHORT_YEAR_AHEAD) => {
                    1900 + short
                }
                (2, short) => 2000 + short,
                (_, year) => year,
            };
            Some(of_year(year, number(month)?, number(day)?, word))
        }
        (&[year, month, day], [4..=6, 1..=2, 1..=2]) => Some(of_year(
            year.parse().ok()?,
            number(month)?,
            number(day)?,
            word,
        )),
        _ => None,
    }
}

/// The day of a stated year.
fn of_year(year: i32, month: u32, day: u32, said: &str) -> Result<NaiveDate, QuickAddError> {
    if !YEARS.contains(&year) {
        return Err(QuickAddError::YearOutOfRange {
            word: said.to_owned(),
        });
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or_else(|| impossible(Some(year), month, day, said))
}

/// The most recent such day, or the coming one if that is at most
/// [`COMING_DAYS`] away.
fn without_year(
    month: u32,
    day: u32,
    today: NaiveDate,
    said: &str,
) -> Result<NaiveDate, QuickAddError> {
    let latest = today
        .checked_add_days(Days::new(COMING_DAYS))
        .unwrap_or(NaiveDate::MAX);
    (0..=YEARS_BACK + 1)
        .filter_map(|back| {
            let year = today.year().checked_add(1)?.checked_sub(back)?;
            NaiveDate::from_ymd_opt(year, month, day)
        })
        .find(|&date| date <= latest)
        .ok_or_else(|| impossible(None, month, day, said))
        .and_then(in_years)
}

fn in_years(day: NaiveDate) -> Result<NaiveDate, QuickAddError> {
    if YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(QuickAddError::YearOutOfRange {
            word: day.to_string(),
        })
    }
}

/// Says why there is no such day.
fn impossible(year: Option<i32>, month: u32, day: u32, said: &str) -> QuickAddError {
    // A leap year, so that a missing year does not refuse February 29.
    let first_of_month = NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, 1);
    let reason = match first_of_month {
        None if (1..=12).contains(&day) && (1..=31).contains(&month) => {
            format!("there is no month {month}. Dates are month/day; did you mean {day}/{month}?")
        }
        None => format!("there is no month {month}. Write month/day, such as 3/2, or 2026-03-02"),
        Some(first) => {
            let last = u64::from(first.num_days_in_month());
            let of_year = year.map(|year| format!(" {year}")).unwrap_or_default();
            format!(
                "{}{of_year} has {last} days. Write a day from 1 to {last}",
                month_name(first)
            )
        }
    };
    QuickAddError::ImpossibleDate {
        word: said.to_owned(),
        reason,
    }
}

/// A day of the month, also `2nd`; up to 99, so that 45 March is named as impossible.
fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A year behind a day and a month: four digits, or more by mistake.
fn year(word: &str) -> Option<i32> {
    let plain = (4..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

fn weekday(word: &str) -> Option<Weekday> {
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

fn month(word: &str) -> Option<u32> {
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
    let word = word.trim_end_matches('.');
    let known = |name: &str| word == name || word == &name[..3];
    let index = NAMES
        .iter()
        .position(|name| known(name) || (word == "sept" && *name == "september"))?;
    u32::try_from(index + 1).ok()
}
