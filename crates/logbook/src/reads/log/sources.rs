//! The tables whose rows stand in the log, and the filter as SQL over each of them.

use chrono::NaiveDate;
use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::filter::{LogFilter, LogKind, PageStart, Proof};
use crate::operation::Place;

/// A table whose rows stand in the log.
pub(super) struct Source {
    /// The ledgers that it feeds.
    kinds: &'static [LogKind],
    /// Selects the columns of a row.
    pub rows: &'static str,
    /// Selects the sums of a day, to be grouped by it.
    pub days: &'static str,
    /// What the sums are grouped by, after the conditions.
    pub group: &'static str,
    /// The column of the day.
    date: &'static str,
    /// The columns and expressions that are searched for text.
    texts: &'static [&'static str],
}

/// Every table, in the order of the ledgers within a day.
pub(super) const SOURCES: [Source; 3] = [
    Source {
        kinds: &[LogKind::Work],
        rows: include_str!("rows_entries.sql"),
        days: include_str!("days_entries.sql"),
        group: "GROUP BY date",
        date: "date",
        texts: &[
            "note",
            "specialty",
            "(SELECT employer FROM positions WHERE id = position)",
        ],
    },
    Source {
        kinds: &[LogKind::Course, LogKind::Practicode, LogKind::Study],
        rows: include_str!("rows_study.sql"),
        days: include_str!("days_study.sql"),
        group: "GROUP BY date, 1",
        date: "date",
        texts: &[
            "note",
            "(SELECT title FROM courses WHERE id = course)",
            "iif(practicode IS NOT NULL, 'Practicode', NULL)",
        ],
    },
    Source {
        kinds: &[LogKind::Credit],
        rows: include_str!("rows_credits.sql"),
        days: include_str!("days_credits.sql"),
        group: "GROUP BY completed_on",
        date: "completed_on",
        texts: &["title", "sponsor", "note", "index_number", "topics"],
    },
];

/// Whether the filter lets rows of a ledger through.
pub(super) fn wants(filter: &LogFilter, kind: LogKind) -> bool {
    (filter.kinds.is_empty() || filter.kinds.contains(&kind))
        && (filter.proof.is_none() || kind == LogKind::Credit)
        && (!filter.to_confirm || kind != LogKind::Credit)
}

impl Source {
    /// The rows that the filter lets through, as SQL; none where it lets none through.
    pub(super) fn wanted(&self, conditions: &Conditions<'_>) -> Option<String> {
        let filter = conditions.filter;
        if !self.kinds.iter().any(|&kind| wants(filter, kind)) {
            return None;
        }
        let mut all = vec![conditions.of_source(self)];
        all.extend(self.ledgers(filter));
        if self.kinds.contains(&LogKind::Credit) {
            match filter.proof {
                Some(Proof::Held) => all.push("certificate_held = 1".to_owned()),
                Some(Proof::Missing) => {
                    all.push("certificate_held = 0 AND completed_on <= :today".to_owned());
                }
                None => {}
            }
        } else if filter.to_confirm {
            all.push("planned = 1 AND date <= :today".to_owned());
        }
        if conditions.start.is_some() {
            all.push(format!("{} <= :start", self.date));
        }
        Some(format!("{} WHERE {}", self.rows, all.join(" AND ")))
    }

    /// Narrows a table that feeds several ledgers to the wanted ones.
    fn ledgers(&self, filter: &LogFilter) -> Option<String> {
        if self.kinds.iter().all(|&kind| wants(filter, kind)) {
            return None;
        }
        let any: Vec<&str> = self
            .kinds
            .iter()
            .filter(|&&kind| wants(filter, kind))
            .map(|kind| match kind {
                LogKind::Course => "course IS NOT NULL",
                LogKind::Practicode => "practicode IS NOT NULL",
                LogKind::Study => "(course IS NULL AND practicode IS NULL)",
                LogKind::Work | LogKind::Credit => "1",
            })
            .collect();
        Some(format!("({})", any.join(" OR ")))
    }
}

/// The filter as SQL, with only the conditions that it really sets, so that the
/// indexes serve them.
pub(super) struct Conditions<'f> {
    pub filter: &'f LogFilter,
    start: Option<&'f PageStart>,
    values: Vec<(&'static str, Value)>,
}

impl<'f> Conditions<'f> {
    pub(super) fn of(filter: &'f LogFilter, today: NaiveDate) -> Conditions<'f> {
        let mut conditions = Conditions {
            filter,
            start: None,
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

    /// The same from one place of the log on, so many rows.
    pub(super) fn page(mut self, start: Option<&'f PageStart>, limit: u32) -> Conditions<'f> {
        self.start = start;
        self.set(":limit", Value::Integer(limit.into()));
        self.set(
            ":skip",
            Value::Integer(start.map_or(0, |start| start.skip).into()),
        );
        if let Some(start) = start {
            self.set(":start", Value::Text(start.date.to_string()));
        }
        self
    }

    /// The conditions on one table but for its ledgers. `:today` is named in each,
    /// so that every statement takes the same values.
    pub(super) fn of_source(&self, source: &Source) -> String {
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
        all.join(" AND ")
    }

    pub(super) fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToSql))
            .collect()
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
