//! Ten years of a machine that sleeps, travels, and sets its clock: each stage once,
//! nothing missed, never a burst.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use milepost_core::assess::assess;
use milepost_core::facts::{
    CodeSet, Credential, Entry, IssuerAccount, Letter, Position, YesNoUnknown,
};
use milepost_core::reminders::{Moment, QuietHours, ReminderKind, Situation, Told, agenda};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::Standing;
use proptest::prelude::*;

use crate::world::{World, day, submitted};

const BEGIN: &str = "2026-06-01";
const YEARS: i64 = 10;

fn begin() -> DateTime<Utc> {
    day(BEGIN).and_hms_opt(9, 0, 0).expect("a time").and_utc()
}

fn civil(instant: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    instant.with_timezone(&zone).naive_local()
}

fn moment(local: NaiveDateTime) -> Moment {
    let minute = u16::try_from(local.hour() * 60 + local.minute()).expect("a day has 1,440");
    Moment {
        date: local.date(),
        minute,
    }
}

/// A decade of a career, as one set of facts: what lies after a day has not happened yet.
fn decade() -> World {
    let mut world = World::certified();
    world.facts.credentials[0].apprentice = true;
    world.facts.credentials[0].apprentice_removed_on = Some(day("2029-02-01"));
    world.facts.credentials.push(Credential {
        id: "ccs".into(),
        issuer: "AHIMA".into(),
        code: "CCS".into(),
        earned_on: Some(day("2024-03-10")),
        ..Credential::default()
    });
    world.facts.accounts.push(IssuerAccount {
        id: "ahima".into(),
        issuer: "AHIMA".into(),
        ..IssuerAccount::default()
    });
    world.facts.positions = vec![
        Position {
            id: "mercy".into(),
            employer: "Mercy".to_owned(),
            starts_on: Some(day("2026-03-16")),
            code_assignment: YesNoUnknown::Yes,
            code_sets: vec![CodeSet::Cpt],
            ..Position::default()
        },
        Position {
            id: "harbor".into(),
            employer: "Harbor".to_owned(),
            starts_on: Some(day("2026-01-05")),
            ends_on: Some(day("2027-10-30")),
            code_assignment: YesNoUnknown::Yes,
            code_sets: vec![CodeSet::Cpt],
            ..Position::default()
        },
    ];
    world.facts.letters = vec![Letter {
        id: "l".into(),
        position: "harbor".into(),
        received_on: Some(day("2027-12-20")),
        ..Letter::default()
    }];
    // In time, late, never, on the last day; 2035 is left open.
    for (due_on, on) in [
        ("2027-05-31", "2027-05-20"),
        ("2029-05-31", "2029-07-10"),
        ("2033-05-31", "2033-05-31"),
    ] {
        world.facts.cycle_records.push(submitted(due_on, on));
    }
    for (ceus, on) in [
        (20, "2026-07-01"),
        (16, "2027-03-01"),
        (30, "2028-02-02"),
        (36, "2030-01-15"),
        (12, "2032-08-08"),
        (24, "2033-04-30"),
        (35, "2034-01-10"),
    ] {
        world = world.earned(ceus, on);
    }
    // Plans that nobody ever confirms.
    for on in ["2026-12-01", "2026-12-03", "2029-04-30", "2033-01-01"] {
        world.facts.entries.push(Entry {
            id: on.into(),
            position: "mercy".into(),
            date: day(on),
            minutes: 480,
            planned: true,
            ..Entry::default()
        });
    }
    world.settings.quiet = Some(QuietHours::default());
    world
}

thread_local! {
    /// The standing of each day, worked out once for all cases.
    static STANDINGS: RefCell<HashMap<NaiveDate, &'static Standing>> = RefCell::default();
}

fn standing(world: &World, date: NaiveDate) -> &'static Standing {
    let known = STANDINGS.with_borrow(|known| known.get(&date).copied());
    known.unwrap_or_else(|| {
        let fresh: &'static Standing =
            Box::leak(Box::new(assess(&world.facts, Rulebook::embedded(), date)));
        STANDINGS.with_borrow_mut(|known| known.insert(date, fresh));
        fresh
    })
}

/// A machine that runs the check and keeps what was told.
struct Machine {
    world: World,
    /// Stage by name, with the days on which it was told.
    told: BTreeMap<(String, String, NaiveDate), Vec<NaiveDate>>,
    /// Digests of each civil date.
    digests: BTreeMap<NaiveDate, usize>,
    /// The civil dates of checks outside the quiet hours.
    checked: BTreeSet<NaiveDate>,
}

impl Machine {
    fn new(world: World) -> Machine {
        Machine {
            world,
            told: BTreeMap::new(),
            digests: BTreeMap::new(),
            checked: BTreeSet::new(),
        }
    }

    /// One check, as any of the triggers makes it.
    fn check(&mut self, now: Moment) -> Result<(), TestCaseError> {
        let due = |world: &World| {
            agenda(&Situation {
                facts: &world.facts,
                standing: standing(world, now.date),
                settings: &world.settings,
                told: &world.told,
                held_since: world.held_since,
                now,
            })
        };
        let found = due(&self.world);
        self.world.held_since = found.held_since;
        let subjects: BTreeSet<&str> = found.tell.iter().map(|it| it.subject.as_str()).collect();
        prop_assert_eq!(
            subjects.len(),
            found.tell.len(),
            "a digest names each subject once"
        );
        if !found.tell.is_empty() {
            *self.digests.entry(now.date).or_default() += 1;
        }
        for reminder in &found.tell {
            let name = (
                reminder.subject.clone(),
                reminder.stage.clone(),
                reminder.due_on,
            );
            self.told.entry(name).or_default().push(now.date);
            for (stage, due_on) in &reminder.folds {
                note(
                    &mut self.world.told,
                    &reminder.subject,
                    stage,
                    *due_on,
                    now.date,
                    true,
                );
            }
            note(
                &mut self.world.told,
                &reminder.subject,
                &reminder.stage,
                reminder.due_on,
                now.date,
                false,
            );
        }
        let quiet = self
            .world
            .settings
            .quiet
            .is_some_and(|quiet| quiet.contains(now.minute));
        if !quiet || !found.tell.is_empty() {
            let first = self.checked.insert(now.date);
            if !first && found.tell.is_empty() {
                return Ok(());
            }
            let after = due(&self.world);
            prop_assert!(
                after.tell.is_empty(),
                "a second trigger in the same minute tells nothing"
            );
            prop_assert!(
                after.open.iter().all(|it| it.told_on.is_some()),
                "after a check nothing that is reached is untold: {:?}",
                after.open
            );
        }
        Ok(())
    }

    fn each_stage_once(&self) -> Result<(), TestCaseError> {
        for (name, days) in &self.told {
            prop_assert_eq!(days.len(), 1, "{:?} was told on {:?}", name, days);
        }
        Ok(())
    }
}

/// As the logbook keeps it.
fn note(
    told: &mut Vec<Told>,
    subject: &str,
    stage: &str,
    due_on: NaiveDate,
    on: NaiveDate,
    folded: bool,
) {
    let same = |it: &&mut Told| it.subject == subject && it.stage == stage && it.due_on == due_on;
    match told.iter_mut().find(same) {
        Some(known) if folded && !known.folded => {}
        Some(known) => (known.on, known.folded) = (on, folded),
        None => told.push(Told {
            subject: subject.to_owned(),
            stage: stage.to_owned(),
            due_on,
            on,
            folded,
        }),
    }
}

/// What happens to the machine next.
#[derive(Debug, Clone)]
enum Happening {
    /// It runs, and a trigger comes every so many hours for some days.
    Runs { days: i64, every_hours: i64 },
    /// It sleeps or is off.
    Sleeps { hours: i64 },
    /// It is carried into another zone.
    Travels { zone: usize },
    /// Its clock is wrong by some hours, while it runs for some.
    Wrong { by_hours: i64, for_hours: i64 },
}

fn happenings(clock_may_be_wrong: bool) -> impl Strategy<Value = Vec<Happening>> {
    let runs = (1i64..60, prop_oneof![Just(1i64), Just(5), Just(24)])
        .prop_map(|(days, every_hours)| Happening::Runs { days, every_hours });
    let sleeps = prop_oneof![1i64..30, 24i64..2160].prop_map(|hours| Happening::Sleeps { hours });
    let travels = (0..TZ_VARIANTS.len()).prop_map(|zone| Happening::Travels { zone });
    let wrong = (prop_oneof![-72i64..72, -24i64 * 900..24 * 900], 1i64..72).prop_map(
        |(by_hours, for_hours)| Happening::Wrong {
            by_hours,
            for_hours,
        },
    );
    let weight = u32::from(clock_may_be_wrong);
    prop::collection::vec(
        prop_oneof![5 => runs, 4 => sleeps, 2 => travels, weight => wrong],
        60..160,
    )
}

/// Lets ten years pass over the machine.
fn live(machine: &mut Machine, happenings: &[Happening]) -> Result<(), TestCaseError> {
    let end = begin() + Duration::days(YEARS * 365);
    let mut now = begin();
    let mut zone = Tz::America__New_York;
    for happening in happenings.iter().cycle() {
        if now >= end {
            break;
        }
        match happening {
            Happening::Runs { days, every_hours } => {
                // Short stretches are looked at every hour, long ones twice a day.
                let every = if *days > 7 { 11 } else { *every_hours };
                for hour in (0..days * 24).step_by(usize::try_from(every).expect("above 0")) {
                    machine.check(moment(civil(now + Duration::hours(hour), zone)))?;
                }
                now += Duration::days(*days);
            }
            Happening::Sleeps { hours } => now += Duration::hours(*hours),
            Happening::Travels { zone: to } => zone = TZ_VARIANTS[*to],
            Happening::Wrong {
                by_hours,
                for_hours,
            } => {
                for hour in (0..*for_hours).step_by(7) {
                    let shown = now + Duration::hours(hour + by_hours);
                    machine.check(moment(civil(shown, zone)))?;
                }
                now += Duration::hours(*for_hours);
            }
        }
    }
    Ok(())
}

/// The stages of the AAPC renewals that are told on pace or not, by their own arithmetic.
fn certain_stages() -> Vec<(String, String, NaiveDate, NaiveDate, NaiveDate)> {
    let cycles = [
        ("2027-05-31", "2027-05-20"),
        ("2029-05-31", "2029-07-10"),
        ("2031-05-31", "2031-08-30"),
        ("2033-05-31", "2033-05-31"),
        ("2035-05-31", "2035-08-30"),
    ];
    let mut stages = Vec::new();
    for (due_on, over_on) in cycles {
        let due = day(due_on);
        let offsets: Vec<i64> = [
            -30, -14, -7, -3, -1, 0, 1, 2, 3, 10, 17, 24, 30, 31, 38, 45, 52, 59, 66, 73, 75, 80,
            87, 90,
        ]
        .into();
        for pair in offsets.windows(2) {
            let from = due + Duration::days(pair[0]);
            let to = (due + Duration::days(pair[1])).min(day(over_on));
            stages.push((
                format!("cycle:AAPC:{due_on}"),
                pair[0].to_string(),
                due,
                from,
                to,
            ));
        }
    }
    stages
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn each_stage_comes_once_and_none_is_missed(happenings in happenings(false)) {
        let mut machine = Machine::new(decade());
        live(&mut machine, &happenings)?;
        machine.each_stage_once()?;
        for (date, digests) in &machine.digests {
            prop_assert_eq!(*digests, 1, "one digest on {}, never a burst", date);
        }
        for (subject, stage, due_on, from, to) in certain_stages() {
            // The machine was looked at while this stage was the newest: it was told, and then.
            let seen = machine.checked.range(from..).next().filter(|date| **date < to);
            let told = machine.told.get(&(subject.clone(), stage.clone(), due_on));
            prop_assert_eq!(
                told.and_then(|days| days.first()), seen,
                "{} {}: told on the first day on which the machine ran", subject, stage
            );
        }
    }

    #[test]
    fn a_wrong_clock_doubles_nothing_and_swallows_nothing(happenings in happenings(true)) {
        let mut machine = Machine::new(decade());
        live(&mut machine, &happenings)?;
        machine.each_stage_once()?;
    }
}

#[test]
fn on_every_clock_change_of_every_zone_a_stage_of_that_day_comes_once() {
    // Only the clock on the wall matters, so zones that change alike are tried once.
    let mut changes: BTreeSet<Vec<Moment>> = BTreeSet::new();
    for zone in TZ_VARIANTS {
        let mut before = civil(begin(), zone);
        for hours in (0..YEARS * 365 * 24).step_by(12) {
            let now = begin() + Duration::hours(hours);
            let local = civil(now, zone);
            if hours > 0 && local - before != Duration::hours(12) {
                let around = (-30..30).map(|hour| moment(civil(now + Duration::hours(hour), zone)));
                changes.insert(around.collect());
            }
            before = local;
        }
    }
    assert!(
        changes.len() > 200,
        "the clock changes of ten years: {}",
        changes.len()
    );
    for around in changes {
        let middle = around[around.len() / 2].date;
        // The cycle's stage of 30 days before lies on the day of the change.
        let due_on = middle + Duration::days(30);
        let mut world = World::certified().only(ReminderKind::Renewal);
        world.settings.quiet = Some(QuietHours::default());
        world.facts.accounts[0].renewal_month = None;
        world.facts.credentials[0].issuer = "AHIMA".into();
        world.facts.credentials[0].code = "CCS".into();
        world.facts.accounts[0].issuer = "AHIMA".into();
        world.facts.accounts[0].cycle_starts_on = Some(due_on - Duration::days(729));
        world.facts.accounts[0].cycle_ends_on = Some(due_on);
        let mut standings: BTreeMap<NaiveDate, Standing> = BTreeMap::new();
        let mut told = Vec::new();
        for now in around {
            let standing = standings
                .entry(now.date)
                .or_insert_with(|| assess(&world.facts, Rulebook::embedded(), now.date));
            let found = agenda(&Situation {
                facts: &world.facts,
                standing,
                settings: &world.settings,
                told: &world.told,
                held_since: world.held_since,
                now,
            });
            world.held_since = found.held_since;
            for reminder in &found.tell {
                told.push(reminder.stage.clone());
                note(
                    &mut world.told,
                    &reminder.subject,
                    &reminder.stage,
                    reminder.due_on,
                    now.date,
                    false,
                );
            }
        }
        told.retain(|stage| stage == "-30");
        assert_eq!(told, ["-30"], "around {middle}");
    }
}
