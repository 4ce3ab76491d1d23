//! What the user has recorded: plain data, without behaviour.
//!
//! Dates are civil dates, written `YYYY-MM-DD`. Durations are whole minutes,
//! CEUs whole hundredths, money whole cents. The JSON form of [`Facts`] is the
//! facts format (`docs/facts-format.md`): every list may be left out.

mod account;
mod credit;
mod deciding;
mod own_issuer;
mod reminder;
mod study;
mod work;

pub use account::{
    AccountMove, Credential, CredentialGroup, CredentialStatus, CycleRecord, IssuerAccount,
    Membership, Payment, PaymentKind, Reported, RuleChoice,
};
pub use credit::{
    ActivityKind, AhimaSource, CertificateField, Credit, CycleChoice, PortalRecord, PortalState,
};
pub use deciding::{Answer, FIELDS, Field};
pub use own_issuer::{OwnIssuer, OwnRule, OwnRuleKind, OwnVersion};
pub use reminder::{ReminderChoice, Silence, SilenceReason};
pub use study::{
    Course, CourseProof, Exam, ExamResult, Practicode, Recognition, StudyEntry, StudyKind, Subject,
};
pub use work::{CodeSet, Entry, Letter, Position, PositionKind, Setting, SignerRole, YesNoUnknown};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Everything that a logbook holds: the input of an assessment.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// Memberships at certifying bodies; at most one for each issuer.
    pub accounts: Vec<IssuerAccount>,
    /// Credentials held, once held, or worked toward.
    pub credentials: Vec<Credential>,
    /// What the user noted about single cycles: submission, the tracker's own number.
    pub cycle_records: Vec<CycleRecord>,
    /// Completed or planned continuing education.
    pub credits: Vec<Credit>,
    /// Jobs, externships and the like.
    pub positions: Vec<Position>,
    /// Time worked, by day.
    pub entries: Vec<Entry>,
    /// Employers' verification letters.
    pub letters: Vec<Letter>,
    /// Classes and programs.
    pub courses: Vec<Course>,
    /// Time studied, by day.
    pub study_entries: Vec<StudyEntry>,
    /// Practicode purchases with their progress.
    pub practicode: Vec<Practicode>,
    /// Exam attempts, past and planned.
    pub exams: Vec<Exam>,
    /// Dues and fees.
    pub payments: Vec<Payment>,
    /// Where the user decides a question that the published rules leave open.
    pub rule_choices: Vec<RuleChoice>,
    /// Moves of a membership to an employer's corporate account.
    pub account_moves: Vec<AccountMove>,
    /// Issuers that the user added, with requirements of their own.
    pub own_issuers: Vec<OwnIssuer>,
    /// Reminders that were snoozed, done or turned off.
    pub reminder_choices: Vec<ReminderChoice>,
}

impl Facts {
    /// How many facts there are, over all kinds.
    pub fn len(&self) -> usize {
        self.accounts.len()
            + self.credentials.len()
            + self.cycle_records.len()
            + self.credits.len()
            + self.positions.len()
            + self.entries.len()
            + self.letters.len()
            + self.courses.len()
            + self.study_entries.len()
            + self.practicode.len()
            + self.exams.len()
            + self.payments.len()
            + self.rule_choices.len()
            + self.account_moves.len()
            + self.own_issuers.len()
            + self.reminder_choices.len()
    }

    /// Whether nothing at all has been recorded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
