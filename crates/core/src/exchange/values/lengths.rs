//! Lengths of time and times of the day, in whole minutes and whole seconds.

use super::super::Cell;
use super::super::fold::short;
use super::numbers::{Decimal, ONE, leading};

/// How long, as a cell says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Length {
    /// In minutes, with a note where it was rounded.
    Is(i64, Option<String>),
    /// None, with what to write.
    Not(String),
    /// Nothing.
    Nothing,
}

/// What a bare number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Unit {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
}

/// A number that can only be a moment: seconds since 1970.
const A_MOMENT: i64 = 100_000_000;

/// Reads a length: `7.5`, `7,5`, `7:30`, `7:30:00`, `7h30`, `7 h 30 min`, `450 min`, a time
/// cell of a workbook.
pub(in super::super) fn read(cell: &Cell, decimal: Decimal, unit: Unit) -> Length {
    match cell {
        Cell::Empty => return Length::Nothing,
        Cell::Seconds(seconds) => return of_seconds(*seconds),
        Cell::Date(..) | Cell::Bool(_) | Cell::Error(_) => return not(&cell.shown()),
        Cell::Text(_) | Cell::Number(_) => {}
    }
    let shown = cell.shown();
    if super::says_nothing(&shown) {
        return Length::Nothing;
    }
    let decimal = match cell {
        Cell::Number(_) => Decimal::Point,
        _ => decimal,
    };
    let text = shown.to_lowercase();
    if text.contains('$') {
        return not(&shown);
    }
    if let Some(minutes) = from_to(&text) {
        return Length::Is(
            minutes,
            Some(format!("`{}` is {minutes} min", short(&shown))),
        );
    }
    if let Some(minutes) = with_fraction(&text) {
        return Length::Is(minutes, None);
    }
    if let Some(seconds) = clock(&text) {
        return of_seconds(seconds);
    }
    let Some(first) = leading(&text, decimal) else {
        return not(&shown);
    };
    if first.millionths / ONE >= A_MOMENT {
        return Length::Not(format!(
            "`{}` is a point in time, counted in seconds, not a length of time; write the hours",
            short(&shown)
        ));
    }
    let (own, rest) = unit_of(first.rest);
    let minutes = match (own, unit) {
        (Some(Unit::Minutes), _) | (None, Unit::Minutes) => first.millionths,
        (Some(Unit::Hours), _) | (None, Unit::Hours) => first.millionths.saturating_mul(60),
    };
    if rest.is_empty() {
        if own.is_none() && !first.rest.is_empty() {
            return not(&shown);
        }
        return rounded(minutes, first.places > 2, &shown);
    }
    // `7h30`, `7 h 30 min`.
    let more = leading(rest, decimal).filter(|_| own == Some(Unit::Hours));
    match more.map(|more| (more.millionths, unit_of(more.rest), more.rest.is_empty())) {
        Some((part, (Some(Unit::Minutes), ""), _) | (part, _, true)) if part < 60 * ONE => {
            rounded(minutes.saturating_add(part), false, &shown)
        }
        _ => not(&shown),
    }
}

/// `8-4:30`, `8:00 am - 4:30 pm`, `9 to 5`: from when to when, in minutes. Without a colon or a
/// half of the day only what cannot be `2 to 3 hours`.
fn from_to(text: &str) -> Option<i64> {
    const HALF: i64 = 12 * 3600;
    let (from, to) = ["–", "—", "-", " to "].iter().find_map(|mark| {
        let (from, to) = text.split_once(mark)?;
        Some((from.trim(), to.trim()))
    })?;
    let end = |part: &str| -> Option<(i64, bool)> {
        let bare = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if bare {
            let hour: i64 = part.parse().ok()?;
            return (hour <= 24).then_some((hour * 3600, false));
        }
        let says = part.contains(':') || part.contains(['a', 'p', 'n']);
        let seconds = time_of_day(&Cell::text(part)).ok()??;
        says.then_some((seconds, true))
    };
    let ((begun, said), (ended, also_said)) = (end(from)?, end(to)?);
    let halves = text.contains(['a', 'p']);
    if !said && !also_said && begun <= ended {
        return None;
    }
    let length = match ended - begun {
        length if length > 0 => length,
        // `8-4:30` ends after noon.
        length if !halves && begun <= HALF && ended <= HALF => length + HALF,
        length => length + 2 * HALF,
    };
    (0 < length && length <= 16 * 3600).then_some((length + 30) / 60)
}

/// `7 3/4`, `7-1/2`, `3/4 hr`: whole hours and a part of one.
fn with_fraction(text: &str) -> Option<i64> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (numbers, unit) = text.split_at(end);
    let hours = unit.is_empty() || matches!(unit_of(unit), (Some(Unit::Hours), ""));
    let (rest, fraction) = match numbers.trim().rsplit_once([' ', '-']) {
        Some((whole, fraction)) => (whole.trim(), fraction),
        // A bare `3/4` is a day as well.
        None if !unit.is_empty() => ("0", numbers.trim()),
        None => return None,
    };
    let (part, of) = fraction.split_once('/')?;
    let number = |text: &str| -> Option<i64> {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok())?
    };
    let (whole, part, of) = (number(rest)?, number(part)?, number(of)?);
    let fits = hours && matches!(of, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12 | 60) && part < of;
    fits.then(|| whole * 60 + part * 60 / of)
}

fn not(shown: &str) -> Length {
    Length::Not(format!(
        "`{}` isn't a length of time; write it like 7.5 or 7:30",
        short(shown)
    ))
}

fn of_seconds(seconds: i64) -> Length {
    let minutes = (seconds + 30).div_euclid(60);
    let note = (seconds % 60 != 0).then(|| format!("rounded to {minutes} min"));
    Length::Is(minutes, note)
}

fn rounded(millionths: i64, finer: bool, shown: &str) -> Length {
    let minutes = millionths.saturating_add(ONE / 2).div_euclid(ONE);
    let note = finer.then(|| format!("`{}` h is {minutes} min", short(shown)));
    Length::Is(minutes, note)
}

/// The unit at the start of a text, and what follows it.
fn unit_of(text: &str) -> (Option<Unit>, &str) {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let unit = match word {
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" => Some(Unit::Hours),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(Unit::Minutes),
        _ => None,
    };
    match unit {
        Some(unit) => (Some(unit), rest.trim_start_matches(['.', ',']).trim()),
        None => (None, ""),
    }
}

/// `7:30`, `07:30:00`: seconds.
fn clock(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let number = |part: &str| part.parse::<i64>().ok();
    match parts.as_slice() {
        [hours, minutes] if plain(hours, 4) && plain(minutes, 2) && minutes.len() == 2 => {
            let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
            Some(number(hours)? * 3600 + minutes * 60)
        }
        [hours, minutes, seconds] if plain(hours, 4) && plain(minutes, 2) => {
            let seconds = seconds.split('.').next()?;
            if !plain(seconds, 2) {
                return None;
            }
            let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
            let seconds = number(seconds).filter(|seconds| *seconds < 60)?;
            Some(number(hours)? * 3600 + minutes * 60 + seconds)
        }
        _ => None,
    }
}

/// A time of the day in seconds since midnight: `9:00 AM`, `17:30`, `0900`, `9a`.
pub(in super::super) fn time_of_day(cell: &Cell) -> Result<Option<i64>, String> {
    const DAY: i64 = 24 * 3600;
    let shown = cell.shown();
    let not = || {
        format!(
            "`{}` isn't a time of day; write it like 9:00 AM",
            short(&shown)
        )
    };
    match cell {
        Cell::Empty => return Ok(None),
        Cell::Seconds(seconds) if (0..=DAY).contains(seconds) => return Ok(Some(*seconds)),
        Cell::Date(_, seconds) => return Ok(Some(i64::from(seconds.unwrap_or(0)))),
        Cell::Text(_) | Cell::Number(_) => {}
        _ => return Err(not()),
    }
    if super::says_nothing(&shown) {
        return Ok(None);
    }
    // A day may stand before the time.
    let time = super::dates::day_and_time(&shown).map_or(shown.as_str(), |(_, time)| time);
    let text = time.to_lowercase().replace(' ', "");
    let text = text
        .trim_end_matches('z')
        .replace("noon", "12:00pm")
        .replace('.', "");
    let (clock_part, half) = match text.find(['a', 'p']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text.as_str(), None),
    };
    let half = match half {
        None => None,
        Some("a" | "am") => Some(0),
        Some("p" | "pm") => Some(12),
        Some(_) => return Err(not()),
    };
    let seconds = match clock(clock_part) {
        Some(seconds) => seconds,
        None => {
            let digits = clock_part.bytes().all(|b| b.is_ascii_digit()) && !clock_part.is_empty();
            let number: i64 = clock_part.parse().map_err(|_| not())?;
            match clock_part.len() {
                3 | 4 if digits && number % 100 < 60 => number / 100 * 3600 + number % 100 * 60,
                1 | 2 if digits && half.is_some() => number * 3600,
                _ => return Err(not()),
            }
        }
    };
    let seconds = match half {
        None => seconds,
        Some(_) if !(3600..13 * 3600).contains(&seconds) => return Err(not()),
        Some(half) => seconds % (12 * 3600) + half * 3600,
    };
    match (0..=DAY).contains(&seconds) {
        true => Ok(Some(seconds)),
        false => Err(not()),
    }
}
