//! What the rulebook says of the facts on a date: plain results with reasons.
//!
//! Every number carries its [`Provenance`], every requirement its [`Test`]s,
//! each with clause, outcome, reason and what would mend it. The JSON form is
//! documented in `docs/standing-format.md`.

mod apprentice;
mod audit;
mod coursework;
mod cycle;
mod exam;
mod forecast;
mod obligation;
mod overview;
mod question;
mod test;

pub use test::{Lack, Outcome, Provenance, Requirement, Test, Unit, Weight, Words};

pub use apprentice::{
    ApprenticeStanding, LetterStanding, LetterStep, PositionStanding, PracticodeStanding,
    RemovalOption, RemovalRoute, WorkMonths, WorkSpan, WorkSpanState,
};
pub use audit::{AuditProof, AuditStanding};
pub use coursework::{CourseStanding, CourseworkStanding, SubjectStanding};
pub use cycle::{
    Bucket, BucketRole, CeuFigure, Cost, CreditStanding, CycleStanding, CycleState, DateFigure,
    LateStep, LateStepKind, LateStepState, Pace, PaceState, Surplus,
};
pub use exam::{Brings, ExamStanding, FirstReport};
pub use forecast::{CycleForecast, Forecast, Keeps, Outlook, RemovalForecast, RouteForecast};
pub use obligation::{DueState, Obligation, ObligationKind, Target, TargetKind, Turn, Urgency};
pub use overview::{
    Answers, CredentialStanding, Milestone, MilestoneKind, MilestoneState, NextStep, SafeState,
};
pub use question::{Answered, Choice, PossibleAnswer, Question, QuestionKind, Takes};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use crate::ids::ClauseId;

/// The whole answer of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Standing {
    /// The date of the assessment.
    pub as_of: NaiveDate,
    /// The day on which the rulebook's sources were last checked.
    pub rules_checked_on: NaiveDate,
    /// "Am I safe? What next? By when?"
    pub answers: Answers,
    /// What to do next, most urgent first.
    pub next: Vec<NextStep>,
    /// Everything that is due, by day: what the answers, the road and the reminders read.
    pub obligations: Vec<Obligation>,
    /// Audits that are not answered, with what to send.
    pub audits: Vec<AuditStanding>,
    /// Each credential with where it stands.
    pub credentials: Vec<CredentialStanding>,
    /// Removal of the apprentice "A", one for each credential that carries it.
    pub apprentice: Vec<ApprenticeStanding>,
    /// Every renewal cycle, newest due date last within an issuer.
    pub cycles: Vec<CycleStanding>,
    /// Courses, contact hours and subjects.
    pub coursework: CourseworkStanding,
    /// Exam attempts.
    pub exams: Vec<ExamStanding>,
    /// The road: what was reached and what lies ahead, by date.
    pub milestones: Vec<Milestone>,
    /// When things are likely to be done, from the user's own pace.
    pub forecast: Forecast,
    /// The rules behind all this that are open: what is assumed, or what the user decided.
    pub open_rules: Vec<OpenRule>,
    /// Facts that could not be judged as they are.
    pub problems: Vec<Problem>,
}

/// A rule that is uncertain and bears on these facts.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct OpenRule {
    /// The clause.
    pub clause: ClauseId,
    /// What it governs.
    pub title: String,
    /// What is not known, and which default is used.
    pub note: String,
    /// What the user decided, in words; none while the default is used.
    pub decided: Option<String>,
}

/// A fact that could not be judged as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Problem {
    /// Which fact, as "kind:id" (`credit:c7`); none when it concerns the whole.
    pub fact: Option<String>,
    /// The field, where one is to blame.
    pub field: Option<String>,
    /// What is odd, and what was assumed instead.
    pub message: String,
    /// What would mend it.
    pub mend: String,
}

pub use crate::dates::day;
