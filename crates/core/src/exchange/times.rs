//! How long a day was, from the times at which it began and ended.

use serde_json::{Map, Value};

use super::Row;
use super::plan::Plan;
use super::synonyms::Role;
use super::values::dates::{self, Day};
use super::values::lengths;

/// The column that was not read, and why.
pub(super) type Unread = (Option<usize>, String);

/// The length from the times of a day, where no column gives it; a difference is said.
pub(super) fn by_times(
    row: &Row,
    plan: &Plan,
    fact: &mut Map<String, Value>,
    notes: &mut Vec<String>,
) -> Result<(), Unread> {
    const DAY: i64 = 24 * 3600;
    let mut seconds = 0;
    let mut any = false;
    for span in [1, 2] {
        let (Some(from_column), Some(to_column)) = (
            plan.first_with(Role::Begins(span)),
            plan.first_with(Role::Ends(span)),
        ) else {
            continue;
        };
        let at = |column: usize| {
            lengths::time_of_day(row.cell(column)).map_err(|problem| {
                let said = format!("row {}, {}: {problem}", row.number, plan.header(column));
                (Some(column), said)
            })
        };
        match (at(from_column)?, at(to_column)?) {
            (Some(from), Some(to)) => {
                any = true;
                let days = match span {
                    1 => days_later(row, plan, fact),
                    _ => None,
                };
                let night = i64::from(to < from);
                let length = to - from + DAY * days.unwrap_or(night);
                if !(0..=DAY).contains(&length) {
                    let said = format!(
                        "row {}: it ends before it begins; look at the times",
                        row.number
                    );
                    return Err((Some(to_column), said));
                }
                if days.unwrap_or(night) > 0 {
                    notes.push(
                        "it ended on the next day and is kept on the day it began".to_owned(),
                    );
                }
                seconds += length;
            }
            (None, None) => {}
            (Some(_), None) => {
                return if_no_length(fact, row, to_column, "began and not when it ended");
            }
            (None, Some(_)) => {
                return if_no_length(fact, row, from_column, "ended and not when it began");
            }
        }
    }
    if !any {
        return Ok(());
    }
    let mut minutes = (seconds + 30) / 60;
    match fact.get("minutes").and_then(Value::as_i64) {
        Some(given) if (given - minutes).abs() > 1 && plan.first_with(Role::Break).is_none() => {
            notes.push(format!(
                "the times make {minutes} min, the column says {given} min, which is taken"
            ));
            Ok(())
        }
        Some(_) => Ok(()),
        None => {
            if let Some(column) = plan.first_with(Role::Break) {
                minutes -= pause(row, plan, column)?;
            }
            fact.insert("minutes".to_owned(), minutes.into());
            Ok(())
        }
    }
}

fn if_no_length(
    fact: &Map<String, Value>,
    row: &Row,
    column: usize,
    what: &str,
) -> Result<(), Unread> {
    match fact.contains_key("minutes") {
        true => Ok(()),
        false => {
            let said = format!("row {}: it says when it {what}; write both", row.number);
            Err((Some(column), said))
        }
    }
}

/// How many days later it ended, where a column says the day.
fn days_later(row: &Row, plan: &Plan, fact: &Map<String, Value>) -> Option<i64> {
    let column = plan.first_with(Role::EndsOn)?;
    let begun = fact.get("date")?.as_str()?.parse().ok()?;
    let ended = match dates::read(row.cell(column)) {
        Day::Is(day) | Day::Instant(day) => day,
        Day::Numbers(triple) => triple.read(plan.manner.order?)?,
        _ => return None,
    };
    Some(i64::from(crate::dates::days_between(begun, ended)))
}

/// A break in minutes; a bare number of 5 or more counts minutes.
fn pause(row: &Row, plan: &Plan, column: usize) -> Result<i64, Unread> {
    let cell = row.cell(column);
    let shown = cell.shown();
    let bare = shown.parse::<u32>().is_ok_and(|number| number >= 5);
    let unit = match bare {
        true => lengths::Unit::Minutes,
        false => plan.unit(column),
    };
    match lengths::read(cell, plan.manner.decimal, unit) {
        lengths::Length::Is(minutes, _) => Ok(minutes),
        lengths::Length::Nothing => Ok(0),
        lengths::Length::Not(problem) => {
            let said = format!("row {}, {}: {problem}", row.number, plan.header(column));
            Err((Some(column), said))
        }
    }
}
