//! Posted and offered pay in words, and where it lies among the published points.

use serde::Serialize;
use specta::Type;

use crate::amounts::{dollars_text, grouped_dollars};
use crate::facts::{Application, Offer, PayUnit};
use crate::pay::{Area, Figure, Pay, Place, Point, yearly};

/// The class of work that holds coders.
pub const CODERS: &str = "29-2072";
/// The area against which pay is shown where no other is chosen.
pub const HOME: &str = "ma";

/// Pay as it was posted or offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PayWords {
    /// `$30.00 – $33.00 an hour`; `$33.00, per what?` while its unit is not said.
    pub words: String,
    /// The least for a year, in cents; none while its unit is not said.
    pub low: Option<i32>,
    /// The most for a year, in cents; the same as `low` where it is one amount.
    pub high: Option<i32>,
    /// Where it lies at home, always between two published points: `median to 75th`.
    pub place: Option<String>,
    /// The question, while its unit is not said: `$33, per what?`.
    pub asks_unit: Option<String>,
}

/// The newest figure for coders in an area, by its key; in Massachusetts where there is none.
pub fn home(key: &str) -> Option<(&'static Area, &'static Figure)> {
    let pay = Pay::embedded();
    let of = |key: &str| {
        let area = pay.areas().iter().find(|area| area.key == key)?;
        Some((area, pay.newest(area, CODERS)?))
    };
    of(key).or_else(|| of(HOME))
}

/// The pay that a posting names; none where it names none.
pub fn posted(it: &Application, home: &str) -> Option<PayWords> {
    let from = it.pay_from_cents.or(it.pay_to_cents)?;
    let to = it.pay_to_cents.unwrap_or(from);
    Some(words(from, to, it.pay_unit, home))
}

/// The pay that an offer names; none where it names none.
pub fn offered(it: &Offer, home: &str) -> Option<PayWords> {
    let pay = it.pay_cents?;
    Some(words(pay, pay, it.pay_unit, home))
}

/// Says pay in words. An amount for an hour counts the Bureau's own hours among its points,
/// whatever the hours of the job.
pub fn words(from: i32, to: i32, unit: Option<PayUnit>, home: &str) -> PayWords {
    let amount = |cents: i32| match cents % 100 == 0 && cents >= 100_000 {
        true => grouped_dollars(cents),
        false => dollars_text(cents),
    };
    let range = match from == to {
        true => amount(from),
        false => format!("{} – {}", amount(from), amount(to)),
    };
    let Some(unit) = unit else {
        let asks = format!("{range}, per what?");
        return PayWords {
            words: asks.clone(),
            low: None,
            high: None,
            place: None,
            asks_unit: Some(asks),
        };
    };
    let article = match unit {
        PayUnit::Hour => "an hour",
        PayUnit::Year => "a year",
    };
    let (low, high) = (yearly(from, unit, None), yearly(to, unit, None));
    let place = self::home(home).and_then(|(_, figure)| {
        let low = figure.annual.place(low?)?;
        let high = figure.annual.place(high?)?;
        Some(short_range(low, high))
    });
    PayWords {
        words: format!("{range} {article}"),
        low,
        high,
        place,
        asks_unit: None,
    }
}

/// A place in a few words: `median to 75th`, `below the 10th`.
pub fn short(place: Place) -> String {
    let name = |point: Point| match point {
        Point::P10 => "10th",
        Point::P25 => "25th",
        Point::Median => "median",
        Point::P75 => "75th",
        Point::P90 => "90th",
    };
    let the = |point: Point| match point {
        Point::Median => "the median".to_owned(),
        other => format!("the {}", name(other)),
    };
    match place {
        Place::Below { point } => format!("below {}", the(point)),
        Place::At { point } => format!("at {}", the(point)),
        Place::Between { low, high } => format!("{} to {}", name(low), name(high)),
        Place::Above { point } => format!("above {}", the(point)),
    }
}

fn short_range(low: Place, high: Place) -> String {
    match low == high {
        true => short(low),
        false => format!("from {} on, up to {}", short(low), short(high)),
    }
}
