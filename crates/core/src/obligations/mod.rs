//! What is due: every dated thing once, with its day, its consequence, its next step, and
//! where that is done.
//!
//! The three answers, the next things, the road, the reminders, the tray and the calendar
//! read this list, and nothing else compares a due day with today. So no two of them can
//! disagree: what is late in one is late in all.

mod audits;
mod copies;
mod credits;
mod day;
mod dues;
mod exams;
mod found;
mod phrases;
mod planned;
mod positions;
mod practicode;
mod proofs;
mod renewals;
mod rules;
mod search;
mod steps;

pub(crate) use exams::is_settled;
pub(crate) use found::Found;
use found::{AAPC, is};

pub use copies::add_copies;
pub(crate) use phrases::near;
pub(crate) use proofs::audits;
pub(crate) use renewals::{ask_what_stands, ended_by};
pub use rules::add_rules;
pub(crate) use steps::enter;

use crate::dates::days_between;
use crate::standing::Obligation;

/// Everything that is due, by day.
pub(crate) fn of(found: Found) -> Vec<Obligation> {
    let mut list = renewals::renewals(found);
    list.extend(audits::audits(found));
    list.extend(dues::dues(found));
    list.extend(exams::exams(found));
    list.extend(credits::renewal_month(found));
    list.extend(credits::proof(found));
    list.extend(positions::positions(found));
    list.extend(practicode::purchases(found));
    list.extend(planned::to_confirm(found));
    list.extend(search::search(found));
    for it in &mut list {
        it.days_left = days_between(found.context.as_of, it.due_on);
    }
    list.sort_by(|a, b| (a.due_on, &a.key).cmp(&(b.due_on, &b.key)));
    list
}
