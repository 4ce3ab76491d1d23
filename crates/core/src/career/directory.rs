//! The directory for Massachusetts: what ships, edited, hidden and added to by the person.

use std::sync::LazyLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dates::day;
use crate::facts::{DirectoryKind, Facts};
use crate::ids::DirectoryEntryId;

/// An entry as it ships.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// The stable key.
    pub key: String,
    /// What it is.
    pub kind: DirectoryKind,
    /// Its name.
    pub name: String,
    /// The town.
    #[serde(default)]
    pub town: Option<String>,
    /// What is known of it.
    #[serde(default)]
    pub known: Option<String>,
    /// Its web address.
    #[serde(default)]
    pub address: Option<String>,
    /// Where that was read.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which it was read.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
    /// How sure it is.
    pub certainty: EntryCertainty,
    /// What is to be said of the source's age.
    #[serde(default)]
    pub age: Option<String>,
    /// Whether a list was looked for and not found.
    #[serde(default)]
    pub no_list: bool,
}

/// How sure an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryCertainty {
    /// Read on its own page.
    Published,
    /// Read on somebody else's page.
    SecondHand,
    /// Read nowhere: a suggestion that nobody checked.
    General,
    /// The person's own.
    Yours,
}

/// The directory as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct Directory {
    /// The entries by kind, in the order of the file, the person's own after them.
    pub rows: Vec<DirectoryRow>,
    /// How many are hidden.
    pub hidden: u32,
}

/// One entry as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct DirectoryRow {
    /// The shipped entry's key; none where the person added it.
    pub shipped: Option<String>,
    /// The person's own word on it; none where there is none.
    pub entry: Option<DirectoryEntryId>,
    /// What it is.
    pub kind: DirectoryKind,
    /// Its name.
    pub name: String,
    /// The town.
    pub town: Option<String>,
    /// What is known of it.
    pub known: Option<String>,
    /// Its web address.
    pub address: Option<String>,
    /// `Medical Coding, massbay.edu, read Nov 30, 2026`.
    pub source: Option<String>,
    /// How sure it is.
    pub certainty: EntryCertainty,
    /// How sure it is, in words: `published, age unknown`, `suggestion, not checked`.
    pub certainty_words: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// What ships, read once.
pub fn shipped() -> &'static [Shipped] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        entry: Vec<Shipped>,
    }
    static ENTRIES: LazyLock<Vec<Shipped>> =
        LazyLock::new(
            || match toml::from_str::<File>(include_str!("../../directory/ma.toml")) {
                Ok(file) => file.entry,
                Err(error) => unreachable!("BUG: the shipped directory is not sound: {error}"),
            },
        );
    &ENTRIES
}

/// The directory with the person's own words on it.
pub fn directory(facts: &Facts) -> Directory {
    let mut rows: Vec<DirectoryRow> = shipped()
        .iter()
        .map(|it| {
            let mut own = facts.directory_entries.iter();
            let own = own.find(|own| own.shipped.as_deref() == Some(it.key.as_str()));
            let mut row = DirectoryRow {
                shipped: Some(it.key.clone()),
                entry: own.map(|own| own.id.clone()),
                kind: it.kind,
                name: it.name.clone(),
                town: it.town.clone(),
                known: it.known.clone(),
                address: it.address.clone(),
                source: it.source.as_ref().map(|source| match it.checked_on {
                    Some(on) => format!("{source}, read {}", day(on)),
                    None => source.clone(),
                }),
                certainty: it.certainty,
                certainty_words: words(it),
                hidden: own.is_some_and(|own| own.hidden),
            };
            // What was only hidden says nothing of its own.
            if let Some(own) = own
                && (own.name != it.name
                    || own.town != it.town
                    || own.known != it.known
                    || own.address != it.address)
            {
                row.name.clone_from(&own.name);
                row.town.clone_from(&own.town);
                row.known.clone_from(&own.known);
                row.address.clone_from(&own.address);
                row.certainty = EntryCertainty::Yours;
                row.certainty_words = "yours".to_owned();
            }
            row
        })
        .collect();
    let added = facts.directory_entries.iter();
    let known = |key: &str| shipped().iter().any(|it| it.key == key);
    let added = added.filter(|it| !it.shipped.as_deref().is_some_and(known));
    rows.extend(added.map(|it| DirectoryRow {
        shipped: None,
        entry: Some(it.id.clone()),
        kind: it.kind,
        name: it.name.clone(),
        town: it.town.clone(),
        known: it.known.clone(),
        address: it.address.clone(),
        source: None,
        certainty: EntryCertainty::Yours,
        certainty_words: "yours".to_owned(),
        hidden: it.hidden,
    }));
    rows.sort_by_key(|row| row.kind);
    let hidden = rows.iter().filter(|row| row.hidden).count();
    Directory {
        hidden: u32::try_from(hidden).unwrap_or(u32::MAX),
        rows,
    }
}

fn words(it: &Shipped) -> String {
    let sure = match it.certainty {
        _ if it.no_list => "no list found",
        EntryCertainty::Published => "published",
        EntryCertainty::SecondHand => "second-hand",
        EntryCertainty::General => "suggestion, not checked",
        EntryCertainty::Yours => "yours",
    };
    match &it.age {
        Some(age) if !it.no_list => format!("{sure}, {age}"),
        _ => sure.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_source_or_is_a_suggestion() {
        let mut keys = std::collections::BTreeSet::new();
        for it in shipped() {
            assert!(keys.insert(&it.key), "{} stands once", it.key);
            let sourced = it.source.is_some() && it.checked_on.is_some();
            assert!(
                sourced || it.certainty == EntryCertainty::General,
                "{} has a source and the day it was read",
                it.key
            );
            if let Some(address) = &it.address {
                assert!(super::super::page(address).is_ok(), "{address}");
            }
        }
    }
}
