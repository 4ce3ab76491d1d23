//! Issuers that the user adds: a state body, an employer, with requirements of their own.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::amounts::Ceus;
use crate::ids::{IssuerId, OwnIssuerId};

/// A body that asks for continuing education by rules that the user writes down.
///
/// Its cycles run from [`cycle_starts_on`](OwnIssuer::cycle_starts_on), or from the
/// first credential of this issuer, one after the other.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnIssuer {
    /// Names the issuer's record.
    #[serde(default)]
    pub id: OwnIssuerId,
    /// The short name under which credits and credentials name it. It is none of
    /// those that the rulebook knows.
    pub issuer: IssuerId,
    /// The full name.
    #[serde(default)]
    pub name: Option<String>,
    /// Where its rules are written: an address, or the title and page of a document.
    #[serde(default)]
    pub source: Option<String>,
    /// The first day of one of its cycles; the others follow from it.
    #[serde(default)]
    pub cycle_starts_on: Option<NaiveDate>,
    /// The rules, each with its history.
    #[serde(default)]
    pub rules: Vec<OwnRule>,
}

/// One rule with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnRule {
    /// What it asks for.
    pub kind: OwnRuleKind,
    /// Which topic a minimum or maximum is about, in the words of a credit's topics.
    #[serde(default)]
    pub topic: Option<String>,
    /// The versions, oldest first, without a gap or an overlap.
    pub versions: Vec<OwnVersion>,
}

/// What a rule of the user's own asks for, and what its amount means.
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
pub enum OwnRuleKind {
    /// The length of a cycle in months.
    CycleMonths,
    /// The CEUs of a cycle.
    Total,
    /// At least so many of them in a topic.
    Minimum,
    /// At most so many of them in a topic.
    Maximum,
    /// Submission opens so many days before the due date.
    WindowDays,
    /// Grace after the due date in days.
    GraceDays,
    /// A credit counts only with its certificate at hand; no amount.
    CertificateNeeded,
    /// The same activity counts once in a cycle; no amount.
    Once,
    /// Only what was earned after the first credential counts; no amount.
    AfterAward,
    /// Only credits that name this issuer count; no amount.
    MustName,
    /// The total is asked for each credential that is held; no amount.
    PerCredential,
    /// The first cycle asks for the share of its months since the award; no amount.
    ProratedFirst,
}

/// A rule in force for some time.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnVersion {
    /// The first day in force; none when it was always so.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day in force; none while it lasts.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// The amount, in what the kind of rule counts.
    #[serde(default)]
    pub amount: Option<Ceus>,
    /// The rule in a sentence.
    #[serde(default)]
    pub says: Option<String>,
    /// Where it is written, if elsewhere than the issuer's other rules.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which it was last looked up.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
}
