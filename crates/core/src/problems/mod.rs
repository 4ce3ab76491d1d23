//! Facts that cannot be judged as they are.
//!
//! Every problem names its fact, says what is odd and what was taken instead,
//! and what would mend it. None of them keeps the rest from being judged.

mod credentials;
mod credits;
mod cycles;
mod memberships;
mod odd;
mod study;
mod work;

use odd::{YEARS, odd_year, short};

use crate::judging::checks::problem;
use crate::judging::context::Inquiry;
use crate::rulebook::Rules;
use crate::standing::{CycleStanding, Problem};

pub(crate) use credentials::without_an_apprentice_form;

/// Finds what is odd in the facts by themselves.
pub(crate) fn find(inquiry: &Inquiry) -> Vec<Problem> {
    let mut problems = Vec::new();
    memberships::find(inquiry, &mut problems);
    credentials::find(inquiry, &mut problems);
    credits::find(inquiry, &mut problems);
    work::find(inquiry, &mut problems);
    study::find(inquiry, &mut problems);
    choices(inquiry, &mut problems);
    problems
}

/// Finds what is odd in the facts beside the cycles that were judged.
pub(crate) fn find_beside(
    inquiry: &Inquiry,
    cycles: &[CycleStanding],
    problems: &mut Vec<Problem>,
) {
    cycles::find(inquiry, cycles, problems);
    credits::in_no_cycle(inquiry, cycles, problems);
}

/// Decisions on open rules that decide nothing.
fn choices(inquiry: &Inquiry, problems: &mut Vec<Problem>) {
    for choice in &inquiry.facts.rule_choices {
        let Some(unusable) = Rules::refuse(inquiry.book, choice) else {
            continue;
        };
        let (field, message, mend) = unusable.in_words(choice);
        problems.push(problem(
            Some(format!("rule_choice:{}", choice.clause)),
            Some(field),
            message,
            mend,
        ));
    }
}
