//! What can be kept. Each kind of fact has its file of pure checks; references
//! to other facts and the hours of a day are checked where the operation runs.
//!
//! Texts are tidied first: spaces around them go, and an empty one is none.

mod amount;
mod career;
mod date;
mod evidence;
mod experience;
mod learning;
mod membership;
mod own_issuer;
mod reminder;
mod text;

pub(crate) use amount::LONGEST_DAY;

use crate::error::Invalid;
use milepost_core::facts::Fact;

pub(crate) use date::{check_date, day_name};

/// Tidies a fact and checks each field of it by itself.
pub(crate) fn tidy_and_check(fact: &mut Fact) -> Result<(), Invalid> {
    match fact {
        Fact::Account(it) => membership::account(it),
        Fact::Credential(it) => membership::credential(it),
        Fact::CycleRecord(it) => membership::cycle_record(it),
        Fact::Payment(it) => membership::payment(it),
        Fact::RuleChoice(it) => membership::rule_choice(it),
        Fact::AccountMove(it) => membership::account_move(it),
        Fact::OwnIssuer(it) => own_issuer::own_issuer(it),
        Fact::ReminderChoice(it) => reminder::choice(it),
        Fact::Credit(it) => learning::credit(it),
        Fact::Course(it) => learning::course(it),
        Fact::StudyEntry(it) => learning::study_entry(it),
        Fact::Practicode(it) => learning::practicode(it),
        Fact::Exam(it) => learning::exam(it),
        Fact::Position(it) => experience::position(it),
        Fact::Entry(it) => experience::entry(it),
        Fact::Letter(it) => experience::letter(it),
        Fact::Meeting(it) => career::meeting(it),
        Fact::Contact(it) => career::contact(it),
        Fact::Application(it) => career::application(it),
        Fact::Step(it) => career::step(it),
        Fact::Offer(it) => career::offer(it),
        Fact::PracticeAnswer(it) => career::practice_answer(it),
        Fact::CredentialIdea(it) => career::credential_idea(it),
        Fact::DirectoryEntry(it) => career::directory_entry(it),
        Fact::Evidence(it) => evidence::evidence(it),
    }
}
