//! Days whose year is written, and days whose year is not.

use super::super::{COMING_DAYS, QuickAddError};
use chrono::{Datelike, Days, NaiveDate};

/// The first and the last year that a day can have.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1950..=2150;

/// How far back a day without a year is looked for: February 29 can be eight years away.
pub(super) const YEARS_BACK: i32 = 8;

/// A day without a year is at most so many days back; an older one is asked for its year.
pub(super) const LATELY: i64 = 366;

/// Two-digit years mean this century up to so many years ahead, the last one beyond.
pub(super) const SHORT_YEAR_AHEAD: i32 = 20;

/// The day of a stated year.
pub(super) fn of_year(
    year: i32,
    month: u32,
    day: u32,
    said: &str,
) -> Result<NaiveDate, QuickAddError> {
    if !YEARS.contains(&year) {
        return Err(QuickAddError::YearOutOfRange {
            word: said.to_owned(),
        });
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or_else(|| impossible(Some(year), month, day, said))
}

/// The most recent such day, or the coming one if that is at most
/// [`COMING_DAYS`] away. One that is years back is asked for its year.
pub(super) fn without_year(
    month: u32,
    day: u32,
    today: NaiveDate,
    said: &str,
) -> Result<NaiveDate, QuickAddError> {
    let latest = today
        .checked_add_days(Days::new(COMING_DAYS))
        .unwrap_or(NaiveDate::MAX);
    let found = (0..=YEARS_BACK + 1)
        .filter_map(|back| {
            let year = today.year().checked_add(1)?.checked_sub(back)?;
            NaiveDate::from_ymd_opt(year, month, day)
        })
        .find(|&date| date <= latest)
        .ok_or_else(|| impossible(None, month, day, said))
        .and_then(in_years)?;
    if (today - found).num_days() > LATELY {
        return Err(QuickAddError::YearsBack {
            word: said.to_owned(),
            last: found.format("%-m/%-d/%Y").to_string(),
        });
    }
    Ok(found)
}

pub(super) fn in_years(day: NaiveDate) -> Result<NaiveDate, QuickAddError> {
    if YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(QuickAddError::YearOutOfRange {
            word: day.to_string(),
        })
    }
}

/// A day that exists, as it can be written: `2/13`, `2/13/2026`.
pub(super) fn as_figures(year: Option<i32>, month: u32, day: u32) -> Option<String> {
    // A leap year, so that a missing year does not refuse February 29.
    NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day)?;
    Some(match year {
        Some(year) => format!("{month}/{day}/{year}"),
        None => format!("{month}/{day}"),
    })
}

/// Says why there is no such day. What is proposed instead always exists.
pub(super) fn impossible(year: Option<i32>, month: u32, day: u32, said: &str) -> QuickAddError {
    let first_of_month = NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, 1);
    let reason = match (first_of_month, as_figures(year, day, month)) {
        (None, Some(other)) => {
            format!("there's no month {month}. Dates are month/day; did you mean {other}?")
        }
        (None, None) => {
            format!("there's no month {month}. Write month/day, such as 3/2, or 2026-03-02")
        }
        (Some(first), _) => {
            let last = u64::from(first.num_days_in_month());
            let of_year = year.map(|year| format!(" {year}")).unwrap_or_default();
            format!(
                "{}{of_year} has {last} days. Write a day from 1 to {last}",
                crate::dates::month_name(first)
            )
        }
    };
    QuickAddError::ImpossibleDate {
        word: said.to_owned(),
        reason,
    }
}
