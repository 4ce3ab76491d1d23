//! The same change of several facts, each read and written within one operation.

use chrono::{Days, NaiveDate};
use milepost_core::facts::{Credit, Entry, StudyEntry};
use rusqlite::Connection;

use super::integrity::Integrity;
use super::planned;
use crate::error::{Invalid, LogbookError};
use crate::now::Now;
use crate::operation::{Place, Revise, Revision};
use crate::{tables, validate};
use milepost_core::facts::{Fact, FactKey};

/// Changes the facts; answers their keys.
pub(super) fn revise(
    db: &Connection,
    it: &Revise,
    now: &Now,
    integrity: &mut Integrity,
) -> Result<Vec<FactKey>, LogbookError> {
    for key in &it.keys {
        let before = tables::read(db, key)?.ok_or_else(|| LogbookError::NotFound(key.clone()))?;
        let mut fact = revised(before, &it.change)?;
        validate::tidy_and_check(&mut fact)?;
        planned::plan(std::slice::from_mut(&mut fact), now.today());
        integrity.check_changed(db, &fact)?;
        tables::update(db, &fact)?;
    }
    Ok(it.keys.clone())
}

/// The fact with the change; a change that says nothing of such a fact is refused.
fn revised(fact: Fact, change: &Revision) -> Result<Fact, Invalid> {
    match fact {
        Fact::Entry(it) => work(it, change).map(Fact::Entry),
        Fact::StudyEntry(it) => study(it, change).map(Fact::StudyEntry),
        Fact::Credit(it) => credit(it, change).map(Fact::Credit),
        fact => Err(misfit(&fact.key(), change)),
    }
}

fn work(it: Entry, change: &Revision) -> Result<Entry, Invalid> {
    Ok(match change {
        Revision::Confirm => Entry {
            planned: false,
            ..it
        },
        Revision::Place(Place::Position(position)) => Entry {
            position: position.clone(),
            ..it
        },
        Revision::ShiftDays(days) => Entry {
            date: shifted(it.date, *days)?,
            ..it
        },
        Revision::CodeSets(code_sets) => Entry {
            code_sets: code_sets.clone(),
            ..it
        },
        Revision::Specialty(specialty) => Entry {
            specialty: specialty.clone(),
            ..it
        },
        change => return Err(misfit(&Fact::Entry(it).key(), change)),
    })
}

fn study(it: StudyEntry, change: &Revision) -> Result<StudyEntry, Invalid> {
    let at = |course, practicode| StudyEntry {
        course,
        practicode,
        ..it.clone()
    };
    Ok(match change {
        Revision::Confirm => StudyEntry {
            planned: false,
            ..it
        },
        Revision::Place(Place::Course(course)) => at(Some(course.clone()), None),
        Revision::Place(Place::Practicode(practicode)) => at(None, Some(practicode.clone())),
        Revision::Place(Place::Study) => at(None, None),
        Revision::ShiftDays(days) => StudyEntry {
            date: shifted(it.date, *days)?,
            ..it
        },
        change => return Err(misfit(&Fact::StudyEntry(it).key(), change)),
    })
}

fn credit(it: Credit, change: &Revision) -> Result<Credit, Invalid> {
    Ok(match change {
        Revision::Confirm => Credit {
            planned: false,
            ..it
        },
        Revision::ShiftDays(days) => Credit {
            completed_on: shifted(it.completed_on, *days)?,
            ..it
        },
        Revision::CertificateHeld(certificate_held) => Credit {
            certificate_held: *certificate_held,
            ..it
        },
        Revision::Portal(record) => {
            let mut portal = it.portal;
            portal.retain(|other| other.issuer != record.issuer);
            portal.push(record.clone());
            portal.sort_by(|a, b| a.issuer.as_str().cmp(b.issuer.as_str()));
            Credit { portal, ..it }
        }
        change => return Err(misfit(&Fact::Credit(it).key(), change)),
    })
}

fn shifted(date: NaiveDate, days: i32) -> Result<NaiveDate, Invalid> {
    let by = Days::new(days.unsigned_abs().into());
    let there = if days < 0 {
        date.checked_sub_days(by)
    } else {
        date.checked_add_days(by)
    };
    there.ok_or_else(|| Invalid::new("date", "no calendar goes that far; move by fewer days"))
}

/// Says which facts a change is for.
fn misfit(key: &FactKey, change: &Revision) -> Invalid {
    let (field, whose) = match change {
        Revision::Confirm => ("planned", "hours and credits can be confirmed"),
        Revision::Place(Place::Position(_)) => ("position", "hours worked belong to a position"),
        Revision::Place(_) => ("course", "hours studied belong to a course"),
        Revision::ShiftDays(_) => ("date", "hours and credits have a day to move"),
        Revision::CodeSets(_) => ("code_sets", "hours worked use code sets"),
        Revision::Specialty(_) => ("specialty", "hours worked have a specialty"),
        Revision::CertificateHeld(_) => ("certificate_held", "credits have a certificate"),
        Revision::Portal(_) => ("portal", "credits have a state at an issuer"),
    };
    let noun = key.kind.noun();
    Invalid::new(
        field,
        format!("only {whose}, and one of these is a {noun}; choose others"),
    )
}
