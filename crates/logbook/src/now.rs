//! The moment of a change, handed in by the shell.

use chrono::{DateTime, NaiveDate, SecondsFormat};

/// The moment of a change: the user's civil date and the instant for the history.
///
/// Only the shell asks the clock; this crate is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    today: NaiveDate,
    unix_millis: u64,
}

impl Now {
    /// The moment `unix_millis` (since 1970, UTC), which for the user is `today`.
    pub const fn new(today: NaiveDate, unix_millis: u64) -> Now {
        Now { today, unix_millis }
    }

    /// The user's civil date.
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Milliseconds since 1970, UTC.
    pub const fn unix_millis(&self) -> u64 {
        self.unix_millis
    }

    /// The instant as RFC 3339 text in UTC: `2026-11-23T21:07:26.512Z`.
    pub fn instant_text(&self) -> String {
        self.instant().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The instant as part of a file name: `2026-11-23-210726`.
    pub fn file_stamp(&self) -> String {
        self.instant().format("%Y-%m-%d-%H%M%S").to_string()
    }

    /// The instant's date in UTC.
    pub(crate) fn utc_date(&self) -> NaiveDate {
        self.instant().date_naive()
    }

    fn instant(&self) -> DateTime<chrono::Utc> {
        i64::try_from(self.unix_millis)
            .ok()
            .and_then(DateTime::from_timestamp_millis)
            .unwrap_or(DateTime::UNIX_EPOCH)
    }
}
