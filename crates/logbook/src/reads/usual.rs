//! The usual day: what quick logging fills in.

use chrono::{Days, NaiveDate};
use milepost_core::ids::PositionId;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::usually::WORKING_DAYS;
use super::week::usual_week;
use super::{USUAL_WEEKS, most_usual, weekday};
use crate::error::LogbookError;
use crate::settings;
use crate::tables::Columns;

/// The minutes of a day of which nothing is known.
const EIGHT_HOURS: i32 = 480;

/// What quick logging fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UsualDay {
    /// Where.
    pub position: PositionId,
    /// The employer.
    pub employer: String,
    /// The day.
    pub date: NaiveDate,
    /// How long.
    pub minutes: i32,
    /// What the number rests on.
    pub basis: UsualBasis,
    /// The usual minutes of each weekday, Monday first; 0 where none are usual.
    pub pattern: Vec<i32>,
    /// What the day already has at this place.
    pub logged_minutes: i32,
}

/// What a usual day rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum UsualBasis {
    /// The same weekday of the last eight weeks.
    SameWeekday,
    /// A fifth of the position's weekly hours.
    WeeklyHours,
    /// Any day of the last eight weeks.
    AnyDay,
    /// Nothing known: eight hours.
    EightHours,
}

/// The usual day at the default position, or else at the open position that was
/// logged or begun last; none where no position is open on the day.
pub(crate) fn usual_day(db: &Connection, day: NaiveDate) -> Result<Option<UsualDay>, LogbookError> {
    let preferred = settings::read(db)?.default_position;
    let params = named_params! {
        ":day": day.to_string(),
        ":preferred": preferred.as_ref().map(PositionId::as_str),
    };
    let open = db
        .prepare_cached(include_str!("open_position.sql"))?
        .query_row(params, |row| {
            let mut row = Columns::of(row);
            Ok((row.id::<PositionId>()?, row.text()?, row.opt_int::<i32>()?))
        })
        .optional()?;
    let Some((position, employer, weekly)) = open else {
        return Ok(None);
    };
    let logged = logged(db, &position, day)?;
    let before: Vec<(NaiveDate, i32)> = logged
        .iter()
        .copied()
        .filter(|(date, _)| *date < day)
        .collect();
    let same_weekday = before
        .iter()
        .filter(|(date, _)| weekday(*date) == weekday(day))
        .map(|(_, minutes)| *minutes);
    let (minutes, basis) = if let Some(minutes) = most_usual(same_weekday) {
        (minutes, UsualBasis::SameWeekday)
    } else if let Some(weekly) = weekly.filter(|&minutes| minutes >= WORKING_DAYS) {
        (weekly / WORKING_DAYS, UsualBasis::WeeklyHours)
    } else if let Some(minutes) = most_usual(before.iter().map(|(_, minutes)| *minutes)) {
        (minutes, UsualBasis::AnyDay)
    } else {
        (EIGHT_HOURS, UsualBasis::EightHours)
    };
    let minutes = minutes.min(crate::validate::LONGEST_DAY);
    let pattern = usual_week(&before, day);
    let logged_minutes = logged
        .iter()
        .filter(|(date, _)| *date == day)
        .map(|(_, it)| it)
        .sum();
    Ok(Some(UsualDay {
        position,
        employer,
        date: day,
        minutes,
        basis,
        pattern,
        logged_minutes,
    }))
}

/// The position's days of the last weeks and of the day itself, in order.
fn logged(
    db: &Connection,
    position: &PositionId,
    day: NaiveDate,
) -> Result<Vec<(NaiveDate, i32)>, LogbookError> {
    let from = day
        .checked_sub_days(Days::new(7 * USUAL_WEEKS))
        .unwrap_or(day);
    let mut statement = db.prepare_cached(include_str!("position_days.sql"))?;
    let params = named_params! {
        ":position": position.as_str(),
        ":from": from.to_string(),
        ":to": day.to_string(),
    };
    let rows = statement.query_map(params, |row| {
        let mut row = Columns::of(row);
        Ok((row.date()?, row.int()?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
