//! `cargo xtask bench`: measures the promised speeds. The measuring itself is `benches/speed.rs`.

use anyhow::Result;
use clap::Args;

use crate::command::{cargo, run as run_command};

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
    run_command(&mut command)
}
