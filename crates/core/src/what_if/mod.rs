//! What would be different: the facts with some suppositions, judged beside the
//! facts as they are. Nothing is recorded.

mod differences;
mod suppose;
mod types;

pub use types::{Difference, Effect, EffectWeight, Supposition};

use chrono::NaiveDate;

use crate::assess::assess;
use crate::facts::Facts;
use crate::plan::plan;
use crate::rulebook::Rulebook;

/// Judges the facts with the suppositions beside the facts as they are.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::facts_file;
/// use milepost_core::rulebook::Rulebook;
/// use milepost_core::what_if::{Supposition, what_if};
///
/// let facts = facts_file::read(
///     r#"{ "accounts": [{ "issuer": "AAPC", "renewal_month": 5, "cycle_ends_on": "2027-05-31" }],
///          "credentials": [{ "issuer": "AAPC", "code": "CPC", "earned_on": "2025-06-01" }] }"#,
/// )
/// .unwrap();
/// let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
/// let second = Supposition::AddCredential {
///     issuer: "AAPC".into(),
///     code: "CPB".into(),
///     earned_on: None,
/// };
///
/// let difference = what_if(&facts, Rulebook::embedded(), today, &[second]);
/// assert!(difference.refused.is_empty());
/// assert!(!difference.effects.is_empty(), "a second credential asks for more CEUs");
/// ```
pub fn what_if(
    facts: &Facts,
    rulebook: &Rulebook,
    as_of: NaiveDate,
    suppositions: &[Supposition],
) -> Difference {
    let mut then = facts.clone();
    let (mut supposed, mut refused) = (Vec::new(), Vec::new());
    for supposition in suppositions {
        match suppose::apply(&mut then, rulebook, as_of, supposition) {
            Ok(words) => supposed.push(words),
            Err(why) => refused.push(why),
        }
    }
    let (plan_now, plan_then) = (plan(facts, rulebook, as_of), plan(&then, rulebook, as_of));
    let standing_now = assess(facts, rulebook, as_of);
    let standing_then = assess(&then, rulebook, as_of);
    let effects = differences::find((&standing_now, &plan_now), (&standing_then, &plan_then));
    Difference {
        as_of,
        supposed,
        refused,
        effects,
        plan_now,
        plan_then,
    }
}
