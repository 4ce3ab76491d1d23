//! Every value of a fixed set has one label, found from the facts format itself.

use std::collections::BTreeSet;

use milepost_core::facts::{FactKind, field_name, labels, value_label};
use milepost_core::facts_file::schema;
use serde_json::Value;

/// The values that a part of the schema allows, where it is a fixed set of texts.
fn values(schema: &Value, part: &Value) -> Vec<String> {
    if let Some(name) = part["$ref"].as_str() {
        let path = name.trim_start_matches('#');
        return values(schema, schema.pointer(path).expect("the schema holds it"));
    }
    let several = ["oneOf", "anyOf"]
        .iter()
        .find_map(|key| part[*key].as_array());
    match (part["const"].as_str(), several) {
        (Some(value), _) => vec![value.to_owned()],
        (_, Some(parts)) => parts.iter().flat_map(|part| values(schema, part)).collect(),
        _ if part["items"].is_object() => values(schema, &part["items"]),
        _ => Vec::new(),
    }
}

#[test]
fn every_value_of_a_fixed_set_has_a_label_by_its_field() {
    let schema = serde_json::to_value(schema()).expect("a schema is JSON");
    let (mut seen, mut missing) = (0, Vec::new());
    for kind in FactKind::ALL {
        let list = &schema["properties"][kind.list()]["items"];
        let path = list["$ref"].as_str().expect("a list refers to its kind");
        let fact = schema
            .pointer(path.trim_start_matches('#'))
            .expect("it is there");
        for (field, part) in fact["properties"].as_object().expect("a fact has fields") {
            // What sort of file it is says the file's own ending.
            if (kind, field.as_str()) == (FactKind::Evidence, "media_type") {
                continue;
            }
            for value in values(&schema, part) {
                seen += 1;
                if value_label(kind, field, &value).is_none() {
                    missing.push(format!("{} {field}: {value}", kind.noun()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a label: {missing:#?}");
    assert!(seen > 100, "the schema was walked: {seen} values");
}

#[test]
fn no_two_values_of_a_set_read_the_same() {
    for (name, values) in labels() {
        let distinct: BTreeSet<_> = values.iter().map(|it| it.label).collect();
        assert_eq!(distinct.len(), values.len(), "{name}: {values:#?}");
        for it in values {
            assert!(!it.label.contains('_'), "{name}: {}", it.label);
        }
    }
}

#[test]
fn every_field_has_a_name_without_signs_of_a_program() {
    for fields in milepost_core::facts::FIELDS {
        for it in fields {
            let name = field_name(it.field);
            assert!(
                name.starts_with(char::is_uppercase) && !name.contains('_'),
                "{}: {name}",
                it.field
            );
        }
    }
}
