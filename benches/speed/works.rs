//! The work that is promised to be quick, on samples over 40 years.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Months, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::facts::{Credential, Credit, Facts, IssuerAccount};
use milepost_core::plan::plan;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{LogFilter, Logbook, Now, SAMPLE_SEED, sample};
use tempfile::TempDir;

use crate::{Timed, timed};

const PAGE: u32 = 100;
/// A day of the career is judged so often to find the slowest one.
const LOOKS_AT_A_DAY: usize = 5;

pub fn assessing(scale: u32) -> Timed {
    assessing_on(sample(scale, today(), SAMPLE_SEED), today())
}

fn assessing_on(facts: Facts, day: NaiveDate) -> Timed {
    timed(move || {
        black_box(assess(black_box(&facts), Rulebook::embedded(), day));
    })
}

/// The slowest day of all decides: one in every five months of the career.
pub fn assessing_on_any_day(scale: u32) -> Timed {
    let facts = sample(scale, today(), SAMPLE_SEED);
    let first = facts.entries.iter().map(|entry| entry.date).min();
    let mut day = first.unwrap_or(today());
    let mut slowest = (Duration::ZERO, day);
    while day <= today() {
        let time = (0..LOOKS_AT_A_DAY)
            .map(|_| time_to_assess(&facts, day))
            .min();
        slowest = slowest.max((time.unwrap_or_default(), day));
        day = day + Months::new(5);
    }
    assessing_on(facts, slowest.1)
}

fn time_to_assess(facts: &Facts, day: NaiveDate) -> Duration {
    let start = Instant::now();
    black_box(assess(black_box(facts), Rulebook::embedded(), day));
    start.elapsed()
}

/// Six credentials at two issuers, of which five have minimums, and credits that
/// fit several of them, some in the renewal month: the hardest that is likely.
pub fn planning(credits: u32) -> Timed {
    let facts = much_to_place(credits);
    timed(move || {
        black_box(plan(black_box(&facts), Rulebook::embedded(), planned_on()));
    })
}

/// The yardstick of planning: what the plan rests on, judged once.
pub fn judging_what_is_planned(credits: u32) -> Timed {
    assessing_on(much_to_place(credits), planned_on())
}

fn planned_on() -> NaiveDate {
    day_of(2027, 5, 28)
}

fn much_to_place(credits: u32) -> Facts {
    let topics = [
        "auditing",
        "compliance",
        "practice management",
        "general surgery",
    ];
    let codes = ["CPC", "CPMA", "CPCO", "CPPM", "CGSC"];
    let credential = |issuer: &str, code: &str| Credential {
        id: code.into(),
        issuer: issuer.into(),
        code: code.into(),
        earned_on: Some(day_of(2019, 5, 10)),
        ..Credential::default()
    };
    let mut credentials: Vec<Credential> =
        codes.iter().map(|code| credential("AAPC", code)).collect();
    credentials.push(credential("AHIMA", "CCS"));
    let one = |at: u32| {
        let of =
            |every: u32, topic: usize| (at.is_multiple_of(every)).then(|| topics[topic].to_owned());
        let day = if at.is_multiple_of(4) {
            day_of(2027, 5, 1 + at % 28)
        } else {
            day_of(2026, 1 + at % 12, 1 + at % 28)
        };
        Credit {
            id: format!("credit {at}").as_str().into(),
            title: format!("credit {at}"),
            completed_on: day,
            // 300 of them just about fill every minimum, which is the hardest to place.
            amount: Some(Ceus::from_hundredths(
                i32::try_from(1 + at % 7).unwrap_or(1) * 3,
            )),
            topics: [of(2, 0), of(3, 1), of(5, 2), of(7, 3)]
                .into_iter()
                .flatten()
                .collect(),
            index_number: Some(format!("AAPC{at}")),
            ..Credit::default()
        }
    };
    Facts {
        accounts: vec![IssuerAccount {
            id: "aapc".into(),
            issuer: "AAPC".into(),
            renewal_month: Some(5),
            due_day: Some(31),
            ..IssuerAccount::default()
        }],
        credentials,
        credits: (0..credits).map(one).collect(),
        ..Facts::default()
    }
}

pub fn opening_and_assessing(scale: u32) -> Timed {
    let home = SampleHome::new(scale);
    timed(move || {
        let logbook = open(home.path(), scale);
        let facts = logbook.facts().expect("BUG: the sample cannot be read");
        black_box(assess(&facts, Rulebook::embedded(), today()));
    })
}

pub fn opening_the_log(scale: u32) -> Timed {
    let home = SampleHome::new(scale);
    let logbook = open(home.path(), scale);
    timed(move || {
        let view = logbook.log_view(&LogFilter::default(), today(), 0, PAGE);
        black_box(view.expect("BUG: the log cannot be read"));
        let _ = home.path();
    })
}

pub fn middle_page(scale: u32) -> Timed {
    let home = SampleHome::new(scale);
    let logbook = open(home.path(), scale);
    let view = logbook.log_view(&LogFilter::default(), today(), 0, PAGE);
    let pages = view.expect("BUG: the log cannot be read").index.pages;
    let middle = pages.get(pages.len() / 2).cloned();
    timed(move || {
        let rows = logbook.log_rows(&LogFilter::default(), today(), middle.as_ref(), PAGE);
        black_box(rows.expect("BUG: the log cannot be read"));
        let _ = home.path();
    })
}

/// A folder with a sample in it, gone when it is dropped.
pub struct SampleHome(TempDir);

impl SampleHome {
    pub fn new(scale: u32) -> SampleHome {
        let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
        drop(open(home.path(), scale));
        SampleHome(home)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

pub fn open(home: &Path, scale: u32) -> Logbook {
    Logbook::open_sample(home, scale, &now()).expect("BUG: the sample cannot be opened")
}

pub fn now() -> Now {
    Now::new(today(), 1_795_400_000_000)
}

/// The day of all measurements.
pub fn today() -> NaiveDate {
    day_of(2026, 11, 23)
}

pub fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("BUG: no such day")
}
