//! Amounts of time in words: `6.5h`, `6h30`, `6:30`, `7h 30m`, `390m`, `90 min`.
//! From when to when is read in [`super::shifts`].

use super::split::Word;
use super::{QuickAddError, Role};

/// The minutes of a day.
const DAY: i64 = 24 * 60;

/// An amount of time found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that say it.
    pub indices: Vec<usize>,
    /// The minutes, or why they cannot be recorded.
    pub minutes: Result<i32, QuickAddError>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    Minutes,
}

/// A number in millionths, so that 6.33 hours pass through no floating point.
type Millionths = i64;

const ONE: Millionths = 1_000_000;

/// Things that are counted: a number before one of them is no amount of time.
const COUNTED: [&str; 42] = [
    "accounts",
    "admissions",
    "appeals",
    "audits",
    "bills",
    "calls",
    "cases",
    "charts",
    "claims",
    "clips",
    "codes",
    "denials",
    "discharges",
    "documents",
    "edits",
    "emails",
    "encounters",
    "exams",
    "files",
    "flashcards",
    "forms",
    "images",
    "items",
    "labs",
    "letters",
    "lines",
    "meetings",
    "notes",
    "orders",
    "pages",
    "patients",
    "procedures",
    "queries",
    "questions",
    "records",
    "referrals",
    "reports",
    "scans",
    "slides",
    "surgeries",
    "units",
    "visits",
];

/// Whether the word is something that is counted, as in `30 charts`.
pub(super) fn is_counted(key: &str) -> bool {
    COUNTED.contains(&key)
        || COUNTED
            .iter()
            .any(|name| name.strip_suffix('s') == Some(key))
}

/// Whether a number before the word counts something, or is an amount of time.
pub(super) fn counts(key: &str) -> bool {
    is_counted(key) || is_unit(key)
}

/// Finds every amount of time with a unit among the free words.
pub(super) fn find(words: &[Word<'_>], free: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run: Vec<&str> = (at..words.len())
            .take_while(|&i| free(i) && !words[i].quoted)
            .take(5)
            .map(|i| words[i].key.as_str())
            .collect();
        match read(&run) {
            Some((length, minutes)) => {
                found.push(Found {
                    indices: (at..at + length).collect(),
                    minutes,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads a plain number as hours.
pub(super) fn bare_hours(key: &str) -> Option<Result<i32, QuickAddError>> {
    let (number, rest) = number(key)?;
    rest.is_empty()
        .then(|| checked(number.saturating_mul(60), key))
}

/// Reads an amount of minutes, such as `60min` or `60 minutes`, at the start of these words.
pub(super) fn minutes_only(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let (length, amount, unit) = amount(run)?;
    // `a 60-minute update` is a title's word.
    let figures = run
        .first()
        .is_some_and(|word| !word.contains('-') && number(word).is_some());
    (unit == Unit::Minutes && figures).then(|| (length, checked(amount, &run[..length].join(" "))))
}

/// Reads an activity's length in hours at the start of these words: `1.5h`, `1.5 hours`.
/// A whole number of hours in two words is part of a title: `an 8 hour workshop`.
pub(super) fn length_in_hours(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let (length, amount, unit) = amount(run)?;
    let first = run.first()?;
    let clear =
        !first.contains('-') && number(first).is_some() && (length == 1 || first.contains('.'));
    (unit == Unit::Hours && clear).then(|| (length, checked(amount, &run[..length].join(" "))))
}

/// Reads hours in two words that begin a line, `2 hours`, which are no number of CEUs then.
pub(super) fn leading_hours(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let (length, amount, unit) = amount(run)?;
    (unit == Unit::Hours && length == 2 && number(run.first()?).is_some())
        .then(|| (length, checked(amount, &run[..length].join(" "))))
}

/// Reads an amount of time with its unit at the start of these words.
pub(super) fn with_unit(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let (length, amount, _) = amount(run)?;
    Some((length, checked(amount, &run[..length].join(" "))))
}

/// What is wrong with a number that has a comma, and is no time therefore: `6,5`
/// is asked about, `1,000` is a thousand. One rule for all of Milepost.
pub(super) fn comma(word: &str) -> Option<QuickAddError> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (whole, places) = number.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !places.split([',', '.']).all(digits) {
        return None;
    }
    let word = word.to_owned();
    // No thousand begins with a nought: `0,500` is half of one.
    let decimal = places.len() <= 2 || whole.starts_with('0');
    Some(if digits(places) && decimal {
        QuickAddError::DecimalComma {
            meant: format!("{whole}.{places}"),
            field: Role::Hours,
            word,
        }
    } else {
        QuickAddError::TooManyHours { word }
    })
}

/// Whether the word looks as if it were meant to be an amount of time: `6,5h`,
/// `8-4:30`, `9am-5pm`. A code such as `99213-25` does not.
pub(super) fn looks_like_time(key: &str) -> bool {
    const SIGNS: [char; 12] = ['.', ',', ':', '-', '–', '/', '+', 'h', 'r', 'm', 'a', 'p'];
    let is_digit = |c: char| c.is_ascii_digit();
    key.trim_start_matches(['.', '-'])
        .starts_with(|c| is_digit(c) || fraction(c).is_some())
        && key
            .chars()
            .all(|c| is_digit(c) || SIGNS.contains(&c) || fraction(c).is_some())
        && key.split(|c| !is_digit(c)).all(|digits| digits.len() <= 2)
        || comma(key).is_some()
        || slip_of_minutes(key)
        || is_iso_length(key)
        || long_decimal(key)
        || super::clock::time_of_day(key).is_some()
}

/// `PT6H30M`: a length as calendars and phones write it.
pub(super) fn is_iso_length(key: &str) -> bool {
    let Some(rest) = key.strip_prefix("pt") else {
        return false;
    };
    let figures = rest.starts_with(|c: char| c.is_ascii_digit());
    let mut units = rest
        .split(|c: char| c.is_ascii_digit() || c == '.')
        .filter(|it| !it.is_empty());
    figures && rest.ends_with(['h', 'm', 's']) && units.all(|it| matches!(it, "h" | "m" | "s"))
}

/// `8:300`: a time with a figure too many in its minutes.
fn slip_of_minutes(key: &str) -> bool {
    let figures = |text: &str, most| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    key.split_once(':')
        .is_some_and(|(hours, minutes)| figures(hours, 2) && figures(minutes, 3))
}

/// `6.500`: a decimal with more places than anybody says, as spreadsheets write them.
fn long_decimal(key: &str) -> bool {
    let figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    key.split_once('.').is_some_and(|(whole, places)| {
        whole.len() <= 2 && places.len() > 2 && figures(whole) && figures(places)
    })
}

/// Whether the word is an amount or a time of day and no whole number: `6.5`, `8:30`,
/// `9am`. In a note or a title it is asked about, unless it stands in quotes.
pub(super) fn says_time(key: &str) -> bool {
    let whole = key.bytes().all(|b| b.is_ascii_digit());
    let code = key.contains('-') && key.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    !whole && !code && looks_like_time(key)
}

/// `~6h`, `6h/day`: an amount with a sign that makes it another one than it says.
pub(super) fn is_about_time(key: &str) -> bool {
    let bare = key.trim_start_matches(['~', '≈', '±', '<', '>', '=']);
    let bare = bare.split('/').next().unwrap_or(bare);
    let unit = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    bare != key
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && matches!(unit, "h" | "hr" | "hrs" | "m" | "min")
}

/// Reads the amount with which these words begin, and how many of them say it.
fn read(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let first = *run.first()?;
    if let Some(minutes) = clock(first) {
        // `8:00 AM` is a time of day and no eight hours.
        if run.get(1).is_some_and(|next| super::clock::is_half(next)) {
            let (word, field) = (run[..2].join(" "), Role::Hours);
            return Some((2, Err(QuickAddError::StrayTime { word, field })));
        }
        // `7:45 hrs` says the unit once more.
        let again = run
            .get(1)
            .is_some_and(|next| is_unit(next) && unit(next) == Some(Unit::Hours));
        return Some((1 + usize::from(again), minutes));
    }
    if let Some(found) = with_fraction(run) {
        return Some(found);
    }
    if let Some((hours, minutes)) = joined(first) {
        return Some((1, together(hours, minutes, first)));
    }
    let (length, amount_first, unit) = amount(run)?;
    // `7 hours and 45 minutes`.
    let and = usize::from(matches!(run.get(length), Some(&("and" | "&"))));
    if unit == Unit::Hours
        && let Some((more, minutes, Unit::Minutes)) = run.get(length + and..).and_then(amount)
    {
        let length = length + and + more;
        let said = run[..length].join(" ");
        return Some((length, together(amount_first, minutes, &said)));
    }
    if unit == Unit::Hours
        && amount_first % (60 * ONE) == 0
        && let Some(minutes) = loose_minutes(&run[length..])
    {
        let said = run[..=length].join(" ");
        return Some((length + 1, together(amount_first, minutes, &said)));
    }
    Some((length, checked(amount_first, &run[..length].join(" "))))
}

/// The minutes of `8 h 30`: two figures behind whole hours, unless they count something.
fn loose_minutes(run: &[&str]) -> Option<Millionths> {
    let first = *run.first()?;
    let two = first.len() == 2 && first.bytes().all(|b| b.is_ascii_digit());
    let of_something = run.get(1).is_some_and(|next| {
        // `20 charts/hr` is a rate.
        let rate = next.contains('/') && next.starts_with(|c: char| c.is_ascii_alphabetic());
        is_counted(next) || rate || *next == "per" || super::dates::is_month(next)
    });
    (two && !of_something)
        .then(|| first.parse::<i64>().ok())
        .flatten()
        .filter(|minutes| *minutes < 60)
        .map(|minutes| minutes * ONE)
}

/// `6 1/2 h`, `1/2 hour`: the words used and the minutes.
fn with_fraction(run: &[&str]) -> Option<(usize, Result<i32, QuickAddError>)> {
    let part = |word: &str| {
        Some(match word {
            "1/4" => ONE / 4,
            "1/2" => ONE / 2,
            "3/4" => ONE / 4 * 3,
            _ => return None,
        })
    };
    let (length, value) = match (part(run.first()?), run.get(1).and_then(|word| part(word))) {
        (Some(part), _) => (2, part),
        (None, Some(part)) => {
            let (whole, "") = number(run.first()?)? else {
                return None;
            };
            (3, whole.saturating_add(part))
        }
        (None, None) => return None,
    };
    let is_hours = unit(run.get(length - 1)?) == Some(Unit::Hours);
    is_hours.then(|| {
        (
            length,
            checked(value.saturating_mul(60), &run[..length].join(" ")),
        )
    })
}

/// `6.5h`, `6.5 hours`, `90m`, `90 min`: the words used and the minutes in millionths.
fn amount(run: &[&str]) -> Option<(usize, Millionths, Unit)> {
    if let Some(in_words) = amount_in_words(run) {
        return Some(in_words);
    }
    let (value, rest) = number(run.first()?)?;
    let (length, unit) = match unit(rest) {
        Some(unit) => (1, unit),
        None if rest.is_empty() => (2, unit(run.get(1)?)?),
        None => return None,
    };
    let minutes = if unit == Unit::Hours {
        value.saturating_mul(60)
    } else {
        value
    };
    Some((length, minutes, unit))
}

/// `half an hour`, `an hour`, `eight hours`.
fn amount_in_words(run: &[&str]) -> Option<(usize, Millionths, Unit)> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match run {
        ["half", "an" | "a", "hour", ..] => return Some((3, 30 * ONE, Unit::Minutes)),
        ["half", "hour", ..] => return Some((2, 30 * ONE, Unit::Minutes)),
        ["half-hour", ..] => return Some((1, 30 * ONE, Unit::Minutes)),
        ["an", "hour", ..] => return Some((2, 60 * ONE, Unit::Hours)),
        _ => {}
    }
    let at = NUMBERS.iter().position(|name| Some(name) == run.first())?;
    let number = i64::try_from(at + 1).ok()? * ONE;
    match unit(run.get(1)?)? {
        Unit::Hours => Some((2, number * 60, Unit::Hours)),
        Unit::Minutes => Some((2, number, Unit::Minutes)),
    }
}

/// Whether the word is only the unit of an amount.
pub(super) fn is_unit(key: &str) -> bool {
    key.len() > 1 && unit(key).is_some()
}

/// `6h30`, `6h30m`, `6hr30min`: hours and minutes in one word, both as minutes.
fn joined(word: &str) -> Option<(Millionths, Millionths)> {
    let (hours, rest) = number(word)?;
    let at = rest.find(|c: char| c.is_ascii_digit())?;
    if unit(&rest[..at]) != Some(Unit::Hours) {
        return None;
    }
    let (minutes, ending) = number(&rest[at..])?;
    (ending.is_empty() || unit(ending) == Some(Unit::Minutes))
        .then_some((hours.saturating_mul(60), minutes))
}

/// `6:30`; `6:30:00` as spreadsheets write it, to the nearest minute.
fn clock(word: &str) -> Option<Result<i32, QuickAddError>> {
    let (hours, minutes) = word.split_once(':')?;
    if let Some((minutes, seconds)) = minutes.split_once(':') {
        let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let plain = (1..=3).contains(&hours.len()) && hours.bytes().all(|b| b.is_ascii_digit());
        if !plain || !two(minutes) || !two(seconds) {
            return None;
        }
        let number = |part: &str| part.parse::<i64>().ok();
        let (minutes, seconds) = (number(minutes)?, number(seconds)?);
        if seconds >= 60 {
            let word = word.to_owned();
            return Some(Err(QuickAddError::HoursUnreadable { word }));
        }
        let minutes = minutes * ONE + seconds * ONE / 60;
        return Some(together(number(hours)? * 60 * ONE, minutes, word));
    }
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !plain(hours, 3) || !plain(minutes, 2) || minutes.len() != 2 {
        return None;
    }
    let hours: i64 = hours.parse().ok()?;
    let minutes: i64 = minutes.parse().ok()?;
    Some(together(hours * 60 * ONE, minutes * ONE, word))
}

/// Hours and minutes of one amount; the minutes must be less than an hour.
fn together(hours: Millionths, minutes: Millionths, said: &str) -> Result<i32, QuickAddError> {
    if !(0..60 * ONE).contains(&minutes) {
        return Err(QuickAddError::HoursUnreadable {
            word: said.to_owned(),
        });
    }
    let minutes = if hours < 0 { -minutes } else { minutes };
    checked(hours.saturating_add(minutes), said)
}

/// Whole minutes of one day, rounded to the nearest.
fn checked(minutes: Millionths, said: &str) -> Result<i32, QuickAddError> {
    let word = || said.to_owned();
    if minutes > DAY * ONE {
        return Err(QuickAddError::TooManyHours { word: word() });
    }
    let rounded = (minutes.saturating_add(ONE / 2)).div_euclid(ONE);
    if rounded < 1 {
        return Err(QuickAddError::HoursNotPositive { word: word() });
    }
    i32::try_from(rounded).map_err(|_| QuickAddError::TooManyHours { word: word() })
}

/// The decimal number at the start of a word, also `6½`, and what follows it.
fn number(word: &str) -> Option<(Millionths, &str)> {
    let (sign, unsigned) = match word.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, word),
    };
    let end = unsigned
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at(end);
    let part = rest
        .chars()
        .next()
        .and_then(fraction)
        .filter(|_| !digits.contains('.'));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if (whole.is_empty() && places.is_empty() && part.is_none()) || places.contains('.') {
        return None;
    }
    // Far more than a day has is enough to be refused; its exact size is of no use.
    let whole: i64 = match whole.len() {
        0 => 0,
        1..=9 => whole.parse().ok()?,
        _ => 999_999_999,
    };
    let places: i64 = format!("{places:0<6}").get(..6)?.parse().ok()?;
    let rest = if part.is_some() {
        rest.get('½'.len_utf8()..)?
    } else {
        rest
    };
    Some((sign * (whole * ONE + places + part.unwrap_or(0)), rest))
}

/// A fraction written as one sign; all of them are as long as `½`.
fn fraction(c: char) -> Option<Millionths> {
    Some(match c {
        '¼' => ONE / 4,
        '½' => ONE / 2,
        '¾' => ONE / 4 * 3,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "h" | "hr" | "hrs" | "hour" | "hours" | "-hour" | "-hr" => Some(Unit::Hours),
        "m" | "min" | "mins" | "minute" | "minutes" | "-minute" | "-min" => Some(Unit::Minutes),
        _ => None,
    }
}
