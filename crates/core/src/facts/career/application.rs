//! An application for a job, from the saved posting on.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::PayUnit;
use crate::facts::{CodeSet, Setting, YesNoUnknown};
use crate::ids::{ApplicationId, ContactId, CredentialCode, MeetingId, PositionId};

/// An application for a job. Its stage is what its dated steps say, and is never stored.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Names the application.
    pub id: ApplicationId,
    /// The employer's name.
    pub employer: String,
    /// The job title.
    #[serde(default)]
    pub title: Option<String>,
    /// The town.
    #[serde(default)]
    pub town: Option<String>,
    /// Where the work would be done.
    #[serde(default)]
    pub place: Option<WorkPlace>,
    /// The setting of the coding work.
    #[serde(default)]
    pub setting: Option<Setting>,
    /// The web address of the posting.
    #[serde(default)]
    pub address: Option<String>,
    /// The text of the posting, at most 20,000 characters.
    #[serde(default)]
    pub posting: Option<String>,
    /// How it was found.
    #[serde(default)]
    pub found_through: Option<FoundThrough>,
    /// The person through whom it was found.
    #[serde(default)]
    pub found_contact: Option<ContactId>,
    /// The meeting at which it was found.
    #[serde(default)]
    pub found_meeting: Option<MeetingId>,
    /// The credentials that the posting names.
    #[serde(default)]
    pub asks_credentials: Vec<CredentialCode>,
    /// The years of experience that it asks for.
    #[serde(default)]
    #[schemars(range(min = 0, max = 60))]
    pub asks_years: Option<i32>,
    /// The code sets that it names.
    #[serde(default)]
    pub asks_code_sets: Vec<CodeSet>,
    /// Whether it takes apprentices.
    #[serde(default)]
    pub takes_apprentices: YesNoUnknown,
    /// The posted pay, or the least of it, in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000_000))]
    pub pay_from_cents: Option<i32>,
    /// The most of the posted pay, in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000_000))]
    pub pay_to_cents: Option<i32>,
    /// What the pay is for; while it is not said, it is asked.
    #[serde(default)]
    pub pay_unit: Option<PayUnit>,
    /// The minutes a week.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10080))]
    pub weekly_minutes: Option<i32>,
    /// What is to be done next, in the person's words.
    #[serde(default)]
    pub next_step: Option<String>,
    /// The day for it.
    #[serde(default)]
    pub next_on: Option<NaiveDate>,
    /// The position that came of it.
    #[serde(default)]
    pub position: Option<PositionId>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// Where the work of a job is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorkPlace {
    /// At the employer's.
    OnSite,
    /// Some days there, some from home.
    Hybrid,
    /// From home.
    Remote,
}

/// How a job was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundThrough {
    /// An AAPC chapter.
    Chapter,
    /// An association, such as MaHIMA.
    Association,
    /// A person.
    Person,
    /// A job board.
    JobBoard,
    /// The employer's own site.
    EmployerSite,
    /// A recruiter.
    Recruiter,
    /// A school.
    School,
    /// Another way.
    Other,
}
