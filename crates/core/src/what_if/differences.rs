//! Two standings side by side, the differences in words.

use super::{Effect, EffectWeight};
use crate::amounts::{Ceus, dollars_text};
use crate::forecast::Outlook;
use crate::plan::Plan;
use crate::standing::{
    ApprenticeStanding, Bucket, BucketRole, CycleStanding, CycleState, Standing, day,
};
use crate::text::{capitalized, lower_first};

/// Everything that is different, what is more to do first.
pub(super) fn find(now: (&Standing, &Plan), then: (&Standing, &Plan)) -> Vec<Effect> {
    let mut effects = Vec::new();
    for pair in pairs(now.0, then.0) {
        match pair {
            (Some(before), Some(cycle)) => {
                effects.extend(asked(before, cycle));
                effects.extend(left(before, cycle));
                effects.extend(above(before, cycle));
                effects.extend(planned(before, cycle));
                effects.extend(dates(before, cycle));
                effects.extend(fees(before, cycle));
            }
            (None, Some(cycle)) => effects.push(new_cycle(cycle)),
            (Some(cycle), None) => effects.push(Effect {
                about: name(cycle),
                now: format!("requires {}", cycle.required.amount),
                then: "no such cycle".into(),
                words: "Nothing more is required.".into(),
                weight: EffectWeight::Less,
            }),
            (None, None) => {}
        }
    }
    effects.extend(ahead(now.0, then.0));
    for apprentice in &now.0.apprentice {
        let after = then
            .0
            .apprentice
            .iter()
            .find(|it| it.credential == apprentice.credential);
        effects.extend(removal(apprentice, after, now.0, then.0));
    }
    effects.extend(in_all(now.1, then.1));
    effects.sort_by_key(|effect| match effect.weight {
        EffectWeight::More => 0,
        EffectWeight::Less => 1,
        EffectWeight::Neither => 2,
    });
    effects
}

fn open(standing: &Standing) -> impl Iterator<Item = &CycleStanding> {
    standing.cycles.iter().filter(|cycle| {
        !cycle.credentials.is_empty()
            && matches!(cycle.state, CycleState::Open | CycleState::Submitted)
    })
}

/// The cycles of two standings side by side: those of one issuer with the same
/// due date, and where the supposition moves due dates, the others in their order.
fn pairs<'a>(
    now: &'a Standing,
    then: &'a Standing,
) -> Vec<(Option<&'a CycleStanding>, Option<&'a CycleStanding>)> {
    let mut before: Vec<&CycleStanding> = open(now).collect();
    let mut after: Vec<&CycleStanding> = open(then).collect();
    let mut pairs = Vec::new();
    let alikes: [fn(&CycleStanding, &CycleStanding) -> bool; 2] =
        [|a, b| a.due_on.date == b.due_on.date, |_, _| true];
    for alike in alikes {
        after.retain(|cycle| {
            let at = before
                .iter()
                .position(|other| other.issuer == cycle.issuer && alike(other, cycle));
            if let Some(at) = at {
                pairs.push((Some(before.remove(at)), Some(*cycle)));
            }
            at.is_none()
        });
    }
    pairs.extend(after.into_iter().map(|cycle| (None, Some(cycle))));
    pairs.extend(before.into_iter().map(|cycle| (Some(cycle), None)));
    pairs
}

fn name(cycle: &CycleStanding) -> String {
    format!("{}, cycle ending {}", cycle.issuer, day(cycle.due_on.date))
}

fn weight(now: Ceus, then: Ceus) -> EffectWeight {
    match then.cmp(&now) {
        std::cmp::Ordering::Greater => EffectWeight::More,
        std::cmp::Ordering::Less => EffectWeight::Less,
        std::cmp::Ordering::Equal => EffectWeight::Neither,
    }
}

/// "Asks for 40 CEU instead of 36. At least 16 in auditing."
fn asked(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    let (now, then) = (before.required.amount, cycle.required.amount);
    let kinds: Vec<String> = changed_minimums(&before.buckets, &cycle.buckets);
    if now == then && kinds.is_empty() {
        return None;
    }
    let total = if then == now {
        format!("{then} CEU as before")
    } else {
        format!("{then} CEU instead of {now}")
    };
    let kinds = if kinds.is_empty() {
        String::new()
    } else {
        format!(" {}.", capitalized(&kinds.join(", ")))
    };
    Some(Effect {
        about: name(cycle),
        now: format!("requires {now}"),
        then: format!("requires {then}"),
        words: format!("Requires {total}.{kinds}"),
        weight: match weight(now, then) {
            EffectWeight::Neither => EffectWeight::More,
            other => other,
        },
    })
}

fn changed_minimums(before: &[Bucket], after: &[Bucket]) -> Vec<String> {
    let minimum = |bucket: &&Bucket| bucket.role == BucketRole::Minimum;
    let mut words: Vec<String> = after
        .iter()
        .filter(minimum)
        .filter_map(|bucket| {
            let kind = lower_first(&bucket.name);
            match before.iter().find(|other| other.key == bucket.key) {
                None => Some(format!("at least {} {}", bucket.required, of_kind(&kind))),
                Some(other) if other.required != bucket.required => Some(format!(
                    "at least {} {} instead of {}",
                    bucket.required,
                    of_kind(&kind),
                    other.required
                )),
                Some(_) => None,
            }
        })
        .collect();
    words.extend(
        before
            .iter()
            .filter(minimum)
            .filter(|bucket| !after.iter().any(|other| other.key == bucket.key))
            .map(|bucket| format!("no minimum in {}", lower_first(&bucket.name))),
    );
    words
}

/// "in auditing", "from AHIMA sources".
fn of_kind(kind: &str) -> String {
    match kind.starts_with("from ") {
        true => kind.to_owned(),
        false => format!("in {kind}"),
    }
}

/// "10 more to earn: 16 auditing instead of 6 CEU", as the credits lie.
fn left(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    if before.least == cycle.least {
        return None;
    }
    let words = |cycle: &CycleStanding| cycle.least.clone().unwrap_or_else(|| "nothing".into());
    let (now, then) = (before.to_do, cycle.to_do);
    let how_much = if then > now {
        format!("{} more to earn", then.less(now))
    } else if then < now {
        format!("{} less to earn", now.less(then))
    } else {
        "The same amount to earn, of a different kind".to_owned()
    };
    Some(Effect {
        about: name(cycle),
        now: format!("{} still to do", words(before)),
        then: format!("{} still to do", words(cycle)),
        words: format!("{how_much}: {} instead of {}.", words(cycle), words(before)),
        weight: weight(now, then),
    })
}

/// "5 fewer are lost at its end": CEUs above the total that carry over nowhere.
fn above(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    let (now, then) = (before.surplus.amount, cycle.surplus.amount);
    let words = if then < now {
        format!("{} fewer are above the total.", now.less(then))
    } else if then > now {
        format!("{} more are above the total.", then.less(now))
    } else {
        return None;
    };
    Some(Effect {
        about: name(cycle),
        now: format!("{now} above the total"),
        then: format!("{then} above the total"),
        words,
        weight: EffectWeight::Neither,
    })
}

/// "1.5 fewer are planned for it": what is planned would count elsewhere, or here too.
fn planned(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    let (now, then) = (before.planned, cycle.planned);
    let words = if then < now {
        format!("{} fewer are planned for it.", now.less(then))
    } else if then > now {
        format!("{} more are planned for it.", then.less(now))
    } else {
        return None;
    };
    Some(Effect {
        about: name(cycle),
        now: format!("{now} planned"),
        then: format!("{then} planned"),
        words,
        weight: weight(then, now),
    })
}

/// What would lie in the cycles that have not begun: a credit of the renewal
/// month that goes there helps there.
fn ahead(now: &Standing, then: &Standing) -> Vec<Effect> {
    let counted = |standing: &Standing, cycle: &CycleStanding| {
        let mut all = standing.cycles.iter();
        all.find(|it| it.issuer == cycle.issuer && it.due_on.date == cycle.due_on.date)
            .map_or(Ceus::ZERO, |it| it.counted + it.planned)
    };
    let coming = |standing: &Standing| -> Vec<CycleStanding> {
        let all = standing.cycles.iter();
        all.filter(|cycle| cycle.state == CycleState::Coming)
            .cloned()
            .collect()
    };
    let mut cycles = coming(then);
    for cycle in coming(now) {
        let known = cycles
            .iter()
            .any(|it| it.issuer == cycle.issuer && it.due_on.date == cycle.due_on.date);
        if !known {
            cycles.push(cycle);
        }
    }
    let mut effects = Vec::new();
    for cycle in &cycles {
        let (before, after) = (counted(now, cycle), counted(then, cycle));
        if before == after {
            continue;
        }
        effects.push(Effect {
            about: name(cycle),
            now: format!("{before} would count"),
            then: format!("{after} would count"),
            words: if after > before {
                format!("{} more would count there.", after.less(before))
            } else {
                format!("{} fewer would count there.", before.less(after))
            },
            weight: if after > before {
                EffectWeight::Less
            } else {
                EffectWeight::More
            },
        });
    }
    effects
}

fn dates(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    let (now, then) = (before.due_on.date, cycle.due_on.date);
    (now != then).then(|| Effect {
        about: name(cycle),
        now: format!("due on {}", day(now)),
        then: format!("due on {}", day(then)),
        words: format!("Due on {} instead of {}.", day(then), day(now)),
        weight: EffectWeight::Neither,
    })
}

fn fees(before: &CycleStanding, cycle: &CycleStanding) -> Option<Effect> {
    let sum = |cycle: &CycleStanding| -> i32 {
        let applying = cycle.costs.iter().filter(|cost| cost.applies);
        applying.fold(0, |sum, cost| sum.saturating_add(cost.amount_cents))
    };
    let (now, then) = (sum(before), sum(cycle));
    (now != then).then(|| Effect {
        about: name(cycle),
        now: dollars_text(now),
        then: dollars_text(then),
        words: format!(
            "Costs {} instead of {}.",
            dollars_text(then),
            dollars_text(now)
        ),
        weight: if then > now {
            EffectWeight::More
        } else {
            EffectWeight::Less
        },
    })
}

fn new_cycle(cycle: &CycleStanding) -> Effect {
    let kinds = changed_minimums(&[], &cycle.buckets);
    let kinds = if kinds.is_empty() {
        String::new()
    } else {
        format!(", {}", kinds.join(", "))
    };
    Effect {
        about: name(cycle),
        now: "no such cycle".into(),
        then: format!("requires {}", cycle.required.amount),
        words: format!(
            "A new cycle, due on {}: {} CEU{kinds}.",
            day(cycle.due_on.date),
            cycle.required.amount
        ),
        weight: EffectWeight::More,
    }
}

fn removal(
    before: &ApprenticeStanding,
    after: Option<&ApprenticeStanding>,
    now: &Standing,
    then: &Standing,
) -> Vec<Effect> {
    let about = format!("{}-A", before.code);
    let Some(after) = after else {
        return vec![Effect {
            about,
            now: before.summary.clone(),
            then: "no longer required".into(),
            words: "The path to removing it no longer applies.".into(),
            weight: EffectWeight::Neither,
        }];
    };
    let mut effects = Vec::new();
    if before.summary != after.summary {
        effects.push(Effect {
            about: about.clone(),
            now: before.summary.clone(),
            then: after.summary.clone(),
            words: after.summary.clone(),
            weight: if after.met && !before.met {
                EffectWeight::Less
            } else {
                EffectWeight::Neither
            },
        });
    }
    let words_of = |standing: &Standing| {
        let mut all = standing.forecast.removal.iter();
        all.find(|it| it.credential == before.credential)
            .map(|it| (it.outlook.clone(), it.words.clone()))
    };
    if let (Some((was, was_words)), Some((is, is_words))) = (words_of(now), words_of(then))
        && was != is
    {
        let sooner = match (&was, &is) {
            (Outlook::Range { from: was, .. }, Outlook::Range { from: is, .. }) => is < was,
            (_, Outlook::Range { .. }) => true,
            _ => false,
        };
        effects.push(Effect {
            about,
            now: was_words,
            then: is_words.clone(),
            words: is_words,
            weight: if sooner {
                EffectWeight::Less
            } else {
                EffectWeight::Neither
            },
        });
    }
    effects
}

fn in_all(now: &Plan, then: &Plan) -> Option<Effect> {
    let several = now.cycles.len() > 1 || then.cycles.len() > 1;
    (several && now.at_least != then.at_least).then(|| Effect {
        about: "All open cycles together".into(),
        now: format!("at least {} CEU", now.at_least),
        then: format!("at least {} CEU", then.at_least),
        words: format!(
            "At least {} CEU in all instead of {}.",
            then.at_least, now.at_least
        ),
        weight: weight(now.at_least, then.at_least),
    })
}
