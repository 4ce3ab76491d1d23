//! The words that other people's sheets use for what the facts format calls otherwise.

mod codes;
mod states;
mod words;

pub(super) use codes::Codes;
pub(super) use states::{Done, about_patients, paid_absence, status, ticked};
pub(super) use words::word;
