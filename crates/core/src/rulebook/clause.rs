//! One dated rule with its sources.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::value::Value;
use crate::certainty::Certainty;
use crate::ids::{ClauseId, IssuerId};

/// One rule with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Clause {
    /// The stable id, such as `aapc.ceu.total`.
    pub id: ClauseId,
    /// The certifying body, or `Education` for what schools normally require.
    pub issuer: IssuerId,
    /// The part of the rulebook: "Removing the A", "CEUs", "Cycles", "Lateness and fees".
    pub area: String,
    /// What it governs, in a few words.
    pub title: String,
    /// Which date decides the version that applies.
    pub governs: Governs,
    /// The versions, oldest first.
    pub versions: Vec<Version>,
}

impl Clause {
    /// The version in force on a day.
    pub fn version_on(&self, on: NaiveDate) -> Option<&Version> {
        self.versions.iter().find(|version| {
            version.from.is_none_or(|from| from <= on) && version.to.is_none_or(|to| on <= to)
        })
    }
}

/// Which date decides the version of a clause that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Governs {
    /// The cycle's due date, also while it lies ahead.
    Due,
    /// The cycle's first day.
    Start,
    /// The day on which the proof is sent, or the date of assessment before that.
    Submission,
    /// The day of the fact itself.
    Fact,
}

/// A clause in force for some time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Version {
    /// The first day in force; none when it was always so.
    pub from: Option<NaiveDate>,
    /// How exactly the first day is known.
    pub from_bound: Bound,
    /// The last day in force; none while it lasts.
    pub to: Option<NaiveDate>,
    /// The value in words: "36, 40, 44, 48, 52 CEU".
    pub value_text: String,
    /// The value itself.
    #[serde(skip, default = "Value::statement")]
    #[specta(skip)]
    pub value: Value,
    /// The rule in one sentence of our own.
    pub says: String,
    /// Where it was read.
    pub sources: Vec<Source>,
    /// The day on which the sources were last checked; none where a rule of the
    /// user's own does not say.
    pub checked_on: Option<NaiveDate>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is not known, and which default is used.
    pub note: Option<String>,
    /// How the user can decide otherwise where it is uncertain.
    pub decision: Decision,
}

/// How the user can decide what a version leaves open.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
pub struct Decision {
    /// Other readings that can be chosen; the version's own value is the default.
    pub readings: Vec<Reading>,
    /// A number of the user's own can take the value's place.
    pub own_number: Option<OwnNumber>,
    /// Whether the rule can be switched off.
    pub switch: bool,
    /// What settles it in each single case, in words: "the due day in your account".
    pub settled_by: Option<String>,
}

impl Decision {
    /// Whether there is any way to decide.
    pub fn is_open(&self) -> bool {
        !self.readings.is_empty()
            || self.own_number.is_some()
            || self.switch
            || self.settled_by.is_some()
    }
}

/// Another way to read an uncertain rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Reading {
    /// Its stable key.
    pub key: String,
    /// What it says, in one sentence.
    pub says: String,
    /// Its value in words.
    pub value_text: String,
    /// The value itself.
    #[serde(skip, default = "Value::statement")]
    #[specta(skip)]
    pub value: Value,
}

/// The bounds of a number that the user may set in the value's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnNumber {
    /// The least that is accepted.
    pub least: i32,
    /// The most that is accepted.
    pub most: i32,
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// It is that day.
    #[default]
    Exact,
    /// It was in force by that day; when it began is not known.
    By,
    /// It began after the day before; when exactly is not known.
    After,
}

/// Where a rule was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Source {
    /// The key in the list of sources, such as `B1`.
    pub key: String,
    /// The page's address.
    pub url: String,
    /// What is known of the page's age.
    pub age: String,
}
