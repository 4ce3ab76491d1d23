//! A time of day as the clock on the wall shows it: without a zone, and never an instant.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

/// A time of day, written `10:00`, from `00:00` to `23:59`.
///
/// ```
/// use milepost_core::civil_time::CivilTime;
/// let at: CivilTime = "14:30".parse().expect("a time of day");
/// assert_eq!(at.in_words(), "2:30 PM");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Type)]
pub struct CivilTime(#[specta(type = String)] u16);

/// The text is no time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} isn't a time of day. Write it as 10:00 or 14:30")]
pub struct NoTime(String);

impl CivilTime {
    /// Where a day begins.
    pub const MIDNIGHT: CivilTime = CivilTime(0);

    /// The time of this hour and minute; none where no clock shows it.
    pub const fn new(hour: u16, minute: u16) -> Option<CivilTime> {
        if hour < 24 && minute < 60 {
            Some(CivilTime(hour * 60 + minute))
        } else {
            None
        }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u16 {
        self.0 % 60
    }

    /// The time as people say it in the United States: `10:00 AM`.
    pub fn in_words(self) -> String {
        let half = if self.hour() < 12 { "AM" } else { "PM" };
        let hour = match self.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        format!("{hour}:{:02} {half}", self.minute())
    }
}

impl fmt::Display for CivilTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for CivilTime {
    type Err = NoTime;

    fn from_str(text: &str) -> Result<CivilTime, NoTime> {
        let digits = |part: &str| -> Option<u16> {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        let read = || {
            let (hour, minute) = text.split_once(':')?;
            CivilTime::new(digits(hour)?, digits(minute)?)
        };
        read().ok_or_else(|| NoTime(text.chars().take(40).collect()))
    }
}

impl Serialize for CivilTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CivilTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CivilTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for CivilTime {
    fn schema_name() -> Cow<'static, str> {
        "CivilTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_of_a_day_is_read_back() {
        for hour in 0..24 {
            for minute in 0..60 {
                let time = CivilTime::new(hour, minute).expect("a clock shows it");
                assert_eq!(time.to_string().parse(), Ok(time));
            }
        }
    }

    #[test]
    fn nothing_else_is_a_time() {
        for text in [
            "",
            "9:00",
            "24:00",
            "10:60",
            "10.00",
            "10:00:00",
            "+1:00",
            "١٠:٠٠",
        ] {
            assert!(text.parse::<CivilTime>().is_err(), "{text:?} is refused");
        }
    }
}
