//! What a meeting is worth before one goes: what the credit of it would be. Nothing new is judged.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::amounts::Ceus;
use crate::assess::assess;
use crate::career::credit_of;
use crate::facts::{Facts, Meeting};
use crate::ids::{CreditId, IssuerId};
use crate::rulebook::Rulebook;
use crate::standing::{CycleStanding, CycleState, Outcome, Standing};

/// The id of the credit that is supposed; no fact of the person's has it.
const SUPPOSED: &str = "supposed meeting";

/// What a meeting is worth at one issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Worth {
    /// The issuer; none where there is nothing at any.
    pub issuer: Option<IssuerId>,
    /// What it would add there: `+1`.
    pub amount: Option<String>,
    /// What that means: `fills 1 of the 3 still open from AHIMA sources`.
    pub words: String,
    /// How to draw it.
    pub state: WorthState,
}

/// How a chip of a meeting is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WorthState {
    /// It would count.
    Would,
    /// Something is asked first.
    Asks,
    /// It gives nothing there.
    Nothing,
    /// The credit is made.
    Made,
}

/// What a meeting is worth at each issuer whose cycle is open on its day.
pub fn worth(
    facts: &Facts,
    rulebook: &Rulebook,
    as_of: NaiveDate,
    meeting: &Meeting,
) -> Vec<Worth> {
    let made = meeting.credit.as_ref();
    if let Some(credit) = made.and_then(|id| facts.credits.iter().find(|it| it.id == *id)) {
        let amount = credit.amount.map(|amount| format!("+{amount}"));
        return vec![Worth {
            issuer: None,
            amount,
            words: "is in your credits".to_owned(),
            state: WorthState::Made,
        }];
    }
    let held = facts.credentials.iter().any(|it| it.earned_on.is_some());
    if !held {
        return vec![Worth {
            issuer: None,
            amount: None,
            words: "No CEU before a credential".to_owned(),
            state: WorthState::Nothing,
        }];
    }
    if meeting.amount.is_none() {
        return vec![Worth {
            issuer: None,
            amount: None,
            words: "No CEU announced. Type how many".to_owned(),
            state: WorthState::Asks,
        }];
    }
    // What lies ahead is judged as on its day, as if one had been there.
    let mut supposed = credit_of(meeting);
    supposed.id = SUPPOSED.into();
    supposed.certificate_held = true;
    let on = supposed.completed_on.max(as_of);
    let before = assess(facts, rulebook, on);
    let mut with = facts.clone();
    with.credits.push(supposed);
    let after = assess(&with, rulebook, on);
    let mut chips: Vec<Worth> = Vec::new();
    for cycle in after.cycles.iter().filter(|cycle| {
        !cycle.credentials.is_empty()
            && matches!(cycle.state, CycleState::Open | CycleState::Submitted)
    }) {
        chips.extend(of_cycle(&before, cycle, meeting));
    }
    if chips.is_empty() {
        chips.push(Worth {
            issuer: None,
            amount: None,
            words: "No open cycle on that day".to_owned(),
            state: WorthState::Nothing,
        });
    }
    chips
}

fn of_cycle(before: &Standing, after: &CycleStanding, meeting: &Meeting) -> Option<Worth> {
    let judged = after
        .credits
        .iter()
        .find(|it| it.credit == CreditId::new(SUPPOSED))?;
    let same =
        |it: &&CycleStanding| it.issuer == after.issuer && it.due_on.date == after.due_on.date;
    let now = before.cycles.iter().find(same);
    let chip = |amount: Option<Ceus>, words: String, state: WorthState| {
        Some(Worth {
            issuer: Some(after.issuer.clone()),
            amount: amount.map(|amount| format!("+{amount}")),
            words,
            state,
        })
    };
    if !judged.counts {
        let reason = judged.tests.iter().find(|test| test.rules_out());
        let words = reason.map_or_else(|| judged.verdict.clone(), |test| test.reason.to_string());
        return chip(None, words, WorthState::Nothing);
    }
    let no_number = meeting.index_number.is_none()
        && judged.tests.iter().any(|test| {
            test.outcome != Outcome::Pass
                && test
                    .field
                    .as_ref()
                    .is_some_and(|it| it.to_string() == "index_number")
        });
    if no_number {
        return chip(
            Some(judged.counted),
            "needs an index number. Type it".to_owned(),
            WorthState::Asks,
        );
    }
    // A minimum that it helps is worth more than the total.
    let helped = now
        .into_iter()
        .flat_map(|now| &now.buckets)
        .find_map(|was| {
            let is = after.buckets.iter().find(|it| it.key == was.key)?;
            let filled = was.needed.less(is.needed);
            (filled > Ceus::ZERO && !was.met).then_some((filled, was))
        });
    let (needed_before, needed_after) = (now.map_or(after.needed, |it| it.needed), after.needed);
    let filled = needed_before.less(needed_after);
    let words = match helped {
        Some((filled, was)) => format!(
            "fills {filled} of the {} still open {}",
            was.needed,
            of_kind(&was.name)
        ),
        None => {
            let open = now.and_then(|now| {
                now.buckets
                    .iter()
                    .find(|it| it.key == "ahima_source" && !it.met)
                    .map(|it| it.needed)
            });
            match open {
                Some(open) => {
                    format!("other source, the {open} from AHIMA sources stay open")
                }
                None if filled > Ceus::ZERO => {
                    format!("fills {filled} of the {needed_before} still needed")
                }
                None => "counts, and the total is met already".to_owned(),
            }
        }
    };
    chip(Some(judged.counted), words, WorthState::Would)
}

/// "from AHIMA sources", "in auditing".
fn of_kind(name: &str) -> String {
    let kind = crate::text::lower_first(name);
    match kind.starts_with("from ") {
        true => kind,
        false => format!("in {kind}"),
    }
}
