//! Every kind of fact by JSON, so that a whole logbook can be kept without a window.

use std::io::{self, Read};

use milepost_core::facts::Facts;
use milepost_core::facts_file;
use milepost_logbook::{Fact, FactKey, FactKind, Logbook, Operation};
use serde_json::{Map, Value, json};

use super::answer::{Answer, changed};
use super::arguments::kind_name;
use super::page::{Page, short};
use super::table;
use crate::clock::Clock;
use crate::error::{Code, Refusal};

/// Lists what is recorded with its ids.
///
/// # Errors
/// When the logbook cannot be read.
pub fn list(logbook: &Logbook, kind: Option<FactKind>) -> Result<Answer, Refusal> {
    let all = by_kind(&logbook.facts()?);
    let each_fact = all
        .iter()
        .flat_map(|(each, facts)| facts.iter().map(|fact| (*each, fact)));
    let names = table::names(each_fact);
    let mut page = Page::new();
    let mut listed = Map::new();
    for (each, facts) in all
        .into_iter()
        .filter(|(each, _)| kind.is_none_or(|kind| kind == *each))
    {
        if !facts.is_empty() {
            page.heading(&kind_name(each));
        }
        let rows: Vec<table::Row> = facts
            .iter()
            .map(|fact| table::row(each, fact, id_of(each, fact), &names))
            .collect();
        table::write(&mut page, &rows);
        listed.insert(kind_name(each), Value::Array(facts));
    }
    if listed
        .values()
        .all(|facts| facts.as_array().is_none_or(Vec::is_empty))
    {
        page.line(0, "Nothing is recorded yet.");
    }
    let answer = json!({ "format": "milepost-list", "version": 1, "facts": listed });
    Ok(Answer::new(page, &answer))
}

/// Adds a fact.
///
/// # Errors
/// A field that cannot be read or kept, by name.
pub fn add(
    logbook: &mut Logbook,
    kind: FactKind,
    fact: &str,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let mut fields = object(fact)?;
    if kind != FactKind::RuleChoice {
        fields
            .entry("id")
            .or_insert_with(|| Value::String(String::new()));
    }
    let fact = typed(kind, fields)?;
    Ok(changed(
        &logbook.transact(Operation::Add(fact), &clock.now())?,
        None,
    ))
}

/// Changes some fields of a fact.
///
/// # Errors
/// When there is no such fact, or a field that cannot be read or kept, by name.
pub fn change(
    logbook: &mut Logbook,
    kind: FactKind,
    id: &str,
    fields: &str,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let key = find(logbook, kind, id)?;
    let old = by_kind(&logbook.facts()?)
        .into_iter()
        .filter(|(each, _)| *each == kind)
        .flat_map(|(_, facts)| facts)
        .find(|fact| id_of(kind, fact) == key.id);
    let Some(Value::Object(mut whole)) = old else {
        return Err(missing(kind, id));
    };
    let changes = object(fields)?;
    if let Some(other) = changes
        .get(kind.id_field())
        .filter(|other| **other != key.id)
    {
        let message = format!("the id stays as it is; {other} would be another fact");
        return Err(Refusal::invalid(kind.id_field(), message));
    }
    whole.extend(changes);
    let fact = typed(kind, whole)?;
    Ok(changed(
        &logbook.transact(Operation::Change(fact), &clock.now())?,
        None,
    ))
}

/// Removes a fact.
///
/// # Errors
/// When there is no such fact.
pub fn remove(
    logbook: &mut Logbook,
    kind: FactKind,
    id: &str,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let key = find(logbook, kind, id)?;
    Ok(changed(
        &logbook.transact(Operation::Remove(key), &clock.now())?,
        None,
    ))
}

/// The fact with this id, or the only one whose id begins or ends so.
fn find(logbook: &Logbook, kind: FactKind, id: &str) -> Result<FactKey, Refusal> {
    let all = by_kind(&logbook.facts()?);
    let ids = all
        .iter()
        .filter(|(each, _)| *each == kind)
        .flat_map(|(_, facts)| facts)
        .map(|fact| id_of(kind, fact));
    let mut beginning: Vec<&str> = Vec::new();
    for known in ids {
        if known == id {
            return Ok(FactKey::new(kind, id));
        }
        if !id.is_empty() && (known.starts_with(id) || known.ends_with(id)) {
            beginning.push(known);
        }
    }
    match beginning.as_slice() {
        [only] => Ok(FactKey::new(kind, *only)),
        [] => Err(missing(kind, id)),
        several => {
            let message = format!(
                "{} ids begin or end with {id}; write more of it",
                several.len()
            );
            Err(Refusal::invalid("id", message))
        }
    }
}

fn missing(kind: FactKind, id: &str) -> Refusal {
    let message = format!(
        "there is no {} with the id {}; milepost list {} shows them",
        kind.noun(),
        short(id, 60),
        kind_name(kind)
    );
    Refusal {
        code: Code::NotFound,
        message,
        field: None,
    }
}

/// Reads a JSON object from an argument, or from standard input for `-`.
fn object(argument: &str) -> Result<Map<String, Value>, Refusal> {
    let mut text = argument.to_owned();
    if argument == "-" {
        text.clear();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| Refusal::because(format!("standard input: {error}")))?;
    }
    serde_json::from_str(&text).map_err(|error| {
        Refusal::because(format!(
            "this isn't a JSON object like {{\"title\": \"…\"}}: {error}"
        ))
    })
}

/// Reads the fields as a fact of the kind; a refusal names the field.
fn typed(kind: FactKind, fields: Map<String, Value>) -> Result<Fact, Refusal> {
    facts_file::check_dates(&fields)
        .map_err(|(field, message)| Refusal::invalid(field, message))?;
    let mut track = serde_path_to_error::Track::new();
    let value = Value::Object(fields);
    let reader = serde_path_to_error::Deserializer::new(value, &mut track);
    Fact::read(kind, reader).map_err(|error| {
        let message = error.to_string();
        match track.path().to_string().as_str() {
            "." => Refusal::invalid(named_in(&message), message),
            field => Refusal::invalid(field, message),
        }
    })
}

/// The field that serde names in "unknown field `x`" or "missing field `x`".
fn named_in(message: &str) -> String {
    message.split('`').nth(1).unwrap_or_default().to_owned()
}

/// The facts of each kind as JSON, parents first.
fn by_kind(facts: &Facts) -> Vec<(FactKind, Vec<Value>)> {
    let whole = match serde_json::to_value(facts) {
        Ok(whole) => whole,
        Err(error) => unreachable!("BUG: facts could not be written as JSON: {error}"),
    };
    let list = |name: &str| match whole.get(name) {
        Some(Value::Array(facts)) => facts.clone(),
        _ => unreachable!("BUG: facts have no list called {name}"),
    };
    FactKind::ALL
        .iter()
        .map(|kind| (*kind, list(kind.list())))
        .collect()
}

fn id_of(kind: FactKind, fact: &Value) -> &str {
    fact.get(kind.id_field())
        .and_then(Value::as_str)
        .unwrap_or_default()
}
