//! The letters that are still to be had.

use chrono::NaiveDate;

use crate::ids::ClauseId;
use crate::judging::context::AssessContext;
use crate::standing::{
    ApprenticeStanding, LetterStanding, LetterStep, NextStep, Outcome, PositionStanding, Urgency,
    day,
};
use crate::text::counted;

/// Days before a due date from which open work needs the person, on pace or not.
const NEAR: i32 = 90;

/// A step for each position whose months no letter verifies yet.
pub(super) fn letters(context: &AssessContext, standing: &ApprenticeStanding) -> Vec<NextStep> {
    standing
        .positions
        .iter()
        .filter_map(|position| letter_of(context, standing, position))
        .collect()
}

fn letter_of(
    context: &AssessContext,
    standing: &ApprenticeStanding,
    position: &PositionStanding,
) -> Option<NextStep> {
    let has_months = position.counts && position.months > position.verified_months;
    let ended = position.to.is_some_and(|to| context.is_over(to));
    let leaves_on = last_day(context, position).filter(|last| !context.is_over(*last));
    let checked = position.letter_step == LetterStep::Checked;
    if !has_months || (checked && !ended && leaves_on.is_none()) {
        return None;
    }
    let letter = standing
        .letters
        .iter()
        .find(|letter| Some(&letter.letter) == position.letter.as_ref());
    let awaited = letter.and_then(|letter| {
        let letters = &context.facts.letters;
        let fact = letters.iter().find(|it| it.id == letter.letter)?;
        fact.requested_on.filter(|_| fact.is_awaited())
    });
    let completes = standing
        .options
        .iter()
        .find(|option| option.met_but_letters);
    let why = match (completes, letter) {
        (Some(option), _) => format!("Completes the option \"{}\".", option.name),
        (None, Some(letter)) if letter.accepted => letter
            .covers_to
            .map(|to| format!("The one you have covers up to {}.", day(to)))
            .unwrap_or_default(),
        (None, Some(_)) if awaited.is_some() => String::new(),
        (None, Some(letter)) => format!(
            "{} on its checklist.",
            counted(failing(letter), "item still fails", "items still fail")
        ),
        (None, None) => "Ask while people remember you.".to_owned(),
    };
    let leaving = leaves_on.map_or("", |_| " before you leave");
    let title = match letter {
        Some(letter) if letter.accepted => format!(
            "Ask {} for a letter for the rest of the time{leaving}",
            position.employer
        ),
        Some(_) if awaited.is_some() => {
            format!("Follow up on {}'s letter{leaving}", position.employer)
        }
        Some(_) => format!("Get {}'s letter right{leaving}", position.employer),
        None => format!("Ask {} for a letter{leaving}", position.employer),
    };
    let why = match awaited {
        Some(on) => format!("You asked for it on {}. {why}", day(on))
            .trim_end()
            .to_owned(),
        None => why,
    };
    let near = leaves_on.is_some_and(|last| context.is_within(last, NEAR));
    Some(NextStep {
        title,
        detail: match leaves_on {
            Some(last) => format!("Your last day is {}. {why}", day(last)),
            None => why,
        },
        by: leaves_on,
        whose: leaves_on.map(|_| "yours".to_owned()),
        target: None,
        urgency: if ended || near || completes.is_some() {
            Urgency::NeedsYou
        } else {
            Urgency::Calm
        },
        clause: Some(ClauseId::known("aapc.apprentice.options")),
        about: Some(format!("position:{}", position.position)),
        question: None,
    })
}

/// The last day on record, also where it lies ahead.
fn last_day(context: &AssessContext, position: &PositionStanding) -> Option<NaiveDate> {
    let positions = &context.facts.positions;
    positions
        .iter()
        .find(|fact| fact.id == position.position)
        .and_then(|fact| fact.ends_on)
}

fn failing(letter: &LetterStanding) -> i32 {
    let fails = letter
        .tests
        .iter()
        .filter(|test| test.outcome != Outcome::Pass);
    i32::try_from(fails.count()).unwrap_or(i32::MAX)
}
