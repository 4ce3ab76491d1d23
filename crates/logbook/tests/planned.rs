//! Days ahead: planned, and worked only once the person says so.

mod common;

use common::{Home, add, day, entry, key, position, run, study};
use milepost_logbook::{DayCell, Fact, FactKind, Logbook, Now, Operation, Place};

/// The moment of a change on another day.
fn on(date: &str) -> Now {
    Now::new(day(date), common::now().unix_millis())
}

/// Every entry: id, day, minutes, and whether it is planned.
fn entries(logbook: &Logbook) -> Vec<(String, String, i32, bool)> {
    let facts = logbook.facts().expect("readable");
    let of = |it: milepost_core::facts::Entry| {
        (
            it.id.to_string(),
            it.date.to_string(),
            it.minutes,
            it.planned,
        )
    };
    facts.entries.into_iter().map(of).collect()
}

fn told(id: &str, date: &str, minutes: i32, planned: bool) -> (String, String, i32, bool) {
    (id.to_owned(), date.to_owned(), minutes, planned)
}

fn at_mercy(home: &Home) -> Logbook {
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    logbook
}

fn cell(date: &str, minutes: i32) -> Operation {
    Operation::SetHours(vec![DayCell {
        place: Place::Position("p".into()),
        date: day(date),
        minutes,
    }])
}

#[test]
fn hours_of_a_day_ahead_are_planned() {
    let home = Home::new();
    let mut logbook = at_mercy(&home);
    let applied = logbook
        .transact(
            Operation::Add(entry("e", "p", "2026-11-24", 480)),
            &common::now(),
        )
        .expect("valid");
    assert_eq!(applied.label, "Planned 8 h at Mercy");
    add(&mut logbook, study("s", None, "2026-12-01", 60));
    assert_eq!(entries(&logbook), [told("e", "2026-11-24", 480, true)]);
    assert!(logbook.facts().expect("readable").study_entries[0].planned);
    run(&mut logbook, cell("2026-11-25", 240));
    assert_eq!(
        logbook.undo_label().expect("readable").as_deref(),
        Some("Undo plan 4 h at Mercy on Nov 25, 2026"),
        "the week's cells plan too"
    );
    assert!(entries(&logbook)[1].3);
    add(&mut logbook, entry("today", "p", "2026-11-23", 60));
    assert!(!entries(&logbook)[2].3, "today can be worked already");
}

#[test]
fn a_day_that_has_come_is_not_thereby_worked() {
    let home = Home::new();
    let mut logbook = at_mercy(&home);
    add(&mut logbook, entry("e", "p", "2026-11-24", 480));
    let mut later = entry("e", "p", "2026-11-24", 480);
    if let Fact::Entry(it) = &mut later {
        it.planned = true;
        it.note = Some("still a plan".to_owned());
    }
    logbook
        .transact(Operation::Change(later), &on("2026-11-30"))
        .expect("valid");
    assert_eq!(
        entries(&logbook),
        [told("e", "2026-11-24", 480, true)],
        "a change of its note confirms nothing"
    );
}

#[test]
fn typing_the_hours_of_a_day_says_that_they_were_so() {
    let home = Home::new();
    let mut logbook = at_mercy(&home);
    add(&mut logbook, entry("e", "p", "2026-11-24", 480));
    logbook
        .transact(cell("2026-11-24", 480), &on("2026-11-25"))
        .expect("valid");
    assert_eq!(
        entries(&logbook),
        [told("e", "2026-11-24", 480, false)],
        "the same hours confirm the plan"
    );
    logbook.undo().expect("that is one operation");
    assert!(entries(&logbook)[0].3, "and can be taken back");
    logbook
        .transact(cell("2026-11-24", 390), &on("2026-11-25"))
        .expect("valid");
    assert_eq!(
        entries(&logbook),
        [told("e", "2026-11-24", 390, false)],
        "other hours correct it"
    );
    logbook
        .transact(cell("2026-11-24", 390), &on("2026-11-25"))
        .expect("valid");
    assert_eq!(
        logbook.undo_label().expect("readable").as_deref(),
        Some("Undo log 6.5 h at Mercy on Nov 24, 2026"),
        "what is so already leaves no operation behind"
    );
}

#[test]
fn hours_really_worked_settle_the_plan_of_their_day_and_place() {
    let home = Home::new();
    let mut logbook = at_mercy(&home);
    add(&mut logbook, position("q", "Harbor"));
    for (id, at, date) in [
        ("plan", "p", "2026-11-24"),
        ("elsewhere", "q", "2026-11-24"),
        ("next-day", "p", "2026-11-25"),
    ] {
        add(&mut logbook, entry(id, at, date, 480));
    }
    logbook
        .transact(
            Operation::Add(entry("worked", "p", "2026-11-24", 390)),
            &on("2026-11-24"),
        )
        .expect("valid");
    assert_eq!(
        entries(&logbook),
        [
            told("elsewhere", "2026-11-24", 480, true),
            told("next-day", "2026-11-25", 480, true),
            told("worked", "2026-11-24", 390, false),
        ]
    );
    logbook.undo().expect("that is one operation");
    assert_eq!(
        entries(&logbook)[0].0,
        "plan",
        "the plan comes back with it"
    );
    assert!(
        logbook
            .fact(&key(FactKind::Entry, "worked"))
            .expect("readable")
            .is_none()
    );
}

#[test]
fn another_plan_for_the_same_day_takes_nothing_away() {
    let home = Home::new();
    let mut logbook = at_mercy(&home);
    add(&mut logbook, entry("a", "p", "2026-11-24", 240));
    add(&mut logbook, entry("b", "p", "2026-11-24", 120));
    assert_eq!(entries(&logbook).len(), 2);
}
