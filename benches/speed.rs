//! The promised speeds, measured on samples of 5,000 and 50,000 facts: `cargo xtask bench`.
//!
//! Each number is the least and the median of many runs. The least says what the
//! work costs; the median says what else the machine was doing.

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{LogFilter, Logbook, Now, SAMPLE_SEED, sample};

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

/// Something that takes time, and how much it may take with 50,000 facts.
struct Promise {
    name: &'static str,
    at_most: Duration,
    /// Prepares what is measured at a scale, and measures it.
    measure: fn(u32) -> Vec<Duration>,
}

fn promises() -> [Promise; 4] {
    [
        Promise {
            name: "assess the whole standing",
            at_most: Duration::from_millis(5),
            measure: assessing,
        },
        Promise {
            name: "open the logbook and assess",
            at_most: Duration::from_millis(60),
            measure: opening_and_assessing,
        },
        Promise {
            name: "open the log",
            at_most: Duration::from_millis(20),
            measure: opening_the_log,
        },
        Promise {
            name: "a page in the middle of the log",
            at_most: Duration::from_millis(2),
            measure: middle_page,
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

/// Measures a promise at both scales and prints it; answers what is not kept.
fn keep(promise: &Promise) -> Option<String> {
    let small = Summary::of((promise.measure)(SMALL));
    let large = Summary::of((promise.measure)(LARGE));
    let growth = large.least.as_secs_f64() / small.least.as_secs_f64();
    println!("{}", promise.name);
    println!("  {SMALL:>6} facts   {small}");
    println!(
        "  {LARGE:>6} facts   {large}   promised: under {} ms",
        promise.at_most.as_millis()
    );
    println!(
        "  growth         {growth:.1} times for {} times the facts",
        LARGE / SMALL
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

fn runs(mut work: impl FnMut()) -> Vec<Duration> {
    work();
    (0..RUNS)
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
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("BUG: no such day")
}
