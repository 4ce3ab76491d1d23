//! `cargo xtask bench`: measures the promised speeds. What happens within a process is
//! measured by `benches/speed.rs`; what whole processes take, by `processes`.

use anyhow::{Result, bail};
use clap::Args;

use crate::command::{cargo, run as run_command};
use crate::processes;

#[derive(Args)]
pub struct Options {
    /// Measure only what has this word in its name
    filter: Option<String>,
    /// End with an error when a promise is not kept
    #[arg(long)]
    check: bool,
}

/// Builds the optimised program parts and measures them.
///
/// # Errors
/// When they do not build, or with `--check` when a promise is not kept.
pub fn run(options: &Options) -> Result<()> {
    let mut command = cargo();
    command.args(["bench", "--package", "milepost-logbook", "--bench", "speed"]);
    command.arg("--");
    command.args(&options.filter);
    if options.check {
        command.arg("--check");
    }
    run_command(&mut command)?;
    let broken = processes::measure(options.filter.as_deref())?;
    for line in &broken {
        println!("NOT KEPT: {line}");
    }
    if options.check && !broken.is_empty() {
        bail!("{} promises are not kept", broken.len());
    }
    Ok(())
}
