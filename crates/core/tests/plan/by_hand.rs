//! The least found without the plan: by trying everything.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::facts::{AhimaSource, Credit, CycleChoice, Facts};
use milepost_core::ids::CredentialCode;
use milepost_core::plan::Placement;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{BucketRole, CycleStanding, CycleState, Standing};

use crate::world::topic_of;

/// So many credits by a date.
type Due = (NaiveDate, Ceus);

/// What each open cycle needs at the least: every credit applied to every
/// credential and put into either cycle, each judged as if the user had done so.
/// An earlier cycle comes first.
pub fn least_at_aapc(facts: &Facts, as_of: NaiveDate) -> Vec<(NaiveDate, Ceus)> {
    let ways: Vec<Vec<Credit>> = facts
        .credits
        .iter()
        .map(|credit| {
            let choices = if credit.completed_on.to_string().starts_with("2027-05") {
                vec![CycleChoice::Current, CycleChoice::Next]
            } else {
                vec![CycleChoice::Current]
            };
            // Applied to a credential whose topic it has not, it would claim
            // another topic than is on record.
            let fits = facts.credentials.iter().map(|it| it.code.as_str());
            let fits = fits.filter(|code| {
                topic_of(code).is_some_and(|topic| credit.topics.iter().any(|it| it == topic))
            });
            let mut serves: Vec<Option<CredentialCode>> = fits.map(|it| Some(it.into())).collect();
            if serves.is_empty() {
                serves.push(None);
            }
            let put = |cycle_choice| {
                serves.iter().map(move |applied_to| Credit {
                    applied_to: applied_to.clone(),
                    cycle_choice,
                    ..credit.clone()
                })
            };
            choices.into_iter().flat_map(put).collect::<Vec<_>>()
        })
        .collect();
    let mut best: Option<(Vec<Ceus>, Vec<Due>)> = None;
    let mut tried = facts.clone();
    try_all(&ways, &mut tried, 0, &mut |tried| {
        let standing = assess(tried, Rulebook::embedded(), as_of);
        let score = standing
            .cycles
            .iter()
            .flat_map(|cycle| [least(cycle), minimums(cycle)])
            .collect();
        if best.as_ref().is_none_or(|(least, _)| score < *least) {
            best = Some((score, open(&standing)));
        }
    });
    best.map(|(_, open)| open).unwrap_or_default()
}

fn try_all(ways: &[Vec<Credit>], tried: &mut Facts, at: usize, judge: &mut impl FnMut(&Facts)) {
    let Some(here) = ways.get(at) else {
        return judge(tried);
    };
    for way in here {
        tried.credits[at] = way.clone();
        try_all(ways, tried, at + 1, judge);
    }
}

fn open(standing: &Standing) -> Vec<(NaiveDate, Ceus)> {
    let open = standing.cycles.iter();
    open.filter(|cycle| cycle.state == CycleState::Open)
        .map(|cycle| (cycle.due_on.date, least(cycle)))
        .collect()
}

/// What a cycle needs as its credits lie: its total, or its minimums if they are more.
fn least(cycle: &CycleStanding) -> Ceus {
    cycle.needed.max(minimums(cycle))
}

fn minimums(cycle: &CycleStanding) -> Ceus {
    let buckets = cycle.buckets.iter();
    buckets
        .filter(|bucket| bucket.role == BucketRole::Minimum)
        .map(|bucket| bucket.needed)
        .sum()
}

/// What a CCS needs at the least: every amount of every credit on another
/// subject that could go into the fifth that is for them.
pub fn least_at_ahima(facts: &Facts, as_of: NaiveDate) -> Ceus {
    let cycle = &assess(facts, Rulebook::embedded(), as_of).cycles[0];
    let required = cycle.required.amount.hundredths() / 100;
    let own = |credit: &Credit| {
        matches!(
            credit.ahima_source,
            Some(AhimaSource::Ahima | AhimaSource::ComponentAssociation)
        )
    };
    let amount = |credit: &Credit| credit.amount.unwrap_or_default().hundredths() / 100;
    let (other, inside): (Vec<&Credit>, Vec<&Credit>) = facts
        .credits
        .iter()
        // Nobody has said that it lies in a domain: it is taken as outside.
        .partition(|credit| credit.hiim_domain != Some(true));
    let mut best = i32::MAX;
    let mut parts = vec![0; other.len()];
    loop {
        let on_others: i32 = parts.iter().sum();
        if on_others <= required / 5 {
            let all = inside.iter().map(|it| amount(it)).sum::<i32>() + on_others;
            let owned = inside.iter().filter(|it| own(it)).map(|it| amount(it));
            let owned_others = other.iter().zip(&parts).filter(|(it, _)| own(it));
            let owned = owned.sum::<i32>() + owned_others.map(|(_, part)| part).sum::<i32>();
            let from_ahima = (required * 2 / 5 - owned).max(0);
            best = best.min((required - all).max(from_ahima));
        }
        // The next way, counting up like an odometer.
        let turns = other.iter().map(|it| amount(it)).zip(&mut parts);
        let mut done = true;
        for (most, part) in turns {
            if *part < most {
                *part += 1;
                done = false;
                break;
            }
            *part = 0;
        }
        if done {
            return Ceus::whole(best);
        }
    }
}

/// The facts once the user has placed their credits as the plan says.
pub fn placed(facts: &Facts, placements: &[Placement]) -> Facts {
    let mut facts = facts.clone();
    for placement in placements {
        let credit = facts
            .credits
            .iter_mut()
            .find(|credit| credit.id == placement.credit)
            .expect("a placement names a credit");
        if placement.to_cycle > placement.from_cycle {
            credit.cycle_choice = CycleChoice::Next;
        } else if placement.to_cycle < placement.from_cycle {
            credit.cycle_choice = CycleChoice::Current;
        }
        credit.applied_to = placement.to_bucket.as_deref().map(Into::into);
    }
    facts
}
