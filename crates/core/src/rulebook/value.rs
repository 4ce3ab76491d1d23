//! What a clause says, in a form that can be computed with.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::amounts::{Ceus, dollars_text, hours_text};

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
    /// How an open rule is read, as a key that the assessment knows.
    Reading(String),
    /// What an exam is like.
    Exam(ExamFormat),
}

impl Value {
    pub(super) fn statement() -> Value {
        Value::Statement
    }

    /// The value with a number of the user's own in its place; none where the
    /// value is no number.
    pub(super) fn with_number(&self, number: i32) -> Option<Value> {
        Some(match self {
            Value::Months(_) => Value::Months(number),
            Value::Days(_) => Value::Days(number),
            Value::Minutes(_) => Value::Minutes(number),
            Value::Cases(_) => Value::Cases(number),
            Value::Percent(_) => Value::Percent(number),
            Value::Cents(_) => Value::Cents(number.saturating_mul(100)),
            Value::Count(_) => Value::Count(number),
            Value::Ceus(_) => Value::Ceus(Ceus::whole(number)),
            Value::DayList(_) => Value::DayList(vec![number]),
            _ => return None,
        })
    }

    /// What a number of the user's own is counted in: "days", "dollars".
    pub fn unit(&self) -> Option<&'static str> {
        Some(match self {
            Value::Months(_) => "months",
            Value::Days(_) | Value::DayList(_) => "days",
            Value::Minutes(_) => "minutes",
            Value::Cases(_) => "cases",
            Value::Percent(_) => "percent",
            Value::Cents(_) => "dollars",
            Value::Count(_) => "",
            Value::Ceus(_) => "CEU",
            _ => return None,
        })
    }
}

/// What an exam is like; what no page says is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExamFormat {
    /// How many items it has.
    pub items: Option<i32>,
    /// How many of them are scored, where not all are.
    pub scored: Option<i32>,
    /// How long it takes, in minutes.
    pub minutes: Option<i32>,
    /// The pass mark in percent.
    pub pass_percent: Option<i32>,
    /// The pass mark on the issuer's own scale.
    pub pass_score: Option<i32>,
    /// What it costs a member, in cents.
    pub member_cents: Option<i32>,
    /// What it costs others, in cents.
    pub other_cents: Option<i32>,
}

impl fmt::Display for ExamFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(items) = self.items {
            parts.push(match self.scored {
                Some(scored) => format!("{items} items, {scored} of them scored"),
                None => format!("{items} items"),
            });
        }
        if let Some(minutes) = self.minutes {
            parts.push(hours_text(minutes));
        }
        if let Some(percent) = self.pass_percent {
            parts.push(format!("pass at {percent} percent"));
        }
        if let Some(score) = self.pass_score {
            parts.push(format!("pass at {score}"));
        }
        match (self.member_cents, self.other_cents) {
            (Some(member), Some(other)) => parts.push(format!(
                "{} for members, {} for others",
                dollars_text(member),
                dollars_text(other)
            )),
            (None, Some(other)) => parts.push(dollars_text(other)),
            _ => {}
        }
        f.write_str(&parts.join(" · "))
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
            Value::NotInForce => f.write_str("not in force"),
            Value::Months(1) => f.write_str("1 month"),
            Value::Months(n) => write!(f, "{n} months"),
            Value::Days(n) => write!(f, "{n} days"),
            Value::Minutes(n) if n % 60 == 0 => f.write_str(&hours_text(*n)),
            Value::Minutes(n) => write!(f, "{n} minutes"),
            Value::Cases(n) => write!(f, "{n} cases"),
            Value::Percent(n) => write!(f, "{n}%"),
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
            Value::Reading(key) => f.write_str(&key.replace('_', " ")),
            Value::Exam(format) => format.fmt(f),
        }
    }
}
