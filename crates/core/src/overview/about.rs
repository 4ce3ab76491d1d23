//! Names of cycles.

use crate::standing::CycleStanding;

/// The name of a cycle in `about` references: `cycle:AAPC:2027-05-31`.
pub(super) fn about(cycle: &CycleStanding) -> String {
    format!("cycle:{}:{}", cycle.issuer, cycle.due_on.date)
}
