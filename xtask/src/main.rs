//! The developer's commands, in Rust so that they work on every system.
//!
//! `cargo xtask run` opens the program, `cargo xtask test` is the whole gate;
//! `cargo xtask --help` names the rest.

mod attack;
mod bench;
mod certificates;
mod command;
mod doctor;
mod e2e;
mod framebuffer;
mod gate;
mod machine;
mod needs;
mod package;
mod page_size;
mod rules;
mod run;
mod small;
mod subjects;
mod virtual_display;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The developer's commands", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Bring what is missing, build the program and open its window
    Run(run::Options),
    /// Bring what is missing and run everything: the whole gate
    Test(gate::Options),
    /// Measure the promised speeds on a sample of 50,000 facts
    Bench(bench::Options),
    /// Make the README's pictures, and one of every place in both themes and three widths
    Screenshots {
        /// Install what is missing without asking
        #[arg(long)]
        yes: bool,
    },
    /// Kill, damage, fill up and crowd a logbook, and feed every reader nonsense; count what is lost
    Attack(attack::Options),
    /// Read made-up certificates, and count the fields that are right
    Certificates(certificates::Options),
    /// Change every value of the rulebook, and show which case of the rules notices
    MutateRules,
    /// Sign the rules as a pack, and name the clauses that are due to be read again
    Rules(rules::Options),
    /// Write the TypeScript bindings anew from the Rust commands
    Bindings,
    /// Make the installable packages of this system (deb and rpm, msi and nsis, dmg)
    Bundle(package::BundleOptions),
    /// Make the packages of the development build, and try them as they are delivered
    Package(package::Options),
    /// Make the icon set anew from icons/milepost.svg
    Icons,
    /// Say what is missing, and install nothing
    Doctor,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.task {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => match gate::run(&options) {
            Ok(true) => Ok(()),
            // The summary has said what failed.
            Ok(false) => return ExitCode::FAILURE,
            Err(error) => Err(error),
        },
        Task::Bench(options) => bench::run(&options),
        Task::Screenshots { yes } => e2e::screenshots(yes),
        Task::Attack(options) => attack::run(&options),
        Task::Certificates(options) => certificates::run(&options),
        Task::MutateRules => small::mutate_rules(),
        Task::Rules(options) => rules::run(&options),
        Task::Bindings => small::bindings(),
        Task::Bundle(options) => package::bundle(&options),
        Task::Package(options) => package::run(&options),
        Task::Icons => small::icons(),
        Task::Doctor => doctor::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: the folder above this package.
fn root() -> PathBuf {
    // Cargo names the folder when it starts the program; two checkouts that share
    // one target folder share the program, so what was compiled in may be the other's.
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    PathBuf::from(here.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()))
        .parent()
        .map(PathBuf::from)
        .unwrap_or_default()
}
