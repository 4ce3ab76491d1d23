//! Where an amount lies among published points.

use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::Points;
use crate::facts::PayUnit;

/// The hours by which the Bureau of Labor Statistics turns pay for an hour into pay for a year.
pub const HOURS_OF_A_YEAR: i32 = 2080;

/// The weeks of a year, for pay at other weekly hours.
const WEEKS_OF_A_YEAR: i64 = 52;

/// A published point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// The 10th percentile.
    P10,
    /// The 25th percentile.
    P25,
    /// The median.
    Median,
    /// The 75th percentile.
    P75,
    /// The 90th percentile.
    P90,
}

impl Point {
    /// The point in words: "the 25th percentile".
    pub const fn words(self) -> &'static str {
        match self {
            Point::P10 => "the 10th percentile",
            Point::P25 => "the 25th percentile",
            Point::Median => "the median",
            Point::P75 => "the 75th percentile",
            Point::P90 => "the 90th percentile",
        }
    }
}

/// Where an amount lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Type)]
#[serde(tag = "lies", rename_all = "snake_case")]
pub enum Place {
    /// Below the lowest published point.
    Below {
        /// That point.
        point: Point,
    },
    /// Just at a published point.
    At {
        /// That point.
        point: Point,
    },
    /// Between two published points that follow each other.
    Between {
        /// The lower one.
        low: Point,
        /// The upper one.
        high: Point,
    },
    /// Above the highest published point.
    Above {
        /// That point.
        point: Point,
    },
}

impl Place {
    /// The place in words: "between the median and the 75th percentile".
    pub fn words(self) -> String {
        match self {
            Place::Below { point } => format!("below {}", point.words()),
            Place::At { point } => format!("at {}", point.words()),
            Place::Between { low, high } => format!("between {} and {}", low.words(), high.words()),
            Place::Above { point } => format!("above {}", point.words()),
        }
    }
}

impl Points {
    /// The percentiles that are published, lowest first.
    pub fn published(&self) -> impl Iterator<Item = (Point, i32)> {
        [
            (Point::P10, self.p10),
            (Point::P25, self.p25),
            (Point::Median, self.median),
            (Point::P75, self.p75),
            (Point::P90, self.p90),
        ]
        .into_iter()
        .filter_map(|(point, amount)| Some((point, amount?)))
    }

    /// Where an amount for a year, in cents, lies; none where no percentile is published.
    pub fn place(&self, amount: i32) -> Option<Place> {
        let mut below: Option<Point> = None;
        for (point, at) in self.published() {
            if amount == at {
                return Some(Place::At { point });
            }
            if amount < at {
                return Some(match below {
                    Some(low) => Place::Between { low, high: point },
                    None => Place::Below { point },
                });
            }
            below = Some(point);
        }
        below.map(|point| Place::Above { point })
    }
}

/// Pay for a year in cents. An hour counts [`HOURS_OF_A_YEAR`] times, or by `weekly_minutes`
/// for 52 weeks where they are said. None where that is more than the type holds.
pub fn yearly(amount: i32, unit: PayUnit, weekly_minutes: Option<i32>) -> Option<i32> {
    let amount = i64::from(amount);
    let yearly = match (unit, weekly_minutes) {
        (PayUnit::Year, _) => amount,
        (PayUnit::Hour, None) => amount * i64::from(HOURS_OF_A_YEAR),
        (PayUnit::Hour, Some(minutes)) => {
            // Rounded to the nearest cent.
            (amount * i64::from(minutes) * WEEKS_OF_A_YEAR + 30).div_euclid(60)
        }
    };
    i32::try_from(yearly).ok()
}
