//! What keeps a credential, or brings it back, beside its CEUs.

use crate::amounts::dollars_text;
use crate::standing::{CredentialStanding, NextStep, Outcome, Urgency};
use crate::text::lower_first;

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
        target: None,
        urgency: if possible || test.outcome == Outcome::Unknown {
            Urgency::NeedsYou
        } else {
            Urgency::Calm
        },
        clause: Some(test.clause.clone()),
        about: Some(format!("credential:{}", credential.credential)),
        question: None,
    })
}
