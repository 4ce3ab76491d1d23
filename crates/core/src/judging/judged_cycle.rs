//! One cycle as it was judged, with what the plan needs to do it better.

use crate::amounts::Ceus;
use crate::ids::CreditId;
use crate::judging::least::LeastRule;
use crate::standing::CycleStanding;

/// A judged cycle and what could be placed otherwise in it.
pub(crate) struct JudgedCycle {
    /// What the rules say of it.
    pub standing: CycleStanding,
    /// How its least is found.
    pub rule: LeastRule,
    /// Each of its credits in order of completion (the cycle's own list is newest first).
    pub options: Vec<CreditOptions>,
}

/// What the plan may do with a credit.
pub(crate) struct CreditOptions {
    /// The credit.
    pub credit: CreditId,
    /// Its own amount.
    pub amount: Ceus,
    /// The minimums that it may serve, by key.
    pub may_serve: Vec<String>,
    /// Whether the user may move it to the following cycle.
    pub may_move_on: bool,
    /// Whether it was moved here by choice, so that it may go back.
    pub may_move_back: bool,
}

/// The cycles alone.
pub(crate) fn standings(cycles: Vec<JudgedCycle>) -> Vec<CycleStanding> {
    cycles.into_iter().map(|it| it.standing).collect()
}
