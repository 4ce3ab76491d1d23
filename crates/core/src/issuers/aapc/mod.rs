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

use crate::judging::cycle::{CycleDates, IssuerRules, Renewal, Tally, judge_cycle};
use chrono::NaiveDate;

use crate::amounts::Ceus;
use crate::dates::{add_days, days_between};
use crate::facts::{Credential, Credit, CycleRecord, PortalState};
use crate::ids::IssuerId;
use crate::judging::checks::{fail, pass, test, unknown, weighing};
use crate::judging::context::{AAPC, AssessContext, is, shown_as};
use crate::judging::judged_cycle::{CreditOptions, JudgedCycle};
use crate::judging::least::LeastRule;
use crate::judging::ledger::{Judged, Seen};
use crate::standing::{
    Bucket, CeuFigure, Cost, DateFigure, LateStep, Outcome, Surplus, Test, Weight, day,
};
use crate::text::counted;
use frames::{Frame, may_move};
use required::required;
use submission::{Window, conflict, submission, surplus, window};

/// Every cycle from the first certification to the current one, and the
/// following one when a credit belongs to it already.
pub(super) fn cycles(context: &AssessContext) -> Vec<JudgedCycle> {
    if context.earned(AAPC).next().is_none() {
        return Vec::new();
    }
    let Some(layout) = frames::lay_out(context) else {
        return Vec::new();
    };
    let mut seen = Seen::default();
    layout
        .frames
        .iter()
        .zip(layout.credits)
        .map(|(frame, credits)| judge_cycle(&Aapc, context, frame, &credits, &mut seen))
        .filter(|it| !it.standing.credentials.is_empty() || !it.standing.credits.is_empty())
        .collect()
}

/// AAPC's rules.
struct Aapc;

type OfAapc<'q, 'a> = Renewal<'q, 'a, Frame>;

impl<'a> IssuerRules<'a> for Aapc {
    type Frame = Frame;

    fn issuer(&self) -> IssuerId {
        IssuerId::new(AAPC)
    }

    fn dates(&self, frame: &Frame) -> CycleDates {
        CycleDates {
            starts_on: frame.starts_on.clone(),
            due_on: frame.due_on.clone(),
            extended_to: frame.extended_to,
            first: frame.first,
        }
    }

    fn held(&self, context: &AssessContext<'a>, frame: &Frame) -> Vec<&'a Credential> {
        context.held_on(AAPC, context.holding_day(frame.due_on.date))
    }

    fn required(
        &self,
        context: &AssessContext<'a>,
        frame: &Frame,
        held: &[&Credential],
    ) -> CeuFigure {
        required(context, frame, held)
    }

    fn judge(&self, it: &OfAapc<'_, 'a>, credit: &'a Credit, seen: &mut Seen<'a>) -> Judged<'a> {
        credits::judge(it.context, it.frame, &it.held, credit, seen)
    }

    fn buckets(&self, it: &OfAapc, judged: &mut [Judged]) -> (Vec<Bucket>, LeastRule) {
        let total = it.required.amount;
        let mut buckets = minimums::minimums(it.context, it.frame, &it.held, total);
        let rule = minimums::least_rule(it.context, &it.held, &buckets, total, it.rule_day);
        minimums::fill(it.context, &it.held, &mut buckets, judged);
        (buckets, rule)
    }

    fn window(&self, it: &OfAapc) -> Option<DateFigure> {
        Some(window(it.context, it.rule_day, it.rule_day))
    }

    fn submission(&self, it: &OfAapc, window: Option<&DateFigure>, tally: &Tally) -> Vec<Test> {
        let window = Window {
            opens_on: window.map_or(it.closes_on, |it| it.date),
            closes_on: it.closes_on,
            rule_day: it.rule_day,
        };
        submission(
            it.context,
            &window,
            tally.needed,
            &it.required,
            &tally.buckets,
            &tally.rule,
        )
    }

    fn surplus(&self, it: &OfAapc, tally: &Tally, judged: &[Judged]) -> Surplus {
        surplus(
            it.context,
            it.frame,
            &it.required,
            tally.counted,
            &tally.buckets,
            judged,
        )
    }

    fn conflict(&self, it: &OfAapc, tally: &Tally) -> Option<Test> {
        conflict(it.context, &it.required, &tally.buckets, it.rule_day)
    }

    fn late_steps(&self, it: &OfAapc) -> Vec<LateStep> {
        late::late_steps(it.context, it.closes_on, it.rule_day, it.settled)
    }

    fn costs(&self, it: &OfAapc) -> Vec<Cost> {
        late::costs(it.context, it.frame, it.rule_day, it.record)
    }

    fn notices(&self, it: &OfAapc) -> Vec<Test> {
        notices(it.context, it.frame, &it.held, it.rule_day, it.record)
    }

    /// A plan looks at what is open, and at what closed so lately that a credit of its renewal
    /// month may still go to the next.
    fn options(&self, it: &OfAapc, judged: &[Judged]) -> Vec<CreditOptions> {
        let planned_for = !it
            .context
            .is_over(add_days(it.closes_on, DAYS_OF_A_LATE_CHOICE));
        judged
            .iter()
            .filter(|_| planned_for)
            .map(|credit| options(it.context, it.frame, credit, it.settled))
            .collect()
    }
}

/// Days after a cycle has closed within which a credit of its renewal month that
/// AAPC has not seen yet may still be planned for the next.
const DAYS_OF_A_LATE_CHOICE: i32 = 366;

/// What the plan may do with a credit.
fn options(
    context: &AssessContext,
    frame: &Frame,
    judged: &Judged,
    settled: bool,
) -> CreditOptions {
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
    CreditOptions {
        credit: credit.id.clone(),
        may_serve: if fixed {
            judged.standing.bucket.iter().cloned().collect()
        } else {
            judged.may_serve.clone()
        },
        amount: judged.amount,
        may_move_on: !fixed && may_move(context, frame, credit),
        may_move_back: !fixed && credit.completed_on < frame.starts_on.date,
    }
}

fn notices(
    context: &AssessContext,
    frame: &Frame,
    held: &[&Credential],
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Vec<Test> {
    let mut notices = Vec::new();
    let holding_day = context.holding_day(frame.due_on.date);
    let number_typed = context.tracker_number(AAPC, frame.due_on.date).is_some();
    let apprentice = held
        .iter()
        .find(|credential| crate::judging::context::is_apprentice(credential, holding_day));
    if let Some(credential) = apprentice
        && context.rules.in_force("aapc.ceu.apprentice", rule_day)
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
    if cdei && context.rules.ceus("aapc.ceu.cdei", rule_day) == Ceus::ZERO {
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
                "How the first number is found isn't published, so ours is an estimate.",
            )
        } else {
            (
                "First, prorated cycle",
                "Rounding and month-counting aren't published, so our number is an estimate.",
            )
        };
        let mend = "Enter the number that AAPC's tracker shows; it wins.";
        notices.push(weighing(
            unknown(name, shorter.clause, reason, mend),
            Weight::Note,
        ));
    }
    notices.extend(in_time(context, frame, rule_day, record));
    let missing = "aapc.late.ceus-missing";
    if context.is_over(frame.closes_on()) && context.rules.in_force(missing, rule_day) {
        notices.push(test(
            "CEUs missing",
            missing,
            Weight::Note,
            Outcome::Pass,
            "If CEUs are missing, the credential may be canceled even though the dues are paid.",
        ));
    }
    let share = context.rules.number("aapc.ceu.verification", rule_day);
    notices.push(test(
        "Verification",
        "aapc.ceu.verification",
        Weight::Note,
        Outcome::Pass,
        format!("AAPC verifies {share} percent of submissions, chosen at random. Keep every certificate."),
    ));
    let cycles = context.rules.number("aapc.ceu.keep-proof", rule_day);
    if context.is_over(frame.closes_on()) {
        let length = context.rules.number("aapc.cycle.length", rule_day);
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
    let over = context.is_over(closes_on);
    if over && context.rules.in_force("aapc.cycle.due-day", rule_day) {
        notices.push(test(
            "The cutoff",
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
    context: &AssessContext,
    frame: &Frame,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Option<Test> {
    const NAME: &str = "Submitted within the cycle";
    const CLAUSE: &str = "aapc.ceu.submitted-in-cycle";
    let on = record?.submitted_on.filter(|on| context.has_come(*on))?;
    if !context.rules.in_force(CLAUSE, rule_day) {
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
