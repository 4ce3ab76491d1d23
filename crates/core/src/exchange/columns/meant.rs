//! What a header may mean, as far as the values below it agree.

use super::super::fields::{Shape, field};
use super::super::survey::Column;
use super::super::synonyms::{Role, meanings};
use super::super::values::shaped::{Given, Manner, read};
use super::super::vocabulary::{self, Codes};
use super::super::{Kind, Row, applications};

/// Whether a column says what was meant to be and not what was: `Scheduled In`, `Planned Date`.
pub(super) fn planned(kind: Kind, column: &Column) -> bool {
    const WORDS: [&str; 8] = [
        "scheduled",
        "schedule",
        "sched",
        "planned",
        "expected",
        "budgeted",
        "rostered",
        "target",
    ];
    let mut words = column.folded.split(' ');
    let says_so = words.any(|word| WORDS.contains(&word));
    match kind {
        Kind::Entry => says_so,
        Kind::Credit | Kind::StudyEntry => says_so && column.dates > 0,
        _ => false,
    }
}

/// What a header may mean, the surest first, as far as the values agree.
pub(super) fn meant(kind: Kind, column: &Column, rows: &[&Row], codes: &Codes) -> Vec<(Role, u8)> {
    let words: Vec<&str> = column.folded.split(' ').collect();
    if words.first() == Some(&"show") || column.folded.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Role, u8)> = Vec::new();
    for (role, sure, texts) in meanings(kind) {
        let fit = texts
            .iter()
            .filter_map(|text| {
                if *text == column.folded {
                    return Some(sure * 2);
                }
                let parts: Vec<&str> = text.split(' ').collect();
                let inside = words.windows(parts.len()).any(|window| window == parts);
                let edge = words.first() == parts.first() || words.last() == parts.last();
                let short = words.len() <= 4 && edge;
                // The whole header says more than a part of it.
                (inside && (parts.len() > 1 || short)).then(|| (sure * 2).saturating_sub(3).max(1))
            })
            .max();
        if let Some(sure) = fit
            && plausible(kind, *role, column, rows, codes)
        {
            found.push((*role, sure));
        }
    }
    found.sort_by_key(|(role, sure)| (std::cmp::Reverse(*sure), *role));
    found.dedup_by_key(|(role, _)| *role);
    found
}

/// Whether the values of a column can be what its header says.
pub(super) fn plausible(
    kind: Kind,
    role: Role,
    column: &Column,
    rows: &[&Row],
    codes: &Codes,
) -> bool {
    if column.filled == 0 {
        return true;
    }
    let name = match role {
        Role::Begins(_) | Role::BeginsOn | Role::Ends(_) => {
            return column.mostly(column.times, 50);
        }
        Role::Overtime => return column.mostly(column.lengths, 50),
        Role::PayCode => return column.mostly(column.texts, 50),
        Role::EndsOn => return column.mostly(column.dates, 50),
        Role::Status => {
            let ticked = rows.iter().map(|row| row.cell(column.index).shown());
            let ticked = ticked.filter(|text| vocabulary::ticked(text).is_some());
            return column.mostly(column.texts, 50) || column.mostly(ticked.count(), 90);
        }
        Role::Break => return column.mostly(column.lengths, 50),
        Role::AppliedOn | Role::StageOn => {
            return column.mostly(column.dates, 30) || looks_like_days(column);
        }
        Role::Stage => {
            return column
                .samples
                .iter()
                .any(|it| applications::stage(it).is_some());
        }
        Role::Person | Role::Ignored | Role::Patients | Role::Pay => return true,
        Role::Field(name) => name,
    };
    let Some(field) = field(kind, name) else {
        return false;
    };
    match &field.shape {
        Shape::Date => {
            column.mostly(column.dates + column.part_days, 30) || looks_like_days(column)
        }
        Shape::Ceus | Shape::Minutes if column.mostly(column.money, 60) => false,
        // What is headed `CEUs` is about them, whatever stands there; each row then says what is wrong.
        Shape::Ceus if matches!(column.folded.as_str(), "ceu" | "ceus") => {
            !column.mostly(column.dates, 90)
        }
        Shape::Ceus | Shape::Money | Shape::Whole => {
            column.mostly(column.numbers + column.lengths, 30) && !column.mostly(column.dates, 90)
        }
        Shape::Minutes => column.mostly(column.lengths + column.numbers, 30),
        Shape::Word(_) | Shape::Words(_) | Shape::YesNo => rows.iter().any(|row| {
            let read = read(field, row.cell(column.index), Manner::default(), codes);
            matches!(read, Given::Value(value, _) if !value.is_null())
        }),
        Shape::Texts if name == "topics" => column.mostly(column.texts, 50),
        // `Certificate issued` is a day, and no number of a certificate.
        Shape::Text if name == "course_key" => !column.mostly(column.dates, 50),
        // `Cert #` numbers a certificate, and names no credential.
        Shape::Texts if name == "approved_for" => rows.iter().any(|row| {
            let read = read(field, row.cell(column.index), Manner::default(), codes);
            matches!(read, Given::Value(value, _) if !value.is_null())
        }),
        Shape::Text | Shape::Reference(_) if matches!(name, "title" | "employer" | "position") => {
            column.mostly(column.texts, 30)
        }
        _ => true,
    }
}

/// Values that were meant as days, although none of them can be read.
pub(super) fn looks_like_days(column: &Column) -> bool {
    !column.mostly(column.numbers, 50) && column.folded.contains("date")
}

/// Why a column stays out that says what was meant to be.
pub(super) const PLANNED: &str = "What was planned, and not what was done";
