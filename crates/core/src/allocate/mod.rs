//! The least that is lacking when things must go to one of several places:
//! which minimum each credit serves, and in which cycle it counts.
//!
//! A **lack** is an amount that is still needed somewhere: a cycle's total, or a
//! minimum inside it. An **item** takes exactly one of its options, and an option
//! lowers some lacks. A **goal** is a cycle: what it still needs is the greater of
//! its total's lack and the sum of its minimums' lacks, since a minimum lies
//! inside the total. Goals stand in order: an earlier one is never made worse
//! for a later one.
//!
//! The search is exact: depth first from the largest items, cut wherever even
//! cutting the items up could not do better ([`bound`]), and never twice through
//! the same situation. It stops after [`MOST_STEPS`]; the answer then says that
//! it is not proven to be the least.

mod bound;
mod goal;
#[cfg(test)]
mod tests;

pub(crate) use goal::{Binding, Goal, Item};

use std::collections::HashSet;

use bound::Bounds;

/// How many situations the search looks at before the best found so far stands.
const MOST_STEPS: u32 = 60_000;

/// The best choice that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allocation {
    /// The option of each item.
    pub chosen: Vec<usize>,
    /// What is lacking then; below zero where there is more than enough.
    pub lacks: Vec<i32>,
    /// Whether nothing better exists.
    pub proven: bool,
}

impl Goal {
    /// What is still needed for it.
    pub fn least(&self, lacks: &[i32]) -> i64 {
        let single: i64 = self
            .minimums
            .iter()
            .filter(|at| !self.doubled.contains(at))
            .map(|at| i64::from(lacks[*at].max(0)))
            .sum();
        let total = i64::from(lacks[self.total]);
        self.least_of(total, single, self.minimums_lack(lacks))
    }

    /// What is needed when the total lacks `total`, the minimums `minimums` in
    /// all, and those that count once `single`. Where some count twice, the rest
    /// of the total is earned there, at half.
    fn least_of(&self, total: i64, single: i64, minimums: i64) -> i64 {
        let total = total.max(0);
        let rest = if self.doubled.is_empty() {
            total
        } else {
            (total + single + 1) / 2
        };
        match self.binding {
            Binding::TotalAndMinimums => rest.max(minimums),
            Binding::TotalOnly if self.doubled.is_empty() => total,
            Binding::TotalOnly => (total + 1) / 2,
        }
    }

    fn minimums_lack(&self, lacks: &[i32]) -> i64 {
        self.minimums
            .iter()
            .map(|at| i64::from(lacks[*at].max(0)))
            .sum()
    }
}

/// How good a choice is, less is better: for each goal in order what it needs,
/// and then what its minimums lack.
type Score = Vec<i64>;

fn score(goals: &[Goal], lacks: &[i32]) -> Score {
    goals
        .iter()
        .flat_map(|goal| [goal.least(lacks), goal.minimums_lack(lacks)])
        .collect()
}

/// Chooses an option for each item so that the goals need as little as possible.
pub(crate) fn allocate(lacks: &[i32], goals: &[Goal], items: &[Item]) -> Allocation {
    let mut start = lacks.to_vec();
    let mut open: Vec<usize> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if item.options.len() > 1 {
            open.push(at);
        } else if let Some(only) = item.options.first() {
            apply(&mut start, only);
        }
    }
    // The largest first: they decide most, and what is alike stands together.
    open.sort_by_key(|at| (-weight(&items[*at]), &items[*at].options, *at));
    let bounds = Bounds::new(goals, items, &open);
    let as_it_lies = {
        let mut lacks = start.clone();
        open.iter()
            .for_each(|at| apply(&mut lacks, &items[*at].options[0]));
        lacks
    };
    let mut search = Search {
        goals,
        items,
        open: &open,
        bounds: &bounds,
        lacks: start,
        chosen: vec![0; items.len()],
        best: vec![0; items.len()],
        best_score: score(goals, &as_it_lies),
        seen: HashSet::new(),
        steps: 0,
    };
    search.go(0, 0);
    let proven = search.steps <= MOST_STEPS;
    let (mut chosen, best) = (search.best, search.best_score);
    let mut lacking = lacks.to_vec();
    for (item, option) in items.iter().zip(&chosen) {
        apply(&mut lacking, &item.options[*option]);
    }
    put_back(goals, items, &open, &mut chosen, &mut lacking, &best);
    Allocation {
        chosen,
        lacks: lacking,
        proven,
    }
}

/// Leaves an item where it lies now wherever that is just as good.
fn put_back(
    goals: &[Goal],
    items: &[Item],
    open: &[usize],
    chosen: &mut [usize],
    lacks: &mut Vec<i32>,
    best: &Score,
) {
    for at in open
        .iter()
        .filter(|at| chosen[**at] != 0)
        .copied()
        .collect::<Vec<_>>()
    {
        let mut tried = lacks.clone();
        unapply(&mut tried, &items[at].options[chosen[at]]);
        apply(&mut tried, &items[at].options[0]);
        if score(goals, &tried) <= *best {
            chosen[at] = 0;
            *lacks = tried;
        }
    }
}

fn weight(item: &Item) -> i32 {
    let amounts = item.options.iter().flatten().map(|(_, amount)| *amount);
    amounts.max().unwrap_or(0)
}

fn apply(lacks: &mut [i32], option: &[(usize, i32)]) {
    for (at, amount) in option {
        lacks[*at] -= amount;
    }
}

fn unapply(lacks: &mut [i32], option: &[(usize, i32)]) {
    for (at, amount) in option {
        lacks[*at] += amount;
    }
}

struct Search<'a> {
    goals: &'a [Goal],
    items: &'a [Item],
    open: &'a [usize],
    bounds: &'a Bounds,
    lacks: Vec<i32>,
    chosen: Vec<usize>,
    best: Vec<usize>,
    best_score: Score,
    /// Situations that were looked at: the depth, and what was lacking.
    seen: HashSet<(usize, usize, Vec<i32>)>,
    steps: u32,
}

impl Search<'_> {
    /// Looks at every choice for the items from `depth` on. Of items that are
    /// alike, a later one never takes an earlier option than the one before it:
    /// `least_option` is the first that this one may take.
    fn go(&mut self, depth: usize, least_option: usize) {
        self.steps += 1;
        if depth == self.open.len() {
            let found = score(self.goals, &self.lacks);
            if found < self.best_score {
                self.best_score = found;
                self.best.clone_from(&self.chosen);
            }
            return;
        }
        if self.steps > MOST_STEPS
            || self.bounds.at(depth, self.goals, &self.lacks) >= self.best_score
        {
            return;
        }
        let situation = self.lacks.iter().map(|lack| (*lack).max(0)).collect();
        if !self.seen.insert((depth, least_option, situation)) {
            return;
        }
        let at = self.open[depth];
        let options = &self.items[at].options;
        let mut order: Vec<usize> = (least_option..options.len()).collect();
        order.sort_by_key(|option| (-self.use_of(&options[*option]), *option));
        let alike = self
            .open
            .get(depth + 1)
            .is_some_and(|next| self.items[*next].options == *options);
        for option in order {
            apply(&mut self.lacks, &options[option]);
            self.chosen[at] = option;
            self.go(depth + 1, if alike { option } else { 0 });
            unapply(&mut self.lacks, &options[option]);
        }
        self.chosen[at] = 0;
    }

    /// How much of what is lacking an option would fill now.
    fn use_of(&self, option: &[(usize, i32)]) -> i64 {
        option
            .iter()
            .map(|(at, amount)| i64::from(self.lacks[*at].max(0).min(*amount)))
            .sum()
    }
}
