//! What other rules change for one person, as it is told.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ids::ClauseId;
use crate::rulebook::RulebookChanges;

/// What other rules change for the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Consequences {
    /// The date of the assessment.
    pub as_of: NaiveDate,
    /// What the rules say otherwise.
    pub rules: RulebookChanges,
    /// The changed clauses on which something of the person's hangs.
    pub touches: Vec<ClauseId>,
    /// The answers, totals and dates by both, the three answers first.
    pub rows: Vec<ConsequenceRow>,
    /// How many of them are another by the rules after.
    pub changed: u32,
    /// What becomes late by the rules after and is not by those before.
    pub late: Vec<String>,
    /// "Four answers change for you, none makes you late."
    pub summary: String,
    /// What keeps the rules of its time, a sentence each.
    pub kept: Vec<String>,
}

/// One answer, total or date by both rulebooks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct ConsequenceRow {
    /// Names it within the standing.
    pub key: String,
    /// What it is: "Am I safe?", "From AHIMA sources".
    pub name: String,
    /// Whose it is: "CPC-A, due Jun 30, 2028"; none for the three answers.
    pub of: Option<String>,
    /// How it is by the rules before; none where they ask for no such thing.
    pub before: Option<ConsequenceFigure>,
    /// How it is by the rules after; none where they ask for no such thing.
    pub after: Option<ConsequenceFigure>,
    /// Whether both are the same.
    pub same: bool,
    /// The changed clauses that make the difference, as far as one alone does.
    pub because: Vec<ClauseId>,
}

/// An answer, total or date with its line of detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct ConsequenceFigure {
    /// "5 of 8", "May 31, 2028".
    pub text: String,
    /// What belongs to it.
    pub detail: Option<String>,
    /// Whether it is an estimate.
    pub estimate: bool,
}

impl ConsequenceFigure {
    pub(super) fn of(text: impl Into<String>) -> ConsequenceFigure {
        ConsequenceFigure {
            text: text.into(),
            detail: None,
            estimate: false,
        }
    }
}
