//! Why a facts file cannot be read, in words that say where and how to mend it.

use super::{FORMAT, VERSION};

/// Why a facts file cannot be read.
///
/// `path` names the value from the top, such as `credits[3].amount`; `line` and
/// `column` count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactsFileError {
    /// The text is no JSON.
    #[error("line {line}, column {column}: this isn't JSON: {reason}. Fix the text there")]
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What the JSON reader says.
        reason: String,
    },
    /// The file holds something else than an object.
    #[error("the file holds {found}. Put the lists into an object: {{\"credits\": [ … ]}}")]
    NotAnObject {
        /// What it holds.
        found: &'static str,
    },
    /// The `format` field names another format.
    #[error("the file's format is {found}. Only {FORMAT:?} can be read here")]
    OtherFormat {
        /// The format, as JSON.
        found: String,
    },
    /// The file was written by a newer program.
    #[error(
        "the file is of version {found} of {FORMAT}. This program reads up to version {VERSION}: \
         update Milepost, or export the file again with the older one"
    )]
    NewerVersion {
        /// The version.
        found: u64,
    },
    /// The `version` field is no version.
    #[error("the file's version is {found}. Write \"version\": {VERSION}")]
    NoVersion {
        /// The version, as JSON.
        found: String,
    },
    /// A value is missing or wrong.
    #[error("{path} (line {line}, column {column}): {reason}")]
    Value {
        /// Where, from the top.
        path: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong and what would mend it.
        reason: Reason,
    },
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A field stands twice in one object.
    #[error("the field `{field}` appears here twice. Keep one")]
    TwiceInObject {
        /// The field.
        field: String,
    },
    /// Two facts of a kind have the same id.
    #[error("{name:?} names two {list}. Give each its own, or leave the id out")]
    TwiceInList {
        /// The id.
        name: String,
        /// The list.
        list: &'static str,
    },
    /// Two rule choices decide the same clause.
    #[error("the clause {clause:?} is decided twice. Keep one of the two")]
    TwiceDecided {
        /// The clause.
        clause: String,
    },
    /// A text that should be a date is none.
    #[error("{text:?} isn't a date. Write it as 2026-03-02")]
    NotADate {
        /// The text.
        text: String,
    },
    /// The date does not exist.
    #[error("there's no day {text}. Check the month and the day")]
    ImpossibleDate {
        /// The text.
        text: String,
    },
    /// The year is out of range.
    #[error("{text} isn't in a year between 1900 and 2200. Write the year with four digits")]
    YearOutOfRange {
        /// The text.
        text: String,
    },
    /// A field is not in the format.
    #[error("there is no field `{field}` here. {mend}")]
    UnknownField {
        /// The field.
        field: String,
        /// What it may have been meant as.
        mend: String,
    },
    /// A needed field is not there.
    #[error("the field `{field}` is missing. Add it")]
    MissingField {
        /// The field.
        field: String,
    },
    /// A word is none of the allowed ones.
    #[error("{found} isn't allowed here. {mend}")]
    NotAllowed {
        /// What stands there.
        found: String,
        /// The allowed ones.
        mend: String,
    },
    /// A number is not within the bounds that the format states.
    #[error("{found} isn't between {least} and {most}. Check the number and its unit")]
    OutOfBounds {
        /// The number.
        found: String,
        /// The least one.
        least: String,
        /// The greatest one.
        most: String,
    },
    /// The value is of another sort than the format says.
    #[error("{found} is here. Write {expected}")]
    WrongSort {
        /// What stands there.
        found: String,
        /// What the format says.
        expected: String,
    },
    /// Anything else, as the reader says it.
    #[error("{0}")]
    Other(String),
}

impl Reason {
    /// The reason that serde's message gives.
    pub(super) fn of(error: &serde_json::Error) -> Reason {
        let message = error.to_string();
        if let Some(rest) = message.strip_prefix("missing field `") {
            return Reason::MissingField {
                field: rest.trim_end_matches('`').to_owned(),
            };
        }
        if let Some((field, rest)) = named(&message, "unknown field `") {
            return Reason::UnknownField {
                mend: mend(field, rest, "fields"),
                field: field.to_owned(),
            };
        }
        if let Some((word, rest)) = named(&message, "unknown variant `") {
            return Reason::NotAllowed {
                mend: mend(word, rest, "words"),
                found: format!("{word:?}"),
            };
        }
        let sort = ["invalid type: ", "invalid value: "]
            .iter()
            .find_map(|start| message.strip_prefix(start)?.split_once(", expected "));
        match sort {
            Some((found, expected)) => Reason::WrongSort {
                found: in_words(found),
                expected: in_words(expected),
            },
            None => Reason::Other(message),
        }
    }
}

/// The name and the rest of a message such as ``unknown field `x`, expected …``.
fn named<'m>(message: &'m str, start: &str) -> Option<(&'m str, &'m str)> {
    message.strip_prefix(start)?.split_once("`, ")
}

/// Names the nearest of the allowed words, or else all of them.
fn mend(found: &str, expected: &str, what: &str) -> String {
    let allowed: Vec<&str> = expected
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| !word.is_empty())
        .collect();
    let nearest = allowed
        .iter()
        .map(|word| (strsim::osa_distance(found, word), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance <= word.chars().count() / 3);
    match nearest {
        Some((_, word)) => format!("Did you mean `{word}`?"),
        None => format!("The {what} are `{}`", allowed.join("`, `")),
    }
}

/// What serde calls a sort of value, in words.
fn in_words(sort: &str) -> String {
    let plain = match sort {
        "a JSON number" | "f64" => "a number",
        "i32" | "i64" | "u8" | "u32" => "a whole number within its range",
        "a string" | "a borrowed string" => "text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list in [ ]",
        "map" | "a map" => "an object in { }",
        "null" | "unit value" => "null",
        "a formatted date string" => "a date as 2026-03-02",
        "string or map" => "one of the allowed words",
        _ if sort.starts_with("struct ") => "an object in { }",
        _ if sort.starts_with("a sequence of") => "a list in [ ]",
        _ => sort,
    };
    plain
        .replace("floating point", "number")
        .replace("string \"", "the text \"")
}
