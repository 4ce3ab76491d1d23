//! Experience: positions, time worked, and the letters that verify it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ids::{EntryId, LetterId, PositionId};

/// A job, externship, internship, volunteer or Project XTern place at an employer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Names the position.
    pub id: PositionId,
    /// The employer's name.
    pub employer: String,
    /// What sort of place it is.
    #[serde(default)]
    pub kind: PositionKind,
    /// The job title.
    #[serde(default)]
    pub title: Option<String>,
    /// The first day; a position without one cannot be counted in months.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// The last day; none while it goes on.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// Usual minutes a week.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10080))]
    pub weekly_minutes: Option<i32>,
    /// Where the work is done.
    #[serde(default)]
    pub setting: Option<Setting>,
    /// The code sets that the work uses.
    #[serde(default)]
    pub code_sets: Vec<CodeSet>,
    /// The supervisor's name.
    #[serde(default)]
    pub supervisor: Option<String>,
    /// Whether the work is assigning codes.
    #[serde(default)]
    pub code_assignment: YesNoUnknown,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// The sort of position.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PositionKind {
    /// A paid job.
    #[default]
    Job,
    /// An externship.
    Externship,
    /// An internship.
    Internship,
    /// Volunteer work.
    Volunteer,
    /// A Project XTern place.
    ProjectXtern,
}

/// Where coding work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// A practice, clinic or outpatient department.
    Outpatient,
    /// A hospital's inpatient side.
    Inpatient,
    /// An insurer or other payer.
    Payer,
    /// From home.
    Remote,
}

/// A code set.
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
pub enum CodeSet {
    /// Current Procedural Terminology.
    #[serde(rename = "CPT")]
    Cpt,
    /// ICD-10-CM, diagnoses.
    #[serde(rename = "ICD-10-CM")]
    Icd10Cm,
    /// ICD-10-PCS, inpatient procedures.
    #[serde(rename = "ICD-10-PCS")]
    Icd10Pcs,
    /// HCPCS Level II.
    #[serde(rename = "HCPCS Level II")]
    HcpcsLevel2,
}

/// An answer that may still be open.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum YesNoUnknown {
    /// Not looked at.
    #[default]
    Unknown,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Time worked on one day at a position.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Names the entry.
    pub id: EntryId,
    /// Where.
    pub position: PositionId,
    /// The day. A day after the date of assessment makes it a planned entry.
    pub date: NaiveDate,
    /// How long, in minutes, 1 to 1,440.
    #[schemars(range(min = 1, max = 1440))]
    pub minutes: i32,
    /// Whether it is only planned: it is not counted as worked before it is
    /// confirmed, also once its day has passed.
    #[serde(default)]
    pub planned: bool,
    /// The code sets used.
    #[serde(default)]
    pub code_sets: Vec<CodeSet>,
    /// The medical specialty.
    #[serde(default)]
    pub specialty: Option<String>,
    /// How many encounters were coded.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000))]
    pub encounters: Option<i32>,
    /// Anything worth remembering; never patient data.
    #[serde(default)]
    pub note: Option<String>,
}

/// An employer's verification of one position, with AAPC's checklist.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Names the letter.
    pub id: LetterId,
    /// The position that it verifies.
    pub position: PositionId,
    /// Whose letterhead it is on; the position's employer where not given. An
    /// employer can vouch only for its own organization.
    #[serde(default)]
    pub employer: Option<String>,
    /// The first day that it vouches for; the position's first day where not given.
    #[serde(default)]
    pub covers_from: Option<NaiveDate>,
    /// The last day that it vouches for; the position's last day where not given.
    #[serde(default)]
    pub covers_to: Option<NaiveDate>,
    /// Item 1: on company letterhead.
    #[serde(default)]
    pub on_letterhead: YesNoUnknown,
    /// Item 2: says what coding experience was gained.
    #[serde(default)]
    pub describes_experience: YesNoUnknown,
    /// Item 3: gives start and end dates.
    #[serde(default)]
    pub gives_dates: YesNoUnknown,
    /// States the amount of time ("2 years"), which an earlier rule asked for.
    #[serde(default)]
    pub states_amount_of_time: YesNoUnknown,
    /// Item 4: signed by hand.
    #[serde(default)]
    pub hand_signed: YesNoUnknown,
    /// Item 5: dated.
    #[serde(default)]
    pub dated: YesNoUnknown,
    /// Item 6: current contact details of the signer.
    #[serde(default)]
    pub contact_details: YesNoUnknown,
    /// Item 7: a file that cannot be edited (PDF).
    #[serde(default)]
    pub uneditable_file: YesNoUnknown,
    /// Item 8: who signed.
    #[serde(default)]
    pub signer: SignerRole,
    /// The signer's name.
    #[serde(default)]
    pub signer_name: Option<String>,
    /// The day on which it was asked for.
    #[serde(default)]
    pub requested_on: Option<NaiveDate>,
    /// The day on which it was in hand.
    #[serde(default)]
    pub received_on: Option<NaiveDate>,
    /// The day on which it was sent to AAPC; its rule is then the one of that day.
    #[serde(default)]
    pub sent_on: Option<NaiveDate>,
    /// The day on which AAPC accepted it.
    #[serde(default)]
    pub accepted_on: Option<NaiveDate>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

impl Letter {
    /// Whether it was asked for and nothing says that it came: neither a day nor anything
    /// that it shows.
    pub fn is_awaited(&self) -> bool {
        let items = [
            self.on_letterhead,
            self.describes_experience,
            self.gives_dates,
            self.states_amount_of_time,
            self.hand_signed,
            self.dated,
            self.contact_details,
            self.uneditable_file,
        ];
        let came = [self.received_on, self.sent_on, self.accepted_on];
        self.requested_on.is_some()
            && came.iter().all(Option::is_none)
            && items.iter().all(|it| *it == YesNoUnknown::Unknown)
            && self.signer == SignerRole::Unknown
    }
}

/// Who signed a letter.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SignerRole {
    /// Not said.
    #[default]
    Unknown,
    /// The employer.
    Employer,
    /// A supervisor.
    Supervisor,
    /// The human-resources department.
    HumanResources,
    /// A co-worker.
    CoWorker,
    /// Somebody else.
    Other,
}
