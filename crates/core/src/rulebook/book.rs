//! The clauses together.

use super::catalogue::Catalogued;
use super::clause::Clause;
use super::edition::Edition;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// All clauses, checked when built.
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub(super) edition: Edition,
    pub(super) clauses: Vec<Clause>,
    pub(super) index: FxHashMap<String, usize>,
    pub(super) credentials: Vec<Catalogued>,
    pub(super) checked_on: NaiveDate,
}
