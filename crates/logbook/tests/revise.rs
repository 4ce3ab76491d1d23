//! The same change of several facts: one operation, and what else they say stays.

mod common;

use common::{Home, add, day, entry, filled, key, now, run, today};
use milepost_core::facts::{CodeSet, Entry, PortalRecord, PortalState};
use milepost_logbook::{
    Fact, FactKey, FactKind, Logbook, LogbookError, Operation, Place, Revise, Revision,
};
use rstest::rstest;

fn revise(keys: &[FactKey], change: Revision) -> Operation {
    Operation::Revise(Revise {
        keys: keys.to_vec(),
        change,
    })
}

fn entries(ids: &[&str]) -> Vec<FactKey> {
    ids.iter().map(|id| key(FactKind::Entry, id)).collect()
}

fn entry_of(logbook: &Logbook, id: &str) -> Entry {
    match logbook.fact(&key(FactKind::Entry, id)).expect("readable") {
        Some(Fact::Entry(it)) => it,
        other => panic!("{id} is an entry: {other:?}"),
    }
}

/// What each change is called, and what taking it back is called.
#[rstest]
#[case::to_another_position(
    Revision::Place(Place::Position("q".into())),
    "Moved 2 entries to Harbor"
)]
#[case::a_day_earlier(Revision::ShiftDays(-1), "Moved 2 entries by 1 day, earlier")]
#[case::a_week_later(Revision::ShiftDays(7), "Moved 2 entries by 7 days, later")]
#[case::code_sets(
    Revision::CodeSets(vec![CodeSet::Cpt]),
    "Set the code sets of 2 entries"
)]
#[case::a_specialty(
    Revision::Specialty(Some(" Radiology ".to_owned())),
    "Set the specialty of 2 entries"
)]
fn hours_worked_are_changed_together(#[case] change: Revision, #[case] label: &str) {
    let home = Home::new();
    let mut logbook = filled(&home);
    let before = logbook.facts().expect("readable");
    let applied = logbook
        .transact(revise(&entries(&["e1", "e2"]), change.clone()), &now())
        .expect("it fits");
    assert_eq!(applied.label, label);
    let after = entry_of(&logbook, "e1");
    match change {
        Revision::Place(_) => assert_eq!(after.position.as_str(), "q"),
        Revision::ShiftDays(-1) => assert_eq!(after.date, day("2026-11-18")),
        Revision::ShiftDays(_) => {
            assert_eq!(after.date, day("2026-11-26"));
            assert!(after.planned, "what moves ahead of today is planned");
        }
        Revision::CodeSets(_) => assert_eq!(after.code_sets, [CodeSet::Cpt]),
        Revision::Specialty(_) => assert_eq!(after.specialty.as_deref(), Some("Radiology")),
        _ => unreachable!("a change of hours worked"),
    }
    assert_eq!(after.minutes, 450, "what else it says stays");
    let undo = logbook.undo_label().expect("readable").expect("it is done");
    assert!(
        !undo.contains("Moved") && !undo.contains("Set the"),
        "the menu says what will be taken back: {undo}"
    );
    logbook.undo().expect("it is one operation");
    assert_eq!(logbook.facts().expect("readable"), before);
}

#[test]
fn plans_are_confirmed_together() {
    let home = Home::new();
    let mut logbook = filled(&home);
    for id in ["x", "y"] {
        let mut fact = entry(id, "p", "2026-11-17", 60);
        if let Fact::Entry(it) = &mut fact {
            it.planned = true;
        }
        add(&mut logbook, fact);
    }
    let applied = logbook
        .transact(revise(&entries(&["x", "y"]), Revision::Confirm), &now())
        .expect("it fits");
    assert_eq!(applied.label, "Confirmed 2 entries");
    assert!(!entry_of(&logbook, "x").planned && !entry_of(&logbook, "y").planned);
    let one = logbook.transact(revise(&entries(&["e1"]), Revision::Confirm), &now());
    assert!(
        one.expect("it fits").changes.is_empty(),
        "what was no plan stays as it is"
    );
}

#[test]
fn a_plan_of_a_day_ahead_cannot_be_confirmed_yet() {
    let home = Home::new();
    let mut logbook = filled(&home);
    add(&mut logbook, entry("x", "p", "2026-11-24", 60));
    run(&mut logbook, revise(&entries(&["x"]), Revision::Confirm));
    assert!(entry_of(&logbook, "x").planned, "its day hasn't come");
}

#[test]
fn credits_move_on_at_one_issuer_and_stay_at_the_others() {
    let home = Home::new();
    let mut logbook = filled(&home);
    let record = |issuer: &str, state| PortalRecord {
        issuer: issuer.into(),
        state,
    };
    let credits = [key(FactKind::Credit, "d1"), key(FactKind::Credit, "d2")];
    run(
        &mut logbook,
        revise(
            &credits,
            Revision::Portal(record("AHIMA", PortalState::Accepted)),
        ),
    );
    let applied = logbook
        .transact(
            revise(
                &credits,
                Revision::Portal(record("AAPC", PortalState::Entered)),
            ),
            &now(),
        )
        .expect("it fits");
    assert_eq!(applied.label, "Marked as entered at AAPC: 2 credits");
    run(
        &mut logbook,
        revise(&credits, Revision::CertificateHeld(true)),
    );
    let facts = logbook.facts().expect("readable");
    for credit in facts.credits.iter().filter(|it| it.completed_on <= today()) {
        assert_eq!(
            credit.portal,
            [
                record("AAPC", PortalState::Entered),
                record("AHIMA", PortalState::Accepted)
            ]
        );
        assert!(credit.certificate_held);
    }
}

/// A change that one of the facts cannot take changes none.
#[rstest]
#[case::a_course_for_work(Revision::Place(Place::Course("c".into())), "course")]
#[case::a_place_that_is_gone(Revision::Place(Place::Position("gone".into())), "position")]
#[case::too_far(Revision::ShiftDays(-400_000), "date")]
#[case::a_certificate_of_work(Revision::CertificateHeld(true), "certificate_held")]
fn what_does_not_fit_changes_nothing(#[case] change: Revision, #[case] field: &str) {
    let home = Home::new();
    let mut logbook = filled(&home);
    let before = logbook.facts().expect("readable");
    let error = logbook
        .transact(revise(&entries(&["e1", "e2"]), change), &now())
        .expect_err("it doesn't fit");
    let LogbookError::Invalid(invalid) = error else {
        panic!("it says which field: {error}")
    };
    assert_eq!(invalid.field, field);
    assert_eq!(logbook.facts().expect("readable"), before);
}

#[test]
fn a_fact_that_is_gone_is_named_and_nothing_changes() {
    let home = Home::new();
    let mut logbook = filled(&home);
    let error = logbook
        .transact(
            revise(&entries(&["e1", "gone"]), Revision::ShiftDays(1)),
            &now(),
        )
        .expect_err("one is gone");
    assert!(
        matches!(&error, LogbookError::NotFound(key) if key.id == "gone"),
        "{error}"
    );
    assert_eq!(entry_of(&logbook, "e1").date, day("2026-11-19"));
}

#[test]
fn a_day_cannot_be_moved_onto_one_that_is_full() {
    let home = Home::new();
    let mut logbook = filled(&home);
    add(&mut logbook, entry("full", "p", "2026-11-18", 1000));
    let onto = revise(&entries(&["full"]), Revision::ShiftDays(1));
    let error = logbook.transact(onto, &now()).expect_err("1,450 minutes");
    assert!(
        matches!(&error, LogbookError::Invalid(it) if it.field == "minutes"),
        "{error}"
    );
    let both = revise(&entries(&["full", "e1"]), Revision::ShiftDays(1));
    logbook
        .transact(both, &now())
        .expect("moved together, each day has room");
}
