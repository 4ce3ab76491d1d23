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
mod planned;
mod positions;
mod practicode;
mod proofs;
mod renewals;
mod steps;
mod words;

pub use copies::add_copies;
pub(crate) use proofs::audits;
pub(crate) use steps::enter;

use crate::dates::days_between;
use crate::facts::{ReminderChoice, Silence};
use crate::ids::CredentialId;
use crate::judging::context::Inquiry;
use crate::standing::{
    ApprenticeStanding, CredentialStanding, CycleStanding, ExamStanding, Obligation,
};

/// What the judges found, from which the list is made.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub inquiry: &'a Inquiry<'a>,
    pub cycles: &'a [CycleStanding],
    pub apprentice: &'a [ApprenticeStanding],
    pub credentials: &'a [CredentialStanding],
    pub exams: &'a [ExamStanding],
}

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
    for it in &mut list {
        it.days_left = days_between(found.inquiry.as_of, it.due_on);
    }
    list.sort_by(|a, b| (a.due_on, &a.key).cmp(&(b.due_on, &b.key)));
    list
}

impl Found<'_> {
    /// The held credentials of an issuer.
    fn held(&self, issuer: &str) -> Vec<CredentialId> {
        self.credentials
            .iter()
            .filter(|it| it.held && is(it.issuer.as_str(), issuer))
            .map(|it| it.credential.clone())
            .collect()
    }

    /// What the person decided about an obligation, by the date of assessment.
    fn choice(&self, key: &str) -> Option<&ReminderChoice> {
        let as_of = self.inquiry.as_of;
        let choices = self.inquiry.facts.reminder_choices.iter();
        choices
            .filter(|it| it.made_on <= as_of)
            .find(|it| it.subject == key)
    }

    /// Whether the person said that it is done, for this due day.
    fn is_done(&self, obligation: &Obligation) -> bool {
        self.choice(&obligation.key)
            .is_some_and(|it| it.choice == Silence::Done && it.due_on >= obligation.due_on)
    }
}

/// Whether two short names of issuers are the same.
fn is(issuer: &str, other: &str) -> bool {
    issuer.trim().eq_ignore_ascii_case(other.trim())
}

/// The certifying body whose dues follow the renewal month.
const AAPC: &str = "AAPC";
