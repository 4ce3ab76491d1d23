//! Where each page of the log begins, and the totals of the whole filter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use rusqlite::{Connection, Row};

use super::sources::{Conditions, SOURCES, wants};
use crate::error::LogbookError;
use crate::filter::{LogFilter, LogIndex, LogKind, LogTotal, PageStart, Proof};
use crate::tables::Columns;

/// Reads the sums of every day, and from them everything that is told of the whole log.
pub(super) fn index(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
    page_rows: u32,
) -> Result<LogIndex, LogbookError> {
    let conditions = Conditions::of(filter, today);
    let mut totals = LogKind::ALL.map(|kind| LogTotal {
        kind,
        rows: 0,
        minutes: 0,
        planned_minutes: 0,
        ceus: Ceus::ZERO,
        planned_ceus: Ceus::ZERO,
    });
    let (mut proof_missing, mut to_confirm) = (0, 0);
    let mut rows_of: BTreeMap<Reverse<NaiveDate>, u32> = BTreeMap::new();
    for source in &SOURCES {
        let sql = format!(
            "{} WHERE {} {}",
            source.days,
            conditions.of_source(source),
            source.group
        );
        let mut statement = db.prepare_cached(&sql)?;
        let mut days = statement.query(conditions.params().as_slice())?;
        while let Some(row) = days.next()? {
            let day = Day::read(row, today)?;
            if let Some(total) = totals.get_mut(day.kind) {
                day.add_to(total);
                let shown = day.shown(filter, total.kind);
                if shown > 0 {
                    *rows_of.entry(Reverse(day.date)).or_default() += shown;
                }
                if total.kind == LogKind::Credit {
                    proof_missing += day.missing();
                }
            }
            to_confirm += day.to_confirm();
        }
    }
    Ok(LogIndex {
        total: rows_of.values().sum(),
        pages: page_starts(&rows_of, page_rows.max(1)),
        totals: totals.into(),
        proof_missing,
        to_confirm,
    })
}

/// The sums of one day in one ledger.
struct Day {
    /// The ledger's place among [`LogKind::ALL`].
    kind: usize,
    date: NaiveDate,
    /// Whether it lies after today: all of it is planned.
    ahead: bool,
    rows: u32,
    /// Minutes, or hundredths of a CEU.
    amount: i32,
    planned_amount: i32,
    planned_rows: u32,
    held: u32,
}

impl Day {
    fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Day> {
        let mut columns = Columns::of(row);
        let (kind, date) = (columns.number::<u32>()?, columns.date()?);
        Ok(Day {
            kind: usize::try_from(kind).unwrap_or(usize::MAX),
            date,
            ahead: date > today,
            rows: columns.number()?,
            amount: columns.int()?,
            planned_amount: columns.int()?,
            planned_rows: columns.number()?,
            held: columns.number()?,
        })
    }

    fn add_to(&self, total: &mut LogTotal) {
        let planned = if self.ahead {
            self.amount
        } else {
            self.planned_amount
        };
        let done = self.amount - planned;
        total.rows += self.rows;
        if total.kind == LogKind::Credit {
            total.ceus += Ceus::from_hundredths(done);
            total.planned_ceus += Ceus::from_hundredths(planned);
        } else {
            total.minutes = total.minutes.saturating_add(done);
            total.planned_minutes = total.planned_minutes.saturating_add(planned);
        }
    }

    /// Planned hours whose day has come.
    const fn to_confirm(&self) -> u32 {
        if self.ahead { 0 } else { self.planned_rows }
    }

    /// Credits that are done and have no certificate.
    const fn missing(&self) -> u32 {
        if self.ahead { 0 } else { self.rows - self.held }
    }

    /// How many of its rows the filter lets through.
    fn shown(&self, filter: &LogFilter, kind: LogKind) -> u32 {
        if !wants(filter, kind) {
            return 0;
        }
        match filter.proof {
            Some(Proof::Missing) => self.missing(),
            Some(Proof::Held) => self.held,
            None if filter.to_confirm => self.to_confirm(),
            None => self.rows,
        }
    }
}

/// The day on which each page begins, and how many of that day's rows stand before it.
fn page_starts(rows_of: &BTreeMap<Reverse<NaiveDate>, u32>, page_rows: u32) -> Vec<PageStart> {
    let mut starts = Vec::new();
    let (mut before, mut next) = (0, 0);
    for (Reverse(date), rows) in rows_of {
        while next < before + rows {
            starts.push(PageStart {
                date: *date,
                skip: next - before,
            });
            next += page_rows;
        }
        before += rows;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_begin_where_their_rows_do() {
        let day = |number: u32| NaiveDate::from_ymd_opt(2026, 11, number).expect("a day");
        let rows_of = BTreeMap::from([
            (Reverse(day(3)), 2),
            (Reverse(day(2)), 5),
            (Reverse(day(1)), 1),
        ]);
        let told: Vec<(NaiveDate, u32)> = page_starts(&rows_of, 3)
            .iter()
            .map(|start| (start.date, start.skip))
            .collect();
        assert_eq!(
            told,
            [(day(3), 0), (day(2), 1), (day(2), 4)],
            "newest first, three rows each"
        );
        assert!(page_starts(&BTreeMap::new(), 3).is_empty());
    }
}
