//! Places and courses that rows name: those that are there, and those that come in along.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::answer::{Asked, Made};
use super::asked::Said;
use super::rows::{Draft, Outcome};
use super::{Kind, fold};
use crate::facts::Facts;

/// So alike must two names be for one to be offered for the other.
const ALIKE: f64 = 0.92;

/// Something that can be named: a position by its employer, a course by its title.
struct Known<'a> {
    id: &'a str,
    name: &'a str,
    folded: String,
    from: Option<chrono::NaiveDate>,
    to: Option<chrono::NaiveDate>,
}

/// Replaces the names in a field of references by ids, and tells what must be made for it.
pub(super) fn resolve(
    drafts: &mut [Draft],
    field: &str,
    kind: Kind,
    facts: &Facts,
    said: Said<'_>,
    hint: Option<&str>,
) -> (Vec<Made>, Vec<Asked>) {
    let known = known(kind, facts);
    let mut made: Vec<Made> = Vec::new();
    let mut asked: Vec<Asked> = Vec::new();
    // The first row's day is the day from which a new place is known.
    let mut first_days: BTreeMap<String, String> = BTreeMap::new();
    let mut spelling: BTreeMap<String, String> = BTreeMap::new();
    for draft in drafts.iter() {
        if let Some((name, day)) = named(draft, field) {
            let folded = fold::place(&name);
            spelling.entry(folded.clone()).or_insert(name);
            if let Some(day) = day {
                let first = first_days.entry(folded).or_insert_with(|| day.clone());
                if day < *first {
                    *first = day;
                }
            }
        }
    }
    let mut chosen: BTreeMap<String, Target> = BTreeMap::new();
    for (folded, name) in &spelling {
        let (target, question) = target(folded, name, &known, &spelling, said);
        asked.extend(question);
        chosen.insert(folded.clone(), target);
    }
    for (folded, target) in &chosen {
        if let Target::New(id) = target
            && !made
                .iter()
                .any(|made| made.fact.get("id") == Some(&Value::from(id.clone())))
        {
            let day = first_days.get(folded);
            made.push(Made {
                kind,
                fact: new_fact(kind, id, day, hint),
            });
        }
    }
    for draft in drafts.iter_mut() {
        let Some((name, day)) = named(draft, field) else {
            continue;
        };
        let Outcome::Fact(fact) = &mut draft.outcome else {
            continue;
        };
        let folded = fold::place(&name);
        let id = match chosen.get(&folded) {
            Some(Target::There(name)) => under_way(&known, name, day.as_deref()),
            Some(Target::New(id)) => Some(id.clone()),
            None => None,
        };
        if let Some(id) = id {
            fact.insert(field.to_owned(), id.into());
        }
    }
    (made, asked)
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// One that is there, by its folded name.
    There(String),
    /// One that comes in along, by the name as it will be.
    New(String),
}

fn target(
    folded: &str,
    name: &str,
    known: &[Known<'_>],
    spelling: &BTreeMap<String, String>,
    said: Said<'_>,
) -> (Target, Option<Asked>) {
    if known.iter().any(|it| it.folded == folded || it.id == name) {
        let found = known.iter().find(|it| it.id == name);
        let folded = found.map_or(folded.to_owned(), |it| it.folded.clone());
        return (Target::There(folded), None);
    }
    let question = format!("place.{name}");
    let told = said.get(&question);
    if told.is_some_and(|answer| answer.eq_ignore_ascii_case("new")) {
        return (Target::New(name.to_owned()), None);
    }
    if let Some(told) = told {
        let as_said = fold::place(told);
        let there = known.iter().any(|it| it.folded == as_said);
        let target = match there {
            true => Target::There(as_said),
            false => Target::New(told.to_owned()),
        };
        return (target, None);
    }
    let alike = |other: &str| {
        let begins = |long: &str, short: &str| {
            short.len() >= 4 && long.starts_with(short) && long[short.len()..].starts_with(' ')
        };
        begins(other, folded)
            || begins(folded, other)
            || strsim::jaro_winkler(folded, other) >= ALIKE
            || abbreviates(folded, other)
            || abbreviates(other, folded)
    };
    let mut near: Vec<&Known<'_>> = known.iter().filter(|it| alike(&it.folded)).collect();
    near.dedup_by(|a, b| a.folded == b.folded);
    if let [only] = near.as_slice() {
        let asked = Asked {
            name: question,
            question: format!("Is {name} the same place as {}?", only.name),
            answers: vec![only.name.to_owned(), "new".to_owned()],
            chosen: Some(only.name.to_owned()),
        };
        return (Target::There(only.folded.clone()), Some(asked));
    }
    // Like spellings within the file: the one that more says stands for both.
    let longer = spelling
        .iter()
        .filter(|(other, _)| other.as_str() != folded && alike(other))
        .max_by_key(|(other, _)| other.len())
        .filter(|(other, _)| {
            other.len() > folded.len() || (other.len() == folded.len() && other.as_str() < folded)
        });
    if let Some((other, other_name)) = longer {
        let asked = Asked {
            name: question,
            question: format!("Is {name} the same place as {other_name}?"),
            answers: vec![other_name.clone(), "new".to_owned()],
            chosen: Some(other_name.clone()),
        };
        let there = known.iter().any(|it| it.folded == *other);
        let target = match there {
            true => Target::There(other.clone()),
            false => Target::New(other_name.clone()),
        };
        return (target, Some(asked));
    }
    (Target::New(name.to_owned()), None)
}

/// Whether each word of one name is the other's, or short for it: `Mercy Op.`, `Mercy Outpatient`.
fn abbreviates(short: &str, long: &str) -> bool {
    let (short, long): (Vec<&str>, Vec<&str>) =
        (short.split(' ').collect(), long.split(' ').collect());
    let stands_for = |short: &str, long: &str| {
        let mut rest = long.chars();
        let within = short.chars().all(|c| rest.any(|other| other == c));
        short.len() >= 2
            && short.len() < long.len()
            && within
            && short.chars().next() == long.chars().next()
            && long.chars().all(char::is_alphabetic)
    };
    let pairs = || short.iter().zip(&long);
    short.len() == long.len()
        && short.len() > 1
        && short[0] == long[0]
        && pairs().all(|(short, long)| short == long || stands_for(short, long))
        && pairs().any(|(short, long)| short != long)
}

/// The name in a draft's field, and its day.
fn named(draft: &Draft, field: &str) -> Option<(String, Option<String>)> {
    let Outcome::Fact(fact) = &draft.outcome else {
        return None;
    };
    let name = fact.get(field)?.as_str()?.trim();
    let day = fact.get("date").and_then(Value::as_str).map(str::to_owned);
    (!name.is_empty()).then(|| (name.to_owned(), day))
}

fn known(kind: Kind, facts: &Facts) -> Vec<Known<'_>> {
    match kind {
        Kind::Position => facts
            .positions
            .iter()
            .map(|it| Known {
                id: it.id.as_str(),
                name: &it.employer,
                folded: fold::place(&it.employer),
                from: it.starts_on,
                to: it.ends_on,
            })
            .collect(),
        Kind::Course => facts
            .courses
            .iter()
            .map(|it| Known {
                id: it.id.as_str(),
                name: &it.title,
                folded: fold::place(&it.title),
                from: it.started_on,
                to: it.completed_on,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Of several of one name, the one that goes on that day; else the latest.
fn under_way(known: &[Known<'_>], folded: &str, day: Option<&str>) -> Option<String> {
    let named = || known.iter().filter(|it| it.folded == folded);
    let day: Option<chrono::NaiveDate> = day.and_then(|day| day.parse().ok());
    let on = |it: &&Known<'_>| {
        day.is_some_and(|day| {
            it.from.is_none_or(|from| from <= day) && it.to.is_none_or(|to| day <= to)
        })
    };
    named()
        .find(on)
        .or_else(|| named().max_by_key(|it| it.from))
        .map(|it| it.id.to_owned())
}

/// A new position or course of this name.
fn new_fact(
    kind: Kind,
    name: &str,
    day: Option<&String>,
    hint: Option<&str>,
) -> Map<String, Value> {
    let mut fact = Map::new();
    fact.insert("id".to_owned(), name.into());
    match kind {
        Kind::Position => {
            fact.insert("employer".to_owned(), name.into());
            if let Some(day) = day {
                fact.insert("starts_on".to_owned(), day.clone().into());
            }
            if let Some(hint) = hint {
                fact.insert("kind".to_owned(), hint.into());
            }
        }
        _ => {
            fact.insert("title".to_owned(), name.into());
        }
    }
    fact
}
