//! An exam that was not passed and is not booked again, and one that was passed on no known
//! day.

use crate::facts::ExamResult;
use crate::judging::context::AssessContext;
use crate::obligations::is_settled;
use crate::standing::{ExamStanding, NextStep, QuestionKind, Target, TargetKind, Urgency, day};

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

/// "Say when you passed the CRC exam", for each exam of which only that is known: the
/// credential may be held, and nothing of it can be said without its day.
pub(super) fn undated(context: &AssessContext, exams: &[ExamStanding]) -> Vec<NextStep> {
    let passed = context
        .facts
        .exams
        .iter()
        .filter(|exam| exam.result == ExamResult::Passed && exam.sat_on.is_none());
    passed
        .filter(|exam| {
            let brings = |it: &&ExamStanding| it.exam == exam.id && it.brings.is_some();
            exams.iter().any(|it| brings(&it))
        })
        .map(|exam| {
            let code = &exam.credential;
            let target = Target::of(TargetKind::Exam, &exam.id);
            NextStep {
                title: format!("Say when you passed the {code} exam"),
                detail: format!("The {code} and its first due date follow from that day."),
                by: None,
                whose: None,
                target: Some(target.asking(QuestionKind::ExamDay)),
                urgency: Urgency::Unknown,
                clause: None,
                about: Some(format!("exam:{}", exam.id)),
                question: None,
            }
        })
        .collect()
}
