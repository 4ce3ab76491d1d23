//! An answer to a question of the standing, as one change.

use milepost_core::answer::{AnswerError, AnswerFact, answer as answered};
use milepost_core::standing::Answered;
use rusqlite::Connection;

use super::integrity::Integrity;
use super::{planned, put_all};
use crate::error::{Invalid, LogbookError};
use crate::now::Now;
use crate::{ids, tables, validate};
use milepost_core::facts::{Fact, FactKey, FactKind};

/// Stores what the answer makes of the facts; answers their keys.
pub(super) fn answer(
    db: &Connection,
    it: &Answered,
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    let facts = tables::read_all(db)?;
    let changed = answered(&facts, it).map_err(refused)?;
    let mut keys = Vec::new();
    for fact in changed {
        let mut fact = match fact {
            AnswerFact::Account(it) => Fact::Account(it),
            AnswerFact::Credential(it) => Fact::Credential(it),
            AnswerFact::CycleRecord(it) => Fact::CycleRecord(it),
            AnswerFact::Credit(it) => Fact::Credit(it),
            AnswerFact::Position(it) => Fact::Position(it),
            AnswerFact::Letter(it) => Fact::Letter(it),
            AnswerFact::StudyEntry(it) => Fact::StudyEntry(it),
            AnswerFact::Payment(it) => Fact::Payment(it),
            AnswerFact::RuleChoice(it) => Fact::RuleChoice(it),
            AnswerFact::NoCredit(id) => {
                let key = FactKey::new(FactKind::Credit, id.as_str());
                tables::delete(db, &key)?;
                keys.push(key);
                continue;
            }
        };
        validate::tidy_and_check(&mut fact)?;
        if fact.id().is_empty() {
            fact.set_id(&ids::new_id(now));
        }
        planned::plan(std::slice::from_mut(&mut fact), now.today());
        keys.extend(put_all(db, std::slice::from_ref(&fact), integrity)?);
    }
    Ok(keys)
}

/// An answer that cannot be given names the field to blame.
fn refused(error: AnswerError) -> Invalid {
    let field = match error {
        AnswerError::NoSuchAnswer(_) => "keys",
        AnswerError::Elsewhere => "kind",
        AnswerError::NotThere(_) => "about",
        AnswerError::NoDay | AnswerError::ImpossibleDay(_) => "on",
    };
    Invalid::new(field, error.to_string())
}
