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

use odd::{YEARS, odd_year};

use crate::judging::checks::problem;
use crate::judging::context::AssessContext;
use crate::rulebook::Rules;
use crate::standing::{CycleStanding, Problem};
use crate::text::shortened as short;

pub(crate) use credentials::without_an_apprentice_form;

/// Finds what is odd in the facts by themselves.
pub(crate) fn find(context: &AssessContext) -> Vec<Problem> {
    let mut problems = Vec::new();
    memberships::find(context, &mut problems);
    credentials::find(context, &mut problems);
    credits::find(context, &mut problems);
    work::find(context, &mut problems);
    study::find(context, &mut problems);
    choices(context, &mut problems);
    problems
}

/// Finds what is odd in the facts beside the cycles that were judged.
pub(crate) fn find_beside(
    context: &AssessContext,
    cycles: &[CycleStanding],
    problems: &mut Vec<Problem>,
) {
    cycles::find(context, cycles, problems);
    credits::in_no_cycle(context, cycles, problems);
}

/// Decisions on open rules that decide nothing.
fn choices(context: &AssessContext, problems: &mut Vec<Problem>) {
    for choice in &context.facts.rule_choices {
        let Some(unusable) = Rules::refuse(context.book, choice) else {
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
