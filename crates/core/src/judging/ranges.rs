//! How far answers that are missing can bring a cycle: what holds in any case, beside
//! what would hold if each were the most favorable one.

use crate::facts::Credit;
use crate::judging::context::AssessContext;
use crate::judging::judged_cycle::JudgedCycle;
use crate::standing::{Bucket, BucketRole, CycleStanding, PaceState};

/// Whether any credit lacks an answer that may decide.
pub(crate) fn hang(context: &AssessContext) -> bool {
    context
        .facts
        .credits
        .iter()
        .any(|it| !unsaid(context, it).is_empty())
}

/// The fields of a credit that may decide and are not said.
fn unsaid(context: &AssessContext, credit: &Credit) -> Vec<&'static str> {
    let missing = [
        (context.awaits_confirmation(credit), "planned"),
        (context.source_of(credit).is_none(), "ahima_source"),
        (context.in_a_domain(credit).is_none(), "hiim_domain"),
    ];
    missing
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, field)| field)
        .collect()
}

/// Writes the best case beside the worst, cycle by cycle.
pub(crate) fn beside(context: &AssessContext, cycles: &mut [JudgedCycle], best: &[JudgedCycle]) {
    for judged in cycles {
        let it = &mut judged.standing;
        for credit in &mut it.credits {
            credit.counted_up_to = credit.counted;
        }
        for bucket in &mut it.buckets {
            bucket.counted_up_to = bucket.counted;
            bucket.met_if_answered = bucket.met;
        }
        let same = best.iter().find(|other| {
            other.standing.issuer == it.issuer && other.standing.due_on.date == it.due_on.date
        });
        if let Some(same) = same {
            cycle(context, it, &same.standing);
        }
    }
}

fn cycle(context: &AssessContext, it: &mut CycleStanding, best: &CycleStanding) {
    it.counted_up_to = best.counted.max(it.counted);
    it.met_if_answered = best.complete || it.complete;
    it.to_do_at_least = best.to_do.min(it.to_do);
    let mut differs = it.counted_up_to > it.counted;
    for bucket in &mut it.buckets {
        let Some(same) = best.buckets.iter().find(|other| other.key == bucket.key) else {
            continue;
        };
        bucket.counted_up_to = match bucket.role {
            BucketRole::Minimum => same.counted.max(bucket.counted),
            BucketRole::Maximum => same.counted,
        };
        bucket.met_if_answered = same.met || bucket.met;
        differs |= bucket.role == BucketRole::Minimum && bucket.counted_up_to > bucket.counted;
    }
    // Nothing is asked about a cycle that every answer leaves as it is.
    let asks = !it.complete && differs;
    for credit in &mut it.credits {
        let same = best
            .credits
            .iter()
            .find(|other| other.credit == credit.credit);
        let Some(same) = same else { continue };
        credit.counted_up_to = same.counted.max(credit.counted);
        let other_way = same.counted != credit.counted
            || same.planned != credit.planned
            || same.bucket != credit.bucket;
        let fact = context
            .facts
            .credits
            .iter()
            .find(|fact| fact.id == credit.credit);
        if let Some(fact) = fact.filter(|_| asks && other_way) {
            credit.asks = unsaid(context, fact)
                .iter()
                .map(|it| (*it).to_owned())
                .collect();
            // Who gave it decides only where a share or an approval hangs on it.
            credit
                .asks
                .retain(|field| decides(it.issuer.as_str(), field, &it.buckets, fact));
        }
    }
    it.pace = match (it.pace.take(), &best.pace) {
        (Some(worst), Some(best)) if worst.state == PaceState::Behind => {
            // Behind only where every answer leaves it behind, and then by the least.
            (best.state == PaceState::Behind).then(|| best.clone())
        }
        (worst, _) => worst,
    };
}

/// Whether a field decides something at an issuer.
fn decides(issuer: &str, field: &str, buckets: &[Bucket], credit: &Credit) -> bool {
    let has = |key: &str| buckets.iter().any(|bucket| bucket.key == key);
    match (issuer, field) {
        (_, "planned") => true,
        ("AHIMA", "ahima_source") => has("ahima_source"),
        ("AHIMA", "hiim_domain") => has("other_subjects"),
        ("AAPC", "ahima_source") => credit.index_number.is_none(),
        _ => false,
    }
}
