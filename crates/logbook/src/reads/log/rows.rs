//! The log's rows from one place on.

use chrono::NaiveDate;
use milepost_core::facts::CodeSet;
use rusqlite::{Connection, Row};

use super::sources::{Conditions, SOURCES};
use crate::error::LogbookError;
use crate::filter::{LogFilter, LogKind, LogRow, PageStart, Proof};
use crate::operation::Place;
use crate::tables::{Columns, if_readable};
use milepost_core::facts::{FactKey, FactKind};

/// Reads so many rows from a place on; from the newest where none is given.
pub(super) fn rows(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
    start: Option<&PageStart>,
    limit: u32,
) -> Result<Vec<LogRow>, LogbookError> {
    let conditions = Conditions::of(filter, today).page(start, limit);
    let sources: Vec<String> = SOURCES
        .iter()
        .filter_map(|source| source.wanted(&conditions))
        .collect();
    if sources.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{} ORDER BY 4 DESC, 3, 2 DESC LIMIT :limit OFFSET :skip",
        sources.join(" UNION ALL ")
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(conditions.params().as_slice())?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.extend(if_readable(log_row(row, today))?);
    }
    Ok(rows)
}

/// Reads a row of the log: kind, row number, the ledger's rank, day, id, place's id, place, what, note,
/// code sets, minutes, planned, hundredths, certificate.
fn log_row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<LogRow> {
    let mut columns = Columns::of(row);
    let kind: LogKind = columns.word()?;
    let (_row, _rank): (i32, i32) = (columns.int()?, columns.int()?);
    let date = columns.date()?;
    let id = columns.text()?;
    let place_id = columns.opt_text()?.unwrap_or_default();
    let place = columns.opt_text()?.unwrap_or_default();
    let (what, note) = (columns.opt_text()?, columns.opt_text()?);
    let code_sets: Vec<CodeSet> = columns.words()?;
    let minutes = columns.opt_int()?;
    let marked = columns.flag()?;
    let ceus = columns.opt_ceus()?;
    let certificate_held = columns.opt_flag()?;
    let planned = marked || date > today;
    let (fact_kind, at) = match kind {
        LogKind::Work => (
            FactKind::Entry,
            Some(Place::Position(place_id.as_str().into())),
        ),
        LogKind::Course => (
            FactKind::StudyEntry,
            Some(Place::Course(place_id.as_str().into())),
        ),
        LogKind::Practicode => (
            FactKind::StudyEntry,
            Some(Place::Practicode(place_id.as_str().into())),
        ),
        LogKind::Study => (FactKind::StudyEntry, Some(Place::Study)),
        LogKind::Credit => (FactKind::Credit, None),
    };
    let proof = match certificate_held {
        Some(true) => Some(Proof::Held),
        Some(false) if !planned => Some(Proof::Missing),
        _ => None,
    };
    let what = [what, note]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let key = FactKey::new(fact_kind, id);
    Ok(LogRow {
        kind,
        key,
        date,
        place,
        at,
        what,
        code_sets,
        minutes,
        ceus,
        planned,
        to_confirm: marked && date <= today,
        proof,
    })
}
