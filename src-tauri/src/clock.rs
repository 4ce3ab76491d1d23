//! The clock: the only file of the program that asks what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike};
use milepost_core::reminders::Moment;
use milepost_logbook::Now;

use crate::zone;

/// What the program takes for today.
///
/// With a day of its own (`--as-of`) the whole program shows, reads and judges
/// everything as on that day; the instants in the history stay real.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    held_on: Option<NaiveDate>,
}

impl Clock {
    /// The system's clock, or one that is held on a day.
    pub const fn new(held_on: Option<NaiveDate>) -> Clock {
        Clock { held_on }
    }

    /// The user's civil date.
    pub fn today(&self) -> NaiveDate {
        self.held_on.unwrap_or_else(|| on_the_wall().date())
    }

    /// Whether it is held on a day.
    pub const fn is_held(&self) -> bool {
        self.held_on.is_some()
    }

    /// The moment by the clock on the wall; noon of the day on which it is held.
    pub fn moment(&self) -> Moment {
        match self.held_on {
            Some(date) => Moment {
                date,
                minute: 12 * 60,
            },
            None => {
                let now = on_the_wall();
                let minute = now.hour() * 60 + now.minute();
                Moment {
                    date: now.date(),
                    minute: u16::try_from(minute).unwrap_or_default(),
                }
            }
        }
    }

    /// An instant (milliseconds since 1970, UTC) as the user's wall clock showed it.
    pub fn civil(&self, unix_millis: u64) -> Option<NaiveDateTime> {
        let instant = DateTime::from_timestamp_millis(i64::try_from(unix_millis).ok()?)?;
        Some(to_the_wall(instant.naive_utc()))
    }

    /// An instant of the history as the user's own clock showed it: `2026-11-23T16:07`.
    /// What is no instant stays as it is.
    pub fn local_time(&self, instant: &str) -> String {
        DateTime::parse_from_rfc3339(instant).map_or_else(
            |_| instant.to_owned(),
            |it| {
                to_the_wall(it.naive_utc())
                    .format("%Y-%m-%dT%H:%M")
                    .to_string()
            },
        )
    }

    /// The moment of a change.
    pub fn now(&self) -> Now {
        Now::new(self.today(), unix_millis())
    }
}

/// Milliseconds since 1970; a clock set before that stands at it.
fn unix_millis() -> u64 {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_1970.as_millis()).unwrap_or(u64::MAX)
}

/// What the clock on the wall shows.
fn on_the_wall() -> NaiveDateTime {
    let millis = i64::try_from(unix_millis()).unwrap_or(i64::MAX);
    let instant = DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::UNIX_EPOCH);
    to_the_wall(instant.naive_utc())
}

/// An instant as the clock on the wall shows it.
fn to_the_wall(instant: NaiveDateTime) -> NaiveDateTime {
    instant
        .checked_add_offset(zone::offset_at(instant))
        .unwrap_or(instant)
}
