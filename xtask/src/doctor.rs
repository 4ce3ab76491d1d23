//! `cargo xtask doctor`: says what this machine has and lacks, and installs nothing.

use std::env;
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{answer, find_program};
use crate::machine::{check_macos, check_windows, node, this_family};
use crate::needs::{LINUX, Purpose, is_of_use, is_there, packages};

/// Prints one line for each thing that is needed.
///
/// # Errors
/// When something is missing.
pub fn run() -> Result<()> {
    let mut lacking = 0;
    let mut say = |there: bool, what: &str, mend: &str| {
        if there {
            println!("have     {what}");
        } else {
            lacking += 1;
            println!("MISSING  {what}: {mend}");
        }
    };
    let rust = answer(Command::new("rustc").arg("--version")).unwrap_or_default();
    say(
        !rust.is_empty(),
        &format!("Rust ({rust})"),
        "https://rustup.rs",
    );
    match node() {
        Ok(version) => say(true, &format!("Node {version}"), ""),
        Err(error) => say(false, "Node", &error.to_string()),
    }
    match env::consts::OS {
        "windows" => say_result(
            &mut say,
            "WebView2 and the C++ build tools",
            check_windows(),
        ),
        "macos" => say_result(&mut say, "Apple's command line tools", check_macos()),
        _ => {
            let family = this_family();
            for need in LINUX.iter().filter(|it| is_of_use(family, it)) {
                if need.purpose == Purpose::Clean {
                    // Only who tries packages in a bare system needs it.
                    continue;
                }
                say(
                    is_there(need),
                    need.what,
                    &packages(family, &[*need]).join(" "),
                );
            }
        }
    }
    if find_program("cargo-nextest").is_none() {
        println!(
            "note     cargo-nextest is not here; the tests run with `cargo test`, a little slower."
        );
    }
    if lacking > 0 {
        bail!("{lacking} missing. `cargo xtask run` and `cargo xtask test` bring what they can.");
    }
    println!("Nothing is missing.");
    Ok(())
}

fn say_result(say: &mut impl FnMut(bool, &str, &str), what: &str, result: Result<()>) {
    match result {
        Ok(()) => say(true, what, ""),
        Err(error) => say(false, what, &error.to_string()),
    }
}
