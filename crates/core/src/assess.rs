//! Judging facts by the rulebook.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::judging::canonical::canonical;
use crate::judging::context::AssessContext;
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
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::assess::assess;
/// use milepost_core::facts_file;
/// use milepost_core::rulebook::Rulebook;
///
/// let facts = facts_file::read(
///     r#"{ "accounts": [{ "issuer": "AAPC", "renewal_month": 5, "cycle_ends_on": "2027-05-31" }],
///          "credentials": [{ "issuer": "AAPC", "code": "CPC", "earned_on": "2025-06-01" }] }"#,
/// )
/// .unwrap();
/// let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
///
/// let standing = assess(&facts, Rulebook::embedded(), today);
/// assert_eq!(standing.cycles[0].needed.to_string(), "36");
/// ```
pub fn assess(facts: &Facts, rulebook: &Rulebook, as_of: NaiveDate) -> Standing {
    let taken = canonical(facts, rulebook);
    let context = AssessContext::new(&taken, rulebook, as_of);
    let (cycles, mut problems) = judged_cycles(&context);
    problems.extend(problems::without_an_apprentice_form(facts, &taken));
    standing(&context, cycles, problems)
}

/// Every cycle as it was judged, with the problems of the facts so far.
pub(crate) fn judged_cycles(context: &AssessContext) -> (Vec<JudgedCycle>, Vec<Problem>) {
    let mut problems = problems::find(context);
    let mut cycles = issuers::cycles(context, &mut problems);
    let best = judged_cycles_at_best(context);
    ranges::beside(context, &mut cycles, best.as_deref().unwrap_or_default());
    (cycles, problems)
}

/// Every cycle with the answers that are missing at their most favorable; none where
/// none is missing that a cycle could hang on.
pub(crate) fn judged_cycles_at_best(context: &AssessContext) -> Option<Vec<JudgedCycle>> {
    ranges::hang(context).then(|| issuers::cycles(&context.at_best(), &mut Vec::new()))
}

fn standing(
    context: &AssessContext,
    cycles: Vec<JudgedCycle>,
    mut problems: Vec<Problem>,
) -> Standing {
    let cycles = judged_cycle::standings(cycles);
    problems::find_beside(context, &cycles, &mut problems);
    let apprentice = removal::standings(context);
    let coursework = coursework::standing(context);
    let credentials = credentials::standings(context);
    let exams = exams::standings(context);
    let found = Found {
        context,
        cycles: &cycles,
        apprentice: &apprentice,
        credentials: &credentials,
        exams: &exams,
    };
    let obligations = obligations::of(found);
    let audits = obligations::audits(found);
    let next = overview::next_steps(
        context,
        &cycles,
        &apprentice,
        &credentials,
        &exams,
        &problems,
        &obligations,
    );
    let answers = overview::answers(
        context,
        &cycles,
        &apprentice,
        &credentials,
        &next,
        &problems,
    );
    let forecast = forecast::of(context, &cycles, &apprentice);
    let milestones = overview::milestones(context, &cycles, &apprentice, &obligations, &forecast);
    let mut standing = Standing {
        as_of: context.as_of,
        rules_checked_on: context.book.checked_on(),
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
    open_rules::mark(context, &mut standing);
    standing
}
