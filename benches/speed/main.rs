//! The promised speeds: `cargo xtask bench`.
//!
//! A promise is a ratio to a yardstick that is measured in the same run, in turns with the work,
//! so that it holds on a slow machine as on a quick one. A pair's ratio is the work's time over
//! the yardstick's; their median is what is promised, and the worst of them is bounded, too.

mod promises;
mod searching;
mod sheets;
mod works;
mod yardsticks;

use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use promises::{Promise, promises};

/// No work grows quicker than its yardstick, which goes over each row once: its ratio at the
/// larger scale is at most that at the smaller, and a quarter more for the noise of measuring.
const GROWTH_AT_MOST: f64 = 1.25;
/// The slowest of all pairs may stand so many times above the promise.
const WORST_AT_MOST: f64 = 6.0;
const PAIRS: usize = 25;

/// Does something once and says how long it took, without what had to be prepared.
pub type Timed = Box<dyn FnMut() -> Duration>;

/// Prepares something at a scale, so that it can be timed again and again.
pub type Prepare = fn(u32) -> Timed;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let check = words.iter().any(|word| word == "--check");
    let filter = words.iter().find(|word| !word.starts_with("--"));
    let broken: Vec<String> = promises()
        .iter()
        .filter(|promise| filter.is_none_or(|word| promise.name.contains(word.as_str())))
        .flat_map(measure)
        .collect();
    for line in &broken {
        println!("NOT KEPT: {line}");
    }
    if check && !broken.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Measures a promise at both scales and prints it; returns what is not kept.
fn measure(promise: &Promise) -> Vec<String> {
    let (few, many, what) = promise.scales;
    let small = Pairs::of(promise, few);
    let large = Pairs::of(promise, many);
    let growth = large.least_ratio() / small.least_ratio();
    println!("{}, against {}", promise.name, promise.yardstick_name);
    println!("  {few:>6} {what:<7}  {small}");
    println!("  {many:>6} {what:<7}  {large}");
    println!(
        "  promised: {} times at most; for {} times the {what} the ratio grew {growth:.2} times",
        promise.times,
        many / few
    );
    let mut broken = Vec::new();
    if large.median() > promise.times {
        broken.push(format!("{}: {large}", promise.name));
    }
    if large.worst() > promise.times * WORST_AT_MOST {
        broken.push(format!("the worst of {}: {large}", promise.name));
    }
    if growth > GROWTH_AT_MOST {
        broken.push(format!(
            "{} grows {growth:.2} times as its yardstick does",
            promise.name
        ));
    }
    broken
}

/// The times of work and yardstick, measured in turns.
struct Pairs(Vec<(Duration, Duration)>);

impl Pairs {
    fn of(promise: &Promise, scale: u32) -> Pairs {
        let mut work = (promise.work)(scale);
        let mut yardstick = (promise.yardstick)(scale);
        // The first turn only warms the caches.
        work();
        yardstick();
        Pairs((0..PAIRS).map(|_| (work(), yardstick())).collect())
    }

    fn least(&self) -> Duration {
        self.0
            .iter()
            .map(|(work, _)| *work)
            .min()
            .unwrap_or_default()
    }

    /// How the least of both stand to each other: what no other work of the machine changes.
    fn least_ratio(&self) -> f64 {
        let yardstick = self.0.iter().map(|(_, yardstick)| *yardstick).min();
        seconds(self.least()) / seconds(yardstick.unwrap_or_default())
    }

    /// The ratios, the least first.
    fn ratios(&self) -> Vec<f64> {
        let ratio = |(work, yardstick): &(Duration, Duration)| seconds(*work) / seconds(*yardstick);
        let mut ratios: Vec<f64> = self.0.iter().map(ratio).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }

    fn median(&self) -> f64 {
        self.ratios()[PAIRS / 2]
    }

    fn worst(&self) -> f64 {
        self.ratios()[PAIRS - 1]
    }
}

impl std::fmt::Display for Pairs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:.3} times (worst {:.3}; least {:.3} ms)",
            self.median(),
            self.worst(),
            seconds(self.least()) * 1_000.0
        )
    }
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64().max(1e-9)
}

/// Turns work into something timed from begin to end.
pub fn timed(mut work: impl FnMut() + 'static) -> Timed {
    Box::new(move || {
        let start = Instant::now();
        work();
        start.elapsed()
    })
}
