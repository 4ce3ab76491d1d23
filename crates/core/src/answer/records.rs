//! Answers about single records: dues, positions, letters, credits, time studied.

use super::about::{id_of, issuer_and_day, no_such, not_there, only_key};
use super::{AnswerError, AnswerFact};
use crate::facts::{
    AhimaSource, CodeSet, CredentialStatus, Credit, Facts, Letter, Payment, PaymentKind,
    PortalState, RuleChoice, SignerRole, StudyEntry, StudyKind, YesNoUnknown,
};
use crate::ids::ClauseId;
use crate::standing::{Answered, QuestionKind};

/// The clauses by which a person answers for every credit to come.
const DOMAIN_UNSAID: &str = "ahima.ceu.domain-unsaid";
const SOURCE_UNSAID: &str = "ahima.ceu.source-unsaid";
const DUES_UNSAID: &str = "aapc.cycle.dues-unsaid";

/// Whether dues were paid, or kept.
pub(super) fn dues(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let yes = match (answered.kind, only_key(answered)?) {
        (_, "yes") => true,
        (_, "no") => false,
        (QuestionKind::DuesPaid, "someone_else") => {
            return Ok(vec![decided(DUES_UNSAID, "someone_else")]);
        }
        (_, other) => return Err(no_such(other)),
    };
    let about = answered.about.first().ok_or_else(|| not_there("dues"))?;
    let mut payment = if about.starts_with("dues:") {
        let (issuer, due_on) = issuer_and_day(about, "dues")?;
        Payment {
            issuer: issuer.into(),
            kind: PaymentKind::Dues,
            due_on: Some(due_on),
            ..Payment::default()
        }
    } else {
        let id = id_of(about, "payment")?;
        let it = facts.payments.iter().find(|it| it.id.as_str() == id);
        it.cloned().ok_or_else(|| not_there(about))?
    };
    match (answered.kind, yes, answered.on) {
        (QuestionKind::DuesPaid, true, Some(on)) => payment.paid_on = Some(on),
        (_, true, _) => payment.kept = YesNoUnknown::Yes,
        (QuestionKind::DuesPaid, false, _) => payment.paid_on = None,
        (_, false, _) => payment.kept = YesNoUnknown::No,
    }
    Ok(vec![AnswerFact::Payment(payment)])
}

/// Whether, or since when, a credential is held.
pub(super) fn credential(
    facts: &Facts,
    answered: &Answered,
) -> Result<Vec<AnswerFact>, AnswerError> {
    let about = answered.about.first();
    let about = about.ok_or_else(|| not_there("credential"))?;
    let id = id_of(about, "credential")?;
    let it = facts.credentials.iter().find(|it| it.id.as_str() == id);
    let mut it = it.cloned().ok_or_else(|| not_there(about))?;
    let day = || answered.on.ok_or(AnswerError::NoDay);
    match only_key(answered)? {
        "held" => {
            it.status = CredentialStatus::Active;
            it.ended_on = None;
        }
        "lapsed" => it.status = CredentialStatus::Lapsed,
        "canceled" => it.status = CredentialStatus::Cancelled,
        "revoked" => it.status = CredentialStatus::Revoked,
        "retired" => it.status = CredentialStatus::Retired,
        "expected" => it.status = CredentialStatus::Expected,
        "not_yet" => it.earned_on = None,
        "earned" => it.earned_on = Some(day()?),
        "since" => it.ended_on = Some(day()?),
        other => return Err(no_such(other)),
    }
    Ok(vec![AnswerFact::Credential(it)])
}

/// What a position's work is.
pub(super) fn position(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    answered
        .about
        .iter()
        .map(|about| {
            let id = id_of(about, "position")?;
            let it = facts.positions.iter().find(|it| it.id.as_str() == id);
            let mut it = it.cloned().ok_or_else(|| not_there(about))?;
            match answered.kind {
                QuestionKind::CodeAssignment => it.code_assignment = yes_no(only_key(answered)?)?,
                QuestionKind::CodeSets => {
                    let sets: Result<Vec<CodeSet>, AnswerError> =
                        answered.keys.iter().map(|key| code_set(key)).collect();
                    it.code_sets = sets?;
                    if it.code_sets.is_empty() {
                        return Err(no_such(""));
                    }
                }
                _ => it.starts_on = Some(answered.on.ok_or(AnswerError::NoDay)?),
            }
            Ok(AnswerFact::Position(it))
        })
        .collect()
}

fn yes_no(key: &str) -> Result<YesNoUnknown, AnswerError> {
    match key {
        "yes" => Ok(YesNoUnknown::Yes),
        "no" => Ok(YesNoUnknown::No),
        other => Err(no_such(other)),
    }
}

fn code_set(key: &str) -> Result<CodeSet, AnswerError> {
    Ok(match key {
        "CPT" => CodeSet::Cpt,
        "ICD-10-CM" => CodeSet::Icd10Cm,
        "ICD-10-PCS" => CodeSet::Icd10Pcs,
        "HCPCS Level II" => CodeSet::HcpcsLevel2,
        other => return Err(no_such(other)),
    })
}

/// What a letter shows, and who signed it. The items asked about stand beside the letter
/// as "item:hand_signed"; no other is touched.
pub(super) fn letter(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let key = only_key(answered)?;
    let about = answered.about.first().ok_or_else(|| not_there("letter"))?;
    let id = id_of(about, "letter")?;
    let it = facts.letters.iter().find(|it| it.id.as_str() == id);
    let mut it = it.cloned().ok_or_else(|| not_there(about))?;
    if answered.kind == QuestionKind::LetterSigner {
        it.signer = match key {
            "employer" => SignerRole::Employer,
            "supervisor" => SignerRole::Supervisor,
            "human_resources" => SignerRole::HumanResources,
            "co_worker" => SignerRole::CoWorker,
            "other" => SignerRole::Other,
            other => return Err(no_such(other)),
        };
        return Ok(vec![AnswerFact::Letter(it)]);
    }
    let missing: &[String] = match key {
        "all" => &[],
        "not_all" => &answered.some,
        other => return Err(no_such(other)),
    };
    for asked in &answered.about[1..] {
        let name = id_of(asked, "item")?;
        let said = match missing.iter().any(|it| it == name) {
            true => YesNoUnknown::No,
            false => YesNoUnknown::Yes,
        };
        *item(&mut it, name).ok_or_else(|| not_there(asked))? = said;
    }
    Ok(vec![AnswerFact::Letter(it)])
}

/// An item of a letter's list, by the name of its field.
fn item<'a>(it: &'a mut Letter, name: &str) -> Option<&'a mut YesNoUnknown> {
    Some(match name {
        "on_letterhead" => &mut it.on_letterhead,
        "describes_experience" => &mut it.describes_experience,
        "gives_dates" => &mut it.gives_dates,
        "states_amount_of_time" => &mut it.states_amount_of_time,
        "hand_signed" => &mut it.hand_signed,
        "dated" => &mut it.dated,
        "contact_details" => &mut it.contact_details,
        "uneditable_file" => &mut it.uneditable_file,
        _ => return None,
    })
}

/// Who gave credits, whether they lie in the domains, whether they were done.
pub(super) fn credits(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let key = only_key(answered)?;
    match (answered.kind, key) {
        (QuestionKind::CreditDomain, "always") => {
            return Ok(vec![decided(DOMAIN_UNSAID, "inside")]);
        }
        (QuestionKind::CreditSource, "always_other") => {
            return Ok(vec![decided(SOURCE_UNSAID, "other")]);
        }
        _ => {}
    }
    answered
        .about
        .iter()
        .map(|about| {
            let id = id_of(about, "credit")?;
            let it = facts.credits.iter().find(|it| it.id.as_str() == id);
            let it = it.cloned().ok_or_else(|| not_there(about))?;
            // Of one alone nothing is to be chosen.
            let only = answered.some.is_empty() && answered.about.len() == 1;
            let named = only || answered.some.contains(about);
            match (answered.kind, key) {
                (QuestionKind::CreditSource, source) => Ok(AnswerFact::Credit(Credit {
                    ahima_source: Some(match source {
                        "ahima" => AhimaSource::Ahima,
                        "component_association" => AhimaSource::ComponentAssociation,
                        "other" => AhimaSource::Other,
                        other => return Err(no_such(other)),
                    }),
                    ..it
                })),
                (QuestionKind::CreditDomain, "none") => Ok(in_a_domain(it, true)),
                (QuestionKind::CreditDomain, "some") => Ok(in_a_domain(it, !named)),
                (_, "yes") => Ok(AnswerFact::Credit(done(it))),
                (_, "some") if named => Ok(AnswerFact::Credit(done(it))),
                (QuestionKind::CreditDone, "no" | "some") => Ok(AnswerFact::NoCredit(it.id)),
                (_, other) => Err(no_such(other)),
            }
        })
        .collect()
}

fn in_a_domain(it: Credit, inside: bool) -> AnswerFact {
    AnswerFact::Credit(Credit {
        hiim_domain: Some(inside),
        ..it
    })
}

/// A credit that was done as planned: nothing at an issuer says any more that it was not.
fn done(mut it: Credit) -> Credit {
    it.planned = false;
    for record in &mut it.portal {
        if record.state == PortalState::Planned {
            record.state = PortalState::Earned;
        }
    }
    it
}

fn decided(clause: &'static str, reading: &str) -> AnswerFact {
    AnswerFact::RuleChoice(RuleChoice {
        clause: ClauseId::known(clause),
        applies: true,
        reading: Some(reading.to_owned()),
        number: None,
    })
}

/// Whether the time studied for a course was of a class, where it was not said yet.
pub(super) fn study(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let kind = match only_key(answered)? {
        "class" => StudyKind::Class,
        "alone" => StudyKind::Alone,
        other => return Err(no_such(other)),
    };
    let mut changed = Vec::new();
    for about in &answered.about {
        let id = id_of(about, "course")?;
        let its = facts.study_entries.iter().filter(|it| {
            it.kind == StudyKind::Unknown
                && it
                    .course
                    .as_ref()
                    .is_some_and(|course| course.as_str() == id)
        });
        changed.extend(its.map(|it| AnswerFact::StudyEntry(StudyEntry { kind, ..it.clone() })));
    }
    Ok(changed)
}

/// The proof of a removal was sent on a day, or the apprentice "A" has gone on one.
pub(super) fn proof(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    let key = only_key(answered)?;
    let about = answered
        .about
        .first()
        .ok_or_else(|| not_there("credential"))?;
    let id = id_of(about, "credential")?;
    let it = facts.credentials.iter().find(|it| it.id.as_str() == id);
    let mut it = it.cloned().ok_or_else(|| not_there(about))?;
    let on = Some(answered.on.ok_or(AnswerError::NoDay)?);
    match (answered.kind, key) {
        (QuestionKind::ProofSent, "sent") => it.proof_sent_on = on,
        (QuestionKind::ProofAnswered, "removed") => it.apprentice_removed_on = on,
        (_, other) => return Err(no_such(other)),
    }
    Ok(vec![AnswerFact::Credential(it)])
}
