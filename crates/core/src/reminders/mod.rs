//! Which reminders are due: a pure function of what is due, the settings, what was told
//! already, and the civil moment.
//!
//! What there is to remind of is read from the standing's list of obligations and from
//! nowhere else, so that a reminder never says what the standing does not.
//!
//! # Words
//!
//! A **subject** is what a reminder is about: a cycle's renewal, a payment, a position
//! without a letter. Each has **stages**, and each stage a civil day. A stage
//! is named by its subject, its own key and the due date that it counts to; under this
//! name it is recorded when it was told. Another due date makes other stages.
//!
//! A stage is **reached** on its day (what has time may wait for the digest day after it).
//! The **current** stage of a subject is the reached one with the latest day.
//!
//! # What is told
//!
//! 1. Only the current stage is ever told, and only while its subject is open: not
//!    satisfied by a fact, not done, not off, not snoozed. Early stages of a renewal (more
//!    than 30 days before) apply only while the credits are behind an even pace.
//! 2. A stage that was told is never told again, whatever the clock does afterwards.
//! 3. Telling a stage **folds** every earlier one of its subject into it: after a month of
//!    sleep there is one line for a subject, that of its newest stage, with the numbers of
//!    today. A folded stage is not told later, with one exception: where the fold was made
//!    on a day that lies more than two days ahead of today, the clock was wrong when it was
//!    made, and a stage that really comes now is told. (Two days are more than any journey
//!    over the date line.)
//! 4. All that is due at a moment is one **digest**, which names each subject once.
//! 5. In the quiet hours nothing is told and nothing recorded; but what has been held back
//!    for 24 hours is told all the same, so that a machine which only runs at night does not
//!    swallow its reminders.
//!
//! **Nothing missed** therefore means: after each telling, the newest reached stage of every
//! open subject has been told, and every earlier one was told or folded into a later one.
//!
//! # Why time zones and clock changes cannot double or lose a stage
//!
//! Days are civil dates by the wall clock, compared as dates. A repeated or a skipped hour
//! changes no date. A journey west repeats a date, and rule 2 keeps it silent; a journey east
//! skips one at most, and its stage is then the current one of the next day, or folded.
//!
//! A snooze adds a stage of its own, on the day on which it comes back; it never reaches past
//! the due day, and one "until something is logged" ends after 30 days at the latest.

mod agenda;
pub mod calendar;
mod digest;
mod settings;
mod silence;
mod situation;
mod stages;
mod subject;

use situation::subjects;
pub use situation::{Agenda, Coming, Moment, Reminder, Silenced, Situation, Snoozed, Told};

pub use agenda::agenda;
pub use digest::{Digest, digest};
pub use settings::{QuietHours, RENEWAL_STAGES, ReminderKind, ReminderSettings};
pub use silence::logged;
pub use stages::ALWAYS_FROM;
