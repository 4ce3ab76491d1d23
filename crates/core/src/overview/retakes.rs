//! An exam that was not passed, and is not booked again.

use crate::facts::ExamResult;
use crate::judging::context::AssessContext;
use crate::obligations::is_settled;
use crate::standing::{ExamStanding, NextStep, Urgency, day};

/// "Book the CPC exam again", for each exam without a published wait. One that has a first
/// day for the next attempt is among what is due.
pub(super) fn retakes(context: &AssessContext, exams: &[ExamStanding]) -> Vec<NextStep> {
    let failed = context
        .facts
        .exams
        .iter()
        .filter(|exam| exam.result == ExamResult::Failed);
    failed
        .filter(|exam| {
            let waits = |it: &&ExamStanding| it.exam == exam.id && it.retake_from.is_some();
            !exams.iter().any(|it| waits(&it)) && !is_settled(context.facts, exam)
        })
        .map(|exam| {
            let code = &exam.credential;
            let when = match exam.sat_on {
                Some(on) => format!("It wasn't passed on {}.", day(on)),
                None => "It wasn't passed.".to_owned(),
            };
            NextStep {
                title: format!("Book the {code} exam again"),
                detail: format!("{when} The rulebook has no wait before the next attempt."),
                by: None,
                whose: None,
                target: None,
                urgency: Urgency::Calm,
                clause: None,
                about: Some(format!("exam:{}", exam.id)),
                question: None,
            }
        })
        .collect()
}
