//! The program that reads foreign files: of a package of its own, so the bundler is told of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{answer, cargo, run, target_folder};

/// Its name, and its package's.
pub const NAME: &str = "milepost-reader";

/// Builds it as it is delivered, and returns where it lies.
///
/// # Errors
/// When it cannot be built.
pub fn build(target: Option<&str>) -> Result<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--release", "--locked", "--package", NAME]);
    if let Some(target) = target {
        command.args(["--target", target]);
    }
    run(&mut command)?;
    let folder = target.map_or_else(target_folder, |it| target_folder().join(it));
    Ok(folder.join("release").join(file_name(NAME)))
}

/// Builds it for a target, also for the one that stands for two kinds of Mac, and puts it where
/// the bundler looks for it. Returns what the bundler is told.
///
/// # Errors
/// When it cannot be built or copied.
pub fn deliver(target: Option<&str>) -> Result<PathBuf> {
    const BOTH: &str = "universal-apple-darwin";
    let folder = target_folder().join("reader");
    if target != Some(BOTH) {
        let triple = target.map_or_else(host, |it| Ok(it.to_owned()))?;
        return beside(&build(target)?, &folder, &triple);
    }
    let kinds = ["aarch64-apple-darwin", "x86_64-apple-darwin"];
    let mut both = Vec::new();
    for kind in kinds {
        let built = build(Some(kind))?;
        beside(&built, &folder, kind)?;
        both.push(built);
    }
    let joined = folder.join(format!("{NAME}-{BOTH}"));
    let mut lipo = Command::new("lipo");
    run(lipo.arg("-create").args(&both).arg("-output").arg(joined))?;
    Ok(folder.join(NAME))
}

/// Copies it under the name with the target in it, by which the bundler finds it.
///
/// # Errors
/// When it cannot be copied.
pub fn beside(program: &Path, folder: &Path, triple: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let named = file_name(&format!("{NAME}-{triple}"));
    fs::copy(program, folder.join(named))
        .with_context(|| format!("{} is not built", program.display()))?;
    Ok(std::path::absolute(folder.join(NAME))?)
}

fn file_name(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// The target that this machine builds for.
///
/// # Errors
/// When the compiler does not say.
pub fn host() -> Result<String> {
    let said = answer(Command::new("rustc").arg("-vV")).context("rustc does not answer")?;
    let host = said.lines().find_map(|it| it.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}
