//! Removal of the apprentice "A".

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::{DateFigure, Provenance, Requirement, Test};
use crate::ids::{CredentialCode, CredentialId, LetterId, PositionId, PracticodeId};

/// How near one credential is to losing its "A".
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct ApprenticeStanding {
    /// The credential.
    pub credential: CredentialId,
    /// Its code without the "A".
    pub code: CredentialCode,
    /// Whether any option is met, whatever the answers that are missing.
    pub met: bool,
    /// Whether any option is met once every missing answer is the most favorable one.
    pub met_if_answered: bool,
    /// The option that is met or lacks least.
    pub nearest: RemovalRoute,
    /// One sentence: "Meets the published list as of Nov 23, 2026".
    pub summary: String,
    /// The three options side by side.
    pub options: Vec<RemovalOption>,
    /// Work months, counted once.
    pub work: WorkMonths,
    /// Each position with its tests.
    pub positions: Vec<PositionStanding>,
    /// Each letter with its checklist.
    pub letters: Vec<LetterStanding>,
    /// The 80-hour course: the best one on record.
    pub course: Requirement,
    /// Practicode: the best purchase on record.
    pub practicode: PracticodeStanding,
    /// What no rule says, in words.
    pub notices: Vec<Test>,
}

/// Which of AAPC's three options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RemovalRoute {
    /// Option 1: 24 months of verified work.
    Employment,
    /// Option 2: 12 months of verified work and a course or Practicode.
    EmploymentAndEducation,
    /// Option 3: a course and Practicode.
    Education,
}

/// One option, met or what it lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct RemovalOption {
    /// Which option.
    pub route: RemovalRoute,
    /// AAPC's number of it, 1 to 3.
    pub number: u8,
    /// Its name in words.
    pub name: String,
    /// Whether all of it is met, whatever the answers that are missing.
    pub met: bool,
    /// Whether all of it is met once every missing answer is the most favorable one.
    pub met_if_answered: bool,
    /// Whether all of it would be met once the letters that are missing arrive.
    pub met_but_letters: bool,
    /// What it asks for.
    pub parts: Vec<Requirement>,
    /// What is still lacking, one phrase each; empty when met.
    pub lacks: Vec<String>,
    /// The earliest day on which it can be met if the open work goes on; none
    /// when met, or when nothing under way leads there.
    pub earliest_on: Option<NaiveDate>,
    /// The day on which its months of work are there, letters supposed, if the
    /// open work goes on; none where it asks for none, or nothing leads there.
    pub work_reached_on: Option<NaiveDate>,
}

/// Months of coding work as the union of spans: time at two places at once counts once.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct WorkMonths {
    /// Whole months verified by letters, whatever the answers that are missing.
    pub verified_months: i32,
    /// The same once every missing answer is the most favorable one.
    pub verified_up_to: i32,
    /// Days beyond the whole verified months.
    pub verified_extra_days: i32,
    /// Whole months of coding work, verified or not.
    pub worked_months: i32,
    /// Days beyond the whole worked months.
    pub worked_extra_days: i32,
    /// Whole months that missing letters would add.
    pub waiting_months: i32,
    /// Where the months come from.
    pub provenance: Provenance,
    /// The time axis, counted once, in order and without overlap, gaps included.
    pub spans: Vec<WorkSpan>,
}

/// A stretch of the time axis.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct WorkSpan {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What it is.
    pub state: WorkSpanState,
    /// Its length in months, to one decimal, for a label.
    // Always a number; specta would make a float `number | null`.
    #[specta(type = i32)]
    pub months: f64,
    /// How many positions lie in it at once.
    pub positions: i32,
}

/// What a stretch of work is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorkSpanState {
    /// Verified by a letter that meets the list.
    Verified,
    /// Worked, waiting for a letter.
    Waiting,
    /// No coding work.
    Gap,
}

/// One position as experience.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct PositionStanding {
    /// The position.
    pub position: PositionId,
    /// The employer's name.
    pub employer: String,
    /// The first day, where known.
    pub from: Option<NaiveDate>,
    /// The last day up to the date of assessment.
    pub to: Option<NaiveDate>,
    /// Whole months from first to last day.
    pub months: i32,
    /// Where the months come from: an estimate while the last day is open.
    pub provenance: Provenance,
    /// Minutes logged at it up to the date of assessment; supporting evidence, no measure.
    pub logged_minutes: i32,
    /// Whether its time counts as experience, letters aside. What is not said yet does
    /// not count: `asks` says so.
    pub counts: bool,
    /// Whether an answer is missing that decides whether it counts.
    pub asks: bool,
    /// How much of it letters verify, in whole months.
    pub verified_months: i32,
    /// The letter that speaks for it best.
    pub letter: Option<LetterId>,
    /// How far the letter has come.
    pub letter_step: LetterStep,
    /// Whether another counting position overlaps it.
    pub overlaps: bool,
    /// The checks behind it.
    pub tests: Vec<Test>,
}

/// How far a position's letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LetterStep {
    /// Time is logged or the position is recorded, no letter yet.
    Logged,
    /// A letter is asked for or drafted.
    Drafted,
    /// It is signed by hand.
    Signed,
    /// It is a file that cannot be edited.
    Scanned,
    /// Every item of the list passes.
    Checked,
}

/// One letter against the list in force.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct LetterStanding {
    /// The letter.
    pub letter: LetterId,
    /// The position that it verifies.
    pub position: PositionId,
    /// The employer on the letterhead.
    pub employer: String,
    /// The day whose rule applies: when it was sent, else the date of assessment.
    pub judged_on: NaiveDate,
    /// Whether every item that the rule asks for passes. One that is not said does not.
    pub accepted: bool,
    /// How many items pass.
    pub passed: i32,
    /// How many items the rule asks for.
    pub asked: i32,
    /// The first day that it verifies, when accepted or once mended.
    pub covers_from: Option<NaiveDate>,
    /// The last day that it verifies.
    pub covers_to: Option<NaiveDate>,
    /// The checklist.
    pub tests: Vec<Test>,
}

/// Practicode against the benchmark.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct PracticodeStanding {
    /// The purchase judged; none where there is none.
    pub practicode: Option<PracticodeId>,
    /// All cases done.
    pub cases: Requirement,
    /// The score.
    pub score: Requirement,
    /// Whether both are met.
    pub met: bool,
    /// The day on which access ends, where it is entered.
    pub access_ends_on: Option<NaiveDate>,
    /// The day on which access ends: as entered, else an estimate.
    pub access_ends: Option<DateFigure>,
    /// Cases a week needed until access ends, to one decimal; none where not known or met.
    pub cases_a_week: Option<f64>,
}
