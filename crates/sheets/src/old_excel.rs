//! How large a workbook of Excel's former form really is. Two cells in far corners make its
//! reader room for all between, and one text can stand in every cell.
//!
//! The records are those of [MS-XLS], section 2.4.

use std::io::{Cursor, Read};

use crate::error::SheetError;
use crate::limits::{MOST_BYTES, MOST_CELLS, MOST_TEXT};

const BEGINS: u16 = 0x0809;
const ENDS: u16 = 0x000a;
const TEXTS: u16 = 0x00fc;
const GOES_ON: u16 = 0x003c;
const SHARED_TEXT: u16 = 0x00fd;
const SEVERAL_NUMBERS: u16 = 0x00bd;
/// Formula, number, label, truth, rich text, number in short.
const CELLS: [u16; 6] = [0x0006, 0x0203, 0x0204, 0x0205, 0x00d6, 0x027e];

/// Refuses one that holds more than what is read.
pub(crate) fn check(bytes: &[u8]) -> Result<(), SheetError> {
    let damaged = |error: std::io::Error| SheetError::Damaged {
        why: error.to_string(),
    };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let Some(name) = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
    else {
        return Ok(());
    };
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut stream = Vec::new();
    let part = file.open_stream(name).map_err(damaged)?;
    part.take(most).read_to_end(&mut stream).map_err(damaged)?;
    let mut extent = Extent::default();
    let mut rest = stream.as_slice();
    let mut texts: Vec<u16> = Vec::new();
    while let Some((kind, data, behind)) = record(rest) {
        rest = behind;
        match kind {
            TEXTS => {
                let mut parts = vec![data];
                while let Some((GOES_ON, more, behind)) = record(rest) {
                    parts.push(more);
                    rest = behind;
                }
                texts = lengths(&parts);
            }
            BEGINS => extent.rows = None,
            ENDS => extent.end()?,
            SHARED_TEXT => {
                let index = four(data, 6).and_then(|it| usize::try_from(it).ok());
                let length = index.and_then(|index| texts.get(index)).copied();
                extent.text(usize::from(length.unwrap_or(0)))?;
                extent.put(data, 2);
            }
            SEVERAL_NUMBERS => {
                extent.put(data, 2);
                extent.put(data, data.len().saturating_sub(2));
            }
            kind if CELLS.contains(&kind) => extent.put(data, 2),
            _ => {}
        }
    }
    extent.end()
}

/// The next record: its kind, its data, and what lies behind it.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let kind = two(bytes, 0)?;
    let length = usize::from(two(bytes, 2)?);
    let data = bytes.get(4..4 + length)?;
    Some((kind, data, &bytes[4 + length..]))
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_le_bytes(two))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}

/// How far the sheets reach.
#[derive(Default)]
struct Extent {
    cells: usize,
    text: usize,
    /// The first and the last row and column of the sheet that is open.
    rows: Option<(u16, u16)>,
    columns: (u16, u16),
}

impl Extent {
    /// Takes a cell in, whose row stands first and whose column at this place.
    fn put(&mut self, data: &[u8], column_at: usize) {
        let (Some(row), Some(column)) = (two(data, 0), two(data, column_at)) else {
            return;
        };
        let (first, last) = self.rows.unwrap_or((row, row));
        let (left, right) = match self.rows {
            Some(_) => self.columns,
            None => (column, column),
        };
        self.rows = Some((first.min(row), last.max(row)));
        self.columns = (left.min(column), right.max(column));
    }

    fn text(&mut self, length: usize) -> Result<(), SheetError> {
        self.text = self.text.saturating_add(length);
        match self.text > MOST_TEXT {
            true => Err(SheetError::too_large(self.text, MOST_TEXT, "bytes of text")),
            false => Ok(()),
        }
    }

    fn end(&mut self) -> Result<(), SheetError> {
        if let Some((first, last)) = self.rows.take() {
            let rows = usize::from(last - first) + 1;
            let columns = usize::from(self.columns.1 - self.columns.0) + 1;
            self.cells = self.cells.saturating_add(rows * columns);
        }
        match self.cells > MOST_CELLS {
            true => Err(SheetError::too_large(self.cells, MOST_CELLS, "cells")),
            false => Ok(()),
        }
    }
}

/// How long each shared text is, in characters.
fn lengths(parts: &[&[u8]]) -> Vec<u16> {
    // The first eight bytes count the texts.
    let mut at = Place {
        parts,
        part: 0,
        byte: 8,
    };
    std::iter::from_fn(|| at.text()).collect()
}

/// A place among the records of the shared texts.
struct Place<'p> {
    parts: &'p [&'p [u8]],
    part: usize,
    byte: usize,
}

impl Place<'_> {
    fn left(&self) -> usize {
        let part = self.parts.get(self.part);
        part.map_or(0, |part| part.len().saturating_sub(self.byte))
    }

    fn next_part(&mut self) -> Option<()> {
        self.part += 1;
        self.byte = 0;
        (self.part < self.parts.len()).then_some(())
    }

    /// Passes over a text; its length in characters. One that is longer than a record goes on in
    /// the next, which says anew how wide its characters are.
    fn text(&mut self) -> Option<u16> {
        if self.left() == 0 {
            self.next_part()?;
        }
        let part = self.parts.get(self.part)?;
        let characters = two(part, self.byte)?;
        let flags = *part.get(self.byte + 2)?;
        self.byte += 3;
        let mut behind = 0_usize;
        if flags & 8 != 0 {
            behind += 4 * usize::from(two(part, self.byte)?);
            self.byte += 2;
        }
        if flags & 4 != 0 {
            behind = behind.checked_add(usize::try_from(four(part, self.byte)?).ok()?)?;
            self.byte += 4;
        }
        let mut wide = flags & 1 != 0;
        let mut left = usize::from(characters);
        loop {
            let width = if wide { 2 } else { 1 };
            let here = (self.left() / width).min(left);
            self.byte += here * width;
            left -= here;
            if left == 0 {
                break;
            }
            self.next_part()?;
            wide = self.parts[self.part].first()? & 1 != 0;
            self.byte = 1;
        }
        loop {
            let here = self.left().min(behind);
            self.byte += here;
            behind -= here;
            if behind == 0 {
                return Some(characters);
            }
            self.next_part()?;
        }
    }
}
