//! Text files: their encoding, the mark between their fields, their records.

mod decode;
mod records;

pub(crate) use decode::decode;

use milepost_core::exchange::{Cell, Row, Table};

use crate::error::SheetError;
use crate::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS};

/// The marks that can stand between fields; of equals the first wins.
const MARKS: [char; 4] = [',', ';', '\t', '|'];

/// So many records tell which mark it is.
const SAMPLE: usize = 200;

/// Reads a text as a table. Without any mark it is one column of lines.
pub(crate) fn read(text: &str) -> Result<Table, SheetError> {
    let (text, said) = told_mark(text);
    let mark = said.or_else(|| mark_of(text));
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut records = records::Records::new(text, mark);
    while let Some(record) = records.next()? {
        let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        if rows.len() >= MOST_ROWS && record.iter().any(|field| !field.trim().is_empty()) {
            return Err(SheetError::too_large(rows.len() + 1, MOST_ROWS, "rows"));
        }
        let filled = record
            .iter()
            .rposition(|field| !field.trim().is_empty())
            .map_or(0, |last| last + 1);
        if filled > MOST_COLUMNS {
            return Err(SheetError::too_large(filled, MOST_COLUMNS, "columns"));
        }
        cells += filled;
        if cells > MOST_CELLS {
            return Err(SheetError::too_large(cells, MOST_CELLS, "cells"));
        }
        let fields = record.iter().take(filled);
        rows.push(Row {
            number,
            cells: fields.map(|field| Cell::text(field)).collect(),
        });
    }
    Ok(Table {
        name: String::new(),
        rows,
        delimiter: mark,
    })
}

/// A first line `sep=;` says the mark and is no row.
fn told_mark(text: &str) -> (&str, Option<char>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r');
    let mut after = match first.get(..4) {
        Some(head) if head.eq_ignore_ascii_case("sep=") => first[4..].chars(),
        _ => return (text, None),
    };
    match (after.next(), after.next()) {
        (Some(mark), None) => (rest, Some(mark)),
        _ => (text, None),
    }
}

/// The mark that gives the most records the same number of fields.
fn mark_of(text: &str) -> Option<char> {
    let score = |mark: char| -> (usize, usize) {
        let mut counts = std::collections::BTreeMap::new();
        let mut records = records::Records::new(text, Some(mark));
        let mut seen = 0;
        while seen < SAMPLE {
            // An open quote is told when the whole is read with the mark that won.
            let Ok(Some(record)) = records.next() else {
                break;
            };
            if record.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            seen += 1;
            *counts.entry(record.len()).or_insert(0_usize) += 1;
        }
        let most = counts.iter().filter(|(fields, _)| **fields > 1);
        most.map(|(fields, times)| (times * fields * 1000 / seen.max(1), *fields))
            .max()
            .unwrap_or((0, 0))
    };
    let mut best = ((0, 0), None);
    for mark in MARKS {
        let found = score(mark);
        if found.0 > best.0.0 {
            best = (found, Some(mark));
        }
    }
    // Commas of plain sentences are no fields: most records must agree.
    best.1.filter(|_| best.0.0 >= 1000)
}
