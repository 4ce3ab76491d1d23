//! Lists for somebody else: credits and hours with their sums, for a manager or an auditor.
//! They are to be read and not to come back: our own sheets ([`super::own_table`]) do that.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::own::Out;
use crate::amounts::Ceus;
use crate::dates::day;
use crate::facts::{Credit, Entry, Facts, PortalState};

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Listed {
    /// Credits that were earned.
    Credits,
    /// Hours that were worked.
    Hours,
}

/// A list with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is of: the days, how many rows.
    pub about: String,
    /// The headers.
    pub headers: Vec<&'static str>,
    /// The rows, the earliest first.
    pub rows: Vec<Vec<Out>>,
    /// The column that is summed.
    pub summed: usize,
    /// The whole sum.
    pub total: Out,
    /// Sums by place, or by whom the credits are meant for, each with how many rows.
    pub parts: Vec<(String, usize, Out)>,
}

/// Lists what was done up to a day, within a span of days.
pub fn report(
    facts: &Facts,
    listed: Listed,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> Report {
    let inside = |date: NaiveDate| {
        date <= today && from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
    };
    let days = match (from, to) {
        (None, None) => format!("Up to {}", day(today)),
        (None, Some(to)) => format!("Up to {}", day(to.min(today))),
        (Some(from), to) => {
            format!("{} to {}", day(from), day(to.unwrap_or(today).min(today)))
        }
    };
    match listed {
        Listed::Credits => credits(facts, inside, &days),
        Listed::Hours => hours(facts, inside, &days),
    }
}

fn credits(facts: &Facts, inside: impl Fn(NaiveDate) -> bool, days: &str) -> Report {
    let mut credits: Vec<&Credit> = facts.credits.iter().collect();
    credits.retain(|it| inside(it.completed_on) && !is_planned(it));
    credits
        .sort_by(|a, b| (a.completed_on, &a.title, &a.id).cmp(&(b.completed_on, &b.title, &b.id)));
    let total: Ceus = credits.iter().filter_map(|it| it.amount).sum();
    let mut parts: BTreeMap<String, (usize, Ceus)> = BTreeMap::new();
    for credit in &credits {
        for place in entered_at(credit) {
            let part = parts.entry(format!("Entered at {place}")).or_default();
            part.0 += 1;
            part.1 += credit.amount.unwrap_or(Ceus::ZERO);
        }
    }
    let rows = credits.iter().map(|it| {
        let codes = it.approved_for.iter().flatten();
        let codes: Vec<&str> = codes.map(|code| code.as_str()).collect();
        vec![
            Out::Date(it.completed_on),
            Out::Text(it.title.clone()),
            text(it.sponsor.as_deref()),
            text(it.index_number.as_deref()),
            it.amount.map_or(Out::Empty, Out::Ceus),
            text(Some(codes.join(", ").as_str())),
            text(Some(it.topics.join(", ").as_str())),
            text(Some(entered_at(it).join(", ").as_str())),
            text(it.certificate_held.then_some("yes")),
        ]
    });
    Report {
        title: "Continuing education credits".to_owned(),
        about: format!(
            "{days}. {} listed.",
            super::counted(super::Kind::Credit, credits.len())
        ),
        headers: vec![
            "Date finished",
            "Title",
            "Sponsor",
            "Index number",
            "CEUs",
            "Approved for",
            "Topics",
            "Entered at",
            "Certificate on hand",
        ],
        rows: rows.collect(),
        summed: 4,
        total: Out::Ceus(total),
        parts: parts
            .into_iter()
            .map(|(name, (number, sum))| (name, number, Out::Ceus(sum)))
            .collect(),
    }
}

/// Whether somebody marked it as planned.
fn is_planned(credit: &Credit) -> bool {
    !credit.portal.is_empty()
        && credit
            .portal
            .iter()
            .all(|it| it.state == PortalState::Planned)
}

/// The issuers whose page has it.
fn entered_at(credit: &Credit) -> Vec<String> {
    let there = |state| matches!(state, PortalState::Entered | PortalState::Accepted);
    let records = credit.portal.iter().filter(|it| there(it.state));
    records.map(|it| it.issuer.to_string()).collect()
}

fn hours(facts: &Facts, inside: impl Fn(NaiveDate) -> bool, days: &str) -> Report {
    let mut entries: Vec<&Entry> = facts.entries.iter().collect();
    entries.retain(|it| inside(it.date) && !it.planned);
    let employer = |entry: &Entry| {
        let found = facts.positions.iter().find(|it| it.id == entry.position);
        found.map(|it| it.employer.clone()).unwrap_or_default()
    };
    entries.sort_by_key(|it| (it.date, employer(it), it.id.clone()));
    let mut parts: BTreeMap<String, (usize, i64)> = BTreeMap::new();
    for entry in &entries {
        let part = parts.entry(employer(entry)).or_default();
        part.0 += 1;
        part.1 += i64::from(entry.minutes);
    }
    let total: i64 = entries.iter().map(|it| i64::from(it.minutes)).sum();
    let rows = entries.iter().map(|it| {
        let sets = it
            .code_sets
            .iter()
            .filter_map(|it| serde_json::to_value(it).ok());
        let sets: Vec<String> = sets
            .filter_map(|it| it.as_str().map(str::to_owned))
            .collect();
        vec![
            Out::Date(it.date),
            Out::Text(employer(it)),
            Out::Minutes(i64::from(it.minutes)),
            text(it.specialty.as_deref()),
            text(Some(sets.join(", ").as_str())),
            it.encounters
                .map_or(Out::Empty, |it| Out::Whole(i64::from(it))),
            text(it.note.as_deref()),
        ]
    });
    Report {
        title: "Hours worked".to_owned(),
        about: match entries.len() {
            1 => format!("{days}. 1 entry listed."),
            number => format!("{days}. {number} entries listed."),
        },
        headers: vec![
            "Date",
            "Place",
            "Hours",
            "Specialty",
            "Code sets",
            "Encounters",
            "Note",
        ],
        rows: rows.collect(),
        summed: 2,
        total: Out::Minutes(total),
        parts: parts
            .into_iter()
            .map(|(name, (number, sum))| (name, number, Out::Minutes(sum)))
            .collect(),
    }
}

fn text(text: Option<&str>) -> Out {
    match text.filter(|it| !it.is_empty()) {
        Some(text) => Out::Text(text.to_owned()),
        None => Out::Empty,
    }
}
