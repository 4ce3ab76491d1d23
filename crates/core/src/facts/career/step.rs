//! The dated steps of an application, and days on which the person spoke with somebody.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::civil_time::CivilTime;
use crate::ids::{ApplicationId, ContactId, StepId};

/// One dated step. All but `spoke` belong to an application; `spoke` belongs to a contact.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Names the step.
    pub id: StepId,
    /// The application that it is a step of; only `spoke` may have none.
    #[serde(default)]
    pub application: Option<ApplicationId>,
    /// What happened, or will.
    pub kind: StepKind,
    /// The day.
    pub on: NaiveDate,
    /// The time of day, as the clock on the wall shows it there.
    #[serde(default)]
    pub at: Option<CivilTime>,
    /// With whom.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// The round: `second`, `with the team`.
    #[serde(default)]
    pub round: Option<String>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// The kinds of steps, in the order in which an application goes through them: of two steps on
/// one day the later kind decides the stage.
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
pub enum StepKind {
    /// Spoke with somebody; it leaves the stage as it is.
    Spoke,
    /// The posting was saved.
    Saved,
    /// The application was sent.
    #[default]
    Applied,
    /// The employer said that it has it.
    Acknowledged,
    /// A first call.
    Screening,
    /// A coding test.
    CodingTest,
    /// An interview.
    Interview,
    /// Asked how it stands, or thanked.
    FollowedUp,
    /// An offer came.
    Offer,
    /// The offer was accepted.
    Accepted,
    /// The employer declined.
    DeclinedByThem,
    /// The person withdrew.
    Withdrawn,
    /// No answer came.
    NoAnswer,
}

impl StepKind {
    /// Whether an application whose last step is this one needs nothing more.
    pub const fn closes(self) -> bool {
        matches!(
            self,
            StepKind::Accepted
                | StepKind::DeclinedByThem
                | StepKind::Withdrawn
                | StepKind::NoAnswer
        )
    }

    /// Whether a step of this kind may lie ahead: it is an appointment.
    pub const fn is_appointment(self) -> bool {
        matches!(
            self,
            StepKind::Screening | StepKind::CodingTest | StepKind::Interview
        )
    }
}
