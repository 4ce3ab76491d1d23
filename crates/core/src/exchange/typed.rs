//! Facts as JSON objects: checked by their types, and made whole with what is not said.

use serde_json::{Map, Value};

use super::Kind;
use crate::facts::{Fact, Facts};

/// Reads a JSON object as a fact of its kind. One without an id has an empty one.
///
/// # Errors
/// When a field is missing, unknown or of another type, in words.
pub fn typed(kind: Kind, mut fact: Map<String, Value>) -> Result<Fact, String> {
    fact.entry(kind.id_field())
        .or_insert_with(|| Value::String(String::new()));
    Fact::read(kind, Value::Object(fact)).map_err(|error| error.to_string())
}

/// A fact as a JSON object with every field of its kind.
pub fn object(fact: &Fact) -> Map<String, Value> {
    match serde_json::to_value(fact) {
        Ok(Value::Object(mut both)) => match both.remove("fact") {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

/// The fact with every field of its kind, or why it is none.
pub(super) fn whole(kind: Kind, fact: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    typed(kind, fact.clone()).map(|fact| object(&fact))
}

/// The facts of a kind as JSON objects.
pub(super) fn list(kind: Kind, facts: &Facts) -> Vec<Map<String, Value>> {
    macro_rules! objects {
        ($( $(#[$about:meta])* $Kind:ident($Fact:ident) in $list:ident,
            named $noun:literal, $plural:literal, by $id:ident; )*) => {
            match kind {
                $( Kind::$Kind => facts.$list.iter().map(serde_json::to_value).collect(), )*
            }
        };
    }
    let values: Vec<serde_json::Result<Value>> = crate::for_each_kind!(objects);
    values
        .into_iter()
        .filter_map(|value| match value {
            Ok(Value::Object(fact)) => Some(fact),
            _ => None,
        })
        .collect()
}

/// Takes one fact out of a list of facts.
pub fn take_out_of(facts: &mut Facts, of: Kind, id: &str) {
    macro_rules! taken {
        ($( $(#[$about:meta])* $Kind:ident($Fact:ident) in $list:ident,
            named $noun:literal, $plural:literal, by $id:ident; )*) => {
            match of {
                $( Kind::$Kind => facts.$list.retain(|it| it.$id.as_str() != id), )*
            }
        };
    }
    crate::for_each_kind!(taken);
}

/// Adds facts to a list of facts, so that they can be judged together. What cannot be typed
/// is left out.
pub fn add_to(facts: &mut Facts, added: impl IntoIterator<Item = (Kind, Map<String, Value>)>) {
    for (kind, fact) in added {
        if let Ok(fact) = typed(kind, fact) {
            facts.push(fact);
        }
    }
}
