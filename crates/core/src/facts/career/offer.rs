//! An offer of a job.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{PayUnit, WorkPlace};
use crate::facts::YesNoUnknown;
use crate::ids::{ApplicationId, OfferId};

/// An offer that came of an application.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Names the offer.
    pub id: OfferId,
    /// The application that it came of.
    pub application: ApplicationId,
    /// The day on which it came.
    pub received_on: NaiveDate,
    /// The last day to answer.
    #[serde(default)]
    pub answer_by: Option<NaiveDate>,
    /// The pay, in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000_000))]
    pub pay_cents: Option<i32>,
    /// What the pay is for; while it is not said, it is asked.
    #[serde(default)]
    pub pay_unit: Option<PayUnit>,
    /// The minutes a week.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10080))]
    pub weekly_minutes: Option<i32>,
    /// Where the work is done.
    #[serde(default)]
    pub place: Option<WorkPlace>,
    /// The first day at work.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// Whether the work is assigning codes.
    #[serde(default)]
    pub code_assignment: YesNoUnknown,
    /// What the employer pays besides.
    #[serde(default)]
    pub pays: Vec<OfferPays>,
    /// Whether the employer will write the letter that AAPC asks for.
    #[serde(default)]
    pub writes_letter: YesNoUnknown,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// What an employer pays for besides the work.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum OfferPays {
    /// The dues of the issuers.
    Dues,
    /// CEUs.
    Ceus,
    /// Exams.
    Exam,
    /// Code books.
    CodeBooks,
    /// Conferences.
    Conference,
}
