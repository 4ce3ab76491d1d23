//! What every judge of the facts works with: the question that is asked, the checks, the sums
//! of a cycle, and how far missing answers can change it.

pub(crate) mod canonical;
pub(crate) mod checks;
pub(crate) mod context;
pub(crate) mod cycle;
pub(crate) mod judged_cycle;
pub(crate) mod least;
pub(crate) mod ledger;
mod logged;
pub(crate) mod open_rules;
mod pace;
pub(crate) mod ranges;
mod today;
