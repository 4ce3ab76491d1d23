//! Tables of our own to files: CSV for anybody, a workbook for people.

use chrono::NaiveDate;
use milepost_core::exchange::{
    Out, OwnTable, looks_defused, own_meanings, runs_as_formula, sheet_name,
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// The name of the facts file in *Everything*.
pub const EVERYTHING_FACTS: &str = "facts.json";

/// What the names of the evidence files begin with in a packed file of everything.
pub const EVIDENCE_PARTS: &str = "evidence/";

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The text could not be made.
    #[error("the sheet {0} couldn't be written: {1}")]
    Text(String, String),
    /// The workbook could not be made.
    #[error("the workbook couldn't be written: {0}")]
    Workbook(#[from] XlsxError),
    /// The packed file could not be made.
    #[error("the packed file couldn't be written: {0}")]
    Packed(String),
}

/// A table as CSV: UTF-8 with its mark, line ends of Windows, ISO days, points in numbers. What
/// a spreadsheet would run stands behind an apostrophe.
///
/// # Errors
/// Only where memory cannot hold it.
pub fn csv(table: &OwnTable) -> Result<Vec<u8>, WriteError> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| match text_of(cell) {
            text if matches!(cell, Out::Text(_)) => defused(text),
            text => text,
        });
        cells.collect::<Vec<String>>()
    });
    let header = std::iter::once(table.headers.clone());
    records(&sheet_name(table.kind), header.chain(rows))
}

/// Rows of texts as CSV: UTF-8 with a mark, CRLF, no text that a spreadsheet would run.
///
/// # Errors
/// When it cannot be put together.
pub fn csv_of_texts(name: &str, rows: Vec<Vec<String>>) -> Result<Vec<u8>, WriteError> {
    let rows = rows.into_iter();
    let rows = rows.map(|row| row.into_iter().map(defused).collect());
    records(name, rows)
}

fn defused(text: String) -> String {
    match runs_as_formula(&text) {
        true => format!("'{text}"),
        false => text,
    }
}

fn records(name: &str, rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, WriteError> {
    let failed =
        |error: &dyn std::fmt::Display| WriteError::Text(name.to_owned(), error.to_string());
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row).map_err(|error| failed(&error))?;
    }
    writer.flush().map_err(|error| failed(&error))?;
    drop(writer);
    Ok(bytes)
}

/// A cell as text: ISO days, points, hours and minutes.
pub fn text_of(cell: &Out) -> String {
    match cell {
        Out::Empty => String::new(),
        Out::Text(text) => text.clone(),
        Out::Date(day) => day.to_string(),
        Out::Ceus(amount) => amount.to_string(),
        Out::Minutes(minutes) => {
            let sign = if *minutes < 0 { "-" } else { "" };
            let all = minutes.unsigned_abs();
            format!("{sign}{}:{:02}", all / 60, all % 60)
        }
        Out::Cents(cents) => decimal(*cents),
        Out::Whole(number) => number.to_string(),
    }
}

fn decimal(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let all = cents.unsigned_abs();
    format!("{sign}{}.{:02}", all / 100, all % 100)
}

/// The widest and the narrowest column, in characters.
const WIDEST: usize = 48;

/// A workbook with a sheet for each table, and one that says what the columns mean.
///
/// # Errors
/// Where a text is longer than a workbook's cell can be.
pub fn workbook(tables: &[OwnTable], today: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut book = begin("Milepost", today)?;
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(table.kind))?;
        write_sheet(sheet, table)?;
    }
    write_about(book.add_worksheet(), tables, today)?;
    Ok(book.save_to_buffer()?)
}

/// An empty workbook of a day.
pub(crate) fn begin(title: &str, today: NaiveDate) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(year(today), month(today), day(today))?;
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    Ok(book)
}

fn write_sheet(sheet: &mut Worksheet, table: &OwnTable) -> Result<(), XlsxError> {
    let looks = Looks::default();
    for (column, header) in (0_u16..).zip(&table.headers) {
        sheet.write_string_with_format(0, column, header, &looks.head)?;
        fit(sheet, column, header, &table.rows)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                // A text that begins like one made harmless keeps its own sign.
                Out::Text(text) if looks_defused(text) => {
                    let text = format!("'{text}");
                    sheet.write_string_with_format(row, column, text, &looks.text)?;
                }
                cell => write_cell(sheet, row, column, cell, &looks)?,
            }
        }
    }
    close(sheet, 0, table.rows.len(), table.headers.len())
}

/// How cells look by what they hold.
pub(crate) struct Looks {
    pub head: Format,
    pub days: Format,
    pub hours: Format,
    pub ceus: Format,
    pub money: Format,
    pub text: Format,
}

impl Default for Looks {
    fn default() -> Looks {
        Looks {
            head: Format::new().set_bold(),
            days: Format::new().set_num_format("yyyy-mm-dd"),
            hours: Format::new().set_num_format("[h]:mm"),
            ceus: Format::new().set_num_format("0.00"),
            money: Format::new().set_num_format("0.00"),
            text: Format::new().set_align(FormatAlign::Top),
        }
    }
}

/// Writes a cell as what it holds: days as days, numbers as numbers.
pub(crate) fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Out,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Out::Empty => {}
        Out::Text(text) => {
            sheet.write_string_with_format(row, column, text, &looks.text)?;
        }
        Out::Date(on) => {
            match ExcelDateTime::from_ymd(year(*on), month(*on), day(*on)) {
                Ok(on) => sheet.write_datetime_with_format(row, column, &on, &looks.days)?,
                // A workbook's calendar begins in 1900.
                Err(_) => sheet.write_string(row, column, text_of(cell))?,
            };
        }
        Out::Ceus(amount) => {
            let number = f64::from(amount.hundredths()) / 100.0;
            sheet.write_number_with_format(row, column, number, &looks.ceus)?;
        }
        Out::Minutes(minutes) => {
            let days = *minutes as f64 / 1440.0;
            sheet.write_number_with_format(row, column, days, &looks.hours)?;
        }
        Out::Cents(cents) => {
            sheet.write_number_with_format(row, column, *cents as f64 / 100.0, &looks.money)?;
        }
        Out::Whole(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
    }
    Ok(())
}

/// Makes a column as wide as what stands in it.
pub(crate) fn fit(
    sheet: &mut Worksheet,
    column: u16,
    header: &str,
    rows: &[Vec<Out>],
) -> Result<(), XlsxError> {
    let cells = rows.iter().filter_map(|row| row.get(usize::from(column)));
    let longest = cells
        .map(|cell| text_of(cell).chars().count())
        .chain([header.chars().count()])
        .max()
        .unwrap_or(0);
    let width = u16::try_from(longest.clamp(8, WIDEST) + 2).unwrap_or(50);
    sheet.set_column_width(column, f64::from(width))?;
    Ok(())
}

/// Keeps the header in sight and puts a filter on it.
pub(crate) fn close(
    sheet: &mut Worksheet,
    header: u32,
    rows: usize,
    columns: usize,
) -> Result<(), XlsxError> {
    let last_row = header + u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(header + 1, 0)?;
    if last_row > header {
        sheet.autofilter(header, 0, last_row, last_column)?;
    }
    Ok(())
}

fn write_about(
    sheet: &mut Worksheet,
    tables: &[OwnTable],
    today: NaiveDate,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    sheet.set_name("About")?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 28)?;
    sheet.set_column_width(2, 50)?;
    let lines = [
        format!("Written by Milepost {} on {today}.", env!("CARGO_PKG_VERSION")),
        "milepost import brings this file back without loss. The column milepost id names each row."
            .to_owned(),
        "Lists use semicolons; (none) is a list that's there but empty.".to_owned(),
    ];
    let mut row = 0;
    for line in &lines {
        sheet.write_string(row, 0, line)?;
        row += 1;
    }
    row += 1;
    for (column, text) in (0_u16..).zip(["Sheet", "Column", "What it is"]) {
        sheet.write_string_with_format(row, column, text, &head)?;
    }
    for table in tables {
        for (header, meaning) in own_meanings(table.kind) {
            row += 1;
            sheet.write_string(row, 0, sheet_name(table.kind))?;
            sheet.write_string(row, 1, header)?;
            sheet.write_string(row, 2, meaning)?;
        }
    }
    Ok(())
}

/// Files in one packed file, in their order.
///
/// # Errors
/// When one cannot be written.
pub fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, WriteError> {
    use std::io::Write;
    let failed = |error: &dyn std::fmt::Display| WriteError::Packed(error.to_string());
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        writer
            .start_file(name.as_str(), options)
            .map_err(|error| failed(&error))?;
        writer.write_all(bytes).map_err(|error| failed(&error))?;
    }
    let done = writer.finish().map_err(|error| failed(&error))?;
    Ok(done.into_inner())
}

fn year(date: NaiveDate) -> u16 {
    u16::try_from(chrono::Datelike::year(&date)).unwrap_or(1900)
}

fn month(date: NaiveDate) -> u8 {
    u8::try_from(chrono::Datelike::month(&date)).unwrap_or(1)
}

fn day(date: NaiveDate) -> u8 {
    u8::try_from(chrono::Datelike::day(&date)).unwrap_or(1)
}
