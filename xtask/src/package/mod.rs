//! `cargo xtask package`: the packages as they are delivered: made, looked into, opened, removed.
//!
//! What is tested is what a person gets: the unpacked files, started by the line that the
//! desktop's menu runs. The development build serves as well as the release build for that,
//! and costs the gate no build of its own.

mod addresses;
mod changes;
mod clean;
mod contents;
mod expected;
mod make;
mod needed;
mod opened;
mod programs;
mod reader;
mod stage;
mod started;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use crate::command::target_folder;
use crate::machine::{Circumstances, bring};
use crate::needs::Purpose;
use crate::run::build;

pub use make::{BundleOptions, bundle, exists_here};

#[derive(Args)]
pub struct Options {
    /// Install what is missing without asking
    #[arg(long)]
    yes: bool,
    /// Try the release build in a bare Debian: install, open, upgrade, remove, purge (root)
    #[arg(long, conflicts_with = "started")]
    clean: bool,
    /// Try the programs as they are, without building them anew (with --clean: the development build)
    #[arg(long)]
    built: bool,
    /// Only start a program that was installed from a package, and see whether it works
    #[arg(long, value_name = "PROGRAM")]
    started: Option<PathBuf>,
}

/// Makes the packages of this system and tries them.
///
/// # Errors
/// When a package is not what it must be, or something needed is missing.
pub fn run(options: &Options) -> Result<()> {
    if let Some(program) = &options.started {
        return started::check(program);
    }
    if !exists_here() {
        bail!("packages are tried on Linux: elsewhere the release workflow starts each of them.");
    }
    let purposes = [Purpose::Run, Purpose::Headless, Purpose::Package];
    bring(&purposes, Circumstances::of_this_start(options.yes))?;
    if options.clean {
        return clean::run(options.yes, options.built);
    }
    if !options.built {
        build(false)?;
    }
    check()
}

/// Makes the packages from the development build that lies there, and tries them.
///
/// # Errors
/// When a package is not what it must be.
pub fn check() -> Result<()> {
    let start = Instant::now();
    let made = make::from_development_build()?;
    let folder = own_folder().join("unpacked");
    let unpacked = contents::unpack(&made.deb, &folder)?;
    contents::check_deb(&made.deb, &unpacked)?;
    contents::check_rpm(&made.rpm, &unpacked)?;
    expected::check(&made.deb, &unpacked)?;
    opened::check(&unpacked)?;
    println!(
        "The packages hold what they must, and open ({} s): {}",
        start.elapsed().as_secs(),
        made.deb.display()
    );
    Ok(())
}

/// Where the packages of the development build come about.
fn own_folder() -> PathBuf {
    target_folder().join("package")
}
