//! Credits without proof, and those of the renewal month that may go to the next cycle.

use std::collections::{BTreeSet, HashMap};

use rustc_hash::FxBuildHasher;

use super::phrases::{short, some_of};
use super::{Found, day as days, renewals};
use crate::amounts::Ceus;
use crate::dates::{add_days, same_month};
use crate::facts::{Credit, CycleChoice};
use crate::ids::CredentialId;
use crate::standing::{
    DueState, Obligation, ObligationKind, Provenance, Target, TargetKind, Turn, Urgency, day,
};
use crate::text::counted;

/// Days after which a credit without its certificate is told of.
const PROOF_AFTER: i32 = 7;

/// Credits of open cycles that count and have no certificate, told together.
pub(super) fn proof(found: Found) -> Option<Obligation> {
    let as_of = found.context.as_of;
    let facts: HashMap<&str, &Credit, FxBuildHasher> = found
        .context
        .facts
        .credits
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let mut waiting: Vec<&Credit> = Vec::new();
    let mut credentials: BTreeSet<CredentialId> = BTreeSet::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let mut urgency = Urgency::Calm;
    for cycle in renewals::open(found) {
        let mut concerned = None;
        let counting = cycle.credits.iter().filter(|it| it.counts && !it.planned);
        for standing in counting {
            let id = standing.credit.as_str();
            let Some(credit) = facts.get(id).filter(|it| !it.certificate_held) else {
                continue;
            };
            let its = concerned.get_or_insert_with(|| renewals::credentials(found, cycle));
            credentials.extend(its.iter().cloned());
            // Proof is asked for with the submission: it has time until that is near.
            if days::urgency(as_of, cycle.closes_on()) != Urgency::Calm {
                urgency = Urgency::NeedsYou;
            }
            if ids.insert(id) {
                waiting.push(credit);
            }
        }
    }
    waiting.sort_by(|a, b| (a.completed_on, &a.id).cmp(&(b.completed_on, &b.id)));
    let told = |it: &Credit| add_days(it.completed_on, PROOF_AFTER);
    let come: Vec<&&Credit> = waiting.iter().filter(|it| told(it) <= as_of).collect();
    let names: Vec<String> = come.iter().rev().map(|it| short(&it.title)).collect();
    let amount: Ceus = come.iter().filter_map(|it| it.amount).sum();
    let number = i32::try_from(come.len()).unwrap_or(i32::MAX);
    let last = *waiting.last()?;
    let newest = come.last().map(|it| **it);
    let credits = counted(number, "credit", "credits");
    Some(Obligation {
        key: "proof".to_owned(),
        kind: ObligationKind::Proof,
        due_on: told(newest.unwrap_or(last)),
        provenance: Provenance::Computed,
        whose: None,
        state: match newest {
            Some(_) => DueState::Open,
            None => DueState::Ahead,
        },
        urgency,
        name: "Credits without a certificate".to_owned(),
        title: format!("{credits} without a certificate, {amount} CEU"),
        step: format!("Get the certificates for {amount} CEU"),
        consequence: "A credit without its certificate won't hold up in an audit.".to_owned(),
        next: format!(
            "get the certificate for {}, and check it off in Milepost",
            some_of(&names)
        ),
        rest: None,
        target: Target::of(TargetKind::Credit, &newest.unwrap_or(last).id),
        clause: None,
        credentials: credentials.into_iter().collect(),
        turns: waiting
            .iter()
            .map(|it| Turn {
                key: it.id.to_string(),
                on: told(it),
                due_on: told(it),
                name: None,
            })
            .collect(),
        behind: false,
        told_until: None,
        told: true,
        days_left: 0,
        can_be_settled: false,
    })
}

/// Credits of the renewal month that could go to the next cycle.
pub(super) fn renewal_month(found: Found) -> Vec<Obligation> {
    renewals::open(found)
        .filter(|cycle| cycle.surplus.movable > Ceus::ZERO)
        .filter_map(|cycle| {
            let due_on = cycle.due_on.date;
            let last = found
                .context
                .facts
                .credits
                .iter()
                .filter(|credit| {
                    credit.cycle_choice == CycleChoice::Current
                        && same_month(credit.completed_on, due_on)
                        && cycle
                            .credits
                            .iter()
                            .any(|it| it.credit == credit.id && it.counts && !it.planned)
                })
                .max_by_key(|credit| (credit.completed_on, credit.id.clone()))?;
            let obligation = Obligation {
                key: format!("choice:{}", renewals::id(cycle)),
                kind: ObligationKind::RenewalMonth,
                due_on,
                provenance: cycle.due_on.provenance,
                whose: Some(cycle.issuer.to_string()),
                state: DueState::Open,
                urgency: Urgency::NeedsYou,
                name: "Credits in the renewal month".to_owned(),
                title: format!(
                    "{} CEU of this month may go to the next cycle",
                    cycle.surplus.movable
                ),
                step: format!("Move {} to the next cycle", short(&last.title)),
                consequence: format!(
                    "They're above the {} this cycle requires and are lost after {}.",
                    cycle.required.amount,
                    day(cycle.closes_on())
                ),
                next: format!("move {} to the next cycle", short(&last.title)),
                rest: None,
                target: Target::of(TargetKind::Credit, &last.id),
                clause: None,
                credentials: renewals::credentials(found, cycle),
                turns: vec![Turn {
                    key: last.id.to_string(),
                    on: last.completed_on,
                    due_on,
                    name: None,
                }],
                behind: false,
                told_until: None,
                told: true,
                days_left: 0,
                can_be_settled: false,
            };
            (!found.is_done(&obligation)).then_some(obligation)
        })
        .collect()
}
