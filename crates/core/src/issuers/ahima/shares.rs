//! AHIMA's shares inside the total: the HIIM domains, the source, and the former self-review.

use chrono::NaiveDate;

use super::frames::Frame;
use crate::amounts::Ceus;
use crate::facts::{ActivityKind, AhimaSource, Credential, Credit};
use crate::ids::ClauseId;
use crate::judging::checks::{mended, test};
use crate::judging::context::{AssessContext, DOMAIN_UNSAID};
use crate::judging::ledger::Judged;
use crate::standing::{Bucket, BucketRole, Outcome, Provenance, Weight, Words};
use crate::text::counted as number_of;

const DOMAIN: &str = "ahima.ceu.domain-share";
const SOURCE: &str = "ahima.ceu.source-share";
const SELF_REVIEW: &str = "ahima.ceu.self-review";
const SELF_REVIEW_AMOUNT: &str = "ahima.ceu.self-review-amount";

/// The shares in force for the cycle, filled by the credits that count.
/// Credits on other subjects count up to their share and not beyond.
pub(super) fn fill(
    context: &AssessContext,
    frame: &Frame,
    held: &[&Credential],
    total: Ceus,
    judged: &mut [Judged],
) -> Vec<Bucket> {
    let rule_day = frame.due_on.date;
    let starts_on = frame.starts_on.date;
    // A cycle that had ended before the rule came was never asked for it.
    let reaches = rule_day >= first_day_in_force(context);
    let from_own = reaches && context.rules.in_force(SOURCE, starts_on);
    let reviews = asks_for_reviews(context, rule_day, held);
    let mut buckets = Vec::new();
    if context.rules.in_force(DOMAIN, rule_day) {
        let serves = |credit: &Credit| {
            from_own && is_own(context, credit)
                || reviews && credit.kind == ActivityKind::CodingSelfReview
        };
        buckets.push(other_subjects(context, rule_day, total, serves, judged));
    }
    if from_own {
        buckets.push(from_ahima(context, starts_on, total, judged));
    }
    if reviews {
        let asked = context.rules.ceus(SELF_REVIEW_AMOUNT, rule_day);
        buckets.push(self_review(asked, judged));
    }
    buckets
}

/// Whether a cycle was asked for the self-reviews.
fn asks_for_reviews(context: &AssessContext, rule_day: NaiveDate, held: &[&Credential]) -> bool {
    let codes = match context.rules.in_force(SELF_REVIEW, rule_day) {
        true => context.rules.codes(SELF_REVIEW, rule_day),
        false => return false,
    };
    held.iter()
        .any(|credential| codes.iter().any(|code| code == credential.code.as_str()))
}

/// The day from which the source rule is published.
fn first_day_in_force(context: &AssessContext) -> NaiveDate {
    let versions = context.rules.clause(SOURCE).map(|clause| &clause.versions);
    versions
        .into_iter()
        .flatten()
        .filter(|version| version.value != crate::rulebook::Value::NotInForce)
        .map(|version| version.from.unwrap_or(NaiveDate::MIN))
        .min()
        .unwrap_or(NaiveDate::MAX)
}

/// Whether AHIMA or a component association gave it, a missing answer taken as the
/// context takes it.
fn is_own(context: &AssessContext, credit: &Credit) -> bool {
    match context.source_of(credit) {
        Some(AhimaSource::Ahima | AhimaSource::ComponentAssociation) => true,
        Some(AhimaSource::Other) => false,
        None => context.is_at_best(),
    }
}

/// Whether it lies outside of the domains, a missing answer taken likewise.
fn is_outside(context: &AssessContext, credit: &Credit) -> bool {
    match context.in_a_domain(credit) {
        Some(inside) => !inside,
        None => !context.is_at_best(),
    }
}

fn percent(total: Ceus, share: i32) -> Ceus {
    Ceus::from_hundredths(total.hundredths().saturating_mul(share) / 100)
}

/// At most the rest of the 80 percent may lie outside the HIIM domains. `serves` says what
/// serves a minimum of the cycle, too.
fn other_subjects(
    context: &AssessContext,
    rule_day: NaiveDate,
    total: Ceus,
    serves: impl Fn(&Credit) -> bool,
    judged: &mut [Judged],
) -> Bucket {
    let share = context.rules.number(DOMAIN, rule_day);
    let most = percent(total, 100 - share);
    let name = format!("Other subjects up to {} percent", 100 - share);
    let (mut counted, mut planned, mut beyond) = (Ceus::ZERO, Ceus::ZERO, Ceus::ZERO);
    // The room goes first to what a minimum needs too, so that nothing else takes it away
    // once it is done or turns out to count.
    let mut order: Vec<usize> = (0..judged.len()).collect();
    order.sort_by_key(|at| {
        let it = &judged[*at];
        (it.standing.planned, !serves(it.credit), *at)
    });
    for at in order {
        let credit = judged[at].credit;
        let standing = &mut judged[at].standing;
        if !standing.counts {
            continue;
        }
        let unsaid = context.in_a_domain(credit).is_none();
        if credit.hiim_domain.is_none() && !unsaid {
            standing.tests.push(test(
                "In the HIIM domains",
                DOMAIN_UNSAID,
                Weight::Note,
                Outcome::Pass,
                "You said yours are in the domains unless you say otherwise.",
            ));
        }
        if !is_outside(context, credit) {
            continue;
        }
        let room = most.less(counted + planned);
        let fits = standing.counted.min(room);
        if unsaid && fits < standing.counted {
            standing.tests.push(mended(
                test(
                    "In the HIIM domains",
                    DOMAIN,
                    Weight::Counts,
                    Outcome::Unknown,
                    format!(
                        "Not answered yet. {fits} of it counts either way, the rest once it's in a \
                         domain."
                    ),
                ),
                "Say whether it's in the HIIM domains.",
            ));
            standing.verdict = "Not known if in a domain".into();
            beyond += standing.counted - fits;
        } else if fits < standing.counted {
            beyond += standing.counted - fits;
            standing.tests.push(mended(
                test(
                    name.clone(),
                    DOMAIN,
                    if fits == Ceus::ZERO {
                        Weight::Counts
                    } else {
                        Weight::Note
                    },
                    Outcome::Fail,
                    format!("Only {fits} of it fits in the {most} allowed for other subjects."),
                ),
                "Earn the rest in the HIIM domains.",
            ));
            standing.verdict = "Other subjects, share is full".into();
        } else if !unsaid {
            standing.tests.push(test(
                name.clone(),
                DOMAIN,
                Weight::Note,
                Outcome::Pass,
                "On another subject, within its share.",
            ));
            standing.verdict = "Other subject".into();
        }
        standing.counted = fits;
        standing.counts = fits > Ceus::ZERO;
        if !unsaid {
            standing.bucket = Some("other_subjects".into());
        }
        if standing.planned {
            planned += fits;
        } else {
            counted += fits;
        }
    }
    let unsaid = judged
        .iter()
        .filter(|it| context.in_a_domain(it.credit).is_none() && it.amount > Ceus::ZERO)
        .count();
    let uncertain = context.rules.uncertain(DOMAIN, rule_day) || unsaid > 0;
    Bucket {
        key: "other_subjects".into(),
        name: "Outside the HIIM domains".into(),
        credential: None,
        role: BucketRole::Maximum,
        required: most,
        counted,
        counted_up_to: counted,
        planned,
        needed: beyond,
        met: true,
        met_if_answered: true,
        clause: ClauseId::known(DOMAIN),
        provenance: if uncertain {
            Provenance::Estimate
        } else {
            Provenance::Computed
        },
        reason: match unsaid {
            0 => format!(
                "At least {share} percent of {total} must be in the domains, so at most {most} can \
                 be outside."
            ),
            _ => format!(
                "At least {share} percent of {total} must be in the domains, so at most {most} can \
                 be outside. {} not say yet.",
                number_of(
                    i32::try_from(unsaid).unwrap_or(i32::MAX),
                    "credit does",
                    "credits do"
                )
            ),
        },
    }
}

/// At least 40 percent of what is needed from AHIMA or a component association.
fn from_ahima(
    context: &AssessContext,
    starts_on: NaiveDate,
    total: Ceus,
    judged: &mut [Judged],
) -> Bucket {
    let share = context.rules.number(SOURCE, starts_on);
    let least = percent(total, share);
    let (mut counted, mut planned) = (Ceus::ZERO, Ceus::ZERO);
    for Judged {
        credit, standing, ..
    } in judged.iter_mut()
    {
        if !standing.counts {
            continue;
        }
        let fits = is_own(context, credit);
        let (outcome, words, mend) = match context.source_of(credit) {
            Some(AhimaSource::Ahima) => (Outcome::Pass, "AHIMA gave it.".into(), None),
            Some(AhimaSource::ComponentAssociation) => (
                Outcome::Pass,
                "A component association gave it.".into(),
                None,
            ),
            Some(AhimaSource::Other) if credit.ahima_source.is_none() => (
                Outcome::Fail,
                Words::fixed("You said someone else gave yours unless you say otherwise."),
                None,
            ),
            Some(AhimaSource::Other) => (
                Outcome::Fail,
                Words::text(format!(
                    "Someone else gave it; it counts toward the other {} percent.",
                    100 - share
                )),
                None,
            ),
            None => (
                Outcome::Unknown,
                "Who gave it isn't recorded yet.".into(),
                Some("Say whether AHIMA or a component association gave it."),
            ),
        };
        let check = test(
            "From AHIMA or a component association",
            SOURCE,
            Weight::Note,
            outcome,
            words,
        );
        standing.tests.push(match mend {
            Some(mend) => mended(check, mend),
            None => check,
        });
        if !fits {
            continue;
        }
        if standing.bucket.is_none() {
            standing.bucket = Some("ahima_source".into());
            standing.verdict = "AHIMA source".into();
        }
        if standing.planned {
            planned += standing.counted;
        } else {
            counted += standing.counted;
        }
    }
    let needed = least.less(counted);
    Bucket {
        key: "ahima_source".into(),
        name: "From AHIMA sources".into(),
        credential: None,
        role: BucketRole::Minimum,
        required: least,
        counted,
        counted_up_to: counted,
        planned,
        needed,
        met: needed == Ceus::ZERO,
        met_if_answered: needed == Ceus::ZERO,
        clause: ClauseId::known(SOURCE),
        provenance: if context.rules.uncertain(SOURCE, starts_on) {
            Provenance::Estimate
        } else {
            Provenance::Computed
        },
        reason: format!(
            "{share} percent of {total} must come from AHIMA or a component association."
        ),
    }
}

/// The former mandatory self-reviews inside the total.
fn self_review(asked: Ceus, judged: &mut [Judged]) -> Bucket {
    let (mut counted, mut planned) = (Ceus::ZERO, Ceus::ZERO);
    for Judged {
        credit, standing, ..
    } in judged.iter_mut()
    {
        if !standing.counts || credit.kind != ActivityKind::CodingSelfReview {
            continue;
        }
        standing.bucket = Some("self_review".into());
        standing.verdict = "Self-review".into();
        if standing.planned {
            planned += standing.counted;
        } else {
            counted += standing.counted;
        }
    }
    let needed = asked.less(counted);
    Bucket {
        key: "self_review".into(),
        name: "Coding self-review".into(),
        credential: None,
        role: BucketRole::Minimum,
        required: asked,
        counted,
        counted_up_to: counted,
        planned,
        needed,
        met: needed == Ceus::ZERO,
        met_if_answered: needed == Ceus::ZERO,
        clause: ClauseId::known(SELF_REVIEW),
        provenance: Provenance::Computed,
        reason: format!(
            "Two yearly self-reviews of {} CEUs each.",
            Ceus::from_hundredths(asked.hundredths() / 2)
        ),
    }
}
