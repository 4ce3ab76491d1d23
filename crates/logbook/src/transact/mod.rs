//! Doing an operation: validate, one transaction, record, commit; or nothing at all.

mod answers;
mod career;
mod hours;
mod integrity;
mod outcome;
mod planned;
mod revise;

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Invalid, LogbookError};
use crate::now::Now;
use crate::operation::{Applied, Operation};
use crate::vault::Vault;
use crate::{history, ids, imports, label, tables, validate};
use integrity::Integrity;
use milepost_core::facts::{Fact, FactKey, FactKind};
use milepost_core::rulebook::Rulebook;

/// What is said of an operation that finds everything as it wants it.
const SO_ALREADY: &str = "Nothing changed: it's already recorded this way";

/// Does an operation as one transaction.
pub(crate) fn transact(
    db: &mut Connection,
    rulebook: &Rulebook,
    mut operation: Operation,
    now: &Now,
) -> Result<Applied, LogbookError> {
    tidy_and_check(&mut operation)?;
    give_ids(&mut operation, now);
    planned::plan(facts_of(&mut operation), now.today());
    expect_stored(db, &operation)?;
    history::prepare(db)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let begun = history::begin(&transaction, now)?;
    // Asked first, so that what is removed can still be named.
    let label = label::of(&transaction, &operation, rulebook, now.today())?;
    let mut integrity = Integrity::default();
    let keys = apply(&transaction, &operation, rulebook, now, &mut integrity)?;
    integrity.check_days(&transaction)?;
    if let Operation::Bring(it) = &operation {
        imports::remember(&transaction, begun.seq, it)?;
    }
    let changes = history::end(&transaction, begun.seq, &label)?;
    transaction.commit()?;
    let done = !changes.is_empty();
    Ok(Applied {
        operation: done.then_some(begun.id),
        label: if done { label } else { SO_ALREADY.to_owned() },
        changes,
        keys,
    })
}

/// Applies an operation's steps; answers the keys of the facts concerned.
fn apply(
    db: &Connection,
    operation: &Operation,
    rulebook: &Rulebook,
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    match operation {
        Operation::Add(fact) => add_all(db, std::slice::from_ref(fact), integrity),
        Operation::AddMany(facts) | Operation::Import(facts) => add_all(db, facts, integrity),
        Operation::Change(fact) => change_all(db, std::slice::from_ref(fact), integrity),
        Operation::ChangeMany(facts) => change_all(db, facts, integrity),
        Operation::Put(fact) => put_all(db, std::slice::from_ref(fact), integrity),
        Operation::Setup(facts) => put_all(db, facts, integrity),
        Operation::Bring(it) => put_all(db, &it.facts, integrity),
        Operation::TakeOver(it) => take_over(db, &it.facts, integrity),
        Operation::Remove(key) => remove_all(db, std::slice::from_ref(key)),
        Operation::RemoveMany(keys) => remove_all(db, keys),
        Operation::Restore(key) => {
            let keys = history::restore(db, key)?;
            integrity.expect_room_for(db, &keys)?;
            Ok(keys)
        }
        Operation::Revise(it) => revise::revise(db, it, now, integrity),
        Operation::Answer(it) => answers::answer(db, it, now, integrity),
        Operation::SetHours(cells) => hours::set(db, cells, now, integrity),
        Operation::ExamOutcome(it) => outcome::record(db, it, rulebook, now, integrity),
        Operation::Career(it) => career::record(db, it, now, integrity),
    }
}

fn add_all(
    db: &Connection,
    facts: &[Fact],
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    for (place, fact) in parents_first(facts) {
        let named = |invalid: Invalid| among(facts.len(), place, invalid);
        integrity
            .check_new(db, fact)
            .map_err(|error| in_place(error, named))?;
        tables::insert(db, fact)?;
        planned::settle(db, fact)?;
    }
    Ok(facts.iter().map(Fact::key).collect())
}

/// Adds facts beside what is here: hours that come in settle no plan.
fn take_over(
    db: &Connection,
    facts: &[Fact],
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    for (place, fact) in parents_first(facts) {
        let named = |invalid: Invalid| among(facts.len(), place, invalid);
        integrity
            .check_new(db, fact)
            .map_err(|error| in_place(error, named))?;
        tables::insert(db, fact)?;
    }
    Ok(facts.iter().map(Fact::key).collect())
}

fn change_all(
    db: &Connection,
    facts: &[Fact],
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    for (place, fact) in parents_first(facts) {
        let named = |invalid: Invalid| among(facts.len(), place, invalid);
        integrity
            .check_changed(db, fact)
            .map_err(|error| in_place(error, named))?;
        tables::update(db, fact)?;
    }
    Ok(facts.iter().map(Fact::key).collect())
}

fn put_all(
    db: &Connection,
    facts: &[Fact],
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    for (place, fact) in parents_first(facts) {
        let named = |invalid: Invalid| among(facts.len(), place, invalid);
        if tables::exists(db, &fact.key())? {
            integrity
                .check_changed(db, fact)
                .map_err(|error| in_place(error, named))?;
            tables::update(db, fact)?;
        } else {
            integrity
                .check_new(db, fact)
                .map_err(|error| in_place(error, named))?;
            tables::insert(db, fact)?;
            planned::settle(db, fact)?;
        }
    }
    Ok(facts.iter().map(Fact::key).collect())
}

fn remove_all(db: &Connection, keys: &[FactKey]) -> Result<Vec<FactKey>, LogbookError> {
    for key in keys {
        if !tables::exists(db, key)? {
            return Err(LogbookError::NotFound(key.clone()));
        }
    }
    for key in keys {
        // Gone already where one before took it along.
        tables::delete(db, key)?;
    }
    Ok(keys.to_vec())
}

/// Tidies and checks every fact of an operation by itself.
fn tidy_and_check(operation: &mut Operation) -> Result<(), Invalid> {
    let facts = facts_of(operation);
    let number = facts.len();
    for (place, fact) in facts.iter_mut().enumerate() {
        validate::tidy_and_check(fact).map_err(|invalid| among(number, place, invalid))?;
    }
    if let Operation::SetHours(cells) = operation {
        hours::check(cells)?;
    }
    Ok(())
}

/// Refuses evidence that is added without its bytes, which only the vault's own door keeps.
/// What comes from a facts file names files that lie elsewhere; it says so when it is verified.
fn expect_stored(db: &Connection, operation: &Operation) -> Result<(), LogbookError> {
    let facts = match operation {
        Operation::Add(fact) | Operation::Put(fact) => std::slice::from_ref(fact),
        Operation::AddMany(facts) => facts.as_slice(),
        _ => return Ok(()),
    };
    let vault = Vault::beside(Path::new(db.path().unwrap_or_default()));
    for fact in facts {
        if let Fact::Evidence(it) = fact
            && !vault.seems_there(&it.sha256, it.bytes.into())
        {
            let message = "no file with this SHA-256 and size is kept; milepost evidence add FILE \
                           keeps one";
            return Err(Invalid::new("sha256", message).into());
        }
    }
    Ok(())
}

/// Gives every fact that is to be added an id where it has none.
fn give_ids(operation: &mut Operation, now: &Now) {
    if matches!(operation, Operation::Change(_) | Operation::ChangeMany(_)) {
        return;
    }
    for fact in facts_of(operation) {
        if fact.id().is_empty() {
            fact.set_id(&ids::new_id(now));
        }
    }
}

fn facts_of(operation: &mut Operation) -> &mut [Fact] {
    match operation {
        Operation::Add(fact) | Operation::Change(fact) | Operation::Put(fact) => {
            std::slice::from_mut(fact)
        }
        Operation::AddMany(facts)
        | Operation::ChangeMany(facts)
        | Operation::Setup(facts)
        | Operation::Import(facts) => facts,
        Operation::Bring(it) => &mut it.facts,
        Operation::TakeOver(it) => &mut it.facts,
        Operation::Remove(_)
        | Operation::Restore(_)
        | Operation::RemoveMany(_)
        | Operation::Revise(_)
        | Operation::Answer(_)
        | Operation::Career(_)
        | Operation::SetHours(_)
        | Operation::ExamOutcome(_) => &mut [],
    }
}

/// The facts with their places, those that others refer to before the others.
fn parents_first(facts: &[Fact]) -> Vec<(usize, &Fact)> {
    let mut ordered: Vec<(usize, &Fact)> = facts.iter().enumerate().collect();
    ordered.sort_by_key(|(_, fact)| match fact.kind() {
        FactKind::Entry | FactKind::Letter | FactKind::StudyEntry | FactKind::Meeting => 1,
        FactKind::Contact => 2,
        FactKind::Application => 3,
        FactKind::Step | FactKind::Offer => 4,
        // A file may belong to any of them.
        FactKind::Evidence => 5,
        _ => 0,
    });
    ordered
}

/// Names the fact's place among several.
fn among(number: usize, place: usize, invalid: Invalid) -> Invalid {
    match number {
        0 | 1 => invalid,
        _ => Invalid {
            field: format!("facts[{place}].{}", invalid.field),
            ..invalid
        },
    }
}

fn in_place(error: LogbookError, named: impl Fn(Invalid) -> Invalid) -> LogbookError {
    match error {
        LogbookError::Invalid(invalid) => LogbookError::Invalid(named(invalid)),
        other => other,
    }
}
