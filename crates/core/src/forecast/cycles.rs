//! When an open cycle will be complete.

use chrono::NaiveDate;

use super::pace::{MONTHLY, Pace, pace};
use super::{CycleForecast, Keeps, Outlook, range_words};
use crate::amounts::Ceus;
use crate::dates::add_days;
use crate::judging::context::AssessContext;
use crate::standing::{BucketRole, CycleStanding, CycleState, day};

/// The forecast of every open cycle.
pub(super) fn forecasts(context: &AssessContext, cycles: &[CycleStanding]) -> Vec<CycleForecast> {
    cycles
        .iter()
        .filter(|cycle| cycle.state == CycleState::Open && !cycle.credentials.is_empty())
        .map(|cycle| forecast(context, cycles, cycle))
        .collect()
}

fn forecast(
    context: &AssessContext,
    cycles: &[CycleStanding],
    cycle: &CycleStanding,
) -> CycleForecast {
    let due_on = cycle.due_on.date;
    let by = cycle.extended_to.unwrap_or(due_on);
    let make = |outlook, on_due_date, keeps, words: String, how: String| CycleForecast {
        issuer: cycle.issuer.clone(),
        due_on,
        outlook,
        on_due_date,
        keeps,
        words,
        how,
    };
    if cycle.to_do == Ceus::ZERO {
        let words = "It has everything it needs.".to_owned();
        return make(Outlook::Done, None, None, words, String::new());
    }
    let Some(pace) = pace(&records(context, cycles, cycle), context.as_of, &MONTHLY) else {
        let needs = format!(
            "Not enough to say: a forecast needs {} months of record and {} credits that count for \
             {}.",
            MONTHLY.least, MONTHLY.records, cycle.issuer
        );
        let outlook = Outlook::NotEnough {
            needs: needs.clone(),
        };
        return make(outlook, None, None, needs, String::new());
    };
    let needed = i64::from(cycle.to_do.hundredths());
    let left = i64::from(context.days_until(by).max(0));
    let (slow, quick) = pace.within(left);
    let then = |more: i64| {
        let more = i32::try_from(more).unwrap_or(i32::MAX);
        cycle.counted + Ceus::from_hundredths(more / 10 * 10)
    };
    let on_due_date = Some((then(slow), then(quick)));
    let keeps = if slow >= needed {
        Keeps::Surely
    } else if quick >= i64::from(cycle.to_do_at_least.hundredths()) {
        Keeps::Perhaps
    } else {
        Keeps::No
    };
    let (outlook, words) = match pace.reaches(needed, context.as_of) {
        Some((from, to)) => {
            let verdict = match keeps {
                Keeps::Surely => ", before the due date",
                Keeps::Perhaps => "; only your faster pace meets the due date",
                Keeps::No => ", after the due date",
            };
            let words = format!(
                "At your own pace {} {}{verdict}.",
                reached(cycle),
                range_words(from, to)
            );
            (Outlook::Range { from, to }, words)
        }
        None => {
            let short = cycle.to_do.less(Ceus::from_hundredths(
                i32::try_from(quick).unwrap_or(i32::MAX),
            ));
            let words = format!("At your own pace you're {short} CEU short on {}.", day(by));
            (Outlook::NothingUnderWay, words)
        }
    };
    make(outlook, on_due_date, Some(keeps), words, how(&pace))
}

/// What is reached: the total, or all of it where some must be of a kind.
fn reached(cycle: &CycleStanding) -> &'static str {
    let of_a_kind = cycle
        .buckets
        .iter()
        .any(|bucket| bucket.role == BucketRole::Minimum && !bucket.met);
    if of_a_kind {
        "all of it is earned"
    } else {
        "the total is reached"
    }
}

fn how(pace: &Pace) -> String {
    let ceus = |amount: i64| Ceus::from_hundredths(i32::try_from(amount).unwrap_or(i32::MAX));
    format!(
        "In your slower stretches of {} days, {} CEU counted; in your faster ones, {} ({} \
         stretches, lower and upper quartile).",
        pace.days,
        ceus(pace.slow),
        ceus(pace.quick),
        pace.stretches
    )
}

/// What counted at the issuer, by day, over all its cycles.
fn records(
    context: &AssessContext,
    cycles: &[CycleStanding],
    cycle: &CycleStanding,
) -> Vec<(NaiveDate, i64)> {
    let most = i32::try_from(MONTHLY.most).unwrap_or(i32::MAX);
    let since = add_days(context.as_of, -most.saturating_mul(MONTHLY.bucket));
    let counted: std::collections::HashMap<&str, i64> = cycles
        .iter()
        .filter(|other| other.issuer == cycle.issuer && other.due_on.date >= since)
        .flat_map(|other| &other.credits)
        .filter(|credit| credit.counts && !credit.planned)
        .map(|credit| {
            (
                credit.credit.as_str(),
                i64::from(credit.counted.hundredths()),
            )
        })
        .collect();
    context
        .facts
        .credits
        .iter()
        .filter_map(|credit| Some((credit.completed_on, *counted.get(credit.id.as_str())?)))
        .collect()
}
