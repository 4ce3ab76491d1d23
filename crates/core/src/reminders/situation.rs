//! What the agenda is made from, and what it says.

use super::settings::{ReminderKind, ReminderSettings};
use super::stages;
use super::subject::Subject;
use crate::facts::{Facts, Silence, SilenceReason};
use crate::ids::CredentialId;
use crate::standing::{Obligation, Standing, Urgency};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Everything that decides which reminders are due.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// What the user has recorded.
    pub facts: &'a Facts,
    /// What the rules say of the facts on the day of `now`, with everything that is due.
    pub standing: &'a Standing,
    /// How the user wants to be reminded.
    pub settings: &'a ReminderSettings,
    /// What was told before.
    pub told: &'a [Told],
    /// Since when something has been held back by the quiet hours.
    pub held_since: Option<Moment>,
    /// The moment by the clock on the wall.
    pub now: Moment,
}

/// A moment by the clock on the wall: a civil date and a minute of that day.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
pub struct Moment {
    /// The date.
    pub date: NaiveDate,
    /// The minute of the day, 0 to 1,439.
    pub minute: u16,
}

impl Moment {
    /// Minutes from an earlier moment; below 0 when that one is later.
    pub fn minutes_since(self, earlier: Moment) -> i64 {
        let days = self.date.signed_duration_since(earlier.date).num_days();
        days * 24 * 60 + i64::from(self.minute) - i64::from(earlier.minute)
    }
}

/// One stage as it is recorded once it was told, or folded into a later one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Told {
    /// The subject.
    pub subject: String,
    /// The stage's key.
    pub stage: String,
    /// The day that the stage counts to.
    pub due_on: NaiveDate,
    /// The day on which it was told.
    pub on: NaiveDate,
    /// Whether it was not told itself but folded into a later stage.
    pub folded: bool,
}

/// What is due now, and the whole list behind it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    /// What is to be told now, most urgent first. Each names the stages that it records.
    pub tell: Vec<Reminder>,
    /// Since when something is held back by the quiet hours; then `tell` is empty.
    pub held_since: Option<Moment>,
    /// Every subject that is reached and open, told or not, most urgent first.
    pub open: Vec<Reminder>,
    /// Subjects that come back later.
    pub snoozed: Vec<Snoozed>,
    /// The next stage of each open subject, by day.
    pub coming: Vec<Coming>,
    /// What the user has turned off.
    pub silenced: Vec<Silenced>,
}

/// One reminder: a subject at its current stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Reminder {
    /// The subject.
    pub subject: String,
    /// What sort of reminder.
    pub kind: ReminderKind,
    /// The current stage.
    pub stage: String,
    /// The day that the stage counts to.
    pub due_on: NaiveDate,
    /// The day of the stage.
    pub since: NaiveDate,
    /// The day on which it was told; none while it was not.
    pub told_on: Option<NaiveDate>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What it is: "CPC-A renews in 30 days, on May 31, 2027".
    pub title: String,
    /// The consequence and the next step, in one sentence.
    pub text: String,
    /// Where something can be done about it, as "kind:id".
    pub about: Option<String>,
    /// Whether it is a cycle that may be marked as submitted from here.
    pub can_be_settled: bool,
    /// How it can be silenced.
    pub silences: Vec<Silence>,
    /// The credentials concerned, which can be turned off.
    pub credentials: Vec<CredentialId>,
    /// The stages that are recorded as folded when this one is told.
    #[serde(skip)]
    pub folds: Vec<(String, NaiveDate)>,
}

/// A subject that comes back later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Snoozed {
    /// The subject.
    pub subject: String,
    /// What it is.
    pub title: String,
    /// The day on which it comes back at the latest.
    pub back_on: NaiveDate,
    /// Whether it comes back earlier once something is logged.
    pub when_logged: bool,
    /// The choice, to be taken back.
    pub choice: String,
}

/// The next stage of a subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Coming {
    /// The subject.
    pub subject: String,
    /// What sort of reminder.
    pub kind: ReminderKind,
    /// The day.
    pub on: NaiveDate,
    /// What it will be about.
    pub title: String,
    /// What it depends on: "only while behind an even pace".
    pub note: Option<String>,
}

/// Something that the user has turned off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Silenced {
    /// The choice, to be taken back.
    pub choice: String,
    /// What is off.
    pub title: String,
    /// How.
    pub how: Silence,
    /// Why.
    pub reason: Option<SilenceReason>,
    /// Since when.
    pub made_on: NaiveDate,
}

/// Every subject of which reminders are wanted, whether it is silenced or not.
pub(super) fn subjects(situation: &Situation) -> Vec<Subject> {
    let off = &situation.settings.kinds_off;
    let wanted = |it: &&Obligation| it.told && !off.contains(&it.kind);
    let list = situation.standing.obligations.iter().filter(wanted);
    list.map(|it| stages::subject(situation.settings, it))
        .collect()
}
