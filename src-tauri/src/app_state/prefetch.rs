//! The window's first answers, worked out ahead: while the system makes the window, what its page
//! opens with is read, judged and written down.

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use milepost_core::standing::Standing;
use serde::Serialize;
use specta::Type;

use super::{AppState, Start};
use crate::error::Refusal;
use crate::queries;

/// What the window opens with.
#[derive(Debug, Serialize, Type)]
pub struct FirstAnswers {
    /// As the command `start` answers.
    pub start: Start,
    /// As the command `standing` answers for today; none where it refuses, and is asked again for the reason.
    pub standing: Option<Standing>,
    /// As the command `records` answers; none where it refuses.
    pub records: Option<Facts>,
}

/// First answers that wait for the page. Nothing can have been changed by then: the page is there
/// before it shows anything, and another program's change is seen by the file's number.
pub(super) struct Prefetched {
    today: NaiveDate,
    seen: i32,
    answers: String,
}

impl AppState {
    /// Writes the first answers for the page that will ask for them.
    pub fn prefetch(&self) {
        // A logbook that cannot be opened is told when it is asked for.
        let seen = self.with(|logbook| logbook.data_version()).ok();
        let (today, answers) = (self.clock.today(), self.write_answers());
        self.session().prefetched = seen.zip(answers).map(|(seen, answers)| Prefetched {
            today,
            seen,
            answers,
        });
    }

    /// What the window opens with, in JSON; none where it cannot be written.
    pub fn first_answers(&self) -> Option<String> {
        let prefetched = self.session().prefetched.take();
        let seen = self.with(|logbook| logbook.data_version()).ok();
        match prefetched {
            Some(prefetched)
                if prefetched.today == self.clock.today() && Some(prefetched.seen) == seen =>
            {
                Some(prefetched.answers)
            }
            _ => self.write_answers(),
        }
    }

    /// What the rules say on a day, today where none is given, without the credits of past cycles.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn standing(&self, as_of: Option<NaiveDate>) -> Result<Standing, Refusal> {
        let supposed = as_of.filter(|day| *day != self.clock.today());
        self.read(|logbook| -> Result<Standing, Refusal> {
            let standing = match supposed {
                Some(day) => queries::standing(logbook, day)?,
                None => queries::standing_today(logbook, &self.clock)?,
            };
            Ok(queries::without_past_credits(standing))
        })
    }

    fn write_answers(&self) -> Option<String> {
        let standing = self.standing(None).ok();
        let records = self.with(|logbook| logbook.outline()).ok();
        let answers = FirstAnswers {
            // Last: a file that turns out to be damaged is told.
            start: self.start(),
            standing,
            records,
        };
        serde_json::to_string(&answers).ok()
    }
}
