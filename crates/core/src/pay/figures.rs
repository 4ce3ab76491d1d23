//! Figures of pay, as they were published.

use crate::certainty::Certainty;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Every figure that ships with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    pub(super) occupations: Vec<Occupation>,
    pub(super) areas: Vec<Area>,
    pub(super) figures: Vec<Figure>,
    pub(super) by_employer: Vec<EmployerKind>,
    pub(super) unsourced: Vec<Unsourced>,
    pub(super) sources: Vec<PaySource>,
}

/// A class of work, as the Bureau of Labor Statistics counts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// The code of the class: `29-2072`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The later role of a coder that it lies nearest to; none for the coders' own class.
    #[serde(default)]
    pub role: Option<String>,
    /// How wide the class is.
    pub says: String,
}

/// A place that figures are published for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
// Readings of certificates have areas, too; in TypeScript all names share one file.
#[serde(rename = "PublishedArea", deny_unknown_fields)]
pub struct Area {
    /// A short name for the command line: `boston`.
    pub key: String,
    /// The Bureau's own code.
    #[serde(default)]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its size.
    pub kind: AreaKind,
}

/// The size of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// The whole country.
    Nation,
    /// A state.
    State,
    /// A city with its surroundings, which may cross a state's border.
    Metro,
}

/// What a class of work was paid in an area.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Type)]
pub struct Figure {
    /// The stable id: `bls.29-2072.ma.2025`.
    pub id: String,
    /// The class of work, by its code.
    pub occupation: String,
    /// The area, by its key.
    pub area: String,
    /// The month that it holds for: `2025-05`.
    pub month: String,
    /// The day on which it was published, where that is known.
    pub released: Option<NaiveDate>,
    /// How many jobs there were, where that is published.
    pub jobs: Option<u32>,
    /// The relative standard error of the jobs, in tenths of a percent.
    pub jobs_rse_tenths: Option<u32>,
    /// Pay for a year, in cents.
    pub annual: Points,
    /// The mean for an hour, in cents.
    pub hourly_mean: Option<i32>,
    /// Why it cannot be set beside later figures, where it cannot.
    pub not_comparable: Option<String>,
    /// Where it is published, by the sources' keys.
    pub sources: Vec<String>,
    /// The day on which it was read.
    pub checked_on: NaiveDate,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The published points of a spread of pay, in cents; those that are not published are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, Type)]
pub struct Points {
    /// The mean.
    pub mean: Option<i32>,
    /// A tenth is paid less.
    pub p10: Option<i32>,
    /// A quarter is paid less.
    pub p25: Option<i32>,
    /// Half are paid less.
    pub median: Option<i32>,
    /// Three quarters are paid less.
    pub p75: Option<i32>,
    /// Nine tenths are paid less.
    pub p90: Option<i32>,
}

/// What a kind of employer paid a class of work.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Type)]
pub struct EmployerKind {
    /// The kind: "General hospitals".
    pub name: String,
    /// The figure; its area is the whole country, for which alone this is published.
    #[serde(flatten)]
    pub figure: Figure,
}

/// Amounts that somebody published without a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, Type)]
pub struct Unsourced {
    /// What they are said to be.
    pub says: String,
    /// The amounts, in cents for a year.
    pub amounts: Vec<i32>,
    /// Where they stand, by the source's key.
    pub source: String,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, Type)]
pub struct PaySource {
    /// The key by which figures name it.
    pub key: String,
    /// The title of the page or the file.
    pub title: String,
    /// Its address, where one is known.
    pub url: Option<String>,
    /// How it was read.
    pub read: String,
}
