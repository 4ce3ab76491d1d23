//! What an answer makes of the facts, or why it cannot be taken.

use crate::facts::{
    Credential, Credit, CycleRecord, IssuerAccount, Letter, Payment, Position, RuleChoice,
    StudyEntry,
};
use crate::ids::CreditId;
use thiserror::Error;

/// One fact as it is after an answer; one with an empty id is new.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerFact {
    /// A membership.
    Account(IssuerAccount),
    /// A credential.
    Credential(Credential),
    /// What is known of a cycle.
    CycleRecord(CycleRecord),
    /// A credit.
    Credit(Credit),
    /// A position.
    Position(Position),
    /// A letter.
    Letter(Letter),
    /// Time studied.
    StudyEntry(StudyEntry),
    /// Dues.
    Payment(Payment),
    /// A decision for the future, too.
    RuleChoice(RuleChoice),
    /// A planned credit that was not done: it goes.
    NoCredit(CreditId),
}

/// Why an answer was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// No question of this kind has such an answer.
    #[error("\"{0}\" isn't one of the answers to this question")]
    NoSuchAnswer(String),
    /// A question that an obligation asks: it is answered where that is done.
    #[error("this is answered in its own form")]
    Elsewhere,
    /// The fact is not there any more.
    #[error("{0} isn't there anymore")]
    NotThere(String),
    /// A day must be given along with the answer.
    #[error("give the day with the answer")]
    NoDay,
    /// The day cannot be meant.
    #[error("{0}")]
    ImpossibleDay(String),
}
