//! Where the parts of a grid stand.

use chrono::NaiveDate;

use super::super::Row;
use super::super::asked::Said;
use super::super::survey::{self, Column};
use super::super::values::dates::{self, DateOrder, Day, weekday};

/// Where the parts of a grid stand.
#[derive(Debug, Clone)]
pub(in super::super) struct Grid {
    /// The column with the week's day, where the columns are weekdays.
    pub week: Option<usize>,
    /// Whether that is the week's last.
    pub ending: bool,
    /// The columns of the days.
    pub days: Vec<(usize, Across)>,
    /// The column with the week's total.
    pub total: Option<usize>,
    /// The column with the place.
    pub place: Option<usize>,
}

/// What the header of a day's column says.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Across {
    /// The weekday, from Monday.
    Weekday(u64),
    /// The day itself.
    On(NaiveDate),
}

/// Finds a grid: a column of weeks, and three or more columns of weekdays; or five and more days
/// side by side.
pub(in super::super) fn find(
    columns: &[Column],
    header: Option<&Row>,
    said: Said<'_>,
) -> Option<Grid> {
    let by_name = |names: &[&str]| {
        let found = columns
            .iter()
            .find(|column| names.contains(&column.folded.as_str()));
        found.map(|column| column.index)
    };
    let total = by_name(&[
        "total",
        "total hours",
        "week total",
        "weekly total",
        "hours",
        "sum",
    ]);
    let place = by_name(&[
        "site", "employer", "facility", "company", "place", "clinic", "location", "client",
    ]);
    if let Some(days) = header.and_then(|header| days_of(header, said)) {
        return Some(Grid {
            week: None,
            ending: false,
            days,
            total,
            place,
        });
    }
    let days: Vec<(usize, Across)> = columns
        .iter()
        .filter_map(|column| {
            let weekday = weekday(column.folded.split(' ').next()?)?;
            Some((column.index, Across::Weekday(weekday)))
        })
        .collect();
    if days.len() < 3 {
        return None;
    }
    let weeks = |column: &&Column| {
        let words: Vec<&str> = column.folded.split(' ').collect();
        let says = words
            .iter()
            .any(|word| matches!(*word, "week" | "wk" | "date" | "dates"))
            || matches!(
                column.folded.as_str(),
                "w e" | "period" | "from" | "beginning" | "ending"
            );
        says && column.dates > 0
    };
    let week = columns.iter().find(weeks)?;
    let ending = week.folded.contains("end") || week.folded == "w e";
    Some(Grid {
        week: Some(week.index),
        ending,
        days,
        total,
        place,
    })
}

/// The days that stand in a header one after another, as the person says or in the order that
/// makes them follow each other.
fn days_of(header: &Row, said: Said<'_>) -> Option<Vec<(usize, Across)>> {
    let told = said.get("date-order").and_then(DateOrder::named);
    let orders = match told {
        Some(order) => vec![order],
        None => vec![DateOrder::Mdy, DateOrder::Dmy],
    };
    let order = orders
        .into_iter()
        .find(|order| survey::days_across(header, *order) >= 5)?;
    let days = header.cells.iter().enumerate().filter_map(|(at, cell)| {
        let day = match dates::read(cell) {
            Day::Is(day) | Day::Instant(day) => day,
            Day::Numbers(triple) => triple.read(order)?,
            _ => return None,
        };
        Some((at, Across::On(day)))
    });
    Some(days.collect())
}
