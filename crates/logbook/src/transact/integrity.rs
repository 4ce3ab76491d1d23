//! What only the logbook can check: references, doubles, and the hours of a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::amounts::hours_text;
use milepost_core::facts::Evidence;
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Invalid, LogbookError};
use crate::tables;
use crate::validate::{LONGEST_DAY, day_name};
use milepost_core::facts::{Fact, FactKey, FactKind};

/// Checks the facts of one operation against the logbook and each other.
#[derive(Debug, Default)]
pub(super) struct Integrity {
    /// The days whose hours changed.
    days: BTreeSet<NaiveDate>,
}

impl Integrity {
    /// Checks a fact before it is added.
    pub(super) fn check_new(&mut self, db: &Connection, fact: &Fact) -> Result<(), LogbookError> {
        let key = fact.key();
        if tables::exists(db, &key)? {
            let message = format!(
                "there is already a {} with the id {}; change that one, or leave the id empty",
                key.kind.noun(),
                key.id
            );
            return Err(Invalid::new(key.kind.id_field(), message).into());
        }
        self.check_references(db, fact)
    }

    /// Checks a fact before it replaces the one with the same id.
    pub(super) fn check_changed(
        &mut self,
        db: &Connection,
        fact: &Fact,
    ) -> Result<(), LogbookError> {
        let key = fact.key();
        if !tables::exists(db, &key)? {
            return Err(LogbookError::NotFound(key));
        }
        self.check_references(db, fact)
    }

    /// Notes that time was put on a day.
    pub(super) fn note_day(&mut self, date: NaiveDate) {
        self.days.insert(date);
    }

    /// Notes the days of facts that were brought back, and looks for doubles of them.
    pub(super) fn expect_room_for(
        &mut self,
        db: &Connection,
        keys: &[FactKey],
    ) -> Result<(), LogbookError> {
        for key in keys {
            if let Some(fact) = tables::read(db, key)? {
                self.check_references(db, &fact)?;
            }
        }
        Ok(())
    }

    /// Refuses a day that would hold more than 24 hours over all places.
    pub(super) fn check_days(&self, db: &Connection) -> Result<(), LogbookError> {
        let mut statement = db.prepare_cached(include_str!("day_minutes.sql"))?;
        for &date in &self.days {
            let minutes: i32 = statement
                .query_row(named_params! { ":date": date.to_string() }, |row| {
                    row.get(0)
                })?;
            if minutes > LONGEST_DAY {
                let message = format!(
                    "{} would then have {} across all places, and a day has 24 h; \
                     type fewer hours or another day",
                    day_name(date),
                    hours_text(minutes)
                );
                return Err(Invalid::new("minutes", message).into());
            }
        }
        Ok(())
    }

    fn check_references(&mut self, db: &Connection, fact: &Fact) -> Result<(), LogbookError> {
        match fact {
            Fact::Entry(it) => {
                self.note_day(it.date);
                refers(db, "position", FactKind::Position, it.position.as_str())
            }
            Fact::Letter(it) => refers(db, "position", FactKind::Position, it.position.as_str()),
            Fact::StudyEntry(it) => {
                self.note_day(it.date);
                if let Some(course) = &it.course {
                    refers(db, "course", FactKind::Course, course.as_str())?;
                }
                if let Some(practicode) = &it.practicode {
                    refers(db, "practicode", FactKind::Practicode, practicode.as_str())?;
                }
                Ok(())
            }
            Fact::Account(it) => {
                let sql = "SELECT 1 FROM accounts WHERE issuer = :issuer AND id <> :id";
                let params: &[(&str, &dyn ToSql)] =
                    named_params! { ":issuer": it.issuer.as_str(), ":id": it.id.as_str() };
                if db.prepare_cached(sql)?.exists(params)? {
                    let message = format!(
                        "there is already a membership at {}; change that one",
                        it.issuer
                    );
                    return Err(Invalid::new("issuer", message).into());
                }
                Ok(())
            }
            Fact::CycleRecord(it) => {
                let sql = "SELECT 1 FROM cycle_records
                           WHERE issuer = :issuer AND due_on = :due_on AND id <> :id";
                let due_on = it.due_on.to_string();
                let params: &[(&str, &dyn ToSql)] = named_params! {
                    ":issuer": it.issuer.as_str(), ":due_on": due_on, ":id": it.id.as_str(),
                };
                if db.prepare_cached(sql)?.exists(params)? {
                    let message = format!(
                        "there is already a record of the {} cycle ending {}; change that one",
                        it.issuer,
                        day_name(it.due_on)
                    );
                    return Err(Invalid::new("due_on", message).into());
                }
                Ok(())
            }
            Fact::ReminderChoice(it) => {
                let sql = "SELECT 1 FROM reminder_choices WHERE subject = :subject AND id <> :id";
                let params: &[(&str, &dyn ToSql)] =
                    named_params! { ":subject": it.subject, ":id": it.id.as_str() };
                if db.prepare_cached(sql)?.exists(params)? {
                    let message = "there is already a choice about this reminder; change that one";
                    return Err(Invalid::new("subject", message).into());
                }
                Ok(())
            }
            Fact::Evidence(it) => check_evidence(db, it),
            Fact::CredentialIdea(it) => {
                let sql = "SELECT 1 FROM credential_ideas
                           WHERE issuer = :issuer AND code = :code AND id <> :id";
                let params: &[(&str, &dyn ToSql)] = named_params! {
                    ":issuer": it.issuer.as_str(), ":code": it.code.as_str(), ":id": it.id.as_str(),
                };
                if db.prepare_cached(sql)?.exists(params)? {
                    let message = format!("the {} is among your ideas already", it.code);
                    return Err(Invalid::new("code", message).into());
                }
                Ok(())
            }
            Fact::DirectoryEntry(it) => {
                let sql = "SELECT 1 FROM directory_entries WHERE shipped = :shipped AND id <> :id";
                let params: &[(&str, &dyn ToSql)] =
                    named_params! { ":shipped": it.shipped, ":id": it.id.as_str() };
                if db.prepare_cached(sql)?.exists(params)? {
                    let message = "this entry was edited before; change that one";
                    return Err(Invalid::new("shipped", message).into());
                }
                Ok(())
            }
            Fact::Meeting(_)
            | Fact::Contact(_)
            | Fact::Application(_)
            | Fact::Step(_)
            | Fact::Offer(_) => {
                let references = milepost_core::facts::references(fact);
                references
                    .into_iter()
                    .try_for_each(|(field, key)| refers(db, field, key.kind, &key.id))
            }
            _ => Ok(()),
        }
    }
}

/// Refuses the same file twice, other bytes under a file's id, and what it belongs to where
/// that is not there.
fn check_evidence(db: &Connection, it: &Evidence) -> Result<(), LogbookError> {
    let sql = "SELECT name FROM evidence WHERE sha256 = :sha256 AND id <> :id";
    let other: Option<String> = db
        .prepare_cached(sql)?
        .query_row(
            named_params! { ":sha256": it.sha256, ":id": it.id.as_str() },
            |row| row.get(0),
        )
        .optional()?;
    if let Some(name) = other {
        let message = format!("the same file is already kept as {name}; change that one");
        return Err(Invalid::new("sha256", message).into());
    }
    let before = tables::read(db, &FactKey::new(FactKind::Evidence, it.id.as_str()))?;
    if let Some(Fact::Evidence(before)) = before {
        let bytes = |it: &Evidence| (it.sha256.clone(), it.bytes, it.media_type);
        if bytes(&before) != bytes(it) {
            let message = "the bytes of a file never change; add the other file by itself";
            return Err(Invalid::new("sha256", message).into());
        }
    }
    for holder in &it.belongs_to {
        refers(db, "belongs_to", holder.kind.into(), &holder.id)?;
    }
    Ok(())
}

/// Refuses a reference to a fact that is not there.
pub(super) fn refers(
    db: &Connection,
    field: &'static str,
    kind: FactKind,
    id: &str,
) -> Result<(), LogbookError> {
    if tables::exists(db, &FactKey::new(kind, id))? {
        return Ok(());
    }
    let message = match id {
        "" => format!("no {} is chosen; choose one, or add it first", kind.noun()),
        id => format!(
            "there is no {} with the id {id}; choose one, or add it first",
            kind.noun()
        ),
    };
    Err(Invalid::new(field, message).into())
}
