//! What the values of columns say where their headers say nothing.

use std::collections::BTreeMap;

use super::super::fields::field;
use super::super::survey::Column;
use super::super::synonyms::{Role, needed};
use super::super::values::numbers::{Decimal, ONE, leading};
use super::super::{Asked, Kind, Row};
use super::choice::{agree, which};
use super::meant::PLANNED;

/// Columns of which each value adds up another one so far.
pub(super) fn running_totals(columns: &[Column], rows: &[&Row]) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let value = |row: &Row, at: usize| {
        let shown = row.cell(columns[at].index).shown();
        leading(&shown, Decimal::Point).map(|number| number.millionths)
    };
    for (at, column) in columns.iter().enumerate() {
        let words: Vec<&str> = column.folded.split(' ').collect();
        let says_so = words.iter().any(|word| {
            matches!(
                *word,
                "cumulative" | "running" | "balance" | "accumulated" | "ytd"
            )
        }) || column.folded.ends_with("so far")
            || column.folded.ends_with("to date");
        if says_so && column.mostly(column.numbers + column.lengths, 50) {
            found.insert(at, "the rows so far".to_owned());
            continue;
        }
        if !column.mostly(column.numbers, 90) {
            continue;
        }
        for (other, of) in columns.iter().enumerate() {
            if other == at || !of.mostly(of.numbers, 90) || of.filled < 3 {
                continue;
            }
            let (mut sum, mut right, mut differs) = (0_i64, 0_usize, false);
            for row in rows {
                let (Some(part), Some(total)) = (value(row, other), value(row, at)) else {
                    continue;
                };
                sum = sum.saturating_add(part);
                right += usize::from((sum - total).abs() <= ONE / 100);
                differs |= part != total;
            }
            if differs && right >= 3 && right * 10 >= column.filled * 9 {
                found.insert(at, of.header.clone());
            }
        }
    }
    found
}

/// Finds what is needed and has no header, by its values.
pub(super) fn by_values(
    kind: Kind,
    columns: &[Column],
    rows: &[&Row],
    roles: &mut [(Role, String)],
    asked: &mut Vec<Asked>,
) {
    for &name in needed(kind) {
        let open = asked
            .iter()
            .any(|asked| asked.name == format!("{name}-column"));
        if open || gives(kind, name, roles) {
            continue;
        }
        let fits = |column: &Column| match name {
            "date" | "completed_on" => column.mostly(column.dates, 90),
            "amount" => column.mostly(column.amounts, 90) && !column.counts_up,
            "minutes" => {
                let a_day = column.numbers == 0 || column.mostly(column.amounts, 90);
                column.mostly(column.lengths, 90) && a_day && !column.counts_up
            }
            "title" => {
                let wordy = column.mostly(column.texts, 60) && column.letters >= 8 * column.filled;
                wordy && (column.filled < 3 || column.different * 2 > column.filled)
            }
            _ => false,
        };
        let free = |at: &usize| {
            let (role, why) = &roles[*at];
            *role == Role::Ignored && !why.starts_with("Adds") && why != PLANNED
        };
        let mut found: Vec<usize> = (0..columns.len())
            .filter(free)
            .filter(|at| fits(&columns[*at]))
            .collect();
        if name == "title" {
            found.sort_by_key(|at| std::cmp::Reverse(columns[*at].letters));
            found.truncate(1);
        }
        let same = found
            .first()
            .is_some_and(|first| found.iter().all(|at| agree(*first, *at, columns, rows)));
        let Some(field) = field_name(kind, name) else {
            continue;
        };
        match found.as_slice() {
            [] => {}
            [only, ..] if found.len() == 1 || same => {
                let column = &columns[*only];
                let why = match name {
                    "title" => "Text, and hardly any two alike".to_owned(),
                    "amount" => format!(
                        "{} of {} are numbers from 0.25 to 40",
                        column.amounts, column.filled
                    ),
                    "minutes" => format!(
                        "{} of {} are lengths of time",
                        column.lengths, column.filled
                    ),
                    _ => format!("{} of {} are dates", column.dates, column.filled),
                };
                roles[*only] = (Role::Field(field), why);
            }
            several => asked.push(which(name, several, columns, None)),
        }
    }
}

/// Whether some column gives a field, or the times give the length.
pub(in super::super) fn gives(kind: Kind, name: &str, roles: &[(Role, String)]) -> bool {
    let has = |wanted: Role| roles.iter().any(|(role, _)| *role == wanted);
    let named = roles
        .iter()
        .any(|(role, _)| matches!(role, Role::Field(field) if *field == name));
    named
        || (name == "minutes" && has(Role::Begins(1)) && has(Role::Ends(1)))
        || (name == "minutes" && has(Role::BeginsOn) && has(Role::Ends(1)))
        || (name == "date" && has(Role::BeginsOn))
        || (kind == Kind::Entry && name == "position")
        || (kind == Kind::Payment && name == "issuer")
}

/// The name as the meanings hold it.
pub(in super::super) fn field_name(kind: Kind, name: &str) -> Option<&'static str> {
    field(kind, name).map(|field| field.name.as_str())
}
