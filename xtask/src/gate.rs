//! `cargo xtask test`: every check there is, each run even when another failed, and a count at the end.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::command::{
    built_window, cargo_to_build as cargo, find_program, npm, run as run_command,
};
use crate::machine::{Circumstances, bring, bring_npm};
use crate::needs::Purpose;
use crate::{attack, e2e, package, page_size, subjects};

#[derive(Args)]
pub struct Options {
    /// Install what is missing without asking
    #[arg(long)]
    yes: bool,
    /// Leave out the slow steps: documentation, the real window and the packages
    #[arg(long)]
    fast: bool,
}

/// Runs the gate.
///
/// The order is the order of need: the page is embedded in the program, so it is built first,
/// and the program that the Rust tests leave behind is the one that the journeys drive.
///
/// Answers whether every step passed. The count is the last thing that it prints.
///
/// # Errors
/// When the machine lacks something, so that no step was run.
pub fn run(options: &Options) -> Result<bool> {
    let root = crate::root();
    let ui = root.join("ui");
    let mut gate = Gate::default();

    let mut purposes = vec![Purpose::Run];
    if !options.fast && e2e::can_steer() {
        purposes.extend([Purpose::Headless, Purpose::Test, Purpose::Package]);
    }
    heading("what the machine needs");
    bring(&purposes, Circumstances::of_this_start(options.yes))?;
    bring_npm(&ui)?;

    gate.step("history: subjects", subjects::check);
    gate.step("page: build", || {
        run_command(npm(&ui).args(["run", "build"]))
    });
    gate.step("page: size", || page_size::check(&ui.join("dist")));
    gate.step("page: types", || {
        run_command(npm(&ui).args(["run", "check"]))
    });
    gate.step("page: lint", || run_command(npm(&ui).args(["run", "lint"])));
    gate.step("page: tests", || run_command(npm(&ui).arg("test")));

    gate.step("Rust: format", || {
        run_command(cargo().args(["fmt", "--all", "--check"]))
    });
    gate.step("Rust: clippy", || {
        run_command(cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]))
    });
    gate.step("Rust: tests", rust_tests);
    gate.step("the logbook: under attack, shortly", attack::short);
    if !options.fast {
        gate.step("Rust: documentation", || {
            run_command(
                cargo()
                    .args(["doc", "--workspace", "--no-deps", "--locked"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            )
        });
        if e2e::can_steer() {
            gate.step("the real window: types", || {
                let folder = root.join("tests/e2e");
                bring_npm(&folder)?;
                run_command(npm(&folder).args(["run", "check"]))
            });
            gate.step("the real window: journeys", || {
                e2e::journeys(&built_window("debug"))
            });
            gate.step("the package: opens as it is delivered", package::check);
        } else {
            println!(
                "\nNot run here: the journeys on the real window and the packages need Linux."
            );
        }
    }
    println!("\n{}", gate.summary());
    Ok(gate.failed() == 0)
}

/// nextest where it is present; it runs no documentation tests, so those follow.
fn rust_tests() -> Result<()> {
    if find_program("cargo-nextest").is_none() {
        return run_command(cargo().args(["test", "--workspace", "--no-fail-fast", "--locked"]));
    }
    let mut tests = cargo();
    tests.args([
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--locked",
    ]);
    if cfg!(target_os = "linux") {
        // It was installed with the rest; a test that passes over it would hold nothing.
        tests.env("MILEPOST_NEEDS_LIBREOFFICE", "1");
    }
    let tests = run_command(&mut tests);
    let examples = run_command(cargo().args(["test", "--workspace", "--doc", "--locked"]));
    tests.and(examples)
}

/// The steps so far.
#[derive(Default)]
struct Gate {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    seconds: u64,
    failure: Option<String>,
}

impl Gate {
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        heading(name);
        let start = Instant::now();
        let failure = work().err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            println!("FAILED: {failure}");
        }
        self.steps.push(Step {
            name,
            seconds: start.elapsed().as_secs(),
            failure,
        });
    }

    fn failed(&self) -> usize {
        self.steps
            .iter()
            .filter(|step| step.failure.is_some())
            .count()
    }

    /// One line a step, what failed and why, and the count on the last line.
    fn summary(&self) -> String {
        let mut lines = vec!["Summary".to_owned()];
        for step in &self.steps {
            let outcome = if step.failure.is_some() {
                "FAILED"
            } else {
                "ok"
            };
            lines.push(format!(
                "  {outcome:<7} {:>4} s  {}",
                step.seconds, step.name
            ));
            if let Some(failure) = &step.failure {
                lines.push(format!("                   {failure}"));
            }
        }
        let failed = self.failed();
        lines.push(format!(
            "{} passed, {failed} failed",
            self.steps.len() - failed
        ));
        lines.join("\n")
    }
}

fn heading(name: &str) {
    println!("\n== {name} ==");
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn every_step_runs_and_the_count_is_the_last_line() {
        let mut gate = Gate::default();
        gate.step("first", || bail!("a reason"));
        gate.step("second", || Ok(()));
        gate.step("third", || Ok(()));
        let summary = gate.summary();
        assert_eq!(
            summary.lines().last(),
            Some("2 passed, 1 failed"),
            "the count closes the report, and a failure stops no later step"
        );
        assert!(
            summary.contains("a reason"),
            "the summary says why, without scrolling back"
        );
        assert_eq!(gate.failed(), 1, "one failure fails the gate");
    }

    #[test]
    fn all_passed_is_a_success() {
        let mut gate = Gate::default();
        gate.step("only", || Ok(()));
        assert_eq!(
            gate.summary().lines().last(),
            Some("1 passed, 0 failed"),
            "nothing failed"
        );
    }
}
