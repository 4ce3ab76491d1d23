//! What was read of a file.

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
