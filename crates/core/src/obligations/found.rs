//! What the judges found, from which the list is made.

use crate::facts::{ReminderChoice, Silence};
use crate::ids::CredentialId;
use crate::judging::context::AssessContext;
use crate::standing::{
    ApprenticeStanding, CredentialStanding, CycleStanding, ExamStanding, Obligation,
};

/// What the judges found, from which the list is made.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub context: &'a AssessContext<'a>,
    pub cycles: &'a [CycleStanding],
    pub apprentice: &'a [ApprenticeStanding],
    pub credentials: &'a [CredentialStanding],
    pub exams: &'a [ExamStanding],
}

impl Found<'_> {
    /// The held credentials of an issuer.
    pub(super) fn held(&self, issuer: &str) -> Vec<CredentialId> {
        self.credentials
            .iter()
            .filter(|it| it.held && is(it.issuer.as_str(), issuer))
            .map(|it| it.credential.clone())
            .collect()
    }

    /// What the person decided about an obligation, by the date of assessment.
    pub(super) fn choice(&self, key: &str) -> Option<&ReminderChoice> {
        let as_of = self.context.as_of;
        let choices = self.context.facts.reminder_choices.iter();
        choices
            .filter(|it| it.made_on <= as_of)
            .find(|it| it.subject == key)
    }

    /// Whether the person said that it is done, for this due day.
    pub(super) fn is_done(&self, obligation: &Obligation) -> bool {
        self.choice(&obligation.key)
            .is_some_and(|it| it.choice == Silence::Done && it.due_on >= obligation.due_on)
    }
}

/// Whether two short names of issuers are the same.
pub(super) fn is(issuer: &str, other: &str) -> bool {
    issuer.trim().eq_ignore_ascii_case(other.trim())
}

/// The certifying body whose dues follow the renewal month.
pub(super) const AAPC: &str = "AAPC";
