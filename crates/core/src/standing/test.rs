//! Checks and requirements, with where each number comes from.

use crate::certainty::Certainty;
use crate::dates::day;
use crate::dates::days;
use crate::ids::ClauseId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;
use std::fmt;

/// Where a number comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The user entered it.
    Entered,
    /// Worked out by published rules from what was entered.
    Computed,
    /// The issuer's own number, typed by the user; it wins over ours.
    OfficialOverride,
    /// Worked out where the rules are silent or a fact is missing.
    Estimate,
}

/// How one check on one fact came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It cannot be said: a fact is missing, or no rule is published.
    Unknown,
}

/// What a test decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// A failure means that the fact does not count.
    Counts,
    /// A failure only matters when the issuer verifies (audits).
    Audit,
    /// For information.
    Note,
}

/// One check on one fact, with its clause, its outcome and its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Test {
    /// What is checked, in a few words: "Finished inside the cycle".
    #[schemars(with = "String")]
    pub name: Words,
    /// How it came out.
    pub outcome: Outcome,
    /// What it decides.
    pub weight: Weight,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// How sure that clause is, in the version that applies here.
    pub certainty: Certainty,
    /// The field of the judged fact that decides it, as the facts format names it
    /// (`hand_signed`); none where no single field does. A program that acts on a
    /// test knows it by this, never by its name.
    #[schemars(with = "Option<String>")]
    pub field: Option<Words>,
    /// The fact that it used and what follows.
    #[schemars(with = "String")]
    pub reason: Words,
    /// What would mend a failure.
    #[schemars(with = "Option<String>")]
    pub mend: Option<Words>,
}

impl Test {
    /// Whether this test alone keeps the fact from counting.
    pub fn rules_out(&self) -> bool {
        self.weight == Weight::Counts && self.outcome == Outcome::Fail
    }
}

/// Text for people. Fixed texts cost nothing to make; texts with dates are
/// written out only when they are shown.
#[derive(Debug, Clone, Type)]
#[specta(transparent)]
pub struct Words(#[specta(type = String)] Said);

#[derive(Debug, Clone)]
pub(super) enum Said {
    Fixed(&'static str),
    Text(Box<str>),
    Within {
        on: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
    },
}

impl Words {
    /// A text that never changes.
    pub const fn fixed(text: &'static str) -> Words {
        Words(Said::Fixed(text))
    }

    /// A text made for one fact.
    pub fn text(text: impl Into<String>) -> Words {
        Words(Said::Text(text.into().into_boxed_str()))
    }

    /// "Oct 3, 2026 is within Jun 1, 2025 – May 31, 2027."
    pub const fn within(on: NaiveDate, from: NaiveDate, to: NaiveDate) -> Words {
        Words(Said::Within { on, from, to })
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Said::Fixed(text) => f.write_str(text),
            Said::Text(text) => f.write_str(text),
            Said::Within { on, from, to } => {
                write!(f, "{} is within {}.", day(*on), days(*from, *to))
            }
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.to_string() == other.to_string()
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Words {
        Words::fixed(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words::text(text)
    }
}

impl Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Said::Fixed(text) => serializer.serialize_str(text),
            Said::Text(text) => serializer.serialize_str(text),
            Said::Within { .. } => serializer.collect_str(self),
        }
    }
}

/// What a quantity is counted in. The four ledgers are never added up as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Whole calendar months.
    Months,
    /// Contact time in minutes.
    ContactMinutes,
    /// Practicode cases.
    Cases,
    /// Percent.
    Percent,
    /// Checklist items.
    Items,
    /// Days.
    Days,
}

/// A part of what a requirement lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// What is lacking: "80 more contact hours".
    pub phrase: String,
    /// What to do about it: "Complete 80 more contact hours".
    pub step: String,
}

impl Lack {
    /// A lack with what to do about it: a verb before the phrase, "Complete".
    pub fn new(verb: &str, phrase: impl Into<String>) -> Lack {
        let phrase = phrase.into();
        Lack {
            step: format!("{verb} {phrase}"),
            phrase,
        }
    }
}

impl Requirement {
    /// Says what it lacks.
    pub fn lack(&mut self, missing: Vec<Lack>) {
        let phrases: Vec<&str> = missing.iter().map(|it| it.phrase.as_str()).collect();
        self.lacks = (!phrases.is_empty()).then(|| phrases.join(", "));
        self.missing = missing;
    }
}

/// One thing that must be met, with how far it is and why.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Requirement {
    /// What it is, in a few words: "12 months of verified coding work".
    pub name: String,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// What is counted.
    pub unit: Unit,
    /// How much is needed.
    pub needed: i32,
    /// How much counts, whatever the answers that are missing.
    pub counted: i32,
    /// How much counts once every missing answer is the most favorable one.
    pub counted_up_to: i32,
    /// How much is still lacking; 0 when met.
    pub lacking: i32,
    /// Whether it is met.
    pub met: bool,
    /// What it lacks in words: "1 more contact hour"; none when met.
    pub lacks: Option<String>,
    /// What it lacks, each part with what to do about it; empty when met.
    #[serde(skip)]
    #[schemars(skip)]
    pub missing: Vec<Lack>,
    /// Where the counted number comes from.
    pub provenance: Provenance,
    /// The checks behind it.
    pub tests: Vec<Test>,
}
