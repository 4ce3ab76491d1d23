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

pub use apprentice::{
    ApprenticeStanding, LetterStanding, LetterStep, PositionStanding, PracticodeStanding,
    RemovalOption, RemovalRoute, WorkMonths, WorkSpan, WorkSpanState,
};
pub use audit::{AuditProof, AuditStanding};
pub use coursework::{CourseStanding, CourseworkStanding, SubjectStanding};
pub use cycle::{
    Bucket, BucketRole, CeuFigure, Cost, CreditStanding, CycleStanding, CycleState, DateFigure,
    LateStep, LateStepState, Pace, PaceState, Surplus,
};
pub use exam::{Brings, ExamStanding};
pub use forecast::{CycleForecast, Forecast, Keeps, Outlook, RemovalForecast, RouteForecast};
pub use obligation::{Ask, DueState, Obligation, ObligationKind, Target, TargetKind, Turn};
pub use overview::{
    Answers, CredentialStanding, Milestone, MilestoneKind, MilestoneState, NextStep, SafeState,
    Urgency,
};
pub use question::{Answered, Choice, PossibleAnswer, Question, QuestionKind, Takes};

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::certainty::Certainty;
use crate::dates::days;
use crate::ids::ClauseId;

/// The whole answer of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The user entered it.
    Entered,
    /// Worked out by published rules from what was entered.
    Computed,
    /// The issuer's own number, typed by the user; it wins over ours.
    OfficialOverride,
    /// Worked out where the rules are silent or a fact is missing.
    Estimate,
}

/// How one check on one fact came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It cannot be said: a fact is missing, or no rule is published.
    Unknown,
}

/// What a test decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// A failure means that the fact does not count.
    Counts,
    /// A failure only matters when the issuer verifies (audits).
    Audit,
    /// For information.
    Note,
}

/// One check on one fact, with its clause, its outcome and its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Test {
    /// What is checked, in a few words: "Finished inside the cycle".
    #[schemars(with = "String")]
    pub name: Words,
    /// How it came out.
    pub outcome: Outcome,
    /// What it decides.
    pub weight: Weight,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// How sure that clause is, in the version that applies here.
    pub certainty: Certainty,
    /// The field of the judged fact that decides it, as the facts format names it
    /// (`hand_signed`); none where no single field does. A program that acts on a
    /// test knows it by this, never by its name.
    #[schemars(with = "Option<String>")]
    pub field: Option<Words>,
    /// The fact that it used and what follows.
    #[schemars(with = "String")]
    pub reason: Words,
    /// What would mend a failure.
    #[schemars(with = "Option<String>")]
    pub mend: Option<Words>,
}

impl Test {
    /// Whether this test alone keeps the fact from counting.
    pub fn rules_out(&self) -> bool {
        self.weight == Weight::Counts && self.outcome == Outcome::Fail
    }
}

/// Text for people. Fixed texts cost nothing to make; texts with dates are
/// written out only when they are shown.
#[derive(Debug, Clone, Type)]
#[specta(transparent)]
pub struct Words(#[specta(type = String)] Said);

#[derive(Debug, Clone)]
enum Said {
    Fixed(&'static str),
    Text(Box<str>),
    Within {
        on: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
    },
}

impl Words {
    /// A text that never changes.
    pub const fn fixed(text: &'static str) -> Words {
        Words(Said::Fixed(text))
    }

    /// A text made for one fact.
    pub fn text(text: impl Into<String>) -> Words {
        Words(Said::Text(text.into().into_boxed_str()))
    }

    /// "Oct 3, 2026 is within Jun 1, 2025 – May 31, 2027."
    pub const fn within(on: NaiveDate, from: NaiveDate, to: NaiveDate) -> Words {
        Words(Said::Within { on, from, to })
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Said::Fixed(text) => f.write_str(text),
            Said::Text(text) => f.write_str(text),
            Said::Within { on, from, to } => {
                write!(f, "{} is within {}.", day(*on), days(*from, *to))
            }
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.to_string() == other.to_string()
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Words {
        Words::fixed(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words::text(text)
    }
}

impl Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Said::Fixed(text) => serializer.serialize_str(text),
            Said::Text(text) => serializer.serialize_str(text),
            Said::Within { .. } => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Words, D::Error> {
        String::deserialize(deserializer).map(Words::text)
    }
}

/// What a quantity is counted in. The four ledgers are never added up as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Whole calendar months.
    Months,
    /// Contact time in minutes.
    ContactMinutes,
    /// Practicode cases.
    Cases,
    /// Percent.
    Percent,
    /// Checklist items.
    Items,
    /// Days.
    Days,
}

/// One thing that must be met, with how far it is and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Requirement {
    /// What it is, in a few words: "12 months of verified coding work".
    pub name: String,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// What is counted.
    pub unit: Unit,
    /// How much is needed.
    pub needed: i32,
    /// How much counts, whatever the answers that are missing.
    pub counted: i32,
    /// How much counts once every missing answer is the most favorable one.
    pub counted_up_to: i32,
    /// How much is still lacking; 0 when met.
    pub lacking: i32,
    /// Whether it is met.
    pub met: bool,
    /// What it lacks in words: "1 more contact hour"; none when met.
    pub lacks: Option<String>,
    /// Where the counted number comes from.
    pub provenance: Provenance,
    /// The checks behind it.
    pub tests: Vec<Test>,
}

/// A rule that is uncertain and bears on these facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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
