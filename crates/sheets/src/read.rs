//! Bytes and pastes to tables, whatever their form.

use crate::book::Book;
use crate::error::SheetError;
use crate::limits::{self, MOST_BYTES};
use crate::{html, text, workbook};

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
