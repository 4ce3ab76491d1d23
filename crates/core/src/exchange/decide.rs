//! Which rows come in: the new ones, and those about which the person decided.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::answer::{RowSeen, RowState, RowWish};
use super::asked::Said;
use super::{Kind, typed};
use crate::facts::Facts;

/// Settles which rows come in. `choice` gives what was decided about the row at a place.
pub(super) fn decide<'c>(
    rows: &mut [RowSeen],
    facts: &Facts,
    said: Said<'_>,
    choice: impl Fn(usize) -> Option<&'c RowWish>,
) {
    let mut there: FxHashMap<Kind, FxHashMap<String, Map<String, Value>>> = FxHashMap::default();
    for (at, row) in rows.iter_mut().enumerate() {
        let group = match row.state {
            RowState::Like => "like",
            RowState::Before => "before",
            RowState::Update => "update",
            RowState::New | RowState::Problem => "",
            RowState::Same | RowState::Skipped => continue,
        };
        row.offered = (!group.is_empty()).then_some(row.state);
        let chosen = choice(at).copied().or_else(|| {
            if group.is_empty() {
                None
            } else if said.fills(group) {
                Some(RowWish::Fill)
            } else {
                said.takes(group).then_some(RowWish::Take)
            }
        });
        match (row.state, chosen) {
            (RowState::New | RowState::Problem, Some(RowWish::Skip)) => {
                row.offered = Some(row.state);
                row.state = RowState::Skipped;
                row.problem = None;
                row.notes = vec!["left out by you".to_owned()];
            }
            (RowState::New, _) => row.comes = true,
            (RowState::Like | RowState::Before, Some(RowWish::Take)) => {
                row.state = RowState::New;
                row.comes = true;
            }
            (RowState::Update, Some(RowWish::Take)) => row.comes = true,
            (RowState::Like, Some(RowWish::Fill)) => {
                let of_kind = there
                    .entry(row.kind)
                    .or_insert_with(|| by_id(row.kind, facts));
                fill(row, of_kind);
            }
            _ => {}
        }
    }
}

fn by_id(kind: Kind, facts: &Facts) -> FxHashMap<String, Map<String, Value>> {
    let id = |fact: &Map<String, Value>| {
        let id = fact.get(kind.id_field()).and_then(Value::as_str);
        id.unwrap_or_default().to_owned()
    };
    let list = typed::list(kind, facts).into_iter();
    list.map(|fact| (id(&fact), fact)).collect()
}

/// Turns a row that is like a fact into one that fills what is empty there; what stands there
/// stays. A row that has nothing more to say stays out.
fn fill(row: &mut RowSeen, there: &FxHashMap<String, Map<String, Value>>) {
    let (Some(new), Some(old)) = (&row.fact, row.there.as_ref().and_then(|id| there.get(id)))
    else {
        return;
    };
    let filled = fillable(old, new);
    if filled.is_empty() {
        return;
    }
    let names: Vec<&str> = filled.iter().map(|(name, _)| name.as_str()).collect();
    row.notes
        .push(format!("fills {}", names.join(", ").replace('_', " ")));
    let mut whole = old.clone();
    whole.extend(filled);
    row.fact = Some(whole);
    row.state = RowState::Update;
    row.comes = true;
}

/// The fields that are empty in the one that is there, and that the row gives.
pub fn fillable(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<(String, Value)> {
    let empty = |value: Option<&Value>| match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        _ => false,
    };
    let given = new.iter().filter(|(_, value)| !empty(Some(value)));
    given
        .filter(|(name, _)| empty(old.get(*name)))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
