//! Questions about a sheet as the window asks them.

use milepost_core::exchange::Asked;
use serde::Serialize;
use specta::Type;

use super::words::quoted;

/// A question about the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportQuestion {
    /// By what it is answered.
    pub name: String,
    /// The question.
    pub text: String,
    /// Its answers.
    pub answers: Vec<ImportReply>,
    /// What is taken; none where the rows wait.
    pub chosen: Option<String>,
    /// Whether any text answers it, such as the name of a new place.
    pub open: bool,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportReply {
    /// What is said.
    pub value: String,
    /// In words, as on a button.
    pub label: String,
}

pub(super) fn question(asked: &Asked) -> ImportQuestion {
    let label = |value: &String| match (asked.name.as_str(), value.as_str()) {
        ("date-order", "mdy") => "Read month first".to_owned(),
        ("date-order", "dmy") => "Read day first".to_owned(),
        ("day-above", "yes") => "Take the date above".to_owned(),
        ("day-above", "no") => "Leave them open".to_owned(),
        ("decimal", "comma") => "A decimal comma".to_owned(),
        ("decimal", "point") => "Thousands".to_owned(),
        ("instants", "as-written") => "Use the day as written".to_owned(),
        (name, "new") if name.starts_with("place.") => "A new place".to_owned(),
        (_, value) => value.replace('_', " "),
    };
    ImportQuestion {
        name: asked.name.clone(),
        text: quoted(&asked.question),
        answers: asked
            .answers
            .iter()
            .map(|value| ImportReply {
                value: value.clone(),
                label: label(value),
            })
            .collect(),
        chosen: asked.chosen.clone(),
        open: matches!(asked.name.as_str(), "position" | "year")
            || asked.name.starts_with("letter."),
    }
}
