//! Arrows between modules, and the circles among them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Which module takes which names from which other. A module is its path, `["assess", "aapc"]`.
#[derive(Default)]
pub struct Arrows(BTreeMap<(Vec<String>, Vec<String>), BTreeSet<String>>);

/// Modules that cannot be ordered: each reaches every other.
pub struct Circle {
    /// The members' names, in order. `x` stands for `x` with all below it, `x (itself)` for its own file alone.
    pub members: Vec<String>,
    /// The arrows that tie them, with the names taken.
    ties: Vec<String>,
}

impl Circle {
    /// The module's own file where that is a part of it, else the members.
    pub fn name(&self) -> String {
        let own = self.members.iter().find(|it| it.ends_with("(itself)"));
        own.cloned().unwrap_or_else(|| self.members.join(" <-> "))
    }
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?} ({})", self.members, self.name())?;
        self.ties.iter().try_for_each(|it| writeln!(f, "  {it}"))
    }
}

impl Arrows {
    pub fn add(&mut self, from: &[String], to: &[String], name: &str) {
        if from != to {
            let key = (from.to_vec(), to.to_vec());
            self.0.entry(key).or_default().insert(name.to_owned());
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Finds the circles among the parts of each module: the parts are its children, each with all
    /// below it, and its own file. Every circle of files shows up where its paths part.
    pub fn circles(&self) -> Vec<Circle> {
        let mut parents: BTreeSet<&[String]> = BTreeSet::new();
        for (from, to) in self.0.keys() {
            for module in [from, to] {
                parents.extend((0..=module.len()).map(|end| &module[..end]));
            }
        }
        parents
            .into_iter()
            .flat_map(|it| self.circles_in(it))
            .collect()
    }

    fn circles_in(&self, parent: &[String]) -> Vec<Circle> {
        let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut ties = Vec::new();
        for ((from, to), names) in &self.0 {
            let (Some(a), Some(b)) = (part_of(parent, from), part_of(parent, to)) else {
                continue;
            };
            if a != b {
                next.entry(a.clone()).or_default().insert(b.clone());
                ties.push((a, b, (from, to), names));
            }
        }
        let reach: BTreeMap<&String, BTreeSet<&String>> =
            next.keys().map(|it| (it, reached(&next, it))).collect();
        let around = |a: &String, b: &String| {
            reach.get(a).is_some_and(|it| it.contains(b))
                && reach.get(b).is_some_and(|it| it.contains(a))
        };
        let mut circles: Vec<Circle> = Vec::new();
        for start in next.keys().filter(|it| around(it, it)) {
            if circles.iter().any(|it| it.members.contains(start)) {
                continue;
            }
            let members: Vec<String> = next
                .keys()
                .filter(|it| around(start, it))
                .cloned()
                .collect();
            let ties = ties
                .iter()
                .filter(|(a, b, ..)| members.contains(a) && members.contains(b))
                .map(|(_, _, (from, to), names)| {
                    format!("{} -> {}: {names:?}", from.join("::"), to.join("::"))
                })
                .collect();
            circles.push(Circle { members, ties });
        }
        circles
    }
}

/// The part of `parent` in which a module lies, if it lies there.
fn part_of(parent: &[String], module: &[String]) -> Option<String> {
    let below = module.strip_prefix(parent)?;
    let mut path = parent.to_vec();
    match below.first() {
        Some(child) => path.push(child.clone()),
        None => path.push("(itself)".into()),
    }
    Some(path.join("::"))
}

/// All that can be reached from a start by at least one arrow.
fn reached<'a>(next: &'a BTreeMap<String, BTreeSet<String>>, start: &str) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = next.get(start).into_iter().flatten().collect();
    while let Some(it) = open.pop() {
        if found.insert(it) {
            open.extend(next.get(it).into_iter().flatten());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(pairs: &[(&str, &str)]) -> Arrows {
        let path = |it: &str| it.split("::").map(str::to_owned).collect::<Vec<_>>();
        let mut arrows = Arrows::default();
        for (from, to) in pairs {
            arrows.add(&path(from), &path(to), "x");
        }
        arrows
    }

    fn members(pairs: &[(&str, &str)]) -> Vec<Vec<String>> {
        arrows(pairs)
            .circles()
            .into_iter()
            .map(|it| it.members)
            .collect()
    }

    #[test]
    fn a_way_down_is_no_circle() {
        assert!(members(&[("a", "b"), ("b", "c"), ("a", "c"), ("a::x", "a::y")]).is_empty());
    }

    #[test]
    fn a_way_around_is_one_circle() {
        assert_eq!(
            members(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]),
            [["a", "b", "c"]]
        );
    }

    #[test]
    fn folders_tied_both_ways_by_different_files_are_a_circle() {
        assert_eq!(members(&[("a::x", "b::y"), ("b::z", "a::w")]), [["a", "b"]]);
    }

    #[test]
    fn a_child_that_needs_its_parents_own_file_is_a_circle_if_the_parent_calls_it() {
        assert_eq!(
            members(&[("a", "a::x"), ("a::x", "a")]),
            [["a::(itself)", "a::x"]]
        );
        assert!(members(&[("a::x", "a"), ("a::y", "a::x")]).is_empty());
    }
}
