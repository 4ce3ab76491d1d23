//! Why a file cannot be read, each in one sentence that says what to do.

/// Why a file is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// It could not be opened or read.
    #[error("it can't be read: {0}")]
    Unreadable(String),
    /// Larger than what is read.
    #[error(
        "it has {found}, and at most {most} are read; save the part that you need as a file of its own"
    )]
    TooLarge {
        /// How large it is, with the unit.
        found: String,
        /// How large it may be, with the unit.
        most: String,
    },
    /// Its parts unpack to more than what is read.
    #[error(
        "it unpacks to more than {most}, which no sheet of this kind needs; save the sheet as CSV and bring that in"
    )]
    Unpacks {
        /// How much is unpacked.
        most: String,
    },
    /// A password keeps it closed.
    #[error("this workbook has a password; save a copy without it and bring that in")]
    Password,
    /// A quote that is never closed.
    #[error(
        "row {row}, column {column}: a quotation mark is opened and never closed; close it, or \
         remove it"
    )]
    QuoteOpen {
        /// The row, counted from 1.
        row: u32,
        /// The column, counted from 1.
        column: usize,
    },
    /// Not text, and no workbook that is known.
    #[error(
        "{found}; save the sheet as CSV or as an Excel or OpenDocument workbook and bring that in"
    )]
    NoSheet {
        /// What it seems to be.
        found: String,
    },
    /// A workbook that breaks its own rules.
    #[error(
        "the workbook is damaged ({why}); open it in the program that made it and save it again"
    )]
    Damaged {
        /// What the reader said.
        why: String,
    },
    /// It became another while it was read.
    #[error("it changed while it was being read; close it in the other program and try again")]
    Changed,
    /// Nothing in it.
    #[error("it has no rows")]
    Empty,
}

impl SheetError {
    /// More rows, columns or bytes than are read.
    pub(crate) fn too_large(found: usize, most: usize, unit: &str) -> SheetError {
        SheetError::TooLarge {
            found: format!("{} {unit}", grouped(found)),
            most: format!("{} {unit}", grouped(most)),
        }
    }
}

/// `10,000`
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
