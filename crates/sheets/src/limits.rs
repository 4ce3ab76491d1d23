//! How much is read. A logbook of a whole career fits many times.

use milepost_core::exchange::Table;

use crate::error::SheetError;

/// The largest file.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;
/// The most rows of a sheet.
pub const MOST_ROWS: usize = 200_000;
/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 500;
/// The most cells that hold something, over a whole file: what bears on the memory.
pub(crate) const MOST_CELLS: usize = 1_000_000;
/// The most bytes of text in all cells of a workbook, where one text can stand in many.
pub(crate) const MOST_TEXT: usize = MOST_BYTES;
/// The most that a part may unpack to which a reader holds whole: the shared texts, the styles.
pub(crate) const MOST_HELD: u64 = 24 * 1024 * 1024;
/// The longest stretch of a part between two tags. A cell of Excel holds 32,767 characters.
pub(crate) const LONGEST_TEXT: u64 = 1024 * 1024;
/// The most that the parts of a packed file may unpack to.
pub(crate) const MOST_UNPACKED: u64 = 500 * 1024 * 1024;

/// The most bytes and tags of a page, which becomes a tree before its tables are read.
pub(crate) const MOST_PAGE: usize = 16 * 1024 * 1024;
/// The most tags of a page.
pub(crate) const MOST_TAGS: usize = 500_000;

/// Refuses a sheet that is larger than what is read.
pub(crate) fn check(sheet: &Table) -> Result<(), SheetError> {
    if sheet.rows.len() > MOST_ROWS {
        return Err(SheetError::too_large(sheet.rows.len(), MOST_ROWS, "rows"));
    }
    let width = sheet.width();
    if width > MOST_COLUMNS {
        return Err(SheetError::too_large(width, MOST_COLUMNS, "columns"));
    }
    Ok(())
}
