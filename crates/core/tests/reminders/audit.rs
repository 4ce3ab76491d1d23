//! An audit from letter to answer: its day and what to send stand in Standing until it is
//! answered.

use milepost_core::assess::assess;
use milepost_core::facts::{CertificateField, Facts, Payment};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{DueState, Provenance, QuestionKind, Standing, TargetKind, Urgency};

use crate::world::{World, day};

/// A CPC whose cycle ending May 31, 2025 was submitted, with three credits in it.
fn asked(on: &str, answer_by: Option<&str>) -> Facts {
    let mut world = World::certified()
        .earned(12, "2024-02-01")
        .earned(12, "2024-06-01")
        .earned(12, "2024-10-01");
    for credit in &mut world.facts.credits {
        credit.certificate_shows = Some(vec![
            CertificateField::IndexNumber,
            CertificateField::Sponsor,
            CertificateField::Title,
            CertificateField::Ceus,
            CertificateField::Date,
        ]);
    }
    world.facts.credits[1].certificate_held = false;
    if let Some(shown) = &mut world.facts.credits[2].certificate_shows {
        shown.retain(|field| *field != CertificateField::Date);
    }
    world.facts.payments.push(Payment {
        id: "dues".into(),
        issuer: "AAPC".into(),
        due_on: Some(day("2026-05-31")),
        paid_on: Some(day("2026-05-20")),
        ..Payment::default()
    });
    let record = &mut world.facts.cycle_records[1];
    record.audit_asked_on = Some(day(on));
    record.audit_due_on = answer_by.map(day);
    world.facts
}

fn standing(facts: &Facts, on: &str) -> Standing {
    assess(facts, Rulebook::embedded(), day(on))
}

#[test]
fn the_day_of_the_answer_is_the_first_thing_next() {
    let standing = standing(&asked("2026-11-16", Some("2026-12-16")), "2026-11-30");
    assert_eq!(standing.answers.next, "Answer AAPC's audit by Dec 16, 2026");
    let target = standing.next[0]
        .target
        .as_ref()
        .expect("a click leads there");
    assert_eq!(target.kind, TargetKind::Cycle);
    assert_eq!(target.id.as_deref(), Some("AAPC:2025-05-31"));
    let audit = &standing.audits[0];
    assert_eq!(audit.answer_by, Some(day("2026-12-16")));
    assert_eq!(audit.provenance, Provenance::Entered, "the letter names it");
}

#[test]
fn what_to_send_names_what_each_proof_lacks() {
    let standing = standing(&asked("2026-11-16", None), "2026-11-30");
    let audit = &standing.audits[0];
    let lacking: Vec<&str> = audit
        .proofs
        .iter()
        .filter(|it| !it.lacks.is_empty())
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(
        lacking,
        ["Workshop 2", "Workshop 1"],
        "what lacks something comes first, the newest of it before"
    );
    assert!(
        audit.proofs[0].lacks.iter().any(|it| it.contains("date")),
        "{:?}",
        audit.proofs[0].lacks
    );
    assert_eq!((audit.together, audit.proofs.len()), (1, 3));
    assert_eq!(audit.proven.to_string(), "12");
    assert_eq!(
        audit.provenance,
        Provenance::Estimate,
        "30 days are assumed"
    );
    assert!(
        standing
            .open_rules
            .iter()
            .any(|it| it.clause.as_str() == "aapc.ceu.verification-answer"),
        "a default in use is among the open rules"
    );
}

#[test]
fn past_the_day_of_the_letter_it_is_late_and_past_an_assumed_one_it_is_a_question() {
    let named = standing(&asked("2026-10-01", Some("2026-11-01")), "2026-11-30");
    assert_eq!(named.answers.urgency, Urgency::Late);
    assert_eq!(named.answers.safe, "Something is past due");
    let assumed = standing(&asked("2026-10-01", None), "2026-11-30");
    let of = assumed
        .obligations
        .iter()
        .find(|it| it.key.starts_with("audit:"))
        .expect("it isn't answered");
    assert_eq!(
        of.state,
        DueState::Question,
        "the letter may name a later day"
    );
    assert_eq!(of.target.ask, Some(QuestionKind::AnswerDay));
}

#[test]
fn answered_is_over() {
    let mut facts = asked("2026-11-16", Some("2026-12-16"));
    facts.cycle_records[1].audit_answered_on = Some(day("2026-11-28"));
    let standing = standing(&facts, "2026-11-30");
    assert!(standing.audits.is_empty());
    assert!(
        !standing
            .obligations
            .iter()
            .any(|it| it.key.starts_with("audit:"))
    );
}
