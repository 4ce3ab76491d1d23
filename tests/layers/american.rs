//! What people read is written as Americans write it. Each test reads the source tree,
//! so that no second way of writing a date, or a day before its month, comes back.

use std::fs;
use std::path::{Path, PathBuf};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Where a day stands before its month on purpose: what is read from typed words, names of
/// licences, and decisions of the past.
const READS_SUCH_WORDS: [&str; 12] = [
    "crates/core/src/certificate/fields/dates.rs",
    "crates/core/tests/certificate/",
    "crates/core/src/quickadd/",
    "crates/core/tests/quickadd/",
    "crates/core/src/exchange/values/dates.rs",
    "crates/sheets/tests/",
    "docs/import-format.md",
    "ui/src/lib/format/read-day.",
    "ui/src/assets/fonts/",
    "crates/documents/fonts/",
    "docs/adr/",
    "tests/layers/american.rs",
];

#[test]
fn no_day_stands_before_its_month() {
    let found: Vec<String> = texts()
        .into_iter()
        .filter(|(path, _)| !READS_SUCH_WORDS.iter().any(|it| path.starts_with(it)))
        .flat_map(|(path, text)| {
            text.lines()
                .enumerate()
                .filter_map(|(at, line)| {
                    day_first(line).map(|words| format!("{path}:{}: {words}", at + 1))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(
        found.is_empty(),
        "write \"Nov 30, 2026\":\n{}",
        found.join("\n")
    );
}

#[test]
fn one_file_of_the_core_and_one_of_the_window_write_days() {
    let writes = |path: &str, text: &str| match Path::new(path).extension() {
        Some(it) if it == "rs" => {
            path.contains("/src/")
                && ["%b", "%B", "%a", "%A", "%-d"]
                    .iter()
                    .any(|part| text.contains(&format!(".format(\"{part}")))
        }
        Some(it) if it == "ts" || it == "svelte" => {
            !path.ends_with(".test.ts") && text.contains("'January'")
        }
        _ => false,
    };
    let found: Vec<String> = texts()
        .into_iter()
        .filter(|(path, text)| writes(path, without_tests(text)))
        .map(|(path, _)| path)
        .filter(|path| !path.starts_with("crates/logbook/src/sample/"))
        .collect();
    assert_eq!(
        found,
        ["crates/core/src/dates.rs", "ui/src/lib/format/dates.ts"],
        "a day is written by these two alone"
    );
}

/// A number of a day with the name of a month behind it.
fn day_first(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split(|it: char| !it.is_alphanumeric()).collect();
    words.windows(2).find_map(|pair| {
        let [day, month] = pair else { return None };
        let is_day = matches!(day.parse::<u8>(), Ok(1..=31)) && day.len() <= 2;
        let is_month = MONTHS
            .iter()
            .any(|name| month.starts_with(name) && is_month_name(month));
        let words = format!("{day} {month}");
        (is_day && is_month && line.contains(&words)).then_some(words)
    })
}

fn is_month_name(word: &str) -> bool {
    let long = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&word) || long.contains(&word)
}

/// A Rust file up to its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// Folders that hold nothing written here.
const NOT_OURS: [&str; 6] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "dist-browser",
    "gen",
];

/// Every text file of the repository with its path, in order.
fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if NOT_OURS.contains(&name.as_ref()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let inside = path
                    .strip_prefix(root())
                    .expect("it lies in the repository");
                found.push((inside.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "the repository's files were found");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the root exists")
}
