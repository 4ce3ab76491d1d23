//! What the columns of a sheet look like, before anything is decided.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::values::dates::{self, DateOrder, Day};
use super::values::lengths::{self, Length, Unit};
use super::values::numbers::{Decimal, ONE, leading};
use super::values::part_days;
use super::{Cell, Row, Table, fold, synonyms, vocabulary};

/// So many rows are looked at for what a column holds.
const LOOKED_AT: usize = 500;

/// The first rows among which a header is looked for.
const TOP: usize = 40;

/// One column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Its place, counted from 0.
    pub index: usize,
    /// Its header as it stands there, or its letter.
    pub header: String,
    /// The header's words.
    pub folded: String,
    /// The first values, for the person to know it by.
    pub samples: Vec<String>,
    /// How many cells hold something.
    pub filled: usize,
    /// How many of them are days, numbers, lengths of time, times of the day, words.
    pub dates: usize,
    /// How many are a day in part: `Jan 2024`, `3/2`, `Present`.
    pub part_days: usize,
    /// How many are numbers.
    pub numbers: usize,
    /// How many are numbers that could be CEUs, 0.25 to 40.
    pub amounts: usize,
    /// How many are amounts of money, with their sign.
    pub money: usize,
    /// How many are lengths of time.
    pub lengths: usize,
    /// How many are times of the day.
    pub times: usize,
    /// How many are words.
    pub texts: usize,
    /// How many different texts there are.
    pub different: usize,
    /// The letters of all texts.
    pub letters: usize,
    /// Whether its numbers count up one by one.
    pub counts_up: bool,
    /// How many have the look of a social security number.
    pub nine_digits: usize,
}

impl Column {
    /// Whether at least so many percent of what is filled are these.
    pub fn mostly(&self, some: usize, percent: usize) -> bool {
        self.filled > 0 && some * 100 >= self.filled * percent
    }

    /// Whether its header or its values look like patients.
    pub fn about_patients(&self) -> bool {
        vocabulary::about_patients(&self.folded) || self.mostly(self.nine_digits, 50)
    }
}

/// Where the header of a table stands, and where its rows begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// The header's place among the rows; none where the sheet has none.
    pub header: Option<usize>,
    /// The place of the first row below it.
    pub first: usize,
}

/// Finds the header: the row whose words are most often headers; else the first row of texts
/// above a row with days or numbers; else there is none.
pub(super) fn layout(table: &Table) -> Layout {
    let known = |row: &Row| {
        let days = days_across(row, DateOrder::Mdy).max(days_across(row, DateOrder::Dmy));
        if days >= 5 {
            return days;
        }
        let words = row
            .cells
            .iter()
            .filter(|cell| matches!(cell, Cell::Text(_)));
        words
            .filter(|cell| is_header(&fold::column(&cell.shown())))
            .count()
    };
    let mut best = (1, None);
    for (at, row) in table.rows.iter().take(TOP).enumerate() {
        let found = known(row);
        if found > best.0 {
            best = (found, Some(at));
        }
    }
    let header = best.1.or_else(|| by_types(table));
    Layout {
        header,
        first: header.map_or(0, |at| at + 1),
    }
}

/// How many days stand side by side in a row, each the one after the one before.
pub(super) fn days_across(row: &Row, order: DateOrder) -> usize {
    let mut most = 0;
    let (mut last, mut run): (Option<NaiveDate>, usize) = (None, 0);
    for cell in &row.cells {
        let day = match dates::read(cell) {
            Day::Is(day) | Day::Instant(day) => Some(day),
            Day::Numbers(triple) => triple.read(order),
            _ => None,
        };
        let next = day.is_some_and(|day| last.is_some_and(|last| last.succ_opt() == Some(day)));
        run = match (day, next) {
            (None, _) => 0,
            (Some(_), true) => run + 1,
            (Some(_), false) => 1,
        };
        most = most.max(run);
        last = day;
    }
    most
}

/// A row of texts alone, with a typed row right below it.
fn by_types(table: &Table) -> Option<usize> {
    let rows = &table.rows[..table.rows.len().min(TOP)];
    let all_text = |row: &Row| {
        row.filled() >= 2
            && row
                .cells
                .iter()
                .filter(|cell| !cell.is_empty())
                .all(|cell| matches!(cell, Cell::Text(_)) && !typed(cell))
    };
    let at = rows.iter().position(|row| row.filled() >= 2)?;
    let below = rows.iter().skip(at + 1).find(|row| row.filled() >= 2)?;
    (all_text(&rows[at]) && below.cells.iter().any(typed)).then_some(at)
}

fn typed(cell: &Cell) -> bool {
    match cell {
        Cell::Empty | Cell::Error(_) => false,
        Cell::Text(text) => {
            matches!(
                dates::read_text(text),
                Day::Is(_) | Day::Numbers(_) | Day::Instant(_)
            ) || leading(text, Decimal::Point).is_some_and(|number| number.rest.is_empty())
        }
        _ => true,
    }
}

fn is_header(folded: &str) -> bool {
    !folded.is_empty()
        && (dates::weekday(folded).is_some()
            || vocabulary::about_patients(folded)
            || super::kinds::MAPPED.into_iter().any(|kind| {
                synonyms::meanings(kind)
                    .iter()
                    .any(|(_, _, words)| words.contains(&folded))
            }))
}

/// Looks at every column.
pub(super) fn columns(table: &Table, layout: Layout) -> Vec<Column> {
    let rows: Vec<&Row> = table.rows[layout.first.min(table.rows.len())..]
        .iter()
        .filter(|row| !row.is_blank())
        .take(LOOKED_AT)
        .collect();
    let header = layout.header.map(|at| &table.rows[at]);
    let width = rows
        .iter()
        .map(|row| row.cells.len())
        .chain(header.map(|row| row.cells.len()))
        .max()
        .unwrap_or(0);
    let mut columns: Vec<Column> = Vec::with_capacity(width);
    for index in 0..width {
        let named = header
            .map(|row| row.cell(index).shown())
            .unwrap_or_default();
        let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut header = match named.is_empty() {
            true => letter(index),
            false => named.clone(),
        };
        if columns.iter().any(|column| column.header == header) {
            header = format!("{header} ({})", letter(index));
        }
        columns.push(look(index, header, fold::column(&named), &rows));
    }
    columns
}

/// The letter by which a spreadsheet names a column: `A`, `Z`, `AA`.
pub(super) fn letter(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn look(index: usize, header: String, folded: String, rows: &[&Row]) -> Column {
    let mut column = Column {
        index,
        header,
        folded,
        samples: Vec::new(),
        filled: 0,
        dates: 0,
        part_days: 0,
        numbers: 0,
        amounts: 0,
        money: 0,
        lengths: 0,
        times: 0,
        texts: 0,
        different: 0,
        letters: 0,
        counts_up: false,
        nine_digits: 0,
    };
    let mut seen = BTreeSet::new();
    let mut last: Option<i64> = None;
    let mut steps = 0_usize;
    for row in rows {
        let cell = row.cell(index);
        if cell.is_empty() {
            continue;
        }
        let shown = cell.shown();
        column.filled += 1;
        if column.samples.len() < 3 {
            column.samples.push(fold::short(&shown));
        }
        let day = matches!(
            dates::read(cell),
            Day::Is(_) | Day::Numbers(_) | Day::Instant(_)
        );
        let number = match cell {
            Cell::Number(_) | Cell::Text(_) => leading(&shown, Decimal::Point),
            _ => None,
        };
        let bare = number.filter(|number| number.rest.chars().count() <= 6 && !shown.contains(':'));
        let length = matches!(
            lengths::read(cell, Decimal::Point, Unit::Hours),
            Length::Is(..)
        );
        column.dates += usize::from(day);
        let in_part = matches!(cell, Cell::Text(_)) && part_days::in_part(&shown);
        column.part_days += usize::from(in_part);
        // A workbook's serial numbers are days; a bare five-digit number is both.
        column.lengths += usize::from(length && !matches!(cell, Cell::Date(..)));
        if let Some(number) = &bare {
            let triple = matches!(dates::read(cell), Day::Numbers(_)) || shown.contains('-');
            if !triple {
                column.numbers += 1;
                let in_range = (ONE / 4..=40 * ONE).contains(&number.millionths);
                column.amounts += usize::from(in_range);
            }
            let whole = number.millionths / ONE;
            steps += usize::from(last.is_some_and(|last| whole == last + 1));
            last = Some(whole);
        }
        column.money += usize::from(shown.contains('$'));
        column.times += usize::from(is_time(cell, &shown));
        let digits = shown.bytes().filter(u8::is_ascii_digit).count();
        let nine = digits == 9
            && shown.bytes().all(|b| b.is_ascii_digit() || b == b'-')
            && (shown.len() == 9 || shown.matches('-').count() == 2);
        column.nine_digits += usize::from(nine);
        if !day && bare.is_none() && matches!(cell, Cell::Text(_)) {
            column.texts += 1;
        }
        column.letters += shown.chars().filter(|c| c.is_alphabetic()).count();
        seen.insert(shown);
    }
    column.different = seen.len();
    column.counts_up = steps >= 2 && steps + 1 == column.filled;
    column
}

/// A time with a colon or a half of the day, and no bare number.
fn is_time(cell: &Cell, shown: &str) -> bool {
    let says_so = match cell {
        Cell::Seconds(_) => true,
        Cell::Date(_, seconds) => seconds.is_some(),
        Cell::Text(_) => {
            shown.contains(':')
                || shown
                    .trim_end_matches(['m', 'M', '.'])
                    .ends_with(['a', 'p', 'A', 'P'])
                || (shown.len() == 4 && shown.bytes().all(|b| b.is_ascii_digit()))
        }
        _ => false,
    };
    says_so && matches!(lengths::time_of_day(cell), Ok(Some(_)))
}
