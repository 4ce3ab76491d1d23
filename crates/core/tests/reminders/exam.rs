//! The day of an exam: told of before it, asked about after it, until its result is on record.

use milepost_core::assess::assess;
use milepost_core::facts::{Credential, CredentialStatus, Exam, ExamResult, Facts};
use milepost_core::passing::{Award, ExamOutcome, HowItWent, make};
use milepost_core::reminders::ReminderKind;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{DueState, MilestoneKind, QuestionKind, Standing, Urgency};

use crate::world::{World, day, noon};

fn exam() -> Exam {
    Exam {
        id: "e".into(),
        credential: "CPC".into(),
        sat_on: Some(day("2027-03-20")),
        ..Exam::default()
    }
}

/// A student with a booked exam, and nothing else.
fn student() -> World {
    let mut world = World::certified();
    world.facts = Facts {
        exams: vec![exam()],
        ..Facts::default()
    };
    world
}

fn standing(world: &World, on: &str) -> Standing {
    assess(&world.facts, Rulebook::embedded(), day(on))
}

#[test]
fn a_booked_exam_is_told_of_before_its_day_and_asked_about_after_it() {
    let told = student().days("2027-01-01", "2027-05-30");
    let days: Vec<&str> = told.iter().map(|(on, _)| on.as_str()).collect();
    assert_eq!(
        days,
        [
            "2027-02-18",
            "2027-03-06",
            "2027-03-13",
            "2027-03-19",
            "2027-03-20",
            "2027-03-21",
            "2027-03-27",
            "2027-04-03",
            "2027-04-19"
        ],
        "30, 14, 7 and 1 days before, on the day, and until a month after it"
    );
}

#[test]
fn exam_reminders_have_a_switch_of_their_own() {
    let mut world = student();
    world.settings.kinds_off = vec![ReminderKind::Exam];
    assert!(
        world.days("2027-01-01", "2027-05-30").is_empty(),
        "the kind is off"
    );
}

#[test]
fn the_booked_day_is_the_answer_to_by_when() {
    let standing = standing(&student(), "2026-11-30");
    assert_eq!(standing.answers.by_when, "Mar 20, 2027");
    assert_eq!(standing.next[0].title, "Take the CPC exam on Mar 20, 2027");
    assert_eq!(standing.next[0].urgency, Urgency::Calm, "110 days are left");
}

#[test]
fn after_its_day_it_is_a_question_until_it_is_answered() {
    for on in ["2027-03-21", "2027-06-01", "2031-01-01"] {
        let standing = standing(&student(), on);
        let of = &standing.obligations[0];
        assert_eq!(of.state, DueState::Question, "{on}: nobody else knows");
        assert_eq!(of.target.ask, Some(QuestionKind::ExamResult), "{on}");
        assert_eq!(standing.next[0].title, "Say how the CPC exam went", "{on}");
        assert!(
            !standing
                .milestones
                .iter()
                .any(|it| it.kind == MilestoneKind::Exam),
            "{on}: it is neither reached nor ahead"
        );
    }
}

#[test]
fn who_waits_for_the_result_is_asked_again_on_the_day_until_which_it_was_put_off() {
    let world = student().snoozed("exam:e", "2027-03-20", "2027-03-21", "2027-03-24");
    let waiting = standing(&world, "2027-03-22");
    assert_eq!(waiting.next[0].title, "Wait for the result of the CPC exam");
    assert_eq!(waiting.next[0].urgency, Urgency::Calm);
    let again = standing(&world, "2027-03-24");
    assert_eq!(again.next[0].title, "Say how the CPC exam went");
    assert!(
        world.agenda(noon("2027-03-22")).open.is_empty(),
        "no reminder meanwhile"
    );
    assert_eq!(world.agenda(noon("2027-03-24")).open.len(), 1);
}

#[test]
fn a_month_alone_is_enough_and_its_day_is_asked_for_in_time() {
    let mut world = student();
    world.facts.exams[0].sat_on = None;
    world.facts.exams[0].planned_month = Some("2027-03".parse().expect("a month"));
    let far = standing(&world, "2026-11-30");
    assert_eq!(far.next[0].title, "Take the CPC exam in March 2027");
    let near = standing(&world, "2027-02-01");
    assert_eq!(near.next[0].title, "Set the day of the CPC exam");
    assert_eq!(near.obligations[0].target.ask, Some(QuestionKind::ExamDay));
    let past = standing(&world, "2027-04-01");
    assert_eq!(past.next[0].title, "Say if you took the CPC exam");
    assert_ne!(past.next[0].urgency, Urgency::Late, "a plan is no lateness");
}

fn outcome(facts: &Facts, outcome: HowItWent, today: &str) -> milepost_core::passing::Made {
    let told = ExamOutcome {
        exam: "e".into(),
        outcome,
    };
    make(facts, Rulebook::embedded(), &told, day(today)).expect("it can be recorded")
}

#[test]
fn passed_brings_the_credential_and_the_renewal_month() {
    let award = Award {
        renewal_month: Some(5),
        ..Award::default()
    };
    let made = outcome(&student().facts, HowItWent::Passed(award), "2027-03-20");
    assert_eq!(made.exam.result, ExamResult::Passed);
    let credential = made.credential.expect("it is new");
    assert_eq!(credential.code.as_str(), "CPC");
    assert!(credential.apprentice, "no employer's letter is on record");
    assert_eq!(credential.earned_on, Some(day("2027-03-20")));
    assert_eq!(credential.status, CredentialStatus::Active);
    let account = made.account.expect("its month is new");
    assert_eq!(account.renewal_month, Some(5));
}

#[test]
fn the_credential_that_was_expected_becomes_the_one_that_is_held() {
    let mut facts = student().facts;
    facts.credentials = vec![Credential {
        id: "aim".into(),
        issuer: "AAPC".into(),
        code: "CPC".into(),
        apprentice: false,
        status: CredentialStatus::Expected,
        ..Credential::default()
    }];
    let made = outcome(&facts, HowItWent::Passed(Award::default()), "2027-03-20");
    let credential = made.credential.expect("it is held now");
    assert_eq!(credential.id.as_str(), "aim", "no second credential");
    assert!(!credential.apprentice, "as she said before");
}

#[test]
fn a_credential_that_is_held_is_never_made_twice() {
    for code in ["CPC", "cpc", "CPC-A"] {
        let mut facts = student().facts;
        facts.exams[0].credential = code.into();
        facts.credentials = vec![Credential {
            id: "held".into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            apprentice: true,
            earned_on: Some(day("2026-01-01")),
            ..Credential::default()
        }];
        let made = outcome(&facts, HowItWent::Passed(Award::default()), "2027-03-20");
        assert_eq!(made.credential, None, "{code} is on record");
    }
}

#[test]
fn a_pass_that_was_typed_into_the_form_is_asked_about() {
    let mut world = student();
    world.facts.exams[0].result = ExamResult::Passed;
    let standing = standing(&world, "2027-03-21");
    assert_eq!(
        standing.next[0].title,
        "Add the CPC-A that you passed on Mar 20, 2027"
    );
    assert_eq!(
        standing.obligations[0].target.ask,
        Some(QuestionKind::Earned)
    );
}

#[test]
fn not_passed_says_when_it_can_be_taken_again_by_the_clause() {
    let mut world = student();
    world.facts.exams[0] = Exam {
        credential: "CCS".into(),
        result: ExamResult::Failed,
        ..exam()
    };
    let standing = standing(&world, "2027-03-21");
    let from = standing.exams[0]
        .retake_from
        .as_ref()
        .expect("AHIMA has a rule");
    let retake = &standing.obligations[0];
    assert_eq!(retake.due_on, from.date);
    assert_ne!(retake.urgency, Urgency::Late, "a first day is no last one");
    assert_eq!(retake.clause.as_ref(), Some(&from.clause));
}

#[test]
fn an_outcome_on_a_day_that_has_not_come_is_refused() {
    let told = ExamOutcome {
        exam: "e".into(),
        outcome: HowItWent::Passed(Award::default()),
    };
    let facts = student().facts;
    let refused = make(&facts, Rulebook::embedded(), &told, day("2027-03-19"));
    assert_eq!(refused.expect_err("the exam is tomorrow").field, "on");
}
