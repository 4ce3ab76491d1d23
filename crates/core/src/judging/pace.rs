//! How the counted CEUs of a cycle compare with an even pace.

use chrono::NaiveDate;

use super::context::AssessContext;
use crate::amounts::Ceus;
use crate::dates::days_between;
use crate::standing::{Pace, PaceState, Provenance};

/// Less than this below an even pace is none: a certificate seldom gives less.
const WORTH_A_WORD: Ceus = Ceus::whole(1);

/// The first part of a cycle, one of so many, that says nothing of a pace: in three days,
/// or three weeks of two years, nobody has fallen behind or got ahead.
const PARTS: i64 = 8;

/// How the counted CEUs compare with an even pace, for a running cycle; none before enough
/// of it has passed to speak of a pace.
pub(crate) fn pace(
    context: &AssessContext,
    starts_on: NaiveDate,
    due_on: NaiveDate,
    required: Ceus,
    counted: Ceus,
    complete: bool,
) -> Option<Pace> {
    if !context.has_come(starts_on) || context.is_over(due_on) {
        return None;
    }
    let all = i64::from(days_between(starts_on, due_on)) + 1;
    let gone = i64::from(context.days_since(starts_on)) + 1;
    let tenths = (i64::from(required.hundredths()) * gone / all + 5) / 10;
    let even = Ceus::from_hundredths(i32::try_from(tenths * 10).unwrap_or(i32::MAX));
    let behind = even.less(counted);
    let (state, by) = if complete {
        (PaceState::Complete, counted.less(even))
    } else if gone * PARTS < all {
        return None;
    } else if behind < WORTH_A_WORD {
        (PaceState::OnPace, counted.less(even))
    } else {
        (PaceState::Behind, behind)
    };
    let provenance = Provenance::Computed;
    Some(Pace {
        even,
        provenance,
        state,
        by,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::rulebook::Rulebook;

    fn on(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    /// The pace of a cycle of 36 from Jun 1, 2025 to May 31, 2027.
    fn with(counted: i32, as_of: &str) -> Option<(PaceState, String)> {
        let facts = Facts::default();
        let context = AssessContext::new(&facts, Rulebook::embedded(), on(as_of));
        let (from, to) = (on("2025-06-01"), on("2027-05-31"));
        let counted = Ceus::from_hundredths(counted);
        pace(&context, from, to, Ceus::whole(36), counted, false)
            .map(|it| (it.state, it.by.to_string()))
    }

    #[test]
    fn the_first_weeks_of_a_cycle_say_nothing_of_a_pace() {
        for day in ["2025-06-01", "2025-06-03", "2025-06-30", "2025-08-29"] {
            assert_eq!(with(0, day), None, "{day}: nobody is behind yet");
            assert_eq!(with(1000, day), None, "{day}: nor ahead");
        }
        let behind = Some((PaceState::Behind, "4.5".to_owned()));
        assert_eq!(with(0, "2025-08-31"), behind, "an eighth of it is gone");
    }

    #[test]
    fn less_than_one_ceu_is_no_lag() {
        let half = "2026-06-01";
        assert_eq!(with(1800, half), Some((PaceState::OnPace, "0".to_owned())));
        assert_eq!(with(1710, half), Some((PaceState::OnPace, "0".to_owned())));
        let behind = Some((PaceState::Behind, "1".to_owned()));
        assert_eq!(with(1700, half), behind);
    }

    #[test]
    fn a_cycle_that_does_not_run_has_no_pace() {
        assert_eq!(with(0, "2025-05-31"), None);
        assert_eq!(with(0, "2027-06-01"), None);
    }
}
