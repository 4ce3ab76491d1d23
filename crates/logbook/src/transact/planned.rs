//! What lies ahead is planned, and what was planned waits to be confirmed.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use milepost_core::facts::Fact;

/// Marks hours and credits on days after today as planned. Those of today and before stay as
/// the person says: that their day has come does not make them worked.
pub(super) fn plan(facts: &mut [Fact], today: NaiveDate) {
    for fact in facts {
        match fact {
            Fact::Entry(it) if it.date > today => it.planned = true,
            Fact::StudyEntry(it) if it.date > today => it.planned = true,
            Fact::Credit(it) if it.completed_on > today => it.planned = true,
            _ => {}
        }
    }
}

/// Takes away what was planned for the day and the place of hours that were really
/// worked or studied there: the plan is settled by them.
pub(super) fn settle(db: &Connection, fact: &Fact) -> rusqlite::Result<()> {
    match fact {
        Fact::Entry(it) if !it.planned => {
            db.prepare_cached(include_str!("settle_work.sql"))?
                .execute(named_params! {
                    ":id": it.id.as_str(),
                    ":position": it.position.as_str(),
                    ":date": it.date.to_string(),
                })?;
        }
        Fact::StudyEntry(it) if !it.planned => {
            db.prepare_cached(include_str!("settle_study.sql"))?
                .execute(named_params! {
                    ":id": it.id.as_str(),
                    ":course": it.course.as_ref().map(|course| course.as_str()),
                    ":practicode": it.practicode.as_ref().map(|it| it.as_str()),
                    ":date": it.date.to_string(),
                })?;
        }
        _ => {}
    }
    Ok(())
}
