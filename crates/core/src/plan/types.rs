//! What a plan says.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use crate::amounts::Ceus;
use crate::ids::{ClauseId, CreditId, IssuerId};

/// The least still to do over every open cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct Plan {
    /// The date of the plan.
    pub as_of: NaiveDate,
    /// The whole in a sentence or two.
    pub words: String,
    /// The least in all, when every activity counts at each issuer that it can.
    pub at_least: Ceus,
    /// The least in all, when no activity counts at two issuers.
    pub apart: Ceus,
    /// What must be done by which day, when activities count at several issuers.
    pub together: Vec<SharedStep>,
    /// Each open cycle, the nearest first.
    pub cycles: Vec<CyclePlan>,
    /// Credits that should be placed otherwise than they are now, for the least.
    pub placements: Vec<Placement>,
    /// Whether every number here is known to be the least; a search over very
    /// many unlike credits may stop before it knows.
    pub proven: bool,
}

/// What one cycle still asks for, with the credits placed best.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CyclePlan {
    /// The certifying body.
    pub issuer: IssuerId,
    /// The credentials that it renews.
    pub credentials: Vec<String>,
    /// The due date that names the cycle.
    pub due_on: NaiveDate,
    /// The day by which it must be done: the due date, or the end of an extension.
    pub by: NaiveDate,
    /// The least still to earn, whatever the answers that are missing.
    pub least: Ceus,
    /// The same once every missing answer is the most favorable one: what is to earn in
    /// any case.
    pub at_least: Ceus,
    /// What it consists of.
    pub parts: Vec<PlanPart>,
    /// "6 auditing + 2.5 any"; none when nothing is left.
    pub words: Option<String>,
    /// The least as the credits are placed now; more than `least` where placing helps.
    pub as_placed: Ceus,
    /// The least still to earn once what is planned is done.
    pub after_planned: Ceus,
    /// What that consists of.
    pub parts_after_planned: Vec<PlanPart>,
    /// What decides the least; none when nothing is left.
    pub binding: Option<Binding>,
    /// CEUs a month from now on, to one decimal; an estimate. None when nothing is left.
    pub a_month: Option<f64>,
    /// Counted CEUs whose certificate is still missing.
    pub without_certificate: Ceus,
    /// Whether the least is known to be the least.
    pub proven: bool,
}

/// A part of the least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct PlanPart {
    /// The bucket that it fills, by key; none where any CEU that counts will do.
    pub bucket: Option<String>,
    /// What kind of CEU: "Auditing", "From AHIMA or a component association", "Any that counts".
    pub name: String,
    /// How many.
    pub amount: Ceus,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// What decides how much is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct Binding {
    /// The total, or the names of the minimums.
    pub what: String,
    /// The clause behind it.
    pub clause: ClauseId,
    /// Why it decides.
    pub reason: String,
}

/// What must be done by a day when activities count at several issuers.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct SharedStep {
    /// The day.
    pub by: NaiveDate,
    /// The issuers at which it must count.
    pub issuers: Vec<IssuerId>,
    /// CEUs that must be earned by then, in all.
    pub in_all: Ceus,
    /// How many of them come on top of the step before.
    pub more: Ceus,
    /// Of what kind they must be: "3 from AHIMA sources".
    pub of_a_kind: Vec<String>,
}

/// A credit that should be placed otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct Placement {
    /// The credit.
    pub credit: CreditId,
    /// Its title.
    pub title: String,
    /// Its amount.
    pub amount: Ceus,
    /// The issuer.
    pub issuer: IssuerId,
    /// The due date of the cycle that it is in now.
    pub from_cycle: NaiveDate,
    /// The due date of the cycle that it should be in.
    pub to_cycle: NaiveDate,
    /// The minimum that it serves now, by key.
    pub from_bucket: Option<String>,
    /// The minimum that it should serve, by key.
    pub to_bucket: Option<String>,
    /// What to do and what it brings, in words.
    pub words: String,
}
