//! `cargo xtask attack`: what happens to a logbook when programs are killed, files are damaged,
//! disks fill up, many write at once and nonsense is read. It drives the built program from
//! outside, prints how much was tried and how much was lost, and fails where anything was.

mod crowd;
mod damage;
mod disk;
mod files;
mod fuzz;
mod home;
mod kills;
mod packs;
mod papers;
mod sheets;

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use home::{Program, starts};

/// How long an attack is silent at most.
const SILENCE: Duration = Duration::from_secs(60);

#[derive(Args)]
pub struct Options {
    /// How many times a program is killed
    #[arg(long, default_value_t = 3_000)]
    kills: u32,
    /// How many places of files are damaged
    #[arg(long, default_value_t = 300)]
    places: u32,
    /// How many spoiled certificates are read
    #[arg(long, default_value_t = 3_000)]
    papers: u32,
    /// For how many seconds each reader is given nonsense
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Begins the row of random numbers, to repeat what was seen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Attack the program as it is, without building it anew
    #[arg(long)]
    built: bool,
}

/// What came of one kind of attack.
pub struct Outcome {
    /// What was done.
    pub name: &'static str,
    /// How often.
    pub tries: u32,
    /// What was lost, or went wrong otherwise, in words.
    pub losses: Vec<String>,
}

impl Outcome {
    /// What came of it, said as soon as it is known: a full attack takes an hour.
    pub fn of(name: &'static str, tries: u32, mut losses: Vec<String>) -> Outcome {
        losses.sort();
        losses.dedup();
        println!("{}", line(name, tries, losses.len()));
        for loss in &losses {
            println!("    {loss}");
        }
        Outcome {
            name,
            tries,
            losses,
        }
    }
}

fn line(name: &str, tries: u32, losses: usize) -> String {
    format!("{name:<44}{tries:>8}{losses:>8}")
}

/// Everything, as long as the options say.
///
/// # Errors
/// When anything was lost, or the program cannot be built.
pub fn run(options: &Options) -> Result<()> {
    thread::scope(|scope| {
        let (ended, end) = channel::<()>();
        scope.spawn(move || tell_how_far(&end));
        let done = attack(options);
        drop(ended);
        done
    })
}

/// Says how far the attack is, until it ends.
fn tell_how_far(end: &Receiver<()>) {
    let begin = Instant::now();
    while end.recv_timeout(SILENCE) == Err(RecvTimeoutError::Timeout) {
        let seconds = begin.elapsed().as_secs();
        println!("  … {} starts of the program in {seconds} s", starts());
    }
}

fn attack(options: &Options) -> Result<()> {
    let program = match options.built {
        true => Program::as_it_is()?,
        false => Program::built()?,
    };
    let mut chance = Chance::of(options.seed);
    println!("seed {}", options.seed);
    // A fifth of the kills is for evidence and packs.
    let of_files = options.kills / 5;
    let mut outcomes = kills::all(&program, options.kills - of_files, &mut chance)?;
    outcomes.extend(files::kills(&program, of_files, &mut chance)?);
    outcomes.push(damage::all(&program, options.places, &mut chance)?);
    outcomes.push(files::damaged_packs(
        &program,
        options.places / 3,
        &mut chance,
    )?);
    outcomes.push(files::damaged_evidence(
        &program,
        options.places / 6,
        &mut chance,
    )?);
    outcomes.push(files::two_logbooks(&program)?);
    outcomes.extend(crowd::all(&program)?);
    outcomes.extend(disk::all(&program)?);
    outcomes.extend(papers::all(&program, options.papers, &mut chance)?);
    outcomes.extend(fuzz::all(
        &program,
        Duration::from_secs(options.seconds),
        &mut chance,
    )?);
    let each = Duration::from_secs(options.seconds);
    outcomes.extend(sheets::all(&program, each, &mut chance)?);
    outcomes.extend(packs::all(each, options.built, &mut chance)?);
    let mut lost = 0;
    println!("\n{:<44}{:>8}{:>8}", "", "tries", "losses");
    for outcome in &outcomes {
        println!(
            "{}",
            line(outcome.name, outcome.tries, outcome.losses.len())
        );
        lost += outcome.losses.len();
    }
    if lost > 0 {
        bail!("{lost} losses");
    }
    Ok(())
}

/// A short run of each, for the gate: on the program that its tests have left behind, so that
/// Tauri is not built a second time with other features.
///
/// # Errors
/// As [`run`].
pub fn short() -> Result<()> {
    run(&Options {
        kills: 60,
        papers: 60,
        places: 24,
        seconds: 3,
        seed: 1,
        built: true,
    })
}

/// Random numbers that come out the same for the same seed.
pub struct Chance(u64);

impl Chance {
    fn of(seed: u64) -> Chance {
        Chance(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `many`.
    pub fn below(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or_default() % many.max(1)
    }
}
