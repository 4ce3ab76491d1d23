//! Days of which a sheet says a part in one place, and the rest in another or not at all.

use chrono::{Months, NaiveDate};

use super::dates::{
    Day, YEARS, day_number, goes_on, month, month_only, parts_of, short_year, triple,
    without_weekday,
};

/// A month that a title, a heading or a sheet's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub number: u32,
    /// Its year, where it stands beside.
    pub year: Option<i32>,
}

/// The month that a text names and nothing else: `MARCH`, `Mar 2026`, `March '26 hours`.
pub fn month_of(text: &str) -> Option<Month> {
    const BESIDE: [&str; 9] = [
        "hours",
        "hrs",
        "log",
        "ceus",
        "ceu",
        "timesheet",
        "time",
        "sheet",
        "month",
    ];
    let mut found: Option<Month> = None;
    for part in parts_of(text) {
        let digits = part.trim_start_matches('\'');
        let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let year = match digits.len() {
            4 => digits.parse().ok(),
            2 => digits.parse().ok().map(short_year),
            _ => None,
        };
        let year = year.filter(|year| number && YEARS.contains(year));
        match (&mut found, month(&part), year) {
            (None, Some(number), _) => found = Some(Month { number, year: None }),
            (Some(month), None, Some(year)) if month.year.is_none() => month.year = Some(year),
            _ if BESIDE.contains(&part.as_str()) => {}
            _ => return None,
        }
    }
    found
}

/// Whether a text is a day without its year: `3/2`, `Mar 2`.
pub fn lacks_year(text: &str) -> bool {
    with_year(text, 2024).is_some()
}

/// A day without its year, with it.
pub fn with_year(text: &str, year: i32) -> Option<String> {
    let text = without_weekday(text.trim());
    let parts = parts_of(text);
    let [first, second] = parts.as_slice() else {
        return None;
    };
    let plain = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if plain(first) && plain(second) && text.contains('/') {
        let whole = format!("{first}/{second}/{year}");
        return matches!(triple(&whole)?, Day::Is(_) | Day::Numbers(_)).then_some(whole);
    }
    let (month, day) = match (month(first), month(second)) {
        // `Mar 26` may be a month of 2026.
        (Some(month), None) if !second.starts_with('\'') => (month, day_number(second)?),
        (None, Some(month)) => (month, day_number(first)?),
        _ => return None,
    };
    if day == u32::try_from(year.rem_euclid(100)).ok()? {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day).map(|day| day.to_string())
}

/// The first or the last day of a month that stands where a day is asked for: `Jan 2024`, `06/2021`.
pub fn edge_of_month(text: &str, last: bool) -> Option<NaiveDate> {
    let parts = parts_of(text);
    let number = |part: &str| -> Option<u32> {
        (part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (month, year) = match parts.as_slice() {
        [a, b] if b.len() == 4 => (month(a).or_else(|| number(a))?, number(b)?),
        [a, b] if a.len() == 4 => (month(b).or_else(|| number(b))?, number(a)?),
        _ => return None,
    };
    let year = i32::try_from(year)
        .ok()
        .filter(|year| YEARS.contains(year))?;
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    match last {
        false => Some(first),
        true => first.checked_add_months(Months::new(1))?.pred_opt(),
    }
}

/// Whether a text is a day in part, or says that there is none yet: a column of them is about
/// days, although none of them can be kept as one.
pub fn in_part(text: &str) -> bool {
    let text = without_weekday(text.trim());
    goes_on(text) || month_only(text).is_some()
}
