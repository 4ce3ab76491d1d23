//! What whole processes take: the reminders that the scheduler starts every hour, and the
//! program that stays in the tray.
//!
//! Linux only: the figures are the kernel's own, from /proc.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::command::{built_program, built_window, cargo, run as run_command, target_folder};
use crate::virtual_display::VirtualDisplay;

/// `milepost remind` with 20,000 facts takes less processor time than this.
const REMIND_MS: f64 = 50.0;
/// And less memory, at its peak.
const REMIND_KB: u64 = 30 * 1024;
const REMIND_FACTS: &str = "--sample=20000";
/// The hidden program takes less than so many times the memory of a bare one.
const TRAY_TIMES: f64 = 1.2;

const RUNS: u32 = 40;
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

/// `milepost remind` on the sample: the time of all runs together, so that the kernel's
/// coarse count does not matter, and the highest peak of memory.
fn remind(home: &Path) -> Result<Vec<String>> {
    let program = built_program("release");
    let start = || -> Result<Child> {
        let mut command = Command::new(&program);
        command
            .arg("--home")
            .arg(home)
            .args(["--as-of", "2026-11-23", REMIND_FACTS, "remind"]);
        // No bus: what is due is worked out, and the attempt to show it counts too.
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().context("milepost could not be started")
    };
    // The first makes the sample.
    start()?.wait()?;
    let before = ticks_of_children()?;
    let mut peak = 0;
    for _ in 0..RUNS {
        peak = peak.max(peak_until_end(&mut start()?)?);
    }
    let milliseconds =
        (ticks_of_children()? - before) / TICKS_PER_SECOND * 1_000.0 / f64::from(RUNS);
    println!("milepost remind, 20,000 facts, {RUNS} runs");
    println!("  processor      {milliseconds:.1} ms each   promised: under {REMIND_MS} ms");
    println!(
        "  memory         {:.1} MB at its peak   promised: under 30 MB",
        megabytes(peak)
    );
    let mut broken = Vec::new();
    if milliseconds >= REMIND_MS {
        broken.push(format!("milepost remind takes {milliseconds:.1} ms"));
    }
    if peak >= REMIND_KB {
        broken.push(format!("milepost remind takes {:.1} MB", megabytes(peak)));
    }
    Ok(broken)
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
