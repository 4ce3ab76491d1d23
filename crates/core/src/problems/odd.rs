//! What is odd about a date, and titles short enough to be named.

use crate::judging::checks::problem;
use crate::standing::Problem;
use chrono::{Datelike, NaiveDate};

/// Years outside of which a date is a slip of the keyboard.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

pub(super) fn odd_year(
    problems: &mut Vec<Problem>,
    fact: &Option<String>,
    field: &str,
    date: Option<NaiveDate>,
) {
    if let Some(date) = date
        && !YEARS.contains(&date.year())
    {
        problems.push(problem(
            fact.clone(),
            Some(field),
            format!(
                "The year {} is probably a typo; the date is used as entered.",
                date.year()
            ),
            "Correct the date.",
        ));
    }
}
