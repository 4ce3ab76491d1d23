//! Renewals: early when behind, always from 30 days, late until it is over.

use milepost_core::facts::{CycleRecord, Reported};
use milepost_core::reminders::{ReminderKind, digest};
use milepost_core::standing::Urgency;
use rstest::rstest;

use crate::world::{World, day, noon, submitted};

fn renewals() -> World {
    World::certified().only(ReminderKind::Renewal)
}

fn told(days: &[(&str, &str)]) -> Vec<(String, String)> {
    days.iter()
        .map(|(on, stage)| ((*on).to_owned(), (*stage).to_owned()))
        .collect()
}

#[test]
fn behind_the_pace_every_stage_is_told_on_its_day() {
    let days = renewals().days("2026-11-01", "2027-05-31");
    let expected = told(&[
        ("2026-12-02", "-180"),
        ("2027-01-31", "-120"),
        ("2027-03-02", "-90"),
        ("2027-04-01", "-60"),
        ("2027-04-30", "opens"),
        ("2027-05-01", "-30"),
        ("2027-05-17", "-14"),
        ("2027-05-24", "-7"),
        ("2027-05-28", "-3"),
        ("2027-05-30", "-1"),
        ("2027-05-31", "0"),
    ]);
    assert_eq!(
        days, expected,
        "each stage once, and AAPC's window on the day on which it opens"
    );
}

#[test]
fn on_pace_it_is_quiet_until_30_days_before() {
    // 35 of 36 are ahead of every even pace until the last weeks.
    let days = renewals()
        .earned(35, "2026-06-01")
        .days("2026-06-02", "2027-05-31");
    assert_eq!(
        days.first(),
        Some(&("2027-04-30".to_owned(), "opens".to_owned())),
        "good news needs no reminder"
    );
    assert_eq!(
        days.len(),
        7,
        "then the window and the six last stages: {days:?}"
    );
}

#[test]
fn who_falls_behind_later_is_told_on_that_day() {
    // 26 of 36 keep pace until the even pace is one CEU above.
    let days = renewals()
        .earned(26, "2026-06-01")
        .days("2026-06-02", "2027-03-01");
    assert_eq!(
        days.first()
            .map(|(on, stage)| (on.as_str(), stage.as_str())),
        Some(("2026-12-02", "-180")),
        "on the stage's day the even pace has just reached 27"
    );
    let days = renewals()
        .earned(28, "2026-06-01")
        .days("2026-06-02", "2027-03-01");
    let (on, stage) = &days[0];
    assert_eq!(stage, "-180", "the stage waits");
    assert!(
        on.as_str() > "2026-12-02" && on.as_str() < "2027-01-31",
        "until it applies: {on}"
    );
}

#[test]
fn all_is_earned_yet_it_is_told_until_it_is_submitted() {
    let mut world = renewals().earned(36, "2026-06-01");
    let reminder = world.tell(noon("2027-05-01")).remove(0);
    assert!(
        reminder
            .text
            .contains("Everything is earned. Submit it to AAPC."),
        "recorded here isn't submitted there: {}",
        reminder.text
    );
    world
        .facts
        .cycle_records
        .push(submitted("2027-05-31", "2027-05-10"));
    assert_eq!(
        world.days("2027-05-10", "2027-09-30"),
        [],
        "marked as submitted, it is silent"
    );
}

#[test]
fn late_it_is_told_daily_three_times_then_weekly_and_on_the_issuers_days() {
    let mut world = renewals();
    let _ = world.days("2027-05-31", "2027-05-31");
    let stages: Vec<String> = world
        .days("2027-06-01", "2027-12-31")
        .into_iter()
        .map(|(_, stage)| stage)
        .collect();
    let expected = [
        "1", "2", "3", "10", "17", "24", "30", "31", "38", "45", "52", "59", "66", "73", "75",
        "80", "87", "90",
    ];
    assert_eq!(
        stages, expected,
        "30, 31, 75 and 90 are AAPC's own; then it is over"
    );
}

#[test]
fn on_the_issuers_days_the_title_says_what_happens() {
    let mut world = renewals();
    world.facts.cycle_records.push(CycleRecord {
        id: "no".into(),
        issuer: "AAPC".into(),
        due_on: day("2027-05-31"),
        reported: Reported::No,
        ..CycleRecord::default()
    });
    let _ = world.tell(noon("2027-06-30"));
    let reminder = world.tell(noon("2027-07-01")).remove(0);
    assert_eq!(
        reminder.title,
        "CPC: renewal 31 days past due, since May 31, 2027: late fee of $50"
    );
    assert_eq!(reminder.urgency, Urgency::Late);
    assert!(
        reminder
            .text
            .contains("the credential is canceled on Aug 29, 2027"),
        "and what follows next: {}",
        reminder.text
    );
}

#[test]
fn while_nobody_says_whether_it_was_reported_it_is_a_question_and_no_lateness() {
    let mut world = renewals();
    let _ = world.tell(noon("2027-06-30"));
    let reminder = world.tell(noon("2027-07-01")).remove(0);
    assert_eq!(
        reminder.title,
        "Did you report the AAPC cycle that ended on May 31, 2027? If not: late fee of $50"
    );
    assert_eq!(reminder.urgency, Urgency::Unknown, "no alarm by itself");
    assert!(
        reminder
            .text
            .starts_with("If you didn't, the credential is canceled on Aug 29, 2027."),
        "and what follows next: {}",
        reminder.text
    );
}

#[rstest]
#[case::before("2027-05-01", "CPC renews in 30 days, on May 31, 2027")]
#[case::tomorrow("2027-05-30", "CPC renews tomorrow, May 31, 2027")]
#[case::today("2027-05-31", "CPC renews today, May 31, 2027")]
#[case::asked(
    "2027-06-01",
    "Did you report the AAPC cycle that ended on May 31, 2027?"
)]
fn the_title_says_how_long_there_is(#[case] on: &str, #[case] expect: &str) {
    let reminder = renewals().tell(noon(on)).remove(0);
    assert_eq!(reminder.title, format!("{expect}"));
}

#[test]
fn the_sentence_has_the_consequence_and_the_next_step() {
    let reminder = renewals()
        .earned(30, "2026-06-01")
        .tell(noon("2027-05-17"))
        .remove(0);
    assert_eq!(
        reminder.text,
        "6 CEU still needed (5.3 behind an even pace). Otherwise a late fee of $50 applies on Jul 1, 2027. Next: earn 6 CEU for AAPC."
    );
}

#[test]
fn after_sleep_there_is_one_line_with_the_numbers_of_today() {
    let mut world = renewals();
    assert_eq!(world.stages("2026-12-02"), ["-180"]);
    // The machine sleeps from December to the end of May.
    let told = world.tell(noon("2027-05-29"));
    assert_eq!(told.len(), 1, "never a burst");
    assert_eq!(told[0].stage, "-3", "its newest stage");
    assert!(
        told[0].title.contains("in 2 days"),
        "with the distance of today: {}",
        told[0].title
    );
    assert_eq!(
        world.days("2027-05-29", "2027-05-31"),
        [
            ("2027-05-30".to_owned(), "-1".to_owned()),
            ("2027-05-31".to_owned(), "0".to_owned())
        ],
        "what was folded isn't told later"
    );
}

#[test]
fn a_clock_that_is_set_back_repeats_nothing() {
    let mut world = renewals();
    assert_eq!(world.stages("2027-05-01"), ["-30"]);
    assert_eq!(
        world.stages("2027-04-30"),
        Vec::<String>::new(),
        "a day back: folded a day ago"
    );
    assert_eq!(
        world.stages("2027-05-01"),
        Vec::<String>::new(),
        "and the same day again"
    );
}

#[test]
fn a_clock_that_ran_years_ahead_swallows_nothing() {
    let mut world = renewals();
    assert_eq!(
        world.stages("2027-08-20"),
        ["80"],
        "the battery of the clock is empty"
    );
    // Set right again, the real stages come, each once; what was told stays told.
    let days = world.days("2027-05-01", "2027-08-29");
    let stages: Vec<&str> = days.iter().map(|(_, stage)| stage.as_str()).collect();
    assert_eq!(
        &stages[..3],
        ["-30", "-14", "-7"],
        "they were folded by a clock that was wrong"
    );
    assert_eq!(
        stages.iter().filter(|it| **it == "80").count(),
        0,
        "80 was told already"
    );
}

#[test]
fn another_due_date_makes_other_stages() {
    let mut world = renewals();
    assert_eq!(world.stages("2027-05-01"), ["-30"]);
    world.facts.accounts[0].due_day = Some(15);
    assert_eq!(
        world.stages("2027-05-01"),
        ["-14"],
        "two weeks less is news: May 15 isn't May 31"
    );
}

#[test]
fn only_the_chosen_stages_are_told() {
    let mut world = renewals();
    world.settings.stages = vec![30, 7];
    let stages: Vec<String> = world
        .days("2026-11-01", "2027-06-03")
        .into_iter()
        .map(|(_, stage)| stage)
        .collect();
    assert_eq!(
        stages,
        ["opens", "-30", "-7", "1", "2", "3"],
        "lateness is told in any case"
    );
}

#[test]
fn a_digest_names_its_items_once() {
    let mut world = World::certified();
    let tell = world.tell(noon("2027-05-24"));
    let digest = digest(&tell).expect("two things are due");
    assert_eq!(digest.title, "2 reminders");
    assert_eq!(
        digest.body,
        "• CPC renews in 7 days, on May 31, 2027\n• AAPC dues due in 7 days, on May 31, 2027"
    );
    assert_eq!(
        milepost_core::reminders::digest(&[]),
        None,
        "nothing due, nothing said"
    );
}

#[test]
fn what_comes_next_is_known() {
    let mut world = renewals().earned(34, "2026-06-01");
    let coming = &world.agenda(noon("2026-11-23")).coming[0];
    assert_eq!(
        (coming.on, coming.note.as_deref()),
        (day("2026-12-02"), Some("only while behind an even pace"))
    );
    let _ = world.tell(noon("2027-05-02"));
    let coming = &world.agenda(noon("2027-05-02")).coming[0];
    assert_eq!(
        (coming.on, coming.note.as_deref()),
        (day("2027-05-17"), None)
    );
    assert_eq!(coming.title, "CPC renewal: 14 days left, 2 CEU to go");
}

#[test]
fn an_extension_moves_the_day_to_which_it_counts() {
    let mut world = renewals();
    assert_eq!(world.stages("2027-05-31"), ["0"]);
    world.facts.cycle_records.push(CycleRecord {
        id: "extended".into(),
        issuer: "AAPC".into(),
        due_on: day("2027-05-31"),
        extension_bought_on: Some(day("2027-05-31")),
        extended_to: Some(day("2027-07-30")),
        ..CycleRecord::default()
    });
    let days = world.days("2027-06-01", "2027-08-02");
    let expected = told(&[
        // 60 days before the new day was yesterday, and comes with what is known today.
        ("2027-06-01", "-60"),
        ("2027-06-30", "-30"),
        ("2027-07-16", "-14"),
        ("2027-07-23", "-7"),
        ("2027-07-27", "-3"),
        ("2027-07-29", "-1"),
        ("2027-07-30", "0"),
        ("2027-07-31", "1"),
        ("2027-08-01", "2"),
        ("2027-08-02", "3"),
    ]);
    assert_eq!(days, expected, "nothing is late before the extension ends");
    let open = &world.agenda(noon("2027-06-30")).open[0];
    assert_eq!(
        (open.title.as_str(), open.subject.as_str()),
        (
            "CPC renews in 30 days, on Jul 30, 2027",
            "cycle:AAPC:2027-05-31"
        ),
        "the cycle keeps its name"
    );
}

#[test]
fn the_grace_is_the_rules_by_the_persons_own_number() {
    let days = renewals()
        .own_number("aapc.late.grace", 40)
        .days("2027-06-01", "2027-08-31");
    let on = |stage: &str| days.iter().find(|it| it.1 == stage).map(|it| it.0.as_str());
    assert_eq!(
        (on("40"), on("41")),
        (Some("2027-07-10"), Some("2027-07-11")),
        "its end, and the fee after it: {days:?}"
    );
}

#[rstest]
#[case::of_2025_by_the_rule_of_then(None, "2025-03-31")]
#[case::of_2025_by_the_persons_own_number(Some(3), "2025-02-28")]
fn the_window_is_that_of_the_rules_of_its_time(#[case] months: Option<i32>, #[case] opens: &str) {
    let mut world = renewals();
    world.facts.cycle_records.pop();
    let mut world = match months {
        Some(months) => world.own_number("aapc.cycle.window", months),
        None => world,
    };
    let days = world.days("2025-02-01", "2025-05-31");
    let on = days
        .iter()
        .find(|it| it.1 == "opens")
        .map(|it| it.0.as_str());
    assert_eq!(on, Some(opens), "{days:?}");
}

#[rstest]
#[case::before_the_end("2027-03-20", "Otherwise the credential is inactive from Apr 10, 2027")]
#[case::inactive("2027-04-20", "the credential can be revoked after Oct 6, 2027")]
fn ahimas_consequences_are_named_as_they_come(#[case] on: &str, #[case] otherwise: &str) {
    let mut world = renewals();
    world.facts.credentials[0].issuer = "AHIMA".into();
    world.facts.credentials[0].code = "CCS".into();
    world.facts.accounts[0].issuer = "AHIMA".into();
    world.facts.accounts[0].renewal_month = None;
    world.facts.accounts[0].cycle_starts_on = Some(day("2025-04-10"));
    world.facts.accounts[0].cycle_ends_on = Some(day("2027-04-09"));
    let open = world.agenda(noon(on)).open;
    assert!(open[0].text.contains(otherwise), "{}", open[0].text);
}
