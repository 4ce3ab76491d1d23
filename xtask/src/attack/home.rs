//! The built program, and a home folder that it is tried in.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{built_program, cargo, run, target_folder};

/// How often a program was started.
static STARTS: AtomicU32 = AtomicU32::new(0);

/// How often the programs were started so far.
pub fn starts() -> u32 {
    STARTS.load(Ordering::Relaxed)
}

/// The program that is tried.
pub struct Program {
    path: PathBuf,
    /// The keys whose rule packs it takes, where they are others than those delivered.
    keys: Option<String>,
}

impl Program {
    /// Builds it.
    pub fn built() -> Result<Program> {
        run(cargo().args(["build", "--locked", "--bin", "milepost"]))?;
        Program::as_it_is()
    }

    /// Takes the development build that lies there.
    ///
    /// # Errors
    /// When there is none.
    pub fn as_it_is() -> Result<Program> {
        Program::at(built_program("debug"), None)
    }

    /// The program that takes rule packs of other keys than those delivered: built, or as it is.
    ///
    /// # Errors
    /// When it does not build, or is not there.
    pub fn with_keys(keys: &str, built: bool) -> Result<Program> {
        if !built {
            run(cargo().args(["build", "--locked", "--example", "other-keys"]))?;
        }
        let name = if cfg!(windows) {
            "other-keys.exe"
        } else {
            "other-keys"
        };
        let path = target_folder().join("debug/examples").join(name);
        Program::at(path, Some(keys.to_owned()))
    }

    fn at(path: PathBuf, keys: Option<String>) -> Result<Program> {
        if !path.is_file() {
            bail!("{} is not built", path.display());
        }
        Ok(Program { path, keys })
    }

    /// A start of it in a home folder.
    pub fn on(&self, home: &Path, arguments: &[&str]) -> Command {
        STARTS.fetch_add(1, Ordering::Relaxed);
        let mut command = Command::new(&self.path);
        command
            .arg("--home")
            .arg(home)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(keys) = &self.keys {
            command.env("MILEPOST_TEST_RULE_KEYS", keys);
        }
        command
    }

    /// Runs it to its end.
    pub fn ask(&self, home: &Path, arguments: &[&str]) -> Result<Output> {
        let output = self.on(home, arguments).output();
        output.context("the program could not be started")
    }

    /// Runs it to its end with something to read.
    pub fn feed(&self, home: &Path, arguments: &[&str], text: &[u8]) -> Result<Output> {
        let mut child: Child = self.on(home, arguments).stdin(Stdio::piped()).spawn()?;
        if let Some(mut to) = child.stdin.take() {
            // A program that refuses early does not read on.
            let _ = to.write_all(text);
        }
        Ok(child.wait_with_output()?)
    }

    /// Runs it, and fails where it refuses.
    pub fn done(&self, home: &Path, arguments: &[&str]) -> Result<String> {
        let output = self.ask(home, arguments)?;
        if !output.status.success() {
            bail!("{arguments:?}: {}", said(&output));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The titles of every credit that the logbook holds.
    pub fn credits(&self, home: &Path) -> Result<BTreeSet<String>> {
        let answer = self.done(home, &["list", "credit", "--json"])?;
        titles(&answer)
    }

    /// The titles of every credit in a copy, read in a home of its own.
    pub fn credits_of(&self, copy: &Path) -> Result<BTreeSet<String>> {
        let apart = Home::new()?;
        self.done(apart.path(), &["restore", &copy.display().to_string()])?;
        self.credits(apart.path())
    }
}

fn titles(answer: &str) -> Result<BTreeSet<String>> {
    let answer: Value = serde_json::from_str(answer).context("an answer that is no JSON")?;
    let mut found = BTreeSet::new();
    collect(&answer, &mut found);
    Ok(found)
}

fn collect(value: &Value, titles: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(title)) = fields.get("title") {
                titles.insert(title.clone());
            }
            fields.values().for_each(|inner| collect(inner, titles));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, titles)),
        _ => {}
    }
}

/// What a program said when it ended.
pub fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let text: String = text.chars().take(300).collect();
    format!("{} {text}", output.status)
}

/// Whether a program ended as a program of ours does: done, refused, or misused; with words of
/// ours and not of a library's.
pub fn ended_well(output: &Output) -> bool {
    let text = String::from_utf8_lossy(&output.stderr);
    let raw = [
        "panicked",
        "constraint failed",
        "no such table",
        "SELECT ",
        "INSERT ",
        "SqliteFailure",
        "stack overflow",
    ];
    matches!(output.status.code(), Some(0..=2)) && !raw.iter().any(|word| text.contains(word))
}

/// A folder that goes away.
pub struct Home {
    path: PathBuf,
}

impl Home {
    /// A new one, empty.
    pub fn new() -> Result<Home> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("milepost-attack-{}-{number}", std::process::id());
        let path = target_folder().join(name);
        fs::create_dir_all(&path)?;
        Ok(Home { path })
    }

    /// Where.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The logbook's file.
    pub fn file(&self) -> PathBuf {
        self.path.join("logbook.milepost")
    }

    /// Every whole copy, as the program lists them.
    pub fn copies(&self, program: &Program) -> Result<Vec<PathBuf>> {
        let answer = program.done(&self.path, &["restore", "--json"])?;
        let answer: Value = serde_json::from_str(&answer)?;
        let copies = answer["copies"].as_array().cloned().unwrap_or_default();
        let paths = copies.iter().filter_map(|copy| copy["path"].as_str());
        Ok(paths.map(PathBuf::from).collect())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
