//! Workbooks, text files and pasted tables to plain tables, and tables to files.
//!
//! [`read_file`], [`read`] and [`read_paste`] take whatever a person has and give
//! [`Table`]s, or say in one sentence why not. Nothing of a table is understood here:
//! what a column means is the core's to say (`milepost_core::exchange`).

mod error;
mod file;
mod html;
mod limits;
mod text;
mod workbook;
pub mod write;
mod zipped;

pub use error::SheetError;
pub use file::{read_bytes, read_file, read_limited};
pub use limits::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS};
pub use zipped::{Packed, unpack_below, unpack_one};

use milepost_core::exchange::Table;

/// What was read: the sheets of a file, and what there is to say about how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// The sheets that hold anything, in the file's order.
    pub sheets: Vec<Table>,
    /// What the person should know: a guessed encoding, sheets that hold nothing.
    pub notes: Vec<String>,
    /// Whether it came from a workbook, with typed cells, and not from text.
    pub workbook: bool,
}

/// Reads the bytes of a file, whatever its name says.
///
/// # Errors
/// When it is no table, or one that is larger than what is read; see [`SheetError`].
pub fn read(bytes: &[u8]) -> Result<Book, SheetError> {
    if bytes.len() > MOST_BYTES {
        return Err(SheetError::too_large(bytes.len(), MOST_BYTES, "bytes"));
    }
    let mut book = if workbook::is_one(bytes) {
        workbook::read(bytes)?
    } else {
        let (decoded, note) = text::decode(bytes)?;
        let mut book = match html::is_html(&decoded) {
            true => html::read(&decoded)?,
            false => Book {
                sheets: vec![text::read(&decoded)?],
                ..Book::default()
            },
        };
        book.notes.extend(note);
        book
    };
    for sheet in &mut book.sheets {
        sheet.trim();
        limits::check(sheet)?;
    }
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    match book.sheets.is_empty() {
        true => Err(SheetError::Empty),
        false => Ok(book),
    }
}

/// Reads what was pasted: the HTML table that a spreadsheet puts beside its text, else the
/// text. Text without a table is one column of lines.
///
/// # Errors
/// As [`read`].
pub fn read_paste(html: Option<&str>, text: &str) -> Result<Book, SheetError> {
    if let Some(html) = html.filter(|html| html::is_html(html))
        && let Ok(book) = read(html.as_bytes())
    {
        return Ok(book);
    }
    read(text.as_bytes())
}
