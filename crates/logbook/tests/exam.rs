//! What became of an exam: one operation with all that it brings, taken back as a whole.

mod common;

use common::{Home, add, day};
use milepost_core::assess::assess;
use milepost_core::facts::{Credential, CredentialStatus, Exam, ExamResult, Facts, IssuerAccount};
use milepost_core::passing::{Award, ExamOutcome, HowItWent};
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Fact, Logbook, LogbookError, Now, Operation};

/// The moment of a change on another day.
fn on(date: &str) -> Now {
    Now::new(day(date), common::now().unix_millis())
}

/// A logbook with an exam of the CPC on Mar 20, 2027.
fn booked(home: &Home) -> Logbook {
    let mut logbook = home.open();
    add(
        &mut logbook,
        Fact::Exam(Exam {
            id: "e".into(),
            credential: "CPC".into(),
            sat_on: Some(day("2027-03-20")),
            ..Exam::default()
        }),
    );
    logbook
}

fn told(outcome: HowItWent) -> Operation {
    Operation::ExamOutcome(ExamOutcome {
        exam: "e".into(),
        outcome,
    })
}

fn passed() -> Operation {
    told(HowItWent::Passed(Award {
        renewal_month: Some(5),
        ..Award::default()
    }))
}

fn facts(logbook: &Logbook) -> Facts {
    logbook.facts().expect("readable")
}

#[test]
fn passed_makes_credential_and_renewal_month_and_one_undo_takes_all_of_it_back() {
    let home = Home::new();
    let mut logbook = booked(&home);
    let before = facts(&logbook);
    let applied = logbook
        .transact(passed(), &on("2027-03-20"))
        .expect("the exam is over");
    assert_eq!(applied.label, "Added the CPC-A");
    assert_eq!(applied.keys.len(), 3, "exam, credential, membership");
    let after = facts(&logbook);
    assert_eq!(after.exams[0].result, ExamResult::Passed);
    assert_eq!(after.credentials[0].earned_on, Some(day("2027-03-20")));
    assert!(after.credentials[0].apprentice, "no work is on record");
    assert_eq!(after.accounts[0].renewal_month, Some(5));
    assert_eq!(
        logbook.undo_label().expect("readable").as_deref(),
        Some("Undo add the CPC-A")
    );
    logbook.undo().expect("one step");
    assert_eq!(facts(&logbook), before, "as it was");
    logbook.redo().expect("and again");
    assert_eq!(facts(&logbook), after);
}

#[test]
fn passed_again_adds_nothing_twice() {
    let home = Home::new();
    let mut logbook = booked(&home);
    for _ in 0..2 {
        logbook
            .transact(passed(), &on("2027-03-21"))
            .expect("it may be said again");
    }
    let facts = facts(&logbook);
    assert_eq!((facts.credentials.len(), facts.accounts.len()), (1, 1));
}

#[test]
fn what_was_expected_and_the_membership_on_record_are_kept() {
    let home = Home::new();
    let mut logbook = booked(&home);
    add(
        &mut logbook,
        Fact::Credential(Credential {
            id: "aim".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            status: CredentialStatus::Expected,
            ..Credential::default()
        }),
    );
    add(
        &mut logbook,
        Fact::Account(IssuerAccount {
            id: "member".into(),
            issuer: "AAPC".into(),
            member_number: Some("01234567".to_owned()),
            ..IssuerAccount::default()
        }),
    );
    logbook
        .transact(passed(), &on("2027-03-20"))
        .expect("the exam is over");
    let facts = facts(&logbook);
    assert_eq!(facts.credentials.len(), 1, "no second one");
    assert_eq!(facts.credentials[0].status, CredentialStatus::Active);
    assert_eq!(facts.accounts.len(), 1);
    assert_eq!(facts.accounts[0].member_number.as_deref(), Some("01234567"));
    assert_eq!(facts.accounts[0].renewal_month, Some(5));
}

#[test]
fn a_day_that_has_not_come_is_refused_and_nothing_changes() {
    let home = Home::new();
    let mut logbook = booked(&home);
    let before = facts(&logbook);
    let refused = logbook.transact(passed(), &on("2027-03-19"));
    assert!(
        matches!(&refused, Err(LogbookError::Invalid(it)) if it.field == "on"),
        "{refused:?}"
    );
    assert_eq!(facts(&logbook), before);
}

#[test]
fn not_passed_and_moved_keep_the_attempt() {
    let home = Home::new();
    let mut logbook = booked(&home);
    let failed = logbook
        .transact(told(HowItWent::Failed { on: None }), &on("2027-03-20"))
        .expect("the exam is over");
    assert_eq!(failed.label, "Marked the CPC exam as not passed");
    assert_eq!(facts(&logbook).exams[0].result, ExamResult::Failed);
    let month = Some("2027-05".parse().expect("a month"));
    let moved = logbook
        .transact(
            told(HowItWent::Moved { to: None, month }),
            &on("2027-03-21"),
        )
        .expect("it may be moved");
    assert_eq!(moved.label, "Moved the CPC exam to May 2027");
    let exam = &facts(&logbook).exams[0];
    assert_eq!(
        (exam.sat_on, exam.planned_month, exam.result),
        (None, month, ExamResult::Pending)
    );
}

#[test]
fn a_day_and_a_month_at_once_are_refused() {
    let home = Home::new();
    let mut logbook = home.open();
    let exam = Fact::Exam(Exam {
        credential: "CPC".into(),
        sat_on: Some(day("2027-03-20")),
        planned_month: Some("2027-03".parse().expect("a month")),
        ..Exam::default()
    });
    let refused = logbook.transact(Operation::Add(exam), &common::now());
    assert!(
        matches!(&refused, Err(LogbookError::Invalid(it)) if it.field == "planned_month"),
        "{refused:?}"
    );
}

#[test]
fn the_first_report_that_was_chosen_is_the_end_of_the_first_cycle() {
    let home = Home::new();
    let mut logbook = booked(&home);
    let outcome = |first: &str| {
        told(HowItWent::Passed(Award {
            renewal_month: Some(5),
            first_due_on: Some(day(first)),
            ..Award::default()
        }))
    };
    let refused = logbook.transact(outcome("2027-03-20"), &on("2027-03-20"));
    assert!(
        matches!(&refused, Err(LogbookError::Invalid(it)) if it.field == "first_due_on"),
        "a report on the day of the award is none: {refused:?}"
    );
    logbook
        .transact(outcome("2029-05-31"), &on("2027-03-20"))
        .expect("two years after the short one");
    assert_eq!(
        facts(&logbook).accounts[0].first_due_on,
        Some(day("2029-05-31"))
    );
    let standing = assess(&facts(&logbook), Rulebook::embedded(), day("2027-03-20"));
    let cycle = &standing.cycles[0];
    assert_eq!(cycle.due_on.date, day("2029-05-31"));
    assert_eq!(
        cycle.required.amount.to_string(),
        "36",
        "never more than the whole"
    );
    logbook.undo().expect("one step");
    assert!(facts(&logbook).accounts.is_empty());
}
