//! The documents of the format: their examples are read, the schema is current.
//!
//! `MILEPOST_BLESS=1` writes the schema anew.

use std::path::PathBuf;

use milepost_core::facts::Facts;
use milepost_core::facts_file::{read, schema, write};
use serde_json::Value;

fn document(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "docs", name]
        .iter()
        .collect()
}

fn text_of(name: &str) -> String {
    let text = std::fs::read_to_string(document(name)).expect("the document is there");
    text.replace("\r\n", "\n")
}

/// The examples of docs/facts-format.md.
fn examples() -> Vec<String> {
    let text = text_of("facts-format.md");
    let examples: Vec<String> = text
        .split("```json facts\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next().map(str::to_owned))
        .collect();
    assert_eq!(
        examples.len(),
        3,
        "the short example, the apprentice and the certified coder"
    );
    examples
}

fn validator() -> jsonschema::Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema().as_value())
        .expect("the schema is one")
}

/// What the schema says against a file, in words.
fn complaints(file: &Value) -> Vec<String> {
    validator()
        .iter_errors(file)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect()
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "a test may ask how it was called; the core may not"
)]
fn the_schema_in_docs_is_current() {
    let current = schema();
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        let mut text = serde_json::to_string_pretty(&current).expect("a schema is JSON");
        text.push('\n');
        std::fs::write(document("facts.schema.json"), text).expect("the schema can be written");
    }
    // Compared as values: the order of fields differs between builds.
    let committed: Value =
        serde_json::from_str(&text_of("facts.schema.json")).expect("the committed schema is JSON");
    assert!(
        committed == *current.as_value(),
        "docs/facts.schema.json is stale: run this test with MILEPOST_BLESS=1"
    );
}

#[test]
fn every_example_is_read_and_satisfies_the_schema() {
    for example in examples() {
        let facts = read(&example).expect("the documented examples are right");
        assert!(!facts.is_empty(), "an example holds facts");
        let file: Value = serde_json::from_str(&example).expect("what was read is JSON");
        assert_eq!(
            complaints(&file),
            Vec::<String>::new(),
            "the schema allows the example"
        );
        let written: Value = serde_json::from_str(&write(&facts)).expect("what is written is JSON");
        assert_eq!(
            complaints(&written),
            Vec::<String>::new(),
            "the schema allows what is written"
        );
    }
}

#[test]
fn the_examples_are_about_an_apprentice_and_a_coder_with_two_bodies() {
    let examples = examples();
    let facts = |index: usize| -> Facts { read(&examples[index]).expect("the example is right") };
    assert!(
        facts(1).credentials.iter().all(|it| it.apprentice),
        "the second is an apprentice"
    );
    let issuers: Vec<String> = facts(2)
        .accounts
        .iter()
        .map(|it| it.issuer.to_string())
        .collect();
    assert_eq!(issuers, ["AAPC", "AHIMA"], "the third has accounts at both");
    for facts in [facts(1), facts(2)] {
        let known = |id: &_| facts.positions.iter().any(|position| position.id == *id);
        assert!(
            facts.entries.iter().all(|entry| known(&entry.position)),
            "entries have positions"
        );
        assert!(
            facts.letters.iter().all(|letter| known(&letter.position)),
            "and so have letters"
        );
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let refused = [
        r#"{"format": "other"}"#,
        r#"{"version": 5}"#,
        r#"{"credit": []}"#,
        r#"{"exams": [{}]}"#,
        r#"{"exams": [{"credential": "CPC", "pass": true}]}"#,
        r#"{"exams": [{"credential": "CPC", "sat_on": "3/2/2026"}]}"#,
        r#"{"exams": [{"credential": "CPC", "sat_on": "2026-02-30"}]}"#,
        r#"{"positions": [{"employer": "A", "kind": "externshp"}]}"#,
        r#"{"credits": [{"title": "A", "completed_on": "2026-03-02", "amount": "1.5"}]}"#,
        r#"{"entries": [{"position": "a", "date": "2026-03-02", "minutes": 1500}]}"#,
        r#"{"credits": [{"title": "A", "completed_on": "2026-03-02", "amount": -1}]}"#,
        r#"{"practicode": [{"cases_done": 601}]}"#,
    ];
    for json in refused {
        let file: Value = serde_json::from_str(json).expect("the test gives JSON");
        assert!(read(json).is_err(), "the reader refuses {json}");
        assert!(!complaints(&file).is_empty(), "the schema refuses {json}");
    }
}

#[test]
fn the_document_describes_every_field_and_every_word_of_the_schema() {
    let text = text_of("facts-format.md");
    let schema = schema();
    let schema = schema.as_value();
    let section = |title: &str| {
        let start = text
            .find(&format!("{title}\n"))
            .unwrap_or_else(|| panic!("{title} is described"));
        let rest = &text[start + title.len()..];
        // Headings within a section are deeper than its own.
        let end = rest
            .find("\n### ")
            .into_iter()
            .chain(rest.find("\n## "))
            .min();
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    let lists = schema["properties"]
        .as_object()
        .expect("the file has fields");
    let mut described = 0;
    for (list, of) in lists {
        let Some(item) = of["items"]["$ref"].as_str() else {
            continue;
        };
        let fact = &schema["$defs"][item.rsplit('/').next().expect("a reference has a name")];
        let section = section(&format!("### `{list}`"));
        for field in fact["properties"]
            .as_object()
            .expect("a fact has fields")
            .keys()
        {
            assert!(
                section.contains(&format!("\n| `{field}` |")),
                "{list}: {field} is described"
            );
            described += 1;
        }
    }
    assert!(
        described > 100,
        "the lists were looked at, with {described} fields"
    );
    for (name, definition) in schema["$defs"].as_object().expect("there are definitions") {
        let words: Vec<&str> = definition["oneOf"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|word| word["const"].as_str())
            .collect();
        if words.is_empty() {
            continue;
        }
        let section = section(&format!("### {name}"));
        for word in words {
            assert!(
                section.contains(&format!("\n| `{word}`")),
                "{name}: {word} is described"
            );
        }
    }
}
