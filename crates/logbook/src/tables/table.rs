//! What a table of facts says of itself.

use rusqlite::types::Value;

use super::columns::Columns;

/// A kind of fact and the table that holds it.
pub(crate) trait Table: Sized {
    /// The table's name.
    const NAME: &'static str;
    /// Its columns but for `row`, the id first, in the order of reading and writing.
    const COLUMNS: &'static [&'static str];
    /// The columns whose words the search finds.
    const FOUND_BY: FoundBy;
    /// Reads a row whose columns stand in the order of [`Table::COLUMNS`].
    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self>;
    /// The row's values in the order of [`Table::COLUMNS`].
    fn values(&self) -> Vec<Value>;
}

/// What the search finds a fact by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoundBy {
    /// The column whose words weigh most.
    pub title: Option<&'static str>,
    /// Further columns, in the order in which they are shown.
    pub texts: &'static [Text],
}

/// A column with words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Text {
    /// A text as it is.
    Plain(&'static str),
    /// A list of texts as JSON.
    List(&'static str),
}
