//! Decisions about reminders.

use milepost_core::facts::{ReminderChoice, Silence};

use super::{amount, check_date, date, text};
use crate::error::Invalid;

/// The longest name of a subject: a kind and two names.
const LONGEST_SUBJECT: usize = 200;

pub(super) fn choice(it: &mut ReminderChoice) -> Result<(), Invalid> {
    text::id("id", it.id.as_str())?;
    text::code("subject", &it.subject, LONGEST_SUBJECT)?;
    check_date("due_on", it.due_on)?;
    check_date("made_on", it.made_on)?;
    date::optional("back_on", it.back_on)?;
    amount::within("logged_then", it.logged_then, 0..=i32::MAX)?;
    let timed = it.back_on.is_some() || it.logged_then.is_some();
    match it.choice {
        Silence::Snoozed if !timed => Err(Invalid::new(
            "back_on",
            "say until when: a day, or until something is logged",
        )),
        Silence::Off if it.reason.is_none() => Err(Invalid::new(
            "reason",
            "say why, so you know later: retired, lapsed_on_purpose, handled_elsewhere or other",
        )),
        _ => Ok(()),
    }
}
