//! What employers paid: dated figures of the Bureau of Labor Statistics, by area.
//!
//! A [`Figure`] is not a clause: nothing is judged by it. It has the same duties: a month, a
//! source, the day on which it was read, and how sure it is. Figures of two sources are never
//! averaged, and no amount is given a percentile of its own: [`Points::place`] says between which
//! published points it lies.

mod amount;
mod load;
mod place;

use std::sync::LazyLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::certainty::Certainty;

pub use amount::{AmountError, read_pay};
pub use load::PayError;
pub use place::{HOURS_OF_A_YEAR, PayUnit, Place, Point, yearly};

/// Every figure that ships with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    occupations: Vec<Occupation>,
    areas: Vec<Area>,
    figures: Vec<Figure>,
    by_employer: Vec<EmployerKind>,
    unsourced: Vec<Unsourced>,
    sources: Vec<PaySource>,
}

impl Pay {
    /// The figures that ship with the program; read and checked once.
    ///
    /// ```
    /// let pay = milepost_core::pay::Pay::embedded();
    /// let boston = pay.find_area("boston").next().expect("Boston is published");
    /// let newest = pay.newest(boston, "29-2072").expect("coders there, too");
    /// assert_eq!(newest.annual.median, Some(60_460_00));
    /// ```
    pub fn embedded() -> &'static Pay {
        static PAY: LazyLock<Pay> =
            LazyLock::new(|| match Pay::read(include_str!("../../figures/pay.toml")) {
                Ok(pay) => pay,
                Err(error) => unreachable!("BUG: the shipped figures are not sound: {error}"),
            });
        &PAY
    }

    /// Reads and checks figures.
    ///
    /// # Errors
    /// When they are not of the format, name what is not there, name one thing twice, or hold
    /// percentiles that do not rise.
    pub fn read(toml: &str) -> Result<Pay, PayError> {
        load::read(toml)
    }

    /// The classes of work that have figures, the one with coders first.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// The areas that have figures, in the order of showing.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Areas whose key or name holds these words; case has no say.
    pub fn find_area(&self, words: &str) -> impl Iterator<Item = &Area> {
        let words = words.trim().to_lowercase();
        let exact = self.areas.iter().any(|area| area.key == words);
        self.areas.iter().filter(move |area| {
            if exact {
                area.key == words
            } else {
                area.name.to_lowercase().contains(&words)
            }
        })
    }

    /// The newest figure of an area and a class of work.
    pub fn newest(&self, area: &Area, occupation: &str) -> Option<&Figure> {
        self.history(area, occupation).next()
    }

    /// Every figure of an area and a class of work, the newest first.
    pub fn history(&self, area: &Area, occupation: &str) -> impl Iterator<Item = &Figure> {
        let (area, occupation) = (area.key.clone(), occupation.to_owned());
        self.figures
            .iter()
            .filter(move |it| it.area == area && it.occupation == occupation)
    }

    /// What each kind of employer paid.
    pub fn by_employer(&self) -> &[EmployerKind] {
        &self.by_employer
    }

    /// Figures that somebody published without a source. Show them apart, and below.
    pub fn unsourced(&self) -> &[Unsourced] {
        &self.unsourced
    }

    /// Where the figures come from, by their keys.
    pub fn sources(&self) -> &[PaySource] {
        &self.sources
    }
}

/// A class of work, as the Bureau of Labor Statistics counts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EmployerKind {
    /// The kind: "General hospitals".
    pub name: String,
    /// The figure; its area is the whole country, for which alone this is published.
    #[serde(flatten)]
    pub figure: Figure,
}

/// Amounts that somebody published without a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unsourced {
    /// What they are said to be.
    pub says: String,
    /// The amounts, in cents for a year.
    pub amounts: Vec<i32>,
    /// Where they stand, by the source's key.
    pub source: String,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
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
