//! Days: in living memory, and in order.

use chrono::{Datelike, NaiveDate};
use milepost_core::dates::full_day;

use crate::error::Invalid;

/// The years that can be meant.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// A day that can be meant.
pub(crate) fn check_date(field: &'static str, date: NaiveDate) -> Result<(), Invalid> {
    if YEARS.contains(&date.year()) {
        return Ok(());
    }
    Err(Invalid::new(
        field,
        format!(
            "the year {} can't be right; type a year from {} to {}",
            date.year(),
            YEARS.start(),
            YEARS.end()
        ),
    ))
}

/// A day for people: `Mon, Nov 23, 2026`.
pub(crate) fn day_name(date: NaiveDate) -> String {
    full_day(date)
}

/// A day that can be meant, where there is one.
pub(super) fn optional(field: &'static str, date: Option<NaiveDate>) -> Result<(), Invalid> {
    date.map_or(Ok(()), |date| check_date(field, date))
}

/// Two days of which the second must not come before the first.
pub(super) fn in_order(
    (first_field, first): (&'static str, Option<NaiveDate>),
    (field, date): (&'static str, Option<NaiveDate>),
) -> Result<(), Invalid> {
    match (first, date) {
        (Some(first), Some(date)) if date < first => Err(Invalid::new(
            field,
            format!(
                "{} is before {}, {}; change one of the two",
                day_name(date),
                day_name(first),
                called(first_field)
            ),
        )),
        _ => Ok(()),
    }
}

/// A day by what it is, so that no field's name stands in a sentence.
fn called(field: &str) -> &'static str {
    match field {
        "covers_from" => "the first day that the letter covers",
        "requested_on" => "the day it was asked for",
        "sent_on" => "the day it was sent",
        "cycle_starts_on" => "the first day of the cycle",
        "earned_on" => "the day it was earned",
        "due_on" => "the due date",
        "audit_asked_on" => "the day of the audit letter",
        "purchased_on" => "the day it was bought",
        "submitted_on" => "the day it was submitted",
        "received_on" => "the day it came",
        _ => "the first day",
    }
}
