//! Which of several columns for one role it is, and the question where that cannot be known.

use super::super::survey::Column;
use super::super::synonyms::{Role, needed};
use super::super::values::lengths::{self, Length, Unit};
use super::super::values::numbers::{Decimal, leading};
use super::super::{Asked, Kind, Row};

/// A header that means this much or more decides alone; twice what the meanings say.
pub(super) const SURE: u8 = 8;

/// Chooses among several columns for one role, and asks where it cannot.
pub(super) fn choose(
    kind: Kind,
    role: Role,
    candidates: &[(usize, u8)],
    columns: &[Column],
    rows: &[&Row],
    asked: &mut Vec<Asked>,
) -> Vec<usize> {
    let best = candidates.iter().map(|(_, sure)| *sure).max().unwrap_or(0);
    let top: Vec<usize> = candidates
        .iter()
        .filter(|(_, sure)| *sure == best)
        .map(|(at, _)| *at)
        .collect();
    let all: Vec<usize> = candidates.iter().map(|(at, _)| *at).collect();
    let Role::Field(name) = role else {
        return top.into_iter().take(1).collect();
    };
    let is_amount = matches!(name, "amount" | "minutes");
    let decides = (is_date(name) && needed(kind).contains(&name)) || is_amount;
    if !decides || all.len() == 1 {
        return top.into_iter().take(1).collect();
    }
    let first = top[0];
    if top.len() > 1 {
        if top.iter().all(|at| agree(first, *at, columns, rows)) {
            return vec![first];
        }
        if is_amount && one_at_a_time(&top, columns, rows) {
            return top;
        }
        asked.push(which(name, &top, columns, None));
        return Vec::new();
    }
    if best < SURE {
        asked.push(which(name, &all, columns, None));
        return Vec::new();
    }
    if !all.iter().all(|at| agree(first, *at, columns, rows)) && is_date(name) {
        asked.push(which(name, &all, columns, Some(first)));
    }
    vec![first]
}

/// The question which of several columns it is.
pub(super) fn which(
    name: &str,
    among: &[usize],
    columns: &[Column],
    chosen: Option<usize>,
) -> Asked {
    let header = |at: &usize| columns[*at].header.clone();
    let headers: Vec<String> = among.iter().map(header).collect();
    let what = match name {
        "amount" => "the amount",
        "minutes" => "how long it was",
        _ => "the day that counts",
    };
    Asked {
        name: format!("{name}-column"),
        question: format!("Which column is {what}: {}?", headers.join(", ")),
        answers: headers,
        chosen: chosen.as_ref().map(header),
    }
}

/// Whether two columns say the same wherever both say something, up to a minute.
pub(super) fn agree(a: usize, b: usize, columns: &[Column], rows: &[&Row]) -> bool {
    let (a, b) = (columns[a].index, columns[b].index);
    a == b
        || rows.iter().all(|row| {
            let (one, other) = (row.cell(a), row.cell(b));
            if one.is_empty() || other.is_empty() || one.shown() == other.shown() {
                return true;
            }
            let minutes = |cell| match lengths::read(cell, Decimal::Point, Unit::Hours) {
                Length::Is(minutes, _) => Some(minutes),
                _ => None,
            };
            match (minutes(one), minutes(other)) {
                (Some(one), Some(other)) => (one - other).abs() <= 1,
                _ => false,
            }
        })
}

/// Whether of several amounts at most one is more than 0 in each row.
pub(super) fn one_at_a_time(top: &[usize], columns: &[Column], rows: &[&Row]) -> bool {
    let some = |row: &Row, at: usize| {
        let shown = row.cell(columns[at].index).shown();
        leading(&shown, Decimal::Point).is_some_and(|number| number.millionths > 0)
    };
    let counts = rows
        .iter()
        .map(|row| top.iter().filter(|at| some(row, **at)).count());
    let counts: Vec<usize> = counts.collect();
    counts.iter().all(|count| *count <= 1)
        && top.iter().all(|at| rows.iter().any(|row| some(row, *at)))
}

pub(super) fn is_date(name: &str) -> bool {
    name == "date" || name.ends_with("_on")
}
