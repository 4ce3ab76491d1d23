//! What filling a range of days at a place would do.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::facts::{Entry, StudyEntry};
use milepost_core::fill::{Filled, FilledDay, FilledPlace, RangeFill, fill};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::{Invalid, LogbookError};
use crate::operation::{Operation, Place};
use crate::tables::Columns;
use milepost_core::facts::{Fact, FactKey, FactKind};

/// What filling a range would do, and the operation that does it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FillPlan {
    /// The days, and all of it in words.
    pub filled: Filled,
    /// What stores it; none where no day would get hours.
    pub operation: Option<Operation>,
}

/// Plans the fill; nothing is stored.
pub(crate) fn fill_plan(
    db: &Connection,
    place: &Place,
    asked: &RangeFill,
    today: NaiveDate,
) -> Result<FillPlan, LogbookError> {
    let open = opening(db, place)?;
    let taken = days_with_time(db, place, asked)?;
    let there = FilledPlace {
        called: &open.called,
        opens: open.opens,
        closes: open.closes,
        taken: &taken,
    };
    let filled =
        fill(asked, there, today).map_err(|error| Invalid::new(error.field, error.message))?;
    let facts: Vec<Fact> = filled.days.iter().map(|it| fact(place, it)).collect();
    Ok(FillPlan {
        operation: (!facts.is_empty()).then_some(Operation::AddMany(facts)),
        filled,
    })
}

fn fact(place: &Place, day: &FilledDay) -> Fact {
    let study = StudyEntry {
        date: day.date,
        minutes: day.minutes,
        ..StudyEntry::default()
    };
    match place {
        Place::Position(position) => Fact::Entry(Entry {
            position: position.clone(),
            date: day.date,
            minutes: day.minutes,
            ..Entry::default()
        }),
        Place::Course(course) => Fact::StudyEntry(StudyEntry {
            course: Some(course.clone()),
            ..study
        }),
        Place::Practicode(practicode) => Fact::StudyEntry(StudyEntry {
            practicode: Some(practicode.clone()),
            ..study
        }),
        Place::Study => Fact::StudyEntry(study),
    }
}

/// A place's name in a sentence and the days between which it is open.
struct Opening {
    called: String,
    opens: Option<NaiveDate>,
    closes: Option<NaiveDate>,
}

fn opening(db: &Connection, place: &Place) -> Result<Opening, LogbookError> {
    let (sql, id, kind, word) = match place {
        Place::Position(id) => (
            "SELECT employer, starts_on, ends_on FROM positions WHERE id = :id",
            id.as_str(),
            FactKind::Position,
            "at",
        ),
        Place::Course(id) => (
            "SELECT title, started_on, completed_on FROM courses WHERE id = :id",
            id.as_str(),
            FactKind::Course,
            "for",
        ),
        Place::Practicode(id) => (
            "SELECT 'Practicode', purchased_on, coalesce(completed_on, access_ends_on)
             FROM practicode WHERE id = :id",
            id.as_str(),
            FactKind::Practicode,
            "of",
        ),
        Place::Study => {
            return Ok(Opening {
                called: "of study".to_owned(),
                opens: None,
                closes: None,
            });
        }
    };
    let found = db
        .prepare_cached(sql)?
        .query_row([id], |row| {
            let mut row = Columns::of(row);
            Ok(Opening {
                called: format!("{word} {}", row.text()?),
                opens: row.opt_date()?,
                closes: row.opt_date()?,
            })
        })
        .optional()?;
    found.ok_or_else(|| LogbookError::NotFound(FactKey::new(kind, id)))
}

/// The days of the range that have time at the place, planned or not.
fn days_with_time(
    db: &Connection,
    place: &Place,
    asked: &RangeFill,
) -> Result<BTreeSet<NaiveDate>, LogbookError> {
    let (sql, id) = match place {
        Place::Position(id) => (
            "SELECT date FROM entries
             WHERE position = :id AND date BETWEEN :from AND :to",
            id.as_str(),
        ),
        Place::Course(id) => (
            "SELECT date FROM study_entries
             WHERE course = :id AND date BETWEEN :from AND :to",
            id.as_str(),
        ),
        Place::Practicode(id) => (
            "SELECT date FROM study_entries
             WHERE practicode = :id AND date BETWEEN :from AND :to",
            id.as_str(),
        ),
        Place::Study => (
            "SELECT date FROM study_entries
             WHERE course IS NULL AND practicode IS NULL AND :id = ''
                AND date BETWEEN :from AND :to",
            "",
        ),
    };
    let mut statement = db.prepare_cached(sql)?;
    let params = named_params! {
        ":id": id,
        ":from": asked.from.to_string(),
        ":to": asked.to.to_string(),
    };
    let days = statement.query_map(params, |row| Columns::of(row).date())?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}
