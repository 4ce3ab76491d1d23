//! What whole processes take: the reminders that the scheduler starts every hour, and the
//! program that stays in the tray.
//!
//! Linux only: the figures are the kernel's own, from /proc.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::{built_program, built_window, cargo, run as run_command, target_folder};
use crate::virtual_display::VirtualDisplay;

/// `milepost remind` takes at most so many times the processor time of a program that only
/// reads the same facts raw, and so many times its memory at the peak.
const REMIND_TIMES: f64 = 3.0;
const REMIND_MEMORY_TIMES: f64 = 4.0;
const REMIND_FACTS: u32 = 20_000;
/// The hidden program takes less than so many times the memory of a bare one.
const TRAY_TIMES: f64 = 1.2;

/// The kernel counts coarsely, so runs are counted by the block, and the blocks take turns.
const BLOCKS: u32 = 5;
const RUNS: u32 = 20;
/// The kernel counts a process's time in hundredths of a second.
const TICKS_PER_SECOND: f64 = 100.0;
/// After this long a program in the tray has done all that it does at its start.
const SETTLED: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_micros(500);

/// Measures what has the word in its name; answers what is not kept.
///
/// # Errors
/// When a program does not build or start.
pub fn measure(filter: Option<&str>) -> Result<Vec<String>> {
    let wanted = |name: &str| filter.is_none_or(|word| name.contains(word));
    let mut broken = Vec::new();
    if !cfg!(target_os = "linux") || !(wanted("remind") || wanted("tray")) {
        return Ok(broken);
    }
    let mut build = cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "milepost",
        "--bins",
        "--example",
        "bare-tray",
    ]);
    run_command(&mut build)?;
    let mut build = cargo();
    build.args(["build", "--release", "--package", "milepost-logbook"]);
    build.args(["--example", "bare-read"]);
    run_command(&mut build)?;
    let home = target_folder().join("xtask/bench-home");
    fs::create_dir_all(&home)?;
    if wanted("remind") {
        broken.extend(remind(&home)?);
    }
    if wanted("tray") {
        broken.extend(tray(&home)?);
    }
    Ok(broken)
}

/// `milepost remind` on the sample against a program that only reads the sample's facts.
fn remind(home: &Path) -> Result<Vec<String>> {
    let sample = format!("--sample={REMIND_FACTS}");
    let mut remind = quiet(&built_program("release"));
    remind.arg("--home").arg(home);
    remind.args(["--as-of", "2026-11-23", &sample, "remind"]);
    // No bus: what is due is worked out, and the attempt to show it counts too.
    remind.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    let mut bare = quiet(&target_folder().join("release/examples/bare-read"));
    bare.arg(home.join(format!("sample-{REMIND_FACTS}.milepost")));
    // The first makes the sample.
    started(&mut remind)?.wait()?;
    if !started(&mut bare)?.wait()?.success() {
        bail!("the sample could not be read raw");
    }
    let mut found = [Spent::default(), Spent::default()];
    for _ in 0..BLOCKS {
        for (program, spent) in [&mut bare, &mut remind].into_iter().zip(&mut found) {
            spent.add_block(program)?;
        }
    }
    let [bare, own] = found;
    println!(
        "milepost remind, {REMIND_FACTS} facts, {} runs, against reading them raw",
        BLOCKS * RUNS
    );
    let processor = own.ticks / bare.ticks;
    let memory = own.peak as f64 / bare.peak as f64;
    println!(
        "  processor      {:.1} ms, raw {:.1} ms: {processor:.2} times   promised: {REMIND_TIMES} at most",
        own.milliseconds(),
        bare.milliseconds()
    );
    println!(
        "  memory         {:.1} MB, raw {:.1} MB: {memory:.2} times   promised: {REMIND_MEMORY_TIMES} at most",
        megabytes(own.peak),
        megabytes(bare.peak)
    );
    let mut broken = Vec::new();
    if processor > REMIND_TIMES {
        broken.push(format!(
            "milepost remind takes {processor:.2} times the processor"
        ));
    }
    if memory > REMIND_MEMORY_TIMES {
        broken.push(format!(
            "milepost remind takes {memory:.2} times the memory"
        ));
    }
    Ok(broken)
}

/// What all runs of a program took.
#[derive(Default)]
struct Spent {
    /// Processor time, in the kernel's ticks.
    ticks: f64,
    /// The highest peak of memory, in KB.
    peak: u64,
}

impl Spent {
    fn add_block(&mut self, program: &mut Command) -> Result<()> {
        let before = ticks_of_children()?;
        for _ in 0..RUNS {
            self.peak = self.peak.max(peak_until_end(&mut started(program)?)?);
        }
        self.ticks += ticks_of_children()? - before;
        Ok(())
    }

    fn milliseconds(&self) -> f64 {
        self.ticks / TICKS_PER_SECOND * 1_000.0 / f64::from(BLOCKS * RUNS)
    }
}

fn quiet(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn started(command: &mut Command) -> Result<Child> {
    command.spawn().context("a program could not be started")
}

/// The hidden program against a bare one of the same parts, side by side on one screen.
fn tray(home: &Path) -> Result<Vec<String>> {
    let bare = target_folder().join("release/examples/bare-tray");
    let bare = settled_memory(&bare, &[])?;
    let home = home.display().to_string();
    let hidden = ["--home", &home, "--as-of", "2026-11-23", "--hidden"];
    let own = settled_memory(&built_window("release"), &hidden)?;
    let times = own.private as f64 / bare.private as f64;
    println!("the hidden program in the tray, without a web view");
    for (name, memory) in [("bare Tauri", &bare), ("Milepost", &own)] {
        println!(
            "  {name:<14} {:.1} MB of its own, {:.1} MB resident",
            megabytes(memory.private),
            megabytes(memory.resident)
        );
    }
    println!("  ratio          {times:.2}   promised: under {TRAY_TIMES}");
    Ok(match times < TRAY_TIMES {
        true => Vec::new(),
        false => vec![format!(
            "the hidden program takes {times:.2} times a bare one"
        )],
    })
}

/// A process's memory in KB.
struct Memory {
    /// What no other process shares.
    private: u64,
    /// What lies in memory, shared or not.
    resident: u64,
}

/// What a program without a window takes once it has settled.
fn settled_memory(program: &Path, arguments: &[&str]) -> Result<Memory> {
    let display = VirtualDisplay::start(800, 600)?;
    let mut command = display.command(program, &crate::root());
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let mut session = command
        .spawn()
        .context("the program could not be started")?;
    thread::sleep(SETTLED);
    let memory = child_called(session.id(), program).and_then(memory_of);
    // The session's end takes the program along.
    if let Ok(pid) = child_called(session.id(), program) {
        let _ = Command::new("kill").arg(pid.to_string()).status();
    }
    session.wait()?;
    memory
}

/// The process that a session runs.
fn child_called(session: u32, program: &Path) -> Result<u32> {
    let name = PathBuf::from(program);
    let found = fs::read_dir("/proc")?
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .find(|pid| {
            let own = fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == name);
            own && parent_of(*pid) == Some(session)
        });
    found.with_context(|| format!("{} did not stay", program.display()))
}

fn parent_of(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

fn memory_of(pid: u32) -> Result<Memory> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let kb = |name: &str| -> u64 {
        text.lines()
            .find_map(|line| {
                line.strip_prefix(name)?
                    .split_whitespace()
                    .next()?
                    .parse()
                    .ok()
            })
            .unwrap_or_default()
    };
    Ok(Memory {
        private: kb("Private_Clean:") + kb("Private_Dirty:"),
        resident: kb("Rss:"),
    })
}

/// The highest that a process's memory stood, looked at until it ended, in KB.
fn peak_until_end(child: &mut Child) -> Result<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let seen = text.lines().find_map(|line| {
            line.strip_prefix("VmHWM:")?
                .split_whitespace()
                .next()?
                .parse()
                .ok()
        });
        peak = peak.max(seen.unwrap_or(0));
        thread::sleep(LOOK_EVERY);
    }
    Ok(peak)
}

/// The processor time of all children that have ended, in the kernel's ticks.
fn ticks_of_children() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat
        .rsplit_once(')')
        .map(|(_, rest)| rest)
        .unwrap_or_default();
    let field = |at: usize| -> f64 {
        fields
            .split_whitespace()
            .nth(at)
            .and_then(|it| it.parse().ok())
            .unwrap_or_default()
    };
    // cutime and cstime are the 16th and 17th field, counted from the process's number.
    Ok(field(13) + field(14))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a few hundred megabytes at most"
)]
fn megabytes(kb: u64) -> f64 {
    kb as f64 / 1024.0
}
