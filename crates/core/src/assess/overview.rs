//! The three answers, what is next, and the road.

mod answers;
mod letters;
mod milestones;
mod next;
mod questions;
mod upkeep;

pub(super) use answers::answers;
pub(super) use milestones::milestones;
pub(super) use next::next_steps;
