//! Workbooks, text files and pasted tables to plain tables, and tables to files.
//!
//! [`read_file`], [`read`] and [`read_paste`] take whatever a person has and give
//! [`milepost_core::exchange::Table`]s, or say in one sentence why not. Nothing of a table is understood here:
//! what a column means is the core's to say (`milepost_core::exchange`).

mod book;
mod error;
mod file;
mod html;
mod limits;
mod old_excel;
mod open_document;
mod read;
mod report;
mod text;
mod workbook;
pub mod write;
mod zipped;

pub use book::Book;
pub use error::SheetError;
pub use file::{read_bytes, read_file, read_limited};
pub use limits::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS};
pub use read::{read, read_paste};
pub use report::report;
pub use zipped::{Packed, unpack_below, unpack_one};
