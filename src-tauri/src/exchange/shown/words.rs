//! Values, fields and sentences as the window writes them.

use std::collections::BTreeMap;

use milepost_core::amounts::{dollars_text, hours_text};
use milepost_core::dates::day;
use milepost_core::exchange::{Field, Kind, Shape, field};
use serde_json::Value;

/// `row 7, Date: ‘Apr 2026’ is …` without the row and the column, which the row itself shows.
pub(super) fn without_place(problem: &str) -> String {
    let parts = problem.split("; row ").map(|part| {
        let rest = part
            .strip_prefix("row ")
            .or(part.strip_prefix("line "))
            .unwrap_or(part);
        let rest = match rest.split_once(": ") {
            Some((before, after)) if before.starts_with(|c: char| c.is_ascii_digit()) => after,
            _ => part,
        };
        let mut letters = rest.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect::<String>(),
            None => String::new(),
        }
    });
    let mut text = parts.collect::<Vec<_>>().join(". ");
    if !text.ends_with(['.', '?']) {
        text.push('.');
    }
    text
}

/// A sentence of the command line as the window writes it: `Apr 2026` in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.fold(String::new(), |mut whole, (nth, part)| {
        if nth > 0 {
            whole.push(if nth % 2 == 1 { '“' } else { '”' });
        }
        whole + part
    })
}

/// What a kind's rows are shown by: a day, what it is, where or by whom, how much.
pub(super) fn columns_of(kind: Option<Kind>) -> &'static [&'static str] {
    match kind {
        Some(Kind::Credit) => &["completed_on", "title", "sponsor", "amount", "approved_for"],
        Some(Kind::Entry) => &["date", "position", "note", "minutes"],
        Some(Kind::StudyEntry) => &["date", "course", "note", "minutes"],
        Some(Kind::Course) => &[
            "started_on",
            "title",
            "provider",
            "contact_minutes_completed",
        ],
        Some(Kind::Position) => &["starts_on", "employer", "title", "ends_on"],
        Some(Kind::Exam) => &["sat_on", "credential", "result", "score"],
        Some(Kind::Payment) => &["paid_on", "issuer", "kind", "amount_cents"],
        Some(Kind::Application) => &["employer", "title", "town", "note"],
        Some(Kind::Letter) => &["covers_from", "position", "signer_role", "covers_to"],
        Some(Kind::Credential) => &["earned_on", "code", "status", "number"],
        _ => &["date", "title", "note", "amount"],
    }
}

/// A field as a person calls it.
pub(super) fn label_of(kind: Option<Kind>, name: &str) -> String {
    let known = match (kind, name) {
        (Some(Kind::Credit), "completed_on") => "Date finished",
        (_, "amount") => "CEU",
        (Some(Kind::Credit), "approved_for") => "Approved for",
        (Some(Kind::Credit), "issuers") => "Counts at",
        (Some(Kind::Entry | Kind::Letter), "position") => "Place",
        (None, "date") => "Date",
        (None, "title") => "What",
        (None, "note") => "Where or by whom",
        (None, _) => "Amount",
        (Some(kind), name) => {
            let label = field(kind, name).map_or(name, |it| it.label.as_str());
            let mut letters = label.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            return first.unwrap_or_default() + letters.as_str();
        }
    };
    match (kind, name) {
        (None, "amount") => "Amount".to_owned(),
        _ => known.to_owned(),
    }
}

/// A value of a field in words.
pub(super) fn in_words(
    field: Option<&Field>,
    value: &Value,
    names: &BTreeMap<String, String>,
) -> String {
    let text = || match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let Some(field) = field else { return text() };
    let whole = || value.as_i64().and_then(|it| i32::try_from(it).ok());
    match &field.shape {
        Shape::Date => text().parse().map_or_else(|_| text(), day),
        Shape::Minutes => whole().map_or_else(text, hours_text),
        Shape::Money => whole().map_or_else(text, dollars_text),
        Shape::Ceus => match text() {
            amount if amount.is_empty() || amount.contains('.') => amount,
            amount => format!("{amount}.0"),
        },
        Shape::Word(_) => text().replace('_', " "),
        Shape::Reference(_) => {
            let id = text();
            names.get(&id).cloned().unwrap_or(id)
        }
        Shape::Texts | Shape::Words(_) => {
            let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let list = list.iter().filter_map(Value::as_str);
            list.collect::<Vec<_>>().join(", ").replace('_', " ")
        }
        _ => text(),
    }
}

/// A place in a list as the page counts it.
pub(super) fn number_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
