//! What the logbook knows before a certificate is read: whose it should be, which sponsors there
//! are, and what corrections taught.

use chrono::NaiveDate;
use milepost_core::certificate::fields::{self, Fields, Known};
use milepost_core::certificate::learned::{Learned, apply};
use milepost_core::certificate::page::Page;
use milepost_logbook::{KeptMapping, Logbook};

use crate::error::Refusal;

/// What corrections taught is kept like the mappings of sheets, under this target.
pub const TARGET: &str = "certificate";

/// What is known before a certificate is read.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// The person's name.
    pub holder: Option<String>,
    /// The sponsors on record.
    pub sponsors: Vec<String>,
    /// What corrections taught.
    pub learned: Vec<Learned>,
}

impl Knowledge {
    /// What a logbook knows.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(logbook: &Logbook) -> Result<Knowledge, Refusal> {
        let credits = logbook.credits()?;
        let mut sponsors: Vec<String> = credits.into_iter().filter_map(|it| it.sponsor).collect();
        sponsors.sort_unstable();
        sponsors.dedup();
        let learned = logbook
            .mappings()?
            .into_iter()
            .filter(|it| it.target == TARGET)
            // Written by another version: it teaches nothing here.
            .filter_map(|it| serde_json::from_str(&it.body).ok())
            .collect();
        Ok(Knowledge {
            holder: logbook.settings()?.name,
            sponsors,
            learned,
        })
    }

    /// The fields of a certificate in the light of what is known.
    pub fn read(&self, pages: &[Page]) -> Fields {
        let known = Known {
            holder: self.holder.as_deref(),
            sponsors: &self.sponsors,
        };
        apply(pages, fields::read(pages, &known), &self.learned)
    }
}

/// Keeps what a correction taught, with what was known of the sponsor before.
///
/// # Errors
/// When it cannot be written.
pub fn keep(logbook: &mut Logbook, newer: Learned, today: NaiveDate) -> Result<(), Refusal> {
    let header = folded(&newer.sponsor);
    let before = logbook
        .mappings()?
        .into_iter()
        .find(|it| it.target == TARGET && it.header == header)
        .and_then(|it| serde_json::from_str::<Learned>(&it.body).ok())
        .unwrap_or_default();
    let name = newer.sponsor.clone();
    let body = serde_json::to_string(&before.and(newer))
        .map_err(|error| Refusal::because(format!("BUG: what was learned is no JSON: {error}")))?;
    logbook.keep_mapping(&KeptMapping {
        name,
        target: TARGET.to_owned(),
        header,
        body,
        used_on: today,
    })?;
    Ok(())
}

fn folded(name: &str) -> String {
    name.chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
