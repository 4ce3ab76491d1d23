//! What employers paid: dated figures of the Bureau of Labor Statistics, by area.
//!
//! A [`Figure`] is not a clause: nothing is judged by it. It has the same duties: a month, a
//! source, the day on which it was read, and how sure it is. Figures of two sources are never
//! averaged, and no amount is given a percentile of its own: [`Points::place`] says between which
//! published points it lies.

mod amount;
mod figures;
mod load;
mod place;

pub use figures::{
    Area, AreaKind, EmployerKind, Figure, Occupation, Pay, PaySource, Points, Unsourced,
};

use std::sync::LazyLock;

pub use crate::facts::PayUnit;
pub use amount::{AmountError, read_pay};
pub use load::PayError;
pub use place::{HOURS_OF_A_YEAR, Place, Point, yearly};

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
