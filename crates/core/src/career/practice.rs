//! Practice before an interview: scenarios, code items and open questions, with what was answered.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::facts::{Facts, PracticeAnswer};

/// What an item is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PracticeKind {
    /// What may be billed, and what is done where something went wrong.
    Compliance,
    /// Asking a provider.
    Query,
    /// Claims that were refused.
    Denial,
    /// Who may see what.
    Privacy,
    /// Speed and accuracy.
    Productivity,
    /// Others who see it otherwise.
    Disagreement,
    /// Which code.
    Code,
}

/// A question with four choices, as it ships.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The stable id.
    pub id: String,
    /// What it is about.
    pub kind: PracticeKind,
    /// A short name for lists.
    pub title: String,
    /// The question.
    pub ask: String,
    /// The choices.
    pub choices: Vec<String>,
    /// Which one is best, counted from 0.
    pub best: usize,
    /// One sentence why.
    pub why: String,
    /// The law or the section behind it.
    pub source: String,
    /// Whether that was read. Where it was not, the item is marked "general".
    pub read: bool,
    /// From when it holds.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Until when it holds.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// The codes that it names, for the developer's check.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// A question that is answered in one's own words, as it ships.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// The stable id.
    pub id: String,
    /// What it is about.
    pub kind: PracticeKind,
    /// A short name for lists.
    pub title: String,
    /// The question.
    pub ask: String,
}

/// Every item that ships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// Questions with choices, scenarios first.
    pub items: Vec<Item>,
    /// Open questions.
    pub open: Vec<OpenItem>,
    /// The release of the table that the codes were compared with: `April 2026`.
    pub table: String,
}

/// The practice as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Practice {
    /// Questions with choices: what was missed first, then what was not tried, then the rest.
    pub items: Vec<PracticeItem>,
    /// Open questions with what was answered last.
    pub open: Vec<OpenQuestion>,
    /// How many were missed last time.
    pub missed: u32,
    /// How many were not tried yet.
    pub untried: u32,
    /// How many were right last time.
    pub right: u32,
    /// The release of the table that the codes were compared with.
    pub table: String,
}

/// One question with choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct PracticeItem {
    /// The stable id.
    pub id: String,
    /// What it is about.
    pub kind: PracticeKind,
    /// A short name.
    pub title: String,
    /// The question.
    pub ask: String,
    /// The choices.
    pub choices: Vec<String>,
    /// Which one is best, counted from 0.
    pub best: u32,
    /// One sentence why.
    pub why: String,
    /// The law or the section behind it.
    pub source: String,
    /// Whether nobody read that section: "general, section not read".
    pub general: bool,
    /// Whether the last answer was right; none where it was not tried.
    pub last_right: Option<bool>,
    /// The day of the last answer.
    pub last_on: Option<NaiveDate>,
}

/// One open question.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct OpenQuestion {
    /// The stable id.
    pub id: String,
    /// What it is about.
    pub kind: PracticeKind,
    /// A short name.
    pub title: String,
    /// The question.
    pub ask: String,
    /// The answer that was kept last.
    pub kept: Option<PracticeAnswer>,
}

/// What ships, read once.
pub fn items() -> &'static Items {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        table: String,
        #[serde(default)]
        item: Vec<Item>,
        #[serde(default)]
        open: Vec<OpenItem>,
    }
    static ITEMS: LazyLock<Items> = LazyLock::new(|| {
        let read = |text: &str| -> File {
            match toml::from_str(text) {
                Ok(file) => file,
                Err(error) => unreachable!("BUG: the shipped practice is not sound: {error}"),
            }
        };
        let mut scenarios = read(include_str!("../../practice/scenarios.toml"));
        let codes = read(include_str!("../../practice/codes.toml"));
        scenarios.item.extend(codes.item);
        Items {
            items: scenarios.item,
            open: scenarios.open,
            table: codes.table,
        }
    });
    &ITEMS
}

/// The practice on a day: what is not valid on it stays out.
pub fn practice(facts: &Facts, as_of: NaiveDate) -> Practice {
    let mut last: FxHashMap<&str, &PracticeAnswer> = FxHashMap::default();
    for answer in facts
        .practice_answers
        .iter()
        .filter(|it| it.answered_on <= as_of)
    {
        let newest = last.entry(answer.item.as_str()).or_insert(answer);
        // Of two on one day the later one counts.
        if newest.answered_on <= answer.answered_on {
            *newest = answer;
        }
    }
    let shipped = items();
    let valid =
        |it: &&Item| it.from.is_none_or(|from| from <= as_of) && it.to.is_none_or(|to| as_of <= to);
    let mut list: Vec<PracticeItem> = shipped
        .items
        .iter()
        .filter(valid)
        .map(|it| {
            let answer = last.get(it.id.as_str());
            PracticeItem {
                id: it.id.clone(),
                kind: it.kind,
                title: it.title.clone(),
                ask: it.ask.clone(),
                choices: it.choices.clone(),
                best: u32::try_from(it.best).unwrap_or(0),
                why: it.why.clone(),
                source: it.source.clone(),
                general: !it.read,
                last_right: answer.and_then(|it| it.right),
                last_on: answer.map(|it| it.answered_on),
            }
        })
        .collect();
    list.sort_by_key(|it| match it.last_right {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    });
    let count = |wanted: Option<bool>| {
        u32::try_from(list.iter().filter(|it| it.last_right == wanted).count()).unwrap_or(0)
    };
    Practice {
        missed: count(Some(false)),
        untried: count(None),
        right: count(Some(true)),
        open: shipped
            .open
            .iter()
            .map(|it| OpenQuestion {
                id: it.id.clone(),
                kind: it.kind,
                title: it.title.clone(),
                ask: it.ask.clone(),
                kept: last.get(it.id.as_str()).map(|it| (*it).clone()),
            })
            .collect(),
        table: shipped.table.clone(),
        items: list,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [(&str, &str); 3] = [
        ("scenarios", include_str!("../../practice/scenarios.toml")),
        ("codes", include_str!("../../practice/codes.toml")),
        ("directory", include_str!("../../directory/ma.toml")),
    ];

    #[test]
    fn every_item_is_whole() {
        let shipped = items();
        let codes = shipped
            .items
            .iter()
            .filter(|it| it.kind == PracticeKind::Code);
        let scenarios = shipped.items.len() - codes.clone().count();
        assert!(
            scenarios >= 20 && codes.clone().count() >= 20,
            "twenty of each"
        );
        let mut ids = std::collections::BTreeSet::new();
        for it in &shipped.items {
            assert!(ids.insert(&it.id), "{} stands once", it.id);
            assert_eq!(it.choices.len(), 4, "{} has four choices", it.id);
            assert!(it.best < 4, "{} has a best one", it.id);
            assert!(!it.source.is_empty(), "{} has a source", it.id);
            assert!(it.why.ends_with('.'), "{} says why in a sentence", it.id);
        }
        for it in codes {
            assert!(it.from.is_some(), "{} says from when it holds", it.id);
            let named: String = it.choices[it.best].clone();
            let mut codes = named
                .split(", ")
                .filter(|code| code.contains('.') || code.len() == 3);
            assert!(
                codes.all(|code| it.codes.iter().any(|known| known == code)),
                "{}: every code of the best answer is checked",
                it.id
            );
        }
        for open in &shipped.open {
            assert!(ids.insert(&open.id), "{} stands once", open.id);
        }
    }

    #[test]
    fn nothing_of_cpt_or_cdt_stands_in_what_ships() {
        for (name, text) in TEXTS {
            for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '$') {
                let five_digits = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
                assert!(!five_digits, "{name}: {word} looks like a CPT code");
                let dental = word.len() == 5
                    && word.starts_with('D')
                    && word[1..].bytes().all(|b| b.is_ascii_digit());
                assert!(!dental, "{name}: {word} looks like a CDT code");
            }
        }
    }

    #[test]
    fn what_was_missed_comes_first() {
        let day = |text: &str| text.parse().expect("a day");
        let mut facts = Facts::default();
        let answer = |item: &str, right: bool, on: &str| PracticeAnswer {
            item: item.to_owned(),
            answered_on: day(on),
            right: Some(right),
            ..PracticeAnswer::default()
        };
        facts.practice_answers = vec![
            answer("scenario.pressure", false, "2026-11-01"),
            answer("scenario.pressure", true, "2026-11-02"),
            answer("code.bmi", true, "2026-11-01"),
            answer("code.bmi", false, "2026-11-02"),
        ];
        let shown = practice(&facts, day("2026-11-30"));
        assert_eq!(shown.items[0].id, "code.bmi");
        assert_eq!(
            shown.items.last().map(|it| it.id.as_str()),
            Some("scenario.pressure")
        );
        assert_eq!((shown.missed, shown.right), (1, 1));
    }
}
