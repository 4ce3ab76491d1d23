//! What is remembered of the second folder of copies, for when it is not there.

use milepost_logbook::{CopyRun, Logbook};

/// Remembers what the second folder holds once a copy was made, for when it is not there. It is
/// only shown, so what goes wrong with it stops nothing.
pub(super) fn remember(logbook: &mut Logbook, run: &CopyRun) {
    if !run.made.is_empty() {
        let _ = logbook.remember_second_copies();
    }
}
