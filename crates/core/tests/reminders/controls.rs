//! Quiet hours, the digest day, snooze, done, not this cycle, off.

use milepost_core::facts::{Credential, Entry, Silence, SilenceReason, StudyEntry};
use milepost_core::reminders::{Moment, QuietHours, ReminderKind, logged};
use rstest::rstest;

use crate::world::{World, day, noon};

const CYCLE: &str = "cycle:AAPC:2027-05-31";

fn renewals() -> World {
    World::certified().only(ReminderKind::Renewal)
}

fn at(date: &str, hour: u16) -> Moment {
    Moment {
        date: day(date),
        minute: hour * 60,
    }
}

#[rstest]
#[case::over_midnight(21, 8, 22, true)]
#[case::over_midnight_early(21, 8, 7, true)]
#[case::its_end_is_loud(21, 8, 8, false)]
#[case::its_begin_is_quiet(21, 8, 21, true)]
#[case::within_a_day(12, 14, 13, true)]
#[case::within_a_day_after(12, 14, 14, false)]
#[case::the_same_hour_is_never(9, 9, 9, false)]
fn quiet_hours_may_go_over_midnight(
    #[case] from: u16,
    #[case] to: u16,
    #[case] now: u16,
    #[case] quiet: bool,
) {
    let hours = QuietHours {
        from: from * 60,
        to: to * 60,
    };
    assert_eq!(hours.contains(now * 60), quiet);
}

#[test]
fn quiet_hours_hold_back_and_lose_nothing() {
    let mut world = renewals();
    world.settings.quiet = Some(QuietHours::default());
    assert!(
        world.tell(at("2027-05-01", 23)).is_empty(),
        "at 23 h it is quiet"
    );
    assert!(world.told.is_empty(), "and nothing is recorded");
    let morning = world.tell(at("2027-05-02", 9));
    assert_eq!(morning[0].stage, "-30", "in the morning it is told");
    assert_eq!(world.held_since, None, "and nothing is held anymore");
}

#[test]
fn a_machine_that_only_runs_at_night_is_told_after_a_day() {
    let mut world = renewals();
    world.settings.quiet = Some(QuietHours::default());
    assert!(
        world.tell(at("2027-05-01", 22)).is_empty(),
        "the first night it waits for the day"
    );
    assert!(
        world.tell(at("2027-05-02", 2)).is_empty(),
        "and doesn't wake anybody at 2 h"
    );
    let second = world.tell(at("2027-05-02", 22));
    assert_eq!(
        second.len(),
        1,
        "no day came in between: late at night is better than never"
    );
}

#[test]
fn what_has_time_waits_for_the_digest_day() {
    let mut world = renewals();
    world.settings.digest_day = Some(1);
    // 180 days before is Wednesday, Dec 2, 2026.
    assert_eq!(
        world.days("2026-12-01", "2026-12-20"),
        [("2026-12-07".to_owned(), "-180".to_owned())],
        "Monday after"
    );
    assert_eq!(
        world.stages("2027-05-01"),
        ["-30"],
        "a Saturday: from 30 days on nothing waits"
    );
}

#[test]
fn a_snooze_brings_the_reminder_back_on_its_day() {
    let mut world = renewals();
    assert_eq!(world.stages("2027-05-01"), ["-30"]);
    let mut world = world.snoozed(CYCLE, "2027-05-31", "2027-05-01", "2027-05-08");
    let agenda = world.agenda(noon("2027-05-02"));
    assert!(agenda.open.is_empty(), "meanwhile it isn't on the list");
    assert_eq!(agenda.snoozed[0].back_on, day("2027-05-08"));
    assert_eq!(
        world.days("2027-05-02", "2027-05-16"),
        [("2027-05-08".to_owned(), "again-2027-05-01".to_owned())],
        "once, on that day"
    );
    assert_eq!(world.stages("2027-05-17"), ["-14"], "its stages go on");
}

#[test]
fn stages_within_a_snooze_are_folded_into_what_comes_after_it() {
    let mut world = renewals().snoozed(CYCLE, "2027-05-31", "2027-05-16", "2027-05-23");
    assert_eq!(
        world.days("2027-05-16", "2027-05-24"),
        [
            ("2027-05-23".to_owned(), "again-2027-05-16".to_owned()),
            ("2027-05-24".to_owned(), "-7".to_owned())
        ],
        "the 14 days lay within it"
    );
}

#[test]
fn a_snooze_never_reaches_past_the_due_day() {
    let mut world = renewals().snoozed(CYCLE, "2027-05-31", "2027-05-29", "2027-06-05");
    assert_eq!(
        world.days("2027-05-29", "2027-06-01"),
        [
            ("2027-05-31".to_owned(), "0".to_owned()),
            ("2027-06-01".to_owned(), "1".to_owned())
        ],
        "on the due day it is told all the same"
    );
}

#[test]
fn a_snooze_until_something_is_logged_ends_the_day_after_that() {
    let world = renewals().earned(2, "2026-06-01");
    let mut world = world.chose(Silence::Snoozed, CYCLE, "2027-05-31", "2027-05-02");
    world.facts.reminder_choices[0].logged_then = Some(1);
    assert_eq!(world.days("2027-05-02", "2027-05-05"), []);
    let mut world = world.earned(3, "2027-05-05");
    assert_eq!(
        world.stages("2027-05-05"),
        ["again-2027-05-02"],
        "with the numbers after it was logged"
    );
}

#[test]
fn what_is_only_planned_is_not_logged_before_it_is_confirmed() {
    let mut world = renewals().chose(Silence::Snoozed, CYCLE, "2027-05-31", "2027-05-02");
    world.facts.reminder_choices[0].logged_then = Some(logged(&world.facts, day("2027-05-02")));
    let planned = |date: &str| Entry {
        id: date.into(),
        position: "mercy".into(),
        date: day(date),
        minutes: 480,
        planned: true,
        ..Entry::default()
    };
    world.facts.entries = vec![planned("2027-05-03"), planned("2027-05-20")];
    world.facts.study_entries = vec![StudyEntry {
        id: "s".into(),
        date: day("2027-05-03"),
        minutes: 60,
        planned: true,
        ..StudyEntry::default()
    }];
    let mut world = world.earned(2, "2027-05-25");
    assert_eq!(
        world.days("2027-05-02", "2027-05-05"),
        [],
        "neither a plan whose day has come nor a credit to come is logged"
    );
    world.facts.entries[0].planned = false;
    assert_eq!(
        world.stages("2027-05-06"),
        ["again-2027-05-02"],
        "confirmed is logged"
    );
}

#[test]
fn a_snooze_until_something_is_logged_does_not_last_for_ever() {
    let mut world = World::certified()
        .only(ReminderKind::Proof)
        .earned(2, "2026-06-01")
        .chose(Silence::Snoozed, "proof", "2026-06-08", "2026-07-01");
    world.facts.credits[0].certificate_held = false;
    world.facts.reminder_choices[0].logged_then = Some(1);
    assert_eq!(
        world.days("2026-07-01", "2026-09-30"),
        [("2026-07-31".to_owned(), "again-2026-07-01".to_owned())],
        "30 days at most"
    );
}

#[test]
fn not_this_cycle_silences_it_until_the_next_one() {
    let mut world = renewals().chose(Silence::NotThisCycle, CYCLE, "2027-05-31", "2026-12-02");
    assert_eq!(
        world.days("2026-12-02", "2027-08-31"),
        [],
        "nothing more for this cycle"
    );
    assert_eq!(
        world.agenda(noon("2027-01-01")).silenced[0].title,
        "AAPC renewal of May 31, 2027"
    );
    let next = world.days("2028-11-01", "2028-12-31");
    assert_eq!(next[0].1, "-180", "the next one is told again");
}

#[test]
fn off_for_a_credential_silences_all_that_concerns_it_alone() {
    let off = |world: World, credential: &str| {
        let mut world = world.chose(
            Silence::Off,
            &format!("credential:{credential}"),
            "2027-05-31",
            "2026-12-01",
        );
        if let Some(choice) = world.facts.reminder_choices.last_mut() {
            choice.reason = Some(SilenceReason::LapsedOnPurpose);
        }
        world
    };
    let mut world = off(World::certified(), "cpc");
    assert_eq!(
        world.days("2026-12-01", "2027-08-31"),
        [],
        "renewal and dues alike"
    );
    let silenced = &world.agenda(noon("2027-01-01")).silenced[0];
    assert_eq!(
        (silenced.title.as_str(), silenced.reason),
        (
            "Everything about the CPC",
            Some(SilenceReason::LapsedOnPurpose)
        )
    );

    let mut two = renewals();
    two.facts.credentials.push(Credential {
        id: "crc".into(),
        issuer: "AAPC".into(),
        code: "CRC".into(),
        earned_on: Some(day("2022-01-10")),
        ..Credential::default()
    });
    let mut two = off(two, "crc");
    assert!(
        !two.stages("2027-05-01").is_empty(),
        "the CPC of the same cycle is still kept up"
    );
}

#[test]
fn a_choice_that_is_taken_back_is_heard_again() {
    let mut world = renewals().chose(Silence::NotThisCycle, CYCLE, "2027-05-31", "2027-05-01");
    assert_eq!(world.stages("2027-05-01"), Vec::<String>::new());
    world.facts.reminder_choices.clear();
    assert_eq!(world.stages("2027-05-02"), ["-30"], "it was never told");
}

#[test]
fn a_kind_that_is_off_is_silent() {
    let mut world = World::certified();
    world.settings.kinds_off = vec![ReminderKind::Dues];
    let told = world.tell(noon("2027-05-24"));
    assert!(
        told.iter().all(|it| it.kind != ReminderKind::Dues),
        "{told:?}"
    );
}
