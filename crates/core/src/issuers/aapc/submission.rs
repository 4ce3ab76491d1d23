//! Whether a cycle can be submitted, and what lies above its total.

use chrono::NaiveDate;

use super::frames::{Frame, may_move};
use crate::allocate::Binding;
use crate::amounts::Ceus;
use crate::dates::add_months;
use crate::facts::CycleChoice;
use crate::ids::ClauseId;
use crate::judging::checks::{fail, mended, pass, test, weighing};
use crate::judging::context::AssessContext;
use crate::judging::least::LeastRule;
use crate::judging::ledger::Judged;
use crate::standing::{
    Bucket, CeuFigure, DateFigure, Outcome, Provenance, Surplus, Test, Weight, day,
};
use crate::text::counted;

/// When a cycle can be submitted.
pub(super) struct Window {
    /// The first day.
    pub opens_on: NaiveDate,
    /// The last day: the due date, or the end of an extension.
    pub closes_on: NaiveDate,
    /// The day whose rules govern.
    pub rule_day: NaiveDate,
}

/// The first day on which the cycle can be submitted.
pub(super) fn window(
    context: &AssessContext,
    due_on: NaiveDate,
    rule_day: NaiveDate,
) -> DateFigure {
    const WINDOW: &str = "aapc.cycle.window";
    let months = context.rules.number(WINDOW, rule_day);
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
    context: &AssessContext,
    window: &Window,
    needed: Ceus,
    required: &CeuFigure,
    buckets: &[Bucket],
    rule: &LeastRule,
) -> Vec<Test> {
    const TOTAL: &str = "aapc.cycle.submit-total";
    let opens = day(window.opens_on);
    let open = if !context.has_come(window.opens_on) {
        fail(
            "Submission is open",
            "aapc.cycle.window",
            format!("It opens on {opens}."),
            format!("Wait until {opens}; enter your CEUs in the tracker meanwhile."),
        )
    } else if context.is_over(window.closes_on) {
        fail(
            "Submission is open",
            "aapc.cycle.window",
            format!("It closed at midnight on {}.", day(window.closes_on)),
            "Call AAPC, or buy an extension in the tracker.",
        )
    } else {
        pass(
            "Submission is open",
            "aapc.cycle.window",
            format!("Since {opens}."),
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
    let mut tests = vec![open];
    if context.rules.in_force(TOTAL, window.rule_day) {
        tests.push(total);
    }
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
        if rule.binding == Binding::TotalOnly {
            check = weighing(check, Weight::Note);
            check.outcome = Outcome::Pass;
        }
        tests.push(check);
    }
    tests
}

/// Both numbers where the minimums add up to more than the total.
pub(super) fn conflict(
    context: &AssessContext,
    required: &CeuFigure,
    buckets: &[Bucket],
    rule_day: NaiveDate,
) -> Option<Test> {
    const CLAUSE: &str = "aapc.ceu.minimums-above-total";
    let minimums: Ceus = buckets.iter().map(|bucket| bucket.required).sum();
    let which = match context.rules.reading(CLAUSE, rule_day) {
        "total" => "you decided that the total wins.",
        _ => "both are shown.",
    };
    (minimums > required.amount).then(|| {
        mended(
            test(
                "Minimums above the total",
                CLAUSE,
                Weight::Note,
                Outcome::Unknown,
                format!(
                    "The topic minimums add up to {minimums}, the total is {}. No source says which wins; {which}",
                    required.amount
                ),
            ),
            "Ask AAPC, and enter the number in its tracker.",
        )
    })
}

/// How much of the surplus can move on: whole credits alone, and none of which any part
/// is needed here, by the total or by the minimum that it serves.
fn movable(surplus: Ceus, buckets: &[Bucket], credits: &[&Judged]) -> Ceus {
    // Each minimum's own surplus, then the cycle's.
    let above = |bucket: &Bucket| bucket.counted.less(bucket.required).hundredths();
    let mut room: Vec<i32> = buckets.iter().map(above).collect();
    room.push(surplus.hundredths());
    let mut best = 0;
    // Every choice of credits, as sums for each room; the same sums are kept once.
    let mut sums = std::collections::BTreeSet::from([vec![0_i32; room.len()]]);
    for it in credits {
        let amount = it.standing.counted.hundredths();
        let served = buckets
            .iter()
            .position(|bucket| it.standing.bucket.as_ref() == Some(&bucket.key));
        let with: Vec<Vec<i32>> = sums
            .iter()
            .filter_map(|sum| {
                let mut sum = sum.clone();
                for at in served.into_iter().chain([room.len() - 1]) {
                    sum[at] = sum[at].checked_add(amount).filter(|sum| *sum <= room[at])?;
                }
                Some(sum)
            })
            .collect();
        for sum in with {
            best = best.max(sum[room.len() - 1]);
            if sums.len() < MOST_SUMS {
                sums.insert(sum);
            }
        }
    }
    Ceus::from_hundredths(best)
}

/// More sums than the credits of one month make.
const MOST_SUMS: usize = 20_000;

/// What lies above the total: credits of the renewal month may move, the rest is lost.
pub(super) fn surplus(
    context: &AssessContext,
    frame: &Frame,
    required: &CeuFigure,
    counted: Ceus,
    buckets: &[Bucket],
    judged: &[Judged],
) -> Surplus {
    const NO_CARRY_OVER: &str = "aapc.ceu.no-carry-over";
    let rule_day = frame.due_on.date;
    let amount = counted.less(required.amount);
    let in_renewal_month: Vec<&Judged> = judged
        .iter()
        .filter(|it| {
            !it.standing.planned
                && it.standing.counts
                && it.credit.cycle_choice == CycleChoice::Current
                && may_move(context, frame, it.credit)
        })
        .collect();
    let movable = movable(amount, buckets, &in_renewal_month);
    let lost = if context.rules.in_force(NO_CARRY_OVER, rule_day) {
        amount.less(movable)
    } else {
        Ceus::ZERO
    };
    let check = (amount > Ceus::ZERO).then(|| {
        let words = if movable > Ceus::ZERO {
            format!(
                "{amount} above the total: up to {movable} from the renewal month may move to the \
                 next cycle; the other {lost} can't carry over."
            )
        } else {
            format!("{amount} above the total; nothing carries over.")
        };
        let clause = if movable > Ceus::ZERO {
            "aapc.ceu.renewal-month"
        } else {
            NO_CARRY_OVER
        };
        test(
            "Above the total",
            clause,
            Weight::Note,
            Outcome::Pass,
            words,
        )
    });
    Surplus {
        amount,
        movable,
        lost,
        test: check,
    }
}
