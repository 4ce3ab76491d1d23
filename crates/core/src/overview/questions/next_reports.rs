//! When the next report is due, where nothing on record says it.

use super::{answer, asking, question};
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AHIMA, AssessContext, shown_as};
use crate::standing::{NextStep, Problem, QuestionKind, Takes, Target, TargetKind};
use crate::text::listed;

/// A question for each issuer of whose cycles no date can be worked out: the month and the
/// year of the next report are enough.
pub(in super::super) fn next_reports(
    context: &AssessContext,
    problems: &[Problem],
) -> Vec<NextStep> {
    let lacks = |field: &str| {
        let of_no_fact = |it: &&Problem| it.fact.is_none() && it.field.as_deref() == Some(field);
        problems.iter().find(of_no_fact)
    };
    let aapc = lacks("renewal_month").map(|it| ask(context, AAPC, "aapc.cycle.parity", it));
    let ahima = lacks("cycle_ends_on").map(|it| ask(context, AHIMA, "ahima.cycle.length", it));
    aapc.into_iter().chain(ahima).collect()
}

fn ask(context: &AssessContext, issuer: &str, clause: &'static str, problem: &Problem) -> NextStep {
    let held = context.held_on(issuer, context.as_of);
    let names: Vec<String> = held.iter().map(|it| shown_as(it, context.as_of)).collect();
    let mut it = question(
        QuestionKind::NextReport,
        format!("When is your next {issuer} report due?"),
        vec![format!("issuer:{issuer}")],
    );
    it.answers = vec![answer(
        "month",
        "It's due in …",
        Takes::Month,
        "Settles the dates of this cycle and of those before it.".to_owned(),
    )];
    let mut step = asking(
        format!("Say when your next {issuer} report is due"),
        format!(
            "{} It's for your {}. {} The month and the year are enough.",
            problem.message,
            listed(&names),
            super::cycles::shown_by(issuer)
        ),
        Some(ClauseId::known(clause)),
        it,
    );
    step.target = Some(Target::place(TargetKind::Account));
    step
}
