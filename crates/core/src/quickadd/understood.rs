//! What is understood of a line.

use serde::Serialize;
use specta::Type;

use super::error::Problem;
use super::types::{Kind, Part, Proposal};

/// What was understood of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Understood {
    /// What the line is about.
    pub kind: Kind,
    /// The whole in words: `6.5 h · Mercy Outpatient · Sun, Nov 22, 2026`.
    pub reading: String,
    /// The parts, in the order in which `reading` says them.
    pub parts: Vec<Part>,
    /// What would be recorded; none while there is any problem.
    pub proposal: Option<Proposal>,
    /// What was not understood, or is missing.
    pub problems: Vec<Problem>,
}
