//! The promised speeds, measured on samples of 5,000 and 50,000 facts over 40
//! years, and the plan on 30 and 300 credits: `cargo xtask bench`.
//!
//! Each number is the least and the median of many runs. The least says what the
//! work costs; the median says what else the machine was doing.

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{Months, NaiveDate};
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::exchange::{Known, Preview, Request, Table, preview, typed};
use milepost_core::facts::{Credential, Credit, Facts, IssuerAccount};
use milepost_core::plan::plan;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Brought, Fact, LogFilter, Logbook, Now, Operation, SAMPLE_SEED, sample};

const SMALL: u32 = 5_000;
const LARGE: u32 = 50_000;
/// Ten times the facts may take ten times as long, and a tenth more for the noise of measuring.
const GROWTH_AT_MOST: f64 = 11.0;
const RUNS: usize = 40;
const PAGE: u32 = 100;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let check = words.iter().any(|word| word == "--check");
    let filter = words.iter().find(|word| !word.starts_with("--"));
    let broken: Vec<String> = promises()
        .iter()
        .filter(|promise| filter.is_none_or(|word| promise.name.contains(word.as_str())))
        .filter_map(keep)
        .collect();
    for line in &broken {
        println!("NOT KEPT: {line}");
    }
    if check && !broken.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Something that takes time, and how much it may take at the larger scale.
struct Promise {
    name: &'static str,
    /// Two scales, and what they count.
    scales: (u32, u32, &'static str),
    at_most: Duration,
    /// Prepares what is measured at a scale, and measures it.
    measure: fn(u32) -> Vec<Duration>,
}

fn promises() -> [Promise; 9] {
    let facts = (SMALL, LARGE, "facts");
    let rows = (1_000, 10_000, "rows");
    [
        Promise {
            name: "assess the whole standing",
            scales: facts,
            at_most: Duration::from_millis(5),
            measure: assessing,
        },
        Promise {
            name: "assess on any day of 40 years",
            scales: facts,
            at_most: Duration::from_millis(10),
            measure: assessing_on_any_day,
        },
        Promise {
            name: "plan six credentials",
            scales: (30, 300, "credits"),
            at_most: Duration::from_millis(50),
            measure: planning,
        },
        Promise {
            name: "open the logbook and assess",
            scales: facts,
            at_most: Duration::from_millis(60),
            measure: opening_and_assessing,
        },
        Promise {
            name: "open the log",
            scales: facts,
            at_most: Duration::from_millis(20),
            measure: opening_the_log,
        },
        Promise {
            name: "a page in the middle of the log",
            scales: facts,
            at_most: Duration::from_millis(2),
            measure: middle_page,
        },
        Promise {
            name: "look into a sheet",
            scales: rows,
            at_most: Duration::from_millis(1_000),
            measure: looking_into_a_sheet,
        },
        Promise {
            name: "bring a sheet in",
            scales: rows,
            at_most: Duration::from_millis(2_000),
            measure: bringing_a_sheet_in,
        },
        Promise {
            name: "add the same facts without a sheet",
            scales: rows,
            at_most: Duration::from_millis(2_000),
            measure: adding_the_same,
        },
    ]
}

fn assessing(scale: u32) -> Vec<Duration> {
    let facts = sample(scale, today(), SAMPLE_SEED);
    let rulebook = Rulebook::embedded();
    runs(|| {
        black_box(assess(black_box(&facts), rulebook, today()));
    })
}

/// The slowest day of all decides: one in every five months of the career.
fn assessing_on_any_day(scale: u32) -> Vec<Duration> {
    let facts = sample(scale, today(), SAMPLE_SEED);
    let rulebook = Rulebook::embedded();
    let first = facts.entries.iter().map(|entry| entry.date).min();
    let mut day = first.unwrap_or(today());
    let mut slowest = Vec::new();
    while day <= today() {
        let times = runs_of(RUNS / 4, || {
            black_box(assess(black_box(&facts), rulebook, day));
        });
        if times.iter().min() > slowest.iter().min() {
            slowest = times;
        }
        day = day + Months::new(5);
    }
    slowest
}

/// Six credentials at two issuers, of which five have minimums, and credits that
/// fit several of them, some in the renewal month: the hardest that is likely.
fn planning(credits: u32) -> Vec<Duration> {
    let facts = much_to_place(credits);
    let rulebook = Rulebook::embedded();
    let day = day_of(2027, 5, 28);
    runs(|| {
        black_box(plan(black_box(&facts), rulebook, day));
    })
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

fn opening_and_assessing(scale: u32) -> Vec<Duration> {
    in_a_home(scale, |home| {
        let rulebook = Rulebook::embedded();
        runs(|| {
            let logbook = open(home, scale);
            let facts = logbook.facts().expect("BUG: the sample cannot be read");
            black_box(assess(&facts, rulebook, today()));
        })
    })
}

fn opening_the_log(scale: u32) -> Vec<Duration> {
    in_a_home(scale, |home| {
        let logbook = open(home, scale);
        let everything = LogFilter::default();
        runs(|| {
            let view = logbook.log_view(&everything, today(), 0, PAGE);
            black_box(view.expect("BUG: the log cannot be read"));
        })
    })
}

fn middle_page(scale: u32) -> Vec<Duration> {
    in_a_home(scale, |home| {
        let logbook = open(home, scale);
        let everything = LogFilter::default();
        let view = logbook.log_view(&everything, today(), 0, PAGE);
        let pages = view.expect("BUG: the log cannot be read").index.pages;
        let middle = pages.get(pages.len() / 2);
        runs(|| {
            let rows = logbook.log_rows(&everything, today(), middle, PAGE);
            black_box(rows.expect("BUG: the log cannot be read"));
        })
    })
}

/// A sheet of credits over forty years, as somebody keeps it.
fn sheet_of(rows: u32) -> Table {
    let mut lines = vec![["Date", "Title", "Sponsor", "CEUs", "Index #"].map(str::to_owned)];
    for at in 0..rows {
        let day = milepost_core::dates::add_days(
            day_of(1985, 1, 1),
            i32::try_from(at % 14_000).unwrap_or(0),
        );
        lines.push([
            day.format("%-m/%-d/%Y").to_string(),
            format!("Webinar {} on modifiers", at % 997),
            "AAPC".to_owned(),
            "1.5".to_owned(),
            format!("{at:06}ABC"),
        ]);
    }
    let lines = lines.iter().map(|line| line.iter().map(String::as_str));
    Table::of_texts("CEUs", lines)
}

fn look(table: &[Table], facts: &Facts) -> Preview {
    let known = Known {
        facts,
        before: &|prints| vec![None; prints.len()],
        today: today(),
    };
    let request = Request {
        sheets: table,
        ..Request::default()
    };
    preview(&request, &known).expect("BUG: the sheet is not understood")
}

fn looking_into_a_sheet(rows: u32) -> Vec<Duration> {
    let table = [sheet_of(rows)];
    let facts = Facts::default();
    runs_of(RUNS / 8, || {
        black_box(look(&table, &facts));
    })
}

/// The facts of the sheet, and what its rows are known by.
fn facts_of_sheet(rows: u32) -> (Vec<Fact>, Vec<String>) {
    let seen = look(&[sheet_of(rows)], &Facts::default());
    let all = seen.rows.into_iter().filter_map(|row| {
        let fact = typed(row.kind, row.fact?).ok()?;
        Some((fact, row.print))
    });
    all.unzip()
}

fn bringing_a_sheet_in(rows: u32) -> Vec<Duration> {
    let (facts, prints) = facts_of_sheet(rows);
    in_empty_homes(|logbook, now| {
        let brought = Brought {
            facts: facts.clone(),
            prints: prints.clone(),
            source: "ceus.xlsx".to_owned(),
            label: None,
        };
        let done = logbook.transact(Operation::Bring(brought), now);
        done.expect("BUG: the sheet does not come in");
    })
}

fn adding_the_same(rows: u32) -> Vec<Duration> {
    let (facts, _) = facts_of_sheet(rows);
    in_empty_homes(|logbook, now| {
        let done = logbook.transact(Operation::AddMany(facts.clone()), now);
        done.expect("BUG: the facts are not added");
    })
}

/// Measures a change of an empty logbook, each time of a new one.
fn in_empty_homes(change: impl Fn(&mut Logbook, &Now)) -> Vec<Duration> {
    let now = Now::new(today(), 1_795_400_000_000);
    (0..RUNS / 8)
        .map(|_| {
            let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
            let logbook = Logbook::open(home.path(), &now);
            let mut logbook = logbook.expect("BUG: an empty logbook cannot be opened");
            let start = Instant::now();
            change(&mut logbook, &now);
            start.elapsed()
        })
        .collect()
}

/// Measures a promise at both scales and prints it; answers what is not kept.
fn keep(promise: &Promise) -> Option<String> {
    let (few, many, what) = promise.scales;
    let small = Summary::of((promise.measure)(few));
    let large = Summary::of((promise.measure)(many));
    let growth = large.least.as_secs_f64() / small.least.as_secs_f64();
    println!("{}", promise.name);
    println!("  {few:>6} {what:<7}  {small}");
    println!(
        "  {many:>6} {what:<7}  {large}   promised: under {} ms",
        promise.at_most.as_millis()
    );
    println!(
        "  growth           {growth:.1} times for {} times the {what}",
        many / few
    );
    if large.least >= promise.at_most {
        return Some(format!("{} takes {large}", promise.name));
    }
    (growth > GROWTH_AT_MOST).then(|| format!("{} grows {growth:.1} times", promise.name))
}

struct Summary {
    least: Duration,
    median: Duration,
}

impl Summary {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self {
            least: times[0],
            median: times[times.len() / 2],
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
        write!(
            f,
            "least {:>8.3} ms, median {:>8.3} ms",
            milliseconds(self.least),
            milliseconds(self.median)
        )
    }
}

fn runs(work: impl FnMut()) -> Vec<Duration> {
    runs_of(RUNS, work)
}

fn runs_of(count: usize, mut work: impl FnMut()) -> Vec<Duration> {
    work();
    (0..count)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect()
}

fn in_a_home<T>(scale: u32, work: impl FnOnce(&Path) -> T) -> T {
    let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
    drop(open(home.path(), scale));
    work(home.path())
}

fn open(home: &Path, scale: u32) -> Logbook {
    let now = Now::new(today(), 1_795_400_000_000);
    Logbook::open_sample(home, scale, &now).expect("BUG: the sample cannot be opened")
}

/// The day of all measurements.
fn today() -> NaiveDate {
    day_of(2026, 11, 23)
}

fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("BUG: no such day")
}
