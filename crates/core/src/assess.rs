//! Judging facts by the rulebook.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::judging::canonical::canonical;
use crate::judging::context::Inquiry;
use crate::judging::judged_cycle::{self, JudgedCycle};
pub use crate::judging::ledger::ceus_for_minutes;
use crate::judging::{open_rules, ranges};
use crate::obligations::{self, Found};
use crate::rulebook::Rulebook;
use crate::standing::{Problem, Standing};
use crate::{coursework, credentials, exams, forecast, issuers, overview, problems, removal};

/// What the rulebook says of the facts on a date.
///
/// It never fails: odd facts give results and [problems](Standing::problems).
/// Facts dated after `as_of` are planned, not done. The clause in force is the
/// one for the cycle or the submission concerned, so an old cycle keeps its
/// old rules.
pub fn assess(facts: &Facts, rulebook: &Rulebook, as_of: NaiveDate) -> Standing {
    let taken = canonical(facts, rulebook);
    let inquiry = Inquiry::new(&taken, rulebook, as_of);
    let (cycles, mut problems) = judged_cycles(&inquiry);
    problems.extend(problems::without_an_apprentice_form(facts, &taken));
    standing(&inquiry, cycles, problems)
}

/// Every cycle as it was judged, with the problems of the facts so far.
pub(crate) fn judged_cycles(inquiry: &Inquiry) -> (Vec<JudgedCycle>, Vec<Problem>) {
    let mut problems = problems::find(inquiry);
    let mut cycles = issuers::cycles(inquiry, &mut problems);
    let best = judged_cycles_at_best(inquiry);
    ranges::beside(inquiry, &mut cycles, best.as_deref().unwrap_or_default());
    (cycles, problems)
}

/// Every cycle with the answers that are missing at their most favorable; none where
/// none is missing that a cycle could hang on.
pub(crate) fn judged_cycles_at_best(inquiry: &Inquiry) -> Option<Vec<JudgedCycle>> {
    ranges::hang(inquiry).then(|| issuers::cycles(&inquiry.at_best(), &mut Vec::new()))
}

fn standing(inquiry: &Inquiry, cycles: Vec<JudgedCycle>, mut problems: Vec<Problem>) -> Standing {
    let cycles = judged_cycle::standings(cycles);
    problems::find_beside(inquiry, &cycles, &mut problems);
    let apprentice = removal::standings(inquiry);
    let coursework = coursework::standing(inquiry);
    let credentials = credentials::standings(inquiry);
    let exams = exams::standings(inquiry);
    let found = Found {
        inquiry,
        cycles: &cycles,
        apprentice: &apprentice,
        credentials: &credentials,
        exams: &exams,
    };
    let obligations = obligations::of(found);
    let audits = obligations::audits(found);
    let next = overview::next_steps(
        inquiry,
        &cycles,
        &apprentice,
        &credentials,
        &problems,
        &obligations,
    );
    let answers = overview::answers(
        inquiry,
        &cycles,
        &apprentice,
        &credentials,
        &next,
        &problems,
    );
    let forecast = forecast::of(inquiry, &cycles, &apprentice);
    let milestones = overview::milestones(inquiry, &cycles, &apprentice, &obligations, &forecast);
    let mut standing = Standing {
        as_of: inquiry.as_of,
        rules_checked_on: inquiry.book.checked_on(),
        answers,
        next,
        obligations,
        audits,
        credentials,
        apprentice,
        cycles,
        coursework,
        exams,
        milestones,
        forecast,
        open_rules: Vec::new(),
        problems,
    };
    open_rules::mark(inquiry, &mut standing);
    standing
}
