//! What the user decided about reminders.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ids::ReminderChoiceId;

/// The user's decision about one subject of reminders; at most one for each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderChoice {
    /// Names the choice.
    pub id: ReminderChoiceId,
    /// What it is about, as "kind:name": `cycle:AAPC:2027-05-31`, `confirm:p1`, `credential:c1`.
    pub subject: String,
    /// The day to which the reminder counted when it was chosen.
    pub due_on: NaiveDate,
    /// What was decided.
    #[serde(default)]
    pub choice: Silence,
    /// Snoozed: the day on which it comes back.
    #[serde(default)]
    pub back_on: Option<NaiveDate>,
    /// Snoozed until something is logged: how many entries, study entries and credits
    /// there were up to that day when it was chosen, without what was only planned.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1_000_000))]
    pub logged_then: Option<i32>,
    /// Why it is off.
    #[serde(default)]
    pub reason: Option<SilenceReason>,
    /// The day on which it was chosen.
    pub made_on: NaiveDate,
}

/// How a subject of reminders was silenced.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// For a while.
    #[default]
    Snoozed,
    /// It is done; what is due later is told again.
    Done,
    /// Nothing more for this cycle.
    NotThisCycle,
    /// Nothing more at all.
    Off,
}

/// Why reminders are off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SilenceReason {
    /// Retired from coding.
    Retired,
    /// The credential is given up on purpose.
    LapsedOnPurpose,
    /// Somebody else, such as the employer, takes care of it.
    HandledElsewhere,
    /// Anything else.
    Other,
}
