//! Judging facts by the rulebook.

mod aapc;
mod ahima;
mod apprentice;
mod canonical;
mod coursework;
mod credentials;
mod inquiry;
mod ledger;
mod overview;
mod problems;
mod tell;

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::rulebook::Rulebook;
use crate::standing::Standing;
use inquiry::Inquiry;

pub use ledger::ceus_for_minutes;

/// What the rulebook says of the facts on a date.
///
/// It never fails: odd facts give results and [problems](Standing::problems).
/// Facts dated after `as_of` are planned, not done. The clause in force is the
/// one for the cycle or the submission concerned, so an old cycle keeps its
/// old rules.
pub fn assess(facts: &Facts, rulebook: &Rulebook, as_of: NaiveDate) -> Standing {
    let facts = canonical::canonical(facts, rulebook);
    let inquiry = Inquiry::new(&facts, rulebook, as_of);
    let mut problems = problems::find(&inquiry);
    let mut cycles = aapc::cycles(&inquiry, &mut problems);
    cycles.extend(ahima::cycles(&inquiry, &mut problems));
    problems::unmatched_records(&inquiry, &cycles, &mut problems);
    let apprentice = apprentice::standings(&inquiry);
    let coursework = coursework::standing(&inquiry);
    let credentials = credentials::standings(&inquiry);
    let next = overview::next_steps(&inquiry, &cycles, &apprentice, &credentials, &problems);
    let answers = overview::answers(&inquiry, &cycles, &apprentice, &credentials, &next);
    let milestones = overview::milestones(&inquiry, &cycles, &apprentice);
    Standing {
        as_of,
        rules_checked_on: rulebook.checked_on(),
        answers,
        next,
        credentials,
        apprentice,
        cycles,
        coursework,
        milestones,
        problems,
    }
}
