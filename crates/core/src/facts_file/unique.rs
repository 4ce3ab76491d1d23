//! JSON in which no object has a field twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::error::{FactsFileError, Reason};
use super::place::{self, Path};

/// Marks the error that says that a field stands twice.
const TWICE: &str = "twice: ";

/// Reads any JSON, and refuses an object that has a field twice: the plain reader
/// would keep the last one in silence.
pub(super) fn read(json: &str) -> Result<Value, FactsFileError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = serde_path_to_error::deserialize::<_, Unique>(&mut reader);
    let value = read.map_err(|error| {
        let path = Path::of(error.path());
        let inner = error.into_inner();
        let message = inner.to_string();
        let twice = message.strip_prefix(TWICE).filter(|_| inner.is_data());
        match twice.and_then(|rest| rest.rsplit_once(" at line ")) {
            Some((field, _)) => {
                let (line, column) = place::line_and_column(json, inner.line(), inner.column());
                let field = field.to_owned();
                let reason = Reason::TwiceInObject { field };
                FactsFileError::Value {
                    path: path.to_string(),
                    line,
                    column,
                    reason,
                }
            }
            None => syntax(json, &inner),
        }
    })?;
    reader.end().map_err(|error| syntax(json, &error))?;
    Ok(value.0)
}

/// What sort of value this is, in words.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn syntax(json: &str, error: &serde_json::Error) -> FactsFileError {
    let message = error.to_string();
    let reason = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(reason, _)| reason);
    let (line, column) = place::line_and_column(json, error.line(), error.column());
    FactsFileError::Syntax {
        line,
        column,
        reason: reason.to_owned(),
    }
}

struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Unique, D::Error> {
        deserializer.deserialize_any(AnyValue).map(Unique)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Unique(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(field) = fields.next_key::<String>()? {
            if object.contains_key(&field) {
                return Err(A::Error::custom(format!("{TWICE}{field}")));
            }
            let Unique(value) = fields.next_value()?;
            object.insert(field, value);
        }
        Ok(Value::Object(object))
    }
}
