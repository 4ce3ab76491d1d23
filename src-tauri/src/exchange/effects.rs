//! What rows would do to the cycles of the standing, before they come in.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::assess::assess;
use milepost_core::dates::day;
use milepost_core::exchange::{Kind, Preview, RowSeen, RowState, add_to};
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::CycleState;

/// What would be different of one cycle.
#[derive(Debug, Clone, PartialEq, serde::Serialize, specta::Type, schemars::JsonSchema)]
pub struct CycleEffect {
    /// The cycle: `AAPC, due May 31, 2027`.
    pub about: String,
    /// CEUs that count now.
    pub now: Ceus,
    /// CEUs that would count.
    pub then: Ceus,
    /// CEUs that it asks for.
    pub required: Ceus,
}

/// What the rows that come would do to the cycles of the standing.
pub fn effects(
    facts: &Facts,
    rulebook: &Rulebook,
    preview: &Preview,
    today: NaiveDate,
) -> Vec<CycleEffect> {
    let counts = |row: &&RowSeen| row.comes && row.kind == Kind::Credit;
    let credits = preview.rows.iter().filter(counts);
    let added: Vec<_> = credits
        .filter_map(|row| Some((row.kind, row.fact.clone()?)))
        .collect();
    if added.is_empty() {
        return Vec::new();
    }
    let mut with = facts.clone();
    let changed: BTreeSet<&str> = (preview.rows.iter())
        .filter(|row| row.comes && row.state == RowState::Update)
        .filter_map(|row| row.there.as_deref())
        .collect();
    with.credits.retain(|it| !changed.contains(it.id.as_str()));
    add_to(&mut with, added);
    for (number, credit) in with.credits.iter_mut().enumerate() {
        if credit.id.as_str().is_empty() {
            credit.id = format!("new-{number}").as_str().into();
        }
    }
    let before = assess(facts, rulebook, today);
    let after = assess(&with, rulebook, today);
    after
        .cycles
        .iter()
        .filter_map(|then| {
            let now = before
                .cycles
                .iter()
                .find(|it| it.issuer == then.issuer && it.due_on.date == then.due_on.date);
            let counted = now.map_or(Ceus::ZERO, |now| now.counted);
            (counted != then.counted).then(|| CycleEffect {
                about: match then.state {
                    CycleState::Past | CycleState::Asked | CycleState::Overdue => {
                        format!("{}, ended {}", then.issuer, day(then.due_on.date))
                    }
                    _ => format!("{}, due {}", then.issuer, day(then.due_on.date)),
                },
                now: counted,
                then: then.counted,
                required: then.required.amount,
            })
        })
        .collect()
}
