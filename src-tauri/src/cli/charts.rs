//! Files that look like a patient's chart, which are not kept.

use crate::error::Refusal;

/// Why a file that looks like a chart is not kept.
pub(super) fn like_a_chart(name: &str, signs: &[&str]) -> Refusal {
    Refusal::because(format!(
        "{name} looks like a patient's chart ({}). Patient data doesn't belong in a logbook. \
         Nothing has been kept. If it isn't one, --keep-charts keeps it.",
        signs.join(", ")
    ))
}
