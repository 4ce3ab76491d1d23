//! How large an OpenDocument sheet really is. A cell or a row can say that it stands there a
//! million times, and the reader makes room for all of them.

use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::error::SheetError;
use crate::limits::{MOST_CELLS, MOST_TEXT};

/// Refuses one that holds more than what is read.
pub(crate) fn check(bytes: &[u8]) -> Result<(), SheetError> {
    let damaged = |why: String| SheetError::Damaged { why };
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let Ok(content) = archive.by_name("content.xml") else {
        return Ok(());
    };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content));
    // The reader itself says what is wrong with the form; here only sizes count.
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut extent = Extent::default();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => extent.begin(&tag),
            Ok(Event::Empty(tag)) => {
                extent.begin(&tag);
                extent.end(tag.name().as_ref())?;
            }
            Ok(Event::Text(text)) => extent.text += text.len(),
            Ok(Event::End(tag)) => extent.end(tag.name().as_ref())?,
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// How far tables reach, and how much text they hold.
#[derive(Default)]
struct Extent {
    /// The cells of the tables before, and all letters so far.
    cells: usize,
    letters: usize,
    /// Rows so far, the last that holds anything, and the widest.
    rows: usize,
    last: usize,
    width: usize,
    /// The row that is open: how often it stands there, its cells so far, where the last that
    /// holds anything ends, and the letters in it.
    row_times: usize,
    column: usize,
    filled: usize,
    row_letters: usize,
    /// The cell that is open: how often it stands there, and whether it has a value.
    cell_times: usize,
    valued: bool,
    text: usize,
}

impl Extent {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.row_times = times(tag, "table:number-rows-repeated");
                (self.column, self.filled, self.row_letters) = (0, 0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell_times = times(tag, "table:number-columns-repeated");
                let value = |name: &str| name.starts_with("office:") || name == "table:formula";
                let mut attributes = tag.attributes().flatten();
                self.valued = attributes.any(|it| value(it.key.as_ref()));
                self.text = 0;
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), SheetError> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                self.column = self.column.saturating_add(self.cell_times);
                if self.valued || self.text > 0 {
                    self.filled = self.column;
                    let letters = self.text.saturating_mul(self.cell_times);
                    self.row_letters = self.row_letters.saturating_add(letters);
                }
                self.check()
            }
            "table:table-row" => {
                self.rows = self.rows.saturating_add(self.row_times);
                if self.filled > 0 {
                    self.last = self.rows;
                    self.width = self.width.max(self.filled);
                    let letters = self.row_letters.saturating_mul(self.row_times);
                    self.letters = self.letters.saturating_add(letters);
                }
                (self.column, self.filled, self.row_letters) = (0, 0, 0);
                self.check()
            }
            "table:table" => {
                self.cells = self.cells.saturating_add(self.area());
                (self.rows, self.last, self.width) = (0, 0, 0);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn area(&self) -> usize {
        self.last.saturating_mul(self.width)
    }

    fn check(&self) -> Result<(), SheetError> {
        let cells = self.cells.saturating_add(self.area()).max(self.filled);
        if cells > MOST_CELLS {
            return Err(SheetError::too_large(cells, MOST_CELLS, "cells"));
        }
        let letters = self.letters.saturating_add(self.row_letters);
        match letters > MOST_TEXT {
            true => Err(SheetError::too_large(letters, MOST_TEXT, "bytes of text")),
            false => Ok(()),
        }
    }
}

/// How often a row or a cell stands there.
fn times(tag: &BytesStart<'_>, name: &str) -> usize {
    let mut attributes = tag.attributes().flatten();
    let said = attributes.find(|it| it.key.as_ref() == name);
    let said = said.and_then(|it| it.value.trim().parse().ok());
    said.unwrap_or(1)
}
