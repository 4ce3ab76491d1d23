//! What the person keeps for the way ahead: answers to practice questions, ideas of further
//! credentials, and own entries of the directory.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ids::{CredentialCode, CredentialIdeaId, DirectoryEntryId, IssuerId, PracticeAnswerId};

/// One answer to a question of the practice.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeAnswer {
    /// Names the answer.
    pub id: PracticeAnswerId,
    /// The question, by its stable id.
    pub item: String,
    /// The day of the answer.
    pub answered_on: NaiveDate,
    /// Which of the choices was taken, counted from 0; none for an open question.
    #[serde(default)]
    #[schemars(range(min = 0, max = 9))]
    pub choice: Option<i32>,
    /// Whether it was the best one; none for an open question.
    #[serde(default)]
    pub right: Option<bool>,
    /// How long it took, in seconds.
    #[serde(default)]
    #[schemars(range(min = 0, max = 86400))]
    pub seconds: Option<i32>,
    /// For an open question: how it was.
    #[serde(default)]
    pub situation: Option<String>,
    /// For an open question: what the person did.
    #[serde(default)]
    pub action: Option<String>,
    /// For an open question: what came of it.
    #[serde(default)]
    pub outcome: Option<String>,
}

/// A credential that one thinks about. What is decided is a credential with the status
/// `expected`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialIdea {
    /// Names the idea.
    pub id: CredentialIdeaId,
    /// Who gives the credential.
    pub issuer: IssuerId,
    /// Its code.
    pub code: CredentialCode,
    /// By which day one would have it.
    #[serde(default)]
    pub by: Option<NaiveDate>,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
}

/// The person's own word on an entry of the directory: edited, hidden, or added.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryEntry {
    /// Names the entry.
    pub id: DirectoryEntryId,
    /// The shipped entry that this one stands for; none where the person added it.
    #[serde(default)]
    pub shipped: Option<String>,
    /// Whether it is not shown.
    #[serde(default)]
    pub hidden: bool,
    /// What it is.
    #[serde(default)]
    pub kind: DirectoryKind,
    /// Its name.
    pub name: String,
    /// The town.
    #[serde(default)]
    pub town: Option<String>,
    /// What is known of it.
    #[serde(default)]
    pub known: Option<String>,
    /// Its web address.
    #[serde(default)]
    pub address: Option<String>,
}

/// What an entry of the directory is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DirectoryKind {
    /// A school.
    School,
    /// An association.
    Association,
    /// A chapter.
    Chapter,
    /// An employer.
    #[default]
    Employer,
    /// Money for training.
    Funding,
}

impl DirectoryKind {
    /// Several of the kind, as a heading: `Schools`.
    pub const fn heading(self) -> &'static str {
        match self {
            DirectoryKind::School => "Schools",
            DirectoryKind::Association => "Associations",
            DirectoryKind::Chapter => "Chapters",
            DirectoryKind::Employer => "Employers",
            DirectoryKind::Funding => "Funding",
        }
    }
}
