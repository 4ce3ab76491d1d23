//! The week grid's cells: setting the total of a day at a place.

use milepost_core::facts::{Entry, StudyEntry};
use rusqlite::{Connection, named_params};

use super::integrity::{Integrity, refers};
use crate::error::{Invalid, LogbookError};
use crate::ids;
use crate::now::Now;
use crate::operation::{DayCell, Place};
use crate::tables;
use crate::validate::{LONGEST_DAY, check_date};
use milepost_core::facts::{Fact, FactKey, FactKind};

/// Checks the cells by themselves.
pub(super) fn check(cells: &[DayCell]) -> Result<(), Invalid> {
    for cell in cells {
        check_date("date", cell.date)?;
        if !(0..=LONGEST_DAY).contains(&cell.minutes) {
            return Err(Invalid::new(
                "minutes",
                "a day has 24 h; type a number from 0 to 24, and 0 to clear the day",
            ));
        }
    }
    Ok(())
}

/// Sets the totals; answers the entries concerned.
pub(super) fn set(
    db: &Connection,
    cells: &[DayCell],
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    let mut keys = Vec::new();
    for cell in cells {
        expect_place(db, &cell.place)?;
        integrity.note_day(cell.date);
        set_cell(db, cell, now, &mut keys)?;
    }
    Ok(keys)
}

fn expect_place(db: &Connection, place: &Place) -> Result<(), LogbookError> {
    match place {
        Place::Position(id) => refers(db, "position", FactKind::Position, id.as_str()),
        Place::Course(id) => refers(db, "course", FactKind::Course, id.as_str()),
        Place::Practicode(id) => refers(db, "practicode", FactKind::Practicode, id.as_str()),
        Place::Study => Ok(()),
    }
}

/// Brings one day to its total. What several entries say besides their time is
/// kept as long as it can be: time is added to the last one, and taken from the
/// last ones first. Whoever types a day's hours says that they were so, or, on a
/// day ahead, that they are planned.
fn set_cell(
    db: &Connection,
    cell: &DayCell,
    now: &Now,
    keys: &mut Vec<FactKey>,
) -> Result<(), LogbookError> {
    let mut entries = entries_of(db, cell)?;
    let logged: i32 = entries.iter().map(|entry| entry.minutes).sum();
    let mut over = logged - cell.minutes;
    if over < 0 && entries.is_empty() {
        let fact = new_entry(cell, now);
        tables::insert(db, &fact)?;
        keys.push(fact.key());
        return Ok(());
    }
    let planned = cell.date > now.today();
    while let Some(Timed {
        key,
        minutes,
        planned: before,
    }) = entries.pop()
    {
        if over > 0 && over >= minutes {
            tables::delete(db, &key)?;
            over -= minutes;
        } else if over != 0 || planned != before {
            set_entry(db, &key, minutes - over, planned)?;
            over = 0;
        } else {
            continue;
        }
        keys.push(key);
    }
    Ok(())
}

/// An entry of a cell.
struct Timed {
    key: FactKey,
    minutes: i32,
    planned: bool,
}

/// The entries of a cell in the order in which they were added.
fn entries_of(db: &Connection, cell: &DayCell) -> rusqlite::Result<Vec<Timed>> {
    let date = cell.date.to_string();
    let (kind, sql, id) = match &cell.place {
        Place::Position(id) => (
            FactKind::Entry,
            include_str!("cell_position.sql"),
            Some(id.as_str()),
        ),
        Place::Course(id) => (
            FactKind::StudyEntry,
            include_str!("cell_course.sql"),
            Some(id.as_str()),
        ),
        Place::Practicode(id) => (
            FactKind::StudyEntry,
            include_str!("cell_practicode.sql"),
            Some(id.as_str()),
        ),
        Place::Study => (FactKind::StudyEntry, include_str!("cell_study.sql"), None),
    };
    let mut statement = db.prepare_cached(sql)?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Timed {
            key: FactKey::new(kind, row.get::<_, String>(0)?),
            minutes: row.get(1)?,
            planned: row.get(2)?,
        })
    };
    match id {
        Some(id) => statement
            .query_map(named_params! { ":date": date, ":id": id }, read)?
            .collect(),
        None => statement
            .query_map(named_params! { ":date": date }, read)?
            .collect(),
    }
}

fn new_entry(cell: &DayCell, now: &Now) -> Fact {
    let id = ids::new_id(now);
    let planned = cell.date > now.today();
    let study = StudyEntry {
        id: id.as_str().into(),
        date: cell.date,
        minutes: cell.minutes,
        planned,
        ..StudyEntry::default()
    };
    match &cell.place {
        Place::Position(position) => Fact::Entry(Entry {
            id: id.as_str().into(),
            position: position.clone(),
            date: cell.date,
            minutes: cell.minutes,
            planned,
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

/// Sets an entry's time and whether it is only planned.
fn set_entry(db: &Connection, key: &FactKey, minutes: i32, planned: bool) -> rusqlite::Result<()> {
    let sql = format!(
        "UPDATE {} SET minutes = :minutes, planned = :planned WHERE id = :id",
        tables::table_of(key.kind)
    );
    db.prepare_cached(&sql)?
        .execute(named_params! { ":minutes": minutes, ":planned": planned, ":id": key.id })?;
    Ok(())
}
