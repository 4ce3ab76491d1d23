//! One module for each table: its columns, how a row becomes a fact, and back.
//!
//! Statements are made from the column list, so that a column is named once for
//! reading and writing. They are prepared once and kept.

mod account;
mod account_move;
mod application;
mod columns;
mod contact;
mod course;
mod credential;
mod credential_idea;
mod credit;
mod cycle_record;
mod directory_entry;
mod entry;
mod evidence;
mod exam;
mod letter;
mod meeting;
mod offer;
mod own_issuer;
mod payment;
mod position;
mod practice_answer;
mod practicode;
mod reminder_choice;
mod rule_choice;
mod salvage;
mod step;
mod study_entry;
mod table;
mod unreadable;

pub(crate) use table::{FoundBy, Table, Text};

use milepost_core::facts::{
    AccountMove, Application, Contact, Course, Credential, CredentialIdea, Credit, CycleRecord,
    DirectoryEntry, Entry, Evidence, Exam, Facts, IssuerAccount, Letter, Meeting, Offer, OwnIssuer,
    Payment, Position, PracticeAnswer, Practicode, ReminderChoice, RuleChoice, Step, StudyEntry,
};
use milepost_core::ids::PositionId;
use rusqlite::{Connection, params_from_iter};

use crate::error::LogbookError;
pub(crate) use columns::{Columns, parse_words};
use milepost_core::facts::{Fact, FactKey, FactKind};
pub use unreadable::Unreadable;

impl FoundBy {
    /// Nothing that a person would look for by words.
    pub const NOTHING: FoundBy = FoundBy {
        title: None,
        texts: &[],
    };
}

/// The name of the table that holds facts of this kind: that of its list in the facts format.
pub(crate) const fn table_of(kind: FactKind) -> &'static str {
    kind.list()
}

/// The kind of fact that a table holds; none for tables that hold no facts.
pub(crate) fn kind_of(table: &str) -> Option<FactKind> {
    FactKind::ALL
        .into_iter()
        .find(|&kind| table_of(kind) == table)
}

macro_rules! read_and_write {
    ($( $(#[$about:meta])* $Kind:ident($Fact:ident) in $list:ident,
        named $noun:literal, $plural:literal, by $id:ident; )*) => {
        $( const _: () = assert!(
            same_text(<$Fact as Table>::NAME, stringify!($list)),
            "a table is called as the list of the facts format",
        ); )*

        /// Writes a fact that is not there yet.
        pub(crate) fn insert(db: &Connection, fact: &Fact) -> rusqlite::Result<()> {
            match fact {
                $( Fact::$Kind(it) => insert_row(db, it), )*
            }
        }

        /// Writes a fact over the one with the same id.
        pub(crate) fn update(db: &Connection, fact: &Fact) -> rusqlite::Result<()> {
            match fact {
                $( Fact::$Kind(it) => update_row(db, it), )*
            }
        }

        /// One fact by its key.
        pub(crate) fn read(db: &Connection, key: &FactKey) -> rusqlite::Result<Option<Fact>> {
            Ok(match key.kind {
                $( FactKind::$Kind => read_row(db, &key.id)?.map(Fact::$Kind), )*
            })
        }

        /// What the search finds facts of this kind by.
        pub(crate) const fn found_by(kind: FactKind) -> FoundBy {
            match kind {
                $( FactKind::$Kind => <$Fact as Table>::FOUND_BY, )*
            }
        }

        /// The columns of the table of this kind.
        #[cfg(test)]
        pub(crate) const fn columns_of(kind: FactKind) -> &'static [&'static str] {
            match kind {
                $( FactKind::$Kind => <$Fact as Table>::COLUMNS, )*
            }
        }

        /// Every row that cannot be read, of any kind.
        pub(crate) fn unreadable(db: &Connection) -> rusqlite::Result<Vec<Unreadable>> {
            let mut found = Vec::new();
            $( found.extend(unreadable::of_table::<$Fact>(db, FactKind::$Kind)?); )*
            Ok(found)
        }

        /// What can be read of a damaged file, and the kinds of which a part cannot.
        pub(crate) fn salvage(db: &Connection) -> (Facts, Vec<FactKind>) {
            let mut lacking = Vec::new();
            let facts = Facts {
                $( $list: {
                    let (rows, complete) = salvage::rows(db);
                    lacking.extend((!complete).then_some(FactKind::$Kind));
                    rows
                }, )*
            };
            (facts, lacking)
        }

        /// Every fact of the kinds that `wanted` names; the lists of the others stay empty.
        fn read_kinds(
            db: &Connection,
            wanted: impl Fn(FactKind) -> bool,
        ) -> rusqlite::Result<Facts> {
            Ok(Facts {
                $( $list: if wanted(FactKind::$Kind) { read_rows(db)? } else { Vec::new() }, )*
            })
        }
    };
}

milepost_core::for_each_kind!(read_and_write);

/// Whether two names are the same, where a constant may ask.
const fn same_text(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut same = one.len() == other.len();
    let mut at = 0;
    while same && at < one.len() {
        same = one[at] == other[at];
        at += 1;
    }
    same
}

/// Removes a fact, and by the foreign keys what makes no sense without it.
pub(crate) fn delete(db: &Connection, key: &FactKey) -> rusqlite::Result<()> {
    let sql = format!("DELETE FROM {} WHERE id = :id", table_of(key.kind));
    db.prepare_cached(&sql)?.execute([&key.id])?;
    Ok(())
}

/// Whether there is a fact with this key.
pub(crate) fn exists(db: &Connection, key: &FactKey) -> rusqlite::Result<bool> {
    let sql = format!("SELECT 1 FROM {} WHERE id = :id", table_of(key.kind));
    db.prepare_cached(&sql)?.exists([&key.id])
}

/// Every fact, each kind in the order in which it was added.
pub(crate) fn read_all(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(read_kinds(db, |_| true)?)
}

/// Every fact as far as a judgement needs it: of the daily ones, which are most of a
/// logbook, only where, when, how long and whether it is a plan, and of plans their names.
pub(crate) fn read_to_judge(db: &Connection) -> Result<Facts, LogbookError> {
    let mut facts = read_records(db)?;
    facts.entries.reserve_exact(rows_expected::<Entry>(db)?);
    let sql = "SELECT CASE planned WHEN 1 THEN id END, position, date, minutes, planned
               FROM entries";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        let mut read = || -> rusqlite::Result<Entry> {
            Ok(Entry {
                id: row.opt_id()?.unwrap_or_default(),
                position: row.id()?,
                date: row.date()?,
                minutes: row.int()?,
                planned: row.flag()?,
                ..Entry::default()
            })
        };
        facts.entries.extend(if_readable(read())?);
    }
    let sql = "SELECT CASE planned WHEN 1 THEN id END, course, practicode, date, minutes, kind,
                      planned
               FROM study_entries";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        let mut read = || -> rusqlite::Result<StudyEntry> {
            Ok(StudyEntry {
                id: row.opt_id()?.unwrap_or_default(),
                course: row.opt_id()?,
                practicode: row.opt_id()?,
                date: row.date()?,
                minutes: row.int()?,
                kind: row.word()?,
                planned: row.flag()?,
                ..StudyEntry::default()
            })
        };
        facts.study_entries.extend(if_readable(read())?);
    }
    Ok(facts)
}

/// Every fact but the daily ones.
pub(crate) fn read_records(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(read_kinds(db, |kind| !is_daily(kind))?)
}

/// Every fact but the daily ones, the credits and those of the way to a job.
pub(crate) fn read_outline(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(read_kinds(db, |kind| {
        !is_daily(kind) && kind != FactKind::Credit && !is_career(kind)
    })?)
}

/// The facts of the way to a job, with the positions and the files beside them.
pub(crate) fn read_search(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(read_kinds(db, |kind| {
        is_career(kind) || matches!(kind, FactKind::Position | FactKind::Evidence)
    })?)
}

/// Applications and their steps.
pub(crate) fn applications(db: &Connection) -> rusqlite::Result<Facts> {
    read_kinds(db, |kind| {
        matches!(kind, FactKind::Application | FactKind::Step)
    })
}

/// Whether facts of this kind belong to the way to a job, which has a place of its own.
const fn is_career(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Application
            | FactKind::Step
            | FactKind::Contact
            | FactKind::Meeting
            | FactKind::Offer
            | FactKind::PracticeAnswer
            | FactKind::CredentialIdea
            | FactKind::DirectoryEntry
    )
}

/// Whether facts of this kind are added day by day, so that they are most of a logbook.
const fn is_daily(kind: FactKind) -> bool {
    matches!(kind, FactKind::Entry | FactKind::StudyEntry)
}

/// How many facts there are.
pub(crate) fn count(db: &Connection) -> rusqlite::Result<u32> {
    FactKind::ALL.into_iter().try_fold(0, |sum, kind| {
        let sql = format!("SELECT count(*) FROM {}", table_of(kind));
        let rows: u32 = db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        Ok(sum + rows)
    })
}

fn insert_row<T: Table>(db: &Connection, it: &T) -> rusqlite::Result<()> {
    let places = vec!["?"; T::COLUMNS.len()].join(", ");
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({places})",
        T::NAME,
        T::COLUMNS.join(", ")
    );
    db.prepare_cached(&sql)?
        .execute(params_from_iter(it.values()))?;
    Ok(())
}

fn update_row<T: Table>(db: &Connection, it: &T) -> rusqlite::Result<()> {
    let places = vec!["?"; T::COLUMNS.len()].join(", ");
    let columns = T::COLUMNS.join(", ");
    let sql = format!(
        "UPDATE {} SET ({columns}) = ({places}) WHERE id = ?1",
        T::NAME
    );
    db.prepare_cached(&sql)?
        .execute(params_from_iter(it.values()))?;
    Ok(())
}

fn read_row<T: Table>(db: &Connection, id: &str) -> rusqlite::Result<Option<T>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE id = :id",
        T::COLUMNS.join(", "),
        T::NAME
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    rows.next()?
        .map(|row| T::from_row(&mut Columns::of(row)))
        .transpose()
}

/// What was read; none where one value of the row cannot be, which costs this row only.
pub(crate) fn if_readable<T>(read: rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
    match read {
        Ok(it) => Ok(Some(it)),
        Err(error) if unreadable::is_of_a_value(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The hours worked at a position, in order of their days.
pub(crate) fn hours_of(db: &Connection, position: &PositionId) -> rusqlite::Result<Vec<Entry>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE position = :position ORDER BY date, row",
        Entry::COLUMNS.join(", "),
        Entry::NAME
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([position.as_str()])?;
    let mut hours = Vec::new();
    while let Some(row) = rows.next()? {
        hours.extend(if_readable(Entry::from_row(&mut Columns::of(row)))?);
    }
    Ok(hours)
}

pub(crate) fn read_rows<T: Table>(db: &Connection) -> rusqlite::Result<Vec<T>> {
    let sql = format!(
        "SELECT {} FROM {} ORDER BY row",
        T::COLUMNS.join(", "),
        T::NAME
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::with_capacity(rows_expected::<T>(db)?);
    while let Some(row) = rows.next()? {
        all.extend(if_readable(T::from_row(&mut Columns::of(row)))?);
    }
    Ok(all)
}

/// About how many rows a table has: the last row number, which costs no scan.
fn rows_expected<T: Table>(db: &Connection) -> rusqlite::Result<usize> {
    /// Row numbers may have gaps; more room than this is not taken in advance.
    const MOST: u32 = 1 << 17;
    let sql = format!("SELECT coalesce(max(row), 0) FROM {}", T::NAME);
    let last: i64 = db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    let expected = u32::try_from(last).unwrap_or(MOST).min(MOST);
    Ok(usize::try_from(expected).unwrap_or(0))
}
