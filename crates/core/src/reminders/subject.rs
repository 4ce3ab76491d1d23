//! A subject of reminders with its stages.

use chrono::NaiveDate;

use super::ReminderKind;
use crate::dates::{add_days, days_between};
use crate::ids::CredentialId;
use crate::standing::Urgency;

/// Something to be reminded of: open, and with the stages on which it is told.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// Names it for ever: `cycle:AAPC:2027-05-31`.
    pub key: String,
    pub kind: ReminderKind,
    /// The day to which it counts.
    pub due_on: NaiveDate,
    /// The credentials concerned; it is off when all of them are.
    pub credentials: Vec<CredentialId>,
    /// The cycle whose "not this cycle" silences it.
    pub cycle: Option<String>,
    /// Stages that count to this day or an earlier one are satisfied by the facts.
    pub satisfied_through: Option<NaiveDate>,
    /// In any order.
    pub stages: Vec<Stage>,
    /// What it is on any day: "CPC-A renewal".
    pub name: String,
    /// What is lacking today, in a few words, for the calendar: "9.5 CEU to go".
    pub rest: Option<String>,
    /// Whether it is a cycle that may be marked as submitted from here.
    pub can_be_settled: bool,
    /// What it is, with how long there is.
    pub title: String,
    /// The consequence and the next step, in one sentence.
    pub text: String,
    pub urgency: Urgency,
    /// Where something can be done about it.
    pub about: Option<String>,
}

/// One day on which a subject is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stage {
    /// Names it within its subject and due date: `-30`, `opens`.
    pub key: String,
    /// The day.
    pub on: NaiveDate,
    /// The day to which it counts; it is part of the stage's name.
    pub due_on: NaiveDate,
    /// Whether it is told as things stand: early stages only when behind.
    pub applies: bool,
    /// Whether it may not wait for the digest day.
    pub urgent: bool,
    /// Whether only the weekly digest tells of it: on Monday, where no day is chosen.
    pub weekly: bool,
    /// Whether it stands in the calendar.
    pub in_calendar: bool,
    /// What is special about this day.
    pub name: Option<String>,
}

impl Stage {
    /// The stage that lies some days from a due date (below 0: before it).
    pub fn at(due_on: NaiveDate, offset: i32) -> Stage {
        Stage {
            key: offset.to_string(),
            on: add_days(due_on, offset),
            due_on,
            applies: true,
            urgent: true,
            weekly: false,
            in_calendar: true,
            name: None,
        }
    }

    /// A stage of its own name on a day, to which it also counts.
    pub fn named(key: impl Into<String>, on: NaiveDate) -> Stage {
        Stage {
            key: key.into(),
            on,
            due_on: on,
            applies: true,
            urgent: false,
            weekly: false,
            in_calendar: true,
            name: None,
        }
    }

    /// Days from the due date; below 0 before it.
    pub fn offset(&self) -> i32 {
        days_between(self.due_on, self.on)
    }
}
