//! What a sheet, a text file or a paste looks like once it is read: rows of cells.

use chrono::NaiveDate;

/// One sheet: its name and its rows, in order. Rows that hold nothing are kept, so that a
/// row's number is the one that the person sees in her own program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name; empty where there is none.
    pub name: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// The mark between fields, where it came from text.
    pub delimiter: Option<char>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number in the sheet, counted from 1.
    pub number: u32,
    /// Its cells; what lies behind the last one is empty.
    pub cells: Vec<Cell>,
}

/// One cell. A formula is its stored result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as it stands there.
    Text(Box<str>),
    /// A number as plain decimal text: no exponent, no thousands marks.
    Number(Box<str>),
    /// A day, with the seconds since midnight where a time stands beside it.
    Date(NaiveDate, Option<u32>),
    /// A time of the day or a length, in seconds.
    Seconds(i64),
    /// Yes or no.
    Bool(bool),
    /// An error of the other program, such as `#REF!`.
    Error(Box<str>),
}

/// Nothing to look at.
static NOTHING: Cell = Cell::Empty;

impl Table {
    /// A table of texts, as a test or a paste gives it.
    pub fn of_texts<'a, R>(name: &str, rows: impl IntoIterator<Item = R>) -> Table
    where
        R: IntoIterator<Item = &'a str>,
    {
        let rows = rows.into_iter().zip(1..).map(|(cells, number)| Row {
            number,
            cells: cells.into_iter().map(Cell::text).collect(),
        });
        Table {
            name: name.to_owned(),
            rows: rows.collect(),
            delimiter: None,
        }
    }

    /// How many columns its widest row has.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// Takes away empty rows at the end, and empty cells at the end of each row.
    pub fn trim(&mut self) {
        for row in &mut self.rows {
            while row.cells.last().is_some_and(Cell::is_empty) {
                row.cells.pop();
            }
        }
        while self.rows.last().is_some_and(|row| row.cells.is_empty()) {
            self.rows.pop();
        }
    }
}

impl Row {
    /// The cell in this column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&NOTHING)
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether it holds nothing.
    pub fn is_blank(&self) -> bool {
        self.filled() == 0
    }
}

impl Cell {
    /// A cell with this text; one of spaces alone holds nothing.
    pub fn text(text: &str) -> Cell {
        if text.trim().is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text.into())
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What stands in it, as a person would read it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(text) | Cell::Error(text) => text.to_string(),
            Cell::Date(day, None) => day.to_string(),
            Cell::Date(day, Some(seconds)) => format!("{day} {}", clock(i64::from(*seconds))),
            Cell::Seconds(seconds) => clock(*seconds),
            Cell::Bool(true) => "yes".to_owned(),
            Cell::Bool(false) => "no".to_owned(),
        }
    }
}

/// `8:30`, or `8:30:05` where there are seconds.
fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let all = seconds.unsigned_abs();
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    if rest == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{rest:02}")
    }
}
