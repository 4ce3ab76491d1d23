//! What the user may set about reminders.

use chrono::Weekday;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The sorts of reminders: those of what is due.
pub use crate::standing::ObligationKind as ReminderKind;

/// Days before a due date on which a renewal may be told of.
pub const RENEWAL_STAGES: [i32; 10] = [180, 120, 90, 60, 30, 14, 7, 3, 1, 0];

/// How the user wants to be reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
#[serde(default)]
pub struct ReminderSettings {
    /// Which of the [`RENEWAL_STAGES`] are told, in days before the due date.
    pub stages: Vec<i32>,
    /// When nothing is shown; none for at any time.
    pub quiet: Option<QuietHours>,
    /// The weekday for what has time, 1 (Monday) to 7; none for the day on which it comes.
    pub digest_day: Option<u8>,
    /// Kinds of reminders that are switched off.
    pub kinds_off: Vec<ReminderKind>,
    /// How many days old the rules are when newer ones are to be looked for; none for never.
    pub rules_after_days: Option<u16>,
    /// Where the calendar file is kept current; none where it is not.
    pub calendar_path: Option<String>,
    /// Whether closing the window leaves the program in the tray, where there is one.
    pub stay_in_tray: bool,
}

impl Default for ReminderSettings {
    /// Every stage, quiet from 21:00 to 8:00, each on its own day.
    fn default() -> ReminderSettings {
        ReminderSettings {
            stages: RENEWAL_STAGES.to_vec(),
            quiet: Some(QuietHours::default()),
            digest_day: None,
            kinds_off: Vec::new(),
            rules_after_days: None,
            calendar_path: None,
            stay_in_tray: false,
        }
    }
}

impl ReminderSettings {
    /// The weekday for what has time.
    pub(super) fn weekday(&self) -> Option<Weekday> {
        let number = self.digest_day.filter(|day| (1..=7).contains(day))?;
        Weekday::try_from(number - 1).ok()
    }
}

/// The hours in which nothing is shown, by the clock on the wall. They may go over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct QuietHours {
    /// The first quiet minute of the day, 0 to 1,439.
    pub from: u16,
    /// The minute of the day from which it is loud again, 0 to 1,439.
    pub to: u16,
}

impl Default for QuietHours {
    fn default() -> QuietHours {
        QuietHours {
            from: 21 * 60,
            to: 8 * 60,
        }
    }
}

impl QuietHours {
    /// Whether a minute of the day is quiet. The same hour twice is never.
    pub fn contains(self, minute: u16) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}
