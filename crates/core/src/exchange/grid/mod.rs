//! Weekly grids: a row is a week, a column is a day of it.

mod find;
mod letters;

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::answer::RawCell;
use super::asked::Said;
use super::rows::{Draft, Outcome, print_of};
use super::survey::{Column, Layout};
use super::values::dates::{self, DateOrder, Day};
use super::values::lengths::{self, Length, Unit};
use super::values::numbers::Decimal;
use super::{Asked, Kind, Row, Table, fold, phrases};
use crate::dates::add_days;
use find::Across;
use letters::{Hours, Letters};

pub(super) use find::{Grid, find};

/// Reads a grid: a draft for each day that holds anything.
pub(super) fn read(
    table: &Table,
    layout: Layout,
    grid: &Grid,
    columns: &[Column],
    said: Said<'_>,
    order: Option<DateOrder>,
    place: Option<&str>,
) -> (Vec<Draft>, Vec<Asked>) {
    let letters = Letters::of(table, layout, grid, said);
    let mut drafts = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        if Some(at) == layout.header {
            continue;
        }
        if row.is_blank() {
            drafts.push(Draft::skipped(row.number, "a blank row"));
            continue;
        }
        if at < layout.first {
            drafts.push(Draft::skipped(row.number, "a title"));
            continue;
        }
        let mut texts = row.cells.iter().map(super::Cell::shown);
        if texts.any(|text| phrases::is_total(&text)) {
            drafts.push(Draft::skipped(row.number, "a total"));
            continue;
        }
        let week = grid.week.map(|column| match dates::read(row.cell(column)) {
            Day::Is(day) | Day::Instant(day) => Ok(day),
            Day::Numbers(triple) => order.and_then(|order| triple.read(order)).ok_or_else(|| {
                format!("row {}: does the month or the day come first?", row.number)
            }),
            Day::Nothing => Err(format!("row {}: the week's day is missing", row.number)),
            Day::Not(problem) => Err(format!("row {}: {problem}", row.number)),
        });
        if row.filled() == 1 {
            drafts.push(Draft::skipped(
                row.number,
                "a week without hours, or a note",
            ));
            continue;
        }
        drafts.extend(read_week(row, grid, columns, week, &letters, place));
    }
    (drafts, letters.asked)
}

fn read_week(
    row: &Row,
    grid: &Grid,
    columns: &[Column],
    week: Option<Result<NaiveDate, String>>,
    letters: &Letters,
    place: Option<&str>,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let own_place = grid.place.map(|column| row.cell(column).shown());
    let own_place = own_place.filter(|place| !place.is_empty());
    let place = own_place.as_deref().or(place);
    for &(column, across) in &grid.days {
        let cell = row.cell(column);
        if cell.is_empty() {
            continue;
        }
        let header = columns.get(column).map(|it| it.header.clone());
        let named = header.clone().unwrap_or_default();
        let mut draft = Draft {
            column: header,
            print: format!("{}\u{1f}{named}", print_of(Kind::Entry, row)),
            ..Draft::skipped(row.number, "")
        };
        draft.notes.clear();
        let shown = cell.shown();
        let day = match (across, &week) {
            (Across::On(day), _) => Ok(day),
            (Across::Weekday(weekday), Some(Ok(week))) => day_of(*week, weekday, grid.ending)
                .ok_or_else(|| format!("row {}: there is no such week", row.number)),
            (Across::Weekday(_), Some(Err(problem))) => Err(problem.clone()),
            (Across::Weekday(_), None) => {
                Err(format!("row {}: the week's day is missing", row.number))
            }
        };
        draft.outcome = match (day, letters.read(cell, &shown)) {
            (_, Hours::Absent(letter)) => {
                draft.notes.push(format!("an absence: {letter}"));
                Outcome::Skipped
            }
            (_, Hours::None) => {
                draft.notes.push("no hours on that day".to_owned());
                Outcome::Skipped
            }
            (Err(problem), _) => Outcome::Problem(problem),
            (Ok(_), Hours::Problem(problem)) => {
                Outcome::Problem(format!("row {}, {named}: {problem}", row.number))
            }
            (Ok(day), Hours::Is(minutes, note)) => {
                draft.notes.extend(note);
                let mut fact = Map::new();
                fact.insert("date".to_owned(), day.to_string().into());
                fact.insert("minutes".to_owned(), minutes.into());
                match place {
                    Some(place) => {
                        fact.insert("position".to_owned(), place.into());
                        Outcome::Fact(fact)
                    }
                    None => Outcome::Problem(format!(
                        "row {}: the place is missing; give one for all rows",
                        row.number
                    )),
                }
            }
        };
        if matches!(draft.outcome, Outcome::Problem(_)) {
            draft.cells.push(RawCell {
                field: "minutes".to_owned(),
                column,
                text: shown,
                wrong: !matches!(week, Some(Err(_))),
            });
        }
        drafts.push(draft);
    }
    if let Some(note) = difference(row, grid, &drafts)
        && let Some(first) = drafts.first_mut()
    {
        first.notes.push(note);
    }
    if drafts.is_empty() {
        drafts.push(Draft::skipped(row.number, "a week without hours"));
    }
    drafts
}

/// Says where the days do not add up to the week's own total.
fn difference(row: &Row, grid: &Grid, drafts: &[Draft]) -> Option<String> {
    let total = match lengths::read(row.cell(grid.total?), Decimal::Point, Unit::Hours) {
        Length::Is(minutes, _) => minutes,
        _ => return None,
    };
    let open = drafts
        .iter()
        .any(|draft| matches!(draft.outcome, Outcome::Problem(_)));
    let sum: i64 = drafts
        .iter()
        .filter_map(|draft| match &draft.outcome {
            Outcome::Fact(fact) => fact.get("minutes").and_then(Value::as_i64),
            _ => None,
        })
        .sum();
    let differs = !open && (sum - total).abs() > 1;
    differs.then(|| {
        let hours = |minutes: i64| crate::amounts::hours_text(i32::try_from(minutes).unwrap_or(0));
        format!(
            "{} total says {}, its days make {}",
            if grid.week.is_some() {
                "the week's"
            } else {
                "the row's"
            },
            hours(total),
            hours(sum)
        )
    })
}

/// The day of a week: the seven days from the one that is named, or up to it.
fn day_of(week: NaiveDate, weekday: u64, ending: bool) -> Option<NaiveDate> {
    let own = u64::from(week.weekday().num_days_from_monday());
    let days = i32::try_from(match ending {
        false => (7 + weekday - own) % 7,
        true => (7 + own - weekday) % 7,
    })
    .ok()?;
    Some(add_days(week, if ending { -days } else { days }))
}

/// The words of a sheet's title that name the place: `Site: Harbor Clinic`.
pub(super) fn place_in_titles(table: &Table, first: usize) -> Option<String> {
    const LABELS: [&str; 13] = [
        "site",
        "employer",
        "facility",
        "company",
        "clinic",
        "place",
        "location",
        "hospital",
        "externship site",
        "clinical site",
        "host site",
        "practice",
        "agency",
    ];
    for row in table.rows.iter().take(first) {
        for (at, cell) in row.cells.iter().enumerate() {
            let shown = cell.shown();
            let (label, value) = shown.split_once(':').unwrap_or((&shown, ""));
            if !LABELS.contains(&fold::title(label).as_str()) {
                continue;
            }
            let beside = row.cell(at + 1).shown();
            let value = if value.trim().is_empty() {
                &beside
            } else {
                value
            };
            let value = value.trim().trim_matches('_').trim();
            if !value.is_empty() {
                return Some(value.to_owned());
            }
        }
    }
    None
}
