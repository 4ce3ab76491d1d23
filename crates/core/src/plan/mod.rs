//! The least that must still be done, over every open cycle at once.
//!
//! [`plan`] answers, exactly: how many CEUs at least, of what kind and by when;
//! which rule binds; and which credit on record, placed where, makes it so
//! little. It is a pure function of the facts, the rulebook and the date, and
//! changes nothing: a placement becomes real when the user makes it.
//!
//! Each issuer's own rules of sharing hold. At AAPC a credit serves one topic or
//! specialty minimum (and a core credential besides), and one of the renewal
//! month goes to either cycle; what the earlier cycle needs comes first. At
//! AHIMA a CEU serves one credential, which its total already says, and credits
//! on other subjects fill their share beginning with those of AHIMA's own, which
//! no other order betters. One activity may count at several issuers, so the
//! least over all of them lies between the greatest of theirs and their sum;
//! both are given. How the search works and why it is exact is told in
//! `docs/plan.md`.

mod placing;
mod together;
mod types;

use chrono::NaiveDate;

use crate::assess::{judged_cycles, judged_cycles_at_best};
use crate::facts::Facts;
use crate::judging::canonical::canonical;
use crate::judging::context::AssessContext;
use crate::judging::judged_cycle::JudgedCycle;
use crate::rulebook::Rulebook;

pub use types::{Binding, CyclePlan, Placement, Plan, PlanPart, SharedStep};

/// The least still to do over every open cycle, and how to place what is on record.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::facts_file;
/// use milepost_core::plan::plan;
/// use milepost_core::rulebook::Rulebook;
///
/// let facts = facts_file::read(
///     r#"{ "accounts": [{ "issuer": "AAPC", "renewal_month": 5, "cycle_ends_on": "2027-05-31" }],
///          "credentials": [{ "issuer": "AAPC", "code": "CPC", "earned_on": "2025-06-01" }] }"#,
/// )
/// .unwrap();
/// let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
///
/// let plan = plan(&facts, Rulebook::embedded(), today);
/// assert_eq!(plan.cycles[0].least.to_string(), "36", "nothing is on record yet");
/// ```
pub fn plan(facts: &Facts, rulebook: &Rulebook, as_of: NaiveDate) -> Plan {
    let facts = canonical(facts, rulebook);
    let context = AssessContext::new(&facts, rulebook, as_of);
    let (judged, _) = judged_cycles(&context);
    let best = judged_cycles_at_best(&context).unwrap_or_default();
    let mut cycles: Vec<CyclePlan> = Vec::new();
    let mut placements = Vec::new();
    for of_one_issuer in by_issuer(&judged) {
        let (planned, placed) = placing::of_issuer(&facts, of_one_issuer);
        cycles.extend(planned);
        placements.extend(placed);
    }
    for of_one_issuer in by_issuer(&best) {
        let (best, _) = placing::of_issuer(&facts, of_one_issuer);
        for cycle in &mut cycles {
            let same = |it: &&CyclePlan| it.issuer == cycle.issuer && it.due_on == cycle.due_on;
            if let Some(same) = best.iter().find(same) {
                cycle.at_least = same.least.min(cycle.least);
            }
        }
    }
    cycles.sort_by(|a: &CyclePlan, b| (a.by, &a.issuer).cmp(&(b.by, &b.issuer)));
    let together = together::steps(&cycles);
    let apart = cycles.iter().map(|cycle| cycle.least).sum();
    // The last step is the whole.
    let at_least = together.last().map(|step| step.in_all).unwrap_or_default();
    Plan {
        as_of,
        words: together::words(&cycles, &together, at_least, apart),
        at_least,
        apart,
        together,
        proven: cycles.iter().all(|cycle| cycle.proven),
        cycles,
        placements,
    }
}

/// The judged cycles in stretches of one issuer; they come in that order.
fn by_issuer(cycles: &[JudgedCycle]) -> impl Iterator<Item = &[JudgedCycle]> {
    cycles.chunk_by(|a, b| a.standing.issuer == b.standing.issuer)
}
