//! AAPC renewals.

mod buckets;
mod credits;
mod frames;
mod late;

use chrono::NaiveDate;

use super::inquiry::{AAPC, Inquiry, shown_as};
use super::ledger::{Seen, least, names, pace, state, sums};
use super::tell::{fail, mended, pass, test, unknown, weighing};
use crate::amounts::Ceus;
use crate::dates::{add_days, add_months, days_between, same_month};
use crate::facts::{Credential, Credit, CycleChoice};
use crate::ids::{ClauseId, IssuerId};
use crate::standing::{
    Bucket, CeuFigure, CreditStanding, CycleStanding, DateFigure, Outcome, Problem, Provenance,
    Surplus, Test, Weight, day,
};
use frames::Frame;

/// Every cycle from the first certification to the current one, and the
/// following one when a credit belongs to it already.
pub(super) fn cycles(inquiry: &Inquiry, problems: &mut Vec<Problem>) -> Vec<CycleStanding> {
    if inquiry.earned(AAPC).next().is_none() {
        return Vec::new();
    }
    let Some(plan) = frames::lay_out(inquiry) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    plan.frames
        .iter()
        .zip(plan.credits)
        .map(|(frame, credits)| cycle(inquiry, frame, &credits, &mut seen, problems))
        .collect()
}

fn cycle<'a>(
    inquiry: &Inquiry<'a>,
    frame: &Frame,
    credits: &[&'a Credit],
    seen: &mut Seen<'a>,
    problems: &mut Vec<Problem>,
) -> CycleStanding {
    let (starts_on, due_on) = (frame.starts_on.date, frame.due_on.date);
    let rule_day = inquiry.rule_day(due_on);
    let held = inquiry.held_on(AAPC, rule_day);
    let record = inquiry.record(AAPC, due_on);
    let required = required(inquiry, frame, &held);
    let mut judged: Vec<(CreditStanding, Ceus)> = credits
        .iter()
        .map(|credit| credits::judge(inquiry, frame, &held, credit, seen))
        .collect();
    let buckets = buckets::fill(inquiry, frame, &held, required.amount, credits, &mut judged);
    let sums = sums(&judged);
    let proven = judged
        .iter()
        .zip(credits)
        .filter(|((standing, _), credit)| !standing.planned && credit.certificate_held)
        .map(|((standing, _), _)| standing.counted)
        .sum();
    let needed = required.amount.less(sums.counted);
    let complete = !held.is_empty() && needed == Ceus::ZERO && buckets.iter().all(|bucket| bucket.met);
    let cancelled_after = inquiry.rules.number("aapc.late.cancelled", rule_day);
    let state = state(inquiry.as_of, starts_on, due_on, record, cancelled_after);
    if let Some(record) = record
        && let Some(from) = record.starts_on
        && from > due_on
    {
        problems.push(super::tell::problem(
            Some(format!("cycle_record:{}", record.id)),
            Some("starts_on"),
            format!("The cycle due on {} starts after it ends; the start is set aside.", day(due_on)),
            "Correct the start.",
        ));
    }
    let window = window(inquiry, due_on, rule_day);
    let submission = submission(inquiry, &window, due_on, needed, &required, &buckets);
    let submitted_on = record
        .and_then(|record| record.submitted_on)
        .filter(|submitted| *submitted <= inquiry.as_of);
    let can_submit = submitted_on.is_none()
        && submission.iter().all(|test| test.outcome == Outcome::Pass);
    let settled = submitted_on.is_some();
    CycleStanding {
        issuer: IssuerId::new(AAPC),
        credentials: held.iter().map(|credential| shown_as(credential, rule_day)).collect(),
        window_opens_on: Some(window),
        state,
        days_left: days_between(inquiry.as_of, due_on),
        first_cycle: frame.first,
        earned: sums.earned,
        counted: sums.counted,
        needed,
        planned: sums.planned,
        proven,
        complete,
        least: least(needed, &buckets),
        conflict: conflict(&required, &buckets),
        pace: pace(inquiry.as_of, starts_on, due_on, required.amount, sums.counted, complete),
        surplus: surplus(due_on, &required, sums.counted, credits, &judged),
        can_submit,
        submission,
        submitted_on,
        ladder: late::ladder(inquiry, due_on, rule_day, settled),
        costs: late::costs(inquiry, frame, rule_day, record),
        notices: notices(inquiry, frame, &held, rule_day),
        credits: judged.into_iter().rev().map(|(standing, _)| standing).collect(),
        starts_on: frame.starts_on.clone(),
        due_on: frame.due_on.clone(),
        required,
        buckets,
    }
}

/// The total for the number of credentials, pro-rated in a first cycle; the
/// number in AAPC's own tracker wins.
fn required(inquiry: &Inquiry, frame: &Frame, held: &[&Credential]) -> CeuFigure {
    const TOTAL: &str = "aapc.ceu.total";
    let rule_day = inquiry.rule_day(frame.due_on.date);
    let full = inquiry.rules.ceus_by_count(TOTAL, rule_day, held.len());
    let many = match held.len() {
        1 => "1 credential".to_owned(),
        n => format!("{n} credentials"),
    };
    let length = inquiry.rules.number("aapc.cycle.length", rule_day);
    let mut figure = match frame.prorated_months {
        Some(months) if months < length => CeuFigure {
            amount: prorated(full, months, length),
            provenance: Provenance::Estimate,
            clause: ClauseId::known("aapc.cycle.first-prorated"),
            reason: format!(
                "First cycle of {months} months: {full} for {many} in {length} months, pro-rated."
            ),
            ours: None,
        },
        _ => CeuFigure {
            amount: full,
            provenance: Provenance::Computed,
            clause: ClauseId::known(TOTAL),
            reason: format!("{full} for {many} in two years."),
            ours: None,
        },
    };
    let record = inquiry.record(AAPC, frame.due_on.date);
    if let Some(typed) = record.and_then(|record| record.tracker_required) {
        let read = record
            .and_then(|record| record.tracker_read_on)
            .map_or_else(String::new, |on| format!(" on {}", day(on)));
        figure = CeuFigure {
            reason: if typed == figure.amount {
                format!("AAPC's tracker showed {typed}{read}, as we have it. {}", figure.reason)
            } else {
                format!(
                    "AAPC's tracker showed {typed}{read}; it wins. We had {}: {}",
                    figure.amount, figure.reason
                )
            },
            ours: Some(figure.amount),
            amount: typed,
            provenance: Provenance::OfficialOverride,
            clause: ClauseId::known("aapc.cycle.tracker"),
        };
    }
    figure
}

/// The share of a two-year total for some months, to the nearest hundredth.
fn prorated(full: Ceus, months: i32, length: i32) -> Ceus {
    let exact = i64::from(full.hundredths()) * i64::from(months);
    let length = i64::from(length.max(1));
    Ceus::from_hundredths(i32::try_from((exact + length / 2) / length).unwrap_or(i32::MAX))
}

fn window(inquiry: &Inquiry, due_on: NaiveDate, rule_day: NaiveDate) -> DateFigure {
    const WINDOW: &str = "aapc.cycle.window";
    let months = inquiry.rules.number(WINDOW, rule_day);
    DateFigure {
        date: add_months(due_on, -months),
        provenance: Provenance::Computed,
        clause: ClauseId::known(WINDOW),
        reason: format!("{months} month(s) before {}.", day(due_on)).replace("1 month(s)", "One month").replace("month(s)", "months"),
    }
}

fn submission(
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
            format!("Wait until {}; enter your CEUs in the tracker meanwhile.", day(window.date)),
        )
    } else if inquiry.as_of > due_on {
        fail(
            "Submission is open",
            "aapc.cycle.window",
            format!("It closed at midnight on {}.", day(due_on)),
            "Call AAPC, or buy an extension in the tracker.",
        )
    } else {
        pass("Submission is open", "aapc.cycle.window", format!("Since {}.", day(window.date)))
    };
    let total = if needed == Ceus::ZERO {
        pass("The total is reached", TOTAL, format!("{} are needed and counted.", required.amount))
    } else {
        fail(
            "The total is reached",
            TOTAL,
            format!("{needed} of {} short; the Submit button stays off.", required.amount),
            format!("Earn {needed} more."),
        )
    };
    let mut tests = vec![open, total];
    for bucket in buckets {
        let name = "The topic minimum is reached";
        tests.push(if bucket.met {
            pass(name, "aapc.ceu.topic-minimum", format!("{}: {} of at least {}.", bucket.name, bucket.counted, bucket.required))
        } else {
            fail(
                name,
                "aapc.ceu.topic-minimum",
                format!("{}: {} of at least {}.", bucket.name, bucket.counted, bucket.required),
                format!("Earn {} more in {}.", bucket.needed, bucket.name.to_lowercase()),
            )
        });
    }
    tests
}

fn conflict(required: &CeuFigure, buckets: &[Bucket]) -> Option<Test> {
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
fn surplus(
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
        let words = format!(
            "{amount} above the total: up to {movable} of the renewal month may move to the next cycle, {lost} do not carry over."
        );
        let clause =
            if movable > Ceus::ZERO { "aapc.ceu.renewal-month" } else { "aapc.ceu.no-carry-over" };
        test("Above the total", clause, Weight::Note, Outcome::Pass, words)
    });
    Surplus { amount, movable, lost, test: check }
}

fn notices(inquiry: &Inquiry, frame: &Frame, held: &[&Credential], rule_day: NaiveDate) -> Vec<Test> {
    let mut notices = Vec::new();
    if held.iter().any(|credential| credential.apprentice)
        && held.iter().any(|credential| super::inquiry::is_apprentice(credential, rule_day))
    {
        notices.push(test(
            "An apprentice renews too",
            "aapc.ceu.apprentice",
            Weight::Note,
            Outcome::Pass,
            "A CPC-A is a certified member, so dues and CEUs apply.",
        ));
    }
    if held.iter().any(|credential| credential.code.as_str() == "CDEI") {
        notices.push(test(
            "CDEI",
            "aapc.ceu.cdei",
            Weight::Note,
            Outcome::Unknown,
            "Not published. No copy of the table lists the CDEI; no topic minimum is assumed.",
        ));
    }
    if frame.prorated_months.is_some() && !held.is_empty() {
        notices.push(weighing(
            unknown(
                "First, pro-rated cycle",
                "aapc.cycle.first-prorated",
                "Rounding and month-counting are not published, so our number is an estimate.",
                "Enter the number that AAPC's tracker shows; it wins.",
            ),
            Weight::Note,
        ));
    }
    let share = inquiry.rules.number("aapc.ceu.verification", rule_day);
    notices.push(test(
        "Verification",
        "aapc.ceu.verification",
        Weight::Note,
        Outcome::Pass,
        format!("AAPC verifies {share} percent of submissions, chosen at random. Keep every certificate."),
    ));
    if inquiry.as_of > frame.due_on.date {
        notices.push(test(
            "The cut-off",
            "aapc.cycle.due-day",
            Weight::Note,
            Outcome::Pass,
            format!("The cycle closed at midnight on {}; the next began on {}.", day(frame.due_on.date), day(add_days(frame.due_on.date, 1))),
        ));
    }
    notices
}

/// Names the held credentials for a sentence.
pub(super) fn held_names(cycle: &CycleStanding) -> String {
    names(&cycle.credentials)
}
