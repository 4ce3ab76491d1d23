//! What is remembered of sheets that came in: their rows, and how their columns were understood.

use chrono::NaiveDate;
use milepost_core::exchange::CameBefore;
use milepost_core::facts::{Fact, FactKey, FactKind};
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use crate::error::LogbookError;
use crate::operation::Brought;
use crate::tables;

/// How the columns of a sheet were understood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    /// Its name.
    pub name: String,
    /// The kind of facts that it gives, as the facts format names its list.
    pub target: String,
    /// The headers, folded and sorted.
    pub header: String,
    /// The mapping as text.
    pub body: String,
    /// The day on which it was last used.
    pub used_on: NaiveDate,
}

/// Remembers the rows of an operation under its number.
pub(crate) fn remember(db: &Connection, seq: i64, it: &Brought) -> rusqlite::Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR REPLACE INTO import_rows (print, operation_seq, fact_table, fact_id)
         VALUES (:print, :seq, :table, :id)",
    )?;
    for (fact, print) in it.facts.iter().zip(&it.prints) {
        if !print.is_empty() {
            statement.execute(named_params! {
                ":print": digest(print),
                ":seq": seq,
                ":table": tables::table_of(fact.kind()),
                ":id": fact.id(),
            })?;
        }
    }
    Ok(())
}

/// What became of rows that came in before.
pub(crate) fn came_before(
    db: &Connection,
    prints: &[String],
) -> Result<Vec<Option<CameBefore>>, LogbookError> {
    let mut found = db.prepare_cached(
        "SELECT import_rows.fact_table, import_rows.fact_id
         FROM import_rows
         JOIN operations ON operations.seq = import_rows.operation_seq
         WHERE import_rows.print = :print AND operations.state = 'done'
         ORDER BY import_rows.operation_seq DESC
         LIMIT 1",
    )?;
    let mut answers = Vec::with_capacity(prints.len());
    for print in prints {
        if print.is_empty() {
            answers.push(None);
            continue;
        }
        let row: Option<(String, String)> = found
            .query_row(named_params! { ":print": digest(print) }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        answers.push(match row {
            None => None,
            Some((table, id)) => match tables::kind_of(&table) {
                None => None,
                Some(kind) => Some(whereabouts(db, kind, &id)?),
            },
        });
    }
    Ok(answers)
}

fn whereabouts(db: &Connection, kind: FactKind, id: &str) -> Result<CameBefore, LogbookError> {
    if tables::exists(db, &FactKey::new(kind, id))? {
        return Ok(CameBefore::There(id.to_owned()));
    }
    let removed: Option<String> = db
        .prepare_cached(
            "SELECT date(operations.at)
             FROM history
             JOIN operations ON operations.seq = history.operation_seq
             WHERE history.fact_table = :table
                 AND history.row_id = :id
                 AND history.after IS NULL
                 AND operations.state = 'done'
             ORDER BY history.position DESC
             LIMIT 1",
        )?
        .query_row(
            named_params! { ":table": tables::table_of(kind), ":id": id },
            |row| row.get(0),
        )
        .optional()?;
    Ok(CameBefore::Gone(removed.and_then(|day| day.parse().ok())))
}

/// The mappings, the last used first.
pub(crate) fn mappings(db: &Connection) -> Result<Vec<KeptMapping>, LogbookError> {
    let mut statement = db.prepare_cached(
        "SELECT name, target, header, body, used_on
         FROM import_mappings
         ORDER BY used_on DESC, name",
    )?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let used_on: String = row.get(4)?;
        all.push(KeptMapping {
            name: row.get(0)?,
            target: row.get(1)?,
            header: row.get(2)?,
            body: row.get(3)?,
            used_on: used_on.parse().unwrap_or_default(),
        });
    }
    Ok(all)
}

/// Keeps a mapping in the place of the one for the same headers.
pub(crate) fn keep(db: &Connection, it: &KeptMapping) -> Result<(), LogbookError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO import_mappings (target, header, name, body, used_on)
         VALUES (:target, :header, :name, :body, :used_on)",
    )?
    .execute(named_params! {
        ":target": it.target,
        ":header": it.header,
        ":name": it.name.chars().take(300).collect::<String>(),
        ":body": it.body,
        ":used_on": it.used_on.to_string(),
    })?;
    Ok(())
}

/// Checks a fact by itself, as an operation would.
///
/// # Errors
/// The field and what is wrong with it.
pub fn check_fact(fact: &mut Fact) -> Result<(), crate::error::Invalid> {
    crate::validate::tidy_and_check(fact)
}

fn digest(print: &str) -> Vec<u8> {
    Sha256::digest(print.as_bytes()).to_vec()
}
