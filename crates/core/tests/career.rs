//! The way to a job: stages from dated steps, what a meeting is worth, what comes of what one does.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::career::{Doing, same_employer, search_record, stage};
use milepost_core::facts::{
    AhimaSource, Application, Contact, Credential, Fact, Facts, IssuerAccount, Meeting,
    MeetingState, Offer, OrganizerKind, PayUnit, Position, Step, StepKind,
};
use milepost_core::prospects::{Group, WorthState, compare, network, offers, search};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::ObligationKind;
use milepost_core::what_if::{Supposition, what_if};
use milepost_core::{assess::assess, career::source_of};
use proptest::prelude::*;
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test writes a date as YYYY-MM-DD")
}

const TODAY: &str = "2026-11-30";

fn application(id: &str, employer: &str) -> Application {
    Application {
        id: id.into(),
        employer: employer.to_owned(),
        title: Some("Coder I".to_owned()),
        ..Application::default()
    }
}

fn step(id: &str, application: &str, kind: StepKind, on: &str) -> Step {
    Step {
        id: id.into(),
        application: Some(application.into()),
        kind,
        on: day(on),
        ..Step::default()
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = (0..StepKind::ALL.len(), 0_i32..400).prop_map(|(kind, days)| Step {
        kind: StepKind::ALL[kind],
        on: milepost_core::dates::add_days(day("2026-06-01"), days),
        ..Step::default()
    });
    prop::collection::vec(one, 0..12).prop_map(|mut steps| {
        for (at, step) in steps.iter_mut().enumerate() {
            step.id = format!("s{at}").as_str().into();
        }
        steps
    })
}

proptest! {
    #[test]
    fn steps_in_any_order_give_one_stage(steps in steps(), seed in any::<u64>()) {
        let today = day(TODAY);
        let mut other = steps.clone();
        let by = usize::try_from(seed % 11).unwrap_or(0);
        let by = by.min(other.len());
        other.rotate_left(by);
        other.reverse();
        prop_assert_eq!(stage(&steps, today), stage(&other, today));
    }

    #[test]
    fn without_its_last_step_an_application_is_at_the_stage_before(steps in steps()) {
        let today = day(TODAY);
        let mut come: Vec<Step> = steps
            .iter()
            .filter(|it| it.on <= today && it.kind != StepKind::Spoke)
            .cloned()
            .collect();
        come.sort_by_key(|it| (it.on, it.kind));
        prop_assert_eq!(stage(&steps, today), come.last().map_or(StepKind::Saved, |it| it.kind));
        if let Some(last) = come.pop() {
            let rest: Vec<Step> = steps.into_iter().filter(|it| it.id != last.id).collect();
            let before = come.last().map_or(StepKind::Saved, |it| it.kind);
            prop_assert_eq!(stage(&rest, today), before);
        }
    }

    #[test]
    fn no_steps_make_a_judgement_fail(steps in steps()) {
        let mut facts = Facts::default();
        facts.applications.push(application("a", "Mercy"));
        facts.steps = steps;
        for step in &mut facts.steps {
            step.application = Some("a".into());
        }
        let standing = assess(&facts, Rulebook::embedded(), day(TODAY));
        let shown = search(&facts, &standing.obligations, day(TODAY), "ma");
        prop_assert_eq!(shown.rows.len(), 1);
        prop_assert_eq!(shown.rows[0].closed, shown.rows[0].stage.closes());
        for it in &standing.obligations {
            let late = it.urgency == milepost_core::standing::Urgency::Late;
            prop_assert!(!late, "nothing of the search is late: {}", it.title);
        }
    }
}

fn kinds(facts: &Facts, on: &str) -> Vec<(ObligationKind, NaiveDate)> {
    let standing = assess(facts, Rulebook::embedded(), day(on));
    let list = standing.obligations.iter().filter(|it| it.kind.is_search());
    list.map(|it| (it.kind, it.due_on)).collect()
}

#[test]
fn an_interview_asks_before_it_and_for_thanks_after_it() {
    let mut facts = Facts::default();
    facts.applications.push(application("a", "Mercy"));
    facts.steps = vec![
        step("1", "a", StepKind::Applied, "2026-11-23"),
        step("2", "a", StepKind::Interview, "2026-12-03"),
    ];
    assert_eq!(
        kinds(&facts, TODAY),
        [(ObligationKind::Interview, day("2026-12-03"))],
        "while an appointment is ahead nobody asks how it stands"
    );
    assert!(
        kinds(&facts, "2026-12-04").contains(&(ObligationKind::Thanks, day("2026-12-04"))),
        "the day after it is the day for thanks"
    );
    facts
        .steps
        .push(step("3", "a", StepKind::FollowedUp, "2026-12-04"));
    let after = kinds(&facts, "2026-12-05");
    assert!(
        after
            .iter()
            .all(|(kind, _)| *kind != ObligationKind::Thanks),
        "once is enough"
    );
}

#[test]
fn seven_days_without_an_answer_ask_and_thirty_question() {
    let mut facts = Facts::default();
    facts.applications.push(application("a", "Mercy"));
    facts.steps = vec![step("1", "a", StepKind::Applied, "2026-11-23")];
    assert_eq!(
        kinds(&facts, TODAY),
        [(ObligationKind::FollowUp, day(TODAY))]
    );
    assert_eq!(
        kinds(&facts, "2026-12-23"),
        [(ObligationKind::FollowUp, day("2026-12-23"))],
        "after 30 days it is asked whether it is closed"
    );
    facts
        .steps
        .push(step("2", "a", StepKind::NoAnswer, "2026-12-23"));
    assert_eq!(
        kinds(&facts, "2026-12-24"),
        [],
        "a closed one asks for nothing"
    );
}

#[test]
fn what_is_next_comes_first_and_what_is_closed_last() {
    let mut facts = Facts::default();
    for (id, employer) in [("a", "Closed"), ("b", "Later"), ("c", "Now")] {
        facts.applications.push(application(id, employer));
    }
    facts.steps = vec![
        step("1", "a", StepKind::Applied, "2026-10-01"),
        step("2", "a", StepKind::DeclinedByThem, "2026-10-09"),
        step("3", "b", StepKind::Applied, "2026-11-28"),
        step("4", "c", StepKind::Applied, "2026-11-20"),
    ];
    let standing = assess(&facts, Rulebook::embedded(), day(TODAY));
    let shown = search(&facts, &standing.obligations, day(TODAY), "ma");
    let order: Vec<(&str, Group)> = shown
        .rows
        .iter()
        .map(|it| (it.employer.as_str(), it.group))
        .collect();
    assert_eq!(
        order,
        [
            ("Now", Group::Today),
            ("Later", Group::Week),
            ("Closed", Group::Closed)
        ]
    );
    assert_eq!((shown.open, shown.closed), (2, 1));
    assert_eq!(
        same_employer(&facts, "now, Inc.", &"".into(), day(TODAY)).map(|(_, words)| words),
        Some("You have Coder I there, applied Nov 20".to_owned())
    );
}

/// A coder who holds the CCA, with its cycle open.
fn certified() -> Facts {
    let mut facts = Facts::default();
    facts.accounts.push(IssuerAccount {
        id: "a".into(),
        issuer: "AHIMA".into(),
        cycle_starts_on: Some(day("2026-03-10")),
        cycle_ends_on: Some(day("2028-03-09")),
        ..IssuerAccount::default()
    });
    facts.credentials.push(Credential {
        id: "c".into(),
        issuer: "AHIMA".into(),
        code: "CCA".into(),
        earned_on: Some(day("2026-03-10")),
        ..Credential::default()
    });
    facts
}

fn meeting(kind: OrganizerKind) -> Meeting {
    Meeting {
        id: "m".into(),
        title: "Winter meeting".to_owned(),
        organizer: "Somebody".to_owned(),
        organizer_kind: kind,
        starts_on: day("2026-11-19"),
        amount: Some(Ceus::whole(1)),
        ..Meeting::default()
    }
}

#[rstest]
#[case::ahima(OrganizerKind::Ahima, AhimaSource::Ahima)]
#[case::mahima(OrganizerKind::ComponentAssociation, AhimaSource::ComponentAssociation)]
#[case::chapter(OrganizerKind::AapcChapter, AhimaSource::Other)]
#[case::aapc(OrganizerKind::Aapc, AhimaSource::Other)]
#[case::school(OrganizerKind::School, AhimaSource::Other)]
#[case::vendor(OrganizerKind::Vendor, AhimaSource::Other)]
#[case::employer(OrganizerKind::Employer, AhimaSource::Other)]
#[case::other(OrganizerKind::Other, AhimaSource::Other)]
fn a_meeting_makes_a_credit_of_the_right_source(
    #[case] kind: OrganizerKind,
    #[case] source: AhimaSource,
) {
    assert_eq!(source_of(kind), source);
    let mut facts = certified();
    facts.meetings.push(meeting(kind));
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("new-{number}")
    };
    let doing = Doing::WasThere {
        meeting: "m".into(),
    };
    let done = doing
        .make(&facts, day(TODAY), &mut new_id)
        .expect("it has been");
    let [Fact::Credit(credit), Fact::Meeting(after)] = done.facts.as_slice() else {
        panic!("a credit and the meeting: {:?}", done.facts)
    };
    assert_eq!(credit.ahima_source, Some(source));
    assert_eq!(credit.completed_on, day("2026-11-19"));
    assert!(!credit.certificate_held, "no proof is claimed");
    assert_eq!(after.credit.as_ref(), Some(&credit.id));
    assert_eq!(after.state, MeetingState::Went);
    let mut again = facts.clone();
    again.meetings = vec![after.clone()];
    assert!(
        doing.make(&again, day(TODAY), &mut String::new).is_err(),
        "it is done once"
    );
}

#[test]
fn a_step_keeps_the_person_it_was_with_once() {
    let mut facts = certified();
    facts.applications.push(Application {
        id: "a".into(),
        employer: "Mercy".to_owned(),
        ..Application::default()
    });
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("new-{number}")
    };
    let step = |id: &str, contact: Option<&str>| {
        Box::new(Step {
            id: id.into(),
            application: Some("a".into()),
            kind: StepKind::Interview,
            on: day(TODAY),
            contact: contact.map(Into::into),
            ..Step::default()
        })
    };
    let doing = |step, with: Option<&str>| Doing::Step {
        step,
        with: with.map(str::to_owned),
    };
    let done = doing(step("", None), Some(" Renée Alvarez "))
        .make(&facts, day(TODAY), &mut new_id)
        .expect("the application is there");
    let [Fact::Contact(contact), Fact::Step(first)] = done.facts.as_slice() else {
        panic!("a person and the step: {:?}", done.facts)
    };
    assert_eq!(contact.name, "Renée Alvarez");
    assert_eq!(contact.organization.as_deref(), Some("Mercy"));
    assert_eq!(first.contact.as_ref(), Some(&contact.id));

    let namesake = Contact {
        id: "namesake".into(),
        ..contact.clone()
    };
    facts.contacts.extend([contact.clone(), namesake]);
    facts.steps.push(first.clone());
    let changed = doing(
        step(first.id.as_str(), Some("namesake")),
        Some("renée alvarez"),
    )
    .make(&facts, day(TODAY), &mut new_id)
    .expect("the application is there");
    let [Fact::Step(again)] = changed.facts.as_slice() else {
        panic!("nobody is kept twice: {:?}", changed.facts)
    };
    assert_eq!(
        again.contact,
        Some("namesake".into()),
        "of two, the one it was"
    );
    assert_eq!(again.id, first.id);
    assert!(changed.label.starts_with("Changed"), "{}", changed.label);

    let alone = doing(step(first.id.as_str(), Some("namesake")), None)
        .make(&facts, day(TODAY), &mut new_id)
        .expect("the application is there");
    let [Fact::Step(alone)] = alone.facts.as_slice() else {
        panic!("the step alone: {:?}", alone.facts)
    };
    assert_eq!(alone.contact, None, "a name that is taken away is gone");
    facts.applications.clear();
    let refused = doing(step("", None), None).make(&facts, day(TODAY), &mut String::new);
    assert_eq!(refused.expect_err("it is gone").field, "application");
}

#[test]
fn before_going_a_meeting_says_what_it_fills() {
    let mut facts = certified();
    facts.meetings.push(Meeting {
        starts_on: day("2026-12-09"),
        ..meeting(OrganizerKind::ComponentAssociation)
    });
    let shown = network(&facts, Rulebook::embedded(), day(TODAY));
    let worth = &shown.meetings[0].worth;
    let of_ahima = worth
        .iter()
        .find(|it| it.issuer.as_ref().is_some_and(|it| it.as_str() == "AHIMA"));
    let of_ahima = of_ahima.expect("there is a cycle at AHIMA");
    assert_eq!(of_ahima.state, WorthState::Would, "{worth:?}");
    assert!(
        of_ahima.words.contains("AHIMA"),
        "it fills the share from AHIMA's sources: {}",
        of_ahima.words
    );
    assert_eq!(of_ahima.amount.as_deref(), Some("+1"));

    let empty = Facts {
        meetings: facts.meetings.clone(),
        ..Facts::default()
    };
    let shown = network(&empty, Rulebook::embedded(), day(TODAY));
    assert_eq!(
        shown.meetings[0].worth[0].words,
        "No CEU before a credential"
    );
}

#[test]
fn a_meeting_can_be_supposed() {
    let mut facts = certified();
    facts.meetings.push(meeting(OrganizerKind::Ahima));
    let supposed = [Supposition::AddMeeting { id: "m".into() }];
    let difference = what_if(&facts, Rulebook::embedded(), day(TODAY), &supposed);
    assert_eq!(difference.refused, Vec::<String>::new());
    assert!(!difference.effects.is_empty(), "it would change something");
    let source = Supposition::AddCredit {
        amount: Ceus::whole(1),
        topics: Vec::new(),
        issuers: None,
        ahima_source: Some(AhimaSource::Ahima),
        completed_on: Some(day("2026-11-19")),
    };
    let same = what_if(&facts, Rulebook::embedded(), day(TODAY), &[source]);
    assert_eq!(
        same.plan_then.at_least, difference.plan_then.at_least,
        "it is worth what its credit is"
    );
}

#[test]
fn an_accepted_offer_becomes_a_position() {
    let mut facts = Facts::default();
    facts.applications.push(application("a", "Lakeside"));
    facts.steps = vec![step("1", "a", StepKind::Offer, "2026-11-26")];
    facts.offers.push(Offer {
        id: "o".into(),
        application: "a".into(),
        received_on: day("2026-11-26"),
        pay_cents: Some(3_100),
        pay_unit: Some(PayUnit::Hour),
        weekly_minutes: Some(36 * 60),
        ..Offer::default()
    });
    let shown = offers(&facts, day(TODAY), "ma");
    assert_eq!(shown[0].place.as_deref(), Some("median to 75th"));
    assert_eq!(
        shown[0].year.as_deref(),
        Some("$58,032"),
        "at its own 36 hours"
    );
    let mut new_id = {
        let mut number = 0;
        move || {
            number += 1;
            format!("new-{number}")
        }
    };
    let doing = Doing::Accept {
        offer: "o".into(),
        position: Box::new(shown[0].position.clone()),
    };
    let done = doing
        .make(&facts, day(TODAY), &mut new_id)
        .expect("it is open");
    let mut position: Option<Position> = None;
    for fact in done.facts {
        match fact {
            Fact::Position(it) => position = Some(it),
            Fact::Step(it) => facts.steps.push(it),
            Fact::Application(it) => facts.applications = vec![it],
            other => panic!("nothing else comes of it: {other:?}"),
        }
    }
    let position = position.expect("there is a position");
    assert_eq!(position.employer, "Lakeside");
    assert_eq!(facts.applications[0].position.as_ref(), Some(&position.id));
    assert_eq!(stage(&facts.steps, day(TODAY)), StepKind::Accepted);
    assert!(
        doing.make(&facts, day(TODAY), &mut String::new).is_err(),
        "it is accepted once"
    );
}

#[test]
fn comparing_says_what_the_what_if_says_of_each_alone() {
    let facts = certified();
    let book = Rulebook::embedded();
    let codes = ["CRC".to_owned(), "AHIMA:CCS".to_owned(), "XYZ".to_owned()];
    let comparison = compare(&facts, book, day(TODAY), &codes);
    assert_eq!(comparison.columns.len(), 3);
    for column in &comparison.columns[..2] {
        assert_eq!(
            column.cells.len(),
            comparison.rows.len(),
            "a cell in each row"
        );
        let supposed = [Supposition::AddCredential {
            issuer: column.issuer.clone(),
            code: column.code.clone(),
            earned_on: None,
        }];
        let alone = what_if(&facts, book, day(TODAY), &supposed);
        let least = alone.plan_then.at_least.to_string();
        assert!(
            column.cells[1].words.starts_with(&least),
            "{}: {} is the what-if's {least}",
            column.code,
            column.cells[1].words
        );
    }
    assert!(
        comparison.columns[2].refused.is_some(),
        "nobody gives an XYZ"
    );
    assert!(
        comparison
            .caution
            .contains("isn't what the credential adds")
    );
}

#[test]
fn the_record_of_a_search_holds_every_dated_step_of_its_span() {
    let mut facts = Facts::default();
    facts.applications.push(application("a", "Mercy"));
    facts.contacts.push(Contact {
        id: "p".into(),
        name: "Priya Nair".to_owned(),
        organization: Some("Harbor".to_owned()),
        ..Contact::default()
    });
    facts.steps = vec![
        step("1", "a", StepKind::Applied, "2026-11-01"),
        step("2", "a", StepKind::Screening, "2026-11-30"),
        step("3", "a", StepKind::Interview, "2026-12-01"),
        Step {
            id: "4".into(),
            kind: StepKind::Spoke,
            on: day("2026-11-15"),
            contact: Some("p".into()),
            ..Step::default()
        },
    ];
    let lines = search_record(&facts, day("2026-11-01"), day("2026-11-30"));
    let said: Vec<(&str, &str)> = lines
        .iter()
        .map(|it| (it.what.as_str(), it.employer.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("Applied", "Mercy"),
            ("Spoke", "Harbor"),
            ("First call", "Mercy")
        ]
    );
}
