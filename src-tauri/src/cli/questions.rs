//! The questions that a standing asks, and answering them.

use milepost_core::assess::assess;
use milepost_core::standing::{Answered, Question, Takes};
use milepost_logbook::{Logbook, Operation};

use super::answer::{Answer, changed};
use super::arguments::Given;
use super::page::Page;
use super::refused::Refused;
use crate::clock::Clock;
use crate::error::Refusal;

/// Stores an answer, or shows every question where none is given.
///
/// # Errors
/// When there is no such question or answer, when the answer lacks its day, or what the
/// logbook refuses.
pub fn answer(logbook: &mut Logbook, given: &Given, clock: &Clock) -> Result<Answer, Refused> {
    let standing = assess(
        &logbook.facts().map_err(Refusal::from)?,
        logbook.rulebook(),
        clock.today(),
    );
    let questions: Vec<Question> = standing
        .next
        .into_iter()
        .filter_map(|step| step.question)
        .collect();
    let Some(number) = given.number else {
        return Ok(shown(&questions));
    };
    let question = number
        .checked_sub(1)
        .and_then(|at| questions.get(at))
        .ok_or_else(|| {
            Refusal::because(format!(
                "There is no question {number}. \"milepost answer\" shows them all."
            ))
        })?;
    let offered: Vec<&str> = question.answers.iter().map(|it| it.key.as_str()).collect();
    if given.keys.is_empty()
        || given
            .keys
            .iter()
            .any(|key| !offered.contains(&key.as_str()))
    {
        return Err(Refusal::because(format!(
            "{} Answer with one of: {}.",
            question.ask,
            offered.join(", ")
        ))
        .into());
    }
    let some = given
        .some
        .iter()
        .map(|number| {
            let choice = number
                .checked_sub(1)
                .and_then(|at| question.choices.get(at));
            choice
                .map(|it| it.key.clone())
                .ok_or_else(|| Refusal::because(format!("The question has no choice {number}.")))
        })
        .collect::<Result<Vec<String>, Refusal>>()?;
    let applied = logbook
        .transact(
            Operation::Answer(Answered {
                kind: question.kind,
                about: question.about.clone(),
                keys: given.keys.clone(),
                on: given.on,
                some,
            }),
            &clock.now(),
        )
        .map_err(Refusal::from)?;
    Ok(changed(&applied, None))
}

/// Every question with the answers that are possible.
fn shown(questions: &[Question]) -> Answer {
    let mut page = Page::default();
    if questions.is_empty() {
        page.line(0, "No open questions.");
    }
    for (at, question) in questions.iter().enumerate() {
        page.gap();
        page.beside(0, &format!("{}.", at + 1), 4, &question.ask);
        for possible in &question.answers {
            let takes = match possible.takes {
                Takes::Nothing => "",
                Takes::DayIfKnown => " [--on DAY]",
                Takes::Day => " --on DAY",
                Takes::Month => " --on 2027-10",
                Takes::Some => " --some 1,2",
            };
            let follows = possible.follows.as_deref().unwrap_or_default();
            let label = &possible.label;
            let end = if label.ends_with('…') { "" } else { "." };
            page.line(
                4,
                &format!("{}{takes}: {label}{end} {follows}", possible.key),
            );
        }
        for (at, choice) in question.choices.iter().enumerate() {
            page.dim(6, &format!("{}  {}", at + 1, choice.label));
        }
    }
    Answer::new(page, &questions)
}
