//! The rulebook: every clause as dated data with its sources.
//!
//! The clauses that ship with the program lie in `rules/*.toml`, one file for
//! each issuer. Building a rulebook checks it: every clause is sourced, its
//! certainty is set, the history of each clause has neither gap nor overlap,
//! and every clause that the assessment uses holds a value of the right kind
//! at all times.

mod clause;
mod load;
mod required;

pub use clause::{
    Bound, Catalogued, Certainty, Clause, CredentialGroup, Governs, LetterItem, Source, Value,
    Version,
};
pub use load::RulebookError;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::ids::{CredentialCode, IssuerId};

/// All clauses, checked when built.
#[derive(Debug, Clone)]
pub struct Rulebook {
    clauses: Vec<Clause>,
    index: HashMap<String, usize>,
    credentials: Vec<Catalogued>,
    checked_on: NaiveDate,
}

impl Rulebook {
    /// The rulebook that ships with the program.
    pub fn embedded() -> &'static Rulebook {
        static EMBEDDED: OnceLock<Rulebook> = OnceLock::new();
        EMBEDDED.get_or_init(|| match Rulebook::from_toml(load::EMBEDDED_FILES) {
            Ok(rulebook) => rulebook,
            Err(error) => panic!("BUG: the embedded rulebook does not hold together: {error}"),
        })
    }

    /// Every clause, in the order of the files.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.index.get(id).map(|&at| &self.clauses[at])
    }

    /// The credentials that the rulebook knows.
    pub fn credentials(&self) -> &[Catalogued] {
        &self.credentials
    }

    /// What the rulebook knows of a credential.
    pub fn credential(&self, issuer: &IssuerId, code: &CredentialCode) -> Option<&Catalogued> {
        self.credentials.iter().find(|known| {
            known.issuer == *issuer
                && (known.code == *code || known.former_codes.iter().any(|former| former == code))
        })
    }

    /// The latest day on which a source was checked.
    pub fn checked_on(&self) -> NaiveDate {
        self.checked_on
    }

    /// The version of a clause in force on a day.
    pub fn version(&self, id: &str, on: NaiveDate) -> Option<&Version> {
        self.clause(id)?.version_on(on)
    }

    fn value(&self, id: &str, on: NaiveDate) -> &Value {
        match self.version(id, on) {
            Some(version) => &version.value,
            None => panic!("BUG: clause {id} is required at all times and missing on {on}"),
        }
    }

    /// A whole number (months, days, cases, percent, minutes or cents) of a required clause.
    pub(crate) fn number(&self, id: &str, on: NaiveDate) -> i32 {
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
    pub(crate) fn ceus(&self, id: &str, on: NaiveDate) -> Ceus {
        match self.value(id, on) {
            Value::Ceus(amount) => *amount,
            other => panic!("BUG: clause {id} is an amount of CEUs, not {other:?}"),
        }
    }

    /// The amount for a number of credentials, of a required clause. More
    /// credentials than the table has rows take its last row.
    pub(crate) fn ceus_by_count(&self, id: &str, on: NaiveDate, count: usize) -> Ceus {
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
    pub(crate) fn ceus_by_credential(&self, id: &str, on: NaiveDate) -> &BTreeMap<String, Ceus> {
        match self.value(id, on) {
            Value::ByCredential(table) => table,
            other => panic!("BUG: clause {id} is a table by credential, not {other:?}"),
        }
    }

    /// The codes, names or roles that a required clause lists.
    pub(crate) fn codes(&self, id: &str, on: NaiveDate) -> &[String] {
        match self.value(id, on) {
            Value::Codes(codes) => codes,
            other => panic!("BUG: clause {id} is a list, not {other:?}"),
        }
    }

    /// The days relative to a due date that a required clause lists.
    pub(crate) fn day_list(&self, id: &str, on: NaiveDate) -> &[i32] {
        match self.value(id, on) {
            Value::DayList(days) => days,
            other => panic!("BUG: clause {id} is a list of days, not {other:?}"),
        }
    }

    /// The items that a letter must have, of a required clause.
    pub(crate) fn letter_items(&self, id: &str, on: NaiveDate) -> &[LetterItem] {
        match self.value(id, on) {
            Value::LetterItems(items) => items,
            other => panic!("BUG: clause {id} is a list of letter items, not {other:?}"),
        }
    }

    /// Whether a required clause is in force at all on a day.
    pub(crate) fn in_force(&self, id: &str, on: NaiveDate) -> bool {
        !matches!(self.value(id, on), Value::NotInForce)
    }

    /// Whether the clause's version on a day is marked as uncertain.
    pub(crate) fn uncertain(&self, id: &str, on: NaiveDate) -> bool {
        self.version(id, on)
            .is_some_and(|version| version.certainty == Certainty::Uncertain)
    }
}
