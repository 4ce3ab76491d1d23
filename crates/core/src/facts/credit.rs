//! Continuing education.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::Ceus;
use crate::ids::{CredentialCode, CreditId, IssuerId};

/// One completed (or planned) learning activity with an amount of CEUs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Names the credit.
    pub id: CreditId,
    /// The activity's title as on its certificate.
    pub title: String,
    /// Who gave it.
    #[serde(default)]
    pub sponsor: Option<String>,
    /// The day of completion. A day after the date of assessment makes it a planned credit.
    pub completed_on: NaiveDate,
    /// The amount on the certificate.
    #[serde(default)]
    pub amount: Option<Ceus>,
    /// The activity's length in minutes; AHIMA's amount is worked out from it
    /// where the certificate gives none.
    #[serde(default)]
    #[schemars(range(min = 0, max = 60_000))]
    pub minutes: Option<i32>,
    /// AAPC's index number of the approved activity.
    #[serde(default)]
    pub index_number: Option<String>,
    /// What sort of activity it was.
    #[serde(default)]
    pub kind: ActivityKind,
    /// Topics in free words or the rulebook's (`auditing`, `compliance`, `documentation`,
    /// `practice management`, `interventional radiology`).
    #[serde(default)]
    pub topics: Vec<String>,
    /// The credentials that the certificate names; none where it was not looked at.
    #[serde(default)]
    pub approved_for: Option<Vec<CredentialCode>>,
    /// The one credential whose topic minimum the user lets it serve.
    #[serde(default)]
    pub applied_to: Option<CredentialCode>,
    /// The bodies that it is meant for; none means every body where it qualifies.
    #[serde(default)]
    pub issuers: Option<Vec<IssuerId>>,
    /// AHIMA: who gave it, for the 40 % source rule.
    #[serde(default)]
    pub ahima_source: Option<AhimaSource>,
    /// AHIMA: whether its subject lies in the HIIM domains.
    #[serde(default)]
    pub hiim_domain: Option<bool>,
    /// What it cost, in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub cost_cents: Option<i32>,
    /// Names the activity where the same one may be recorded twice under different titles.
    #[serde(default)]
    pub course_key: Option<String>,
    /// Magazine quizzes: the day of publication.
    #[serde(default)]
    pub published_on: Option<NaiveDate>,
    /// AAPC: which cycle a credit of the renewal month goes to.
    #[serde(default)]
    pub cycle_choice: CycleChoice,
    /// Whether it is only planned: it is not counted as done before it is confirmed,
    /// also once its day has passed.
    #[serde(default)]
    pub planned: bool,
    /// Whether the certificate is at hand.
    #[serde(default)]
    pub certificate_held: bool,
    /// The fields that the certificate shows; none where it was not looked at.
    #[serde(default)]
    pub certificate_shows: Option<Vec<CertificateField>>,
    /// How far it has come in the issuers' own portals.
    #[serde(default)]
    pub portal: Vec<PortalRecord>,
    /// The label that the issuer's tracker shows beside it, such as "Core A".
    #[serde(default)]
    pub tracker_label: Option<String>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// The sort of learning activity.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// A webinar or teleseminar.
    #[default]
    Webinar,
    /// A workshop or seminar.
    Workshop,
    /// A conference session.
    Conference,
    /// A local chapter's or component association's meeting.
    ChapterMeeting,
    /// A magazine quiz.
    MagazineQuiz,
    /// A quiz for chapter officers.
    OfficerQuiz,
    /// A web training of CMS, the federal agency.
    CmsTraining,
    /// A course with formal enrollment.
    FormalStudy,
    /// Independent study.
    SelfStudy,
    /// Something published.
    Publication,
    /// A presentation given.
    Presentation,
    /// Writing exam items.
    ExamItemWriting,
    /// AHIMA's former yearly coding self-review.
    CodingSelfReview,
    /// A staff meeting or other normal duty.
    StaffMeeting,
    /// Anything else.
    Other,
}

/// Where an AHIMA credit comes from, for the 40 % rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AhimaSource {
    /// AHIMA itself, its HCPro brands included.
    Ahima,
    /// A component (state) association of AHIMA.
    ComponentAssociation,
    /// Anybody else.
    Other,
}

/// One of the five things that a certificate must show for AAPC.
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
pub enum CertificateField {
    /// The index number.
    IndexNumber,
    /// The sponsor.
    Sponsor,
    /// The title.
    Title,
    /// The number of CEUs.
    Ceus,
    /// The date.
    Date,
}

/// Which cycle a credit of the renewal month is applied to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CycleChoice {
    /// The cycle in which it was completed.
    #[default]
    Current,
    /// The following cycle.
    Next,
}

/// How far a credit has come at one issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PortalRecord {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The state there.
    pub state: PortalState,
}

/// A credit's state in an issuer's portal. "Recorded" here is never "submitted" there.
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
pub enum PortalState {
    /// Not done yet.
    Planned,
    /// Done.
    Earned,
    /// Done, with its certificate.
    ProofAttached,
    /// Entered in the issuer's tracker.
    Entered,
    /// Accepted by the issuer.
    Accepted,
    /// Rejected by the issuer.
    Rejected,
}
