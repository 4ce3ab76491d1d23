//! Coursework, study time, Practicode and exams.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dates::Month;
use crate::ids::{CourseId, CredentialCode, ExamId, PracticodeId, StudyEntryId};

/// A class or program with contact hours.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Names the course.
    pub id: CourseId,
    /// What it is called.
    pub title: String,
    /// Who gives it.
    #[serde(default)]
    pub provider: Option<String>,
    /// The program that it belongs to.
    #[serde(default)]
    pub program: Option<String>,
    /// Whether it prepares for coding (AAPC asks for a coding preparation course).
    #[serde(default = "yes")]
    pub coding_preparation: bool,
    /// The core subjects that it covers.
    #[serde(default)]
    pub subjects: Vec<Subject>,
    /// Contact time that it will have, in minutes.
    #[serde(default)]
    #[schemars(range(min = 0, max = 600_000))]
    pub contact_minutes_planned: Option<i32>,
    /// Contact time that its proof states as completed, in minutes. CEUs never count here.
    #[serde(default)]
    #[schemars(range(min = 0, max = 600_000))]
    pub contact_minutes_completed: Option<i32>,
    /// The first day.
    #[serde(default)]
    pub started_on: Option<NaiveDate>,
    /// The day of completion; none while enrolled.
    #[serde(default)]
    pub completed_on: Option<NaiveDate>,
    /// Who recognises it.
    #[serde(default)]
    pub recognised_by: Vec<Recognition>,
    /// The proof at hand.
    #[serde(default)]
    pub proof: CourseProof,
    /// The grade.
    #[serde(default)]
    pub grade: Option<String>,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

fn yes() -> bool {
    true
}

/// A subject that coding programs normally require.
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
pub enum Subject {
    /// Medical terminology.
    MedicalTerminology,
    /// Anatomy.
    Anatomy,
    /// Physiology.
    Physiology,
    /// Pathophysiology.
    Pathophysiology,
    /// Pharmacology.
    Pharmacology,
    /// ICD-10-CM.
    Icd10Cm,
    /// ICD-10-PCS, for inpatient coding.
    Icd10Pcs,
    /// CPT.
    Cpt,
    /// HCPCS Level II.
    HcpcsLevel2,
    /// HIPAA and compliance.
    HipaaCompliance,
    /// Records management and reimbursement.
    RecordsAndReimbursement,
}

/// Who recognises a course or program.
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
pub enum Recognition {
    /// AAPC.
    Aapc,
    /// AHIMA's Professional Certificate Approval Program.
    AhimaPcap,
    /// The accreditor CAHIIM.
    Cahiim,
}

/// The proof of a course's contact hours.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CourseProof {
    /// None yet.
    #[default]
    None,
    /// An instructor's letter on the school's letterhead that says the hours were completed.
    InstructorLetter,
    /// A certificate or diploma that states the contact hours.
    Certificate,
    /// A certificate or diploma that does not state them.
    CertificateWithoutHours,
    /// A transcript that states the contact hours.
    Transcript,
    /// A transcript that does not state them.
    TranscriptWithoutHours,
    /// Only an enrollment.
    Enrolment,
}

/// Time studied on one day.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyEntry {
    /// Names the entry.
    pub id: StudyEntryId,
    /// For which course; none for Practicode and free study.
    #[serde(default)]
    pub course: Option<CourseId>,
    /// For which Practicode purchase.
    #[serde(default)]
    pub practicode: Option<PracticodeId>,
    /// The day.
    pub date: NaiveDate,
    /// How long, in minutes, 1 to 1,440.
    #[schemars(range(min = 1, max = 1440))]
    pub minutes: i32,
    /// Whether it was time of a class, which counts as contact hours, or time alone.
    #[serde(default)]
    pub kind: StudyKind,
    /// Whether it is only planned: it is not counted as studied before it is
    /// confirmed, also once its day has passed.
    #[serde(default)]
    pub planned: bool,
    /// Anything worth remembering.
    #[serde(default)]
    pub note: Option<String>,
}

/// How time was studied. Contact hours are hours of a class.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum StudyKind {
    /// Not said.
    #[default]
    Unknown,
    /// In a class, with a teacher.
    Class,
    /// Alone: reading, practice.
    Alone,
}

/// Progress through AAPC's Practicode. Its cases and answers are never kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Practicode {
    /// Names the purchase.
    pub id: PracticodeId,
    /// The day of purchase, on which the access clock starts.
    #[serde(default)]
    pub purchased_on: Option<NaiveDate>,
    /// The day on which access ends, as the account shows it.
    #[serde(default)]
    pub access_ends_on: Option<NaiveDate>,
    /// Cases done.
    #[serde(default)]
    #[schemars(range(min = 0, max = 600))]
    pub cases_done: i32,
    /// The score in percent.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub score_percent: Option<i32>,
    /// The day of completion.
    #[serde(default)]
    pub completed_on: Option<NaiveDate>,
}

/// One attempt at a credential's exam.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exam {
    /// Names the attempt.
    pub id: ExamId,
    /// The credential's code.
    pub credential: CredentialCode,
    /// The day of the exam; none while it is not booked.
    #[serde(default)]
    pub sat_on: Option<NaiveDate>,
    /// The month for which it is planned, while its day is not known.
    #[serde(default)]
    pub planned_month: Option<Month>,
    /// How it went.
    #[serde(default)]
    pub result: ExamResult,
    /// The score as the issuer writes it.
    #[serde(default)]
    pub score: Option<String>,
    /// The fee in cents.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub fee_cents: Option<i32>,
    /// The day of the approval to sit, from which the time to sit runs.
    #[serde(default)]
    pub approved_on: Option<NaiveDate>,
}

/// How an exam went.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ExamResult {
    /// Not sat yet, or no result yet.
    #[default]
    Pending,
    /// Passed.
    Passed,
    /// Not passed.
    Failed,
}
