//! What the items that are still open could do at best, if they could be cut up.

use super::{Goal, Item};

/// More minimums than this in one goal are bounded one by one, not in every group.
const MOST_GROUPED: usize = 8;

/// For each depth of the search, how much the items from there on can lower.
pub(super) struct Bounds {
    goals: Vec<GoalBounds>,
}

struct GoalBounds {
    /// By depth: what the open items can take from the total.
    total: Vec<i64>,
    /// The groups of minimums, as the lacks in each: every group, or each minimum
    /// by itself where there are too many.
    groups: Vec<Vec<usize>>,
    /// By depth and group: what the open items can take from the group.
    reach: Vec<Vec<i64>>,
    /// Whether the groups are all there are.
    all: bool,
}

impl Bounds {
    pub fn new(goals: &[Goal], items: &[Item], open: &[usize]) -> Bounds {
        let goals = goals
            .iter()
            .map(|goal| GoalBounds::new(goal, items, open))
            .collect();
        Bounds { goals }
    }

    /// The best score that any choice for the items from `depth` on can reach.
    ///
    /// For a group of minimums no choice can do better than what the group lacks
    /// less what all items that fit into it have; where items could be cut up,
    /// some group reaches exactly that (the cut of a flow). An item is counted
    /// for every goal that it could serve.
    pub fn at(&self, depth: usize, goals: &[Goal], lacks: &[i32]) -> Vec<i64> {
        goals
            .iter()
            .zip(&self.goals)
            .flat_map(|(goal, bounds)| {
                let minimums = bounds.minimums(depth, lacks);
                let total = i64::from(lacks[goal.total]) - bounds.total[depth];
                [goal.least_of(total, 0, minimums), minimums]
            })
            .collect()
    }
}

impl GoalBounds {
    fn new(goal: &Goal, items: &[Item], open: &[usize]) -> GoalBounds {
        let all = goal.minimums.len() <= MOST_GROUPED;
        let groups: Vec<Vec<usize>> = if all {
            (0..1usize << goal.minimums.len())
                .map(|group| members(&goal.minimums, group))
                .collect()
        } else {
            goal.minimums.iter().map(|lack| vec![*lack]).collect()
        };
        let mut total = vec![0i64; open.len() + 1];
        let mut reach = vec![vec![0i64; groups.len()]; open.len() + 1];
        for depth in (0..open.len()).rev() {
            let item = &items[open[depth]];
            total[depth] = total[depth + 1] + most(item, &[goal.total]);
            reach[depth] = groups
                .iter()
                .zip(&reach[depth + 1])
                .map(|(group, later)| later + most(item, group))
                .collect();
        }
        GoalBounds {
            total,
            groups,
            reach,
            all,
        }
    }

    /// The least that the goal's minimums can lack in all.
    fn minimums(&self, depth: usize, lacks: &[i32]) -> i64 {
        let short = self.groups.iter().zip(&self.reach[depth]);
        let short = short.map(|(group, reach)| {
            let asked: i64 = group.iter().map(|at| i64::from(lacks[*at].max(0))).sum();
            (asked - reach).max(0)
        });
        if self.all {
            short.max().unwrap_or(0)
        } else {
            short.sum()
        }
    }
}

/// The minimums whose bits are set.
fn members(minimums: &[usize], group: usize) -> Vec<usize> {
    let bits = minimums.iter().enumerate();
    bits.filter(|(bit, _)| group & (1 << bit) != 0)
        .map(|(_, lack)| *lack)
        .collect()
}

/// The most that any one option takes from several lacks together.
fn most(item: &Item, lacks: &[usize]) -> i64 {
    let takes = |option: &Vec<(usize, i32)>| -> i64 {
        let here = option.iter().filter(|(at, _)| lacks.contains(at));
        here.map(|(_, amount)| i64::from(*amount)).sum()
    };
    item.options.iter().map(takes).max().unwrap_or(0)
}
