//! What a refusal, or wrong usage, says on standard error.

use milepost_core::quickadd::Problem;
use serde::Serialize;

use super::answer::to_json;
use super::page::clean;
use crate::error::Refusal;

/// A refusal, with the problems of quick-add words where there are any.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// Why.
    #[serde(flatten)]
    pub refusal: Refusal,
    /// What was not understood, each with its name, its words and its mend.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

impl<E: Into<Refusal>> From<E> for Refused {
    fn from(reason: E) -> Refused {
        Refused {
            refusal: reason.into(),
            problems: Vec::new(),
        }
    }
}

impl Refused {
    /// For people, on one line for each reason.
    pub fn to_text(&self) -> String {
        let field = self
            .refusal
            .field
            .as_deref()
            .filter(|field| !field.is_empty());
        let field = field
            .map(|field| format!("{}: ", clean(field)))
            .unwrap_or_default();
        let lines: Vec<String> = self.refusal.message.lines().map(clean).collect();
        format!("milepost: {field}{}", lines.join("\n  "))
    }

    /// For programs.
    pub fn to_json(&self) -> String {
        error_answer(self)
    }
}

/// Wrong usage for programs.
pub fn misused(message: &str) -> String {
    error_answer(&Misused {
        code: "usage",
        message,
        field: None,
    })
}

#[derive(Serialize)]
struct Misused<'a> {
    code: &'static str,
    message: &'a str,
    field: Option<&'a str>,
}

#[derive(Serialize)]
struct ErrorAnswer<'a, T> {
    format: &'static str,
    version: u8,
    error: &'a T,
}

fn error_answer<T: Serialize>(error: &T) -> String {
    to_json(&ErrorAnswer {
        format: "milepost-error",
        version: 1,
        error,
    })
}
