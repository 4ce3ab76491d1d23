//! Running other programs: said aloud before, judged by their exit status after.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A command that runs in `folder`.
pub fn command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// Cargo itself, the one that started this program, in the repository's root.
pub fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(program, &crate::root());
    // Cargo sets these for this program only; a package that is built from here must not see them.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    command
}

/// Cargo for a build that may be the first: where nothing was built before, it keeps nothing for
/// a next build. On a fresh clone that takes less processor time and half of the disk.
pub fn cargo_to_build() -> Command {
    let mut cargo = cargo();
    let kept = std::fs::read_dir(target_folder().join("debug/incremental"));
    let built_before = kept.is_ok_and(|entries| {
        let mut names = entries.flatten().map(|entry| entry.file_name());
        names.any(|name| name.to_string_lossy().starts_with("milepost"))
    });
    if !built_before {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    cargo
}

/// npm in `folder`; on Windows it is a script, which needs its extension.
pub fn npm(folder: &Path) -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" }, folder)
}

/// Runs the command with its output in sight.
///
/// # Errors
/// When it cannot be started, or does not end with status 0.
pub fn run(command: &mut Command) -> Result<()> {
    let line = words(command);
    println!("$ {line}");
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// What the command prints, or nothing when it fails or does not exist.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program of this name lies on the search path.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|candidate| candidate.is_file())
}

/// The folder that cargo builds into.
pub fn target_folder() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => crate::root().join(folder),
        None => crate::root().join("target"),
    }
}

/// The program as cargo leaves it for a profile (`debug` or `release`).
pub fn built_program(profile: &str) -> PathBuf {
    let name = if cfg!(windows) {
        "milepost.exe"
    } else {
        "milepost"
    };
    target_folder().join(profile).join(name)
}

/// Where the program that draws the window lies: on Linux it is one of its own, which the
/// command line starts in its place, and which the driver can follow.
pub fn built_window(profile: &str) -> PathBuf {
    let line = built_program(profile);
    match cfg!(target_os = "linux") {
        true => line.with_file_name("milepost-window"),
        false => line,
    }
}

fn words(command: &Command) -> String {
    let mut words = vec![
        Path::new(command.get_program())
            .file_name()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
