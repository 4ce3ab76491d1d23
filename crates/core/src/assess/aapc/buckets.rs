//! Topic and specialty minimums inside the total.

use super::super::inquiry::Inquiry;
use super::super::tell::{capitalised, mended, normalised, test};
use super::assignment::least_lacking;
use super::credits::has_index;
use super::frames::Frame;
use crate::amounts::Ceus;
use crate::facts::{ActivityKind, Credential, Credit};
use crate::ids::ClauseId;
use crate::rulebook::CredentialGroup;
use crate::standing::{Bucket, BucketRole, CreditStanding, Outcome, Provenance, Test, Weight, day};

const TOPIC: &str = "aapc.ceu.topic-minimum";
const ONLY: &str = "aapc.ceu.topic-minimum-only";
const SPECIALTY: &str = "aapc.ceu.specialty-minimum";
const APPROVED_FOR: &str = "aapc.ceu.approved-for-credential";
const CIRCC: &str = "aapc.ceu.circc-firms";

/// What sort of credential it is; one that the rulebook does not know has no minimum.
pub(super) fn group_of(inquiry: &Inquiry, credential: &Credential) -> CredentialGroup {
    inquiry
        .catalogued(credential)
        .map_or(CredentialGroup::Core, |known| known.group)
}

/// Whether a credit may serve a topic or specialty credential.
pub(super) fn approval(inquiry: &Inquiry, credential: &Credential, credit: &Credit) -> Test {
    const NAME: &str = "Approved for the credential";
    let code = credential.code.as_str();
    let note = |clause, outcome, reason: String| test(NAME, clause, Weight::Note, outcome, reason);
    if credit
        .applied_to
        .as_ref()
        .is_some_and(|chosen| chosen.as_str() != code)
    {
        return note(
            APPROVED_FOR,
            Outcome::Fail,
            format!("You applied it to another credential than {code}."),
        );
    }
    if credit.kind == ActivityKind::CmsTraining && !has_index(credit) {
        return note(
            "aapc.ceu.cms",
            Outcome::Fail,
            format!("CMS trainings serve core credentials only, not {code}."),
        );
    }
    if let Some(earned) = credential.earned_on
        && credit.completed_on < earned
    {
        return note(
            "aapc.ceu.after-certification",
            Outcome::Fail,
            format!("{code} was earned on {}, after it.", day(earned)),
        );
    }
    if code == "CIRCC" && credit.sponsor.is_none() {
        return mended(
            note(
                CIRCC,
                Outcome::Fail,
                "The sponsor is not recorded; it must be one of three firms.".into(),
            ),
            "Record the sponsor.",
        );
    }
    if code == "CIRCC" && !from_circc_firm(inquiry, credit) {
        return mended(
            note(
                CIRCC,
                Outcome::Fail,
                "The sponsor is none of the three contracted firms.".into(),
            ),
            "Use an activity of ZHealth, MedLearn or Medical Asset Management.",
        );
    }
    let topic = inquiry
        .catalogued(credential)
        .and_then(|known| known.topic.as_deref());
    let by_topic = topic.is_some_and(|topic| {
        credit
            .topics
            .iter()
            .any(|said| same_topic(said, topic) || said.eq_ignore_ascii_case(code))
    });
    match &credit.approved_for {
        Some(codes)
            if codes
                .iter()
                .any(|named| named.as_str().eq_ignore_ascii_case(code)) =>
        {
            note(
                APPROVED_FOR,
                Outcome::Pass,
                format!("The certificate names {code}."),
            )
        }
        Some(_) => note(
            APPROVED_FOR,
            Outcome::Fail,
            format!("The certificate does not name {code}."),
        ),
        None if credit.applied_to.is_some() => mended(
            note(
                APPROVED_FOR,
                Outcome::Unknown,
                format!(
                    "You applied it to {code}; the approval is not recorded. It is counted there."
                ),
            ),
            "Look at the certificate and record the credentials that it names.",
        ),
        None if by_topic => mended(
            note(
                APPROVED_FOR,
                Outcome::Unknown,
                format!(
                    "Its topic fits {code}; the approval is not recorded. It is counted there."
                ),
            ),
            "Look at the certificate and record the credentials that it names.",
        ),
        None => mended(
            note(
                APPROVED_FOR,
                Outcome::Fail,
                format!("Nothing on record says that it is approved for {code}."),
            ),
            "Record the credentials that the certificate names.",
        ),
    }
}

fn from_circc_firm(inquiry: &Inquiry, credit: &Credit) -> bool {
    let sponsor = normalised(credit.sponsor.as_deref().unwrap_or_default());
    inquiry
        .rules
        .codes(CIRCC, credit.completed_on)
        .iter()
        .any(|firm| sponsor.contains(&normalised(firm)))
}

/// "audit", "Auditing" and "auditing" are one topic.
fn same_topic(said: &str, topic: &str) -> bool {
    const SHORTEST_STEM: usize = 5;
    let (said, topic) = (normalised(said), normalised(topic));
    said == topic || (said.len() >= SHORTEST_STEM && topic.starts_with(&said))
}

/// The minimums of the credentials held, filled by the credits that count.
/// A credit serves one minimum only. Where it could serve several, it goes to
/// the one that leaves the least lacking in all; planned credits then fill
/// what is left.
pub(super) fn fill(
    inquiry: &Inquiry,
    frame: &Frame,
    held: &[&Credential],
    total: Ceus,
    judged: &mut [(CreditStanding, Ceus)],
) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = held
        .iter()
        .filter_map(|credential| minimum(inquiry, frame, credential, held.len(), total))
        .collect();
    for planned in [false, true] {
        let (several, one): (Vec<_>, Vec<_>) = judged
            .iter()
            .enumerate()
            .filter(|(_, (standing, _))| standing.counts && standing.planned == planned)
            .map(|(at, (standing, _))| (at, fitting(&buckets, standing)))
            .filter(|(_, fits)| !fits.is_empty())
            .partition(|(_, fits)| fits.len() > 1);
        for (at, fits) in one {
            serve(&mut buckets[fits[0]], &mut judged[at].0);
        }
        let lacks: Vec<i32> = buckets
            .iter()
            .map(|bucket| {
                bucket
                    .required
                    .less(bucket.counted + bucket.planned)
                    .hundredths()
            })
            .collect();
        let items: Vec<(i32, Vec<usize>)> = several
            .iter()
            .map(|(at, fits)| (judged[*at].0.counted.hundredths(), fits.clone()))
            .collect();
        for ((at, _), place) in several.iter().zip(least_lacking(&lacks, &items)) {
            serve(&mut buckets[place], &mut judged[*at].0);
        }
    }
    for bucket in &mut buckets {
        bucket.needed = bucket.required.less(bucket.counted);
        bucket.met = bucket.needed == Ceus::ZERO;
    }
    buckets
}

/// The minimums that a credit may serve.
fn fitting(buckets: &[Bucket], standing: &CreditStanding) -> Vec<usize> {
    buckets
        .iter()
        .enumerate()
        .filter(|(_, bucket)| standing.serves.contains(&bucket.key))
        .map(|(at, _)| at)
        .collect()
}

fn serve(bucket: &mut Bucket, standing: &mut CreditStanding) {
    if standing.planned {
        bucket.planned += standing.counted;
    } else {
        bucket.counted += standing.counted;
    }
    standing.bucket = Some(bucket.key.clone());
    standing.verdict = bucket.name.clone();
}

fn minimum(
    inquiry: &Inquiry,
    frame: &Frame,
    credential: &Credential,
    held: usize,
    total: Ceus,
) -> Option<Bucket> {
    let rule_day = inquiry.rule_day(frame.due_on.date);
    let known = inquiry.catalogued(credential)?;
    let code = known.code.as_str();
    let listed = inquiry
        .rules
        .ceus_by_credential(TOPIC, rule_day)
        .get(code)
        .copied();
    let only = (held == 1)
        .then(|| {
            inquiry
                .rules
                .ceus_by_credential(ONLY, rule_day)
                .get(code)
                .copied()
        })
        .flatten();
    let (clause, required) = match (known.group, only, listed) {
        (CredentialGroup::Topic, Some(only), _) => (ONLY, only),
        (CredentialGroup::Topic, None, Some(listed)) => (TOPIC, listed),
        (CredentialGroup::Specialty, _, _) => (SPECIALTY, inquiry.rules.ceus(SPECIALTY, rule_day)),
        _ => return None,
    };
    let name = capitalised(known.topic.as_deref().unwrap_or(code));
    let capped = frame.prorated_months.is_some() && required > total;
    let (amount, clause, provenance) = if capped {
        (total, "aapc.cycle.prorated-topics", Provenance::Estimate)
    } else {
        (required, clause, Provenance::Computed)
    };
    Some(Bucket {
        key: credential.code.to_string(),
        reason: format!(
            "{} asks for at least {amount} in {}.",
            credential.code,
            name.to_lowercase()
        ),
        name,
        credential: Some(credential.code.clone()),
        role: BucketRole::Minimum,
        required: amount,
        counted: Ceus::ZERO,
        planned: Ceus::ZERO,
        needed: amount,
        met: false,
        clause: ClauseId::known(clause),
        provenance,
    })
}
