//! What `list` shows of each fact: when, how much, what, and the end of its id.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_core::amounts::{dollars_text, hours_text};
use milepost_core::dates::day;
use milepost_logbook::FactKind;
use serde_json::{Map, Value};

use super::page::{Page, WIDTH, clean};

/// How many letters of an id are shown: its end, for ids begin alike.
const SHOWN_OF_ID: usize = 8;

/// The names that stand for ids: employers and the titles of courses.
pub type Names = BTreeMap<String, String>;

/// One row: when, how much, what, and its id.
pub struct Row {
    cells: [String; 3],
    id: String,
}

/// The names of positions and courses.
pub fn names<'a>(facts: impl Iterator<Item = (FactKind, &'a Value)>) -> Names {
    facts
        .filter_map(|(kind, fact)| {
            let name = match kind {
                FactKind::Position => text(fact, "employer"),
                FactKind::Course => text(fact, "title"),
                _ => return None,
            };
            Some((text(fact, "id"), name))
        })
        .collect()
}

/// The row of a fact.
pub fn row(kind: FactKind, fact: &Value, id: &str, names: &Names) -> Row {
    let named = |field: &str| names.get(&text(fact, field)).cloned().unwrap_or_default();
    let cells = match kind {
        FactKind::Entry => [
            date(fact, "date"),
            hours(fact, "minutes"),
            joined([
                named("position"),
                list(fact, "code_sets"),
                text(fact, "note"),
            ]),
        ],
        FactKind::StudyEntry => {
            let what = match (named("course"), text(fact, "practicode").is_empty()) {
                (course, _) if !course.is_empty() => course,
                (_, false) => "Practicode".to_owned(),
                _ => "free study".to_owned(),
            };
            [
                date(fact, "date"),
                hours(fact, "minutes"),
                joined([what, text(fact, "note"), String::new()]),
            ]
        }
        FactKind::Credit => [
            date(fact, "completed_on"),
            ceus(fact),
            joined([
                text(fact, "title"),
                text(fact, "sponsor"),
                after("index ", text(fact, "index_number")),
            ]),
        ],
        FactKind::Position => [
            span(date(fact, "starts_on"), date(fact, "ends_on")),
            String::new(),
            joined([
                text(fact, "employer"),
                text(fact, "title"),
                words(fact, "kind"),
            ]),
        ],
        FactKind::Course => [
            span(date(fact, "started_on"), date(fact, "completed_on")),
            hours(fact, "contact_minutes_completed"),
            joined([text(fact, "title"), text(fact, "provider"), String::new()]),
        ],
        FactKind::Credential => [
            date(fact, "earned_on"),
            String::new(),
            joined([
                format!(
                    "{}{}",
                    text(fact, "code"),
                    if with_an_a(fact) { "-A" } else { "" }
                ),
                text(fact, "issuer"),
                words(fact, "status"),
            ]),
        ],
        FactKind::Exam => [
            date(fact, "sat_on"),
            String::new(),
            joined([
                text(fact, "credential"),
                words(fact, "result"),
                text(fact, "score"),
            ]),
        ],
        FactKind::Payment => [
            first_date(fact),
            fact.get("amount_cents")
                .and_then(Value::as_i64)
                .and_then(|cents| i32::try_from(cents).ok())
                .map(dollars_text)
                .unwrap_or_default(),
            joined([text(fact, "issuer"), words(fact, "kind"), String::new()]),
        ],
        FactKind::Letter => [
            span(date(fact, "covers_from"), date(fact, "covers_to")),
            String::new(),
            joined([
                named("position"),
                after("signed by ", text(fact, "signer_name")),
                String::new(),
            ]),
        ],
        _ => [first_date(fact), String::new(), rest(fact)],
    };
    Row {
        cells,
        id: id.to_owned(),
    }
}

/// Writes the rows below each other; what is long goes on below itself.
pub fn write(page: &mut Page, rows: &[Row]) {
    let width = |at: usize| {
        rows.iter()
            .map(|row| textwrap::core::display_width(&clean(&row.cells[at])))
            .max()
            .unwrap_or_default()
    };
    let (when, amount) = (width(0), width(1));
    let before = 2 + gap(when) + gap(amount);
    let room = WIDTH.saturating_sub(before + 2 + SHOWN_OF_ID).max(20);
    for row in rows {
        let [on, much, what] = &row.cells;
        let (on, much, what) = (clean(on), clean(much), clean(what));
        let lines = textwrap::wrap(&what, room);
        let first = lines.first().map_or("", |line| line.as_ref());
        let mut text = String::from("  ");
        if when > 0 {
            text += &format!("{}  ", left(&on, when));
        }
        if amount > 0 {
            text += &format!("{}  ", right(&much, amount));
        }
        text += &format!("{}  {}", left(first, room), end_of(&row.id));
        page.exactly(&text);
        for line in lines.iter().skip(1) {
            page.exactly(&format!("{}{line}", " ".repeat(before)));
        }
    }
}

/// The part of an id that is shown, and by which it is found.
fn end_of(id: &str) -> &str {
    let start = id.char_indices().rev().nth(SHOWN_OF_ID - 1);
    start.map_or(id, |(at, _)| &id[at..])
}

fn gap(width: usize) -> usize {
    if width == 0 { 0 } else { width + 2 }
}

fn left(text: &str, width: usize) -> String {
    let fill = width.saturating_sub(textwrap::core::display_width(text));
    format!("{text}{}", " ".repeat(fill))
}

fn right(text: &str, width: usize) -> String {
    let fill = width.saturating_sub(textwrap::core::display_width(text));
    format!("{}{text}", " ".repeat(fill))
}

fn text(fact: &Value, field: &str) -> String {
    match fact.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A word of the facts format as words: `magazine_quiz` is `magazine quiz`.
fn words(fact: &Value, field: &str) -> String {
    text(fact, field).replace('_', " ")
}

fn list(fact: &Value, field: &str) -> String {
    let items = fact.get(field).and_then(Value::as_array);
    let items = items.into_iter().flatten().filter_map(Value::as_str);
    let named = items.map(|item| match item {
        "cpt" => "CPT".to_owned(),
        "icd10_cm" => "ICD-10-CM".to_owned(),
        "icd10_pcs" => "ICD-10-PCS".to_owned(),
        "hcpcs_level2" => "HCPCS".to_owned(),
        other => other.replace('_', " "),
    });
    named.collect::<Vec<_>>().join(", ")
}

fn as_day(fact: &Value, field: &str) -> Option<NaiveDate> {
    text(fact, field).parse().ok()
}

fn date(fact: &Value, field: &str) -> String {
    let planned = fact.get("planned") == Some(&Value::Bool(true));
    as_day(fact, field)
        .map(|date| format!("{}{}", day(date), if planned { " (planned)" } else { "" }))
        .unwrap_or_default()
}

fn first_date(fact: &Value) -> String {
    let fields = fact.as_object().into_iter().flatten();
    let mut dates = fields.filter_map(|(field, _)| as_day(fact, field));
    dates.next().map(day).unwrap_or_default()
}

fn hours(fact: &Value, field: &str) -> String {
    let minutes = fact.get(field).and_then(Value::as_i64);
    minutes
        .and_then(|minutes| i32::try_from(minutes).ok())
        .map(hours_text)
        .unwrap_or_default()
}

fn ceus(fact: &Value) -> String {
    match text(fact, "amount") {
        amount if !amount.is_empty() => format!("{amount} CEU"),
        _ => hours(fact, "minutes"),
    }
}

fn with_an_a(fact: &Value) -> bool {
    let removed = as_day(fact, "apprentice_removed_on").is_some();
    fact.get("apprentice") == Some(&Value::Bool(true)) && !removed
}

fn span(from: String, to: String) -> String {
    match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("since {from}"),
        (true, false) => format!("until {to}"),
        (false, false) => format!("{from} – {to}"),
    }
}

fn after(before: &str, text: String) -> String {
    match text.as_str() {
        "" => text,
        _ => format!("{before}{text}"),
    }
}

fn joined(parts: [String; 3]) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// What else is set in a fact, with its fields in words.
fn rest(fact: &Value) -> String {
    let empty = Map::new();
    let fields = fact.as_object().unwrap_or(&empty);
    let said = fields.iter().filter_map(|(field, value)| {
        let field_words = field.replace('_', " ");
        match value {
            _ if matches!(field.as_str(), "id") => None,
            Value::Null | Value::Bool(false) => None,
            Value::String(text) if text.is_empty() || text == "unknown" => None,
            Value::Array(items) if items.is_empty() => None,
            Value::String(text) => Some(format!("{field_words} {}", text.replace('_', " "))),
            Value::Bool(true) => Some(field_words),
            Value::Array(items) => Some(format!("{field_words} {}", items.len())),
            other => Some(format!("{field_words} {other}")),
        }
    });
    said.collect::<Vec<_>>().join(", ")
}
