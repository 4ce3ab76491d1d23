//! What was told stays told; what the user decided about it can be undone.

mod common;

use chrono::NaiveDate;
use common::{Home, add, day, now, position};
use milepost_core::facts::{ReminderChoice, Silence, SilenceReason};
use milepost_core::reminders::calendar::{Event, Published};
use milepost_core::reminders::{Moment, Reminder, ReminderKind};
use milepost_core::standing::Urgency;
use milepost_logbook::{Fact, FactKind, LogbookError, Now, Operation, Teller, TellingProblem};

fn reminder(subject: &str, stage: &str, folds: &[&str]) -> Reminder {
    let due_on = day("2027-05-31");
    Reminder {
        subject: subject.to_owned(),
        kind: ReminderKind::Renewal,
        stage: stage.to_owned(),
        due_on,
        since: due_on,
        told_on: None,
        urgency: Urgency::NeedsYou,
        title: format!("{subject} at {stage}"),
        text: "What follows; what is next.".to_owned(),
        about: None,
        can_be_settled: false,
        silences: Vec::new(),
        credentials: Vec::new(),
        folds: folds.iter().map(|it| ((*it).to_owned(), due_on)).collect(),
    }
}

fn on(date: &str) -> Now {
    Now::new(day(date), 1_795_467_600_000)
}

fn choice(subject: &str, choice: Silence) -> Fact {
    Fact::ReminderChoice(ReminderChoice {
        subject: subject.to_owned(),
        due_on: day("2027-05-31"),
        choice,
        back_on: (choice == Silence::Snoozed).then(|| day("2026-12-01")),
        reason: (choice == Silence::Off).then_some(SilenceReason::Retired),
        made_on: day("2026-11-23"),
        ..ReminderChoice::default()
    })
}

#[test]
fn what_was_told_is_remembered_with_what_it_folded() {
    let home = Home::new();
    let mut logbook = home.open();
    logbook
        .record_told(
            &[reminder("a", "-30", &["-60", "-90"])],
            Teller::Command,
            &now(),
        )
        .expect("recorded");
    let told = home.open().reminder_memory().expect("readable").told;
    let of = |stage: &str| told.iter().find(|it| it.stage == stage);
    assert!(of("-30").is_some_and(|it| !it.folded), "it was told itself");
    assert!(
        of("-60").is_some_and(|it| it.folded),
        "this one along with it"
    );
    assert_eq!(told.len(), 3, "and nothing else was");
}

#[test]
fn a_stage_that_was_told_is_not_turned_into_a_folded_one() {
    let home = Home::new();
    let mut logbook = home.open();
    let told = |logbook: &mut milepost_logbook::Logbook, it, at: &str| {
        logbook
            .record_told(&[it], Teller::Window, &on(at))
            .expect("recorded");
    };
    told(&mut logbook, reminder("a", "-60", &[]), "2027-04-01");
    told(&mut logbook, reminder("a", "-30", &["-60"]), "2027-05-01");
    let memory = logbook.reminder_memory().expect("readable");
    let sixty = memory
        .told
        .iter()
        .find(|it| it.stage == "-60")
        .expect("known");
    assert!(!sixty.folded, "it was told on its own day");
    assert_eq!(sixty.on, day("2027-04-01"), "and that day stands");
}

#[test]
fn undo_takes_back_a_choice_but_not_what_was_told() {
    let home = Home::new();
    let mut logbook = home.open();
    add(
        &mut logbook,
        choice("cycle:AAPC:2027-05-31", Silence::NotThisCycle),
    );
    logbook
        .record_told(&[reminder("a", "-30", &[])], Teller::Tray, &now())
        .expect("recorded");
    assert_eq!(
        logbook.undo_label().expect("readable").as_deref(),
        Some("Undo silence the AAPC renewal of May 31, 2027 for this cycle"),
        "telling is no operation: the choice is still the last one"
    );
    let undone = logbook.undo().expect("the choice can be undone");
    assert_eq!(undone.changes.kinds, [FactKind::ReminderChoice]);
    assert!(
        logbook
            .facts()
            .expect("readable")
            .reminder_choices
            .is_empty()
    );
    assert_eq!(
        logbook.reminder_memory().expect("readable").told.len(),
        1,
        "what was said can't be unsaid"
    );
}

#[test]
fn a_choice_says_what_it_does() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy Outpatient"));
    let said = |logbook: &mut milepost_logbook::Logbook, fact| {
        logbook
            .transact(Operation::Add(fact), &now())
            .expect("valid")
            .label
    };
    assert_eq!(
        said(&mut logbook, choice("letter:p", Silence::Snoozed)),
        "Snoozed the letter from Mercy Outpatient until Dec 1, 2026"
    );
    assert_eq!(
        said(&mut logbook, choice("confirm:p", Silence::Done)),
        "Marked the confirmation at Mercy Outpatient as done"
    );
    assert_eq!(
        said(&mut logbook, choice("proof", Silence::Off)),
        "Turned off missing certificates"
    );
}

#[test]
fn a_second_choice_about_the_same_reminder_is_refused() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, choice("proof", Silence::Off));
    let answer = logbook.transact(Operation::Add(choice("proof", Silence::Snoozed)), &now());
    assert!(
        matches!(&answer, Err(LogbookError::Invalid(it)) if it.field == "subject"),
        "two choices would contradict each other: {answer:?}"
    );
}

#[test]
fn a_snooze_needs_an_end_and_an_off_a_reason() {
    let home = Home::new();
    let mut logbook = home.open();
    for (how, field) in [(Silence::Snoozed, "back_on"), (Silence::Off, "reason")] {
        let Fact::ReminderChoice(mut it) = choice("proof", how) else {
            unreachable!()
        };
        (it.back_on, it.reason) = (None, None);
        let answer = logbook.transact(Operation::Add(Fact::ReminderChoice(it)), &now());
        assert!(
            matches!(&answer, Err(LogbookError::Invalid(it)) if it.field == field),
            "{answer:?}"
        );
    }
}

#[test]
fn what_failed_and_what_is_held_is_kept_until_something_is_told() {
    let home = Home::new();
    let mut logbook = home.open();
    let since = Moment {
        date: day("2026-11-23"),
        minute: 1300,
    };
    let problem = TellingProblem {
        at: now().instant_text(),
        teller: Teller::Command,
        detail: "no notification service".to_owned(),
    };
    logbook.hold_reminders(Some(since)).expect("noted");
    logbook
        .note_reminder_problem(Some(&problem))
        .expect("noted");
    let memory = home.open().reminder_memory().expect("readable");
    assert_eq!(
        memory.held_since,
        Some(since),
        "another process knows it too"
    );
    assert_eq!(
        memory.problem,
        Some(problem),
        "so that the window can say it"
    );
    logbook
        .record_told(&[reminder("a", "-30", &[])], Teller::Command, &now())
        .expect("recorded");
    let memory = logbook.reminder_memory().expect("readable");
    assert_eq!(
        (memory.held_since, memory.problem),
        (None, None),
        "it is over"
    );
}

#[test]
fn the_history_names_each_message_with_its_words() {
    let home = Home::new();
    let mut logbook = home.open();
    for (stage, at) in [("-60", "2027-04-01"), ("-30", "2027-05-01")] {
        let two = [reminder("a", stage, &[]), reminder("b", stage, &[])];
        logbook
            .record_told(&two, Teller::Tray, &on(at))
            .expect("recorded");
    }
    let digests = logbook.told_digests(10).expect("readable");
    let titles: Vec<&str> = digests[0]
        .items
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(
        titles,
        ["a at -30", "b at -30"],
        "the newest first, as it was worded"
    );
    assert_eq!((digests.len(), digests[1].told_on), (2, day("2027-04-01")));
}

#[test]
fn changes_that_no_copy_holds_are_noticed() {
    let home = Home::new();
    let mut logbook = home.open();
    let unsaved = |logbook: &milepost_logbook::Logbook| -> Option<NaiveDate> {
        logbook.reminder_memory().expect("readable").unsaved_since
    };
    assert_eq!(unsaved(&logbook), None, "an empty logbook needs no copy");
    add(&mut logbook, position("p", "Mercy"));
    assert_eq!(
        unsaved(&logbook),
        Some(day("2026-11-23")),
        "the change lies in one file only"
    );
    let later = Now::new(today_plus_one(), now().unix_millis() + 60_000);
    assert_eq!(
        logbook.keep_copies(&later).made.len(),
        1,
        "there is something to copy"
    );
    assert_eq!(unsaved(&logbook), None, "the copy holds it");
}

fn today_plus_one() -> NaiveDate {
    day("2026-11-24")
}

#[test]
fn the_calendar_is_kept_as_it_was_published() {
    let home = Home::new();
    let mut logbook = home.open();
    let published = [Published {
        event: Event {
            uid: "cycle.AAPC.-30@milepost".to_owned(),
            on: day("2027-05-01"),
            at: Some("10:00".parse().expect("a time of day")),
            summary: "CPC renewal: 30 days left".to_owned(),
            description: "…".to_owned(),
        },
        sequence: 4,
        cancelled: true,
        stamp: "20261123T210000Z".to_owned(),
    }];
    logbook.keep_published_events(&published).expect("kept");
    assert_eq!(home.open().published_events().expect("readable"), published);
}
