//! Numbers in a file: within the bounds that the format's schema states, which are the
//! logbook's own, so that no sum of them can overflow what adds them up.

use std::sync::OnceLock;

use serde_json::Value;

use super::error::Reason;
use super::place::{Path, Step};

/// Checks every number that the schema knows. What it does not know is refused by name when
/// the file is read.
pub(super) fn check(file: &Value) -> Result<(), (Path, Reason)> {
    let schema = stated();
    check_value(file, schema, schema, &mut Vec::new())
}

/// The schema, made once.
fn stated() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| super::schema::schema().to_value())
}

fn check_value(
    value: &Value,
    schema: &Value,
    root: &Value,
    steps: &mut Vec<Step>,
) -> Result<(), (Path, Reason)> {
    let schema = resolved(schema, root);
    for choice in ["anyOf", "oneOf", "allOf"] {
        for schema in schema[choice].as_array().into_iter().flatten() {
            check_value(value, schema, root, steps)?;
        }
    }
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let inner = &schema["properties"][field.as_str()];
                below(Step::Field(field.clone()), value, inner, root, steps)?;
            }
            Ok(())
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                below(Step::Item(index), item, &schema["items"], root, steps)?;
            }
            Ok(())
        }
        Value::Number(number) => within(number, schema).map_err(|it| (Path::along(steps), it)),
        _ => Ok(()),
    }
}

fn below(
    step: Step,
    value: &Value,
    schema: &Value,
    root: &Value,
    steps: &mut Vec<Step>,
) -> Result<(), (Path, Reason)> {
    if schema.is_null() {
        return Ok(());
    }
    steps.push(step);
    check_value(value, schema, root, steps)?;
    steps.pop();
    Ok(())
}

/// What a reference within the schema means.
fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    let name = schema["$ref"].as_str();
    let name = name.and_then(|name| name.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &root["$defs"][name])
}

fn within(number: &serde_json::Number, schema: &Value) -> Result<(), Reason> {
    let (least, most) = (&schema["minimum"], &schema["maximum"]);
    let (Some(least), Some(most)) = (least.as_f64(), most.as_f64()) else {
        return Ok(());
    };
    // A number that is too large for a float is infinite, and out of any bounds.
    let found = number.as_f64().unwrap_or(f64::INFINITY);
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(Reason::OutOfBounds {
        found: number.to_string().chars().take(40).collect(),
        least: least.to_string(),
        most: most.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number of the schema, by its way.
    fn numbers(schema: &Value, way: &str, found: &mut Vec<(String, Value)>) {
        match schema {
            Value::Object(fields) => {
                let sorts = schema["type"].as_array().cloned();
                let sorts = sorts.unwrap_or_else(|| vec![schema["type"].clone()]);
                if sorts
                    .iter()
                    .any(|sort| sort == "integer" || sort == "number")
                {
                    found.push((way.to_owned(), schema.clone()));
                }
                for (name, inner) in fields {
                    numbers(inner, &format!("{way}/{name}"), found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| numbers(item, way, found)),
            _ => {}
        }
    }

    #[test]
    fn the_schema_bounds_every_number() {
        let mut found = Vec::new();
        numbers(stated(), "", &mut found);
        assert!(found.len() >= 19, "there are so many: {}", found.len());
        for (way, schema) in found {
            let bounded = schema["minimum"].is_number() && schema["maximum"].is_number();
            assert!(bounded, "{way} has a least and a greatest number");
        }
    }
}
