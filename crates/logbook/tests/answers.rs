//! An answer to a question of the standing is one change, and can be taken back.

mod common;

use common::{Home, add, day, now, position, run};
use milepost_core::assess::assess;
use milepost_core::facts::{Credential, Credit, IssuerAccount, Reported, RuleChoice, YesNoUnknown};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{Answered, Question, QuestionKind};
use milepost_logbook::{Fact, Logbook, LogbookError, Now, Operation};

/// The question of a kind that the standing asks on a day.
fn question(logbook: &Logbook, on: &str, kind: QuestionKind) -> Question {
    let facts = logbook.facts().expect("readable");
    let standing = assess(&facts, Rulebook::embedded(), day(on));
    let mut questions = standing.next.into_iter().filter_map(|step| step.question);
    questions
        .find(|question| question.kind == kind)
        .unwrap_or_else(|| panic!("{kind:?} is asked"))
}

/// An answer to a question, by its key.
fn given(question: &Question, key: &str) -> Answered {
    assert!(
        question.answers.iter().any(|it| it.key == key),
        "{key} is one of {:?}",
        question.answers
    );
    Answered {
        kind: question.kind,
        about: question.about.clone(),
        keys: vec![key.to_owned()],
        on: None,
        some: Vec::new(),
    }
}

/// A coder of AAPC since 2018, due in October of even years.
fn certified(home: &Home) -> Logbook {
    let mut logbook = home.open();
    add(
        &mut logbook,
        Fact::Account(IssuerAccount {
            id: "aapc".into(),
            issuer: "AAPC".into(),
            renewal_month: Some(10),
            ..IssuerAccount::default()
        }),
    );
    add(
        &mut logbook,
        Fact::Credential(Credential {
            id: "cpc".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            earned_on: Some(day("2018-05-10")),
            ..Credential::default()
        }),
    );
    logbook
}

#[test]
fn a_report_is_one_change_and_is_undone_as_one() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let asked = question(&logbook, "2026-11-23", QuestionKind::CycleReported);
    let applied = logbook
        .transact(
            Operation::Answer(Answered {
                on: Some(day("2026-10-12")),
                ..given(&asked, "yes")
            }),
            &now(),
        )
        .expect("an answer that is offered can be given");
    assert_eq!(
        applied.label,
        "Answered for the AAPC cycle ending Oct 31, 2026"
    );
    let record = logbook.facts().expect("readable").cycle_records[0].clone();
    assert_eq!(record.reported, Reported::Yes);
    assert_eq!(record.submitted_on, Some(day("2026-10-12")));
    let undone = logbook.undo().expect("it can be taken back");
    assert!(undone.label.contains("AAPC cycle"), "{}", undone.label);
    assert!(logbook.facts().expect("readable").cycle_records.is_empty());
}

#[test]
fn older_cycles_are_answered_for_together_but_for_those_that_were_not() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let asked = question(&logbook, "2026-11-23", QuestionKind::OlderCyclesReported);
    let missed = asked.about[1].clone();
    run(
        &mut logbook,
        Operation::Answer(Answered {
            some: vec![missed],
            ..given(&asked, "no")
        }),
    );
    let records = logbook.facts().expect("readable").cycle_records;
    let said: Vec<Reported> = records.iter().map(|it| it.reported).collect();
    assert_eq!(
        said,
        [Reported::Yes, Reported::No, Reported::Yes, Reported::Yes]
    );
}

#[test]
fn dues_without_a_payment_become_one() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let asked = question(&logbook, "2026-11-23", QuestionKind::DuesPaid);
    run(&mut logbook, Operation::Answer(given(&asked, "yes")));
    let payment = logbook.facts().expect("readable").payments[0].clone();
    assert_eq!(payment.due_on, Some(day("2026-10-31")));
    assert_eq!((payment.paid_on, payment.kept), (None, YesNoUnknown::Yes));
}

#[test]
fn a_position_is_coding_once_it_is_said() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let mut credential = logbook.facts().expect("readable").credentials[0].clone();
    credential.apprentice = true;
    run(
        &mut logbook,
        Operation::Change(Fact::Credential(credential)),
    );
    add(&mut logbook, position("p", "Mercy"));
    let asked = question(&logbook, "2026-11-23", QuestionKind::CodeSets);
    run(
        &mut logbook,
        Operation::Answer(Answered {
            keys: vec!["CPT".to_owned(), "ICD-10-CM".to_owned()],
            ..given(&asked, "CPT")
        }),
    );
    let sets = logbook.facts().expect("readable").positions[0]
        .code_sets
        .len();
    assert_eq!(sets, 2, "several are chosen at once");
}

#[test]
fn one_answer_holds_for_credits_to_come() {
    let home = Home::new();
    let mut logbook = home.open();
    add(
        &mut logbook,
        Fact::Credential(Credential {
            id: "ccs".into(),
            issuer: "AHIMA".into(),
            code: "CCS".into(),
            earned_on: Some(day("2026-01-10")),
            ..Credential::default()
        }),
    );
    add(
        &mut logbook,
        Fact::Credit(Credit {
            id: "c".into(),
            title: "Conference".to_owned(),
            completed_on: day("2026-05-05"),
            amount: Some(milepost_core::amounts::Ceus::whole(8)),
            ..Credit::default()
        }),
    );
    let asked = question(&logbook, "2026-11-23", QuestionKind::CreditDomain);
    run(&mut logbook, Operation::Answer(given(&asked, "always")));
    let choices: Vec<RuleChoice> = logbook.facts().expect("readable").rule_choices;
    assert_eq!(choices[0].clause.as_str(), "ahima.ceu.domain-unsaid");
    assert_eq!(choices[0].reading.as_deref(), Some("inside"));
}

#[test]
fn an_answer_that_nobody_offers_is_refused_and_changes_nothing() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let asked = question(&logbook, "2026-11-23", QuestionKind::CycleReported);
    let refused = logbook.transact(
        Operation::Answer(Answered {
            keys: vec!["perhaps".to_owned()],
            ..given(&asked, "yes")
        }),
        &now(),
    );
    assert!(matches!(refused, Err(LogbookError::Invalid(it)) if it.field == "keys"));
    assert!(logbook.facts().expect("readable").cycle_records.is_empty());
}

#[test]
fn a_credit_of_a_day_ahead_is_planned_and_asked_about_after_it() {
    let home = Home::new();
    let mut logbook = certified(&home);
    add(
        &mut logbook,
        Fact::Credit(Credit {
            id: "c".into(),
            title: "Workshop".to_owned(),
            completed_on: day("2026-12-05"),
            amount: Some(milepost_core::amounts::Ceus::whole(3)),
            ..Credit::default()
        }),
    );
    assert!(logbook.facts().expect("readable").credits[0].planned);
    let asked = question(&logbook, "2026-12-06", QuestionKind::CreditDone);
    let on_the_day_after = Now::new(day("2026-12-06"), now().unix_millis());
    logbook
        .transact(Operation::Answer(given(&asked, "yes")), &on_the_day_after)
        .expect("an answer that is offered can be given");
    assert!(!logbook.facts().expect("readable").credits[0].planned);
}

#[test]
fn the_month_of_the_next_report_lays_out_the_cycles_and_settles_what_lies_before() {
    let home = Home::new();
    let mut logbook = home.open();
    for (id, issuer, code) in [("cpc", "AAPC", "CPC"), ("ccs", "AHIMA", "CCS")] {
        add(
            &mut logbook,
            Fact::Credential(Credential {
                id: id.into(),
                issuer: issuer.into(),
                code: code.into(),
                ..Credential::default()
            }),
        );
    }
    for (issuer, month) in [("AAPC", "2027-05-01"), ("AHIMA", "2027-06-01")] {
        let facts = logbook.facts().expect("readable");
        let standing = assess(&facts, Rulebook::embedded(), day("2026-11-23"));
        let asked = standing
            .next
            .iter()
            .filter_map(|step| step.question.as_ref())
            .find(|it| it.about == [format!("issuer:{issuer}")])
            .unwrap_or_else(|| panic!("{issuer} is asked about"));
        let answered = Answered {
            on: Some(day(month)),
            ..given(asked, "month")
        };
        logbook
            .transact(Operation::Answer(answered), &now())
            .expect("a month and a year are enough");
    }
    let facts = logbook.facts().expect("readable");
    let standing = assess(&facts, Rulebook::embedded(), day("2026-11-23"));
    let mut due: Vec<String> = standing
        .cycles
        .iter()
        .filter(|it| it.days_left >= 0)
        .map(|it| format!("{} {}", it.issuer, it.due_on.date))
        .collect();
    due.sort();
    assert_eq!(due, ["AAPC 2027-05-31", "AHIMA 2027-06-30"]);
    let settled: Vec<Reported> = facts.cycle_records.iter().map(|it| it.reported).collect();
    assert_eq!(
        settled,
        [Reported::Yes, Reported::Yes],
        "what lies before is settled"
    );
    let asked = standing
        .next
        .iter()
        .filter_map(|step| step.question.as_ref());
    assert!(
        !asked.clone().any(|it| it.kind == QuestionKind::NextReport
            || it.kind == QuestionKind::CycleReported),
        "nobody is asked again: {:?}",
        asked.map(|it| &it.ask).collect::<Vec<_>>()
    );
    logbook.undo().expect("the last answer is taken back");
    logbook.undo().expect("and the one before");
    assert!(logbook.facts().expect("readable").accounts.is_empty());
}

#[test]
fn who_has_somebody_else_pay_the_dues_is_never_asked_about_them_again() {
    let home = Home::new();
    let mut logbook = certified(&home);
    let asked = question(&logbook, "2026-11-23", QuestionKind::DuesPaid);
    logbook
        .transact(Operation::Answer(given(&asked, "someone_else")), &now())
        .expect("it is one of the answers");
    let facts = logbook.facts().expect("readable");
    for on in ["2026-11-23", "2027-11-01", "2028-12-01", "2030-01-15"] {
        let standing = assess(&facts, Rulebook::embedded(), day(on));
        let asked = standing
            .next
            .iter()
            .filter_map(|step| step.question.as_ref());
        assert!(
            !asked.clone().any(|it| it.kind == QuestionKind::DuesPaid),
            "asked again on {on}"
        );
        assert!(
            standing
                .open_rules
                .iter()
                .any(|it| it.clause.as_str() == "aapc.cycle.dues-unsaid"),
            "the decision is shown on {on}"
        );
    }
}
