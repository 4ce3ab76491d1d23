//! Which edition of the rules a rulebook is.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dates::day;

/// An edition of the rules. The later day is the newer one; of one day, the higher version.
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
pub struct Edition {
    /// The day on which it was put together.
    pub day: NaiveDate,
    /// Its number, from 1.
    pub version: u32,
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&day(self.day))
    }
}

/// The edition as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditionEntry {
    version: u32,
    day: String,
}

impl Edition {
    pub(super) fn read(entry: &EditionEntry) -> Result<Edition, String> {
        let day: NaiveDate = entry
            .day
            .parse()
            .map_err(|_| format!("\"{}\" isn't a date; write it like 2015-08-31", entry.day))?;
        if entry.version == 0 {
            return Err("an edition's version counts from 1".to_owned());
        }
        Ok(Edition {
            day,
            version: entry.version,
        })
    }
}
