//! The totals of days, for the year's heatmap.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::LogbookError;
use crate::tables::Columns;

/// What one day holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DayTotal {
    /// The day.
    pub date: NaiveDate,
    /// Minutes worked.
    pub work_minutes: i32,
    /// Minutes studied.
    pub study_minutes: i32,
    /// Minutes that are only planned, or wait to be confirmed.
    pub planned_minutes: i32,
}

/// The days that hold any time, in order.
pub(crate) fn day_totals(
    db: &Connection,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<DayTotal>, LogbookError> {
    let mut statement = db.prepare_cached(include_str!("day_totals.sql"))?;
    let params = named_params! {
        ":from": from.to_string(),
        ":to": to.to_string(),
        ":today": today.to_string(),
    };
    let mut rows = statement.query(params)?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        days.push(DayTotal {
            date: row.date()?,
            work_minutes: row.int()?,
            study_minutes: row.int()?,
            planned_minutes: row.int()?,
        });
    }
    Ok(days)
}
