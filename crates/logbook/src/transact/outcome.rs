//! What became of an exam: the attempt, the credential that it brings and its renewal month,
//! in one step.

use milepost_core::passing::{ExamOutcome, make};
use milepost_core::rulebook::Rulebook;
use rusqlite::Connection;

use super::integrity::Integrity;
use crate::error::{Invalid, LogbookError};
use crate::now::Now;
use crate::{ids, tables, validate};
use milepost_core::facts::{Fact, FactKey, FactKind};

/// Records an outcome; answers the keys of the facts concerned, the attempt's first.
pub(super) fn record(
    db: &Connection,
    told: &ExamOutcome,
    rulebook: &Rulebook,
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    let key = FactKey::new(FactKind::Exam, told.exam.as_str());
    if !tables::exists(db, &key)? {
        return Err(LogbookError::NotFound(key));
    }
    let facts = tables::read_outline(db)?;
    let made = make(&facts, rulebook, told, now.today())
        .map_err(|problem| Invalid::new(problem.field, problem.message))?;
    let credential = made.credential.map(Fact::Credential);
    let account = made.account.map(Fact::Account);
    let facts = [Some(Fact::Exam(made.exam)), credential, account];
    let mut keys = Vec::new();
    for mut fact in facts.into_iter().flatten() {
        validate::tidy_and_check(&mut fact)?;
        if fact.id().is_empty() {
            fact.set_id(&ids::new_id(now));
            integrity.check_new(db, &fact)?;
            tables::insert(db, &fact)?;
        } else {
            integrity.check_changed(db, &fact)?;
            tables::update(db, &fact)?;
        }
        keys.push(fact.key());
    }
    Ok(keys)
}
