//! The way to a job in the logbook: one step for each thing that one does, and back.

mod common;

use common::{Home, day, key, now, run};
use milepost_core::career::Doing;
use milepost_core::facts::{
    Application, Contact, Meeting, MeetingState, Offer, OrganizerKind, Position, Step, StepKind,
};
use milepost_logbook::{Fact, FactKind, Logbook, LogbookError, Operation, RemarkCode};

fn begun(home: &Home) -> Logbook {
    let mut logbook = home.open();
    let step = |id: &str, kind, on: &str| {
        Fact::Step(Step {
            id: id.into(),
            application: Some("s".into()),
            kind,
            on: day(on),
            contact: Some("r".into()),
            ..Step::default()
        })
    };
    run(
        &mut logbook,
        Operation::AddMany(vec![
            step("t1", StepKind::Applied, "2026-11-01"),
            step("t2", StepKind::Offer, "2026-11-20"),
            Fact::Offer(Offer {
                id: "u".into(),
                application: "s".into(),
                received_on: day("2026-11-20"),
                ..Offer::default()
            }),
            Fact::Application(Application {
                id: "s".into(),
                employer: "Harbor Clinic".to_owned(),
                found_contact: Some("r".into()),
                ..Application::default()
            }),
            Fact::Contact(Contact {
                id: "r".into(),
                name: "Priya Nair".to_owned(),
                met_at: Some("q".into()),
                ..Contact::default()
            }),
            Fact::Meeting(Meeting {
                id: "q".into(),
                title: "Fall meeting".to_owned(),
                organizer: "MaHIMA".to_owned(),
                organizer_kind: OrganizerKind::ComponentAssociation,
                starts_on: day("2026-11-19"),
                amount: Some(milepost_core::amounts::Ceus::whole(1)),
                ..Meeting::default()
            }),
            Fact::Step(Step {
                id: "spoke".into(),
                kind: StepKind::Spoke,
                on: day("2026-11-19"),
                contact: Some("r".into()),
                ..Step::default()
            }),
        ]),
    );
    logbook
}

#[test]
fn having_been_there_is_one_step_with_its_credit() {
    let home = Home::new();
    let mut logbook = begun(&home);
    let before = logbook.facts().expect("readable");
    let doing = Operation::Career(Doing::WasThere {
        meeting: "q".into(),
    });
    let applied = logbook
        .transact(doing.clone(), &now())
        .expect("it has been");
    assert_eq!(applied.label, "Added 1 CEU, Fall meeting");
    let facts = logbook.facts().expect("readable");
    assert_eq!(facts.meetings[0].state, MeetingState::Went);
    assert_eq!(
        facts.meetings[0].credit.as_ref(),
        Some(&facts.credits[0].id)
    );
    let again = logbook.transact(doing, &now());
    assert!(matches!(again, Err(LogbookError::Invalid(_))), "{again:?}");
    logbook.undo().expect("one undo");
    assert_eq!(logbook.facts().expect("readable"), before);
    logbook.redo().expect("and forward again");
    assert_eq!(logbook.facts().expect("readable"), facts);
}

#[test]
fn an_accepted_offer_is_a_position_in_one_step() {
    let home = Home::new();
    let mut logbook = begun(&home);
    let before = logbook.facts().expect("readable");
    let doing = Operation::Career(Doing::Accept {
        offer: "u".into(),
        position: Box::new(Position {
            employer: "Harbor Clinic".to_owned(),
            ..Position::default()
        }),
    });
    let applied = logbook.transact(doing, &now()).expect("it is open");
    assert_eq!(
        applied.changes.kinds,
        [FactKind::Position, FactKind::Application, FactKind::Step]
    );
    let facts = logbook.facts().expect("readable");
    assert_eq!(
        facts.applications[0].position.as_ref(),
        Some(&facts.positions[0].id)
    );
    logbook.undo().expect("one undo");
    assert_eq!(logbook.facts().expect("readable"), before);
}

#[test]
fn who_is_removed_leaves_the_steps_and_comes_back_with_all_that_was_theirs() {
    let home = Home::new();
    let mut logbook = begun(&home);
    let before = logbook.facts().expect("readable");
    run(&mut logbook, Operation::Remove(key(FactKind::Contact, "r")));
    let facts = logbook.facts().expect("readable");
    assert_eq!(facts.steps.len(), 2, "a word with nobody is nothing");
    assert!(facts.steps.iter().all(|it| it.contact.is_none()));
    assert_eq!(facts.applications[0].found_contact, None);
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Contact, "r")),
    );
    assert_eq!(logbook.facts().expect("readable"), before);
    logbook.undo().expect("the way back can be taken back");
    logbook.undo().expect("and so can the removal");
    assert_eq!(logbook.facts().expect("readable"), before);
    run(&mut logbook, Operation::Remove(key(FactKind::Meeting, "q")));
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Meeting, "q")),
    );
    assert_eq!(logbook.facts().expect("readable"), before);
    run(
        &mut logbook,
        Operation::Remove(key(FactKind::Application, "s")),
    );
    let facts = logbook.facts().expect("readable");
    assert_eq!((facts.steps.len(), facts.offers.len()), (1, 0));
    run(
        &mut logbook,
        Operation::Restore(key(FactKind::Application, "s")),
    );
    assert_eq!(logbook.facts().expect("readable"), before);
}

#[test]
fn a_second_application_at_an_employer_is_remarked() {
    let home = Home::new();
    let logbook = begun(&home);
    let doing = Operation::Career(Doing::Apply {
        application: Box::new(Application {
            employer: "harbor clinic, LLC".to_owned(),
            ..Application::default()
        }),
        kind: StepKind::Applied,
        on: day("2026-11-23"),
    });
    let remarks = logbook
        .remarks(&doing, day("2026-11-23"))
        .expect("readable");
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert_eq!(remarks[0].code, RemarkCode::ApplicationThere);
}

#[test]
fn a_posting_that_is_too_long_is_refused_with_the_limit() {
    let home = Home::new();
    let mut logbook = home.open();
    let add = |logbook: &mut Logbook, posting: String, address: &str| {
        let fact = Fact::Application(Application {
            employer: "Harbor".to_owned(),
            posting: Some(posting),
            address: Some(address.to_owned()),
            ..Application::default()
        });
        logbook.transact(Operation::Add(fact), &now())
    };
    let long = add(&mut logbook, "x".repeat(100_000), "example.org");
    let message = long.expect_err("it doesn't fit").to_string();
    assert!(
        message.contains("it has 100,000 characters, 20,000 fit; paste the part about the job"),
        "{message}"
    );
    add(&mut logbook, "x".repeat(20_000), "example.org").expect("just so much fits");
    let script = add(&mut logbook, "x".to_owned(), "javascript:alert(1)");
    let message = script.expect_err("that is no page").to_string();
    assert!(message.contains("not a web address"), "{message}");
}
