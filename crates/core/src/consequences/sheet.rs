//! A list of named figures that is being gathered.

use std::collections::BTreeMap;

use super::row::ConsequenceFigure;
use crate::amounts::{dollars_text, hours_text};
use crate::standing::{Cost, Outcome, Requirement, Test, Unit};

/// One figure of a standing.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub key: String,
    pub name: String,
    pub of: Option<String>,
    pub figure: ConsequenceFigure,
    pub shown: Shown,
}

/// When a figure is shown at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Also while it stays the same.
    Always,
    /// Only where it becomes another: what another figure says too, and the finer parts.
    WhenChanged,
}

/// The figures that are being gathered, with what they are of.
pub(super) struct Sheet<'a> {
    pub figures: &'a mut Vec<Figure>,
    /// What every key begins with.
    pub key: String,
    /// What they are of.
    pub of: Option<String>,
}

impl Sheet<'_> {
    /// A figure that is always shown.
    pub fn put(&mut self, key: &str, name: &str, text: impl Into<String>) -> &mut Figure {
        let of = self.of.clone();
        self.figures.push(Figure {
            key: format!("{}{key}", self.key),
            name: name.to_owned(),
            of,
            figure: ConsequenceFigure::of(text),
            shown: Shown::Always,
        });
        let last = self.figures.len() - 1;
        &mut self.figures[last]
    }

    /// A figure that is shown only where it becomes another.
    pub fn fine(&mut self, key: &str, name: &str, text: impl Into<String>) {
        self.put(key, name, text).shown = Shown::WhenChanged;
    }

    /// Checks, each with how it came out and why.
    pub fn tests(&mut self, key: &str, tests: &[Test]) {
        for (at, test) in nth(tests, |test| test.clause.to_string()) {
            let came_out = match test.outcome {
                Outcome::Pass => "holds",
                Outcome::Fail => "doesn't hold",
                Outcome::Unknown => "can't say",
            };
            let key = format!("{key}:test:{}:{at}", test.clause);
            let figure = self.put(&key, &test.name.to_string(), came_out);
            figure.shown = Shown::WhenChanged;
            figure.figure.detail = Some(test.reason.to_string());
        }
    }

    /// What things cost, or would.
    pub fn costs(&mut self, key: &str, costs: &[Cost]) {
        for (at, cost) in nth(costs, |cost| cost.clause.to_string()) {
            let key = format!("{key}:cost:{}:{at}", cost.clause);
            self.put(&key, &cost.name, dollars_text(cost.amount_cents));
        }
    }

    /// How far a requirement is.
    pub fn requirement(&mut self, key: &str, it: &Requirement) {
        let amount = |number: i32| match it.unit {
            Unit::ContactMinutes => hours_text(number),
            Unit::Percent => format!("{number}%"),
            Unit::Months | Unit::Cases | Unit::Items | Unit::Days => number.to_string(),
        };
        let unit = match it.unit {
            Unit::Months => " months",
            Unit::Cases => " cases",
            Unit::Items => " items",
            Unit::Days => " days",
            Unit::ContactMinutes | Unit::Percent => "",
        };
        let counted = match it.counted_up_to > it.counted {
            true => format!("{} to {}", amount(it.counted), amount(it.counted_up_to)),
            false => amount(it.counted),
        };
        let text = format!("{counted} of {}{unit}", amount(it.needed));
        let figure = self.put(key, &it.name, text);
        figure.figure.detail = it.lacks.clone().map(|lacks| format!("{lacks} to go"));
        self.tests(key, &it.tests);
    }
}

/// Each item with its number among those of the same name, from 0.
pub(super) fn nth<T>(items: &[T], name: impl Fn(&T) -> String) -> Vec<(usize, &T)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = items.iter().map(|item| {
        let number = seen.entry(name(item)).or_default();
        *number += 1;
        (*number - 1, item)
    });
    numbered.collect()
}
