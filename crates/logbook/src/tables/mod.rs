//! One module for each table: its columns, how a row becomes a fact, and back.
//!
//! Statements are made from the column list, so that a column is named once for
//! reading and writing. They are prepared once and kept.

mod account;
mod account_move;
mod columns;
mod course;
mod credential;
mod credit;
mod cycle_record;
mod entry;
mod exam;
mod letter;
mod own_issuer;
mod payment;
mod position;
mod practicode;
mod reminder_choice;
mod rule_choice;
mod study_entry;

use milepost_core::facts::{
    AccountMove, Course, Credential, Credit, CycleRecord, Entry, Exam, Facts, IssuerAccount,
    Letter, OwnIssuer, Payment, Position, Practicode, ReminderChoice, RuleChoice, StudyEntry,
};
use milepost_core::ids::PositionId;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::error::LogbookError;
use crate::fact::{Fact, FactKey, FactKind};
pub(crate) use columns::{Columns, parse_words};

/// A kind of fact and the table that holds it.
pub(crate) trait Table: Sized {
    /// The table's name.
    const NAME: &'static str;
    /// Its columns but for `row`, the id first, in the order of reading and writing.
    const COLUMNS: &'static [&'static str];
    /// Reads a row whose columns stand in the order of [`Table::COLUMNS`].
    fn from_row(row: &mut Columns<'_>) -> rusqlite::Result<Self>;
    /// The row's values in the order of [`Table::COLUMNS`].
    fn values(&self) -> Vec<Value>;
}

/// The name of the table that holds facts of this kind.
pub(crate) const fn table_of(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Account => IssuerAccount::NAME,
        FactKind::Credential => Credential::NAME,
        FactKind::CycleRecord => CycleRecord::NAME,
        FactKind::Credit => Credit::NAME,
        FactKind::Position => Position::NAME,
        FactKind::Entry => Entry::NAME,
        FactKind::Letter => Letter::NAME,
        FactKind::Course => Course::NAME,
        FactKind::StudyEntry => StudyEntry::NAME,
        FactKind::Practicode => Practicode::NAME,
        FactKind::Exam => Exam::NAME,
        FactKind::Payment => Payment::NAME,
        FactKind::RuleChoice => RuleChoice::NAME,
        FactKind::AccountMove => AccountMove::NAME,
        FactKind::OwnIssuer => OwnIssuer::NAME,
        FactKind::ReminderChoice => ReminderChoice::NAME,
    }
}

/// The kind of fact that a table holds; none for tables that hold no facts.
pub(crate) fn kind_of(table: &str) -> Option<FactKind> {
    FactKind::ALL
        .into_iter()
        .find(|&kind| table_of(kind) == table)
}

/// Writes a fact that is not there yet.
pub(crate) fn insert(db: &Connection, fact: &Fact) -> rusqlite::Result<()> {
    match fact {
        Fact::Account(it) => insert_row(db, it),
        Fact::Credential(it) => insert_row(db, it),
        Fact::CycleRecord(it) => insert_row(db, it),
        Fact::Credit(it) => insert_row(db, it),
        Fact::Position(it) => insert_row(db, it),
        Fact::Entry(it) => insert_row(db, it),
        Fact::Letter(it) => insert_row(db, it),
        Fact::Course(it) => insert_row(db, it),
        Fact::StudyEntry(it) => insert_row(db, it),
        Fact::Practicode(it) => insert_row(db, it),
        Fact::Exam(it) => insert_row(db, it),
        Fact::Payment(it) => insert_row(db, it),
        Fact::RuleChoice(it) => insert_row(db, it),
        Fact::AccountMove(it) => insert_row(db, it),
        Fact::OwnIssuer(it) => insert_row(db, it),
        Fact::ReminderChoice(it) => insert_row(db, it),
    }
}

/// Writes a fact over the one with the same id.
pub(crate) fn update(db: &Connection, fact: &Fact) -> rusqlite::Result<()> {
    match fact {
        Fact::Account(it) => update_row(db, it),
        Fact::Credential(it) => update_row(db, it),
        Fact::CycleRecord(it) => update_row(db, it),
        Fact::Credit(it) => update_row(db, it),
        Fact::Position(it) => update_row(db, it),
        Fact::Entry(it) => update_row(db, it),
        Fact::Letter(it) => update_row(db, it),
        Fact::Course(it) => update_row(db, it),
        Fact::StudyEntry(it) => update_row(db, it),
        Fact::Practicode(it) => update_row(db, it),
        Fact::Exam(it) => update_row(db, it),
        Fact::Payment(it) => update_row(db, it),
        Fact::RuleChoice(it) => update_row(db, it),
        Fact::AccountMove(it) => update_row(db, it),
        Fact::OwnIssuer(it) => update_row(db, it),
        Fact::ReminderChoice(it) => update_row(db, it),
    }
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

/// One fact by its key.
pub(crate) fn read(db: &Connection, key: &FactKey) -> rusqlite::Result<Option<Fact>> {
    let id = &key.id;
    Ok(match key.kind {
        FactKind::Account => read_row(db, id)?.map(Fact::Account),
        FactKind::Credential => read_row(db, id)?.map(Fact::Credential),
        FactKind::CycleRecord => read_row(db, id)?.map(Fact::CycleRecord),
        FactKind::Credit => read_row(db, id)?.map(Fact::Credit),
        FactKind::Position => read_row(db, id)?.map(Fact::Position),
        FactKind::Entry => read_row(db, id)?.map(Fact::Entry),
        FactKind::Letter => read_row(db, id)?.map(Fact::Letter),
        FactKind::Course => read_row(db, id)?.map(Fact::Course),
        FactKind::StudyEntry => read_row(db, id)?.map(Fact::StudyEntry),
        FactKind::Practicode => read_row(db, id)?.map(Fact::Practicode),
        FactKind::Exam => read_row(db, id)?.map(Fact::Exam),
        FactKind::Payment => read_row(db, id)?.map(Fact::Payment),
        FactKind::RuleChoice => read_row(db, id)?.map(Fact::RuleChoice),
        FactKind::AccountMove => read_row(db, id)?.map(Fact::AccountMove),
        FactKind::OwnIssuer => read_row(db, id)?.map(Fact::OwnIssuer),
        FactKind::ReminderChoice => read_row(db, id)?.map(Fact::ReminderChoice),
    })
}

/// Every fact, each kind in the order in which it was added.
pub(crate) fn read_all(db: &Connection) -> Result<Facts, LogbookError> {
    let mut facts = read_records(db)?;
    facts.entries = read_rows(db)?;
    facts.study_entries = read_rows(db)?;
    Ok(facts)
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
        facts.entries.push(Entry {
            id: row.opt_id()?.unwrap_or_default(),
            position: row.id()?,
            date: row.date()?,
            minutes: row.int()?,
            planned: row.flag()?,
            ..Entry::default()
        });
    }
    let sql = "SELECT CASE planned WHEN 1 THEN id END, course, practicode, date, minutes, kind,
                      planned
               FROM study_entries";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut row = Columns::of(row);
        facts.study_entries.push(StudyEntry {
            id: row.opt_id()?.unwrap_or_default(),
            course: row.opt_id()?,
            practicode: row.opt_id()?,
            date: row.date()?,
            minutes: row.int()?,
            kind: row.word()?,
            planned: row.flag()?,
            ..StudyEntry::default()
        });
    }
    Ok(facts)
}

/// Every fact but the daily ones.
pub(crate) fn read_records(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(Facts {
        credits: read_rows(db)?,
        ..read_outline(db)?
    })
}

/// Every fact but the daily ones and the credits.
pub(crate) fn read_outline(db: &Connection) -> Result<Facts, LogbookError> {
    Ok(Facts {
        accounts: read_rows(db)?,
        credentials: read_rows(db)?,
        cycle_records: read_rows(db)?,
        credits: Vec::new(),
        positions: read_rows(db)?,
        letters: read_rows(db)?,
        courses: read_rows(db)?,
        practicode: read_rows(db)?,
        exams: read_rows(db)?,
        payments: read_rows(db)?,
        rule_choices: read_rows(db)?,
        account_moves: read_rows(db)?,
        own_issuers: read_rows(db)?,
        reminder_choices: read_rows(db)?,
        entries: Vec::new(),
        study_entries: Vec::new(),
    })
}

/// How many facts there are.
pub(crate) fn count(db: &Connection) -> rusqlite::Result<u32> {
    FactKind::ALL.into_iter().try_fold(0, |sum, kind| {
        let sql = format!("SELECT count(*) FROM {}", table_of(kind));
        let rows: u32 = db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        Ok(sum + rows)
    })
}

/// All facts as a list, parents first.
pub(crate) fn into_list(facts: Facts) -> Vec<Fact> {
    let mut list = Vec::with_capacity(facts.len());
    list.extend(facts.accounts.into_iter().map(Fact::Account));
    list.extend(facts.credentials.into_iter().map(Fact::Credential));
    list.extend(facts.cycle_records.into_iter().map(Fact::CycleRecord));
    list.extend(facts.credits.into_iter().map(Fact::Credit));
    list.extend(facts.positions.into_iter().map(Fact::Position));
    list.extend(facts.entries.into_iter().map(Fact::Entry));
    list.extend(facts.letters.into_iter().map(Fact::Letter));
    list.extend(facts.courses.into_iter().map(Fact::Course));
    list.extend(facts.practicode.into_iter().map(Fact::Practicode));
    list.extend(facts.study_entries.into_iter().map(Fact::StudyEntry));
    list.extend(facts.exams.into_iter().map(Fact::Exam));
    list.extend(facts.payments.into_iter().map(Fact::Payment));
    list.extend(facts.rule_choices.into_iter().map(Fact::RuleChoice));
    list.extend(facts.account_moves.into_iter().map(Fact::AccountMove));
    list.extend(facts.own_issuers.into_iter().map(Fact::OwnIssuer));
    list.extend(facts.reminder_choices.into_iter().map(Fact::ReminderChoice));
    list
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

/// The hours worked at a position, in order of their days.
pub(crate) fn hours_of(db: &Connection, position: &PositionId) -> rusqlite::Result<Vec<Entry>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE position = :position ORDER BY date, row",
        Entry::COLUMNS.join(", "),
        Entry::NAME
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([position.as_str()], |row| {
        Entry::from_row(&mut Columns::of(row))
    })?;
    rows.collect()
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
        all.push(T::from_row(&mut Columns::of(row))?);
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
