//! The log's pages over entries, study and credits, newest first.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::facts::CodeSet;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, ToSql};

use crate::error::LogbookError;
use crate::fact::{FactKey, FactKind};
use crate::filter::{LogFilter, LogKind, LogPage, LogRow, LogTotal, Proof};
use crate::operation::Place;
use crate::tables::Columns;

/// Reads a page and the totals of the whole filter.
pub(crate) fn log_page(
    db: &Connection,
    filter: &LogFilter,
    today: NaiveDate,
    offset: u32,
    limit: u32,
) -> Result<LogPage, LogbookError> {
    let wanted = |kind: LogKind| {
        (filter.kinds.is_empty() || filter.kinds.contains(&kind))
            && (filter.proof.is_none() || kind == LogKind::Credit)
    };
    let mut conditions = Conditions::of(filter, today);
    let (totals, proof) = totals(db, &conditions)?;
    let total = match filter.proof {
        None => totals
            .iter()
            .filter(|it| wanted(it.kind))
            .map(|it| it.rows)
            .sum(),
        Some(_) if !wanted(LogKind::Credit) => 0,
        Some(Proof::Missing) => proof.missing,
        Some(Proof::Held) => proof.held,
    };
    conditions.add_proof(filter.proof);
    let sources: Vec<String> = SOURCES
        .iter()
        .filter(|source| source.kinds.iter().any(|&kind| wanted(kind)))
        .map(|source| {
            let kinds = source.kinds_condition(wanted);
            format!(
                "{} WHERE {}{kinds}",
                source.rows,
                conditions.of_source(source)
            )
        })
        .collect();
    let mut rows = Vec::new();
    if !sources.is_empty() {
        let sql = format!(
            "{} ORDER BY 4 DESC, 3, 2 DESC LIMIT :limit OFFSET :offset",
            sources.join(" UNION ALL ")
        );
        conditions.set(":limit", Value::Integer(limit.into()));
        conditions.set(":offset", Value::Integer(offset.into()));
        let mut statement = db.prepare_cached(&sql)?;
        let mut found = statement.query(conditions.params().as_slice())?;
        while let Some(row) = found.next()? {
            rows.push(log_row(row, today)?);
        }
    }
    Ok(LogPage {
        rows,
        offset,
        total,
        totals,
        proof_missing: proof.missing,
    })
}

/// A table whose rows stand in the log.
struct Source {
    /// The ledgers that it feeds.
    kinds: &'static [LogKind],
    /// Selects the columns that [`log_row`] reads.
    rows: &'static str,
    /// Selects the columns that [`totals`] reads, grouped by [`Source::group`].
    totals: &'static str,
    group: &'static str,
    /// The column of the day.
    date: &'static str,
    /// The columns and expressions that are searched for text.
    texts: &'static [&'static str],
}

const SOURCES: [Source; 3] = [
    Source {
        kinds: &[LogKind::Work],
        rows: include_str!("page_entries.sql"),
        totals: "SELECT 'work', count(*), sum(minutes), 0, 0, 0 FROM entries",
        group: "",
        date: "date",
        texts: &["note", "specialty", "(SELECT employer FROM positions WHERE id = position)"],
    },
    Source {
        kinds: &[LogKind::Course, LogKind::Practicode, LogKind::Study],
        rows: include_str!("page_study.sql"),
        totals: "SELECT iif(course IS NOT NULL, 'course', iif(practicode IS NOT NULL, 'practicode', 'study')),
            count(*), sum(minutes), 0, 0, 0 FROM study_entries",
        group: " GROUP BY 1",
        date: "date",
        texts: &[
            "note",
            "(SELECT title FROM courses WHERE id = course)",
            "iif(practicode IS NOT NULL, 'Practicode', NULL)",
        ],
    },
    Source {
        kinds: &[LogKind::Credit],
        rows: include_str!("page_credits.sql"),
        totals: "SELECT 'credit', count(*), 0, sum(amount_hundredths),
            sum(certificate_held = 0 AND completed_on <= :today),
            sum(certificate_held = 1) FROM credits",
        group: "",
        date: "completed_on",
        texts: &["title", "sponsor", "note", "index_number", "topics"],
    },
];

impl Source {
    /// Narrows a table that feeds several ledgers to the wanted ones.
    fn kinds_condition(&self, wanted: impl Fn(LogKind) -> bool) -> String {
        if self.kinds.iter().all(|&kind| wanted(kind)) {
            return String::new();
        }
        let any: Vec<&str> = self
            .kinds
            .iter()
            .filter(|&&kind| wanted(kind))
            .map(|kind| match kind {
                LogKind::Course => "course IS NOT NULL",
                LogKind::Practicode => "practicode IS NOT NULL",
                LogKind::Study => "(course IS NULL AND practicode IS NULL)",
                LogKind::Work | LogKind::Credit => "1",
            })
            .collect();
        format!(" AND ({})", any.join(" OR "))
    }
}

/// The filter as SQL, with only the conditions that it really sets, so that the
/// indexes serve them.
struct Conditions<'f> {
    filter: &'f LogFilter,
    proof: Option<Proof>,
    values: Vec<(&'static str, Value)>,
}

impl<'f> Conditions<'f> {
    fn of(filter: &'f LogFilter, today: NaiveDate) -> Conditions<'f> {
        let mut conditions = Conditions {
            filter,
            proof: None,
            values: Vec::new(),
        };
        conditions.set(":today", Value::Text(today.to_string()));
        if let Some(from) = filter.from {
            conditions.set(":from", Value::Text(from.to_string()));
        }
        if let Some(to) = filter.to {
            conditions.set(":to", Value::Text(to.to_string()));
        }
        if let Some(text) = conditions.text() {
            conditions.set(":text", Value::Text(format!("%{text}%")));
        }
        let id = match &filter.place {
            Some(Place::Position(id)) => Some(id.as_str()),
            Some(Place::Course(id)) => Some(id.as_str()),
            Some(Place::Practicode(id)) => Some(id.as_str()),
            Some(Place::Study) | None => None,
        };
        if let Some(id) = id {
            conditions.set(":place", Value::Text(id.to_owned()));
        }
        conditions
    }

    /// The text to look for, with the signs that SQL reads as wild cards escaped.
    fn text(&self) -> Option<String> {
        let text = self
            .filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())?;
        Some(
            text.replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_"),
        )
    }

    fn set(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }

    fn add_proof(&mut self, proof: Option<Proof>) {
        self.proof = proof;
    }

    /// The conditions on one table. `:today` is named in each, so that every
    /// statement takes the same values.
    fn of_source(&self, source: &Source) -> String {
        let mut all = vec![":today IS NOT NULL".to_owned()];
        if self.filter.from.is_some() {
            all.push(format!("{} >= :from", source.date));
        }
        if self.filter.to.is_some() {
            all.push(format!("{} <= :to", source.date));
        }
        if self.text().is_some() {
            let any: Vec<String> = source
                .texts
                .iter()
                .map(|it| format!("{it} LIKE :text ESCAPE '\\'"))
                .collect();
            all.push(format!("({})", any.join(" OR ")));
        }
        if let Some(place) = &self.filter.place {
            all.push(at_place(place, source).to_owned());
        }
        if source.kinds.contains(&LogKind::Credit) {
            match self.proof {
                Some(Proof::Held) => all.push("certificate_held = 1".to_owned()),
                Some(Proof::Missing) => {
                    all.push("certificate_held = 0 AND completed_on <= :today".to_owned());
                }
                None => {}
            }
        }
        all.join(" AND ")
    }

    fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToSql))
            .collect()
    }
}

/// The condition that a row is at the place. `:place` is named in each that has an id.
fn at_place(place: &Place, source: &Source) -> &'static str {
    let [first, ..] = source.kinds else {
        return "0";
    };
    match (place, first) {
        (Place::Position(_), LogKind::Work) => "position = :place",
        (Place::Course(_), LogKind::Course) => "course = :place",
        (Place::Practicode(_), LogKind::Course) => "practicode = :place",
        (Place::Study, LogKind::Course) => "course IS NULL AND practicode IS NULL",
        (Place::Study, _) => "0",
        _ => ":place IS NULL",
    }
}

/// How many certificates are missing and at hand.
#[derive(Default)]
struct Proofs {
    missing: u32,
    held: u32,
}

/// The totals of every kind, whatever kinds the page shows.
fn totals(
    db: &Connection,
    conditions: &Conditions<'_>,
) -> Result<(Vec<LogTotal>, Proofs), LogbookError> {
    let mut totals = LogKind::ALL.map(|kind| LogTotal {
        kind,
        rows: 0,
        minutes: 0,
        ceus: Ceus::ZERO,
    });
    let mut proofs = Proofs::default();
    for source in &SOURCES {
        let sql = format!(
            "{} WHERE {}{}",
            source.totals,
            conditions.of_source(source),
            source.group
        );
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query(conditions.params().as_slice())?;
        while let Some(row) = rows.next()? {
            let mut columns = Columns::of(row);
            let kind: LogKind = columns.word()?;
            let [count, minutes, hundredths, missing, held] = [
                columns.opt_int::<i32>()?,
                columns.opt_int()?,
                columns.opt_int()?,
                columns.opt_int()?,
                columns.opt_int()?,
            ]
            .map(Option::unwrap_or_default);
            proofs.missing += u32::try_from(missing).unwrap_or(0);
            proofs.held += u32::try_from(held).unwrap_or(0);
            for total in totals.iter_mut().filter(|total| total.kind == kind) {
                total.rows = u32::try_from(count).unwrap_or(0);
                total.minutes = minutes;
                total.ceus = Ceus::from_hundredths(hundredths);
            }
        }
    }
    Ok((totals.into(), proofs))
}

/// Reads a row of the page: kind, row number, the ledger's rank, day, id, place's id, place, what, note,
/// code sets, minutes, hundredths, certificate.
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
    let ceus = columns.opt_ceus()?;
    let certificate_held = columns.opt_flag()?;
    let planned = date > today;
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
        proof,
    })
}
