//! What to send in answer to an audit: each credit of its cycle, and what its proof lacks.

use chrono::NaiveDate;

use super::audits::{AUDIT_ANSWER, Answer, open};
use super::{Found, is};
use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::ids::ClauseId;
use crate::standing::{
    AuditProof, AuditStanding, CreditStanding, Outcome, Provenance, Weight, day,
};

/// Days within which a recorded due date names the laid-out cycle.
const SAME_CYCLE: i32 = 31;

/// Every audit that is not answered, with what to send.
pub(crate) fn audits(found: Found) -> Vec<AuditStanding> {
    open(found)
        .map(|(record, asked)| {
            let issuer = record.issuer.as_str().trim();
            let cycle = found.cycles.iter().find(|cycle| {
                is(issuer, cycle.issuer.as_str())
                    && days_between(cycle.due_on.date, record.due_on).abs() <= SAME_CYCLE
            });
            let counting = cycle.map_or(&[][..], |cycle| &cycle.credits);
            let mut proofs: Vec<AuditProof> = counting
                .iter()
                .filter(|it| it.counts && !it.planned)
                .map(|it| proof(found, it))
                .collect();
            // What lacks something first; within each the newest first, as in the ledger.
            proofs.sort_by_key(|it| (it.lacks.is_empty(), std::cmp::Reverse(it.completed_on)));
            let whole = || proofs.iter().filter(|it| it.lacks.is_empty());
            let together = i32::try_from(whole().count()).unwrap_or(i32::MAX);
            let proven: Ceus = whole().map(|it| it.counted).sum();
            let counted: Ceus = proofs.iter().map(|it| it.counted).sum();
            let (answer_by, provenance, reason, clause) =
                answer_by(Answer::of(found, record, asked), asked);
            AuditStanding {
                obligation: format!("audit:{issuer}:{}", record.due_on),
                issuer: record.issuer.clone(),
                cycle: record.due_on,
                asked_on: asked,
                answer_by,
                provenance,
                reason,
                clause,
                together,
                proven,
                counted,
                required: cycle.map(|it| it.required.amount),
                proofs,
            }
        })
        .collect()
}

/// The day of the answer, where it comes from, how it was found, and by which rule.
fn answer_by(
    answer: Answer,
    asked: NaiveDate,
) -> (Option<NaiveDate>, Provenance, String, Option<ClauseId>) {
    match answer {
        Answer::Named(on) => (
            Some(on),
            Provenance::Entered,
            "As the letter says.".to_owned(),
            None,
        ),
        Answer::Assumed(on, days) => (
            Some(on),
            Provenance::Estimate,
            format!(
                "{days} days from {}, a 2008 rule; the day in the letter decides.",
                day(asked)
            ),
            Some(ClauseId::known(AUDIT_ANSWER)),
        ),
        Answer::Unknown => (
            None,
            Provenance::Estimate,
            "No rule names a day; the letter does.".to_owned(),
            None,
        ),
    }
}

/// A credit with what would fail when its issuer verifies it.
fn proof(found: Found, credit: &CreditStanding) -> AuditProof {
    let fact = found
        .context
        .facts
        .credits
        .iter()
        .find(|it| it.id == credit.credit);
    let failing = || {
        credit
            .tests
            .iter()
            .filter(|test| test.weight == Weight::Audit && test.outcome != Outcome::Pass)
    };
    AuditProof {
        credit: credit.credit.clone(),
        title: credit.title.clone(),
        sponsor: fact.and_then(|it| it.sponsor.clone()),
        completed_on: credit.completed_on,
        counted: credit.counted,
        lacks: failing()
            .map(|test| match test.outcome {
                Outcome::Unknown => format!("{}: {}", test.name, test.reason),
                _ => test.reason.to_string(),
            })
            .collect(),
        to_do: failing()
            .filter_map(|test| test.mend.as_ref().map(ToString::to_string))
            .collect(),
    }
}
