//! How long a day was, from the times at which it began and ended.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Row;
use super::plan::Plan;
use super::synonyms::{Role, spans};
use super::values::dates::{self, Day};
use super::values::lengths;
use super::values::numbers::{ONE, leading};

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
    let mut at_once = false;
    let mut timed = false;
    let moment = plan.first_with(Role::BeginsOn);
    if let Some(column) = moment
        && !fact.contains_key("date")
        && let Some(day) = day_at(row, plan, column)
    {
        fact.insert("date".to_owned(), day.to_string().into());
    }
    if let Some((from, to)) = without_pause(row, plan) {
        seconds = match to - from {
            length if length < 0 => length + DAY,
            length => length,
        };
        at_once = true;
    }
    for span in spans().filter(|_| !at_once) {
        let begins = plan.first_with(Role::Begins(span));
        let begins = begins.or(moment.filter(|_| span == 1));
        let (Some(from_column), Some(to_column)) = (begins, plan.first_with(Role::Ends(span)))
        else {
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
                timed = true;
                let days = match span {
                    1 => days_later(row, plan, fact),
                    _ => None,
                };
                let night = i64::from(to < from);
                let length = to - from + DAY * days.unwrap_or(night);
                if !(0..=DAY).contains(&length) {
                    let said = format!(
                        "row {}: it ends before it begins; check the times",
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
    if !at_once && !timed {
        return Ok(());
    }
    let minutes = (seconds + 30) / 60;
    let pause = match plan.first_with(Role::Break) {
        Some(column) => pause(row, plan, column),
        None => Ok(0),
    };
    let Some(given) = fact.get("minutes").and_then(Value::as_i64) else {
        fact.insert("minutes".to_owned(), (minutes - pause?).into());
        return Ok(());
    };
    let worked = minutes - pause.unwrap_or(0);
    let near = |length: i64| (length - worked).abs() <= 1 || (length - minutes).abs() <= 1;
    if near(given) {
        return Ok(());
    }
    // A workbook counts a time in days: 0.33 is 8 hours.
    if let Some((header, of_day)) = part_of_day(row, plan).filter(|(_, length)| near(*length)) {
        notes.retain(|note| !note.starts_with(&format!("{header}: ")));
        notes.push(format!("{header}: a part of a day, which is {of_day} min"));
        fact.insert("minutes".to_owned(), of_day.into());
        return Ok(());
    }
    notes.push(format!(
        "the times add up to {worked} min; the column says {given} min, which is used"
    ));
    Ok(())
}

/// A day that had no pause: its first time and its last, where the two between are empty.
fn without_pause(row: &Row, plan: &Plan) -> Option<(i64, i64)> {
    let at = |role: Role| {
        let column = plan.first_with(role)?;
        lengths::time_of_day(row.cell(column)).ok()
    };
    match (
        at(Role::Begins(1))?,
        at(Role::Ends(1))?,
        at(Role::Begins(2))?,
        at(Role::Ends(2))?,
    ) {
        (Some(from), None, None, Some(to)) => Some((from, to)),
        _ => None,
    }
}

/// The column of hours with its value taken as a part of a day, in minutes.
fn part_of_day<'p>(row: &Row, plan: &'p Plan) -> Option<(&'p str, i64)> {
    let column = plan.first_with(Role::Field("minutes"))?;
    let shown = row.cell(column).shown();
    let number = leading(&shown, plan.manner.decimal).filter(|it| it.rest.is_empty())?;
    let part = number.millionths.checked_mul(1440)?;
    let minutes = part.checked_add(ONE / 2)?.div_euclid(ONE);
    (0..ONE)
        .contains(&number.millionths)
        .then(|| (plan.header(column), minutes))
}

/// The day that a cell says, in the order of the sheet's days.
fn day_at(row: &Row, plan: &Plan, column: usize) -> Option<NaiveDate> {
    match dates::read(row.cell(column)) {
        Day::Is(day) | Day::Instant(day) => Some(day),
        Day::Numbers(triple) => triple.read(plan.manner.order?),
        Day::Not(_) | Day::Nothing => None,
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

/// How many days later it ended, where a column or the moment itself says the day.
fn days_later(row: &Row, plan: &Plan, fact: &Map<String, Value>) -> Option<i64> {
    let moment = plan
        .first_with(Role::Ends(1))
        .filter(|column| dates::day_of_moment(row.cell(*column)).is_some());
    let column = plan.first_with(Role::EndsOn).or(moment)?;
    let begun = fact.get("date")?.as_str()?.parse().ok()?;
    let ended = day_at(row, plan, column)?;
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
