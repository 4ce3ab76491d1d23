//! A cell as the value of a field, by the field's shape.

use serde_json::Value;

use super::super::Cell;
use super::super::fields::{Field, Shape};
use super::super::fold::short;
use super::super::vocabulary::{Codes, word};
use super::dates::{self, DateOrder, Day};
use super::lengths::{self, Length, Unit};
use super::numbers::{self, Amount, Decimal};
use crate::amounts::Ceus;

/// How the values of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Manner {
    /// The order of days, where it is known.
    pub order: Option<DateOrder>,
    /// The decimal mark.
    pub decimal: Decimal,
    /// What a bare number in a column of lengths counts.
    pub unit: Unit,
    /// Whether an instant is taken for the day that is written.
    pub instants: bool,
}

impl Default for Manner {
    fn default() -> Manner {
        Manner {
            order: None,
            decimal: Decimal::Point,
            unit: Unit::Hours,
            instants: false,
        }
    }
}

/// What a cell gives a field.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Given {
    /// The value, with a note.
    Value(Value, Option<String>),
    /// No value that the field could keep; a sentence says what to write.
    Problem(String),
    /// A question must be answered first.
    Open(&'static str, String),
    /// Nothing.
    Nothing,
}

/// Reads a cell for a field.
pub(in super::super) fn read(field: &Field, cell: &Cell, manner: Manner, codes: &Codes) -> Given {
    match &field.shape {
        Shape::Date => date(cell, manner),
        Shape::Ceus => match numbers::ceus(cell, manner.decimal) {
            Amount::Is(hundredths, note) => ceus(hundredths, &cell.shown(), note),
            Amount::Minutes(minutes) => no_amount(cell, minutes),
            // `1 hr 30 min` says how long it was, and not what it counts.
            Amount::Not(problem) => match lengths::read(cell, manner.decimal, Unit::Hours) {
                Length::Is(minutes, _) => no_amount(cell, minutes),
                _ => Given::Problem(problem),
            },
            Amount::Nothing => Given::Nothing,
        },
        Shape::Minutes => match lengths::read(cell, manner.decimal, manner.unit) {
            Length::Is(minutes, note) => whole(minutes, &cell.shown(), note),
            Length::Not(problem) => Given::Problem(problem),
            Length::Nothing => Given::Nothing,
        },
        Shape::Money => amount(numbers::cents(cell, manner.decimal), &cell.shown()),
        Shape::Whole => amount(numbers::whole(cell), &cell.shown()),
        Shape::YesNo => yes_no(cell),
        Shape::Word(words) => match text_of(cell) {
            None => Given::Nothing,
            Some(text) => match word(&field.name, &text, words, codes) {
                Some(word) => Given::Value(word.into(), None),
                // How an exam went is never left open by a word that is not known.
                None if field.needed || field.name == "result" => Given::Problem(format!(
                    "`{}` isn't one of: {}",
                    short(&text),
                    words.join(", ").replace('_', " ")
                )),
                None => Given::Value(Value::Null, Some(format!("`{}` left out", short(&text)))),
            },
        },
        Shape::Words(words) => list(cell, |part| word(&field.name, part, words, codes)),
        Shape::Texts => {
            let name = field.name.as_str();
            list(cell, |part| codes.listed(name, part))
        }
        Shape::Text => match text_of(cell) {
            None => Given::Nothing,
            Some(text) => Given::Value(codes.plain(&field.name, &one_line(&text)).into(), None),
        },
        Shape::Reference(_) | Shape::Json => match text_of(cell) {
            None => Given::Nothing,
            Some(text) => Given::Value(one_line(&text).into(), None),
        },
    }
}

fn no_amount(cell: &Cell, minutes: i64) -> Given {
    Given::Problem(format!(
        "`{}` is {minutes} minutes, not an amount; write the CEUs",
        short(&cell.shown())
    ))
}

/// A text without the breaks and tabs that a cell may hold and a line may not.
pub(in super::super) fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_control()).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [_] | [] => text.trim_matches(|c: char| c.is_control()).to_owned(),
        several => several.join(" "),
    }
}

/// The text of a cell that says something. A mark against formulas is taken away.
pub(in super::super) fn text_of(cell: &Cell) -> Option<String> {
    let text = cell.shown();
    if super::says_nothing(&text) {
        return None;
    }
    Some(undefused(&text).trim().to_owned())
}

/// Takes the apostrophe away that stands before what a spreadsheet would run.
pub(in super::super) fn undefused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if runs(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet would take the text for a formula.
pub(in super::super) fn runs(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

fn date(cell: &Cell, manner: Manner) -> Given {
    match dates::read(cell) {
        Day::Is(day) => Given::Value(day.to_string().into(), None),
        Day::Instant(day) if manner.instants => Given::Value(day.to_string().into(), None),
        Day::Instant(day) => Given::Open(
            "instants",
            format!(
                "`{}` is a time in another time zone; was it {day} where you were?",
                short(&cell.shown())
            ),
        ),
        Day::Numbers(triple) => match manner.order {
            Some(order) => match triple.read(order) {
                Some(day) => Given::Value(day.to_string().into(), None),
                None => Given::Problem(format!(
                    "`{}` isn't a date when the {} comes first; write it like 2026-04-18",
                    short(&cell.shown()),
                    match order {
                        DateOrder::Mdy => "month",
                        DateOrder::Dmy => "day",
                    }
                )),
            },
            None => Given::Open(
                "date-order",
                format!(
                    "`{}`: does the month or the day come first?",
                    short(&cell.shown())
                ),
            ),
        },
        Day::Not(problem) => Given::Problem(problem),
        Day::Nothing => Given::Nothing,
    }
}

/// CEUs within what a credit can have.
fn ceus(hundredths: i64, shown: &str, note: Option<String>) -> Given {
    /// The logbook refuses more, and a comma of thousands gives more.
    const MOST: i64 = 20_000;
    match i32::try_from(hundredths) {
        Ok(value) if (0..=MOST).contains(&hundredths) => {
            let value = serde_json::to_value(Ceus::from_hundredths(value));
            Given::Value(value.unwrap_or_default(), note)
        }
        _ => Given::Problem(format!(
            "`{}` is out of range for CEUs; write it like 1.5",
            short(shown)
        )),
    }
}

fn amount(amount: Amount, shown: &str) -> Given {
    match amount {
        Amount::Is(value, note) => whole(value, shown, note),
        Amount::Minutes(_) => Given::Problem(format!("`{}` is a time", short(shown))),
        Amount::Not(problem) => Given::Problem(problem),
        Amount::Nothing => Given::Nothing,
    }
}

fn whole(value: i64, shown: &str, note: Option<String>) -> Given {
    match i32::try_from(value) {
        Ok(value) => Given::Value(value.into(), note),
        Err(_) => Given::Problem(format!("`{}` is too large to keep", short(shown))),
    }
}

fn yes_no(cell: &Cell) -> Given {
    if let Cell::Bool(truth) = cell {
        return Given::Value((*truth).into(), None);
    }
    let shown = cell.shown();
    match shown.trim().to_lowercase().as_str() {
        "" => Given::Nothing,
        "yes" | "y" | "x" | "true" | "1" | "✓" | "✔" | "☑" | "ok" | "done" => {
            Given::Value(true.into(), None)
        }
        "no" | "n" | "false" | "0" | "-" | "–" | "☐" | "✗" | "n/a" | "na" => {
            Given::Value(false.into(), None)
        }
        _ => Given::Problem(format!(
            "`{}` says neither yes nor no; write yes or no",
            short(&shown)
        )),
    }
}

/// The parts of a list; those that mean nothing to us are named in a note.
fn list(cell: &Cell, known: impl Fn(&str) -> Option<String>) -> Given {
    let Some(text) = text_of(cell) else {
        return Given::Nothing;
    };
    let mut kept: Vec<Value> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for part in text.split([';', ',', '|', '/', '\n']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        match known(part) {
            Some(word) if kept.iter().any(|kept| *kept == word) => {}
            Some(word) => kept.push(word.into()),
            None => unknown.push(part),
        }
    }
    let note = (!unknown.is_empty()).then(|| format!("`{}` left out", short(&unknown.join(", "))));
    match kept.is_empty() {
        true => match note {
            Some(note) => Given::Value(Value::Null, Some(note)),
            None => Given::Nothing,
        },
        false => Given::Value(kept.into(), note),
    }
}
