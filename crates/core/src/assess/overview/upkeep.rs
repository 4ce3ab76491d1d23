//! What keeps a credential, or brings it back, beside its CEUs.

use super::super::inquiry::{AAPC, Inquiry, is};
use super::super::least::lower_first;
use crate::amounts::dollars_text;
use crate::dates::add_days;
use crate::facts::PaymentKind;
use crate::ids::ClauseId;
use crate::standing::{CredentialStanding, NextStep, Outcome, Urgency, day};

/// A credential that was canceled, or is inactive, and can be brought back.
pub(super) fn bring_back(credential: &CredentialStanding) -> Option<NextStep> {
    let test = credential.tests.iter().find(|test| {
        let clause = test.clause.as_str();
        match clause {
            "aapc.late.reinstatement-limit" | "ahima.late.appeal" => {
                test.outcome == Outcome::Pass || test.mend.is_some()
            }
            "ahima.late.revoked" => test.mend.is_some(),
            _ => false,
        }
    })?;
    let possible = credential.back_by.is_some();
    let title = match (test.clause.as_str(), test.outcome) {
        ("ahima.late.appeal", Outcome::Pass) => {
            format!("Appeal the revocation of the {}", credential.code)
        }
        _ if possible => format!("Bring back the {}", credential.code),
        _ => test.mend.clone().map_or_else(
            || format!("Bring back the {}", credential.code),
            |mend| {
                format!(
                    "{}: {}",
                    credential.code,
                    lower_first(mend.to_string().trim_end_matches('.'))
                )
            },
        ),
    };
    let costs: Vec<String> = credential
        .costs
        .iter()
        .map(|cost| {
            format!(
                " {} costs {}. {}",
                cost.name,
                dollars_text(cost.amount_cents),
                cost.reason
            )
        })
        .collect();
    Some(NextStep {
        title,
        detail: format!("{}{}", test.reason, costs.concat()),
        by: credential.back_by,
        whose: Some(credential.issuer.to_string()),
        urgency: if possible || test.outcome == Outcome::Unknown {
            Urgency::NeedsYou
        } else {
            Urgency::Calm
        },
        clause: Some(test.clause.clone()),
        about: Some(format!("credential:{}", credential.credential)),
    })
}

/// AAPC's dues that are past their day and not paid.
pub(super) fn dues(inquiry: &Inquiry) -> Vec<NextStep> {
    if inquiry.held_on(AAPC, inquiry.as_of).is_empty() {
        return Vec::new();
    }
    inquiry
        .facts
        .payments
        .iter()
        .filter(|payment| {
            is(payment.issuer.as_str(), AAPC)
                && payment.kind == PaymentKind::Dues
                && payment.paid_on.is_none_or(|paid| paid > inquiry.as_of)
        })
        .filter_map(|payment| {
            let due = payment.due_on.filter(|due| *due < inquiry.as_of)?;
            let grace = inquiry.rules.number("aapc.late.grace", inquiry.as_of);
            let last = inquiry.rules.number("aapc.late.cancelled", inquiry.as_of);
            let fee = dollars_text(inquiry.rules.number("aapc.late.fee", inquiry.as_of));
            let (free_until, cancelled) = (add_days(due, grace), add_days(due, last));
            let (title, detail) = if inquiry.as_of > cancelled {
                let back = inquiry
                    .rules
                    .number("aapc.late.reinstatement-fee", inquiry.as_of);
                (
                    "Ask AAPC whether the credential still stands",
                    format!(
                        "Dues of {} are not recorded as paid, and after {} the credential is canceled; reinstatement costs {}, with back dues and missed CEUs. If you paid, enter the day.",
                        day(due),
                        day(cancelled),
                        dollars_text(back)
                    ),
                )
            } else {
                (
                    "Pay AAPC's dues",
                    format!(
                        "Due on {}; free until {}, then {fee}, and the credential is canceled after {}. If you paid, enter the day.",
                        day(due),
                        day(free_until),
                        day(cancelled)
                    ),
                )
            };
            Some(NextStep {
                title: title.to_owned(),
                detail,
                by: Some(due),
                whose: Some(AAPC.to_owned()),
                urgency: Urgency::Late,
                clause: Some(ClauseId::known("aapc.late.cancelled")),
                about: Some(format!("payment:{}", payment.id)),
            })
        })
        .collect()
}
