//! Dates in a file: exactly `YYYY-MM-DD`, and in years that a coder can mean.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::error::Reason;
use super::place::Path;

/// The years that a date can have.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Checks every date of every fact. The plain reader would take `2026-3-2` and the
/// year 20226 as well.
pub(super) fn check(file: &Value) -> Result<(), (Path, Reason)> {
    let lists = file.as_object().into_iter().flatten();
    for (list, items) in lists {
        for (index, item) in items.as_array().into_iter().flatten().enumerate() {
            for (field, value) in item.as_object().into_iter().flatten() {
                check_value(field, value)
                    .map_err(|reason| (Path::field(list, index, field), reason))?;
            }
        }
    }
    Ok(())
}

/// Checks every date of one fact, as [`read`](super::read) does for a whole file.
///
/// # Errors
/// The first field whose date is none, and why with the mend.
pub fn check_fact(fact: &Map<String, Value>) -> Result<(), (String, String)> {
    for (field, value) in fact {
        check_value(field, value).map_err(|reason| (field.clone(), reason.to_string()))?;
    }
    Ok(())
}

/// Checks a field, and the fields of what lies in it.
fn check_value(field: &str, value: &Value) -> Result<(), Reason> {
    match value {
        Value::String(text) if is_date(field) => check_date(text),
        Value::Array(items) => items
            .iter()
            .filter(|item| !item.is_string())
            .try_for_each(|item| check_value("", item)),
        Value::Object(fields) => fields
            .iter()
            .try_for_each(|(field, value)| check_value(field, value)),
        _ => Ok(()),
    }
}

/// Whether a field of this name holds a date.
fn is_date(field: &str) -> bool {
    field.ends_with("_on")
        || matches!(
            field,
            "date"
                | "covers_from"
                | "covers_to"
                | "extended_to"
                | "from"
                | "to"
                | "on"
                | "answer_by"
                | "by"
        )
}

fn check_date(text: &str) -> Result<(), Reason> {
    let clipped = || text.chars().take(40).collect::<String>();
    let pieces: Vec<&str> = text.split('-').collect();
    let [year, month, day] = pieces.as_slice() else {
        return Err(Reason::NotADate { text: clipped() });
    };
    let plain = |piece: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !plain(year, 4..=9) || !plain(month, 2..=2) || !plain(day, 2..=2) {
        return Err(Reason::NotADate { text: clipped() });
    }
    if year.len() > 4 {
        return Err(Reason::YearOutOfRange { text: clipped() });
    }
    let Ok(date) = text.parse::<NaiveDate>() else {
        return Err(Reason::ImpossibleDate { text: clipped() });
    };
    if YEARS.contains(&date.year()) {
        Ok(())
    } else {
        Err(Reason::YearOutOfRange { text: clipped() })
    }
}
