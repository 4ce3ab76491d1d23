//! `cargo xtask rules`: signed rule packs, and which clauses are due to be read again.
//!
//! The work is done by an example of `crates/rulepacks`, which reads rules and packs with the very
//! code of the program; this command builds and starts it.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use crate::command::{answer, cargo, run as run_command, target_folder};

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Sign the rules of crates/core/rules as one pack
    Pack {
        /// The minisign secret key; its password is asked for
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The pack
        out: PathBuf,
        /// Take the rules from another folder
        #[arg(long, value_name = "FOLDER")]
        rules: Option<PathBuf>,
    },
    /// Name the clauses that were not read again for 90 days, by source
    Due,
    /// Make a secret key without a password, to try packs out; prints the public key
    Key {
        /// Where the secret key is written
        file: PathBuf,
    },
}

/// Does what was asked.
///
/// # Errors
/// When the rules do not hold together, the key cannot be read, or nothing can be written.
pub fn run(options: &Options) -> Result<()> {
    let here = std::env::current_dir()?;
    let own = crate::root().join("crates/core/rules");
    let mut work = Command::new(tool()?);
    work.current_dir(&here);
    match &options.task {
        Task::Pack { key, out, rules } => {
            let rules = rules.as_deref().unwrap_or(&own);
            work.arg("pack").arg(key).arg(rules).arg(out)
        }
        Task::Due => work.arg("due").arg(&own),
        Task::Key { file } => work.arg("key").arg(file),
    };
    ended(
        work.status()
            .context("the tool for rules could not be started")?,
    )
}

/// A pack of the rules as they are with a key of its own, which no program trusts, and the key.
///
/// # Errors
/// When it cannot be made.
pub fn pack_of_a_stranger(folder: &Path) -> Result<(PathBuf, String)> {
    let tool = tool()?;
    let (key, pack) = (
        folder.join("stranger.key"),
        folder.join("stranger.milepost-rules"),
    );
    let _ = std::fs::remove_file(&key);
    let public = answer(Command::new(&tool).arg("key").arg(&key)).context("no key was made")?;
    let rules = crate::root().join("crates/core/rules");
    ended(
        Command::new(&tool)
            .arg("pack")
            .arg(&key)
            .arg(rules)
            .arg(&pack)
            .status()?,
    )?;
    Ok((pack, public))
}

/// Builds the tool, with the features that the rest of the workspace is built with.
///
/// # Errors
/// When it does not build.
pub fn tool() -> Result<PathBuf> {
    run_command(cargo().args(["build", "--quiet", "--workspace", "--example", "rules"]))?;
    where_the_tool_lies()
}

/// The tool as it lies there; built where it does not.
///
/// # Errors
/// When it does not build.
pub fn tool_as_it_is() -> Result<PathBuf> {
    let path = where_the_tool_lies()?;
    if path.is_file() { Ok(path) } else { tool() }
}

fn where_the_tool_lies() -> Result<PathBuf> {
    let name = if cfg!(windows) { "rules.exe" } else { "rules" };
    Ok(std::path::absolute(target_folder())?
        .join("debug/examples")
        .join(name))
}

fn ended(status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("nothing was done");
    }
    Ok(())
}
