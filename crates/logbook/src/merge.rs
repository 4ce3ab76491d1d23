//! What another logbook of the same person holds that this one does not. Facts are told apart by
//! their ids, which no two computers give alike; what both hold stays as it is here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use crate::error::LogbookError;
use crate::history;
use crate::imports::check_fact;
use crate::validate::LONGEST_DAY;
use crate::{label, tables};
use milepost_core::facts::{Fact, FactKey, FactKind};

/// What comes of comparing another logbook with this one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merge {
    /// What only the other one holds and what can come in, parents first.
    pub take: Vec<Fact>,
    /// What both hold and say differently; it stays as it is here.
    pub differ: Vec<Differing>,
    /// What only the other one holds and what stays out.
    pub left: Vec<StaysOut>,
    /// How many facts are the same in both.
    pub same: u32,
}

/// A fact that both logbooks hold and say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Differing {
    /// The fact.
    pub key: FactKey,
    /// What it is called here.
    pub name: String,
    /// The fields that differ.
    pub fields: Vec<FieldDiffers>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldDiffers {
    /// The field as the facts format names it.
    pub field: String,
    /// What it says here; none where it says nothing.
    pub here: Option<String>,
    /// What it says there.
    pub there: Option<String>,
}

/// A fact that only the other logbook holds and that stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StaysOut {
    /// The fact.
    pub key: FactKey,
    /// What it is called there.
    pub name: String,
    /// Why it stays out.
    pub why: String,
}

/// Compares this logbook with the facts of another.
pub(crate) fn compare(db: &Connection, there: Facts) -> Result<Merge, LogbookError> {
    let here = tables::read_all(db)?;
    let mut desk = Desk::of(db, here)?;
    let mut merge = Merge::default();
    for fact in there.into_list() {
        match desk.here.get(&fact.key()) {
            Some(own) if *own == fact => merge.same += 1,
            Some(own) => merge.differ.push(Differing {
                key: own.key(),
                name: label::name(db, own)?,
                fields: differences(own, &fact),
            }),
            None => match desk.admit(db, fact)? {
                Ok(fact) => merge.take.push(fact),
                Err(left) => merge.left.push(left),
            },
        }
    }
    Ok(merge)
}

/// What is known here, and what has been let in so far.
struct Desk {
    here: BTreeMap<FactKey, Fact>,
    /// The ids that a fact may refer to.
    known: BTreeSet<FactKey>,
    /// What no two facts may share, with the name of who has it.
    taken: BTreeMap<String, String>,
    minutes: BTreeMap<NaiveDate, i32>,
    names: BTreeMap<FactKey, String>,
}

impl Desk {
    fn of(db: &Connection, here: Facts) -> Result<Desk, LogbookError> {
        let mut desk = Desk {
            here: BTreeMap::new(),
            known: BTreeSet::new(),
            taken: BTreeMap::new(),
            minutes: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for fact in here.into_list() {
            let key = fact.key();
            if let Some(only) = only_one(&fact) {
                desk.taken.insert(only, label::name(db, &fact)?);
            }
            if let Some((day, minutes)) = time_of(&fact) {
                *desk.minutes.entry(day).or_default() += minutes;
            }
            desk.known.insert(key.clone());
            desk.here.insert(key, fact);
        }
        Ok(desk)
    }

    /// Lets a fact in, or says why it stays out.
    fn admit(
        &mut self,
        db: &Connection,
        mut fact: Fact,
    ) -> Result<Result<Fact, StaysOut>, LogbookError> {
        let key = fact.key();
        let name = self.name_of(db, &fact)?;
        let left = |why: String| {
            let key = key.clone();
            let name = name.clone();
            Ok(Err(StaysOut { key, name, why }))
        };
        if let Some(on) = history::removed_on(db, &key)? {
            return left(format!("it was removed here on {on}"));
        }
        if let Err(invalid) = check_fact(&mut fact) {
            return left(format!("{invalid}"));
        }
        if let Some(parent) = parents(&fact)
            .into_iter()
            .find(|it| !self.known.contains(it))
        {
            return left(format!(
                "the {} it belongs to isn't here",
                parent.kind.noun()
            ));
        }
        let only = only_one(&fact);
        if let Some(other) = only.as_ref().and_then(|only| self.taken.get(only)) {
            return left(format!(
                "here there is {other} already, and there can be only one"
            ));
        }
        if let Some((day, minutes)) = time_of(&fact) {
            let of_day = self.minutes.entry(day).or_default();
            if of_day.saturating_add(minutes) > LONGEST_DAY {
                return left("its day would then have more than 24 hours".to_owned());
            }
            *of_day += minutes;
        }
        milepost_core::facts::keep_references(&mut fact, |it| self.known.contains(it));
        if let Fact::Evidence(file) = &mut fact {
            file.belongs_to
                .retain(|it| self.known.contains(&FactKey::from(it)));
        }
        if let Some(only) = only {
            self.taken.insert(only, name.clone());
        }
        self.names.insert(key.clone(), name.clone());
        self.known.insert(key.clone());
        Ok(Ok(fact))
    }

    /// What a fact of the other logbook is called; its employer or course may come in with it.
    fn name_of(&self, db: &Connection, fact: &Fact) -> Result<String, LogbookError> {
        let parent = parents(fact)
            .into_iter()
            .find_map(|it| self.names.get(&it).cloned());
        let own = label::name(db, fact)?;
        Ok(match parent {
            Some(parent) => format!("{own} ({parent})"),
            None => own,
        })
    }
}

/// What a fact makes no sense without.
fn parents(fact: &Fact) -> Vec<FactKey> {
    let position = |id: &str| FactKey::new(FactKind::Position, id);
    match fact {
        Fact::Entry(it) => vec![position(it.position.as_str())],
        Fact::Letter(it) => vec![position(it.position.as_str())],
        Fact::StudyEntry(it) => {
            let course = it
                .course
                .as_ref()
                .map(|id| FactKey::new(FactKind::Course, id.as_str()));
            let practicode = it.practicode.as_ref();
            let practicode = practicode.map(|id| FactKey::new(FactKind::Practicode, id.as_str()));
            course.into_iter().chain(practicode).collect()
        }
        Fact::Offer(it) => vec![FactKey::new(FactKind::Application, it.application.as_str())],
        Fact::Step(it) => match (&it.application, &it.contact) {
            (Some(id), _) => vec![FactKey::new(FactKind::Application, id.as_str())],
            (None, Some(id)) => vec![FactKey::new(FactKind::Contact, id.as_str())],
            (None, None) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What no two facts may share.
fn only_one(fact: &Fact) -> Option<String> {
    let list = fact.kind().list();
    match fact {
        Fact::Account(it) => Some(format!("{list} {}", it.issuer)),
        Fact::CycleRecord(it) => Some(format!("{list} {} {}", it.issuer, it.due_on)),
        Fact::OwnIssuer(it) => Some(format!("{list} {}", it.issuer)),
        Fact::ReminderChoice(it) => Some(format!("{list} {}", it.subject)),
        Fact::Evidence(it) => Some(format!("{list} {}", it.sha256)),
        Fact::CredentialIdea(it) => Some(format!("{list} {} {}", it.issuer, it.code)),
        Fact::DirectoryEntry(it) => it.shipped.as_ref().map(|key| format!("{list} {key}")),
        _ => None,
    }
}

fn time_of(fact: &Fact) -> Option<(NaiveDate, i32)> {
    match fact {
        Fact::Entry(it) => Some((it.date, it.minutes)),
        Fact::StudyEntry(it) => Some((it.date, it.minutes)),
        _ => None,
    }
}

/// The fields that two facts with the same key say differently.
fn differences(here: &Fact, there: &Fact) -> Vec<FieldDiffers> {
    let (here, there) = (fields(here), fields(there));
    let names: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
    let differs = names
        .into_iter()
        .filter(|name| here.get(*name) != there.get(*name));
    differs
        .map(|name| FieldDiffers {
            field: name.clone(),
            here: here.get(name).and_then(in_words),
            there: there.get(name).and_then(in_words),
        })
        .collect()
}

fn fields(fact: &Fact) -> serde_json::Map<String, Json> {
    match serde_json::to_value(fact) {
        Ok(Json::Object(mut both)) => match both.remove("fact") {
            Some(Json::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        },
        _ => serde_json::Map::new(),
    }
}

fn in_words(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Bool(true) => Some("yes".to_owned()),
        Json::Bool(false) => Some("no".to_owned()),
        Json::Array(items) if items.is_empty() => None,
        Json::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(in_words).collect();
            Some(items.join(", "))
        }
        other => Some(other.to_string()),
    }
}
