//! Reading and checking the figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Area, EmployerKind, Figure, Occupation, Pay, PaySource, Points, Unsourced};
use crate::certainty::Certainty;

/// Why figures are not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayError {
    /// They are not of the format.
    #[error("{0}")]
    Unreadable(String),
    /// One of them does not hold together.
    #[error("{id}: {message}")]
    Unsound {
        /// Which.
        id: String,
        /// What is wrong.
        message: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: BTreeMap<String, SourceEntry>,
    occupation: Vec<Occupation>,
    area: Vec<Area>,
    figure: Vec<Entry>,
    #[serde(default)]
    employer_kind: Vec<KindEntry>,
    #[serde(default)]
    unsourced: Vec<UnsourcedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    title: String,
    url: Option<String>,
    read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    #[serde(default)]
    released: Option<String>,
    #[serde(default)]
    jobs_rse: Option<f64>,
    #[serde(default)]
    hourly_mean: Option<f64>,
    #[serde(default)]
    not_comparable: Option<String>,
    occupation: String,
    area: String,
    month: String,
    jobs: Option<u32>,
    annual: Dollars,
    sources: Vec<String>,
    checked_on: String,
    certainty: Certainty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    name: String,
    occupation: String,
    area: String,
    month: String,
    jobs: Option<u32>,
    annual: Dollars,
    sources: Vec<String>,
    checked_on: String,
    certainty: Certainty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnsourcedEntry {
    says: String,
    amounts: Vec<i32>,
    source: String,
}

/// Whole dollars for a year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dollars {
    mean: Option<i32>,
    p10: Option<i32>,
    p25: Option<i32>,
    median: Option<i32>,
    p75: Option<i32>,
    p90: Option<i32>,
}

/// No yearly pay is above this, in dollars: a slip of a digit shows.
const MOST_DOLLARS: i32 = 1_000_000;
/// How far the mean for an hour, taken by the hours of a year, may lie from the mean for a year:
/// both are rounded by themselves.
const ROUNDING_CENTS: i64 = 2_000;

pub(super) fn read(toml: &str) -> Result<Pay, PayError> {
    let file: File =
        toml::from_str(toml).map_err(|error| PayError::Unreadable(error.to_string()))?;
    unique("an occupation", file.occupation.iter().map(|it| &it.code))?;
    unique("an area", file.area.iter().map(|it| &it.key))?;
    unique("a figure", file.figure.iter().map(|it| &it.id))?;
    let known = Known {
        sources: file.source.keys().cloned().collect(),
        occupations: file.occupation.iter().map(|it| it.code.clone()).collect(),
        areas: file.area.iter().map(|it| it.key.clone()).collect(),
    };
    let mut figures = file
        .figure
        .into_iter()
        .map(|entry| known.figure(entry))
        .collect::<Result<Vec<_>, _>>()?;
    let mut taken = BTreeSet::new();
    for figure in &figures {
        if !taken.insert((&figure.occupation, &figure.area, &figure.month)) {
            return Err(unsound(&figure.id, "another figure says this, too"));
        }
    }
    drop(taken);
    figures.sort_by(|one, other| other.month.cmp(&one.month));
    let by_employer = file
        .employer_kind
        .into_iter()
        .map(|entry| known.employer_kind(entry))
        .collect::<Result<Vec<_>, _>>()?;
    let unsourced = file
        .unsourced
        .into_iter()
        .map(|entry| {
            known.source(&entry.says, &entry.source)?;
            let cents = |dollars: &i32| cents(&entry.says, *dollars);
            Ok(Unsourced {
                amounts: entry.amounts.iter().map(cents).collect::<Result<_, _>>()?,
                says: entry.says.clone(),
                source: entry.source.clone(),
            })
        })
        .collect::<Result<Vec<_>, PayError>>()?;
    let sources = file.source.into_iter().map(|(key, it)| PaySource {
        key,
        title: it.title,
        url: it.url,
        read: it.read,
    });
    Ok(Pay {
        occupations: file.occupation,
        areas: file.area,
        figures,
        by_employer,
        unsourced,
        sources: sources.collect(),
    })
}

/// What figures may name.
struct Known {
    sources: BTreeSet<String>,
    occupations: BTreeSet<String>,
    areas: BTreeSet<String>,
}

impl Known {
    fn figure(&self, entry: Entry) -> Result<Figure, PayError> {
        let id = entry.id;
        for source in &entry.sources {
            self.source(&id, source)?;
        }
        let named = [
            (entry.sources.is_empty(), "it has no source"),
            (
                !self.occupations.contains(&entry.occupation),
                "there is no such occupation",
            ),
            (!self.areas.contains(&entry.area), "there is no such area"),
            (
                !is_month(&entry.month),
                "its month isn't written as YYYY-MM",
            ),
        ];
        if let Some((_, message)) = named.iter().find(|(wrong, _)| *wrong) {
            return Err(unsound(&id, message));
        }
        let annual = points(&id, &entry.annual)?;
        let hourly_mean = entry
            .hourly_mean
            .map(|mean| hundredths(&id, mean))
            .transpose()?;
        if let (Some(hourly), Some(yearly)) = (hourly_mean, annual.mean) {
            let by_hours = i64::from(hourly) * i64::from(super::HOURS_OF_A_YEAR);
            if (by_hours - i64::from(yearly)).abs() > ROUNDING_CENTS {
                return Err(unsound(&id, "its means for an hour and for a year differ"));
            }
        }
        let rse = entry.jobs_rse.map(|rse| tenths(&id, rse)).transpose()?;
        Ok(Figure {
            occupation: entry.occupation,
            area: entry.area,
            month: entry.month,
            released: entry.released.map(|day| date(&id, &day)).transpose()?,
            jobs: entry.jobs,
            jobs_rse_tenths: rse,
            annual,
            hourly_mean,
            not_comparable: entry.not_comparable,
            sources: entry.sources,
            checked_on: date(&id, &entry.checked_on)?,
            certainty: entry.certainty,
            id,
        })
    }

    fn employer_kind(&self, entry: KindEntry) -> Result<EmployerKind, PayError> {
        let year = entry.month.get(..4).unwrap_or_default();
        let figure = self.figure(Entry {
            id: format!(
                "bls.{}.{}.{year}.{}",
                entry.occupation, entry.area, entry.name
            ),
            released: None,
            jobs_rse: None,
            hourly_mean: None,
            not_comparable: None,
            occupation: entry.occupation,
            area: entry.area,
            month: entry.month,
            jobs: entry.jobs,
            annual: entry.annual,
            sources: entry.sources,
            checked_on: entry.checked_on,
            certainty: entry.certainty,
        })?;
        Ok(EmployerKind {
            name: entry.name,
            figure,
        })
    }

    fn source(&self, id: &str, key: &str) -> Result<(), PayError> {
        if self.sources.contains(key) {
            return Ok(());
        }
        Err(unsound(id, &format!("there is no source {key}")))
    }
}

fn points(id: &str, dollars: &Dollars) -> Result<Points, PayError> {
    let amount = |dollars: Option<i32>| dollars.map(|it| cents(id, it)).transpose();
    let points = Points {
        mean: amount(dollars.mean)?,
        p10: amount(dollars.p10)?,
        p25: amount(dollars.p25)?,
        median: amount(dollars.median)?,
        p75: amount(dollars.p75)?,
        p90: amount(dollars.p90)?,
    };
    let amounts: Vec<i32> = points.published().map(|(_, amount)| amount).collect();
    if amounts.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(unsound(id, "its percentiles don't rise"));
    }
    if amounts.is_empty() && points.mean.is_none() {
        return Err(unsound(id, "it has no amount"));
    }
    Ok(points)
}

fn cents(id: &str, dollars: i32) -> Result<i32, PayError> {
    if (1..=MOST_DOLLARS).contains(&dollars) {
        return Ok(dollars * 100);
    }
    Err(unsound(id, &format!("${dollars} is no pay for a year")))
}

/// A decimal of at most two places, in hundredths.
fn hundredths(id: &str, number: f64) -> Result<i32, PayError> {
    let hundredths = (number * 100.0).round();
    let whole = (hundredths - number * 100.0).abs() < 1e-6;
    if !whole || !(1.0..100_000.0).contains(&hundredths) {
        return Err(unsound(id, &format!("{number} is no pay for an hour")));
    }
    Ok(hundredths as i32)
}

/// A percentage of at most one place, in tenths.
fn tenths(id: &str, number: f64) -> Result<u32, PayError> {
    let tenths = (number * 10.0).round();
    let whole = (tenths - number * 10.0).abs() < 1e-6;
    if !whole || !(0.0..=1000.0).contains(&tenths) {
        return Err(unsound(
            id,
            &format!("{number} is no percentage of one place"),
        ));
    }
    Ok(tenths as u32)
}

fn date(id: &str, text: &str) -> Result<NaiveDate, PayError> {
    text.parse()
        .map_err(|_| unsound(id, &format!("{text} is no day, as YYYY-MM-DD")))
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok()
}

fn unique<'a>(what: &str, names: impl Iterator<Item = &'a String>) -> Result<(), PayError> {
    let mut taken = BTreeSet::new();
    for name in names {
        if !taken.insert(name) {
            return Err(unsound(name, &format!("{what} of this name stands twice")));
        }
    }
    Ok(())
}

fn unsound(id: &str, message: &str) -> PayError {
    PayError::Unsound {
        id: id.to_owned(),
        message: message.to_owned(),
    }
}
