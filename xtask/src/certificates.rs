//! `cargo xtask certificates FOLDER`: reads made-up certificates through the built program and
//! counts, field by field, what is right, left empty, wrong, and wrong though it was sure.
//!
//! The folder holds the files and `truth.json`: for each certificate its six fields and the
//! names of its pictures. The layouts of `held-out.txt` are counted apart, and only counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use crate::command::built_program;

#[derive(Args)]
pub struct Options {
    /// The certificates, with the truth beside them
    folder: PathBuf,
    /// Say what was read in the place of what; never of the layouts that are held out
    #[arg(long)]
    misses: bool,
    /// Only the files whose names contain this
    #[arg(long)]
    only: Option<String>,
    /// The built program that reads
    #[arg(long, value_name = "PROGRAM")]
    program: Option<PathBuf>,
    /// Fail where the promised shares are not reached
    #[arg(long)]
    strict: bool,
}

const FIELDS: [(&str, &str); 6] = [
    ("title", "title"),
    ("sponsor", "sponsor"),
    ("iso date", "date"),
    ("ceu", "ceu"),
    ("index", "index_number"),
    ("holder", "holder"),
];

/// What came of one field.
#[derive(Default, Clone, Copy)]
struct Count {
    right: u32,
    right_and_sure: u32,
    empty: u32,
    wrong: u32,
    wrong_and_sure: u32,
}

impl Count {
    fn all(self) -> u32 {
        self.right + self.empty + self.wrong
    }

    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.right_and_sure += other.right_and_sure;
        self.empty += other.empty;
        self.wrong += other.wrong;
        self.wrong_and_sure += other.wrong_and_sure;
    }
}

/// Reads every file and prints the table.
///
/// # Errors
/// When a file cannot be read, or with `--strict` when too little is right.
pub fn run(options: &Options) -> Result<()> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => built_program("debug"),
    };
    let text = fs::read_to_string(options.folder.join("truth.json"))?;
    let truth: BTreeMap<String, Value> = serde_json::from_str(&text)?;
    let held_out = held_out()?;
    let mut counts: BTreeMap<(bool, &str), Count> = BTreeMap::new();
    let mut times: BTreeMap<&str, (u32, f64, f64)> = BTreeMap::new();
    for (name, certificate) in &truth {
        let apart = held_out.contains(name);
        for file in files(name, certificate) {
            let path = options.folder.join(&file);
            let chosen = options.only.as_ref().is_none_or(|it| file.contains(it));
            if !chosen || !path.is_file() {
                continue;
            }
            let start = Instant::now();
            let reading = read(&program, &path)?;
            let seconds = start.elapsed().as_secs_f64();
            let kind = if file.ends_with(".pdf") {
                "PDF"
            } else {
                "picture"
            };
            let time = times.entry(kind).or_default();
            *time = (time.0 + 1, time.1 + seconds, time.2.max(seconds));
            for (key, field) in FIELDS {
                let expect = certificate.get(if key == "iso date" { "date" } else { key });
                let found = &reading["fields"][field];
                let count = judge(field, expect.unwrap_or(&Value::Null), found);
                counts.entry((apart, field)).or_default().add(count);
                if options.misses && !apart && count.right == 0 {
                    println!(
                        "{file} {field}: {} in the place of {}{}",
                        found["value"],
                        expect.unwrap_or(&Value::Null),
                        if count.wrong_and_sure > 0 {
                            ", sure"
                        } else {
                            ""
                        }
                    );
                }
            }
        }
    }
    let mut reached = true;
    for (apart, name, least, most) in [
        (false, "tuned on", 97.0, 1.0),
        (true, "held out", 88.0, 2.0),
    ] {
        reached &= table(&counts, apart, name, least, most);
    }
    for (kind, (files, seconds, longest)) in times {
        let mean = seconds / f64::from(files);
        println!("{kind}: {files} files, {mean:.2} s each, the longest {longest:.2} s");
    }
    if options.strict && !reached {
        bail!("less was right than was promised");
    }
    Ok(())
}

fn table(
    counts: &BTreeMap<(bool, &str), Count>,
    apart: bool,
    name: &str,
    least: f64,
    most: f64,
) -> bool {
    let mut sum = Count::default();
    println!(
        "\n{name:<14}{:>7}{:>9}{:>7}{:>7}{:>7}{:>12}",
        "right", "and sure", "empty", "wrong", "of", "wrong, sure"
    );
    let row = |name: &str, it: Count| {
        println!(
            "{name:<14}{:>7}{:>9}{:>7}{:>7}{:>7}{:>12}",
            it.right,
            it.right_and_sure,
            it.empty,
            it.wrong,
            it.all(),
            it.wrong_and_sure
        );
    };
    for (_, field) in FIELDS {
        if let Some(count) = counts.get(&(apart, field)) {
            row(field, *count);
            sum.add(*count);
        }
    }
    row("all", sum);
    if sum.all() == 0 {
        return true;
    }
    let share = |it: u32| 100.0 * f64::from(it) / f64::from(sum.all());
    let (right, wrong) = (share(sum.right), share(sum.wrong_and_sure));
    println!(
        "{right:.1} % right (asked: {least} %), {wrong:.1} % wrong and sure (at most {most} %)"
    );
    right >= least && wrong <= most
}

fn files(name: &str, certificate: &Value) -> Vec<String> {
    let pictures = certificate["files"].as_array().cloned().unwrap_or_default();
    let pictures = pictures
        .iter()
        .filter_map(|it| it.as_str().map(str::to_owned));
    std::iter::once(format!("{name}.pdf"))
        .chain(pictures)
        .collect()
}

fn held_out() -> Result<Vec<String>> {
    let path = crate::root().join("crates/core/tests/certificate/held-out.txt");
    let text = fs::read_to_string(path)?;
    let names = text
        .lines()
        .filter(|it| !it.starts_with('#') && !it.is_empty());
    Ok(names.map(str::to_owned).collect())
}

fn read(program: &Path, file: &Path) -> Result<Value> {
    let output = Command::new(program)
        .args(["evidence", "read", "--json"])
        .arg(file)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} could not be started", program.display()))?;
    if !output.status.success() {
        bail!("{} was not read", file.display());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn judge(field: &str, expect: &Value, found: &Value) -> Count {
    let (value, sure) = (&found["value"], found["sure"] == true);
    let right = match (field, expect, value) {
        (_, Value::Null, Value::Null) => true,
        (_, Value::Null, _) | (_, _, Value::Null) => false,
        ("ceu", expect, value) => {
            expect.as_str().and_then(|it| it.parse::<f64>().ok()) == value.as_f64()
        }
        ("date" | "index_number", expect, value) => expect == value,
        (_, expect, value) => plain(expect) == plain(value),
    };
    let mut count = Count::default();
    match (right, value.is_null()) {
        (true, _) => {
            count.right = 1;
            count.right_and_sure = u32::from(sure);
        }
        (false, true) => count.empty = 1,
        (false, false) => {
            count.wrong = 1;
            count.wrong_and_sure = u32::from(sure);
        }
    }
    count
}

/// Names are the same whatever their letters' size, their blanks and the marks of print.
fn plain(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    text.chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_sure_and_wrong_is_told_from_what_is_left_empty() {
        let count = judge(
            "index_number",
            &json!("88217CLE"),
            &json!({"value": "8217CLE", "sure": true}),
        );
        assert_eq!((count.right, count.wrong, count.wrong_and_sure), (0, 1, 1));
        let count = judge(
            "title",
            &json!("A b: C"),
            &json!({"value": "a B C", "sure": false}),
        );
        assert_eq!((count.right, count.right_and_sure), (1, 0));
        let count = judge("ceu", &json!("2.0"), &json!({"value": 2, "sure": true}));
        assert_eq!(count.right_and_sure, 1);
        let count = judge(
            "date",
            &json!("2025-01-02"),
            &json!({"value": null, "sure": false}),
        );
        assert_eq!((count.empty, count.all()), (1, 1));
        let count = judge(
            "index_number",
            &Value::Null,
            &json!({"value": "X1234", "sure": false}),
        );
        assert_eq!(count.wrong, 1, "a number that is not on the page is wrong");
    }
}
