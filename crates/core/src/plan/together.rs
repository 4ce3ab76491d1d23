//! The least over several issuers, when one activity counts at more than one.

use std::collections::BTreeMap;

use super::types::{CyclePlan, SharedStep};
use crate::amounts::Ceus;
use crate::ids::IssuerId;
use crate::standing::day;
use crate::text::lower_first;

/// What must be done by each due date: an activity that is done by then may
/// count at every issuer whose cycle is still open. At one issuer it counts in
/// one cycle only, so what two of its cycles need adds up.
pub(super) fn steps(cycles: &[CyclePlan]) -> Vec<SharedStep> {
    let mut steps: Vec<SharedStep> = Vec::new();
    let mut of_issuer: BTreeMap<&IssuerId, Ceus> = BTreeMap::new();
    let mut done = Ceus::ZERO;
    for cycle in cycles.iter().filter(|cycle| cycle.least > Ceus::ZERO) {
        let needed = of_issuer.entry(&cycle.issuer).or_default();
        *needed += cycle.least;
        let needed = *needed;
        let of_a_kind = cycle
            .parts
            .iter()
            .filter(|part| part.bucket.is_some())
            .map(|part| format!("{} {}", part.amount, lower_first(&part.name)));
        match steps.last_mut() {
            Some(last) if last.by == cycle.by => {
                if !last.issuers.contains(&cycle.issuer) {
                    last.issuers.push(cycle.issuer.clone());
                }
                last.of_a_kind.extend(of_a_kind);
                last.more += needed.less(done);
                done = done.max(needed);
                last.in_all = done;
            }
            _ => {
                let more = needed.less(done);
                done = done.max(needed);
                steps.push(SharedStep {
                    by: cycle.by,
                    issuers: vec![cycle.issuer.clone()],
                    in_all: done,
                    more,
                    of_a_kind: of_a_kind.collect(),
                });
            }
        }
    }
    steps
}

/// The plan in a sentence or two.
pub(super) fn words(
    cycles: &[CyclePlan],
    steps: &[SharedStep],
    at_least: Ceus,
    apart: Ceus,
) -> String {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return if cycles.is_empty() {
            "No cycle is open.".to_owned()
        } else {
            "Every open cycle has what it asks for.".to_owned()
        };
    };
    let in_any_case: Ceus = cycles.iter().map(|cycle| cycle.at_least).sum();
    let hangs = if in_any_case < apart {
        format!(
            " {} of it depends on questions you haven't answered.",
            apart.less(in_any_case)
        )
    } else {
        String::new()
    };
    if steps.len() == 1 && apart == at_least {
        let range = match in_any_case < at_least {
            true => format!("{in_any_case} to {at_least} CEU"),
            false => format!("At least {at_least} CEU"),
        };
        return format!(
            "{range} for {}, by {}.{hangs}",
            listed(&first.issuers),
            day(first.by)
        );
    }
    let dates = if steps.len() == 1 {
        format!("by {}", day(first.by))
    } else {
        format!(
            "by {}, {} of them by {}",
            day(last.by),
            first.in_all,
            day(first.by)
        )
    };
    if apart == at_least {
        return format!("At least {at_least} CEU in all {dates}.{hangs}");
    }
    format!(
        "At least {at_least} CEU in all {dates}, if each counts for every issuer it can. If none \
         counts twice, {apart} CEU.{hangs}"
    )
}

fn listed(issuers: &[IssuerId]) -> String {
    let names: Vec<String> = issuers.iter().map(ToString::to_string).collect();
    names.join(" and ")
}
