//! What a refusal, or wrong usage, says on standard error.

use std::path::Path;

use clap::CommandFactory;
use milepost_core::quickadd::Problem;
use serde::Serialize;

use super::answer::to_json;
use super::arguments::Arguments;
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
    /// The same with the home that was asked for in every command that it names, so that whoever
    /// types one means the same logbook.
    pub fn at_home(mut self, home: Option<&Path>) -> Refused {
        if let Some(home) = home {
            self.refusal.message = with_home(&self.refusal.message, home);
        }
        self
    }

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

/// Puts `--home` into every command of ours that a text names.
fn with_home(text: &str, home: &Path) -> String {
    let home = home.display().to_string();
    let plain = |sign: char| sign.is_alphanumeric() || "/\\:._-~".contains(sign);
    let home = match home.chars().all(plain) {
        true => home,
        false => format!("\"{home}\""),
    };
    let commands = Arguments::command();
    let is_command = |word: &str| commands.get_subcommands().any(|it| it.get_name() == word);
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("milepost ") {
        let word = after
            .split(|sign: char| !sign.is_ascii_lowercase() && sign != '-')
            .next();
        said.push_str(before);
        said.push_str("milepost ");
        // Not within a path, as in `/home/ana/milepost restore`.
        let whole =
            !before.ends_with(|sign: char| sign.is_alphanumeric() || "/\\.-_".contains(sign));
        if whole && word.is_some_and(is_command) {
            said.push_str(&format!("--home {home} "));
        }
        rest = after;
    }
    said + rest
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_in_a_refusal_means_the_home_that_was_asked_for() {
        let said = |text: &str, home: &str| with_home(text, Path::new(home));
        assert_eq!(
            said(
                "x; milepost restore latest puts it back, milepost begin starts",
                "/a"
            ),
            "x; milepost --home /a restore latest puts it back, milepost --home /a begin starts"
        );
        assert_eq!(
            said("milepost list shows them", "/a b"),
            "milepost --home \"/a b\" list shows them"
        );
        assert_eq!(
            said("install milepost first; /x/milepost restore", "/a"),
            "install milepost first; /x/milepost restore"
        );
    }
}
