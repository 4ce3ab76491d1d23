//! Reading all of the logbook without keeping a change waiting.

use milepost_logbook::{Logbook, LogbookError};

use super::AppState;
use crate::error::{Code, Refusal};

/// The open logbook once more. It is locked before the session, never while the session is held: what
/// reads may change something meanwhile, and what opens another file closes it first.
pub(super) type Reader = Option<Logbook>;

impl AppState {
    /// Reads what may take long, on a connection of its own, as it was stored when the reading
    /// began. Changes and short reads go on beside it; another long one waits.
    ///
    /// # Errors
    /// [`Code::NoLogbook`] when none is open; else what the
    /// reading itself refuses.
    pub fn read<T, E: Into<Refusal>>(
        &self,
        reading: impl FnOnce(&Logbook) -> Result<T, E>,
    ) -> Result<T, Refusal> {
        let mut reader = self.reader();
        let logbook = match &mut *reader {
            Some(logbook) => logbook,
            none => none.insert(
                self.with(|logbook| -> Result<_, LogbookError> { logbook.open_read_only() })?,
            ),
        };
        let answer = reading(logbook).map_err(Into::into);
        if answer.as_ref().is_err_and(|it| it.code == Code::Damaged) {
            self.give_up();
        }
        answer
    }
}
