//! One dated rule with its sources.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::{Ceus, dollars_text, hours_text};
use crate::ids::{ClauseId, CredentialCode, IssuerId};

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
    /// The cycle's due date, or the date of assessment while that lies ahead.
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
    /// The day on which the sources were last checked.
    pub checked_on: NaiveDate,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is not known, and which default is used.
    pub note: Option<String>,
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

/// How sure a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read on a page of the issuer or another primary source.
    Published,
    /// Read on a third party's page only.
    SecondHand,
    /// Our arithmetic or logic from a published fact.
    Derived,
    /// Sources conflict or are silent; the user can decide otherwise.
    Uncertain,
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

/// What a clause says, in a form that can be computed with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// The sentence is the rule.
    Statement,
    /// There was no such rule at that time.
    NotInForce,
    /// Calendar months.
    Months(i32),
    /// Days.
    Days(i32),
    /// Minutes.
    Minutes(i32),
    /// Practicode cases.
    Cases(i32),
    /// Percent.
    Percent(i32),
    /// Cents of a dollar.
    Cents(i32),
    /// A plain number.
    Count(i32),
    /// CEUs.
    Ceus(Ceus),
    /// CEUs by number of credentials, from one credential up.
    ByCount(Vec<Ceus>),
    /// CEUs by credential code.
    ByCredential(BTreeMap<String, Ceus>),
    /// Codes, names or roles.
    Codes(Vec<String>),
    /// Days relative to a due date.
    DayList(Vec<i32>),
    /// Items that a letter must have.
    LetterItems(Vec<LetterItem>),
}

impl Value {
    fn statement() -> Value {
        Value::Statement
    }
}

/// An item of the letter's checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterItem {
    /// On company letterhead.
    Letterhead,
    /// Says what coding experience was gained.
    Experience,
    /// Gives start and end dates.
    Dates,
    /// Gives the amount of time.
    AmountOfTime,
    /// Signed by hand.
    HandSigned,
    /// Dated.
    Dated,
    /// The signer's contact details.
    Contact,
    /// A file that cannot be edited.
    Uneditable,
    /// Signed by somebody who may sign.
    Signer,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Statement => f.write_str("as stated"),
            Value::NotInForce => f.write_str("no such rule"),
            Value::Months(1) => f.write_str("1 month"),
            Value::Months(n) => write!(f, "{n} months"),
            Value::Days(n) => write!(f, "{n} days"),
            Value::Minutes(n) if n % 60 == 0 => f.write_str(&hours_text(*n)),
            Value::Minutes(n) => write!(f, "{n} minutes"),
            Value::Cases(n) => write!(f, "{n} cases"),
            Value::Percent(n) => write!(f, "{n} %"),
            Value::Cents(n) => f.write_str(&dollars_text(*n)),
            Value::Count(n) => write!(f, "{n}"),
            Value::Ceus(amount) => write!(f, "{amount} CEU"),
            Value::ByCount(table) => {
                let rows: Vec<String> = table.iter().map(Ceus::to_string).collect();
                write!(f, "{} CEU for 1, 2, 3 … credentials", rows.join(", "))
            }
            Value::ByCredential(table) if table.is_empty() => f.write_str("none"),
            Value::ByCredential(table) => {
                let rows: Vec<String> = table
                    .iter()
                    .map(|(code, amount)| format!("{code} {amount}"))
                    .collect();
                write!(f, "{} CEU", rows.join(", "))
            }
            Value::Codes(codes) => f.write_str(&codes.join(", ")),
            Value::DayList(days) => {
                let days: Vec<String> = days.iter().map(|day| format!("{day:+}")).collect();
                write!(f, "{} days", days.join(", "))
            }
            Value::LetterItems(items) => write!(f, "{} items", items.len()),
        }
    }
}

/// A credential that the rulebook knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Catalogued {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The code.
    pub code: CredentialCode,
    /// The full name.
    pub name: String,
    /// What sort of credential it is.
    pub group: CredentialGroup,
    /// The topic of its CEU minimum, in words.
    #[serde(default)]
    pub topic: Option<String>,
    /// Codes that it had before.
    #[serde(default)]
    pub former_codes: Vec<CredentialCode>,
    /// How sure the entry is.
    pub certainty: Certainty,
}

/// The sort of credential, for CEU minimums and sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CredentialGroup {
    /// No topic minimum of its own.
    Core,
    /// A minimum in its own topic.
    Topic,
    /// A specialty credential.
    Specialty,
}
