//! Every value of the rulebook, changed one after the other: some case must notice.

use std::fmt;

use chrono::NaiveDate;
use milepost_core::dates::add_days;
use milepost_core::rulebook::Rulebook;
use toml::{Table, Value};

use crate::case::Case;

/// The rulebook's files, as the program embeds them.
pub const FILES: [(&str, &str); 10] = [
    ("edition.toml", include_str!("../../rules/edition.toml")),
    ("sources.toml", include_str!("../../rules/sources.toml")),
    (
        "credentials.toml",
        include_str!("../../rules/credentials.toml"),
    ),
    (
        "aapc-apprentice.toml",
        include_str!("../../rules/aapc-apprentice.toml"),
    ),
    ("aapc-ceu.toml", include_str!("../../rules/aapc-ceu.toml")),
    (
        "aapc-cycle.toml",
        include_str!("../../rules/aapc-cycle.toml"),
    ),
    ("aapc-exam.toml", include_str!("../../rules/aapc-exam.toml")),
    ("ahima.toml", include_str!("../../rules/ahima.toml")),
    (
        "ahima-exam.toml",
        include_str!("../../rules/ahima-exam.toml"),
    ),
    ("education.toml", include_str!("../../rules/education.toml")),
];

/// One change to one file of the rulebook.
pub struct Mutant {
    pub file: usize,
    pub clause: String,
    change: String,
    pub text: Table,
}

/// How a mutant fared.
enum Fate {
    /// A case noticed.
    Noticed(String),
    /// The rulebook could not be built with it.
    Refused,
    /// Nothing noticed.
    Survived,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.clause, self.change)
    }
}

/// Changes each value, reading and boundary of each clause. A case that notices
/// none of them would let a wrong rule pass.
#[test]
fn every_value_of_the_rulebook_is_held_by_a_case() {
    let cases = crate::all_cases();
    for case in &cases {
        let failures = case.failures(Rulebook::embedded());
        assert!(
            failures.is_empty(),
            "{} holds as it is: {failures:?}",
            case.name
        );
    }
    let mutants = all_mutants();
    assert!(
        mutants.len() > 400,
        "every clause is changed: {}",
        mutants.len()
    );
    let halves = std::thread::available_parallelism().map_or(1, usize::from);
    let fates: Vec<(String, Fate)> = std::thread::scope(|scope| {
        let parts: Vec<_> = mutants
            .chunks(mutants.len().div_ceil(halves))
            .map(|part| {
                let cases = &cases;
                scope.spawn(move || {
                    part.iter()
                        .map(|mutant| (mutant.to_string(), fate(mutant, cases)))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().expect("no case panics under a mutant"))
            .collect()
    });
    let mut survived = Vec::new();
    let (mut noticed, mut refused) = (0, 0);
    for (mutant, fate) in &fates {
        match fate {
            Fate::Noticed(by) => {
                println!("noticed   {mutant}\n          by {by}");
                noticed += 1;
            }
            Fate::Refused => {
                println!("refused   {mutant}");
                refused += 1;
            }
            Fate::Survived => survived.push(mutant.as_str()),
        }
    }
    println!(
        "\n{} changes: {noticed} noticed by a case, {refused} refused when built, {} not noticed",
        fates.len(),
        survived.len()
    );
    assert!(
        survived.is_empty(),
        "no case notices these changes:\n{}",
        survived.join("\n")
    );
}

fn fate(mutant: &Mutant, cases: &[Case]) -> Fate {
    let text = mutant.text.to_string();
    let mut files = FILES;
    files[mutant.file].1 = &text;
    let Ok(rulebook) = Rulebook::from_toml(&files) else {
        return Fate::Refused;
    };
    let by = cases.iter().find_map(|case| {
        let failures = case.failures(&rulebook);
        let (line, _) = failures.first()?;
        Some(format!("{}: {line}", case.name))
    });
    by.map_or(Fate::Survived, Fate::Noticed)
}

pub fn all_mutants() -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (file, (name, text)) in FILES.iter().enumerate() {
        let table: Table = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let clauses = table.get("clause").and_then(Value::as_array);
        for at in 0..clauses.map_or(0, Vec::len) {
            of_clause(file, &table, at, &mut mutants);
        }
    }
    mutants
}

fn versions(table: &Table, clause: usize) -> &Vec<Value> {
    table["clause"][clause]["version"]
        .as_array()
        .expect("a clause has versions")
}

fn of_clause(file: usize, table: &Table, clause: usize, mutants: &mut Vec<Mutant>) {
    let id = table["clause"][clause]["id"]
        .as_str()
        .expect("a clause has an id")
        .to_owned();
    let mut push = |change: String, edit: &dyn Fn(&mut Value)| {
        let mut text = table.clone();
        edit(&mut text["clause"][clause]);
        mutants.push(Mutant {
            file,
            clause: id.clone(),
            change,
            text,
        });
    };
    let versions = versions(table, clause);
    for (at, version) in versions.iter().enumerate() {
        let since = version
            .get("from")
            .and_then(Value::as_str)
            .unwrap_or("always");
        let neighbour = versions
            .iter()
            .map(|version| &version["value"])
            .find(|value| **value != version["value"]);
        let readings = version.get("reading").and_then(Value::as_array);
        let readings = readings.into_iter().flatten();
        let other = readings.clone().next().map(|reading| &reading["value"]);
        for (change, value) in changed(&version["value"], neighbour.or(other)) {
            push(format!("since {since}, {change}"), &|clause: &mut Value| {
                clause["version"][at]["value"] = value.clone()
            });
        }
        for (reading, entry) in readings.enumerate() {
            let default = version["value"].clone();
            push(
                format!("since {since}, reading {} as the default", entry["key"]),
                &|clause: &mut Value| {
                    clause["version"][at]["reading"][reading]["value"] = default.clone();
                },
            );
        }
        for way in ["own_number", "switch"] {
            if version.get(way).is_some() {
                push(
                    format!("since {since}, without {way}"),
                    &|clause: &mut Value| {
                        let version = clause["version"][at].as_table_mut();
                        let version = version.expect("a version is a table");
                        version.remove(way);
                        version.insert("settled_by".into(), "Nothing.".into());
                    },
                );
            }
        }
    }
    for at in 1..versions.len() {
        let from = date(&versions[at], "from");
        let to = date(&versions[at - 1], "to");
        for days in [-1, 1] {
            push(
                format!(
                    "begins {} a day",
                    if days < 0 { "earlier by" } else { "later by" }
                ) + &format!(" than {from}"),
                &|clause: &mut Value| {
                    clause["version"][at]["from"] = add_days(from, days).to_string().into();
                    clause["version"][at - 1]["to"] = add_days(to, days).to_string().into();
                },
            );
        }
    }
}

fn date(version: &Value, field: &str) -> NaiveDate {
    let text = version[field].as_str().expect("a boundary is a date");
    text.parse().expect("a boundary is a date")
}

/// A value in every way in which it could be wrong.
fn changed(value: &Value, other: Option<&Value>) -> Vec<(String, Value)> {
    let mut changes: Vec<(String, Value)> = Vec::new();
    match value {
        Value::String(word) if word == "statement" => {
            changes.push(("not in force".into(), "not_in_force".into()));
        }
        Value::String(word) => {
            let other = other.cloned().unwrap_or_else(|| "statement".into());
            changes.push((format!("{other} instead of {word}"), other));
        }
        Value::Table(table) => {
            for (kind, inside) in table {
                for (change, inside) in inside_changed(kind, inside, other) {
                    let mut table = table.clone();
                    table.insert(kind.clone(), inside);
                    changes.push((change, Value::Table(table)));
                }
            }
        }
        other => panic!("a value is a word or a table, not {other}"),
    }
    changes
}

fn inside_changed(kind: &str, inside: &Value, other: Option<&Value>) -> Vec<(String, Value)> {
    match inside {
        Value::Integer(number) => [-1, 1]
            .into_iter()
            .map(|by| number + by)
            .filter(|changed| *changed >= 0)
            .map(|changed| {
                (
                    format!("{kind} {changed} instead of {number}"),
                    changed.into(),
                )
            })
            .collect(),
        Value::Float(number) => {
            let changed = number + 0.5;
            vec![(
                format!("{kind} {changed} instead of {number}"),
                changed.into(),
            )]
        }
        Value::Array(items) => (0..items.len())
            .flat_map(|at| {
                let without = {
                    let mut rest = items.clone();
                    let gone = rest.remove(at);
                    (format!("{kind} without {gone}"), Value::Array(rest))
                };
                let numbers = inside_changed(kind, &items[at], None).into_iter();
                let numbers = numbers.map(move |(change, value)| {
                    let mut items = items.clone();
                    items[at] = value;
                    (change, Value::Array(items))
                });
                let words = !matches!(items[at], Value::Integer(_) | Value::Float(_));
                numbers.chain(words.then_some(without))
            })
            .collect(),
        Value::Table(rows) => rows
            .iter()
            .flat_map(|(row, value)| {
                let changes = inside_changed(row, value, None).into_iter();
                changes.map(move |(change, value)| {
                    let mut rows = rows.clone();
                    rows.insert(row.clone(), value);
                    (format!("{kind} {change}"), Value::Table(rows))
                })
            })
            .collect(),
        Value::String(key) if kind == "reading" => other
            .and_then(|other| other.get("reading"))
            .map(|reading| (format!("{reading} instead of {key}"), reading.clone()))
            .into_iter()
            .collect(),
        Value::String(_) => Vec::new(),
        other => panic!("{kind} holds {other}"),
    }
}
