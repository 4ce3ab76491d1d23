//! Topic and specialty minimums inside the total.

use chrono::NaiveDate;

use super::frames::{Frame, LENGTH, Prorated};
use crate::allocate::{Binding, Goal, Item, allocate};
use crate::amounts::Ceus;
use crate::facts::{Credential, CredentialGroup};
use crate::ids::ClauseId;
use crate::judging::checks::{mended, test};
use crate::judging::context::AssessContext;
use crate::judging::least::LeastRule;
use crate::judging::ledger::{Judged, prorated};
use crate::standing::{Bucket, BucketRole, Outcome, Provenance, Weight};
use crate::text::{capitalized, span_in_words};

const TOPIC: &str = "aapc.ceu.topic-minimum";
const ONLY: &str = "aapc.ceu.topic-minimum-only";
const SPECIALTY: &str = "aapc.ceu.specialty-minimum";
const CDEI: &str = "aapc.ceu.cdei";
const SHARED: &str = "aapc.ceu.shared";
const CONFLICT: &str = "aapc.ceu.minimums-above-total";
const PRORATED: &str = "aapc.cycle.prorated-topics";

/// The minimums of the credentials held, still empty.
pub(super) fn minimums(
    context: &AssessContext,
    frame: &Frame,
    held: &[&Credential],
    total: Ceus,
) -> Vec<Bucket> {
    held.iter()
        .filter_map(|credential| minimum(context, frame, credential, held.len(), total))
        .collect()
}

/// What the cycle needs least, by its minimums and the user's reading of the open rules.
pub(super) fn least_rule(
    context: &AssessContext,
    held: &[&Credential],
    buckets: &[Bucket],
    total: Ceus,
    rule_day: NaiveDate,
) -> LeastRule {
    let minimums: Ceus = buckets.iter().map(|bucket| bucket.required).sum();
    let total_wins = minimums > total && context.rules.reading(CONFLICT, rule_day) == "total";
    let twice = counts_twice(context, held, rule_day);
    LeastRule {
        binding: if total_wins {
            Binding::TotalOnly
        } else {
            Binding::TotalAndMinimums
        },
        doubled: buckets
            .iter()
            .map(|bucket| twice && is_specialty(context, held, bucket))
            .collect(),
        outside: None,
    }
}

/// Whether a CEU that serves a specialty and a core credential counts twice.
fn counts_twice(context: &AssessContext, held: &[&Credential], on: NaiveDate) -> bool {
    let core = held
        .iter()
        .any(|credential| context.group_of(credential) == CredentialGroup::Core);
    core && context.rules.in_force(SHARED, on) && context.rules.reading(SHARED, on) == "twice"
}

fn is_specialty(context: &AssessContext, held: &[&Credential], bucket: &Bucket) -> bool {
    held.iter().any(|credential| {
        bucket.credential.as_ref() == Some(&credential.code)
            && context.group_of(credential) == CredentialGroup::Specialty
    })
}

/// Fills the minimums by the credits that count. A credit serves one minimum
/// only. Where it could serve several, it goes to the one that leaves the least
/// to do in all; planned credits then fill what is left.
pub(super) fn fill(
    context: &AssessContext,
    held: &[&Credential],
    buckets: &mut [Bucket],
    judged: &mut [Judged],
) {
    for planned in [false, true] {
        let fitting: Vec<(usize, Vec<usize>)> = judged
            .iter()
            .enumerate()
            .filter(|(_, it)| it.standing.counts && it.standing.planned == planned)
            .map(|(at, it)| (at, places(buckets, &it.standing.serves)))
            .filter(|(_, fits)| !fits.is_empty())
            .collect();
        // Lack 0 is the total, which no choice changes; the others are the minimums.
        let lacks: Vec<i32> = std::iter::once(0)
            .chain(buckets.iter().map(|bucket| {
                let had = bucket.counted + bucket.planned;
                bucket.required.less(had).hundredths()
            }))
            .collect();
        let goal = Goal {
            total: 0,
            minimums: (1..=buckets.len()).collect(),
            binding: Binding::TotalAndMinimums,
            doubled: Vec::new(),
        };
        let items: Vec<Item> = fitting
            .iter()
            .map(|(at, fits)| {
                let amount = judged[*at].standing.counted.hundredths();
                let options = fits.iter().map(|place| vec![(place + 1, amount)]);
                Item {
                    options: options.collect(),
                }
            })
            .collect();
        let found = allocate(&lacks, &[goal], &items);
        for ((at, fits), option) in fitting.iter().zip(&found.chosen) {
            serve(context, held, &mut buckets[fits[*option]], &mut judged[*at]);
        }
    }
    for bucket in buckets {
        bucket.needed = bucket.required.less(bucket.counted);
        bucket.met = bucket.needed == Ceus::ZERO;
    }
}

/// The minimums that a credit may serve.
fn places(buckets: &[Bucket], serves: &[String]) -> Vec<usize> {
    buckets
        .iter()
        .enumerate()
        .filter(|(_, bucket)| serves.contains(&bucket.key))
        .map(|(at, _)| at)
        .collect()
}

fn serve(context: &AssessContext, held: &[&Credential], bucket: &mut Bucket, judged: &mut Judged) {
    let amount = judged.standing.counted;
    if judged.standing.planned {
        bucket.planned += amount;
    } else {
        bucket.counted += amount;
    }
    let on = judged.credit.completed_on;
    let core = held
        .iter()
        .any(|credential| context.group_of(credential) == CredentialGroup::Core);
    if core && is_specialty(context, held, bucket) && context.rules.in_force(SHARED, on) {
        let twice = context.rules.reading(SHARED, on) == "twice";
        if twice {
            judged.standing.counted = amount + amount;
        }
        judged.standing.tests.push(mended(
            test(
                "One specialty and one core credential",
                SHARED,
                Weight::Note,
                Outcome::Unknown,
                if twice {
                    "It serves both at once. You've set it to count twice toward the total."
                } else {
                    "It serves both at once. Whether it counts twice toward the total isn't \
                     published; it counts once."
                },
            ),
            "Ask AAPC; you can decide it in Settings.",
        ));
    }
    judged.standing.bucket = Some(bucket.key.clone());
    judged.standing.verdict = bucket.name.clone();
}

fn minimum(
    context: &AssessContext,
    frame: &Frame,
    credential: &Credential,
    held: usize,
    total: Ceus,
) -> Option<Bucket> {
    let rule_day = frame.due_on.date;
    let code = credential.code.as_str();
    let listed = |clause: &'static str| {
        let table = context.rules.ceus_by_credential(clause, rule_day);
        Some((clause, table.get(code).copied()?))
    };
    let own_number = || {
        let asked = context.rules.ceus(CDEI, rule_day);
        (code == "CDEI" && asked > Ceus::ZERO).then_some((CDEI, asked))
    };
    let (clause, required) = match context.group_of(credential) {
        CredentialGroup::Topic => (held == 1)
            .then(|| listed(ONLY))
            .flatten()
            .or_else(|| listed(TOPIC))
            .or_else(own_number)?,
        CredentialGroup::Specialty => (SPECIALTY, context.rules.ceus(SPECIALTY, rule_day)),
        CredentialGroup::Core => own_number()?,
    };
    let topic = context.topic_of(credential);
    let full = required;
    let (required, clause, provenance) = match frame.prorated {
        Some(shorter) => in_a_prorated_cycle(context, rule_day, shorter, required, clause, total)?,
        None => (required, clause, Provenance::Computed),
    };
    let name = capitalized(topic.unwrap_or(code));
    let whole = span_in_words(context.rules.number(LENGTH, rule_day));
    let inside = match topic {
        Some(topic) => topic.to_lowercase(),
        None => format!("CEUs approved for {code}"),
    };
    let asks = format!("{code} asks for at least {full} in {inside}");
    Some(Bucket {
        key: credential.code.to_string(),
        reason: reason(&asks, &whole, full, required, total),
        name,
        credential: Some(credential.code.clone()),
        role: BucketRole::Minimum,
        required,
        counted: Ceus::ZERO,
        counted_up_to: Ceus::ZERO,
        planned: Ceus::ZERO,
        needed: required,
        met: false,
        met_if_answered: false,
        clause: ClauseId::known(clause),
        provenance,
    })
}

/// What a credential asks for, and what a cycle of another length makes of it.
fn reason(asks: &str, whole: &str, full: Ceus, required: Ceus, total: Ceus) -> String {
    if required == full {
        format!("{asks}.")
    } else if required == total && full > total {
        format!("{asks}, more than this prorated cycle's {total} in all; so all {total}.")
    } else {
        format!("{asks} in {whole}; you've set it to be prorated to {required}.")
    }
}

/// What a minimum becomes in a cycle of another length; none where it is not asked for.
fn in_a_prorated_cycle(
    context: &AssessContext,
    rule_day: NaiveDate,
    shorter: Prorated,
    required: Ceus,
    clause: &'static str,
    total: Ceus,
) -> Option<(Ceus, &'static str, Provenance)> {
    let length = context.rules.number("aapc.cycle.length", rule_day);
    match context.rules.reading(PRORATED, rule_day) {
        "none" => None,
        "pro_rated" => Some((
            prorated(required, shorter.months, length).0.min(total),
            PRORATED,
            Provenance::Estimate,
        )),
        _ if required > total => Some((total, PRORATED, Provenance::Estimate)),
        _ => Some((required, clause, Provenance::Computed)),
    }
}
