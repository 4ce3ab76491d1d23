//! Silencing a reminder: the person's wish as an operation on the logbook.

use chrono::{Datelike, NaiveDate, Weekday};
use milepost_core::dates::add_days;
use milepost_core::facts::{ReminderChoice, Silence, SilenceReason};
use milepost_core::reminders::logged;
use milepost_logbook::{Applied, Fact, Logbook, Operation};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::clock::Clock;
use crate::error::Refusal;

/// How the person wants a subject to be silenced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum SilenceWish {
    /// For a while.
    Snooze {
        /// Until when.
        until: SnoozeUntil,
    },
    /// It is done.
    Done,
    /// Nothing more for this cycle.
    NotThisCycle,
    /// Nothing more at all.
    Off {
        /// Why.
        reason: SilenceReason,
    },
}

/// Until when a reminder is snoozed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SnoozeUntil {
    /// The next day.
    Tomorrow,
    /// The next day from Monday to Friday.
    NextWeekday,
    /// Three days: who waits for the result of an exam.
    ThreeDays,
    /// Seven days.
    Week,
    /// Until something is logged.
    Logged,
}

/// Silences a subject as one operation that can be undone. An earlier choice about the
/// same subject gives way.
///
/// # Errors
/// What the logbook refuses.
pub fn choose(
    logbook: &mut Logbook,
    clock: &Clock,
    subject: &str,
    due_on: NaiveDate,
    wish: SilenceWish,
) -> Result<Applied, Refusal> {
    let facts = logbook.facts()?;
    let today = clock.today();
    let earlier = facts
        .reminder_choices
        .iter()
        .find(|it| it.subject == subject);
    let mut choice = ReminderChoice {
        id: earlier.map(|it| it.id.clone()).unwrap_or_default(),
        subject: subject.to_owned(),
        due_on,
        made_on: today,
        ..ReminderChoice::default()
    };
    match wish {
        SilenceWish::Snooze { until } => {
            choice.choice = Silence::Snoozed;
            choice.back_on = back_on(until, today);
            choice.logged_then = (until == SnoozeUntil::Logged).then(|| logged(&facts, today));
        }
        SilenceWish::Done => choice.choice = Silence::Done,
        SilenceWish::NotThisCycle => choice.choice = Silence::NotThisCycle,
        SilenceWish::Off { reason } => {
            choice.choice = Silence::Off;
            choice.reason = Some(reason);
        }
    }
    Ok(logbook.transact(Operation::Put(Fact::ReminderChoice(choice)), &clock.now())?)
}

fn back_on(until: SnoozeUntil, today: NaiveDate) -> Option<NaiveDate> {
    match until {
        SnoozeUntil::Tomorrow => Some(add_days(today, 1)),
        SnoozeUntil::ThreeDays => Some(add_days(today, 3)),
        SnoozeUntil::Week => Some(add_days(today, 7)),
        SnoozeUntil::NextWeekday => today
            .iter_days()
            .skip(1)
            .find(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)),
        SnoozeUntil::Logged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::monday(SnoozeUntil::NextWeekday, "2026-11-23", "2026-11-24")]
    #[case::friday(SnoozeUntil::NextWeekday, "2026-11-27", "2026-11-30")]
    #[case::saturday(SnoozeUntil::NextWeekday, "2026-11-28", "2026-11-30")]
    #[case::tomorrow_may_be_a_saturday(SnoozeUntil::Tomorrow, "2026-11-27", "2026-11-28")]
    #[case::three_days(SnoozeUntil::ThreeDays, "2027-03-20", "2027-03-23")]
    #[case::a_week(SnoozeUntil::Week, "2026-12-28", "2027-01-04")]
    fn a_snooze_ends_on_a_day(#[case] until: SnoozeUntil, #[case] today: &str, #[case] end: &str) {
        let day = |text: &str| text.parse().expect("a day");
        assert_eq!(back_on(until, day(today)), Some(day(end)));
    }
}
