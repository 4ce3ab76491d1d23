//! The three answers, what is next, and the road.

mod about;
mod answers;
mod letters;
mod milestones;
mod next;
mod questions;
mod retakes;
mod upkeep;

pub(crate) use answers::answers;
pub(crate) use milestones::milestones;
pub(crate) use next::next_steps;
