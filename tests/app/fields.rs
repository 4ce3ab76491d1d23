//! The reference part of a format's document, from its JSON Schema.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write;

use serde_json::Value;

/// Tables of every field and word, the whole answer first, then what it is made of.
pub fn reference(schema: &Value) -> String {
    let mut text = String::new();
    let mut waiting = VecDeque::new();
    let mut seen = BTreeSet::new();
    text.push_str("### The answer\n\n");
    table(&mut text, schema, &mut waiting);
    while let Some(name) = waiting.pop_front() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let definition = &schema["$defs"][&name];
        if !definition["properties"].is_object() && words(definition).is_empty() {
            continue;
        }
        let _ = write!(text, "\n### {name}\n\n{}\n\n", described(definition));
        if definition["properties"].is_object() {
            table(&mut text, definition, &mut waiting);
        } else {
            text.push_str("| Word | Meaning |\n|---|---|\n");
            for (word, meaning) in words(definition) {
                let _ = writeln!(text, "| `{word}` | {meaning} |");
            }
        }
    }
    text
}

fn table(text: &mut String, definition: &Value, waiting: &mut VecDeque<String>) {
    text.push_str("| Field | Is | Meaning |\n|---|---|---|\n");
    for (name, field) in definition["properties"].as_object().into_iter().flatten() {
        let _ = writeln!(
            text,
            "| `{name}` | {} | {} |",
            kind(field, waiting),
            described(field)
        );
    }
}

/// What a field holds, in a word or two; types with a section of their own are linked.
fn kind(field: &Value, waiting: &mut VecDeque<String>) -> String {
    if let Some(name) = field["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        waiting.push_back(name.to_owned());
        return linked(name);
    }
    for choice in ["anyOf", "oneOf", "allOf"] {
        if let Some(kinds) = field[choice].as_array() {
            let kinds: Vec<String> = kinds.iter().map(|it| kind(it, waiting)).collect();
            return kinds.join(" or ");
        }
    }
    match &field["type"] {
        Value::String(plain) => named(plain, field, waiting),
        Value::Array(plains) => {
            let names = plains.iter().filter_map(Value::as_str);
            names
                .map(|plain| named(plain, field, waiting))
                .collect::<Vec<_>>()
                .join(" or ")
        }
        _ => "text".to_owned(),
    }
}

fn named(plain: &str, field: &Value, waiting: &mut VecDeque<String>) -> String {
    match plain {
        "array" => format!("list of {}", kind(&field["items"], waiting)),
        "string" if field["format"] == "date" => "date".to_owned(),
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "null" => "`null`".to_owned(),
        other => other.to_owned(),
    }
}

fn linked(name: &str) -> String {
    match name {
        "Ceus" => "CEUs".to_owned(),
        "ClauseId" => "clause id".to_owned(),
        "IssuerId" => "issuer".to_owned(),
        "CredentialCode" => "credential code".to_owned(),
        id if id.ends_with("Id") => "id".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

fn words(definition: &Value) -> Vec<(&str, String)> {
    let each = definition["oneOf"].as_array().into_iter().flatten();
    let mut words: Vec<(&str, String)> = each
        .filter_map(|it| Some((it["const"].as_str()?, described(it))))
        .collect();
    let bare = definition["enum"].as_array().into_iter().flatten();
    words.extend(bare.filter_map(|it| Some((it.as_str()?, String::new()))));
    words
}

/// A description on one line, without the links that only Rust's documents follow.
fn described(schema: &Value) -> String {
    let text = schema["description"]
        .as_str()
        .unwrap_or_default()
        .replace('\n', " ");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("[`") {
        let (name, behind) = after.split_once("`]").unwrap_or((after, ""));
        let _ = write!(plain, "{before}`{name}`");
        rest = match behind
            .strip_prefix('(')
            .and_then(|link| link.split_once(')'))
        {
            Some((_, behind)) => behind,
            None => behind,
        };
    }
    plain.push_str(rest);
    plain.replace('|', "\\|")
}
