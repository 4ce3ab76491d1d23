//! Days that a sheet says in two places: the month above and the number beside, the year in the
//! title and the rest in the row, one day for several rows below each other.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::answer::Asked;
use super::asked::Said;
use super::survey::{self, Layout};
use super::values::dates::{self, Day};
use super::values::part_days::{self, Month};
use super::{Cell, Row, Table, fold, phrases};

/// A sheet whose days are whole, with what is asked about them.
pub(super) struct Completed<'t> {
    /// The sheet.
    pub table: Cow<'t, Table>,
    /// Questions.
    pub asked: Vec<Asked>,
}

/// Completes the days of a sheet as far as it says them somewhere.
pub(super) fn complete<'t>(
    table: &'t Table,
    file: &str,
    today: NaiveDate,
    said: Said<'_>,
) -> Completed<'t> {
    let layout = survey::layout(table);
    let mut all = Completed {
        table: Cow::Borrowed(table),
        asked: Vec::new(),
    };
    for column in day_columns(table, layout) {
        numbers_of_a_month(&mut all, layout, column, file, said);
        without_year(&mut all, layout, column, file, today, said);
        day_above(&mut all, layout, column, said);
    }
    whole_months(&mut all, layout, said);
    all
}

/// The columns whose header is about a day.
fn day_columns(table: &Table, layout: Layout) -> Vec<usize> {
    let Some(header) = layout.header.and_then(|at| table.rows.get(at)) else {
        return Vec::new();
    };
    let about_days = |cell: &Cell| {
        let folded = fold::header(&cell.shown());
        let mut words = folded.split(' ');
        words.any(|word| {
            matches!(
                word,
                "date" | "day" | "when" | "completed" | "attended" | "earned" | "worked"
            )
        })
    };
    (0..header.cells.len())
        .filter(|at| about_days(header.cell(*at)))
        .collect()
}

fn body(table: &Table, layout: Layout) -> &[Row] {
    &table.rows[layout.first.min(table.rows.len())..]
}

/// The year that the name of the file, of the sheet or its titles say, where they say one.
fn year_said(table: &Table, layout: Layout, file: &str) -> Option<i32> {
    let titles = table.rows[..layout.header.unwrap_or(0)].iter();
    let titles = titles.flat_map(|row| row.cells.iter().map(Cell::shown));
    let of_text = |text: &str| -> BTreeSet<i32> {
        let words = text.split(|c: char| !c.is_ascii_digit());
        let words = words.filter(|word| word.len() == 4);
        words
            .filter_map(|word| word.parse().ok())
            .filter(|year| (1990..=2100).contains(year))
            .collect()
    };
    // The sheet's own words go before the file's.
    let own: BTreeSet<i32> = titles
        .chain([table.name.clone()])
        .flat_map(|text| of_text(&text))
        .collect();
    let years = match own.is_empty() {
        true => of_text(file),
        false => own,
    };
    match years.len() {
        1 => years.first().copied(),
        _ => None,
    }
}

/// `2`, `3` below `MARCH`, or in a sheet that is called so.
fn numbers_of_a_month(
    all: &mut Completed<'_>,
    layout: Layout,
    column: usize,
    file: &str,
    said: Said<'_>,
) {
    let rows = body(&all.table, layout);
    let number = |row: &Row| -> Option<u32> {
        let shown = row.cell(column).shown();
        let number = shown.strip_suffix(".0").unwrap_or(&shown).parse().ok()?;
        (1..=31).contains(&number).then_some(number)
    };
    let filled = |row: &&Row| row.filled() > 1 && !row.cell(column).is_empty();
    let given = rows.iter().filter(filled).count();
    let numbers = rows.iter().filter(filled).filter_map(number).count();
    if numbers == 0 || numbers * 10 < given * 7 {
        return;
    }
    let titles = all.table.rows[..layout.header.unwrap_or(0)].iter();
    let titles = titles.flat_map(|row| row.cells.iter().map(Cell::shown));
    let mut month = titles
        .filter_map(|text| part_days::month_of(&text))
        .next_back()
        .or_else(|| part_days::month_of(&all.table.name));
    let first_month = month;
    let headed = rows.iter().any(|row| heading(row).is_some());
    if month.is_none() && !headed {
        return;
    }
    let year = year_of(all, layout, file, said);
    let name_year = |month: Month| month.year.or(year);
    if headed || first_month.is_some_and(|month| month.year.is_none()) {
        ask_year(all, layout, file, None, said);
    }
    let first = layout.first.min(all.table.rows.len());
    for row in &mut all.table.to_mut().rows[first..] {
        if let Some(found) = heading(row) {
            month = Some(found);
            continue;
        }
        let day = month.and_then(|month| {
            NaiveDate::from_ymd_opt(name_year(month)?, month.number, number(row)?)
        });
        if let (Some(day), true) = (day, row.filled() > 1) {
            row.cells[column] = Cell::Date(day, None);
        }
    }
}

/// The month that a row of one cell names.
fn heading(row: &Row) -> Option<Month> {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let only = cells.next().filter(|_| row.filled() == 1)?;
    part_days::month_of(&only.shown())
}

fn year_of(all: &Completed<'_>, layout: Layout, file: &str, said: Said<'_>) -> Option<i32> {
    let told = said.get("year").and_then(|year| year.parse().ok());
    told.or_else(|| year_said(&all.table, layout, file))
}

/// Asks for the year, with the one that the sheet says.
fn ask_year(
    all: &mut Completed<'_>,
    layout: Layout,
    file: &str,
    example: Option<(u32, String)>,
    said: Said<'_>,
) {
    if all.asked.iter().any(|asked| asked.name == "year") {
        return;
    }
    let year = year_of(all, layout, file, said);
    let example = example.map_or_else(String::new, |(row, text)| format!(" Row {row}: {text}."));
    let question = match year {
        Some(year) => format!("The dates have no year; they are read as of {year}.{example}"),
        None => format!("The dates have no year; which is it?{example}"),
    };
    all.asked.push(Asked {
        name: "year".to_owned(),
        question,
        answers: Vec::new(),
        chosen: year.map(|year| year.to_string()),
    });
}

/// `3/2` and `Mar 2` in a sheet that is called `2026 CEUs`.
fn without_year(
    all: &mut Completed<'_>,
    layout: Layout,
    column: usize,
    file: &str,
    today: NaiveDate,
    said: Said<'_>,
) {
    let lacking = |row: &&Row| match row.cell(column) {
        Cell::Text(text) => row.filled() > 1 && part_days::lacks_year(text),
        _ => false,
    };
    let rows = body(&all.table, layout);
    let Some(first) = rows.iter().find(lacking) else {
        return;
    };
    let whole = |row: &&Row| matches!(dates::read(row.cell(column)), Day::Is(_) | Day::Numbers(_));
    // One among many with their years is a slip, and asked about where it stands.
    if rows.iter().filter(whole).count() >= rows.iter().filter(lacking).count() {
        return;
    }
    let example = Some((first.number, fold::short(&first.cell(column).shown())));
    ask_year(all, layout, file, example, said);
    let Some(year) = year_of(all, layout, file, said) else {
        if let Some(asked) = all.asked.iter_mut().find(|asked| asked.name == "year") {
            asked.answers = [today.year(), today.year() - 1]
                .iter()
                .map(i32::to_string)
                .collect();
        }
        return;
    };
    let first = layout.first.min(all.table.rows.len());
    let mut year = year;
    for row in &mut all.table.to_mut().rows[first..] {
        // A year that stands alone heads the rows below it.
        if row.filled() == 1 {
            let only = row.cells.iter().find(|cell| !cell.is_empty());
            let said = only.and_then(|cell| cell.shown().parse().ok());
            year = said.filter(|it| (1990..=2100).contains(it)).unwrap_or(year);
        }
        let text = match row.cell(column) {
            Cell::Text(text) if part_days::lacks_year(text) && row.filled() > 1 => text.to_string(),
            _ => continue,
        };
        if let Some(text) = part_days::with_year(&text, year) {
            row.cells[column] = Cell::text(&text);
        }
    }
}

/// `From Jan 2024, To Present`: months are all that people keep of a job. It is asked whether each
/// counts from its first day and to its last, and none does before it is said.
fn whole_months(all: &mut Completed<'_>, layout: Layout, said: Said<'_>) {
    let Some(header) = layout.header.and_then(|at| all.table.rows.get(at)) else {
        return;
    };
    let end = |cell: &Cell| -> Option<bool> {
        let folded = fold::header(&cell.shown());
        folded.split(' ').find_map(|word| match word {
            "from" | "start" | "started" | "starts" | "begin" | "began" | "hired" | "hire" => {
                Some(false)
            }
            "to" | "end" | "ended" | "ends" | "until" | "left" | "finished" => Some(true),
            _ => None,
        })
    };
    let columns: Vec<(usize, bool)> = header
        .cells
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| Some((at, end(cell)?)))
        .collect();
    let month = |row: &Row, at: usize, last: bool| -> Option<NaiveDate> {
        let Cell::Text(text) = row.cell(at) else {
            return None;
        };
        part_days::edge_of_month(text, last)
    };
    let mut found: Vec<(usize, usize, NaiveDate)> = Vec::new();
    for (at, row) in all.table.rows.iter().enumerate().skip(layout.first) {
        for (column, last) in &columns {
            if let Some(day) = month(row, *column, *last) {
                found.push((at, *column, day));
            }
        }
    }
    let Some((at, column, day)) = found.first() else {
        return;
    };
    let told = said.get("whole-months").map(str::to_lowercase);
    let takes = matches!(told.as_deref(), Some("yes" | "take" | "true"));
    let row = &all.table.rows[*at];
    all.asked.push(Asked {
        name: "whole-months".to_owned(),
        question: format!(
            "Some dates are only a month. Take its first day for a start, its last for an end? Row {}, {}: {}.",
            row.number,
            row.cell(*column).shown(),
            phrases::day(*day)
        ),
        answers: vec!["yes".to_owned(), "no".to_owned()],
        chosen: Some(if takes { "yes" } else { "no" }.to_owned()),
    });
    if takes {
        for (at, column, day) in found {
            all.table.to_mut().rows[at].cells[column] = Cell::Date(day, None);
        }
    }
}

/// One day for several rows: a merged cell stands in the first row only. It is asked, and no day
/// is taken from above before it is said.
fn day_above(all: &mut Completed<'_>, layout: Layout, column: usize, said: Said<'_>) {
    let is_day = |row: &Row| {
        let day = dates::read(row.cell(column));
        matches!(day, Day::Is(_) | Day::Numbers(_) | Day::Instant(_))
    };
    let total = |row: &Row| {
        row.cells
            .iter()
            .any(|cell| phrases::is_total(&cell.shown()))
    };
    let mut above = None;
    let mut without: Vec<(usize, Cell)> = Vec::new();
    let other_day = |row: &Row| {
        let days = row.cells.iter().map(dates::read);
        days.into_iter()
            .any(|day| matches!(day, Day::Is(_) | Day::Numbers(_) | Day::Instant(_)))
    };
    let first = layout.first.min(all.table.rows.len());
    for (at, row) in all.table.rows.iter().enumerate().skip(first) {
        if is_day(row) {
            above = Some(row.cell(column).clone());
        } else if row.is_blank() || total(row) {
            // What stands below a blank row or a total begins anew.
            above = None;
        } else if let Some(day) = &above
            && row.cell(column).is_empty()
            && row.filled() >= 2
            // It has a day of another sort, such as the one that was planned.
            && !other_day(row)
        {
            without.push((at, day.clone()));
        }
    }
    if without.is_empty() || all.asked.iter().any(|asked| asked.name == "day-above") {
        return;
    }
    let told = said.get("day-above").map(str::to_lowercase);
    let takes = matches!(told.as_deref(), Some("yes" | "take" | "true"));
    let have = match without.len() {
        1 => "1 row has".to_owned(),
        several => format!("{several} rows have"),
    };
    all.asked.push(Asked {
        name: "day-above".to_owned(),
        question: format!(
            "{have} no date, as below a merged cell. Take the date above? Row {}: {}.",
            all.table.rows[without[0].0].number,
            match dates::read(&without[0].1) {
                Day::Is(day) => phrases::day(day),
                _ => without[0].1.shown(),
            }
        ),
        answers: vec!["yes".to_owned(), "no".to_owned()],
        chosen: Some(if takes { "yes" } else { "no" }.to_owned()),
    });
    if takes {
        for (at, day) in without {
            let row = &mut all.table.to_mut().rows[at];
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            row.cells[column] = day;
        }
    }
}
