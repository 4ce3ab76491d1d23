//! The real window against a bare one: the same machine, the same screen, in turns.
//!
//! Both are timed from the outside, by the first picture of the screen that shows what each
//! draws in Milepost's accent colour: the bare window's one mark, and Standing's road.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::processes::memory_of;
use crate::command::{built_program, cargo, run as run_command, target_folder};
use crate::e2e;
use crate::machine::{Circumstances, bring};
use crate::needs::Purpose;
use crate::run::{Group, build};
use crate::virtual_display::VirtualDisplay;

/// Standing is usable at most so many times later than a bare window is painted.
const TIME_AT_MOST: f64 = 1.3;
/// It weighs at most so many times a bare window.
const MEMORY_AT_MOST: f64 = 1.4;
/// The size of both windows.
const SCREEN: (u32, u32) = (1200, 800);
/// The accent, as the screen's file has it: blue, green, red.
const ACCENT: [u8; 3] = [0x53, 0x6b, 0x1b];
/// So many points of it are a mark, and not the edge of a letter.
const POINTS: usize = 40;
/// How often the screen is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(4);
/// After this a window counts as not opening.
const PATIENCE: Duration = Duration::from_secs(60);
/// A window is weighed when it has rested for so long.
const REST: Duration = Duration::from_secs(3);

#[derive(Args)]
pub struct Options {
    /// How often each window is opened
    #[arg(long, default_value_t = 9)]
    runs: usize,
    /// How many facts the logbook holds
    #[arg(long, default_value_t = 20_000)]
    facts: u32,
    /// Leave out what is measured inside the page
    #[arg(long)]
    start_only: bool,
    /// Measure the programs as they are, without building them anew
    #[arg(long)]
    built: bool,
    /// Install what is missing without asking
    #[arg(long)]
    yes: bool,
    /// End with an error when a promise is not kept
    #[arg(long)]
    check: bool,
}

/// Builds both windows and measures them in turns.
///
/// # Errors
/// When they do not build or open, or with `--check` when a promise is not kept.
pub fn run(options: &Options) -> Result<()> {
    if !e2e::can_steer() {
        bail!("the window is measured on Linux.");
    }
    let purposes = [Purpose::Run, Purpose::Headless, Purpose::Test];
    bring(&purposes, Circumstances::of_this_start(options.yes))?;
    let (milepost, bare) = match options.built {
        true => (built_program("release"), built_bare()),
        false => (build(true)?, build_bare()?),
    };
    let home = sample_home(&milepost, options.facts)?;

    let sample = format!("--sample={}", options.facts);
    let programs = [
        Subject::new(&bare, &home, &[]),
        Subject::new(&milepost, &home, &["--as-of", "2026-11-23", &sample]),
    ];
    let [bare_found, found] = in_turns(&programs, options.runs)?;
    let mut kept = true;
    println!(
        "\n{:<34} {:>10} {:>10} {:>7}",
        "", "bare", "Milepost", "times"
    );
    kept &= compare(
        "start to paint / Standing, ms",
        &bare_found.times,
        &found.times,
        TIME_AT_MOST,
    );
    kept &= compare(
        "memory, MB",
        &bare_found.memory,
        &found.memory,
        MEMORY_AT_MOST,
    );
    if !options.start_only {
        kept &= e2e::measures(&milepost, &bare)?;
    }
    if options.check && !kept {
        bail!("a promise is not kept");
    }
    Ok(())
}

fn build_bare() -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "bare-window"]);
    // In a folder of its own: with fewer features of Tauri, it would undo the program's build.
    build.arg("--target-dir").arg(bare_folder());
    run_command(&mut build)?;
    Ok(built_bare())
}

fn built_bare() -> PathBuf {
    bare_folder().join("release/bare-window")
}

fn bare_folder() -> PathBuf {
    target_folder().join("bare")
}

/// A home with the sample in it, so that no measured start has to make it.
fn sample_home(program: &Path, facts: u32) -> Result<PathBuf> {
    let home = target_folder().join("xtask/bench-home");
    fs::create_dir_all(&home)?;
    let mut command = Command::new(program);
    command.arg("--home").arg(&home);
    command.args([&format!("--sample={facts}"), "status"]);
    let made = command.stdout(Stdio::null()).status()?;
    if !made.success() {
        bail!("the sample of {facts} facts was not made");
    }
    Ok(home)
}

/// One of the two windows, and how it is started.
struct Subject {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Subject {
    fn new(program: &Path, home: &Path, arguments: &[&str]) -> Subject {
        let mut all = Vec::new();
        if !arguments.is_empty() {
            all.extend(["--home".to_owned(), home.display().to_string()]);
        }
        all.extend(arguments.iter().map(|it| (*it).to_owned()));
        Subject {
            program: program.to_owned(),
            arguments: all,
        }
    }
}

/// What was found of one window: milliseconds and megabytes, a number for each start.
#[derive(Default)]
struct Found {
    times: Vec<f64>,
    memory: Vec<f64>,
}

/// Opens the windows in turns, so that what else the machine does meets both alike. The first
/// turn only warms the caches.
fn in_turns(programs: &[Subject; 2], runs: usize) -> Result<[Found; 2]> {
    let display = VirtualDisplay::start(SCREEN.0, SCREEN.1)?;
    let bus = Bus::start()?;
    let mut found = [Found::default(), Found::default()];
    for turn in 0..=runs {
        for (subject, found) in programs.iter().zip(&mut found) {
            let (time, memory) = open_once(subject, &display, &bus)?;
            if turn > 0 {
                found.times.push(time);
                found.memory.push(memory);
            }
        }
    }
    Ok(found)
}

fn open_once(subject: &Subject, display: &VirtualDisplay, bus: &Bus) -> Result<(f64, f64)> {
    let mut command = display.plain(&subject.program);
    command
        .args(&subject.arguments)
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if subject.arguments.is_empty() {
        // Milepost asks for this renderer itself, which its time includes.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let start = Instant::now();
    let window = Group::start(command)?;
    while !shows_the_accent(&fs::read(display.picture())?) {
        if start.elapsed() > PATIENCE {
            bail!("{} did not open", subject.program.display());
        }
        thread::sleep(LOOK_EVERY);
    }
    let time = start.elapsed().as_secs_f64() * 1_000.0;
    thread::sleep(REST);
    let kilobytes = u32::try_from(memory_of(window.leader())).unwrap_or(u32::MAX);
    drop(window);
    // The next window begins on an empty screen.
    while shows_the_accent(&fs::read(display.picture())?) {
        thread::sleep(LOOK_EVERY);
    }
    Ok((time, f64::from(kilobytes) / 1_024.0))
}

fn shows_the_accent(screen: &[u8]) -> bool {
    let mut points = 0;
    screen.chunks_exact(4).any(|point| {
        points += usize::from(point.starts_with(&ACCENT));
        points >= POINTS
    })
}

/// Says both medians and how they stand to each other; answers whether the promise is kept.
fn compare(what: &str, bare: &[f64], found: &[f64], at_most: f64) -> bool {
    let (bare, found) = (median(bare), median(found));
    let times = found / bare;
    let kept = times <= at_most;
    let word = if kept { "kept" } else { "NOT KEPT" };
    println!("{what:<34} {bare:>10.0} {found:>10.0} {times:>7.2}  at most {at_most}: {word}");
    kept
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A message bus for all the windows, so that none has to wait for its own.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Result<Bus> {
        let mut daemon = Command::new("dbus-daemon")
            .arg("--nofork")
            .arg("--print-address=1")
            .arg("--config-file")
            .arg(crate::root().join("xtask/session-bus.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("the message bus could not be started")?;
        let mut address = String::new();
        if let Some(output) = daemon.stdout.take() {
            BufReader::new(output).read_line(&mut address)?;
        }
        let address = address.trim().to_owned();
        if address.is_empty() {
            bail!("the message bus named no address");
        }
        Ok(Bus { daemon, address })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It is ours and holds nothing.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one_and_no_outlier_moves_it() {
        assert_eq!(median(&[3.0, 1.0, 900.0]), 3.0, "one slow start is no rule");
        assert!(median(&[]).is_nan(), "nothing was measured");
    }

    #[test]
    fn a_mark_is_seen_and_the_edge_of_a_letter_is_not() {
        let mut screen = vec![0xff; 400 * 4];
        for point in screen.chunks_exact_mut(4).take(POINTS - 1) {
            point[..3].copy_from_slice(&ACCENT);
        }
        assert!(!shows_the_accent(&screen), "a few points may be anything");
        screen[(POINTS - 1) * 4..][..3].copy_from_slice(&ACCENT);
        assert!(shows_the_accent(&screen), "so many are drawn on purpose");
    }
}
