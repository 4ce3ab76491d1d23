//! Reading and checking rulebook files.

use super::error::RulebookError;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::clause::{Bound, Clause, Decision, Governs, OwnNumber, Reading, Source, Version};
use super::edition::{Edition, EditionEntry};
use super::history::{Stretch, check_history};
use super::value::Value;
use super::{Catalogued, Rulebook, bounds, required};
use crate::certainty::Certainty;
use crate::dates::day;
use crate::ids::{ClauseId, IssuerId};

/// The files that ship with the program: name and text.
pub(super) const EMBEDDED_FILES: &[(&str, &str)] = &[
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    edition: Option<EditionEntry>,
    #[serde(default)]
    source: BTreeMap<String, SourceEntry>,
    #[serde(default)]
    credential: Vec<Catalogued>,
    issuer: Option<IssuerId>,
    #[serde(default)]
    clause: Vec<Spanned<ClauseEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    url: String,
    age: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseEntry {
    id: String,
    area: String,
    title: String,
    governs: Governs,
    version: Vec<Spanned<VersionEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionEntry {
    from: Option<String>,
    #[serde(default)]
    from_bound: Bound,
    to: Option<String>,
    value: Value,
    says: String,
    sources: Vec<String>,
    checked_on: String,
    certainty: Certainty,
    note: Option<String>,
    #[serde(default)]
    reading: Vec<ReadingEntry>,
    own_number: Option<OwnNumber>,
    #[serde(default)]
    switch: bool,
    settled_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingEntry {
    key: String,
    says: String,
    value: Value,
}

impl Rulebook {
    /// Builds a rulebook from files (name and text), and checks it.
    ///
    /// # Errors
    /// The first file, clause or history that does not hold together.
    pub fn from_toml(files: &[(&str, &str)]) -> Result<Rulebook, RulebookError> {
        let mut sources: HashMap<String, Source> = HashMap::new();
        let mut credentials = Vec::new();
        let mut clauses: Vec<Clause> = Vec::new();
        let mut index = rustc_hash::FxHashMap::default();
        let mut edition: Option<Edition> = None;
        for (name, text) in files {
            let unreadable = |message: String| RulebookError::Unreadable {
                file: (*name).to_owned(),
                message,
            };
            let file: File = toml::from_str(text).map_err(|error| unreadable(error.to_string()))?;
            if let Some(entry) = file.edition {
                let said = Edition::read(&entry).map_err(unreadable)?;
                if edition.replace(said).is_some() {
                    return Err(unreadable("the edition is said twice".into()));
                }
            }
            for (key, entry) in file.source {
                if !bounds::is_address(&entry.url) {
                    return Err(unreadable(format!("source {key} has no address")));
                }
                if sources.contains_key(&key) {
                    return Err(unreadable(format!("source {key} is listed twice")));
                }
                let source = Source {
                    key: key.clone(),
                    url: entry.url,
                    age: entry.age,
                };
                sources.insert(key, source);
            }
            credentials.extend(file.credential);
            for entry in file.clause {
                let entry_at = entry.span().start;
                let entry = entry.into_inner();
                let refuse = |(at, message): (usize, String)| RulebookError::Clause {
                    file: (*name).to_owned(),
                    line: line_of(text, at),
                    clause: entry.id.clone(),
                    message,
                };
                let issuer = file
                    .issuer
                    .clone()
                    .ok_or_else(|| refuse((entry_at, "the file names no issuer".into())))?;
                let mut versions = Vec::with_capacity(entry.version.len());
                for version in &entry.version {
                    let read = read_version(version.get_ref(), &sources)
                        .map_err(|message| refuse((version.span().start, message)))?;
                    versions.push(read);
                }
                let history: Vec<Stretch> = versions
                    .iter()
                    .map(|version| (version.from, version.to))
                    .collect();
                check_history(&history).map_err(|broken| {
                    let at = entry.version.get(broken.at);
                    let at = at.map_or(entry_at, |version| version.span().start);
                    refuse((at, broken.message))
                })?;
                if index.insert(entry.id.clone(), clauses.len()).is_some() {
                    return Err(refuse((entry_at, "the id is used twice".into())));
                }
                let clause = Clause {
                    id: ClauseId::new(entry.id.clone()),
                    issuer,
                    area: entry.area.clone(),
                    title: entry.title.clone(),
                    governs: entry.governs,
                    versions,
                };
                bounds::check(&clause).map_err(|(version, message)| {
                    let version = version.and_then(|at| entry.version.get(at));
                    refuse((version.map_or(entry_at, |it| it.span().start), message))
                })?;
                clauses.push(clause);
            }
        }
        let checked_on = clauses
            .iter()
            .flat_map(|clause| clause.versions.iter().map(|version| version.checked_on))
            .max()
            .flatten()
            .unwrap_or_default();
        required::check_credentials(&credentials)?;
        let edition = edition.ok_or_else(|| RulebookError::Unreadable {
            file: "edition.toml".to_owned(),
            message: "no file says the edition: its version and its day".to_owned(),
        })?;
        if edition.day < checked_on {
            return Err(RulebookError::Unreadable {
                file: "edition.toml".to_owned(),
                message: format!(
                    "the edition is of {}, and a clause was checked later, on {}",
                    day(edition.day),
                    day(checked_on)
                ),
            });
        }
        let rulebook = Rulebook {
            edition,
            clauses,
            index,
            credentials,
            checked_on,
        };
        required::check(&rulebook)?;
        Ok(rulebook)
    }
}

fn read_version(entry: &VersionEntry, known: &HashMap<String, Source>) -> Result<Version, String> {
    let date = |text: &str| {
        text.parse::<NaiveDate>()
            .map_err(|_| format!("\"{text}\" isn't a date; write it like 2015-08-31"))
    };
    if entry.sources.is_empty() {
        return Err("a version names no source".into());
    }
    if entry.says.trim().is_empty() {
        return Err("a version says nothing".into());
    }
    let decision = Decision {
        readings: entry.reading.iter().map(read_reading).collect(),
        own_number: entry.own_number,
        switch: entry.switch,
        settled_by: entry.settled_by.clone(),
    };
    if entry.certainty == Certainty::Uncertain && entry.note.is_none() {
        return Err("an uncertain version must note what isn't known and its default".into());
    }
    if entry.certainty == Certainty::Uncertain && !decision.is_open() {
        return Err("an uncertain version must say how the user can decide".into());
    }
    if decision.own_number.is_some() && entry.value.unit().is_none() {
        return Err("a number of one's own needs a value that is a number".into());
    }
    let sources = entry
        .sources
        .iter()
        .map(|key| {
            known
                .get(key)
                .cloned()
                .ok_or_else(|| format!("source {key} isn't listed"))
        })
        .collect::<Result<Vec<Source>, String>>()?;
    Ok(Version {
        from: entry.from.as_deref().map(date).transpose()?,
        from_bound: entry.from_bound,
        to: entry.to.as_deref().map(date).transpose()?,
        value_text: entry.value.to_string(),
        value: entry.value.clone(),
        says: entry.says.clone(),
        sources,
        checked_on: Some(date(&entry.checked_on)?),
        certainty: entry.certainty,
        note: entry.note.clone(),
        decision,
    })
}

fn read_reading(entry: &ReadingEntry) -> Reading {
    Reading {
        key: entry.key.clone(),
        says: entry.says.clone(),
        value_text: entry.value.to_string(),
        value: entry.value.clone(),
    }
}

/// The line, from 1, on which a place in a text lies.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const SOURCES: &str = "[source.S1]\nurl = \"https://example.org\"\nage = \"undated\"\n";

    fn clause(versions: &str) -> String {
        format!(
            "issuer = \"X\"\n[[clause]]\nid = \"x.one\"\narea = \"A\"\ntitle = \"T\"\ngoverns = \"due\"\n{versions}"
        )
    }

    fn version(extra: &str) -> String {
        format!(
            "[[clause.version]]\nvalue = {{ months = 1 }}\nsays = \"One month.\"\nsources = [\"S1\"]\nchecked_on = \"2026-11-23\"\ncertainty = \"published\"\n{extra}\n"
        )
    }

    fn refusal(versions: &str) -> String {
        let text = clause(versions);
        let files = [("sources.toml", SOURCES), ("x.toml", text.as_str())];
        Rulebook::from_toml(&files)
            .expect_err("the history is broken")
            .to_string()
    }

    #[rstest]
    #[case::gap(version("to = \"2015-08-30\"") + &version("from = \"2015-09-02\""), "a gap between Aug 30, 2015 and Sep 2, 2015")]
    #[case::overlap(version("to = \"2015-08-30\"") + &version("from = \"2015-08-30\""), "an overlap")]
    #[case::backwards(
        version("from = \"2016-01-01\"\nto = \"2015-08-30\""),
        "before it begins"
    )]
    #[case::open_middle(version("") + &version("from = \"2015-08-30\""), "an open end before its last version")]
    #[case::odd_date(
        version("from = \"31.8.2015\""),
        "isn't a date; write it like 2015-08-31"
    )]
    fn refuses_a_broken_history(#[case] versions: String, #[case] expect: &str) {
        let message = refusal(&versions);
        assert!(
            message.contains(expect) && message.contains("x.one"),
            "{message:?} names clause and cause"
        );
    }

    #[rstest]
    #[case::no_source("sources = [\"S1\"]", "sources = []", "names no source")]
    #[case::unlisted_source("[\"S1\"]", "[\"S9\"]", "source S9 isn't listed")]
    #[case::no_certainty("certainty = \"published\"", "", "certainty")]
    #[case::uncertain_without_default(
        "\"published\"",
        "\"uncertain\"",
        "must note what isn't known"
    )]
    #[case::uncertain_without_a_way_to_decide(
        "\"published\"",
        "\"uncertain\"\nnote = \"Default: one.\"",
        "must say how the user can decide"
    )]
    #[case::own_number_of_no_number(
        "value = { months = 1 }",
        "value = \"statement\"\nown_number = { least = 0, most = 9 }",
        "a value that is a number"
    )]
    fn refuses_a_clause_without_its_grounds(
        #[case] from: &str,
        #[case] to: &str,
        #[case] expect: &str,
    ) {
        let message = refusal(&version("").replace(from, to));
        assert!(
            message.contains(expect),
            "{message:?} must name the cause {expect:?}"
        );
    }

    #[test]
    fn names_the_line_of_the_version_that_leaves_a_gap() {
        let versions = version("to = \"2015-08-30\"") + &version("from = \"2015-09-02\"");
        let text = clause(&versions);
        let line = 1 + text
            .lines()
            .position(|line| line.contains("2015-09-02"))
            .expect("the version is there");
        let header = text.lines().take(line).collect::<Vec<_>>();
        let begins = 1 + header
            .iter()
            .rposition(|line| line.contains("[[clause.version]]"))
            .expect("the version has a header");
        let message = refusal(&versions);
        assert!(
            message.starts_with(&format!("x.toml, line {begins}:")),
            "{message:?} must name line {begins}, where the second version begins"
        );
    }

    #[test]
    fn the_embedded_rulebook_holds_together() {
        let rulebook =
            Rulebook::from_toml(EMBEDDED_FILES).unwrap_or_else(|error| panic!("{error}"));
        assert!(
            rulebook.clauses().len() > 50,
            "AAPC, AHIMA and education are all there"
        );
    }
}
