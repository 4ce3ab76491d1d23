//! Ids in a file: given where they are missing, refused where they name two facts.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::error::Reason;
use super::place::Path;
use crate::facts::FactKind;

/// Gives each fact without an id one like `credit-3`, after its kind and its place
/// in the list counted from 1. An id of the file's own that looks so keeps its fact.
pub(super) fn complete(file: &mut Value) -> Result<(), (Path, Reason)> {
    for kind in FactKind::ALL
        .into_iter()
        .filter(|kind| kind.id_field() == "id")
    {
        let list = kind.list();
        let Some(items) = file.get_mut(list).and_then(Value::as_array_mut) else {
            continue;
        };
        let mut taken = taken(items, list)?;
        for (index, item) in items.iter_mut().enumerate() {
            let Some(item) = item.as_object_mut().filter(|item| is_missing(item)) else {
                continue;
            };
            let first = format!("{}-{}", kind.word(), index + 1);
            let others = (2_usize..).map(|number| format!("{first}-{number}"));
            let free = std::iter::once(first.clone())
                .chain(others)
                .find(|id| !taken.contains(id));
            let id = free.expect("BUG: numbers do not run out before the facts do");
            taken.insert(id.clone());
            item.insert("id".to_owned(), Value::String(id));
        }
    }
    check_choices(file)
}

fn is_missing(item: &Map<String, Value>) -> bool {
    match item.get("id") {
        None | Some(Value::Null) => true,
        Some(Value::String(id)) => id.trim().is_empty(),
        Some(_) => false,
    }
}

/// The ids that the file gives itself.
fn taken(items: &[Value], list: &'static str) -> Result<HashSet<String>, (Path, Reason)> {
    let mut taken = HashSet::new();
    for (index, item) in items.iter().enumerate() {
        let id = item
            .get("id")
            .and_then(Value::as_str)
            .filter(|id| !id.trim().is_empty());
        if let Some(id) = id
            && !taken.insert(id.to_owned())
        {
            let reason = Reason::TwiceInList {
                name: id.to_owned(),
                list,
            };
            return Err((Path::field(list, index, "id"), reason));
        }
    }
    Ok(taken)
}

/// A rule choice is named by its clause.
fn check_choices(file: &Value) -> Result<(), (Path, Reason)> {
    let list = "rule_choices";
    let mut decided = HashSet::new();
    let items = file.get(list).and_then(Value::as_array);
    for (index, item) in items.into_iter().flatten().enumerate() {
        let clause = item
            .get("clause")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !clause.is_empty() && !decided.insert(clause) {
            let reason = Reason::TwiceDecided {
                clause: clause.to_owned(),
            };
            return Err((Path::field(list, index, "clause"), reason));
        }
    }
    Ok(())
}
