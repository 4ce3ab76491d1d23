//! What is said before something is saved: hours that are there already, days outside
//! of a place or years back, credits and credentials that are there.

mod common;

use common::{Home, add, credit, day, entry, run, study, today};
use milepost_core::facts::{ActivityKind, Course, Credential, Credit, Position};
use milepost_logbook::{DayCell, Fact, Logbook, Operation, Place, RemarkCode};

/// A logbook with a position from January 5 to October 30, 2026, with 8 h on October 2.
fn logbook(home: &Home) -> Logbook {
    let mut logbook = home.open();
    add(
        &mut logbook,
        Fact::Position(Position {
            id: "p".into(),
            employer: "Mercy".to_owned(),
            starts_on: Some(day("2026-01-05")),
            ends_on: Some(day("2026-10-30")),
            ..Position::default()
        }),
    );
    add(&mut logbook, entry("e", "p", "2026-10-02", 480));
    logbook
}

/// What is said before the operation, as text.
fn said(logbook: &Logbook, operation: &Operation) -> Vec<String> {
    let remarks = logbook.remarks(operation, today()).expect("readable");
    remarks.into_iter().map(|remark| remark.message).collect()
}

fn hours(date: &str, minutes: i32) -> Operation {
    Operation::Add(entry("", "p", date, minutes))
}

#[test]
fn an_ordinary_day_says_nothing() {
    let home = Home::new();
    let logbook = logbook(&home);
    for date in ["2026-01-05", "2026-10-01", "2026-10-30"] {
        assert!(said(&logbook, &hours(date, 480)).is_empty(), "{date}");
    }
}

#[test]
fn hours_on_a_day_that_has_some_say_what_they_make_together() {
    let home = Home::new();
    let logbook = logbook(&home);
    assert_eq!(
        said(&logbook, &hours("2026-10-02", 480)),
        ["Mercy already has 8 h on Fri, Oct 2, 2026; this makes it 16 h"]
    );
    assert_eq!(
        said(
            &logbook,
            &Operation::AddMany(vec![
                entry("", "p", "2026-10-05", 240),
                entry("", "p", "2026-10-05", 60),
            ])
        ),
        ["Mercy already has 4 h on Mon, Oct 5, 2026; this makes it 5 h"],
        "also where two lines of one change meet"
    );
    let same = Operation::Change(entry("e", "p", "2026-10-02", 240));
    assert!(
        said(&logbook, &same).is_empty(),
        "an entry that stays on its day doesn't meet itself"
    );
}

#[test]
fn days_outside_of_the_position_are_said_in_every_way_of_logging() {
    let home = Home::new();
    let logbook = logbook(&home);
    let cell = |date: &str, minutes| {
        Operation::SetHours(vec![DayCell {
            place: Place::Position("p".into()),
            date: day(date),
            minutes,
        }])
    };
    let before = "Sun, Jan 4, 2026 is before Mon, Jan 5, 2026, the first day at Mercy";
    let after = "Sat, Oct 31, 2026 is after Fri, Oct 30, 2026, the last day at Mercy";
    assert_eq!(said(&logbook, &hours("2026-01-04", 60)), [before]);
    assert_eq!(said(&logbook, &cell("2026-01-04", 60)), [before]);
    assert_eq!(said(&logbook, &hours("2026-10-31", 60)), [after]);
    assert_eq!(said(&logbook, &cell("2026-10-31", 60)), [after]);
    assert_eq!(
        said(
            &logbook,
            &Operation::Change(entry("e", "p", "2026-10-31", 60))
        ),
        [after],
        "a changed day too"
    );
    assert!(
        said(&logbook, &cell("2026-10-31", 0)).is_empty(),
        "clearing a day is no hours on it"
    );
    let many = Operation::AddMany(
        (1..=5)
            .map(|at| entry("", "p", &format!("2026-11-0{at}"), 60))
            .collect(),
    );
    assert_eq!(
        said(&logbook, &many),
        [
            "Sun, Nov 1, 2026 is after Fri, Oct 30, 2026, the last day at Mercy; \
             so are 4 more days of these"
        ],
        "many days alike are one sentence"
    );
}

#[test]
fn a_day_years_back_is_said() {
    let home = Home::new();
    let mut logbook = logbook(&home);
    assert!(
        said(&logbook, &hours("2024-02-29", 60))
            .contains(&"Thu, Feb 29, 2024 is more than 2 years ago".to_owned())
    );
    add(
        &mut logbook,
        Fact::Course(Course {
            id: "c".into(),
            title: "Anatomy".to_owned(),
            started_on: Some(day("2026-09-01")),
            ..Course::default()
        }),
    );
    assert_eq!(
        said(
            &logbook,
            &Operation::Add(study("", Some("c"), "2026-08-31", 60))
        ),
        ["Mon, Aug 31, 2026 is before Tue, Sep 1, 2026, the first day at Anatomy"],
        "a course has its days as well"
    );
}

#[test]
fn a_credit_that_is_there_is_said_and_what_returns_monthly_is_not() {
    let home = Home::new();
    let mut logbook = logbook(&home);
    let with = |title: &str, date: &str, index: Option<&str>, kind| {
        let Fact::Credit(it) = credit("", title, 100, date) else {
            unreachable!("it is a credit")
        };
        Fact::Credit(Credit {
            index_number: index.map(str::to_owned),
            kind,
            ..it
        })
    };
    let webinar = ActivityKind::Webinar;
    let meeting = ActivityKind::ChapterMeeting;
    run(
        &mut logbook,
        Operation::AddMany(vec![
            with("Modifier 25", "2026-03-02", Some("XX1"), webinar),
            with("Chapter meeting", "2026-03-10", None, meeting),
        ]),
    );
    let say = |fact| {
        let remarks = logbook
            .remarks(&Operation::Add(fact), today())
            .expect("readable");
        remarks
            .iter()
            .filter(|it| it.code == RemarkCode::CreditThere)
            .count()
    };
    assert_eq!(say(with(" modifier  25", "2026-03-02", None, webinar)), 1);
    assert_eq!(
        say(with("Another title", "2026-05-02", Some("xx1"), webinar)),
        1
    );
    assert_eq!(say(with("Modifier 25", "2026-05-02", None, webinar)), 1);
    assert_eq!(
        say(with("Modifier 25", "2026-05-02", Some("XX2"), webinar)),
        0
    );
    assert_eq!(say(with("Chapter meeting", "2026-04-14", None, meeting)), 0);
    assert_eq!(say(with("Modifier 57", "2026-03-02", None, webinar)), 0);
}

#[test]
fn a_second_credential_of_a_code_is_said() {
    let home = Home::new();
    let mut logbook = logbook(&home);
    let cpc = |id: &str| {
        Fact::Credential(Credential {
            id: id.into(),
            issuer: "AAPC".into(),
            code: "CPC".into(),
            earned_on: Some(day("2025-09-22")),
            ..Credential::default()
        })
    };
    add(&mut logbook, cpc("one"));
    assert_eq!(
        said(&logbook, &Operation::Add(cpc(""))),
        [
            "CPC (AAPC) is already there, earned Mon, Sep 22, 2025; change that one if it's the \
             same"
        ]
    );
    assert!(said(&logbook, &Operation::Change(cpc("one"))).is_empty());
}

#[test]
fn a_form_that_was_begun_survives_the_program() {
    let home = Home::new();
    let mut logbook = home.open();
    logbook
        .keep_draft("position:", Some(r#"{"employer":"Mer"}"#))
        .expect("kept");
    logbook.keep_draft("credit:", Some("{}")).expect("kept");
    logbook.keep_draft("credit:", None).expect("let go");
    let settings = logbook.settings().expect("readable");
    drop(logbook);

    let mut logbook = home.open();
    let drafts = logbook.drafts().expect("readable");
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].form, "position:");
    assert_eq!(drafts[0].typed, r#"{"employer":"Mer"}"#);
    logbook.save_settings(&settings).expect("saved");
    assert_eq!(
        logbook.drafts().expect("readable").len(),
        1,
        "saving the settings leaves drafts alone"
    );
    assert_eq!(
        logbook.undo_label().expect("readable"),
        None,
        "a draft is no change"
    );
}
