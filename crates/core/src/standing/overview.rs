//! The three answers, what is next, and the road.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::{Cost, Provenance, Question, Target, Test, Urgency};
use crate::ids::{ClauseId, CredentialCode, CredentialId, IssuerId};

/// "Am I safe? What next? By when?", each with a line of detail.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Answers {
    /// How urgent the worst thing is.
    pub urgency: Urgency,
    /// Whether it is safe, beside the words.
    pub safe_state: SafeState,
    /// "Yes, through Mar 9, 2027".
    pub safe: String,
    /// "Nothing is late. AHIMA CCA is 5 CEU behind."
    pub safe_detail: String,
    /// "Get one letter signed".
    pub next: String,
    /// "Harbor Clinic's letter completes the education route."
    pub next_detail: String,
    /// "Fri, Dec 4" or "May 31, 2027".
    pub by_when: String,
    /// Whose date it is.
    pub by_when_detail: String,
}

/// The first answer as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SafeState {
    /// Nothing is late, whatever the answers that are missing.
    Safe,
    /// It hangs on an answer that is missing; the first step asks for it.
    Question,
    /// Something is late, or has ended by the published rules.
    NotSafe,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct NextStep {
    /// What to do: "Earn 8 CEU for AHIMA".
    pub title: String,
    /// What it brings, or what follows otherwise.
    pub detail: String,
    /// By when, where a date governs it.
    pub by: Option<NaiveDate>,
    /// Whose date it is: "AAPC", "AHIMA", "yours"; none without a date.
    pub whose: Option<String>,
    /// Where it is done: the very record, form or question; none where it is no place.
    pub target: Option<Target>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The clause behind it.
    pub clause: Option<ClauseId>,
    /// Which fact it concerns, as "kind:id"; or "cycle:AAPC:2027-05-31".
    pub about: Option<String>,
    /// The question that it asks, with the answers that are possible; none where it
    /// asks for something else than an answer.
    pub question: Option<Question>,
}

/// One credential with where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CredentialStanding {
    /// The credential.
    pub credential: CredentialId,
    /// The certifying body.
    pub issuer: IssuerId,
    /// The code without the apprentice "A".
    pub code: CredentialCode,
    /// The code as it is shown: `CPC-A`.
    pub shown_as: String,
    /// The full name, where the rulebook knows it.
    pub name: Option<String>,
    /// Whether it carries the apprentice "A" on the date of assessment.
    pub apprentice: bool,
    /// Whether it must be renewed on the date of assessment.
    pub held: bool,
    /// What the rules say of it: replaced by another, inactive, revoked, how to bring it back.
    pub tests: Vec<Test>,
    /// What bringing it back costs.
    pub costs: Vec<Cost>,
    /// The last day on which it can be brought back, or its revocation appealed.
    pub back_by: Option<NaiveDate>,
}

/// A point on the road.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Milestone {
    /// What it is: "CPC exam passed".
    pub name: String,
    /// What sort of point it is.
    pub kind: MilestoneKind,
    /// Whether it is reached.
    pub state: MilestoneState,
    /// The day, or the first day of an estimated range; none where it is not dated.
    pub on: Option<NaiveDate>,
    /// The last day of an estimated range.
    pub until: Option<NaiveDate>,
    /// Where the date comes from.
    pub provenance: Provenance,
    /// The clause behind it.
    pub clause: Option<ClauseId>,
}

/// The sort of milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// Coursework or contact hours.
    Study,
    /// An exam.
    Exam,
    /// A credential earned, or its "A" removed.
    Credential,
    /// A renewal's due date.
    Renewal,
    /// A first on the way to a job.
    Career,
}

/// Whether a milestone is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneState {
    /// On record.
    Done,
    /// A date set by an issuer.
    Deadline,
    /// A due date that has passed and of which nobody has said what became of it.
    Question,
    /// Ours to reach.
    Ahead,
    /// An estimate.
    Estimate,
}
