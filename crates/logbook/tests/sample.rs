//! The sample: the same every time, valid, believable, at any scale.

mod common;

use chrono::{Datelike, NaiveDate};
use common::{Home, day, now, today};
use milepost_core::amounts::Ceus;
use milepost_core::facts::{Credit, PositionKind, YesNoUnknown};
use milepost_logbook::{DEFAULT_SAMPLE_SCALE, Now, SAMPLE_SEED, sample};
use rstest::rstest;

#[test]
fn the_same_arguments_give_the_same_sample() {
    let first = sample(2_000, today(), SAMPLE_SEED);
    assert_eq!(first, sample(2_000, today(), SAMPLE_SEED));
    assert_ne!(
        first,
        sample(2_000, today(), SAMPLE_SEED + 1),
        "another seed, another sample"
    );
}

#[rstest]
#[case(100)]
#[case(DEFAULT_SAMPLE_SCALE)]
#[case(1_000)]
#[case(5_000)]
#[case(50_000)]
fn a_sample_has_about_as_many_facts_as_asked_for(#[case] scale: u32) {
    let facts = sample(scale, today(), SAMPLE_SEED);
    let wanted = scale as usize;
    assert!(
        facts.len().abs_diff(wanted) <= wanted / 50,
        "{} facts were asked for, {} came",
        wanted,
        facts.len()
    );
    let first = facts.entries.first().expect("there are entries").date;
    assert!(
        first > day("1984-01-01"),
        "forty years are enough for anyone: {first}"
    );
}

#[rstest]
#[case("2026-11-23", 600)]
#[case("2026-11-23", 5_000)]
#[case("2024-02-29", 600)]
#[case("2028-06-01", 600)]
#[case("2031-12-31", 600)]
fn every_sample_passes_the_border(#[case] on: &str, #[case] scale: u32) {
    let home = Home::new();
    let mut logbook = home.open();
    let facts = sample(scale, day(on), SAMPLE_SEED);
    let then = Now::new(day(on), now().unix_millis());
    logbook
        .import_facts(facts.clone(), &then)
        .expect("the sample is valid");
    assert_eq!(
        logbook.facts().expect("readable"),
        facts,
        "and is kept as it is"
    );
}

#[test]
fn the_sample_tells_the_story_of_the_mocks() {
    let facts = sample(DEFAULT_SAMPLE_SCALE, today(), SAMPLE_SEED);
    let employers: Vec<&str> = facts
        .positions
        .iter()
        .map(|it| it.employer.as_str())
        .collect();
    assert_eq!(
        employers,
        ["Harbor Clinic", "Lakeside Imaging", "Mercy Outpatient"]
    );
    assert_eq!(facts.positions[0].kind, PositionKind::Externship);
    assert_eq!(facts.positions[2].weekly_minutes, Some(2250));
    assert_eq!(
        facts.letters[0].hand_signed,
        YesNoUnknown::No,
        "Harbor's letter has defects"
    );
    assert_eq!(facts.practicode[0].cases_done, 412);
    let module = facts
        .courses
        .iter()
        .find(|it| it.completed_on.is_none())
        .expect("one under way");
    assert_eq!(module.contact_minutes_completed, Some(62 * 60));

    let sum = |of: &dyn Fn(&&Credit) -> bool| -> Ceus {
        facts
            .credits
            .iter()
            .filter(of)
            .filter_map(|it| it.amount)
            .sum()
    };
    let done = |it: &&Credit, issuer: &str| {
        it.completed_on <= today() && it.issuers == Some(vec![issuer.into()])
    };
    assert_eq!(
        sum(&|it| done(it, "AAPC")),
        Ceus::whole(31),
        "31 recorded, 3.5 of them don't count"
    );
    assert_eq!(sum(&|it| done(it, "AHIMA")), Ceus::whole(12));
    let mut worked = facts.entries.iter().filter(|it| !it.planned);
    let latest = worked.next_back().expect("there are entries").date;
    assert_eq!(latest, today(), "the sample is up to date");
    let planned = facts.entries.iter().filter(|it| it.planned);
    let ahead: Vec<NaiveDate> = planned.map(|it| it.date).collect();
    assert_eq!(
        ahead,
        [day("2026-11-24"), day("2026-11-25")],
        "and plans the next two days"
    );
}

#[test]
fn the_renewals_lie_ahead_whenever_the_sample_is_seen() {
    for on in day("2026-11-23").iter_days().step_by(9).take(300) {
        let facts = sample(100, on, SAMPLE_SEED);
        let [aapc, ahima] = facts.accounts.as_slice() else {
            panic!("two memberships")
        };
        let ends = ahima.cycle_ends_on.expect("AHIMA's cycle is known");
        assert!(ends > on, "{on}: AHIMA's cycle ends {ends}");
        let due = facts
            .payments
            .iter()
            .filter(|it| it.issuer.as_str() == "AAPC" && it.paid_on.is_none());
        let due = due
            .filter_map(|it| it.due_on)
            .next()
            .expect("dues are open");
        assert!(due > on, "{on}: dues of {due}");
        assert_eq!(
            due.month() % 2,
            due.year().unsigned_abs() % 2,
            "{on}: AAPC renews odd months in odd years and even ones in even years: {due}"
        );
        assert_eq!(aapc.renewal_month.map(u32::from), Some(due.month()), "{on}");
    }
}
