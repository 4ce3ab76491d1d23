//! Meetings of associations, chapters and schools, and the people one meets.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::Ceus;
use crate::civil_time::CivilTime;
use crate::ids::{ContactId, CredentialCode, CreditId, MeetingId};

/// A meeting that one may go to: it can bring people, a job and a credit.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Names the meeting.
    pub id: MeetingId,
    /// Its title.
    pub title: String,
    /// Who holds it.
    pub organizer: String,
    /// What sort of body that is; it decides what a credit of it counts as.
    #[serde(default)]
    pub organizer_kind: OrganizerKind,
    /// The day on which it begins.
    pub starts_on: NaiveDate,
    /// The last day, where it has several.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// When it begins, as the clock on the wall shows it there.
    #[serde(default)]
    pub at: Option<CivilTime>,
    /// The town, or `online`.
    #[serde(default)]
    pub town: Option<String>,
    /// The CEUs that are announced.
    #[serde(default)]
    pub amount: Option<Ceus>,
    /// What it is about, by topics as credits have them.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The credentials for which it is approved; none while that is not known.
    #[serde(default)]
    pub approved_for: Option<Vec<CredentialCode>>,
    /// The index number by which AAPC knows it.
    #[serde(default)]
    pub index_number: Option<String>,
    /// What it costs, in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub cost_cents: Option<i32>,
    /// Whether one goes, or went.
    #[serde(default)]
    pub state: MeetingState,
    /// The credit that was made of it.
    #[serde(default)]
    pub credit: Option<CreditId>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// What sort of body holds a meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum OrganizerKind {
    /// A chapter of AAPC.
    AapcChapter,
    /// AAPC.
    Aapc,
    /// AHIMA.
    Ahima,
    /// A component state association of AHIMA, such as MaHIMA.
    ComponentAssociation,
    /// An employer.
    Employer,
    /// A school.
    School,
    /// A company that sells training.
    Vendor,
    /// Somebody else, or not said.
    #[default]
    Other,
}

/// How it stands with going to a meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Not decided.
    #[default]
    Considering,
    /// Going.
    Going,
    /// Was there.
    Went,
    /// Was not there.
    Missed,
}

/// A person whom one met on the way.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Names the contact.
    pub id: ContactId,
    /// The person's name.
    pub name: String,
    /// What the person does there.
    #[serde(default)]
    pub role: Option<String>,
    /// Where the person works.
    #[serde(default)]
    pub organization: Option<String>,
    /// What the person is to one's search.
    #[serde(default)]
    pub kind: Option<ContactKind>,
    /// The e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// The telephone number, as it was typed.
    #[serde(default)]
    pub phone: Option<String>,
    /// The meeting at which one met.
    #[serde(default)]
    pub met_at: Option<MeetingId>,
    /// After how many days without a word one wants to speak again; none where that is not
    /// wanted.
    #[serde(default)]
    #[schemars(range(min = 1, max = 3650))]
    pub stay_in_touch_days: Option<i32>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a person is to one's search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// Decides about hiring.
    Hiring,
    /// Recruits.
    Recruiter,
    /// A mentor.
    Mentor,
    /// A colleague.
    Colleague,
    /// Teaches.
    Instructor,
    /// An officer of a chapter or an association.
    Officer,
}
