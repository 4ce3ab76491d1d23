//! What a certificate would count toward, before it is saved.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::facts::{Credit, Facts};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{CycleStanding, CycleState, Outcome, Weight};
use serde::Serialize;
use specta::Type;

/// What would be different of one cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Toward {
    /// The certifying body.
    pub issuer: String,
    /// The cycle's last day.
    pub due_on: NaiveDate,
    /// Whether that day has passed.
    pub over: bool,
    /// CEUs that count now.
    pub now: Ceus,
    /// CEUs that would count.
    pub then: Ceus,
    /// CEUs that it asks for.
    pub required: Ceus,
    /// What would still be to do, in words; none where nothing would.
    pub left: Option<String>,
    /// The deciding reason in a few words, as the ledger shows it.
    pub verdict: String,
    /// What is checked of the credit: the first few that decide.
    pub checks: Vec<TowardCheck>,
}

/// One check, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TowardCheck {
    /// What is checked.
    pub name: String,
    /// How it came out.
    pub outcome: Outcome,
    /// The fact that it used and what follows.
    pub reason: String,
}

/// So many checks are shown in short.
const MOST_CHECKS: usize = 3;

/// What a credit would do to the cycles that it belongs to. An empty id is a new one.
pub fn toward(
    facts: &Facts,
    rulebook: &Rulebook,
    mut credit: Credit,
    today: NaiveDate,
) -> Vec<Toward> {
    if credit.id.as_str().is_empty() {
        credit.id = "new".into();
    }
    let id = credit.id.clone();
    let before = assess(facts, rulebook, today);
    let mut with = facts.clone();
    with.credits.retain(|it| it.id != id);
    with.credits.push(credit);
    let after = assess(&with, rulebook, today);
    let belongs = |it: &&CycleStanding| it.credits.iter().any(|credit| credit.credit == id);
    after
        .cycles
        .iter()
        .filter(belongs)
        .filter_map(|then| {
            let it = then.credits.iter().find(|it| it.credit == id)?;
            let now = before
                .cycles
                .iter()
                .find(|it| it.issuer == then.issuer && it.due_on.date == then.due_on.date);
            let decides = it.tests.iter().filter(|it| it.weight == Weight::Counts);
            Some(Toward {
                issuer: then.issuer.to_string(),
                due_on: then.due_on.date,
                over: matches!(
                    then.state,
                    CycleState::Past | CycleState::Asked | CycleState::Overdue
                ),
                now: now.map_or(Ceus::ZERO, |it| it.counted),
                then: then.counted,
                required: then.required.amount,
                left: then.least.clone(),
                verdict: it.verdict.clone(),
                checks: decides
                    .take(MOST_CHECKS)
                    .map(|it| TowardCheck {
                        name: it.name.to_string(),
                        outcome: it.outcome,
                        reason: it.reason.to_string(),
                    })
                    .collect(),
            })
        })
        .collect()
}
