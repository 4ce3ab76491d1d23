//! `cargo xtask bench`: measures the promised speeds. What happens within a process is
//! measured by `benches/speed.rs`, what whole programs take by [`programs`], the window
//! against a bare one by [`window`].

mod processes;
mod programs;
mod window;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use crate::command::{cargo, run as run_command};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    what: Option<What>,
    /// Measure only what has this word in its name
    filter: Option<String>,
    /// End with an error when a promise is not kept
    #[arg(long)]
    check: bool,
}

#[derive(Subcommand)]
enum What {
    /// Measure the window against a bare one on this machine (Linux)
    Window(window::Options),
}

/// Builds the optimised program parts and measures them.
///
/// # Errors
/// When they do not build, or with `--check` when a promise is not kept.
pub fn run(options: &Options) -> Result<()> {
    if let Some(What::Window(options)) = &options.what {
        return window::run(options);
    }
    let mut command = cargo();
    command.args(["bench", "--package", "milepost-logbook", "--bench", "speed"]);
    command.arg("--");
    command.args(&options.filter);
    if options.check {
        command.arg("--check");
    }
    run_command(&mut command)?;
    let broken = programs::measure(options.filter.as_deref())?;
    for line in &broken {
        println!("NOT KEPT: {line}");
    }
    if options.check && !broken.is_empty() {
        bail!("{} promises are not kept", broken.len());
    }
    Ok(())
}
