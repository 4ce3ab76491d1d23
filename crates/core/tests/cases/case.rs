//! Reading a case, and holding it against a rulebook.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use milepost_core::what_if::{Supposition, what_if};
use serde_json::{Value, json};

use crate::views;

/// One scenario.
pub struct Case {
    pub name: String,
    pub as_of: NaiveDate,
    pub facts: Facts,
    pub suppose: Vec<Supposition>,
    pub expect: Vec<String>,
}

impl Case {
    /// The lines that do not hold under a rulebook, each with what is instead.
    pub fn failures(&self, rulebook: &Rulebook) -> Vec<(&str, String)> {
        let standing = assess(&self.facts, rulebook, self.as_of);
        let mut views = views::of(&standing);
        let asks = |about: &str| self.expect.iter().any(|line| line.starts_with(about));
        if asks("rule ") {
            views::rulebook(rulebook, self.as_of, &mut views);
        }
        if asks("plan") {
            views::plan(&self.facts, rulebook, self.as_of, &mut views);
        }
        if !self.suppose.is_empty() {
            let difference = what_if(&self.facts, rulebook, self.as_of, &self.suppose);
            views::difference(&difference, &mut views);
        }
        self.expect
            .iter()
            .filter_map(|line| Some((line.as_str(), check(line, &views).err()?)))
            .collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The names of the files with cases.
pub fn files() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder of cases is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    names
}

/// What a line of an `expect` block asks of a view.
#[derive(Clone, Copy)]
enum Must {
    Be,
    Say,
    NotSay,
}

fn check(line: &str, views: &BTreeMap<String, String>) -> Result<(), String> {
    let parts = [
        (" = ", Must::Be),
        (" !~ ", Must::NotSay),
        (" ~ ", Must::Say),
    ]
    .into_iter()
    .find_map(|(sign, must)| Some((line.split_once(sign)?, must)));
    let Some(((key, value), must)) = parts else {
        return Err("is neither `view = value` nor `view ~ words`".into());
    };
    let Some(actual) = views.get(key.trim()) else {
        let like: Vec<&String> = views
            .keys()
            .filter(|name| name.starts_with(key.split(' ').next().unwrap_or("")))
            .collect();
        return Err(format!("there is no such view; there are {like:?}"));
    };
    let holds = match must {
        Must::Be => actual == value.trim(),
        Must::Say => actual.contains(value.trim()),
        Must::NotSay => !actual.contains(value.trim()),
    };
    if holds {
        Ok(())
    } else {
        Err(format!("is: {actual}"))
    }
}

/// The cases of a file.
pub fn read(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join(file)).expect("the case file is there");
    let mut cases = Vec::new();
    for part in text.split("\n## ").skip(1) {
        let name = part.lines().next().unwrap_or_default().to_owned();
        let (header, facts) =
            block(part, "facts").unwrap_or_else(|| panic!("{name}: no facts block"));
        let (_, expect) =
            block(part, "expect").unwrap_or_else(|| panic!("{name}: no expect block"));
        let as_of = header
            .parse()
            .unwrap_or_else(|_| panic!("{name}: `{header}` is no date"));
        let expect: Vec<String> = expect
            .lines()
            .map(str::to_owned)
            .filter(|line| !line.trim().is_empty())
            .collect();
        assert!(!expect.is_empty(), "{name} expects something");
        let suppose = block(part, "suppose").map_or(Vec::new(), |(_, text)| {
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
        });
        cases.push(Case {
            suppose,
            as_of,
            facts: facts_of(&name, &facts),
            expect,
            name,
        });
    }
    cases
}

/// The rest of the opening line and the text of a fenced block.
fn block(part: &str, kind: &str) -> Option<(String, String)> {
    let start = part.find(&format!("```{kind}"))?;
    let rest = &part[start + 3 + kind.len()..];
    let (header, body) = rest.split_once('\n')?;
    let end = body.find("```")?;
    Some((header.trim().to_owned(), body[..end].to_owned()))
}

fn facts_of(name: &str, text: &str) -> Facts {
    let mut value: Value = serde_json::from_str(text)
        .unwrap_or_else(|error| panic!("{name}: the facts are no JSON: {error}"));
    let lists = value
        .as_object_mut()
        .unwrap_or_else(|| panic!("{name}: the facts are no object"));
    for (kind, list) in lists.iter_mut() {
        if kind == "rule_choices" {
            continue;
        }
        for (at, fact) in list.as_array_mut().into_iter().flatten().enumerate() {
            if kind == "letters" {
                improve(fact);
            }
            if fact.get("id").is_none() {
                fact["id"] = json!(format!("{}{}", initial(kind), at + 1));
            }
        }
    }
    serde_json::from_value(value).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn improve(letter: &mut Value) {
    let Some(fields) = letter.as_object_mut() else {
        return;
    };
    if fields.remove("good") != Some(json!(true)) {
        return;
    }
    for item in [
        "on_letterhead",
        "describes_experience",
        "gives_dates",
        "hand_signed",
        "dated",
        "contact_details",
        "uneditable_file",
    ] {
        fields.entry(item).or_insert(json!("yes"));
    }
    fields.entry("signer").or_insert(json!("supervisor"));
}

/// What the ids of a list begin with.
fn initial(list: &str) -> &str {
    match list {
        "account_moves" => "m",
        "own_issuers" => "o",
        _ => &list[..1],
    }
}
