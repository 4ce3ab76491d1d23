//! Answers that decide and are missing, as steps that ask for them.

mod asking;
mod credentials;
mod credits;
mod cycles;
mod dues;
mod next_reports;
mod work;

pub(super) use asking::{answer, asking, question};

pub(super) use credentials::how_held;
pub(super) use credits::of_credits;
pub(super) use cycles::{ended_by_rule, ended_cycles, first_report};
pub(super) use dues::dues;
pub(super) use next_reports::next_reports;
pub(super) use work::{first_days, of_the_work, proof_answered, proof_sent, study_kinds};
