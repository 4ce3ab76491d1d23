//! Looking at a sheet of the tests, and each of its rows as a line.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::exchange::{Known, Preview, Request, RowSeen, RowState, preview};
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use serde_json::Value;

fn today() -> NaiveDate {
    "2026-11-30".parse().expect("a day")
}

pub fn look(file: &str, answers: &str) -> Preview {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(file);
    let book = milepost_sheets::read_file(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let set: Vec<(String, String)> = answers
        .split('&')
        .filter_map(|answer| answer.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let facts = Facts::default();
    let known = Known {
        facts: &facts,
        before: &|prints| vec![None; prints.len()],
        rulebook: Rulebook::embedded(),
        today: today(),
    };
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    let request = Request {
        sheets: &book.sheets,
        file: name,
        set: &set,
        ..Request::default()
    };
    preview(&request, &known).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// One row as a line: its number, its state, and what counts of it.
fn line(row: &RowSeen) -> String {
    let column = row
        .column
        .as_ref()
        .map(|it| format!("/{it}"))
        .unwrap_or_default();
    let sheet = row.sheet.as_ref().map(|it| format!("{it}: "));
    let start = format!("{}{}{column}", sheet.unwrap_or_default(), row.row);
    let Some(fact) = row.fact.as_ref().filter(|_| row.state == RowState::New) else {
        let state = serde_json::to_value(row.state).expect("a state has a name");
        let state = state.as_str().unwrap_or_default().to_owned();
        return match row.state {
            RowState::Skipped => format!("{start} skipped: {}", row.notes.join(", ")),
            _ => format!("{start} {state}"),
        };
    };
    let text = |name: &str| match fact.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => format!(" {text}"),
        Some(Value::Array(list)) => {
            let parts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            format!(" [{}]", parts.join(" "))
        }
        Some(other) => format!(" {other}"),
    };
    const SHOWN: [&str; 16] = [
        "date",
        "completed_on",
        "amount",
        "minutes",
        "position",
        "title",
        "index_number",
        "approved_for",
        "ahima_source",
        "employer",
        "starts_on",
        "credential",
        "sat_on",
        "result",
        "amount_cents",
        "paid_on",
    ];
    let shown: String = SHOWN.iter().map(|name| text(name)).collect();
    format!("{start} new{shown}")
}

pub fn check(file: &str, answers: &str, expect: &str) {
    let seen = look(file, answers);
    let lines: Vec<String> = seen.rows.iter().map(line).collect();
    let expected: Vec<&str> = expect
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(
        lines.join("\n"),
        expected.join("\n"),
        "{file} with {answers:?}\nasked: {:#?}\nsaid: {:#?}\nproblems: {:#?}",
        seen.asked,
        seen.said,
        seen.rows
            .iter()
            .filter_map(|row| row.problem.as_ref())
            .collect::<Vec<_>>()
    );
    let counts = seen.counts();
    let sum = counts.new
        + counts.same
        + counts.like
        + counts.before
        + counts.update
        + counts.problem
        + counts.skipped;
    assert_eq!(counts.read, sum, "{file}: every row is in one state");
}
