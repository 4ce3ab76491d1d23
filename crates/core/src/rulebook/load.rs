//! Reading and checking rulebook files.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Deserialize;

use super::clause::{Bound, Catalogued, Certainty, Clause, Governs, Source, Value, Version};
use super::{Rulebook, required};
use crate::dates::add_days;
use crate::ids::{ClauseId, IssuerId};

/// The files that ship with the program: name and text.
pub(super) const EMBEDDED_FILES: &[(&str, &str)] = &[
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
    ("ahima.toml", include_str!("../../rules/ahima.toml")),
    ("education.toml", include_str!("../../rules/education.toml")),
];

/// Why a rulebook cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulebookError {
    /// A file is not the TOML that a rulebook is written in.
    #[error("{file}: {message}")]
    Unreadable {
        /// The file's name.
        file: String,
        /// What is wrong and where.
        message: String,
    },
    /// A clause or its history does not hold together.
    #[error("{file}: clause {clause}: {message}")]
    Clause {
        /// The file's name.
        file: String,
        /// The clause's id.
        clause: String,
        /// What is wrong.
        message: String,
    },
    /// A clause that the assessment needs is missing or of the wrong kind.
    #[error("clause {clause}: {message}")]
    Required {
        /// The clause's id.
        clause: String,
        /// What is wrong.
        message: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    source: BTreeMap<String, SourceEntry>,
    #[serde(default)]
    credential: Vec<Catalogued>,
    issuer: Option<IssuerId>,
    #[serde(default)]
    clause: Vec<ClauseEntry>,
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
    version: Vec<VersionEntry>,
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
        let mut index = HashMap::new();
        for (name, text) in files {
            let file: File = toml::from_str(text).map_err(|error| RulebookError::Unreadable {
                file: (*name).to_owned(),
                message: error.to_string(),
            })?;
            for (key, entry) in file.source {
                if !entry.url.starts_with("http") {
                    return Err(RulebookError::Unreadable {
                        file: (*name).to_owned(),
                        message: format!("source {key} has no address"),
                    });
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
                let refuse = |message: String| RulebookError::Clause {
                    file: (*name).to_owned(),
                    clause: entry.id.clone(),
                    message,
                };
                let issuer = file
                    .issuer
                    .clone()
                    .ok_or_else(|| refuse("the file names no issuer".into()))?;
                let versions = entry
                    .version
                    .iter()
                    .map(|version| read_version(version, &sources))
                    .collect::<Result<Vec<Version>, String>>()
                    .map_err(&refuse)?;
                check_history(&versions).map_err(&refuse)?;
                if index.insert(entry.id.clone(), clauses.len()).is_some() {
                    return Err(refuse("the id is used twice".into()));
                }
                clauses.push(Clause {
                    id: ClauseId::new(entry.id),
                    issuer,
                    area: entry.area,
                    title: entry.title,
                    governs: entry.governs,
                    versions,
                });
            }
        }
        let checked_on = clauses
            .iter()
            .flat_map(|clause| clause.versions.iter().map(|version| version.checked_on))
            .max()
            .unwrap_or_default();
        let rulebook = Rulebook {
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
            .map_err(|_| format!("\"{text}\" is not a date like 2015-08-31"))
    };
    if entry.sources.is_empty() {
        return Err("a version names no source".into());
    }
    if entry.says.trim().is_empty() {
        return Err("a version says nothing".into());
    }
    if entry.certainty == Certainty::Uncertain && entry.note.is_none() {
        return Err("an uncertain version must note what is not known and its default".into());
    }
    let sources = entry
        .sources
        .iter()
        .map(|key| {
            known
                .get(key)
                .cloned()
                .ok_or_else(|| format!("source {key} is not listed"))
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
        checked_on: date(&entry.checked_on)?,
        certainty: entry.certainty,
        note: entry.note.clone(),
    })
}

/// A history starts open or at a date, and each version begins on the day
/// after the one before it has ended.
fn check_history(versions: &[Version]) -> Result<(), String> {
    if versions.is_empty() {
        return Err("it has no version".into());
    }
    for version in versions {
        if let (Some(from), Some(to)) = (version.from, version.to)
            && to < from
        {
            return Err(format!(
                "a version ends on {to}, before it begins on {from}"
            ));
        }
    }
    for pair in versions.windows(2) {
        let ended = pair[0].to.ok_or("only the last version may stay open")?;
        let began = pair[1]
            .from
            .ok_or("only the first version may begin openly")?;
        if began > add_days(ended, 1) {
            return Err(format!("a gap between {ended} and {began}"));
        }
        if began <= ended {
            return Err(format!("an overlap: {began} is not after {ended}"));
        }
    }
    Ok(())
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
    #[case::gap(version("to = \"2015-08-30\"") + &version("from = \"2015-09-02\""), "a gap between 2015-08-30 and 2015-09-02")]
    #[case::overlap(version("to = \"2015-08-30\"") + &version("from = \"2015-08-30\""), "an overlap")]
    #[case::backwards(
        version("from = \"2016-01-01\"\nto = \"2015-08-30\""),
        "before it begins"
    )]
    #[case::open_middle(version("") + &version("from = \"2015-08-30\""), "only the last version may stay open")]
    #[case::odd_date(version("from = \"31.8.2015\""), "is not a date like 2015-08-31")]
    fn refuses_a_broken_history(#[case] versions: String, #[case] expect: &str) {
        let message = refusal(&versions);
        assert!(
            message.contains(expect) && message.contains("x.one"),
            "{message:?} names clause and cause"
        );
    }

    #[rstest]
    #[case::no_source("sources = [\"S1\"]", "sources = []", "names no source")]
    #[case::unlisted_source("[\"S1\"]", "[\"S9\"]", "source S9 is not listed")]
    #[case::no_certainty("certainty = \"published\"", "", "certainty")]
    #[case::uncertain_without_default(
        "\"published\"",
        "\"uncertain\"",
        "must note what is not known"
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
    fn the_embedded_rulebook_holds_together() {
        let rulebook =
            Rulebook::from_toml(EMBEDDED_FILES).unwrap_or_else(|error| panic!("{error}"));
        assert!(
            rulebook.clauses().len() > 50,
            "AAPC, AHIMA and education are all there"
        );
    }
}
