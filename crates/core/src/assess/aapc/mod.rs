//! AAPC renewals.

mod assignment;
mod buckets;
mod certificates;
mod credits;
mod frames;
mod late;
mod required;
mod submission;

use chrono::NaiveDate;

use super::inquiry::{AAPC, Inquiry, shown_as};
use super::ledger::{Seen, least, names, pace, state, sums};
use super::tell::{test, unknown, weighing};
use crate::amounts::Ceus;
use crate::dates::{add_days, days_between};
use crate::facts::{Credential, Credit};
use crate::ids::IssuerId;
use crate::standing::{
    CreditStanding, CycleStanding, Outcome, Problem, Provenance, Test, Weight, day,
};
use frames::Frame;
use required::required;
use submission::{conflict, submission, surplus, window};

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
        .filter(|cycle| !cycle.credentials.is_empty() || !cycle.credits.is_empty())
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
    let buckets = buckets::fill(inquiry, frame, &held, required.amount, &mut judged);
    let sums = sums(credits, &judged);
    let needed = required.amount.less(sums.counted);
    let complete =
        !held.is_empty() && needed == Ceus::ZERO && buckets.iter().all(|bucket| bucket.met);
    let cancelled_after = inquiry.rules.number("aapc.late.cancelled", rule_day);
    let state = state(inquiry.as_of, starts_on, due_on, record, cancelled_after);
    if let Some(record) = record
        && let Some(from) = record.starts_on
        && from > due_on
    {
        problems.push(super::tell::problem(
            Some(format!("cycle_record:{}", record.id)),
            Some("starts_on"),
            format!(
                "The cycle due on {} starts after it ends; the start is set aside.",
                day(due_on)
            ),
            "Correct the start.",
        ));
    }
    let window = window(inquiry, due_on, rule_day);
    let submission = submission(inquiry, &window, due_on, needed, &required, &buckets);
    let submitted_on = inquiry.settled_on(record);
    let can_submit =
        submitted_on.is_none() && submission.iter().all(|test| test.outcome == Outcome::Pass);
    let settled = submitted_on.is_some();
    CycleStanding {
        issuer: IssuerId::new(AAPC),
        credentials: held
            .iter()
            .map(|credential| shown_as(credential, rule_day))
            .collect(),
        window_opens_on: Some(window),
        state,
        days_left: days_between(inquiry.as_of, due_on),
        first_cycle: frame.first,
        tally_provenance: Provenance::Computed,
        earned: sums.earned,
        counted: sums.counted,
        needed,
        planned: sums.planned,
        proven: sums.proven,
        complete,
        least: least(needed, &buckets),
        conflict: conflict(&required, &buckets),
        pace: pace(
            inquiry.as_of,
            starts_on,
            due_on,
            required.amount,
            sums.counted,
            complete,
        ),
        surplus: surplus(due_on, &required, sums.counted, credits, &judged),
        can_submit,
        submission,
        submitted_on,
        ladder: late::ladder(inquiry, due_on, rule_day, settled),
        costs: late::costs(inquiry, frame, rule_day, record),
        notices: notices(inquiry, frame, &held, rule_day),
        credits: judged
            .into_iter()
            .rev()
            .map(|(standing, _)| standing)
            .collect(),
        starts_on: frame.starts_on.clone(),
        due_on: frame.due_on.clone(),
        required,
        buckets,
    }
}

fn notices(
    inquiry: &Inquiry,
    frame: &Frame,
    held: &[&Credential],
    rule_day: NaiveDate,
) -> Vec<Test> {
    let mut notices = Vec::new();
    let number_typed = inquiry
        .record(AAPC, frame.due_on.date)
        .is_some_and(|record| record.tracker_required.is_some());
    if held.iter().any(|credential| credential.apprentice)
        && held
            .iter()
            .any(|credential| super::inquiry::is_apprentice(credential, rule_day))
    {
        notices.push(test(
            "An apprentice renews too",
            "aapc.ceu.apprentice",
            Weight::Note,
            Outcome::Pass,
            "A CPC-A is a certified member, so dues and CEUs apply.",
        ));
    }
    if held
        .iter()
        .any(|credential| credential.code.as_str() == "CDEI")
    {
        notices.push(test(
            "CDEI",
            "aapc.ceu.cdei",
            Weight::Note,
            Outcome::Unknown,
            "Not published. No copy of the table lists the CDEI; no topic minimum is assumed.",
        ));
    }
    if frame.prorated_months.is_some() && !held.is_empty() && !number_typed {
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
            format!(
                "The cycle closed at midnight on {}; the next began on {}.",
                day(frame.due_on.date),
                day(add_days(frame.due_on.date, 1))
            ),
        ));
    }
    notices
}

/// Names the held credentials for a sentence.
pub(super) fn held_names(cycle: &CycleStanding) -> String {
    names(&cycle.credentials)
}
