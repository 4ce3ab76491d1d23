//! Exam attempts.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::{Cost, DateFigure, Test};
use crate::facts::ExamResult;
use crate::ids::{CredentialCode, ExamId, IssuerId};

/// One attempt at a credential's exam, with what the rules say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct ExamStanding {
    /// The attempt.
    pub exam: ExamId,
    /// The credential's code.
    pub credential: CredentialCode,
    /// The day of the exam.
    pub sat_on: Option<NaiveDate>,
    /// How it went.
    pub result: ExamResult,
    /// What the exam is like, in words; none where the rulebook does not know it.
    pub format: Option<String>,
    /// Whether it lies ahead.
    pub ahead: bool,
    /// The last day on which it can be sat, where the approval's day is known.
    pub sit_by: Option<DateFigure>,
    /// The last day on which it can be moved free of charge.
    pub move_free_until: Option<DateFigure>,
    /// The first day on which it can be taken again after a failure.
    pub retake_from: Option<DateFigure>,
    /// The credential that it brings, or would bring; none where it is held already.
    pub brings: Option<Brings>,
    /// What it cost, or would cost.
    pub costs: Vec<Cost>,
    /// The checks behind it.
    pub tests: Vec<Test>,
}

/// The credential that an exam would bring, as far as it can be said before.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Brings {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The code without the apprentice "A".
    pub code: CredentialCode,
    /// Whether its issuer awards it with the apprentice "A" to beginners.
    pub may_carry_the_a: bool,
    /// Whether it likely comes with the "A".
    pub apprentice: bool,
    /// Why that is likely.
    pub why: String,
    /// The renewal month on record, for an issuer that has one.
    pub renewal_month: Option<u8>,
    /// Whether the issuer's cycles follow a renewal month that is not on record yet.
    pub asks_renewal_month: bool,
    /// When its first CEU report can be due, by renewal month, two days for each; empty before
    /// the exam's day, and where the issuer's reports are not its first.
    pub first_reports: Vec<FirstReport>,
}

/// A day on which a first CEU report can be due.
#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize, Type, JsonSchema)]
pub struct FirstReport {
    /// The renewal month by which it is due, 1 to 12.
    pub renewal_month: u8,
    /// The day.
    pub due_on: NaiveDate,
    /// What it asks for, in words: "Short first cycle, about 3 CEU".
    pub follows: String,
    /// Whether it is shorter than two years, and pro-rated.
    pub shorter: bool,
}
