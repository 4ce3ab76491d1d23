//! What is supposed, and what would be different.

use crate::amounts::Ceus;
use crate::facts::{AhimaSource, CycleChoice};
use crate::ids::{CredentialCode, CredentialId, CreditId, IssuerId, MeetingId};
use crate::plan::Plan;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Something that is supposed and not so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(tag = "suppose", rename_all = "snake_case", deny_unknown_fields)]
pub enum Supposition {
    /// One more credential.
    AddCredential {
        /// The certifying body.
        issuer: IssuerId,
        /// The code; `CPC-A` is the CPC with the apprentice "A".
        code: CredentialCode,
        /// The day of the award; the date of the question where not given.
        #[serde(default)]
        earned_on: Option<NaiveDate>,
    },
    /// A credential given up on the date of the question.
    DropCredential {
        /// Which one.
        credential: CredentialId,
    },
    /// A credit of the renewal month in the other cycle.
    MoveCredit {
        /// Which one.
        credit: CreditId,
        /// Where it goes.
        to: CycleChoice,
    },
    /// A credit applied to another credential.
    ApplyCredit {
        /// Which one.
        credit: CreditId,
        /// The credential whose minimum it serves; none leaves it to the rules.
        #[serde(default)]
        to: Option<CredentialCode>,
    },
    /// One more credit.
    AddCredit {
        /// Its amount.
        amount: Ceus,
        /// Its topics.
        #[serde(default)]
        topics: Vec<String>,
        /// The bodies that it is for; all where it qualifies when not given.
        #[serde(default)]
        issuers: Option<Vec<IssuerId>>,
        /// Whose activity it is for AHIMA; not said where not given.
        #[serde(default)]
        ahima_source: Option<AhimaSource>,
        /// The day of completion; the date of the question where not given.
        #[serde(default)]
        completed_on: Option<NaiveDate>,
    },
    /// A meeting on record, as if one had been there.
    AddMeeting {
        /// Which one.
        id: MeetingId,
    },
    /// Practicode, done with all its cases at the benchmark.
    AddPracticode {
        /// The day of completion; the date of the question where not given.
        #[serde(default)]
        completed_on: Option<NaiveDate>,
    },
    /// An 80-hour course, completed and proven.
    AddCourse {
        /// The day of completion; the date of the question where not given.
        #[serde(default)]
        completed_on: Option<NaiveDate>,
    },
}

/// What would be different.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Difference {
    /// The date of the question.
    pub as_of: NaiveDate,
    /// What is supposed, in words.
    pub supposed: Vec<String>,
    /// What could not be supposed, and why.
    pub refused: Vec<String>,
    /// What would be different, the weightiest first.
    pub effects: Vec<Effect>,
    /// The plan as things are.
    pub plan_now: Plan,
    /// The plan as things would be.
    pub plan_then: Plan,
}

/// One thing that would be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct Effect {
    /// What it is about: "AAPC, cycle ending May 31, 2027".
    pub about: String,
    /// How it is now.
    pub now: String,
    /// How it would be.
    pub then: String,
    /// The difference in words: "Asks for 40 CEU instead of 36. At least 16 in auditing.".
    pub words: String,
    /// Whether it is more to do, less, or neither.
    pub weight: EffectWeight,
}

/// Whether a difference is more to do or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectWeight {
    /// More to do or to pay.
    More,
    /// Less to do or to pay, or something is met.
    Less,
    /// Something else changes.
    Neither,
}
