//! The rulebook as one person reads it: where a rule is open, by their choice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::clause::{Clause, Version};
use super::value::{ExamFormat, LetterItem, Value};
use super::{Catalogued, Rulebook};
use crate::amounts::Ceus;
use crate::certainty::Certainty;
use crate::facts::RuleChoice;
use crate::ids::{CredentialCode, IssuerId};

/// A rulebook with the user's own decisions on what it leaves open.
#[derive(Debug, Clone)]
pub(crate) struct Rules<'a> {
    book: &'a Rulebook,
    /// The versions that are read otherwise than by default, few if any.
    decided: Vec<(&'a Version, Value)>,
}

/// Why a choice cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// The rulebook has no such clause.
    NoSuchClause,
    /// The clause leaves nothing open in that way: what it allows instead.
    NotOpen(&'static str),
    /// The clause has no such reading: the keys that it has.
    NoSuchReading(Vec<String>),
    /// The number lies outside its bounds.
    OutOfBounds {
        /// The least that is accepted.
        least: i32,
        /// The most that is accepted.
        most: i32,
    },
}

impl Unusable {
    /// The field to blame, what is wrong, and what would mend it.
    pub fn in_words(&self, choice: &RuleChoice) -> (&'static str, String, String) {
        let clause = &choice.clause;
        match self {
            Unusable::NoSuchClause => (
                "clause",
                format!("The rulebook has no clause {clause}; the decision isn't used."),
                "Remove the decision.".to_owned(),
            ),
            Unusable::NotOpen(why) => (
                "clause",
                format!("The decision on {clause} isn't used. {why}"),
                "Remove the decision.".to_owned(),
            ),
            Unusable::NoSuchReading(keys) => (
                "reading",
                format!("{clause} has no such reading; the decision isn't used."),
                if keys.is_empty() {
                    "Remove the decision.".to_owned()
                } else {
                    format!("Choose one of: {}.", keys.join(", "))
                },
            ),
            Unusable::OutOfBounds { least, most } => (
                "number",
                format!("The number for {clause} isn't used."),
                format!("Enter a number from {least} to {most}."),
            ),
        }
    }
}

impl<'a> Rules<'a> {
    /// The rulebook read by these choices; a choice that cannot be used changes nothing.
    pub fn new(book: &'a Rulebook, choices: &[RuleChoice]) -> Rules<'a> {
        let mut decided = Vec::new();
        for choice in choices {
            if let Ok(mut versions) = decide(book, choice) {
                decided.append(&mut versions);
            }
        }
        Rules { book, decided }
    }

    /// Why a choice changes nothing; none where it is used.
    pub fn refuse(book: &Rulebook, choice: &RuleChoice) -> Option<Unusable> {
        decide(book, choice).err()
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&'a Clause> {
        self.book.clause(id)
    }

    /// What the rulebook knows of a credential.
    pub fn credential(&self, issuer: &IssuerId, code: &CredentialCode) -> Option<&'a Catalogued> {
        self.book.credential(issuer, code)
    }

    /// Whether the user has decided how the clause is read on a day.
    pub fn is_decided(&self, id: &str, on: NaiveDate) -> bool {
        self.version(id, on).is_some_and(|version| {
            self.decided
                .iter()
                .any(|(decided, _)| std::ptr::eq(*decided, version))
        })
    }

    fn version(&self, id: &str, on: NaiveDate) -> Option<&'a Version> {
        self.book.version(id, on)
    }

    fn value(&self, id: &str, on: NaiveDate) -> &Value {
        let Some(version) = self.version(id, on) else {
            panic!("BUG: clause {id} is required at all times and missing on {on}")
        };
        self.decided
            .iter()
            .find(|(decided, _)| std::ptr::eq(*decided, version))
            .map_or(&version.value, |(_, value)| value)
    }

    /// A whole number (months, days, cases, percent, minutes or cents) of a required clause.
    pub fn number(&self, id: &str, on: NaiveDate) -> i32 {
        match self.value(id, on) {
            Value::Months(n)
            | Value::Days(n)
            | Value::Cases(n)
            | Value::Percent(n)
            | Value::Minutes(n)
            | Value::Cents(n)
            | Value::Count(n) => *n,
            other => panic!("BUG: clause {id} is a number, not {other:?}"),
        }
    }

    /// An amount of CEUs of a required clause.
    pub fn ceus(&self, id: &str, on: NaiveDate) -> Ceus {
        match self.value(id, on) {
            Value::Ceus(amount) => *amount,
            other => panic!("BUG: clause {id} is an amount of CEUs, not {other:?}"),
        }
    }

    /// The amount for a number of credentials, of a required clause. More
    /// credentials than the table has rows take its last row.
    pub fn ceus_by_count(&self, id: &str, on: NaiveDate, count: usize) -> Ceus {
        match self.value(id, on) {
            Value::ByCount(table) => {
                let row = count.min(table.len());
                row.checked_sub(1)
                    .and_then(|row| table.get(row).copied())
                    .unwrap_or(Ceus::ZERO)
            }
            other => panic!("BUG: clause {id} is a table by count, not {other:?}"),
        }
    }

    /// The amounts by credential of a required clause.
    pub fn ceus_by_credential(&self, id: &str, on: NaiveDate) -> &BTreeMap<String, Ceus> {
        match self.value(id, on) {
            Value::ByCredential(table) => table,
            other => panic!("BUG: clause {id} is a table by credential, not {other:?}"),
        }
    }

    /// The codes, names or roles that a required clause lists.
    pub fn codes(&self, id: &str, on: NaiveDate) -> &[String] {
        match self.value(id, on) {
            Value::Codes(codes) => codes,
            other => panic!("BUG: clause {id} is a list, not {other:?}"),
        }
    }

    /// The days relative to a due date that a required clause lists; none while
    /// it is not in force.
    pub fn day_list(&self, id: &str, on: NaiveDate) -> &[i32] {
        match self.value(id, on) {
            Value::DayList(days) => days,
            Value::NotInForce => &[],
            other => panic!("BUG: clause {id} is a list of days, not {other:?}"),
        }
    }

    /// The items that a letter must have, of a required clause.
    pub fn letter_items(&self, id: &str, on: NaiveDate) -> &[LetterItem] {
        match self.value(id, on) {
            Value::LetterItems(items) => items,
            other => panic!("BUG: clause {id} is a list of letter items, not {other:?}"),
        }
    }

    /// How a required clause is read, as one of its keys.
    pub fn reading(&self, id: &str, on: NaiveDate) -> &str {
        match self.value(id, on) {
            Value::Reading(key) => key,
            other => panic!("BUG: clause {id} is a reading, not {other:?}"),
        }
    }

    /// What an exam is like, where the rulebook has a clause of it.
    pub fn exam(&self, id: &str, on: NaiveDate) -> Option<&ExamFormat> {
        self.version(id, on)?;
        match self.value(id, on) {
            Value::Exam(format) => Some(format),
            _ => None,
        }
    }

    /// Whether a required clause is in force at all on a day.
    pub fn in_force(&self, id: &str, on: NaiveDate) -> bool {
        !matches!(self.value(id, on), Value::NotInForce)
    }

    /// What a clause says on a day, in its own sentence.
    pub fn says(&self, id: &str, on: NaiveDate) -> &'a str {
        self.version(id, on).map_or("", |version| &version.says)
    }

    /// How sure the clause's version on a day is.
    pub fn certainty(&self, id: &str, on: NaiveDate) -> Option<Certainty> {
        self.version(id, on).map(|version| version.certainty)
    }

    /// Whether the clause's version on a day is marked as uncertain.
    pub fn uncertain(&self, id: &str, on: NaiveDate) -> bool {
        self.certainty(id, on) == Some(Certainty::Uncertain)
    }
}

/// The versions that a choice reads otherwise, each with its new value.
fn decide<'a>(
    book: &'a Rulebook,
    choice: &RuleChoice,
) -> Result<Vec<(&'a Version, Value)>, Unusable> {
    let clause = book
        .clause(choice.clause.as_str())
        .ok_or(Unusable::NoSuchClause)?;
    let versions = clause.versions.iter();
    if let Some(number) = choice.number {
        let open: Vec<_> = versions
            .filter_map(|version| Some((version, version.decision.own_number?)))
            .collect();
        let Some((_, bounds)) = open.first() else {
            return Err(Unusable::NotOpen("It takes no number of your own."));
        };
        if !(bounds.least..=bounds.most).contains(&number) {
            return Err(Unusable::OutOfBounds {
                least: bounds.least,
                most: bounds.most,
            });
        }
        return Ok(open
            .into_iter()
            .filter_map(|(version, _)| Some((version, version.value.with_number(number)?)))
            .collect());
    }
    if let Some(key) = &choice.reading {
        let default = Value::Reading(key.clone());
        let chosen: Vec<_> = versions
            .clone()
            .filter_map(|version| {
                let reading = version.decision.readings.iter().find(|it| it.key == *key)?;
                Some((version, reading.value.clone()))
            })
            .collect();
        let is_default = versions.clone().any(|version| version.value == default);
        if chosen.is_empty() && !is_default {
            return Err(Unusable::NoSuchReading(
                versions
                    .flat_map(|version| &version.decision.readings)
                    .map(|reading| reading.key.clone())
                    .collect(),
            ));
        }
        return Ok(chosen);
    }
    if choice.applies {
        return Ok(Vec::new());
    }
    let off: Vec<_> = versions
        .filter(|version| version.decision.switch)
        .map(|version| (version, Value::NotInForce))
        .collect();
    if off.is_empty() {
        return Err(Unusable::NotOpen("It can't be switched off."));
    }
    Ok(off)
}

/// What a choice decides, in words: "10 days", "switched off", or the reading's
/// own sentence; none where it decides nothing.
pub(crate) fn decision_in_words(book: &Rulebook, choice: &RuleChoice) -> Option<String> {
    let versions = decide(book, choice).ok()?;
    let (version, value) = versions.last()?;
    if choice.number.is_some() {
        return Some(value.to_string());
    }
    if let Some(key) = &choice.reading {
        let readings = &version.decision.readings;
        return readings
            .iter()
            .find(|reading| reading.key == *key)
            .map(|reading| reading.says.clone());
    }
    Some("Switched off.".to_owned())
}
