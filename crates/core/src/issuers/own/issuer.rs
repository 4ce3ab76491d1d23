//! An issuer of the person's own with its rules.

use crate::amounts::Ceus;
use crate::facts::{OwnIssuer, OwnRuleKind};
use crate::ids::ClauseId;
use crate::rulebook::{Clause, Value, own_clause_id};
use crate::standing::{Outcome, Test, Weight};
use chrono::NaiveDate;

/// One issuer's own rules, checked.
pub(super) struct Own<'a> {
    pub(super) issuer: &'a OwnIssuer,
    pub(super) clauses: Vec<Clause>,
}

impl<'a> Own<'a> {
    pub(super) fn clause(&self, kind: OwnRuleKind, topic: Option<&str>) -> ClauseId {
        own_clause_id(&self.issuer.issuer, kind, topic)
    }

    /// The value of a rule on a day; none where there is no such rule then.
    pub(super) fn value(&self, kind: OwnRuleKind, on: NaiveDate) -> Option<&Value> {
        self.at(&self.clause(kind, None), on)
    }

    pub(super) fn at(&self, id: &ClauseId, on: NaiveDate) -> Option<&Value> {
        let clause = self.clauses.iter().find(|clause| clause.id == *id)?;
        Some(&clause.version_on(on)?.value)
    }

    /// A whole number of a rule on a day.
    pub(super) fn number(&self, kind: OwnRuleKind, on: NaiveDate) -> Option<i32> {
        match self.value(kind, on)? {
            Value::Months(number) | Value::Days(number) => Some(*number),
            _ => None,
        }
    }

    /// The topics of a kind of rule, with the amount on a day.
    pub(super) fn topics(
        &self,
        kind: OwnRuleKind,
        on: NaiveDate,
    ) -> Vec<(&'a str, ClauseId, Ceus)> {
        self.issuer
            .rules
            .iter()
            .filter(|rule| rule.kind == kind)
            .filter_map(|rule| {
                let topic = rule.topic.as_deref()?.trim();
                let id = self.clause(kind, Some(topic));
                match self.at(&id, on)? {
                    Value::Ceus(amount) => Some((topic, id.clone(), *amount)),
                    _ => None,
                }
            })
            .collect()
    }
}

/// A test that rests on a rule of the user's own.
pub(super) fn own_test(check: Test, clause: ClauseId) -> Test {
    Test { clause, ..check }
}

/// Stands for the clause until [`own_test`] names it.
pub(super) const NAMED_LATER: &str = "own";

/// A note on a credit that rests on a rule of the user's own.
pub(super) fn note(name: &'static str, outcome: Outcome, reason: String, clause: ClauseId) -> Test {
    let check = crate::judging::checks::test(name, NAMED_LATER, Weight::Note, outcome, reason);
    own_test(check, clause)
}
