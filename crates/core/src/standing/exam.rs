//! Exam attempts.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Cost, DateFigure, Test};
use crate::facts::ExamResult;
use crate::ids::{CredentialCode, ExamId};
use crate::passing::Brings;

/// One attempt at a credential's exam, with what the rules say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
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
