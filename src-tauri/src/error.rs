//! What crosses to the window and to scripts when something is refused.

use milepost_logbook::LogbookError;
use serde::Serialize;
use specta::Type;

/// Why something was refused, in words for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What the receiver can act on.
    pub code: Code,
    /// What is wrong and what would mend it.
    pub message: String,
    /// The field to blame, as the facts format names it.
    pub field: Option<String>,
}

/// What the receiver of a refusal does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Something typed cannot be kept: show the message at the field, keep the text.
    Invalid,
    /// Quick-add words were not understood: show the message, keep the text.
    NotUnderstood,
    /// The fact is gone: read the facts again.
    NotFound,
    /// The logbook is not open: show the trouble.
    NoLogbook,
    /// The file is damaged, and closed: show the trouble.
    Damaged,
    /// Another file lies in the logbook's place and is open now: keep the text, read everything
    /// again, and say so.
    Replaced,
    /// Anything else: show the message.
    Refused,
}

impl Refusal {
    /// A refusal that needs no more than its message.
    pub fn because(message: impl Into<String>) -> Refusal {
        Refusal {
            code: Code::Refused,
            message: message.into(),
            field: None,
        }
    }

    /// A refusal of what needs an open logbook.
    pub fn no_logbook() -> Refusal {
        Refusal {
            code: Code::NoLogbook,
            message: "no logbook is open".to_owned(),
            field: None,
        }
    }

    /// A refusal of a field's content.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Refusal {
        Refusal {
            code: Code::Invalid,
            message: message.into(),
            field: Some(field.into()),
        }
    }
}

impl From<LogbookError> for Refusal {
    fn from(error: LogbookError) -> Refusal {
        match error {
            LogbookError::Invalid(invalid) => Refusal::invalid(invalid.field, invalid.message),
            LogbookError::NotFound(_) => Refusal {
                code: Code::NotFound,
                message: error.to_string(),
                field: None,
            },
            LogbookError::Damaged { .. } => Refusal {
                code: Code::Damaged,
                message: error.to_string(),
                field: None,
            },
            LogbookError::Replaced { .. } => Refusal {
                code: Code::Replaced,
                message: error.to_string(),
                field: None,
            },
            _ => Refusal::because(error.to_string()),
        }
    }
}
