//! The window's first question, answered ahead: while the system makes the window, the standing
//! of today is worked out.

use chrono::NaiveDate;
use milepost_core::standing::Standing;

use super::Shell;
use crate::error::Refusal;
use crate::judge;

/// A standing that waits for the first question. Nothing can have been changed by then: the window
/// asks before it shows anything, and another program's change is seen by the file's number.
pub(super) struct Ahead {
    standing: Standing,
    seen: i32,
}

impl Shell {
    /// Works out the standing of today for the first question.
    pub fn think_ahead(&self) {
        let today = self.clock.today();
        let ahead = self.with(|logbook| -> Result<Ahead, Refusal> {
            Ok(Ahead {
                standing: judge::without_past_credits(judge::standing(logbook, today)?),
                seen: logbook.data_version()?,
            })
        });
        // What cannot be read is told when it is asked for.
        self.desk().ahead = ahead.ok();
    }

    /// What the rules say on a day, today where none is given, without the credits of past cycles.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn standing(&self, as_of: Option<NaiveDate>) -> Result<Standing, Refusal> {
        let day = as_of.unwrap_or_else(|| self.clock.today());
        let ahead = self.desk().ahead.take();
        self.with(|logbook| -> Result<Standing, Refusal> {
            match ahead {
                Some(ahead) if ahead.holds(day, logbook.data_version()?) => Ok(ahead.standing),
                _ => Ok(judge::without_past_credits(judge::standing(logbook, day)?)),
            }
        })
    }
}

impl Ahead {
    fn holds(&self, day: NaiveDate, seen: i32) -> bool {
        self.standing.as_of == day && self.seen == seen
    }
}
