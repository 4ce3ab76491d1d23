//! The log over entries, study and credits, newest first.
//!
//! It is read by pages. Where each page begins is told once for the whole filter
//! ([`index`]), as a day and a few rows of that day, so that a page far down costs
//! no more than the first one.

mod index;
mod rows;
mod sources;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::LogbookError;
use crate::filter::{LogFilter, LogKey, LogRow, LogView, PageStart};

/// Reads the index and the page in which a row stands.
pub(crate) fn log_view(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
    row: u32,
    page_rows: u32,
) -> Result<LogView, LogbookError> {
    let index = index::index(db, filter, today, page_rows)?;
    let last = u32::try_from(index.pages.len()).map_or(0, |pages| pages.saturating_sub(1));
    let page = (row / page_rows.max(1)).min(last);
    let start = index.pages.get(usize::try_from(page).unwrap_or(0));
    let rows = match start {
        Some(start) => rows::rows(db, filter, today, Some(start), page_rows)?,
        None => Vec::new(),
    };
    Ok(LogView { index, page, rows })
}

/// Reads rows from one place of the log on; from the newest where none is given.
pub(crate) fn log_rows(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
    start: Option<&PageStart>,
    limit: u32,
) -> Result<Vec<LogRow>, LogbookError> {
    rows::rows(db, filter, today, start, limit)
}

/// Names every row that the filter lets through, in the order of the log.
pub(crate) fn log_keys(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
) -> Result<Vec<LogKey>, LogbookError> {
    let rows = rows::rows(db, filter, today, None, u32::MAX)?;
    Ok(rows.into_iter().map(LogKey::of).collect())
}
