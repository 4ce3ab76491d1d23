//! AHIMA's inactivity, revocation and fees.

use chrono::NaiveDate;

use super::frames::Frame;
use crate::amounts::{Ceus, dollars_text};
use crate::dates::{add_days, add_months, days_between};
use crate::facts::{CycleRecord, Membership};
use crate::ids::ClauseId;
use crate::judging::checks::{fail, pass};
use crate::judging::context::{AHIMA, AssessContext};
use crate::standing::{
    Bucket, CeuFigure, Cost, LateStep, LateStepKind, LateStepState, Provenance, Test, day,
};

const GRACE: &str = "ahima.late.grace";
const REVOKED: &str = "ahima.late.revoked";
const EXTENSION: &str = "ahima.late.extension";
const FEE_DUE: &str = "ahima.fee.due";
const FEE_STATUS: &str = "ahima.fee.status";
const INSIDE: &str = "ahima.ceu.inside-cycle";

/// The checks before the CEUs are complete in the CEU Center.
pub(super) fn submission(
    context: &AssessContext,
    frame: &Frame,
    needed: Ceus,
    required: &CeuFigure,
    buckets: &[Bucket],
) -> Vec<Test> {
    let due_on = frame.closes_on();
    let running = if context.is_over(due_on) {
        fail(
            "The cycle is running",
            INSIDE,
            format!("It ended on {}.", day(due_on)),
            "Ask AHIMA, or buy an extension in the CEU Center.",
        )
    } else {
        pass(
            "The cycle is running",
            INSIDE,
            format!("It ends on {}.", day(due_on)),
        )
    };
    let total = if needed == Ceus::ZERO {
        pass(
            "The total is reached",
            "ahima.ceu.by-credential",
            format!("{} are needed and counted.", required.amount),
        )
    } else {
        fail(
            "The total is reached",
            "ahima.ceu.by-credential",
            format!("{needed} of {} short.", required.amount),
            format!("Earn {needed} more."),
        )
    };
    let mut tests = vec![running, total];
    for bucket in buckets.iter().filter(|bucket| !bucket.met) {
        let mut check = fail(
            "The share is reached",
            INSIDE,
            format!(
                "{}: {} of at least {}.",
                bucket.name, bucket.counted, bucket.required
            ),
            format!("Earn {} more there.", bucket.needed),
        );
        check.clause = bucket.clause.clone();
        tests.push(check);
    }
    tests
}

/// What follows the end of the cycle.
pub(super) fn late_steps(
    context: &AssessContext,
    due_on: NaiveDate,
    rule_day: NaiveDate,
    settled: bool,
) -> Vec<LateStep> {
    let grace = context.rules.number(GRACE, rule_day);
    let grace_ends = add_months(due_on, grace);
    let inactive = add_days(grace_ends, 1);
    let due = if context.rules.in_force(FEE_DUE, rule_day) {
        ("CEUs and the fee are due", FEE_DUE)
    } else {
        ("CEUs are due", INSIDE)
    };
    let mut steps = vec![(due_on, due.0.to_owned(), due.1, LateStepKind::Notice)];
    if grace > 0 {
        steps.push((
            grace_ends,
            "Grace period ends".to_owned(),
            GRACE,
            LateStepKind::Consequence,
        ));
    }
    steps.push((
        inactive,
        "Inactive, if CEUs are short".to_owned(),
        GRACE,
        LateStepKind::Consequence,
    ));
    if context.rules.in_force(REVOKED, rule_day) {
        steps.push((
            add_days(grace_ends, context.rules.number(REVOKED, rule_day)),
            "Last day before revocation, if still short".to_owned(),
            REVOKED,
            LateStepKind::Consequence,
        ));
    }
    steps
        .into_iter()
        .map(|(on, name, clause, kind)| LateStep {
            on,
            days_from_due: days_between(due_on, on),
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
        })
        .collect()
}

/// The recertification fee and the price of an extension.
pub(super) fn costs(
    context: &AssessContext,
    held: usize,
    rule_day: NaiveDate,
    record: Option<&CycleRecord>,
) -> Vec<Cost> {
    let membership = context
        .account(AHIMA)
        .map_or(Membership::Unknown, |account| account.membership);
    let further = i32::try_from(held.saturating_sub(1)).unwrap_or(i32::MAX);
    let additional = context.rules.number("ahima.fee.additional", rule_day);
    let (base_clause, who) = match membership {
        Membership::Member => ("ahima.fee.member", "members"),
        Membership::NonMember => ("ahima.fee.first", "non-members"),
        Membership::Unknown => ("ahima.fee.first", "non-members; members pay less"),
    };
    let base = context.rules.number(base_clause, rule_day);
    let sum = base.saturating_add(additional.saturating_mul(further));
    let status = if context.rules.in_force(FEE_STATUS, rule_day) {
        " Membership on the last day of the cycle decides."
    } else {
        ""
    };
    let reason = if further == 0 {
        format!("{} for one credential, {who}.{status}", dollars_text(base))
    } else {
        format!(
            "{} + {further} × {}, {who}.{status}",
            dollars_text(base),
            dollars_text(additional)
        )
    };
    let bought = record
        .and_then(|record| record.extension_bought_on)
        .filter(|on| context.has_come(*on));
    let mut costs = vec![Cost {
        name: "Recertification fee".into(),
        amount_cents: sum,
        provenance: match membership {
            Membership::NonMember => Provenance::Computed,
            Membership::Member | Membership::Unknown => Provenance::Estimate,
        },
        applies: held > 0,
        clause: ClauseId::known(base_clause),
        reason,
    }];
    if context.rules.in_force(EXTENSION, rule_day) {
        let each = context.rules.number(EXTENSION, rule_day);
        costs.push(Cost {
            name: "Extension".into(),
            amount_cents: each.saturating_mul(i32::try_from(held.max(1)).unwrap_or(i32::MAX)),
            provenance: Provenance::Computed,
            applies: bought.is_some(),
            clause: ClauseId::known(EXTENSION),
            reason: match bought {
                Some(on) => format!("Bought on {}; the price is for each credential.", day(on)),
                None => "Only if you buy one; the price is for each credential.".into(),
            },
        });
    }
    costs
}
