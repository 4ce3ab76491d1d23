//! Workbooks: xlsx, xlsm, xlsb, xls and ods, by what they are and not by their names.

use std::cell;
use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader, Xls, Xlsb, Xlsx};
use chrono::{NaiveDate, Timelike};
use milepost_core::exchange::{Cell, Row, Table};

use crate::book::Book;
use crate::error::SheetError;
use crate::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT};
use crate::zipped::{self, Packed};
use crate::{old_excel, open_document};

/// How a packed file begins.
const PACKED: &[u8] = b"PK\x03\x04";
/// How Excel's former files begin, and new ones under a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether it begins as workbooks do.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED) || bytes.starts_with(COMPOUND)
}

/// Reads every sheet that holds anything.
pub(crate) fn read(bytes: &[u8]) -> Result<Book, SheetError> {
    // The reader is not ours, and a file made to hurt may bring it down.
    let read = quietly(|| catch_unwind(AssertUnwindSafe(|| read_any(bytes))));
    let sheets = read.unwrap_or_else(|_| {
        Err(SheetError::Damaged {
            why: "its parts don't fit together".to_owned(),
        })
    })?;
    Ok(Book {
        sheets,
        notes: Vec::new(),
        workbook: true,
    })
}

thread_local! {
    /// Whether what brings a reader down on this thread is told in a sentence of ours.
    static QUIET: cell::Cell<bool> = const { cell::Cell::new(false) };
}

/// Runs a reader without a report on the terminal when it comes down: the person hears a
/// sentence, and the report is of no use to her.
fn quietly<T>(read: impl FnOnce() -> T) -> T {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |about| {
            if !QUIET.get() {
                before(about);
            }
        }));
    });
    QUIET.set(true);
    let read = read();
    QUIET.set(false);
    read
}

fn read_any(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let from = || Cursor::new(bytes);
    if bytes.starts_with(COMPOUND) {
        if let Err(calamine::XlsxError::Password) = Xlsx::new(from()) {
            return Err(SheetError::Password);
        }
        old_excel::check(bytes)?;
        return match Xls::new(from()) {
            Ok(book) => whole_sheets(book),
            Err(calamine::XlsError::Password) => Err(SheetError::Password),
            Err(error) => Err(damaged(error)),
        };
    }
    match zipped::kind(bytes)? {
        Packed::Xlsx => read_xlsx(from()),
        Packed::Xlsb => read_xlsb(from()),
        Packed::Ods => match open_document::check(bytes).map(|()| Ods::new(from()))? {
            Ok(book) => whole_sheets(book),
            Err(calamine::OdsError::Password) => Err(SheetError::Password),
            Err(calamine::OdsError::CellLimitExceeded { requested, .. }) => {
                Err(SheetError::too_large(requested, MOST_CELLS, "cells"))
            }
            Err(error) => Err(damaged(error)),
        },
        Packed::Everything | Packed::Other => Err(SheetError::NoSheet {
            found: "it is a packed file without a sheet in it".to_owned(),
        }),
    }
}

/// Reads cell by cell: a single one in the far corner must not make room for all between.
fn read_xlsx(from: impl Read + Seek) -> Result<Vec<Table>, SheetError> {
    let mut book = Xlsx::new(from).map_err(|error| match error {
        calamine::XlsxError::Password => SheetError::Password,
        error => damaged(error),
    })?;
    let mut sheets = Sheets::default();
    for name in book.sheet_names() {
        // A sheet of a chart alone has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        sheets.begin(&name);
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            sheets.put(cell.get_position(), cell_of_ref(cell.get_value()))?;
        }
    }
    Ok(sheets.done)
}

fn read_xlsb(from: impl Read + Seek) -> Result<Vec<Table>, SheetError> {
    let mut book = Xlsb::new(from).map_err(|error| match error {
        calamine::XlsbError::Password => SheetError::Password,
        error => damaged(error),
    })?;
    let mut sheets = Sheets::default();
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        sheets.begin(&name);
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            sheets.put(cell.get_position(), cell_of_ref(cell.get_value()))?;
        }
    }
    Ok(sheets.done)
}

/// The forms whose reader gives whole sheets.
fn whole_sheets<R: Read + Seek, B: Reader<R>>(mut book: B) -> Result<Vec<Table>, SheetError> {
    let mut sheets = Sheets::default();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        sheets.begin(&name);
        let range: Range<Data> = range;
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let at = (
                top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
                left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
            );
            sheets.put(at, cell_of(value))?;
        }
    }
    Ok(sheets.done)
}

/// The sheets as they grow.
#[derive(Default)]
struct Sheets {
    done: Vec<Table>,
    cells: usize,
    text: usize,
}

impl Sheets {
    fn begin(&mut self, name: &str) {
        self.done.push(Table {
            name: name.to_owned(),
            ..Table::default()
        });
    }

    /// Puts a cell in its place, counted from 0; rows between are blank.
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        if let Cell::Text(text) = &cell {
            self.text += text.len();
            if self.text > MOST_TEXT {
                return Err(SheetError::too_large(self.text, MOST_TEXT, "bytes of text"));
            }
        }
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if row >= MOST_ROWS {
            return Err(SheetError::too_large(
                row.saturating_add(1),
                MOST_ROWS,
                "rows",
            ));
        }
        if column >= MOST_COLUMNS {
            let found = column.saturating_add(1);
            return Err(SheetError::too_large(found, MOST_COLUMNS, "columns"));
        }
        let Some(sheet) = self.done.last_mut() else {
            return Ok(());
        };
        while sheet.rows.len() <= row {
            let number = u32::try_from(sheet.rows.len() + 1).unwrap_or(u32::MAX);
            sheet.rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        let cells = &mut sheet.rows[row].cells;
        self.cells += (column + 1).saturating_sub(cells.len()).max(1);
        if self.cells > MOST_CELLS {
            return Err(SheetError::too_large(self.cells, MOST_CELLS, "cells"));
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }
}

fn cell_of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => Cell::Number(number.to_string().into()),
        DataRef::Float(number) => number_of(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => moment_of(*moment),
        DataRef::DateTimeIso(text) => iso_of(text),
        DataRef::DurationIso(text) => length_of(text),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

fn cell_of(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::text(text),
        Data::Int(number) => Cell::Number(number.to_string().into()),
        Data::Float(number) => number_of(*number),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(moment) => moment_of(*moment),
        Data::DateTimeIso(text) => iso_of(text),
        Data::DurationIso(text) => length_of(text),
        Data::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// A number as the person saw it: `0.1 + 0.2` is stored as 0.30000000000000004.
fn number_of(number: f64) -> Cell {
    if !number.is_finite() {
        return Cell::Error("no number".into());
    }
    if number.abs() >= 1e15 {
        return Cell::Number(format!("{number:.0}").into());
    }
    let text = format!("{number:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Cell::Number(if text == "-0" { "0" } else { text }.into())
}

/// A date, a time of the day or a length, which a workbook all keeps as a number of days.
fn moment_of(moment: ExcelDateTime) -> Cell {
    /// Behind it lie no days that a workbook knows.
    const LAST: f64 = 2_958_466.0;
    let days = moment.as_f64();
    if !(0.0..LAST).contains(&days) {
        return number_of(days);
    }
    if moment.is_duration() || days < 1.0 {
        let seconds = (days * 86_400.0).round();
        // Below 2^38, so it is exact.
        return Cell::Seconds(seconds as i64);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let whole = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    // February 29, 1900, is in Excel's calendar and in no other.
    let Some(date) = whole else {
        return Cell::Error(format!("{year}-{month:02}-{day:02}").into());
    };
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
    let seconds = seconds + u32::from(milli >= 500);
    match seconds {
        0 => Cell::Date(date, None),
        86_400 => Cell::Date(milepost_core::dates::add_days(date, 1), None),
        some => Cell::Date(date, Some(some)),
    }
}

/// `2026-03-02`, `2026-03-02T09:30:00`, `09:30:00`.
fn iso_of(text: &str) -> Cell {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Cell::Date(day, None);
    }
    if let Ok(moment) = text.trim_end_matches('Z').parse::<chrono::NaiveDateTime>() {
        let seconds = moment.num_seconds_from_midnight();
        return Cell::Date(moment.date(), (seconds != 0).then_some(seconds));
    }
    Cell::text(text)
}

/// `PT07H30M00S`.
fn length_of(text: &str) -> Cell {
    let read = || -> Option<i64> {
        let mut rest = text.trim().strip_prefix("PT")?;
        let mut seconds: i64 = 0;
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            let number = rest[..end].split(['.', ',']).next()?;
            let number: i64 = number.parse().ok()?;
            let unit = match &rest[end..=end] {
                "H" => 3600,
                "M" => 60,
                "S" => 1,
                _ => return None,
            };
            seconds = seconds.checked_add(number.checked_mul(unit)?)?;
            rest = &rest[end + 1..];
        }
        Some(seconds)
    };
    read().map_or_else(|| Cell::text(text), Cell::Seconds)
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    let why = error.to_string();
    let first = why.lines().next().unwrap_or_default();
    SheetError::Damaged {
        why: first.chars().take(120).collect(),
    }
}
