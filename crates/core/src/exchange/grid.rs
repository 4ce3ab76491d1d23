//! Weekly grids: a row is a week, a column is a day of it.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::answer::RawCell;
use super::asked::Said;
use super::rows::{Draft, Outcome, print_of};
use super::survey::{Column, Layout};
use super::values::dates::{self, DateOrder, Day, weekday};
use super::values::lengths::{self, Length, Unit};
use super::values::numbers::Decimal;
use super::{Asked, Kind, Row, Table, fold, phrases};
use crate::dates::add_days;

/// Where the parts of a grid stand.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The column with the week's day, and whether it is the week's last.
    pub week: usize,
    ending: bool,
    /// The columns of the days, with their weekdays from Monday.
    pub days: Vec<(usize, u64)>,
    /// The column with the week's total.
    pub total: Option<usize>,
    /// The column with the place.
    pub place: Option<usize>,
}

/// Finds a grid: a column of weeks, and three or more columns of weekdays.
pub(super) fn find(columns: &[Column]) -> Option<Grid> {
    let days: Vec<(usize, u64)> = columns
        .iter()
        .filter_map(|column| Some((column.index, weekday(column.folded.split(' ').next()?)?)))
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
    let by_name = |names: &[&str]| {
        let found = columns
            .iter()
            .find(|column| names.contains(&column.folded.as_str()));
        found.map(|column| column.index)
    };
    Some(Grid {
        week: week.index,
        ending,
        days,
        total: by_name(&[
            "total",
            "total hours",
            "week total",
            "weekly total",
            "hours",
            "sum",
        ]),
        place: by_name(&[
            "site", "employer", "facility", "company", "place", "clinic", "location", "client",
        ]),
    })
}

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
        let week = match dates::read(row.cell(grid.week)) {
            Day::Is(day) | Day::Instant(day) => Ok(day),
            Day::Numbers(triple) => order.and_then(|order| triple.read(order)).ok_or_else(|| {
                format!("row {}: does the month or the day come first?", row.number)
            }),
            Day::Nothing => Err(format!("row {}: the week's day is missing", row.number)),
            Day::Not(problem) => Err(format!("row {}: {problem}", row.number)),
        };
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
    week: Result<NaiveDate, String>,
    letters: &Letters,
    place: Option<&str>,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let own_place = grid.place.map(|column| row.cell(column).shown());
    let own_place = own_place.filter(|place| !place.is_empty());
    let place = own_place.as_deref().or(place);
    for &(column, weekday) in &grid.days {
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
        draft.outcome = match (&week, letters.read(cell, &shown)) {
            (_, Hours::Absent(letter)) => {
                draft.notes.push(format!("an absence: {letter}"));
                Outcome::Skipped
            }
            (_, Hours::None) => {
                draft.notes.push("no hours on that day".to_owned());
                Outcome::Skipped
            }
            (Err(problem), _) => Outcome::Problem(problem.clone()),
            (Ok(_), Hours::Problem(problem)) => {
                Outcome::Problem(format!("row {}, {named}: {problem}", row.number))
            }
            (Ok(week), Hours::Is(minutes, note)) => {
                draft.notes.extend(note);
                match day_of(*week, weekday, grid.ending) {
                    None => Outcome::Problem(format!("row {}: there is no such week", row.number)),
                    Some(day) => {
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
                }
            }
        };
        if matches!(draft.outcome, Outcome::Problem(_)) {
            draft.cells.push(RawCell {
                field: "minutes".to_owned(),
                column,
                text: shown,
                wrong: week.is_ok(),
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
            "the week's total says {}, its days make {}",
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

/// What a cell of a grid says.
enum Hours {
    Is(i64, Option<String>),
    Absent(String),
    None,
    Problem(String),
}

/// Letters behind hours, and whether they count.
struct Letters {
    known: Vec<(String, bool)>,
    asked: Vec<Asked>,
}

impl Letters {
    /// Which letters count: as the person says, as the week's totals say, as they usually mean.
    fn of(table: &Table, layout: Layout, grid: &Grid, said: Said<'_>) -> Letters {
        let rows = &table.rows[layout.first.min(table.rows.len())..];
        let mut found: Vec<String> = Vec::new();
        for row in rows {
            for (column, _) in &grid.days {
                if let Some((_, letter)) = lettered(&row.cell(*column).shown())
                    && !found.contains(&letter)
                {
                    found.push(letter);
                }
            }
        }
        let mut letters = Letters {
            known: Vec::new(),
            asked: Vec::new(),
        };
        for letter in found {
            let told = said.get(&format!("letter.{letter}")).map(str::to_lowercase);
            let counts = match told.as_deref() {
                Some("worked" | "yes" | "counts") => Some(true),
                Some(_) => Some(false),
                None => by_totals(rows, grid, &letter),
            };
            match counts {
                Some(counts) => letters.known.push((letter, counts)),
                None => letters.asked.push(Asked {
                    name: format!("letter.{letter}"),
                    question: format!(
                        "What does {letter} after the hours mean: were they worked, or an absence?"
                    ),
                    answers: vec!["worked".to_owned(), "absent".to_owned()],
                    chosen: None,
                }),
            }
        }
        letters
    }

    fn read(&self, cell: &super::Cell, shown: &str) -> Hours {
        if phrases::is_absence(shown) {
            return Hours::Absent(shown.to_owned());
        }
        if let Some((minutes, letter)) = lettered(shown) {
            let counts = self.known.iter().find(|(known, _)| *known == letter);
            return match counts {
                Some((_, true)) => Hours::Is(minutes, None),
                Some((_, false)) => Hours::Absent(shown.to_owned()),
                None => Hours::Problem(format!(
                    "`{shown}`: it isn't clear what {letter} means; write the hours, or say \
                     whether it was worked"
                )),
            };
        }
        match lengths::read(cell, Decimal::Point, Unit::Hours) {
            Length::Is(0, _) | Length::Nothing => Hours::None,
            Length::Is(minutes, note) => Hours::Is(minutes, note),
            Length::Not(problem) => Hours::Problem(problem),
        }
    }
}

/// Hours with one or two letters behind them that are no unit: `8H`, `8 M`.
fn lettered(shown: &str) -> Option<(i64, String)> {
    let text = shown.trim();
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (hours, letter) = text.split_at(end);
    let letter = letter.trim().to_uppercase();
    if letter.is_empty() || letter.len() > 3 || !letter.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    // A small h is the unit; a capital one among letters is a mark.
    let unit = text.ends_with('h') || matches!(letter.as_str(), "HR" | "HRS" | "MIN");
    if unit {
        return None;
    }
    let cell = super::Cell::text(hours);
    match lengths::read(&cell, Decimal::Point, Unit::Hours) {
        Length::Is(minutes, _) => Some((minutes, letter)),
        _ => None,
    }
}

/// Whether a letter's hours are in the totals of the weeks: only where every week that has it,
/// and no other letter that is open, says the same.
fn by_totals(rows: &[Row], grid: &Grid, letter: &str) -> Option<bool> {
    let total_column = grid.total?;
    let mut answer = None;
    for row in rows {
        let Length::Is(total, _) =
            lengths::read(row.cell(total_column), Decimal::Point, Unit::Hours)
        else {
            continue;
        };
        let mut plain = 0;
        let mut marked: Vec<(String, i64)> = Vec::new();
        for (column, _) in &grid.days {
            let shown = row.cell(*column).shown();
            match lettered(&shown) {
                Some((minutes, letter)) => marked.push((letter, minutes)),
                None => {
                    if let Length::Is(minutes, _) =
                        lengths::read(row.cell(*column), Decimal::Point, Unit::Hours)
                    {
                        plain += minutes;
                    }
                }
            }
        }
        if !marked.iter().any(|(known, _)| known == letter) {
            continue;
        }
        let mut distinct: Vec<&str> = marked.iter().map(|(letter, _)| letter.as_str()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        // Every way of counting some letters and not others that gives the total.
        let ways: Vec<Vec<bool>> = (0..1_u32 << distinct.len().min(6))
            .map(|bits| {
                (0..distinct.len())
                    .map(|at| bits >> at & 1 == 1)
                    .collect::<Vec<bool>>()
            })
            .filter(|way| {
                let counted: i64 = marked
                    .iter()
                    .filter(|(letter, _)| {
                        distinct
                            .iter()
                            .position(|it| it == letter)
                            .is_some_and(|at| way[at])
                    })
                    .map(|(_, minutes)| minutes)
                    .sum();
                (plain + counted - total).abs() <= 1
            })
            .collect();
        let at = distinct.iter().position(|it| *it == letter)?;
        let said: Vec<bool> = ways.iter().map(|way| way[at]).collect();
        let one = said
            .first()
            .copied()
            .filter(|first| said.iter().all(|it| it == first));
        match (answer, one) {
            (None, Some(one)) => answer = Some(one),
            (Some(before), Some(one)) if before != one => return None,
            (_, None) if !said.is_empty() => return None,
            _ => {}
        }
    }
    answer
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
