//! AAPC's notices, lateness and fees.

use chrono::NaiveDate;

use super::super::inquiry::{AAPC, Inquiry, is};
use super::super::tell::counted;
use super::frames::Frame;
use crate::amounts::dollars_text;
use crate::dates::{Span, add_days, days_between};
use crate::facts::{CycleRecord, PaymentKind};
use crate::ids::ClauseId;
use crate::standing::{Cost, LateStep, LateStepState, Provenance, day};

const NOTICES: &str = "aapc.late.notices";
const GRACE: &str = "aapc.late.grace";
const FEE: &str = "aapc.late.fee";
const CANCELLED: &str = "aapc.late.cancelled";
const EXTENSION: &str = "aapc.late.extension";
const DUES: &str = "aapc.dues.amount";

/// The dated steps around a due date, in order.
pub(super) fn ladder(
    inquiry: &Inquiry,
    due_on: NaiveDate,
    rule_day: NaiveDate,
    settled: bool,
) -> Vec<LateStep> {
    let grace = inquiry.rules.number(GRACE, rule_day);
    let fee = dollars_text(inquiry.rules.number(FEE, rule_day));
    let cancelled = inquiry.rules.number(CANCELLED, rule_day);
    let mut steps: Vec<(i32, String, &'static str)> = inquiry
        .rules
        .day_list(NOTICES, rule_day)
        .iter()
        .map(|&offset| {
            let name = if offset < 0 {
                format!("AAPC's notice, {} days before", -offset)
            } else if cancelled - offset <= 15 {
                format!("AAPC's final notice, {} days left", cancelled - offset)
            } else {
                format!("AAPC's past-due notice, {offset} days after").replace("1 days", "1 day")
            };
            (offset, name, NOTICES)
        })
        .collect();
    let until = if inquiry.rules.in_force("aapc.cycle.due-day", rule_day) {
        ", until midnight"
    } else {
        ""
    };
    steps.push((
        0,
        format!("CEUs and dues are due{until}"),
        "aapc.cycle.due-day",
    ));
    steps.push((grace, "No late fee through this day".into(), GRACE));
    steps.push((grace + 1, format!("Late fee of {fee}"), FEE));
    steps.push((cancelled, "Credential is canceled".into(), CANCELLED));
    steps.sort_by_key(|(offset, _, _)| *offset);
    steps
        .into_iter()
        .map(|(offset, name, clause)| {
            let on = add_days(due_on, offset);
            LateStep {
                on,
                days_from_due: offset,
                name,
                state: if settled {
                    LateStepState::Settled
                } else if on <= inquiry.as_of {
                    LateStepState::Reached
                } else {
                    LateStepState::Ahead
                },
                clause: ClauseId::known(clause),
            }
        })
        .collect()
}

/// What the cycle costs, or would cost.
pub(super) fn costs(
    inquiry: &Inquiry,
    frame: &Frame,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Vec<Cost> {
    let extension = inquiry.rules.number(EXTENSION, rule_day);
    let bought = record
        .and_then(|record| record.extension_bought_on)
        .filter(|bought| *bought <= inquiry.as_of);
    let mut costs = vec![Cost {
        name: "Extension".into(),
        amount_cents: extension,
        provenance: Provenance::Computed,
        applies: bought.is_some(),
        clause: ClauseId::known(EXTENSION),
        reason: match (bought, frame.extended_to) {
            (Some(on), Some(to)) => {
                format!("Bought on {}; the due date is {} by it.", day(on), day(to))
            }
            (Some(on), None) => format!(
                "Bought on {}. Its length is not published; enter the new due date.",
                day(on)
            ),
            (None, _) => {
                "Only if you buy one at the end of the cycle. Its length is not published.".into()
            }
        },
    }];
    costs.extend(dues(inquiry, frame, rule_day));
    costs.extend(late_fees(inquiry, frame, rule_day));
    costs
}

/// The dues of the cycle: what is recorded, else what the rulebook knows of their amount.
fn dues(inquiry: &Inquiry, frame: &Frame, rule_day: NaiveDate) -> Option<Cost> {
    let yearly = inquiry.rules.in_force("aapc.cycle.dues-yearly", rule_day);
    let amount = inquiry.rules.number(DUES, rule_day);
    let paid: Vec<i32> = paid_within(inquiry, frame);
    if !yearly || inquiry.account(AAPC).is_none() {
        return None;
    }
    let recorded: i32 = paid.iter().fold(0, |sum, cents| sum.saturating_add(*cents));
    Some(match paid.len() {
        0 => Cost {
            name: "Membership dues, each year".into(),
            amount_cents: amount,
            provenance: Provenance::Estimate,
            applies: inquiry.as_of <= frame.closes_on(),
            clause: ClauseId::known(DUES),
            reason: "A figure of a third party; record what you pay and it takes its place.".into(),
        },
        years => Cost {
            name: "Membership dues, recorded".into(),
            amount_cents: recorded,
            provenance: Provenance::Entered,
            applies: true,
            clause: ClauseId::known("aapc.cycle.dues-yearly"),
            reason: format!(
                "{} in this cycle. Dues are due every year, also without a CEU report.",
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
fn paid_within(inquiry: &Inquiry, frame: &Frame) -> Vec<i32> {
    let Some(span) = Span::new(frame.starts_on.date, frame.closes_on()) else {
        return Vec::new();
    };
    inquiry
        .facts
        .payments
        .iter()
        .filter(|payment| is(payment.issuer.as_str(), AAPC) && payment.kind == PaymentKind::Dues)
        .filter(|payment| {
            payment
                .paid_on
                .or(payment.due_on)
                .is_some_and(|on| span.contains(on) && on <= inquiry.as_of)
        })
        .filter_map(|payment| payment.amount_cents.filter(|cents| *cents >= 0))
        .collect()
}

/// A late fee for each payment of dues inside the cycle that came, or is, too late.
fn late_fees(inquiry: &Inquiry, frame: &Frame, rule_day: NaiveDate) -> Vec<Cost> {
    let grace = inquiry.rules.number(GRACE, rule_day);
    let fee = inquiry.rules.number(FEE, rule_day);
    let Some(span) = Span::new(frame.starts_on.date, frame.due_on.date) else {
        return Vec::new();
    };
    inquiry
        .facts
        .payments
        .iter()
        .filter(|payment| is(payment.issuer.as_str(), AAPC) && payment.kind == PaymentKind::Dues)
        .filter_map(|payment| {
            let due = payment
                .due_on
                .filter(|due| span.contains(*due) && *due <= inquiry.as_of)?;
            let paid = payment.paid_on.filter(|paid| *paid <= inquiry.as_of);
            let late = days_between(due, paid.unwrap_or(inquiry.as_of));
            if late <= 0 {
                return None;
            }
            let when = match paid {
                Some(paid) => format!("paid on {}", day(paid)),
                None => "not paid yet".to_owned(),
            };
            Some(Cost {
                name: "Late fee on dues".into(),
                amount_cents: fee,
                provenance: Provenance::Computed,
                applies: late > grace,
                clause: ClauseId::known(FEE),
                reason: format!(
                    "Due on {}, {when}: {} late, {grace} days are free.",
                    day(due),
                    counted(late, "day", "days")
                ),
            })
        })
        .collect()
}
