//! A sheet of applications that comes again: what its rows tell beyond the steps that are there.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::answer::{Known, Made, RowSeen, RowState};
use super::applications::UNDATED;
use super::decide::fillable;
use super::matching::There;
use super::phrases;
use crate::facts::{Step, StepKind};

/// Offers the applications that are there, and whose rows tell a step that isn't, as changed.
/// What stands there stays; only the steps come in, and what was empty is filled.
pub(super) fn newer_steps(rows: &mut [RowSeen], there: &There, known: &Known<'_>) {
    let mut of: FxHashMap<&str, Vec<&Step>> = FxHashMap::default();
    for step in &known.facts.steps {
        if let Some(application) = &step.application {
            of.entry(application.as_str()).or_default().push(step);
        }
    }
    for row in rows.iter_mut().filter(|row| row.state == RowState::Same) {
        let Some((id, old)) = row
            .there
            .as_deref()
            .and_then(|id| Some((id, there.fact(id)?)))
        else {
            continue;
        };
        let before = of.get(id).map_or(&[][..], Vec::as_slice);
        let mut said = Vec::new();
        let mut missing = Vec::new();
        for made in &row.along {
            let Ok(mut step) = serde_json::from_value::<Step>(made.fact.clone().into()) else {
                continue;
            };
            let undated = step.note.as_deref() == Some(UNDATED);
            let told = |it: &&Step| it.kind == step.kind && (undated || it.on == step.on);
            if before.iter().any(told) || adds_nothing(&step, before) {
                continue;
            }
            if undated {
                // It was not there when the sheet came before: the day it is first seen.
                step.on = known.today;
                row.notes.retain(|note| !note.contains("is taken"));
            }
            let what = step.kind.label().to_lowercase();
            let taken = if undated {
                ", as its day isn’t said"
            } else {
                ""
            };
            said.push(format!("{what} on {}{taken}", phrases::day(step.on)));
            if let Ok(Value::Object(fact)) = serde_json::to_value(&step) {
                missing.push(Made {
                    kind: made.kind,
                    fact,
                });
            }
        }
        row.along.clear();
        if missing.is_empty() {
            continue;
        }
        let mut whole = old.clone();
        if let Some(new) = &row.fact {
            whole.extend(fillable(old, new));
        }
        row.fact = Some(whole);
        row.along = missing;
        row.state = RowState::Update;
        row.notes.push(format!("adds {}", said.join(", ")));
    }
}

/// That it was saved adds nothing to an application that has any step.
fn adds_nothing(step: &Step, before: &[&Step]) -> bool {
    matches!(step.kind, StepKind::Saved) && !before.is_empty()
}
