//! Answers that decide and are missing, as steps that ask for them.

mod credits;
mod cycles;
mod dues;
mod work;

use crate::ids::ClauseId;
use crate::standing::{NextStep, PossibleAnswer, Question, QuestionKind, Takes, Urgency};

pub(super) use credits::of_credits;
pub(super) use cycles::{awaits_extension, ended_by_rule, ended_cycles, first_report};
pub(super) use dues::dues;
pub(super) use work::{first_days, of_the_work, proof_answered, proof_sent, study_kinds};

/// A question, to be given its answers.
pub(super) fn question(kind: QuestionKind, ask: impl Into<String>, about: Vec<String>) -> Question {
    Question {
        kind,
        ask: ask.into(),
        about,
        field: None,
        several: false,
        answers: Vec::new(),
        choices: Vec::new(),
    }
}

/// One possible answer.
pub(super) fn answer(
    key: &str,
    label: &str,
    takes: Takes,
    follows: impl Into<Option<String>>,
) -> PossibleAnswer {
    PossibleAnswer {
        key: key.to_owned(),
        label: label.to_owned(),
        follows: follows.into(),
        takes,
    }
}

/// A step that asks a question.
pub(super) fn asking(
    title: impl Into<String>,
    detail: impl Into<String>,
    clause: Option<ClauseId>,
    question: Question,
) -> NextStep {
    NextStep {
        title: title.into(),
        detail: detail.into(),
        by: None,
        whose: None,
        target: None,
        urgency: Urgency::Unknown,
        clause,
        about: question.about.first().cloned(),
        question: Some(question),
    }
}
