//! The format as a JSON Schema.

use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::{FORMAT, VERSION};
use crate::facts::Facts;

/// The most CEUs that one amount in a file may have.
const MOST_CEUS: u32 = 1_000;

/// The schema of [`Facts`] in its envelope, draft 2020-12.
pub fn schema() -> Schema {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<Facts>();
    let root = schema.ensure_object();
    root.insert("title".into(), "Milepost facts".into());
    root.insert(
        "description".into(),
        "What a medical coder has recorded: written by `milepost export --json`, read by \
         `milepost assess`. docs/facts-format.md describes every field."
            .into(),
    );
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        properties.insert(
            "$schema".into(),
            json!({"description": "The address of this schema, for editors.", "type": "string"}),
        );
        properties.insert(
            "format".into(),
            json!({"description": "The name of the format.", "const": FORMAT}),
        );
        properties.insert(
            "version".into(),
            json!({
                "description": "The version of the format; one that is older is read, too.",
                "type": "integer",
                "minimum": 1,
                "maximum": VERSION,
            }),
        );
    }
    if let Some(Value::Object(ceus)) = root.get_mut("$defs").and_then(|it| it.get_mut("Ceus")) {
        // What is recorded; a sum of it may be more.
        ceus.insert("minimum".into(), json!(0));
        ceus.insert("maximum".into(), json!(MOST_CEUS));
    }
    RecursiveTransform(loosen).transform(&mut schema);
    schema
}

/// A fact may leave out its id, but not one that it refers to. Links of the source
/// text mean nothing outside of it.
fn loosen(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(required)) = object.get_mut("required") {
        required.retain(|field| field != "id");
        if required.is_empty() {
            object.remove("required");
        }
    }
    if let Some(Value::String(description)) = object.get_mut("description") {
        *description = without_links(description);
    }
}

/// ``[`Credit`](crate::facts::Credit)`` as `` `Credit` ``.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`](crate::") else {
            break;
        };
        let Some((_, after)) = after.split_once(')') else {
            break;
        };
        plain.push_str(before);
        plain.push_str(&format!("`{name}`"));
        rest = after;
    }
    plain + rest
}
