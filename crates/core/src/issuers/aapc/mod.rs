//! AAPC renewals.

mod approval;
mod certificates;
mod credits;
mod due;
mod frames;
mod late;
mod minimums;
mod required;
mod submission;

use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::cover::Binding;
use crate::dates::{add_days, days_between};
use crate::facts::{Credential, Credit, CycleRecord, PortalState, Reported};
use crate::ids::IssuerId;
use crate::judging::checks::{fail, pass, test, unknown, weighing};
use crate::judging::context::{AAPC, Inquiry, is, shown_as};
use crate::judging::least::least;
use crate::judging::ledger::{Judged, Seen, any_kept, pace, state, sums};
use crate::judging::worksheet::{Sheet, Worksheet};
use crate::standing::{CycleStanding, Outcome, Provenance, Test, Weight, day};
use crate::text::counted;
use frames::{Frame, may_move};
use required::required;
use submission::{Window, conflict, submission, surplus, window};

/// Every cycle from the first certification to the current one, and the
/// following one when a credit belongs to it already.
pub(super) fn cycles(inquiry: &Inquiry) -> Vec<Worksheet> {
    if inquiry.earned(AAPC).next().is_none() {
        return Vec::new();
    }
    let Some(layout) = frames::lay_out(inquiry) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    layout
        .frames
        .iter()
        .zip(layout.credits)
        .map(|(frame, credits)| cycle(inquiry, frame, &credits, &mut seen))
        .filter(|sheet| !sheet.cycle.credentials.is_empty() || !sheet.cycle.credits.is_empty())
        .collect()
}

fn cycle<'a>(
    inquiry: &Inquiry<'a>,
    frame: &Frame,
    credits: &[&'a Credit],
    seen: &mut Seen<'a>,
) -> Worksheet {
    let (starts_on, due_on) = (frame.starts_on.date, frame.due_on.date);
    let rule_day = due_on;
    let holding_day = inquiry.holding_day(due_on);
    let held = inquiry.held_on(AAPC, holding_day);
    let record = inquiry.record(AAPC, due_on);
    let required = required(inquiry, frame, &held);
    let mut judged: Vec<Judged> = credits
        .iter()
        .map(|credit| credits::judge(inquiry, frame, &held, credit, seen))
        .collect();
    let mut buckets = minimums::minimums(inquiry, frame, &held, required.amount);
    let rule = minimums::least_rule(inquiry, &held, &buckets, required.amount, rule_day);
    minimums::fill(inquiry, &held, &mut buckets, &mut judged);
    let sums = sums(&judged);
    let needed = required.amount.less(sums.counted);
    let minimums_met = rule.binding == Binding::TotalOnly || buckets.iter().all(|it| it.met);
    let complete = !held.is_empty() && needed == Ceus::ZERO && minimums_met;
    let closes_on = frame.closes_on();
    let state = state(
        inquiry.as_of,
        starts_on,
        closes_on,
        inquiry.reported(record),
        any_kept(inquiry.as_of, &held),
    );
    let window = window(inquiry, due_on, rule_day);
    let submission = submission(
        inquiry,
        &Window {
            opens_on: window.date,
            closes_on,
            rule_day,
        },
        needed,
        &required,
        &buckets,
        &rule,
    );
    let submitted_on = inquiry.settled_on(record);
    let settled = inquiry.reported(record) == Reported::Yes;
    let can_submit = !settled && submission.iter().all(|test| test.outcome == Outcome::Pass);
    // A plan looks at what is open, and at what closed so lately that a credit of
    // its renewal month may still go to the next.
    let planned_for = inquiry.as_of <= add_days(closes_on, DAYS_OF_A_LATE_CHOICE);
    let sheets = judged
        .iter()
        .filter(|_| planned_for)
        .map(|it| sheet(inquiry, frame, it, settled))
        .collect();
    let (to_do, least_words) = least(needed, &buckets, &rule);
    let cycle = CycleStanding {
        issuer: IssuerId::new(AAPC),
        credentials: held
            .iter()
            .map(|credential| shown_as(credential, holding_day))
            .collect(),
        window_opens_on: Some(window),
        extended_to: frame.extended_to,
        state,
        days_left: days_between(inquiry.as_of, closes_on),
        first_cycle: frame.first,
        tally_provenance: Provenance::Computed,
        earned: sums.earned,
        counted: sums.counted,
        counted_up_to: sums.counted,
        needed,
        planned: sums.planned,
        proven: sums.proven,
        complete,
        met_if_answered: complete,
        to_do,
        to_do_at_least: to_do,
        least: least_words,
        conflict: conflict(inquiry, &required, &buckets, rule_day),
        pace: pace(
            inquiry.as_of,
            starts_on,
            closes_on,
            required.amount,
            sums.counted,
            complete,
        ),
        surplus: surplus(inquiry, frame, &required, sums.counted, &buckets, &judged),
        can_submit,
        submission,
        submitted_on,
        ladder: late::ladder(inquiry, closes_on, rule_day, settled),
        costs: late::costs(inquiry, frame, rule_day, record),
        notices: notices(inquiry, frame, &held, rule_day, record),
        credits: judged.into_iter().rev().map(|it| it.standing).collect(),
        starts_on: frame.starts_on.clone(),
        due_on: frame.due_on.clone(),
        required,
        buckets,
    };
    Worksheet {
        cycle,
        rule,
        sheets,
    }
}

/// Days after a cycle has closed within which a credit of its renewal month that
/// AAPC has not seen yet may still be planned for the next.
const DAYS_OF_A_LATE_CHOICE: i32 = 366;

/// What the plan may do with a credit.
fn sheet(inquiry: &Inquiry, frame: &Frame, judged: &Judged, settled: bool) -> Sheet {
    let credit = judged.credit;
    let seen_by_aapc = credit
        .portal
        .iter()
        .find(|record| is(record.issuer.as_str(), AAPC))
        .map(|record| record.state);
    let fixed = match seen_by_aapc {
        Some(PortalState::Accepted | PortalState::Rejected) => true,
        Some(PortalState::Entered) => settled,
        _ => false,
    };
    Sheet {
        credit: credit.id.clone(),
        may_serve: if fixed {
            judged.standing.bucket.iter().cloned().collect()
        } else {
            judged.may_serve.clone()
        },
        amount: judged.amount,
        may_move_on: !fixed && may_move(inquiry, frame, credit),
        may_move_back: !fixed && credit.completed_on < frame.starts_on.date,
    }
}

fn notices(
    inquiry: &Inquiry,
    frame: &Frame,
    held: &[&Credential],
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Vec<Test> {
    let mut notices = Vec::new();
    let holding_day = inquiry.holding_day(frame.due_on.date);
    let number_typed = inquiry.tracker_number(AAPC, frame.due_on.date).is_some();
    let apprentice = held
        .iter()
        .find(|credential| crate::judging::context::is_apprentice(credential, holding_day));
    if let Some(credential) = apprentice
        && inquiry.rules.in_force("aapc.ceu.apprentice", rule_day)
    {
        notices.push(test(
            "An apprentice renews too",
            "aapc.ceu.apprentice",
            Weight::Note,
            Outcome::Pass,
            format!(
                "A {} is a certified member, so dues and CEUs apply.",
                shown_as(credential, holding_day)
            ),
        ));
    }
    let cdei = held
        .iter()
        .any(|credential| credential.code.as_str() == "CDEI");
    if cdei && inquiry.rules.ceus("aapc.ceu.cdei", rule_day) == Ceus::ZERO {
        notices.push(test(
            "CDEI",
            "aapc.ceu.cdei",
            Weight::Note,
            Outcome::Unknown,
            "Not published. No copy of the table lists the CDEI; no topic minimum is assumed.",
        ));
    }
    if let Some(shorter) = frame.prorated
        && !held.is_empty()
        && !number_typed
    {
        let (name, reason) = if shorter.clause == "aapc.cycle.corporate" {
            (
                "Move to a corporate account",
                "How the first number is found is not published, so ours is an estimate.",
            )
        } else {
            (
                "First, pro-rated cycle",
                "Rounding and month-counting are not published, so our number is an estimate.",
            )
        };
        let mend = "Enter the number that AAPC's tracker shows; it wins.";
        notices.push(weighing(
            unknown(name, shorter.clause, reason, mend),
            Weight::Note,
        ));
    }
    notices.extend(in_time(inquiry, frame, rule_day, record));
    let missing = "aapc.late.ceus-missing";
    if inquiry.as_of > frame.closes_on() && inquiry.rules.in_force(missing, rule_day) {
        notices.push(test(
            "CEUs missing",
            missing,
            Weight::Note,
            Outcome::Pass,
            "Where CEUs are missing the credential may be canceled, though the dues are paid.",
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
    let cycles = inquiry.rules.number("aapc.ceu.keep-proof", rule_day);
    if frame.closes_on() < inquiry.as_of {
        let length = inquiry.rules.number("aapc.cycle.length", rule_day);
        let until = crate::dates::add_months(frame.due_on.date, length.saturating_mul(cycles));
        notices.push(test(
            "Keep the proof",
            "aapc.ceu.keep-proof",
            Weight::Note,
            Outcome::Pass,
            format!("Keep its certificates until {}.", day(until)),
        ));
    }
    let closes_on = frame.closes_on();
    let over = inquiry.as_of > closes_on;
    if over && inquiry.rules.in_force("aapc.cycle.due-day", rule_day) {
        notices.push(test(
            "The cut-off",
            "aapc.cycle.due-day",
            Weight::Note,
            Outcome::Pass,
            format!(
                "The cycle closed at midnight on {}; the next began on {}.",
                day(closes_on),
                day(add_days(frame.due_on.date, 1))
            ),
        ));
    }
    notices
}

/// Whether the cycle was submitted in time.
fn in_time(
    inquiry: &Inquiry,
    frame: &Frame,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Option<Test> {
    const NAME: &str = "Submitted inside the cycle";
    const CLAUSE: &str = "aapc.ceu.submitted-in-cycle";
    let on = record?.submitted_on.filter(|on| *on <= inquiry.as_of)?;
    if !inquiry.rules.in_force(CLAUSE, rule_day) {
        return None;
    }
    let late = days_between(frame.closes_on(), on);
    let check = if late <= 0 {
        pass(NAME, CLAUSE, format!("Submitted on {}.", day(on)))
    } else {
        let late = counted(late, "day", "days");
        fail(
            NAME,
            CLAUSE,
            format!("Submitted on {}, {late} after the due date.", day(on)),
            "Ask AAPC whether it was accepted, and enter the day.",
        )
    };
    Some(weighing(check, Weight::Note))
}
