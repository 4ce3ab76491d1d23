//! Placing the credits of one issuer so that the least is left to do.

use std::collections::HashMap;

use super::types::{Binding, CyclePlan, Placement, PlanPart};
use crate::allocate::{Allocation, Goal, Item, allocate};
use crate::amounts::Ceus;
use crate::facts::{Credit, Facts};
use crate::ids::ClauseId;
use crate::judging::judged_cycle::{CreditOptions, JudgedCycle};
use crate::judging::least::{LeastPart, LeastRule, least_in_words};
use crate::standing::{Bucket, BucketRole, CreditStanding, CycleState, day};
use crate::text::lower_first;

/// Days in a month on average, for a pace.
const DAYS_IN_A_MONTH: f64 = 30.436_875;

/// Where an option puts a credit: the cycle by its place, and the bucket in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    cycle: usize,
    bucket: Option<usize>,
}

/// A credit with everywhere it may go; the first slot is where it lies now.
struct Movable<'a> {
    options: &'a CreditOptions,
    standing: &'a CreditStanding,
    slots: Vec<Slot>,
}

/// The plans of an issuer's open cycles, and the credits to place otherwise.
pub(super) fn of_issuer(facts: &Facts, judged: &[JudgedCycle]) -> (Vec<CyclePlan>, Vec<Placement>) {
    if !judged.iter().any(is_open) {
        return (Vec::new(), Vec::new());
    }
    // What is over for long has no say; what is over lately may still give.
    let cycles: Vec<&JudgedCycle> = judged
        .iter()
        .filter(|judged| {
            let over = matches!(judged.standing.state, CycleState::Past | CycleState::Asked);
            !over || judged.options.iter().any(|it| it.may_move_on)
        })
        .collect();
    let variables = Variables::of(&cycles);
    let earned = movables(&cycles, |standing| !standing.planned);
    let first = search(
        &cycles,
        &variables,
        &variables.lacks(&cycles, &earned),
        &earned,
    );
    let planned = movables(&cycles, |standing| standing.planned);
    let second = search(&cycles, &variables, &first.lacks, &planned);
    let plans = cycles
        .iter()
        .enumerate()
        .filter(|(_, judged)| is_open(judged))
        .map(|(at, judged)| {
            let then = lacking_after(judged, &variables, at, &second.lacks, &planned);
            cycle_plan(judged, &variables, at, &first, then)
        })
        .collect();
    let titles: HashMap<&str, &Credit> = facts
        .credits
        .iter()
        .map(|credit| (credit.id.as_str(), credit))
        .collect();
    let placements = earned
        .iter()
        .zip(&first.chosen)
        .filter(|(_, option)| **option != 0)
        .filter_map(|(it, option)| {
            let credit = titles.get(it.options.credit.as_str())?;
            Some(placement(&cycles, credit, it, it.slots[*option]))
        })
        .collect();
    (plans, placements)
}

/// Which lack stands for what: for each cycle its total, then its minimums.
struct Variables {
    first: Vec<usize>,
    /// For each cycle, its buckets that are minimums.
    minimums: Vec<Vec<usize>>,
    count: usize,
}

impl Variables {
    fn of(cycles: &[&JudgedCycle]) -> Variables {
        let mut variables = Variables {
            first: Vec::new(),
            minimums: Vec::new(),
            count: 0,
        };
        for judged in cycles {
            let buckets = judged.standing.buckets.iter().enumerate();
            let minimums: Vec<usize> = buckets
                .filter(|(_, bucket)| bucket.role == BucketRole::Minimum)
                .map(|(at, _)| at)
                .collect();
            variables.first.push(variables.count);
            variables.count += 1 + minimums.len();
            variables.minimums.push(minimums);
        }
        variables
    }

    fn total(&self, cycle: usize) -> usize {
        self.first[cycle]
    }

    fn minimum(&self, cycle: usize, bucket: usize) -> Option<usize> {
        let at = self.minimums[cycle].iter().position(|it| *it == bucket)?;
        Some(self.first[cycle] + 1 + at)
    }

    /// What each total and minimum lacks without these credits. Where nothing
    /// can be placed, that is what the standing says.
    fn lacks(&self, cycles: &[&JudgedCycle], movables: &[Movable]) -> Vec<i32> {
        let mut lacks = vec![0; self.count];
        for (at, judged) in cycles.iter().enumerate() {
            let cycle = &judged.standing;
            lacks[self.total(at)] = cycle.required.amount.hundredths() - cycle.counted.hundredths();
            for bucket in &self.minimums[at] {
                let it = &cycle.buckets[*bucket];
                if let Some(dim) = self.minimum(at, *bucket) {
                    lacks[dim] = it.required.hundredths() - it.counted.hundredths();
                }
            }
        }
        for it in movables {
            let here = it.slots[0];
            lacks[self.total(here.cycle)] += it.standing.counted.hundredths();
            let bucket = here
                .bucket
                .and_then(|bucket| self.minimum(here.cycle, bucket));
            if let Some(dim) = bucket {
                lacks[dim] += amount_of(it).hundredths();
            }
        }
        lacks
    }
}

/// What a credit brings to a minimum: once its amount, also where it counts
/// twice toward the total, and less where a maximum cuts it.
fn amount_of(it: &Movable) -> Ceus {
    it.options.amount.min(it.standing.counted)
}

/// The credits that count and could lie elsewhere, or lie in a minimum.
fn movables<'a>(
    cycles: &[&'a JudgedCycle],
    wanted: impl Fn(&CreditStanding) -> bool,
) -> Vec<Movable<'a>> {
    let mut found = Vec::new();
    for (at, judged) in cycles.iter().enumerate() {
        let standings = judged.standing.credits.iter().rev();
        for (credit, standing) in judged.options.iter().zip(standings) {
            if !standing.counts || !wanted(standing) {
                continue;
            }
            let slots = slots(cycles, at, credit, standing);
            if slots.len() > 1 {
                found.push(Movable {
                    options: credit,
                    standing,
                    slots,
                });
            }
        }
    }
    found
}

/// Everywhere that a credit may go, where it lies now first.
fn slots(
    cycles: &[&JudgedCycle],
    at: usize,
    options: &CreditOptions,
    standing: &CreditStanding,
) -> Vec<Slot> {
    let place_of = |cycle: usize, key: &str| {
        let buckets = &cycles[cycle].standing.buckets;
        buckets
            .iter()
            .position(|bucket| bucket.key == key && bucket.role == BucketRole::Minimum)
    };
    let now = Slot {
        cycle: at,
        bucket: standing.bucket.as_deref().and_then(|key| place_of(at, key)),
    };
    let mut slots = vec![now];
    let following = (options.may_move_on && at + 1 < cycles.len()).then_some(at + 1);
    let before = (options.may_move_back && at > 0).then(|| at - 1);
    for cycle in std::iter::once(at).chain(following).chain(before) {
        let serves = options.may_serve.iter();
        let buckets: Vec<usize> = serves.filter_map(|key| place_of(cycle, key)).collect();
        let anywhere = buckets.is_empty().then_some(None);
        let somewhere = buckets.into_iter().map(Some);
        for bucket in anywhere.into_iter().chain(somewhere) {
            let slot = Slot { cycle, bucket };
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
    }
    slots
}

fn search(
    cycles: &[&JudgedCycle],
    variables: &Variables,
    lacks: &[i32],
    movables: &[Movable],
) -> Allocation {
    let goals: Vec<Goal> = cycles
        .iter()
        .enumerate()
        .map(|(at, judged)| Goal {
            total: variables.total(at),
            minimums: minimum_variables(variables, at).collect(),
            binding: judged.rule.binding,
            doubled: variables.minimums[at]
                .iter()
                .filter(|bucket| judged.rule.is_doubled(**bucket))
                .filter_map(|bucket| variables.minimum(at, *bucket))
                .collect(),
        })
        .collect();
    let items: Vec<Item> = movables
        .iter()
        .map(|it| Item {
            options: it
                .slots
                .iter()
                .map(|slot| {
                    let amount = amount_of(it).hundredths();
                    let minimum = slot
                        .bucket
                        .and_then(|bucket| variables.minimum(slot.cycle, bucket));
                    let twice = slot
                        .bucket
                        .is_some_and(|bucket| cycles[slot.cycle].rule.is_doubled(bucket));
                    let worth = if twice { amount * 2 } else { amount };
                    std::iter::once((variables.total(slot.cycle), worth))
                        .chain(minimum.map(|dim| (dim, amount)))
                        .collect()
                })
                .collect(),
        })
        .collect();
    allocate(lacks, &goals, &items)
}

fn minimum_variables(variables: &Variables, cycle: usize) -> impl Iterator<Item = usize> {
    let first = variables.first[cycle] + 1;
    first..first + variables.minimums[cycle].len()
}

/// What a cycle lacks: of its total, and of each minimum by bucket.
type Lacking = (Ceus, Vec<(usize, Ceus)>);

/// What a cycle lacks: of its total, and of each minimum.
fn lacking(variables: &Variables, at: usize, lacks: &[i32]) -> Lacking {
    let lack = |dim: usize| Ceus::from_hundredths(lacks[dim].max(0));
    let minimums = variables.minimums[at]
        .iter()
        .zip(minimum_variables(variables, at))
        .map(|(bucket, dim)| (*bucket, lack(dim)))
        .collect();
    (lack(variables.total(at)), minimums)
}

fn cycle_plan(
    judged: &JudgedCycle,
    variables: &Variables,
    at: usize,
    first: &Allocation,
    then: Lacking,
) -> CyclePlan {
    let cycle = &judged.standing;
    let (needed, minimums) = lacking(variables, at, &first.lacks);
    let parts = judged.rule.parts(needed, &minimums);
    let then = after_planned(judged).parts(then.0, &then.1);
    let now: Vec<(usize, Ceus)> = variables.minimums[at]
        .iter()
        .map(|bucket| (*bucket, cycle.buckets[*bucket].needed))
        .collect();
    let least: Ceus = parts.iter().map(|part| part.amount).sum();
    CyclePlan {
        issuer: cycle.issuer.clone(),
        credentials: cycle.credentials.clone(),
        due_on: cycle.due_on.date,
        by: cycle.extended_to.unwrap_or(cycle.due_on.date),
        words: least_in_words(&parts, |bucket| cycle.buckets[bucket].name.clone()),
        as_placed: sum(&judged.rule.parts(cycle.needed, &now)),
        after_planned: sum(&then),
        parts_after_planned: plan_parts(judged, &then),
        binding: binding(judged, needed, &minimums, least),
        a_month: a_month(least, cycle.days_left),
        without_certificate: cycle.counted.less(cycle.proven),
        parts: plan_parts(judged, &parts),
        proven: first.proven,
        at_least: least,
        least,
    }
}

/// The rule once what is planned is done: planned credits on other subjects take their
/// room, too.
fn after_planned(judged: &JudgedCycle) -> LeastRule {
    let other = judged
        .standing
        .buckets
        .iter()
        .find(|it| it.role == BucketRole::Maximum);
    let mut rule = judged.rule.clone();
    if let (Some(outside), Some(other)) = (rule.outside, other) {
        rule.outside = Some(outside.less(other.planned));
    }
    rule
}

/// What is lacking once what is planned is done: what the search has left, less
/// the planned credits that can lie nowhere else and so were no part of it.
fn lacking_after(
    judged: &JudgedCycle,
    variables: &Variables,
    at: usize,
    lacks: &[i32],
    searched: &[Movable],
) -> Lacking {
    let (needed, minimums) = lacking(variables, at, lacks);
    let fixed: Vec<&CreditStanding> = judged
        .standing
        .credits
        .iter()
        .filter(|it| it.planned && it.counts)
        .filter(|it| !searched.iter().any(|item| item.options.credit == it.credit))
        .collect();
    let planned: Ceus = fixed.iter().map(|it| it.counted).sum();
    let minimums = minimums
        .into_iter()
        .map(|(bucket, lack)| {
            let it = &judged.standing.buckets[bucket];
            let planned = if searched.is_empty() {
                it.planned
            } else {
                let here = fixed
                    .iter()
                    .filter(|fixed| fixed.bucket.as_ref() == Some(&it.key));
                here.map(|fixed| fixed.counted).sum()
            };
            (bucket, lack.less(planned))
        })
        .collect();
    (needed.less(planned), minimums)
}

fn sum(parts: &[LeastPart]) -> Ceus {
    parts.iter().map(|part| part.amount).sum()
}

fn plan_parts(judged: &JudgedCycle, parts: &[LeastPart]) -> Vec<PlanPart> {
    parts
        .iter()
        .map(|part| match part.bucket {
            Some(bucket) => {
                let bucket = &judged.standing.buckets[bucket];
                let inside = if part.in_a_domain {
                    " and in a domain"
                } else {
                    ""
                };
                PlanPart {
                    bucket: Some(bucket.key.clone()),
                    name: format!("{}{inside}", bucket.name),
                    amount: part.amount,
                    clause: bucket.clause.clone(),
                }
            }
            None if part.in_a_domain => PlanPart {
                bucket: Some("hiim_domain".to_owned()),
                name: "In a domain".to_owned(),
                amount: part.amount,
                clause: ClauseId::known("ahima.ceu.domain-share"),
            },
            None => PlanPart {
                bucket: None,
                name: "Any that counts".to_owned(),
                amount: part.amount,
                clause: judged.standing.required.clause.clone(),
            },
        })
        .collect()
}

fn a_month(least: Ceus, days_left: i32) -> Option<f64> {
    (least > Ceus::ZERO && days_left > 0).then(|| {
        let months = f64::from(days_left) / DAYS_IN_A_MONTH;
        let exact = f64::from(least.hundredths()) / 100.0 / months.max(1.0);
        (exact * 10.0).ceil() / 10.0
    })
}

/// "8 from AHIMA sources", "6 in auditing".
fn of_kind(lack: Ceus, name: &str) -> String {
    let name = lower_first(name);
    if name.starts_with("from ") {
        format!("{lack} {name}")
    } else {
        format!("{lack} in {name}")
    }
}

/// The total, or the minimums where they lack more than the total does.
fn binding(
    judged: &JudgedCycle,
    needed: Ceus,
    minimums: &[(usize, Ceus)],
    least: Ceus,
) -> Option<Binding> {
    if least == Ceus::ZERO {
        return None;
    }
    let cycle = &judged.standing;
    let short: Vec<(&Bucket, Ceus)> = minimums
        .iter()
        .filter(|(_, lack)| *lack > Ceus::ZERO)
        .map(|(bucket, lack)| (&cycle.buckets[*bucket], *lack))
        .collect();
    let inside: Ceus = short.iter().map(|(_, lack)| *lack).sum();
    let by_total = judged.rule.binding == crate::allocate::Binding::TotalOnly || inside < needed;
    let widest = short.iter().max_by_key(|(_, lack)| *lack);
    Some(match widest {
        Some((bucket, _)) if !by_total => {
            let names: Vec<String> = short
                .iter()
                .map(|(bucket, lack)| of_kind(*lack, &bucket.name))
                .collect();
            Binding {
                what: short
                    .iter()
                    .map(|(bucket, _)| bucket.name.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
                clause: bucket.clause.clone(),
                reason: if needed == Ceus::ZERO {
                    format!("The total is met; {} still missing.", names.join(" and "))
                } else {
                    format!(
                        "{} still missing, and the total needs no more than {needed}.",
                        names.join(" and ")
                    )
                },
            }
        }
        _ if judged.rule.outside == Some(Ceus::ZERO) && needed > Ceus::ZERO => Binding {
            what: "In a domain".to_owned(),
            clause: ClauseId::known("ahima.ceu.domain-share"),
            reason: format!(
                "{needed} of {} still missing, and the share for other subjects is full.",
                cycle.required.amount
            ),
        },
        _ => Binding {
            what: "The total".to_owned(),
            clause: cycle.required.clause.clone(),
            reason: format!("{needed} of {} still missing.", cycle.required.amount),
        },
    })
}

fn placement(cycles: &[&JudgedCycle], credit: &Credit, it: &Movable, to: Slot) -> Placement {
    let from = it.slots[0];
    let bucket = |slot: Slot| {
        slot.bucket
            .map(|at| &cycles[slot.cycle].standing.buckets[at])
    };
    let (due_from, due_to) = (
        cycles[from.cycle].standing.due_on.date,
        cycles[to.cycle].standing.due_on.date,
    );
    let moved = from.cycle != to.cycle;
    let serves = bucket(to).map(|bucket| bucket.name.to_lowercase());
    let words = match (moved, serves) {
        (true, Some(kind)) => format!(
            "Move it to the cycle due on {}, where it serves {kind}; it isn't needed in the cycle \
             due on {}.",
            day(due_to),
            day(due_from)
        ),
        (true, None) => format!(
            "Move it to the cycle due on {}; it isn't needed in the cycle due on {}.",
            day(due_to),
            day(due_from)
        ),
        (false, Some(kind)) => format!("Apply it to {kind}, where it is needed more."),
        (false, None) => "Let it count toward the total only.".to_owned(),
    };
    Placement {
        credit: it.options.credit.clone(),
        title: credit.title.clone(),
        amount: it.options.amount,
        issuer: cycles[to.cycle].standing.issuer.clone(),
        from_cycle: due_from,
        to_cycle: due_to,
        from_bucket: bucket(from).map(|bucket| bucket.key.clone()),
        to_bucket: bucket(to).map(|bucket| bucket.key.clone()),
        words,
    }
}

/// Whether a cycle still asks for something.
pub(super) fn is_open(judged: &JudgedCycle) -> bool {
    judged.standing.state == CycleState::Open && !judged.standing.credentials.is_empty()
}
