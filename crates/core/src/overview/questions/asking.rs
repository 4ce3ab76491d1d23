//! How a question is made.

use crate::ids::ClauseId;
use crate::standing::{NextStep, PossibleAnswer, Question, QuestionKind, Takes, Urgency};

/// A question, to be given its answers.
pub(crate) fn question(kind: QuestionKind, ask: impl Into<String>, about: Vec<String>) -> Question {
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
pub(crate) fn answer(
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
pub(crate) fn asking(
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
