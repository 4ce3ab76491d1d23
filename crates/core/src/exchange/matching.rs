//! Rows against what is there: the same, like it, or new. Equal ones are counted, so that the
//! second equal row of a sheet is the second equal fact of the logbook.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::{Kind, fold};
use crate::dates::days_between;
use crate::facts::Facts;

/// So alike must two titles be.
const ALIKE: f64 = 0.85;
/// Within so many days.
const DAYS: i32 = 3;

/// The facts of a kind, ready to be compared with.
pub(super) struct There {
    kind: Kind,
    facts: Vec<Map<String, Value>>,
    by_key: FxHashMap<String, Vec<usize>>,
    by_day: FxHashMap<NaiveDate, Vec<usize>>,
    by_code: FxHashMap<String, Vec<usize>>,
    by_id: FxHashMap<String, usize>,
    taken: BTreeSet<usize>,
}

impl There {
    /// The facts of this kind.
    pub fn of(kind: Kind, facts: &Facts) -> There {
        let mut there = There {
            kind,
            facts: Vec::new(),
            by_key: FxHashMap::default(),
            by_day: FxHashMap::default(),
            by_code: FxHashMap::default(),
            by_id: FxHashMap::default(),
            taken: BTreeSet::new(),
        };
        for fact in super::typed::list(kind, facts) {
            let at = there.facts.len();
            there.by_key.entry(key(kind, &fact)).or_default().push(at);
            if let Some(day) = day_of(kind, &fact) {
                there.by_day.entry(day).or_default().push(at);
            }
            for code in codes(&fact) {
                there.by_code.entry(code).or_default().push(at);
            }
            if let Some(id) = fact.get(kind.id_field()).and_then(Value::as_str) {
                there.by_id.insert(id.to_owned(), at);
            }
            there.facts.push(fact);
        }
        there
    }

    /// Takes the fact with this id, so that no other row is taken for it.
    pub fn take_id(&mut self, id: &str) -> bool {
        match self.by_id.get(id) {
            Some(at) => self.taken.insert(*at),
            None => false,
        }
    }

    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<&Map<String, Value>> {
        self.by_id.get(id).and_then(|at| self.facts.get(*at))
    }

    /// Takes an equal fact that no row was taken for yet; its id.
    pub fn take_same(&mut self, fact: &Map<String, Value>) -> Option<String> {
        let all = self.by_key.get(&key(self.kind, fact))?;
        let at = all.iter().copied().find(|at| !self.taken.contains(at))?;
        self.taken.insert(at);
        self.id(at)
    }

    /// A fact that is very much like it; its id.
    pub fn like(&self, fact: &Map<String, Value>) -> Option<String> {
        let free = |at: &&usize| !self.taken.contains(at);
        for code in codes(fact) {
            if let Some(at) = self.by_code.get(&code).into_iter().flatten().find(free) {
                return self.id(*at);
            }
        }
        match self.kind {
            Kind::Credit => {}
            Kind::Position | Kind::Course => return self.like_named(fact),
            _ => return None,
        }
        let day = day_of(self.kind, fact)?;
        let title = fold::title(text(fact, "title"));
        let mut best: Option<(f64, usize)> = None;
        for off in -DAYS..=DAYS {
            let near = crate::dates::add_days(day, off);
            for &at in self.by_day.get(&near).into_iter().flatten().filter(free) {
                let there = &self.facts[at];
                if there.get("amount") != fact.get("amount") {
                    continue;
                }
                let alike = fold::likeness(&title, &fold::title(text(there, "title")));
                if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
                    best = Some((alike, at));
                }
            }
        }
        best.and_then(|(_, at)| self.id(at))
    }

    /// A position or a course of the same name whose days do not say that it is another.
    fn like_named(&self, fact: &Map<String, Value>) -> Option<String> {
        let (name, from) = match self.kind {
            Kind::Position => ("employer", "starts_on"),
            _ => ("title", "started_on"),
        };
        let wanted = fold::place(text(fact, name));
        let at = self.facts.iter().enumerate().position(|(at, there)| {
            let near = match (date(there, from), date(fact, from)) {
                (Some(one), Some(other)) => days_between(one, other).abs() <= 31,
                _ => true,
            };
            let second = |it: &Map<String, Value>| fold::title(text(it, "title"));
            let same_role = self.kind != Kind::Position
                || second(there).is_empty()
                || second(fact).is_empty()
                || second(there) == second(fact);
            near && same_role
                && !self.taken.contains(&at)
                && fold::place(text(there, name)) == wanted
        })?;
        self.id(at)
    }

    fn id(&self, at: usize) -> Option<String> {
        let id = self.facts.get(at)?.get(self.kind.id_field())?;
        id.as_str().map(str::to_owned)
    }
}

fn text<'a>(fact: &'a Map<String, Value>, name: &str) -> &'a str {
    fact.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn date(fact: &Map<String, Value>, name: &str) -> Option<NaiveDate> {
    text(fact, name).parse().ok()
}

fn day_of(kind: Kind, fact: &Map<String, Value>) -> Option<NaiveDate> {
    match kind {
        Kind::Credit => date(fact, "completed_on"),
        Kind::Entry | Kind::StudyEntry => date(fact, "date"),
        _ => None,
    }
}

/// Numbers that name one activity.
fn codes(fact: &Map<String, Value>) -> Vec<String> {
    ["index_number", "course_key"]
        .into_iter()
        .filter_map(|name| {
            let folded = fold::words(text(fact, name)).concat();
            (!folded.is_empty()).then(|| format!("{name}:{folded}"))
        })
        .collect()
}

/// What makes two facts the same.
fn key(kind: Kind, fact: &Map<String, Value>) -> String {
    let value = |name: &str| match fact.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => fold::title(text),
        Some(other) => other.to_string(),
    };
    let exactly = |name: &str| text(fact, name).to_owned();
    let fields: Vec<String> = match kind {
        Kind::Credit => vec![value("completed_on"), value("amount"), value("title")],
        Kind::Entry => vec![value("date"), value("minutes"), exactly("position")],
        Kind::StudyEntry => vec![
            value("date"),
            value("minutes"),
            exactly("course"),
            exactly("practicode"),
        ],
        Kind::Position => vec![
            fold::place(text(fact, "employer")),
            value("title"),
            value("starts_on"),
        ],
        Kind::Course => vec![value("title"), value("started_on"), value("completed_on")],
        Kind::Application => vec![fold::place(text(fact, "employer")), value("title")],
        Kind::Exam => vec![value("credential"), value("sat_on")],
        Kind::Payment => {
            let kind = match fact.get("kind") {
                None | Some(Value::Null) => "dues".to_owned(),
                Some(_) => value("kind"),
            };
            vec![
                value("issuer"),
                kind,
                value("paid_on"),
                value("due_on"),
                value("amount_cents"),
            ]
        }
        Kind::Account => vec![value("issuer")],
        Kind::CycleRecord => vec![value("issuer"), value("due_on")],
        Kind::ReminderChoice => vec![exactly("subject")],
        Kind::Evidence => vec![exactly("sha256")],
        _ => vec![exactly(kind.id_field())],
    };
    fields.join("\u{1f}")
}
