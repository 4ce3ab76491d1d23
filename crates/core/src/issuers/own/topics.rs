//! Minimums and maximums by topic, by rules of the user's own.

use chrono::NaiveDate;

use super::{Own, note};
use crate::allocate::{Binding, Goal, Item, allocate};
use crate::amounts::Ceus;
use crate::facts::{Credit, OwnRuleKind};
use crate::ids::ClauseId;
use crate::judging::ledger::Judged;
use crate::standing::{Bucket, BucketRole, Outcome, Provenance};
use crate::text::{capitalized, normalized};

/// The shortest word that stands for a longer one: "audit" for "auditing".
const SHORTEST_STEM: usize = 5;

/// Fills the maximums, and then the minimums, with the credits that count. A
/// credit serves one minimum only, so that the least is left to do in all.
pub(super) fn fill(own: &Own, rule_day: NaiveDate, judged: &mut [Judged]) -> Vec<Bucket> {
    let mut buckets = Vec::new();
    for (topic, clause, most) in own.topics(OwnRuleKind::Maximum, rule_day) {
        buckets.push(maximum(topic, &clause, most, judged));
    }
    let first = buckets.len();
    for (topic, clause, least) in own.topics(OwnRuleKind::Minimum, rule_day) {
        buckets.push(bucket(topic, &clause, BucketRole::Minimum, least));
    }
    for it in judged.iter_mut().filter(|it| it.standing.counts) {
        let minimums = buckets[first..].iter();
        it.may_serve = minimums
            .filter(|bucket| is_about(it.credit, &bucket.name))
            .map(|bucket| bucket.key.clone())
            .collect();
        it.standing.serves.clone_from(&it.may_serve);
    }
    for planned in [false, true] {
        serve(&mut buckets[first..], judged, planned);
    }
    for bucket in &mut buckets[first..] {
        bucket.needed = bucket.required.less(bucket.counted);
        bucket.met = bucket.needed == Ceus::ZERO;
    }
    buckets
}

fn bucket(topic: &str, clause: &ClauseId, role: BucketRole, required: Ceus) -> Bucket {
    let (word, key) = match role {
        BucketRole::Minimum => ("At least", "minimum"),
        BucketRole::Maximum => ("At most", "maximum"),
    };
    Bucket {
        key: format!("{key} {}", normalized(topic)),
        name: capitalized(topic),
        credential: None,
        role,
        required,
        counted: Ceus::ZERO,
        counted_up_to: Ceus::ZERO,
        planned: Ceus::ZERO,
        needed: Ceus::ZERO,
        met: true,
        met_if_answered: true,
        clause: clause.clone(),
        provenance: Provenance::Computed,
        reason: format!("{word} {required} in {topic}, by your own rule."),
    }
}

/// Whether a credit is about a topic, by its topics or the names that its certificate gives.
fn is_about(credit: &Credit, topic: &str) -> bool {
    let topic = normalized(topic);
    let said = credit.topics.iter().map(String::as_str);
    let named = credit.approved_for.iter().flatten().map(|it| it.as_str());
    said.chain(named).any(|said| {
        let said = normalized(said);
        said == topic || (said.len() >= SHORTEST_STEM && topic.starts_with(&said))
    })
}

fn maximum(topic: &str, clause: &ClauseId, most: Ceus, judged: &mut [Judged]) -> Bucket {
    let mut bucket = bucket(topic, clause, BucketRole::Maximum, most);
    let mut order: Vec<usize> = (0..judged.len()).collect();
    order.sort_by_key(|at| (judged[*at].standing.planned, *at));
    for at in order {
        let it = &mut judged[at];
        if !it.standing.counts || !is_about(it.credit, topic) {
            continue;
        }
        let room = most.less(bucket.counted + bucket.planned);
        let fits = it.standing.counted.min(room);
        let (outcome, words) = if fits < it.standing.counted {
            bucket.needed += it.standing.counted - fits;
            let words = format!("Only {fits} of it fits in the {most} allowed in {topic}.");
            (Outcome::Fail, words)
        } else {
            (
                Outcome::Pass,
                format!("Within the {most} allowed in {topic}."),
            )
        };
        it.standing
            .tests
            .push(note("Within the maximum", outcome, words, clause.clone()));
        it.standing.counted = fits;
        it.standing.counts = fits > Ceus::ZERO;
        if fits == Ceus::ZERO {
            it.standing.verdict = format!("{}, the share is full", capitalized(topic));
        }
        if it.standing.planned {
            bucket.planned += fits;
        } else {
            bucket.counted += fits;
        }
    }
    bucket
}

fn serve(minimums: &mut [Bucket], judged: &mut [Judged], planned: bool) {
    let fitting: Vec<(usize, Vec<usize>)> = judged
        .iter()
        .enumerate()
        .filter(|(_, it)| it.standing.counts && it.standing.planned == planned)
        .map(|(at, it)| {
            let places = minimums.iter().enumerate();
            let fits = places.filter(|(_, bucket)| it.may_serve.contains(&bucket.key));
            (at, fits.map(|(place, _)| place).collect())
        })
        .filter(|(_, fits): &(usize, Vec<usize>)| !fits.is_empty())
        .collect();
    let lacks: Vec<i32> = std::iter::once(0)
        .chain(minimums.iter().map(|bucket| {
            let had = bucket.counted + bucket.planned;
            bucket.required.less(had).hundredths()
        }))
        .collect();
    let goal = Goal {
        total: 0,
        minimums: (1..=minimums.len()).collect(),
        binding: Binding::TotalAndMinimums,
        doubled: Vec::new(),
    };
    let items: Vec<Item> = fitting
        .iter()
        .map(|(at, fits)| {
            let amount = judged[*at].standing.counted.hundredths();
            Item {
                options: fits.iter().map(|it| vec![(it + 1, amount)]).collect(),
            }
        })
        .collect();
    let found = allocate(&lacks, &[goal], &items);
    for ((at, fits), option) in fitting.iter().zip(&found.chosen) {
        let (bucket, it) = (&mut minimums[fits[*option]], &mut judged[*at]);
        if it.standing.planned {
            bucket.planned += it.standing.counted;
        } else {
            bucket.counted += it.standing.counted;
        }
        it.standing.bucket = Some(bucket.key.clone());
        it.standing.verdict = bucket.name.clone();
    }
}
