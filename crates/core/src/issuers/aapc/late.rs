//! AAPC's notices, lateness and fees.

use chrono::NaiveDate;

use super::frames::Frame;
use crate::amounts::dollars_text;
use crate::dates::{Span, add_days, days_between};
use crate::facts::{CycleRecord, PaymentKind, Reported, YesNoUnknown};
use crate::ids::ClauseId;
use crate::judging::context::{AAPC, AssessContext, is};
use crate::standing::{Cost, LateStep, LateStepKind, LateStepState, Provenance, day};
use crate::text::counted;

const NOTICES: &str = "aapc.late.notices";
const GRACE: &str = "aapc.late.grace";
const FEE: &str = "aapc.late.fee";
const CANCELLED: &str = "aapc.late.cancelled";
const EXTENSION: &str = "aapc.late.extension";
const REINSTATEMENT: &str = "aapc.late.reinstatement-fee";
const DUES: &str = "aapc.dues.amount";

/// The dated steps around a due date, in order.
pub(super) fn late_steps(
    context: &AssessContext,
    due_on: NaiveDate,
    rule_day: NaiveDate,
    settled: bool,
) -> Vec<LateStep> {
    let grace = context.rules.number(GRACE, rule_day);
    let fee = dollars_text(context.rules.number(FEE, rule_day));
    let cancelled = context.rules.number(CANCELLED, rule_day);
    let mut steps: Vec<(i32, String, &'static str, LateStepKind)> = context
        .rules
        .day_list(NOTICES, rule_day)
        .iter()
        .map(|&offset| {
            let name = if offset < 0 {
                format!("AAPC's notice, {} before", counted(-offset, "day", "days"))
            } else if cancelled - offset <= 15 {
                format!(
                    "AAPC's final notice, {} left",
                    counted(cancelled - offset, "day", "days")
                )
            } else {
                format!(
                    "AAPC's past-due notice, {} after",
                    counted(offset, "day", "days")
                )
            };
            (offset, name, NOTICES, LateStepKind::Notice)
        })
        .collect();
    let until = if context.rules.in_force("aapc.cycle.due-day", rule_day) {
        ", until midnight"
    } else {
        ""
    };
    steps.push((
        0,
        format!("CEUs and dues are due{until}"),
        "aapc.cycle.due-day",
        LateStepKind::Notice,
    ));
    steps.push((
        grace,
        "No late fee through this day".into(),
        GRACE,
        LateStepKind::FreeUntil,
    ));
    steps.push((
        grace + 1,
        format!("Late fee of {fee}"),
        FEE,
        LateStepKind::Consequence,
    ));
    steps.push((
        cancelled,
        "Credential is canceled".into(),
        CANCELLED,
        LateStepKind::Consequence,
    ));
    steps.sort_by_key(|(offset, ..)| *offset);
    steps
        .into_iter()
        .map(|(offset, name, clause, kind)| {
            let on = add_days(due_on, offset);
            LateStep {
                on,
                days_from_due: offset,
                name,
                state: if settled {
                    LateStepState::Settled
                } else if context.has_come(on) {
                    LateStepState::Reached
                } else {
                    LateStepState::Ahead
                },
                clause: ClauseId::known(clause),
                kind,
            }
        })
        .collect()
}

/// What the cycle costs, or would cost.
pub(super) fn costs(
    context: &AssessContext,
    frame: &Frame,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Vec<Cost> {
    let extension = context.rules.number(EXTENSION, rule_day);
    let bought = record
        .and_then(|record| record.extension_bought_on)
        .filter(|bought| context.has_come(*bought));
    let mut costs = vec![Cost {
        name: "Extension".into(),
        amount_cents: extension,
        provenance: Provenance::Computed,
        applies: bought.is_some(),
        clause: ClauseId::known(EXTENSION),
        reason: match (bought, frame.extended_to) {
            (Some(on), Some(to)) => {
                format!(
                    "Bought on {}; it moves the due date to {}.",
                    day(on),
                    day(to)
                )
            }
            (Some(on), None) => format!(
                "Bought on {}. Its length isn't published; enter the new due date.",
                day(on)
            ),
            (None, _) => {
                "Only if you buy one at the end of the cycle. Its length isn't published.".into()
            }
        },
    }];
    costs.extend(dues(context, frame, rule_day));
    costs.extend(late_report(context, frame, rule_day, record));
    costs.extend(late_dues(context, frame, rule_day));
    costs
}

/// What a report that came late costs, or one that has not come: the late fee after the
/// grace, and after the day of cancellation the reinstatement in its place. Where nobody
/// has said whether it came, it only would.
fn late_report(
    context: &AssessContext,
    frame: &Frame,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Option<Cost> {
    let closes_on = frame.closes_on();
    let reported = context.reported(record);
    let came = record
        .and_then(|record| record.submitted_on.or(record.accepted_on))
        .filter(|on| context.has_come(*on));
    let late = match (reported, came) {
        (Reported::NotMine, _) | (Reported::Yes, None) => return None,
        (_, Some(on)) => days_between(closes_on, on),
        (_, None) => context.days_since(closes_on),
    };
    if late <= 0 {
        return None;
    }
    let when = match came {
        Some(on) => format!("Reported on {}", day(on)),
        None if reported == Reported::No => "Not reported yet".to_owned(),
        None => "If it wasn't reported".to_owned(),
    };
    let said = reported != Reported::Unknown;
    let lateness = Lateness::of(context, rule_day);
    Some(lateness.cost(
        late,
        said,
        "Late fee",
        &format!("{when}: "),
        context,
        rule_day,
    ))
}

/// How long something of AAPC may be late, and what that costs.
struct Lateness {
    grace: i32,
    cancelled: i32,
}

impl Lateness {
    fn of(context: &AssessContext, rule_day: NaiveDate) -> Lateness {
        Lateness {
            grace: context.rules.number(GRACE, rule_day),
            cancelled: context.rules.number(CANCELLED, rule_day),
        }
    }

    /// The cost of so many days: the fee, or the reinstatement once it is canceled by
    /// the published rules.
    fn cost(
        &self,
        late: i32,
        applies: bool,
        name: &str,
        when: &str,
        context: &AssessContext,
        rule_day: NaiveDate,
    ) -> Cost {
        let days = counted(late, "day", "days");
        if late > self.cancelled {
            return Cost {
                name: "Reinstatement".into(),
                amount_cents: context.rules.number(REINSTATEMENT, rule_day),
                provenance: Provenance::Estimate,
                applies,
                clause: ClauseId::known(REINSTATEMENT),
                reason: format!(
                    "{when}{days} late, and after {} it's canceled by the published rules. Back \
                     dues and the missed CEUs come on top. Ask AAPC.",
                    self.cancelled
                ),
            };
        }
        Cost {
            name: name.into(),
            amount_cents: context.rules.number(FEE, rule_day),
            provenance: Provenance::Computed,
            applies: applies && late > self.grace,
            clause: ClauseId::known(FEE),
            reason: format!("{when}{days} late; the first {} days are free.", self.grace),
        }
    }
}

/// The dues of the cycle: what is recorded, else what the rulebook knows of their amount.
fn dues(context: &AssessContext, frame: &Frame, rule_day: NaiveDate) -> Option<Cost> {
    let yearly = context.rules.in_force("aapc.cycle.dues-yearly", rule_day);
    let amount = context.rules.number(DUES, rule_day);
    let paid: Vec<i32> = paid_within(context, frame);
    if !yearly || context.account(AAPC).is_none() {
        return None;
    }
    let recorded: i32 = paid.iter().fold(0, |sum, cents| sum.saturating_add(*cents));
    Some(match paid.len() {
        0 => Cost {
            name: "Membership dues, each year".into(),
            amount_cents: amount,
            provenance: Provenance::Estimate,
            applies: !context.is_over(frame.closes_on()),
            clause: ClauseId::known(DUES),
            reason: "A third party's figure; record what you pay to replace it.".into(),
        },
        years => Cost {
            name: "Membership dues, recorded".into(),
            amount_cents: recorded,
            provenance: Provenance::Entered,
            applies: true,
            clause: ClauseId::known("aapc.cycle.dues-yearly"),
            reason: format!(
                "{} in this cycle. Dues are due every year, even without a CEU report.",
                counted(
                    i32::try_from(years).unwrap_or(i32::MAX),
                    "payment",
                    "payments"
                )
            ),
        },
    })
}

/// The amounts of the dues that fall into the cycle, where they are recorded.
fn paid_within(context: &AssessContext, frame: &Frame) -> Vec<i32> {
    let Some(span) = Span::new(frame.starts_on.date, frame.closes_on()) else {
        return Vec::new();
    };
    context
        .facts
        .payments
        .iter()
        .filter(|payment| is(payment.issuer.as_str(), AAPC) && payment.kind == PaymentKind::Dues)
        .filter(|payment| {
            payment
                .paid_on
                .or(payment.due_on)
                .is_some_and(|on| span.contains(on) && context.has_come(on))
        })
        .filter_map(|payment| payment.amount_cents.filter(|cents| *cents >= 0))
        .collect()
}

/// What each payment of dues inside the cycle costs that came, or is, too late: the late
/// fee, and once it is canceled by the published rules, reinstatement with the back dues.
fn late_dues(context: &AssessContext, frame: &Frame, rule_day: NaiveDate) -> Vec<Cost> {
    let Some(span) = Span::new(frame.starts_on.date, frame.due_on.date) else {
        return Vec::new();
    };
    let lateness = Lateness::of(context, rule_day);
    let mut costs = Vec::new();
    let payments = context.facts.payments.iter().filter(|payment| {
        is(payment.issuer.as_str(), AAPC)
            && payment.kind == PaymentKind::Dues
            && payment.kept != YesNoUnknown::Yes
    });
    for payment in payments {
        let due = payment.due_on;
        let Some(due) = due.filter(|due| span.contains(*due) && context.has_come(*due)) else {
            continue;
        };
        let paid = payment.paid_on.filter(|paid| context.has_come(*paid));
        let late = match paid {
            Some(paid) => days_between(due, paid),
            None => context.days_since(due),
        };
        if late <= 0 {
            continue;
        }
        let when = match paid {
            Some(paid) => format!("Due on {}, paid on {}: ", day(due), day(paid)),
            None => format!("Due on {}, not paid yet: ", day(due)),
        };
        if late > lateness.cancelled && paid.is_none() {
            let amount = payment.amount_cents.filter(|cents| *cents > 0);
            costs.push(Cost {
                name: "Back dues".into(),
                amount_cents: amount.unwrap_or_else(|| context.rules.number(DUES, due)),
                provenance: match amount {
                    Some(_) => Provenance::Entered,
                    None => Provenance::Estimate,
                },
                applies: true,
                clause: ClauseId::known(DUES),
                reason: format!("The dues of {}.", day(due)),
            });
        }
        // A payment after that day may have been kept; only AAPC knows.
        let applies =
            paid.is_none() || late <= lateness.cancelled || payment.kept == YesNoUnknown::No;
        costs.push(lateness.cost(late, applies, "Late fee on dues", &when, context, rule_day));
    }
    costs
}
