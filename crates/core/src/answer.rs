//! What an answer to a question makes of the facts.
//!
//! Each [`Question`](crate::standing::Question) of a standing can be answered by an
//! [`Answered`]. [`answer`] says which facts are then different: a program stores them
//! as one change. Nothing is guessed; an answer that lacks its day is refused.

mod about;
mod cycles;
mod fact;
mod records;

pub use fact::{AnswerError, AnswerFact};

use crate::facts::Facts;
use crate::standing::{Answered, QuestionKind};

/// The facts that are different after an answer, in order.
pub fn answer(facts: &Facts, answered: &Answered) -> Result<Vec<AnswerFact>, AnswerError> {
    use QuestionKind as Kind;
    match answered.kind {
        Kind::CycleReported | Kind::OlderCyclesReported => cycles::reported(facts, answered),
        Kind::ExtendedTo => cycles::extended(facts, answered),
        Kind::FirstReport => cycles::first_report(facts, answered),
        Kind::NextReport => cycles::next_report(facts, answered),
        Kind::CredentialHeld => records::credential(facts, answered),
        Kind::AccountShows => cycles::account_shows(facts, answered),
        Kind::DuesPaid | Kind::DuesKept | Kind::PaymentKept => records::dues(facts, answered),
        Kind::CodeAssignment | Kind::CodeSets | Kind::PositionStarted => {
            records::position(facts, answered)
        }
        Kind::LetterItems | Kind::LetterSigner => records::letter(facts, answered),
        Kind::CreditSource | Kind::CreditDomain | Kind::CreditDone => {
            records::credits(facts, answered)
        }
        Kind::StudyKind => records::study(facts, answered),
        Kind::ProofSent | Kind::ProofAnswered => records::proof(facts, answered),
        Kind::AnswerDay
        | Kind::ExamDay
        | Kind::ExamResult
        | Kind::Earned
        | Kind::WasSo
        | Kind::WasThere
        | Kind::NoAnswer => Err(AnswerError::Elsewhere),
    }
}

/// Writes the facts that are different into the whole, for programs that keep them in
/// memory. New ones are given ids that no other has.
pub fn apply(facts: &mut Facts, changed: Vec<AnswerFact>) {
    /// Replaces the one with the same id, or adds it.
    macro_rules! put {
        ($list:expr, $fact:expr, $prefix:literal) => {{
            let mut fact = $fact;
            match $list.iter_mut().find(|it| it.id == fact.id) {
                Some(there) if !fact.id.as_str().is_empty() => *there = fact,
                _ => {
                    let taken = |id: &str| $list.iter().any(|it| it.id.as_str() == id);
                    let mut number = $list.len() + 1;
                    while taken(&format!("{}{number}", $prefix)) {
                        number += 1;
                    }
                    fact.id = format!("{}{number}", $prefix).as_str().into();
                    $list.push(fact);
                }
            }
        }};
    }
    for fact in changed {
        match fact {
            AnswerFact::Account(it) => put!(facts.accounts, it, "account-"),
            AnswerFact::Credential(it) => put!(facts.credentials, it, "credential-"),
            AnswerFact::CycleRecord(it) => put!(facts.cycle_records, it, "cycle-"),
            AnswerFact::Credit(it) => put!(facts.credits, it, "credit-"),
            AnswerFact::Position(it) => put!(facts.positions, it, "position-"),
            AnswerFact::Letter(it) => put!(facts.letters, it, "letter-"),
            AnswerFact::StudyEntry(it) => put!(facts.study_entries, it, "study-"),
            AnswerFact::Payment(it) => put!(facts.payments, it, "payment-"),
            AnswerFact::NoCredit(id) => facts.credits.retain(|it| it.id != id),
            AnswerFact::RuleChoice(it) => {
                match facts
                    .rule_choices
                    .iter_mut()
                    .find(|old| old.clause == it.clause)
                {
                    Some(there) => *there = it,
                    None => facts.rule_choices.push(it),
                }
            }
        }
    }
}
