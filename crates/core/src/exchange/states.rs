//! What becomes of each row: compared with what is there, and as the person decided.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::answer::{CameBefore, Known, Made, RowSeen, RowState, RowWish};
use super::asked::Said;
use super::decide::decide;
use super::matching::There;
use super::newer::newer_steps;
use super::rows::{Draft, Outcome};
use super::{Kind, fold, phrases};

/// Days that would hold more than 24 hours over all places, with what is there already.
pub(super) fn too_full_days(rows: &mut [RowSeen], known: &Known<'_>) {
    const DAY: i64 = 24 * 60;
    let timed = |row: &RowSeen| {
        let fact = row.fact.as_ref().filter(|_| row.state == RowState::New)?;
        let date: NaiveDate = fact.get("date")?.as_str()?.parse().ok()?;
        Some((date, fact.get("minutes")?.as_i64()?))
    };
    if !rows.iter().any(|row| timed(row).is_some()) {
        return;
    }
    let mut days: FxHashMap<NaiveDate, i64> = FxHashMap::default();
    for entry in &known.facts.entries {
        *days.entry(entry.date).or_insert(0) += i64::from(entry.minutes);
    }
    for entry in &known.facts.study_entries {
        *days.entry(entry.date).or_insert(0) += i64::from(entry.minutes);
    }
    for row in rows {
        let Some((date, minutes)) = timed(row) else {
            continue;
        };
        let total = days.entry(date).or_insert(0);
        if *total + minutes > DAY {
            row.state = RowState::Problem;
            row.comes = false;
            row.problem = Some(format!(
                "row {}: {} would have more than 24 h across all places; check the hours",
                row.row,
                phrases::day(date)
            ));
        } else {
            *total += minutes;
        }
    }
}

/// Compares the drafts with what is there and gives each its state.
pub(super) fn states(
    kind: Kind,
    drafts: Vec<Draft>,
    there: &mut BTreeMap<Kind, There>,
    known: &Known<'_>,
    said: Said<'_>,
    choices: &BTreeMap<usize, RowWish>,
) -> Vec<RowSeen> {
    let Some(there) = there.get_mut(&kind) else {
        return Vec::new();
    };
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    let prints: Vec<String> = drafts
        .iter()
        .map(|draft| {
            if draft.print.is_empty() {
                return String::new();
            }
            let times = seen.entry(draft.print.clone()).or_insert(0);
            *times += 1;
            format!("{}\u{1f}#{times}", draft.print)
        })
        .collect();
    let mut before = (known.before)(&prints);
    before.resize(prints.len(), None);
    // Rows that came in before hold their facts, whatever became of them since.
    let mut rows: Vec<RowSeen> = Vec::with_capacity(drafts.len());
    for ((draft, print), before) in drafts.into_iter().zip(prints).zip(&before) {
        let mut row = RowSeen {
            sheet: draft.sheet,
            column: draft.column,
            notes: draft.notes,
            along: draft.along,
            cells: draft.cells,
            print,
            ..RowSeen::at(draft.row, kind)
        };
        match draft.outcome {
            Outcome::Skipped => {}
            Outcome::Problem(problem) => {
                row.state = RowState::Problem;
                row.problem = Some(problem);
            }
            Outcome::Fact(fact) => {
                row.fact = Some(fact);
                row.state = RowState::New;
                match before {
                    Some(CameBefore::There(id)) if there.take_id(id) => {
                        row.state = RowState::Same;
                        row.there = Some(id.clone());
                    }
                    Some(CameBefore::Gone(day)) => {
                        row.state = RowState::Before;
                        row.notes.push(match day {
                            Some(day) => format!("you removed it on {}", phrases::day(*day)),
                            None => "it came in before and was removed".to_owned(),
                        });
                    }
                    _ => {}
                }
            }
        }
        rows.push(row);
    }
    compare(kind, &mut rows, there);
    if kind == Kind::Application {
        newer_steps(&mut rows, there, known);
    }
    decide(&mut rows, known.facts, said, |at| choices.get(&at));
    rows
}

/// Equal ones first, over the whole sheet, so that none of them is taken for something like it.
fn compare(kind: Kind, rows: &mut [RowSeen], there: &mut There) {
    let mut first_of: FxHashMap<String, u32> = FxHashMap::default();
    for row in rows.iter_mut() {
        let Some(fact) = &row.fact else { continue };
        if matches!(kind, Kind::Credit) && row.state == RowState::New {
            let same = ["completed_on", "amount", "title"]
                .map(|name| fact.get(name).map(Value::to_string).unwrap_or_default());
            let same = same.join("\u{1f}");
            match first_of.get(&same) {
                Some(first) => row.notes.push(format!("the same as row {first}")),
                None => {
                    first_of.insert(same, row.row);
                }
            }
        }
        // A removed row is still the same where somebody brought its like back.
        if matches!(row.state, RowState::New | RowState::Before)
            && let Some(id) = there.take_same(fact)
        {
            row.state = RowState::Same;
            row.notes.retain(|note| !note.starts_with("you removed"));
            row.there = Some(id);
        }
    }
    for row in rows.iter_mut().filter(|row| row.state == RowState::New) {
        let Some(fact) = &row.fact else { continue };
        if let Some(id) = there.like(fact) {
            row.state = RowState::Like;
            if let Some(fact) = there.fact(&id) {
                row.notes.push(format!("like {}", described(kind, fact)));
            }
            row.there = Some(id);
        }
    }
}

/// A fact in a few words.
fn described(kind: Kind, fact: &Map<String, Value>) -> String {
    let text = |name: &str| fact.get(name).and_then(Value::as_str).unwrap_or_default();
    match kind {
        Kind::Credit => {
            let day = text("completed_on")
                .parse()
                .map(phrases::day)
                .unwrap_or_default();
            let amount = fact.get("amount").filter(|it| !it.is_null());
            let amount = amount.map(|it| format!(", {it} CEU")).unwrap_or_default();
            format!("{}, {day}{amount}", fold::short(text("title")))
        }
        Kind::Position | Kind::Application => fold::short(text("employer")),
        _ => fold::short(text("title")),
    }
}

/// Whether a row that comes in refers to it.
pub(super) fn refers(rows: &[RowSeen], made: &Made) -> bool {
    let id = made.fact.get("id");
    let field = match made.kind {
        Kind::Course => "course",
        _ => "position",
    };
    rows.iter()
        .any(|row| row.comes && row.fact.as_ref().is_some_and(|fact| fact.get(field) == id))
}
