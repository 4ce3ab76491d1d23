//! Days in figures: `3/2`, `3/2/26`, `2026-03-02`, `20260302`, and what looks like one.

use chrono::{Datelike, NaiveDate};

use super::{SHORT_YEAR_AHEAD, as_figures, of_year, without_year};
use crate::quickadd::QuickAddError;
use crate::quickadd::clock::is_half;

type Day = Result<NaiveDate, QuickAddError>;

/// The signs between the figures of a day.
const SIGNS: [char; 4] = ['/', '-', '.', '\\'];

/// Reads the day in figures with which these words begin; a computer's time of day
/// at midnight goes with it.
pub(super) fn read(run: &[&str], today: NaiveDate) -> Option<(usize, Day)> {
    let first = *run.first()?;
    if let Some((date, time)) = first.split_once('t')
        && let Some(day) = year_first(date)
    {
        return Some((1, day.and_then(|day| at_time(day, time, first))));
    }
    let day = numeric(first, today).or_else(|| run_together(first, today))?;
    // `11/30/2026 12:00:00 AM` and `11/30/26, 5:00 PM` are how spreadsheets and phones do.
    if let (Some(time), Some(half)) = (run.get(1), run.get(2))
        && is_stamp(first, time, half)
    {
        let midnight = half.starts_with('a') && time.starts_with("12:");
        let time = match midnight {
            true => time.replacen("12:", "00:", 1),
            false => (*time).to_owned(),
        };
        let said = run[..3].join(" ");
        return Some((3, day.and_then(|day| at_time(day, &time, &said))));
    }
    // `2026-11-02 08:00:00` is how computers write an instant.
    match run.get(1) {
        Some(time) if is_instant(first, time) => {
            let said = run[..2].join(" ");
            Some((2, day.and_then(|day| at_time(day, time, &said))))
        }
        _ => Some((1, day)),
    }
}

/// Whether a day from the year down is followed by hours, minutes and seconds.
pub(in super::super) fn is_instant(date: &str, time: &str) -> bool {
    let two = |piece: &str| piece.len() == 2 && piece.bytes().all(|b| b.is_ascii_digit());
    let clock = time.trim_end_matches('z').split('.').next().unwrap_or(time);
    let clock: Vec<&str> = clock.split(':').collect();
    let from_year = date.len() == 10 && date.get(4..5) == Some("-");
    from_year && clock.len() == 3 && clock.into_iter().all(two)
}

/// Whether a day with its year is followed by a time of day with its half.
pub(in super::super) fn is_stamp(date: &str, time: &str, half: &str) -> bool {
    let pieces: Vec<&str> = date.split(['/', '-']).collect();
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let dated = pieces.len() == 3 && pieces.iter().all(|it| figures(it));
    let clock: Vec<&str> = time.split(':').collect();
    let timed = matches!(clock.len(), 2 | 3) && clock.iter().all(|it| figures(it));
    dated && timed && is_half(half)
}

/// `11302026` and `113026`: month, day and year without a sign between them may be a day, and
/// are asked about.
fn run_together(word: &str, today: NaiveDate) -> Option<Day> {
    let plain = matches!(word.len(), 6 | 8) && word.bytes().all(|b| b.is_ascii_digit());
    let (month, rest) = plain.then(|| word.split_at(2))?;
    let (day, year) = rest.split_at(2);
    let year: i32 = year.parse().ok()?;
    let year = match word.len() {
        6 => 2000 + year,
        _ => year,
    };
    // Days on record are of these years; any other figures are a number of something.
    let near = (today.year() - 15..=today.year() + 2).contains(&year);
    let way = as_figures(Some(year), month.parse().ok()?, day.parse().ok()?)?;
    near.then(|| {
        let (word, ways) = (word.to_owned(), vec![way]);
        Err(QuickAddError::DayUnclear { word, ways })
    })
}

/// The day of an instant, where its time says nothing: midnight, as spreadsheets
/// write a day. Any other time may be meant as hours, or lie on another day here.
fn at_time(day: NaiveDate, time: &str, said: &str) -> Day {
    let digits: String = time
        .split(['+', '-', 'z'])
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    if digits.bytes().all(|b| b == b'0') {
        return Ok(day);
    }
    Err(QuickAddError::DayWithTime {
        word: said.to_owned(),
        day: day.format("%-m/%-d/%Y").to_string(),
    })
}

/// The figures of a word and the one sign between them.
fn split(word: &str) -> Option<(Vec<&str>, char)> {
    let sign = word.chars().find(|c| SIGNS.contains(c))?;
    let pieces: Vec<&str> = word.split(sign).collect();
    let plain =
        |piece: &&str| (1..=6).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
    pieces.iter().all(plain).then_some((pieces, sign))
}

/// `2026-03-02`, `2026/3/2`, `2026.03.02`, `20260302`.
fn year_first(word: &str) -> Option<Day> {
    if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) {
        let (year, rest) = word.split_at(4);
        let (month, day) = rest.split_at(2);
        let year: i32 = year.parse().ok()?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // Any other eight figures are a number of something.
        let is_day = super::YEARS.contains(&year) && (1..=12).contains(&month);
        return is_day.then(|| of_year(year, month, day, word));
    }
    let (pieces, _) = split(word)?;
    let [year, month, day] = pieces.as_slice() else {
        return None;
    };
    if !(4..=6).contains(&year.len()) || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Some(of_year(
        year.parse().ok()?,
        month.parse().ok()?,
        day.parse().ok()?,
        word,
    ))
}

fn numeric(word: &str, today: NaiveDate) -> Option<Day> {
    if let Some(day) = year_first(word) {
        return Some(day);
    }
    let (pieces, sign) = split(word)?;
    let number = |piece: &str| piece.parse::<u32>().ok();
    match pieces.as_slice() {
        [month, day] if month.len() <= 2 && day.len() <= 2 && sign == '/' => {
            Some(without_year(number(month)?, number(day)?, today, word))
        }
        // `6/2026` and `2026-06` are months without a day.
        [month, year] if month.len() <= 2 && year.len() == 4 && sign != '.' => {
            which_day(number(month)?, year.parse().ok()?, word)
        }
        [year, month] if year.len() == 4 && month.len() == 2 && sign != '.' => {
            which_day(number(month)?, year.parse().ok()?, word)
        }
        [first, second, year]
            if first.len() <= 2 && second.len() <= 2 && matches!(year.len(), 2 | 4..=6) =>
        {
            let year = match (year.len(), year.parse::<i32>().ok()?) {
                (2, short) if 2000 + short > today.year().saturating_add(SHORT_YEAR_AHEAD) => {
                    1900 + short
                }
                (2, short) => 2000 + short,
                (_, year) => year,
            };
            let (first, second) = (number(first)?, number(second)?);
            if matches!(sign, '.' | '\\') {
                return Some(Err(other_order(year, first, second, word)));
            }
            Some(of_year(year, first, second, word))
        }
        _ => None,
    }
}

fn which_day(month: u32, year: i32, word: &str) -> Option<Day> {
    let known = (1..=12).contains(&month) && super::YEARS.contains(&year);
    known.then(|| {
        Err(QuickAddError::WhichDay {
            word: word.to_owned(),
            example: format!("{month}/15/{year}"),
        })
    })
}

/// Points stand between day and month in other countries, the day first, so both
/// readings are asked about, those that exist.
fn other_order(year: i32, first: u32, second: u32, word: &str) -> QuickAddError {
    let mut ways: Vec<String> = [
        as_figures(Some(year), first, second),
        as_figures(Some(year), second, first),
    ]
    .into_iter()
    .flatten()
    .collect();
    ways.dedup();
    if ways.is_empty() {
        ways.push("3/2/2026".to_owned());
    }
    QuickAddError::DayUnclear {
        word: word.to_owned(),
        ways,
    }
}

/// The month and the day of `11-2`, where they are one.
pub(in super::super) fn month_and_day(key: &str) -> Option<String> {
    let (month, day) = key.split_once('-')?;
    let figures = |text: &str| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    as_figures(None, figures(month)?, figures(day)?)
}

/// Whether the word has the shape of a day in figures.
pub(super) fn look_like_day(key: &str) -> bool {
    let plain = key.replace(['\'', '’'], "");
    // `11/2nd`.
    let ordinal = ["st", "nd", "rd", "th"].iter();
    let key = ordinal
        .filter(|_| plain.contains('/'))
        .find_map(|ending| plain.strip_suffix(ending))
        .unwrap_or(plain.as_str());
    let digits = |piece: &str| piece.bytes().all(|b| b.is_ascii_digit()) && !piece.is_empty();
    if key.len() == 8 && digits(key) {
        // A number of eight figures that begins like a year of a person's life.
        return (1900..2200).contains(&key[..4].parse().unwrap_or(0));
    }
    // `2026-W45`, `2026-11-02T08:00`, `2026-11-02`.
    if let Some((year, rest)) = key.split_once('-')
        && year.len() == 4
        && digits(year)
        && rest.starts_with(|c: char| c == 'w' || c.is_ascii_digit())
        && (1900..2200).contains(&year.parse().unwrap_or(0))
        && (rest.starts_with('w') || rest.len() >= 3 && rest.get(2..3) == Some("-"))
    {
        return true;
    }
    // `11-23`: a month and a day. `3-4` may as well be chapters.
    if let Some((month, day)) = key.split_once('-')
        && digits(month)
        && digits(day)
        && month.len() <= 2
        && day.len() == 2
    {
        let month = (1..=12).contains(&month.parse().unwrap_or(0));
        let day: u32 = day.parse().unwrap_or(0);
        return month && (1..=31).contains(&day) && (day > 12 || key.len() == 5);
    }
    let signed: Vec<&str> = key.split(SIGNS).collect();
    match signed.as_slice() {
        [a, b, c] if digits(a) && digits(b) && digits(c) => {
            // Three figures in the place of a year are a slip, and no day all the same.
            a.len() <= 4 && b.len() <= 2 && c.len() <= 4
        }
        [a, b] if key.contains('/') && digits(a) && digits(b) => {
            (a.len() <= 2 && (b.len() <= 2 || b.len() == 4)) || (a.len() == 4 && b.len() <= 2)
        }
        _ => false,
    }
}
