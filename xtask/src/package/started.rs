//! An installed program, started: does it say its version, where one stands, and stay open?

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::command::target_folder;
use crate::run::Group;
use crate::virtual_display::{VirtualDisplay, has_display};

/// A window that is still there after so long has opened.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Starts the program three times: for its version, for the standing of an empty logbook, and
/// for its window.
///
/// # Errors
/// When one of them fails.
pub fn check(program: &Path) -> Result<()> {
    let home = target_folder().join("xtask/started-home");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    fs::create_dir_all(&home)?;
    let home = std::path::absolute(home)?;
    let program = std::path::absolute(program)?;

    let version = said(&program, &home, &["--version"])?;
    let expect = format!("milepost {}", env!("CARGO_PKG_VERSION"));
    ensure!(
        version.trim() == expect,
        "it says {version}, and must say {expect}"
    );
    let status = said(&program, &home, &["status"])?;
    ensure!(status.contains("Standing on"), "status says {status}");
    println!("{expect}, and status answers.");

    let display = match has_display() {
        true => None,
        false => Some(VirtualDisplay::start(1200, 800)?),
    };
    let mut command = match &display {
        Some(display) => display.command(&program, &home),
        None => Command::new(&program),
    };
    command.env("MILEPOST_HOME", &home).stdin(Stdio::null());
    let mut window = Group::start(command)?;
    thread::sleep(LONG_ENOUGH);
    if let Some(status) = window.ended()? {
        anyhow::bail!(
            "the window was gone after {} s, with {status}",
            LONG_ENOUGH.as_secs()
        );
    }
    println!("The window stays open.");
    Ok(())
}

fn said(program: &Path, home: &Path, words: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(words)
        .env("MILEPOST_HOME", home)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} could not be started", program.display()))?;
    ensure!(
        output.status.success(),
        "milepost {} ended with {}: {}",
        words.join(" "),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
