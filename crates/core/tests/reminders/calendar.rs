//! The calendar file: names that never change, numbers that grow, nothing left behind.

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::reminders::calendar::{Event, Published, events, file, publish};
use milepost_core::reminders::{ReminderKind, Situation};
use milepost_core::rulebook::Rulebook;

use crate::world::{World, day, noon, submitted};

fn wanted(world: &World, date: &str) -> Vec<Event> {
    let standing = assess(&world.facts, Rulebook::embedded(), day(date));
    events(&Situation {
        facts: &world.facts,
        standing: &standing,
        settings: &world.settings,
        told: &world.told,
        held_since: None,
        now: noon(date),
    })
}

fn first(world: &World, date: &str) -> Vec<Published> {
    publish(&[], &wanted(world, date), day(date), "20261123T210000Z")
}

fn renewals() -> World {
    World::certified().only(ReminderKind::Renewal)
}

#[test]
fn every_stage_is_an_event_with_what_is_left_to_do() {
    let events = wanted(&renewals().earned(30, "2026-06-01"), "2027-04-20");
    let summaries: Vec<&str> = events.iter().map(|it| it.summary.as_str()).collect();
    assert!(
        summaries.contains(&"CPC renewal: 30 days left, 6 CEU to go"),
        "{summaries:?}"
    );
    assert!(
        summaries.contains(&"CPC renewal, today, 6 CEU to go"),
        "{summaries:?}"
    );
    assert!(
        summaries.contains(&"CPC renewal: 31 days past due, late fee of $50, 6 CEU to go"),
        "AAPC's own dates too: {summaries:?}"
    );
    let names: std::collections::BTreeSet<&str> = events.iter().map(|it| it.uid.as_str()).collect();
    assert_eq!(names.len(), events.len(), "no two events share a name");
}

#[test]
fn an_event_keeps_its_name_and_grows_its_number_when_its_words_change() {
    let before = first(&renewals().earned(30, "2026-06-01"), "2027-04-20");
    let world = renewals().earned(30, "2026-06-01").earned(2, "2027-04-21");
    let after = publish(
        &before,
        &wanted(&world, "2027-04-21"),
        day("2027-04-21"),
        "20270421T090000Z",
    );
    let of = |list: &[Published]| {
        list.iter()
            .find(|it| it.event.uid.contains(".-30."))
            .cloned()
            .expect("30 days before")
    };
    assert_eq!(of(&before).event.uid, of(&after).event.uid);
    assert_eq!(
        (of(&before).sequence, of(&after).sequence),
        (0, 1),
        "4 CEU are other words than 6"
    );
    assert_eq!(of(&after).stamp, "20270421T090000Z", "and it says when");
}

#[test]
fn what_stays_the_same_leaves_the_file_as_it_is() {
    let before = first(&renewals(), "2027-04-20");
    let again = publish(
        &before,
        &wanted(&renewals(), "2027-04-20"),
        day("2027-04-20"),
        "20300101T000000Z",
    );
    assert_eq!(
        file(&before),
        file(&again),
        "a later stamp alone is no change"
    );
}

#[test]
fn what_is_satisfied_is_cancelled_and_what_comes_back_is_confirmed() {
    let before = first(&renewals(), "2027-04-20");
    let mut world = renewals();
    world
        .facts
        .cycle_records
        .push(submitted("2027-05-31", "2027-05-02"));
    let after = publish(
        &before,
        &wanted(&world, "2027-05-02"),
        day("2027-05-02"),
        "20270502T090000Z",
    );
    assert!(
        after.iter().all(|it| it.cancelled),
        "nothing is left out: a calendar must hear of it"
    );
    assert!(
        after.iter().all(|it| it.sequence == 1),
        "with a higher number"
    );
    let text = file(&after);
    assert!(
        text.contains("STATUS:CANCELLED") && !text.contains("BEGIN:VALARM"),
        "and without alarms"
    );
    let back = publish(
        &after,
        &wanted(&renewals(), "2027-05-02"),
        day("2027-05-02"),
        "20270503T090000Z",
    );
    assert!(
        back.iter().any(|it| !it.cancelled && it.sequence == 2),
        "undone, it is there again"
    );
}

#[test]
fn cancelled_events_do_not_pile_up_for_ever() {
    let before = first(&renewals(), "2027-04-20");
    let years_later = publish(&before, &[], day("2029-01-01"), "20290101T000000Z");
    assert_eq!(years_later, [], "every calendar has heard of it by then");
}

#[test]
fn the_file_folds_long_lines_and_escapes_what_the_format_reserves() {
    let event = Event {
        uid: "a@milepost".to_owned(),
        on: NaiveDate::from_ymd_opt(2027, 5, 1).expect("a day"),
        at: None,
        summary: "Ärztehaus; Büro, \\ und\nmehr".to_owned(),
        description: "ü".repeat(100),
    };
    let text = file(&publish(
        &[],
        &[event],
        day("2026-11-23"),
        "20261123T210000Z",
    ));
    assert!(
        text.contains("SUMMARY:Ärztehaus\\; Büro\\, \\\\ und\\nmehr\r\n"),
        "{text}"
    );
    assert!(
        text.lines().all(|line| line.len() <= 75),
        "75 octets at most: {text}"
    );
    assert!(
        text.split("\r\n").count() > 10 && !text.replace("\r\n", "").contains('\n'),
        "every line ends in CR LF"
    );
    assert_eq!(
        text.replace("\r\n ", "").matches('ü').count(),
        102,
        "folding breaks no character"
    );
}
