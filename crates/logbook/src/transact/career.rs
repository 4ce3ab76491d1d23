//! Something on the way to a job: the facts that come of it, in one step.

use milepost_core::career::Doing;
use rusqlite::Connection;

use super::integrity::Integrity;
use crate::error::{Invalid, LogbookError};
use crate::now::Now;
use crate::{ids, tables, validate};
use milepost_core::facts::FactKey;

/// Records it; answers the keys of the facts concerned.
pub(super) fn record(
    db: &Connection,
    doing: &Doing,
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    let facts = tables::read_records(db)?;
    let mut new_id = || ids::new_id(now);
    let done = doing
        .make(&facts, now.today(), &mut new_id)
        .map_err(|problem| Invalid::new(problem.field, problem.message))?;
    let mut keys = Vec::new();
    for mut fact in done.facts {
        validate::tidy_and_check(&mut fact)?;
        if tables::exists(db, &fact.key())? {
            integrity.check_changed(db, &fact)?;
            tables::update(db, &fact)?;
        } else {
            integrity.check_new(db, &fact)?;
            tables::insert(db, &fact)?;
        }
        keys.push(fact.key());
    }
    Ok(keys)
}
