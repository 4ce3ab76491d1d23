//! Whether a cycle can be submitted, and what lies above its total.

use chrono::NaiveDate;

use super::super::inquiry::Inquiry;
use super::super::tell::{counted, fail, mended, pass, test};
use crate::amounts::Ceus;
use crate::dates::{add_months, same_month};
use crate::facts::{Credit, CycleChoice};
use crate::ids::ClauseId;
use crate::standing::{
    Bucket, CeuFigure, CreditStanding, DateFigure, Outcome, Provenance, Surplus, Test, Weight, day,
};

/// The first day on which the cycle can be submitted.
pub(super) fn window(inquiry: &Inquiry, due_on: NaiveDate, rule_day: NaiveDate) -> DateFigure {
    const WINDOW: &str = "aapc.cycle.window";
    let months = inquiry.rules.number(WINDOW, rule_day);
    DateFigure {
        date: add_months(due_on, -months),
        provenance: Provenance::Computed,
        clause: ClauseId::known(WINDOW),
        reason: format!(
            "{} before {}.",
            counted(months, "month", "months"),
            day(due_on)
        ),
    }
}

/// The checks behind "can it be submitted now?".
pub(super) fn submission(
    inquiry: &Inquiry,
    window: &DateFigure,
    due_on: NaiveDate,
    needed: Ceus,
    required: &CeuFigure,
    buckets: &[Bucket],
) -> Vec<Test> {
    const TOTAL: &str = "aapc.cycle.submit-total";
    let open = if inquiry.as_of < window.date {
        fail(
            "Submission is open",
            "aapc.cycle.window",
            format!("It opens on {}.", day(window.date)),
            format!(
                "Wait until {}; enter your CEUs in the tracker meanwhile.",
                day(window.date)
            ),
        )
    } else if inquiry.as_of > due_on {
        fail(
            "Submission is open",
            "aapc.cycle.window",
            format!("It closed at midnight on {}.", day(due_on)),
            "Call AAPC, or buy an extension in the tracker.",
        )
    } else {
        pass(
            "Submission is open",
            "aapc.cycle.window",
            format!("Since {}.", day(window.date)),
        )
    };
    let total = if needed == Ceus::ZERO {
        pass(
            "The total is reached",
            TOTAL,
            format!("{} are needed and counted.", required.amount),
        )
    } else {
        fail(
            "The total is reached",
            TOTAL,
            format!(
                "{needed} of {} short; the Submit button stays off.",
                required.amount
            ),
            format!("Earn {needed} more."),
        )
    };
    let mut tests = vec![open, total];
    for bucket in buckets {
        let name = "The minimum is reached";
        let words = format!(
            "{}: {} of at least {}.",
            bucket.name, bucket.counted, bucket.required
        );
        let mut check = if bucket.met {
            pass(name, TOTAL, words)
        } else {
            let mend = format!(
                "Earn {} more in {}.",
                bucket.needed,
                bucket.name.to_lowercase()
            );
            fail(name, TOTAL, words, mend)
        };
        check.clause = bucket.clause.clone();
        tests.push(check);
    }
    tests
}

/// Both numbers where the minimums add up to more than the total.
pub(super) fn conflict(required: &CeuFigure, buckets: &[Bucket]) -> Option<Test> {
    let minimums: Ceus = buckets.iter().map(|bucket| bucket.required).sum();
    (minimums > required.amount).then(|| {
        mended(
            test(
                "Minimums above the total",
                "aapc.ceu.minimums-above-total",
                Weight::Note,
                Outcome::Unknown,
                format!(
                    "The topic minimums add up to {minimums}, the total is {}. No source says which wins; both are shown.",
                    required.amount
                ),
            ),
            "Ask AAPC, and enter the number in its tracker.",
        )
    })
}

/// What lies above the total: credits of the renewal month may move, the rest is lost.
pub(super) fn surplus(
    due_on: NaiveDate,
    required: &CeuFigure,
    counted: Ceus,
    credits: &[&Credit],
    judged: &[(CreditStanding, Ceus)],
) -> Surplus {
    let amount = counted.less(required.amount);
    let in_renewal_month: Ceus = credits
        .iter()
        .zip(judged)
        .filter(|(credit, (standing, _))| {
            !standing.planned
                && credit.cycle_choice == CycleChoice::Current
                && same_month(credit.completed_on, due_on)
        })
        .map(|(_, (standing, _))| standing.counted)
        .sum();
    let movable = amount.min(in_renewal_month);
    let lost = amount.less(movable);
    let check = (amount > Ceus::ZERO).then(|| {
        let words = if movable > Ceus::ZERO {
            format!(
                "{amount} above the total: up to {movable} of the renewal month may move to the next cycle, the other {lost} cannot carry over."
            )
        } else {
            format!("{amount} above the total; nothing carries over.")
        };
        let clause =
            if movable > Ceus::ZERO { "aapc.ceu.renewal-month" } else { "aapc.ceu.no-carry-over" };
        test("Above the total", clause, Weight::Note, Outcome::Pass, words)
    });
    Surplus {
        amount,
        movable,
        lost,
        test: check,
    }
}
