//! The fields of each kind of fact, with the shape of what they hold. They are read off the
//! facts format's own schema, so that a field that is added there is in sheets at once.

use std::sync::OnceLock;

use schemars::SchemaGenerator;
use serde_json::{Map, Value};

use super::Kind;
use crate::facts::Facts;

/// One field of a kind of fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the facts format.
    pub name: String,
    /// Its name in our own sheets: in words, hours instead of minutes, money without cents.
    pub label: String,
    /// What it holds.
    pub shape: Shape,
    /// Whether it can be none.
    pub optional: bool,
    /// Whether a fact needs it.
    pub needed: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Any text.
    Text,
    /// A day.
    Date,
    /// An amount of CEUs.
    Ceus,
    /// A length of time, kept in minutes and shown in hours.
    Minutes,
    /// Money, kept in cents and shown in dollars.
    Money,
    /// A whole number.
    Whole,
    /// True or false.
    YesNo,
    /// One of these words.
    Word(Vec<String>),
    /// A list of texts.
    Texts,
    /// A list of these words.
    Words(Vec<String>),
    /// The id of a fact of this kind.
    Reference(Kind),
    /// Anything else, as JSON.
    Json,
}

impl Field {
    /// Whether the field refers to another fact.
    pub fn refers_to(&self) -> Option<Kind> {
        match self.shape {
            Shape::Reference(kind) => Some(kind),
            _ => None,
        }
    }
}

/// The fields of a kind, the id first, in the order of the facts format.
pub fn fields(kind: Kind) -> &'static [Field] {
    static ALL: OnceLock<Vec<(Kind, Vec<Field>)>> = OnceLock::new();
    let all = ALL.get_or_init(read_all);
    all.iter()
        .find(|(known, _)| *known == kind)
        .map_or(&[], |(_, fields)| fields.as_slice())
}

/// One field of a kind, by its name in the facts format.
pub fn field(kind: Kind, name: &str) -> Option<&'static Field> {
    fields(kind).iter().find(|field| field.name == name)
}

fn read_all() -> Vec<(Kind, Vec<Field>)> {
    let schema = SchemaGenerator::default().into_root_schema_for::<Facts>();
    let root = schema.to_value();
    let read = |kind: Kind| {
        let fact = root.get("properties").and_then(|lists| {
            let list = lists.get(kind.list())?;
            resolved(&root, list.get("items")?)
        });
        let fields = fact.map(|fact| read_fields(&root, kind, fact));
        (kind, fields.unwrap_or_default())
    };
    Kind::ALL.into_iter().map(read).collect()
}

fn read_fields(root: &Value, kind: Kind, fact: &Map<String, Value>) -> Vec<Field> {
    let needed = |name: &str| {
        let list = fact.get("required").and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|field| field == name))
    };
    let properties = fact.get("properties").and_then(Value::as_object);
    let mut fields: Vec<Field> = properties
        .into_iter()
        .flatten()
        .map(|(name, schema)| {
            let (shape, optional) = shape_of(root, kind, name, schema);
            Field {
                name: name.clone(),
                label: label(name),
                shape,
                optional,
                needed: needed(name),
            }
        })
        .collect();
    // JSON objects keep no order here: what is needed first, then by name.
    fields.sort_by_key(|field| {
        let first = field.name != kind.id_field();
        (first, !field.needed, rank(&field.name), field.name.clone())
    });
    fields
}

/// What people look at first stands first.
fn rank(name: &str) -> usize {
    const FIRST: [&str; 12] = [
        "date",
        "completed_on",
        "employer",
        "title",
        "position",
        "course",
        "minutes",
        "amount",
        "sponsor",
        "provider",
        "starts_on",
        "ends_on",
    ];
    FIRST
        .iter()
        .position(|first| *first == name)
        .unwrap_or(FIRST.len())
}

/// `contact hours planned` for `contact_minutes_planned`, `fee` for `fee_cents`.
fn label(name: &str) -> String {
    name.strip_suffix("_cents")
        .unwrap_or(name)
        .replace("minutes", "hours")
        .replace('_', " ")
}

fn shape_of(root: &Value, kind: Kind, name: &str, schema: &Value) -> (Shape, bool) {
    let mut optional = false;
    let mut schema = schema;
    if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
        let is_null = |option: &&Value| option.get("type") == Some(&Value::from("null"));
        optional = options.iter().any(|option| is_null(&option));
        schema = options
            .iter()
            .find(|option| !is_null(option))
            .unwrap_or(schema);
    }
    let reference = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.rsplit('/').next())
        .unwrap_or_default();
    if name != kind.id_field() {
        match reference {
            "PositionId" => return (Shape::Reference(Kind::Position), optional),
            "CourseId" => return (Shape::Reference(Kind::Course), optional),
            "PracticodeId" => return (Shape::Reference(Kind::Practicode), optional),
            "CreditId" => return (Shape::Reference(Kind::Credit), optional),
            "MeetingId" => return (Shape::Reference(Kind::Meeting), optional),
            "ContactId" => return (Shape::Reference(Kind::Contact), optional),
            "ApplicationId" => return (Shape::Reference(Kind::Application), optional),
            _ => {}
        }
    }
    let Some(schema) = resolved(root, schema) else {
        return (Shape::Json, optional);
    };
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    optional |= types.contains(&"null");
    let has = |name: &str| types.contains(&name);
    let words = words_of(schema);
    let shape = if !words.is_empty() {
        Shape::Word(words)
    } else if has("array") {
        list_of(root, schema)
    } else if has("string") && schema.get("format") == Some(&Value::from("date")) {
        Shape::Date
    } else if has("string") {
        Shape::Text
    } else if has("integer") && name.ends_with("_cents") {
        Shape::Money
    } else if has("integer") && name.contains("minutes") {
        Shape::Minutes
    } else if has("integer") {
        Shape::Whole
    } else if has("number") {
        Shape::Ceus
    } else if has("boolean") {
        Shape::YesNo
    } else {
        Shape::Json
    };
    (shape, optional)
}

fn list_of(root: &Value, schema: &Map<String, Value>) -> Shape {
    let Some(item) = schema.get("items").and_then(|item| resolved(root, item)) else {
        return Shape::Json;
    };
    let words = words_of(item);
    if !words.is_empty() {
        return Shape::Words(words);
    }
    match item.get("type").and_then(Value::as_str) {
        Some("string") => Shape::Texts,
        _ => Shape::Json,
    }
}

/// The words that a schema allows, where it names them.
fn words_of(schema: &Map<String, Value>) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(all) = schema.get("enum").and_then(Value::as_array) {
        return all.iter().filter_map(text).collect();
    }
    let options = schema.get("oneOf").and_then(Value::as_array);
    options
        .into_iter()
        .flatten()
        .flat_map(|option| {
            let one = option.get("const").and_then(text);
            let some = option.get("enum").and_then(Value::as_array);
            let some = some.into_iter().flatten().filter_map(text);
            one.into_iter().chain(some).collect::<Vec<_>>()
        })
        .collect()
}

/// The object behind a reference.
fn resolved<'r>(root: &'r Value, schema: &'r Value) -> Option<&'r Map<String, Value>> {
    let object = schema.as_object()?;
    match object.get("$ref").and_then(Value::as_str) {
        Some(path) => {
            let name = path.rsplit('/').next()?;
            root.get("$defs")?.get(name)?.as_object()
        }
        None => Some(object),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_fields_with_a_shape() {
        for kind in Kind::ALL {
            let fields = fields(kind);
            let id = fields.first().map(|field| field.name.as_str());
            assert_eq!(id, Some(kind.id_field()), "{kind:?} begins with its id");
        }
        let shape = |kind, name| field(kind, name).map(|field| field.shape.clone());
        assert_eq!(shape(Kind::Credit, "completed_on"), Some(Shape::Date));
        assert_eq!(shape(Kind::Credit, "amount"), Some(Shape::Ceus));
        assert_eq!(shape(Kind::Credit, "topics"), Some(Shape::Texts));
        assert_eq!(shape(Kind::Credit, "cost_cents"), Some(Shape::Money));
        assert_eq!(shape(Kind::Credit, "portal"), Some(Shape::Json));
        assert_eq!(shape(Kind::Entry, "minutes"), Some(Shape::Minutes));
        let position = Some(Shape::Reference(Kind::Position));
        assert_eq!(shape(Kind::Entry, "position"), position);
        let subjects = shape(Kind::Course, "subjects");
        assert!(matches!(subjects, Some(Shape::Words(_))), "{subjects:?}");
    }

    #[test]
    fn no_two_fields_of_a_kind_have_the_same_label() {
        for kind in Kind::ALL {
            let mut labels: Vec<_> = fields(kind).iter().map(|field| &field.label).collect();
            labels.sort_unstable();
            let before = labels.len();
            labels.dedup();
            assert_eq!(
                labels.len(),
                before,
                "the labels of {kind:?} name one field each"
            );
        }
    }
}
