//! Files of every earlier format are brought up to date, after a copy was made.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{Home, now, one_of_each};
use milepost_core::facts::{
    Credential, CycleRecord, Exam, Facts, IssuerAccount, Payment, RuleChoice, StudyEntry,
};
use milepost_logbook::{
    BACKUP_FOLDER, Fact, FactKind, Logbook, LogbookError, Opened, contents_of, newest_backup,
};
use rstest::rstest;
use rusqlite::Connection;

/// A logbook as format 1 wrote it.
const V1: &str = include_str!("schema/v1.sql");

/// What format 2 added; it is never edited either.
const TO_V2: &str = include_str!("../schema/2_search.sql");
/// What format 3 added, likewise.
const TO_V3: &str = include_str!("../schema/3_open_rules.sql");
/// What format 4 added, likewise.
const TO_V4: &str = include_str!("../schema/4_reminders.sql");
/// What format 5 added, likewise.
const TO_V5: &str = include_str!("../schema/5_planned.sql");
const TO_V6: &str = include_str!("../schema/6_kept_whole.sql");
/// What format 7 added, likewise.
const TO_V7: &str = include_str!("../schema/7_evidence.sql");
/// What format 8 added, likewise.
const TO_V8: &str = include_str!("../schema/8_search_by_key.sql");

fn write_v1(home: &Home) {
    write(home, V1);
}

/// A logbook as format 2 had it: of format 1, brought up by one step.
fn write_v2(home: &Home) {
    write(home, &format!("{V1}\n{TO_V2}\nPRAGMA user_version = 2;"));
}

/// A logbook as format 3 had it: brought up by one step more.
fn write_v3(home: &Home) {
    write(
        home,
        &format!("{V1}\n{TO_V2}\n{TO_V3}\nPRAGMA user_version = 3;"),
    );
}

/// A logbook as format 4 had it.
fn write_v4(home: &Home) {
    write(
        home,
        &format!("{V1}\n{TO_V2}\n{TO_V3}\n{TO_V4}\nPRAGMA user_version = 4;"),
    );
}

/// A logbook as format 5 had it.
fn write_v5(home: &Home) {
    let steps = [V1, TO_V2, TO_V3, TO_V4, TO_V5].join("\n");
    write(home, &format!("{steps}\nPRAGMA user_version = 5;"));
}

/// A logbook as format 6 had it.
fn write_v6(home: &Home) {
    let steps = [V1, TO_V2, TO_V3, TO_V4, TO_V5, TO_V6].join("\n");
    write(home, &format!("{steps}\nPRAGMA user_version = 6;"));
}

/// A logbook as format 7 had it.
fn write_v7(home: &Home) {
    let steps = [V1, TO_V2, TO_V3, TO_V4, TO_V5, TO_V6, TO_V7].join("\n");
    write(home, &format!("{steps}\nPRAGMA user_version = 7;"));
}

/// A logbook as format 8 had it.
fn write_v8(home: &Home) {
    let steps = [V1, TO_V2, TO_V3, TO_V4, TO_V5, TO_V6, TO_V7, TO_V8].join("\n");
    write(home, &format!("{steps}\nPRAGMA user_version = 8;"));
}

fn write(home: &Home, script: &str) {
    let db = Connection::open(home.file()).expect("the folder is writable");
    db.execute_batch(script).expect("the old file can be made");
}

/// A fact as the first format could hold it; none where it knew no such kind.
fn as_in_format_1(fact: Fact) -> Option<Fact> {
    Some(match fact {
        Fact::Account(it) => Fact::Account(IssuerAccount {
            first_due_on: None,
            ..it
        }),
        Fact::Credential(it) => Fact::Credential(Credential {
            group: None,
            topic: None,
            proof_sent_on: None,
            ..it
        }),
        Fact::StudyEntry(it) => Fact::StudyEntry(StudyEntry {
            kind: StudyEntry::default().kind,
            ..it
        }),
        Fact::Payment(it) => Fact::Payment(Payment {
            kept: Payment::default().kept,
            ..it
        }),
        Fact::CycleRecord(it) => Fact::CycleRecord(CycleRecord {
            reported: CycleRecord::default().reported,
            extended_to: None,
            audit_asked_on: None,
            audit_due_on: None,
            audit_answered_on: None,
            ..it
        }),
        Fact::Exam(it) => Fact::Exam(Exam {
            approved_on: None,
            ..it
        }),
        Fact::RuleChoice(it) => Fact::RuleChoice(RuleChoice {
            reading: None,
            number: None,
            ..it
        }),
        Fact::Meeting(_)
        | Fact::Contact(_)
        | Fact::Application(_)
        | Fact::Step(_)
        | Fact::Offer(_)
        | Fact::PracticeAnswer(_)
        | Fact::CredentialIdea(_)
        | Fact::DirectoryEntry(_)
        | Fact::AccountMove(_)
        | Fact::OwnIssuer(_)
        | Fact::ReminderChoice(_)
        | Fact::Evidence(_) => {
            return None;
        }
        other => other,
    })
}

/// Every table, index and trigger of a file with its SQL.
fn schema(home: &Home) -> BTreeMap<String, Option<String>> {
    let db = Connection::open(home.file()).expect("the file opens");
    let mut statement = db
        .prepare("SELECT name, sql FROM sqlite_schema")
        .expect("the schema can be read");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.expect("the schema can be read")
        .map(|row| row.expect("a row"))
        .collect()
}

#[rstest]
#[case::of_format_1(write_v1, 1)]
#[case::of_format_2(write_v2, 2)]
#[case::of_format_3(write_v3, 3)]
#[case::of_format_4(write_v4, 4)]
#[case::of_format_5(write_v5, 5)]
#[case::of_format_6(write_v6, 6)]
#[case::of_format_7(write_v7, 7)]
#[case::of_format_8(write_v8, 8)]
fn an_older_file_is_brought_up_to_date(#[case] write: fn(&Home), #[case] format: i64) {
    let (home, fresh) = (Home::new(), Home::new());
    write(&home);
    drop(fresh.open());

    let logbook = home.open();
    let Opened::Migrated { from, to: 9, copy } = logbook.opened().clone() else {
        panic!("the old file is migrated: {:?}", logbook.opened())
    };
    assert_eq!(from, format, "it says which format it was");
    assert_eq!(
        schema(&home),
        schema(&fresh),
        "an old file ends like a new one"
    );
    let mut expected = Facts::default();
    for fact in one_of_each().into_iter().filter_map(as_in_format_1) {
        match fact {
            Fact::Account(it) => expected.accounts.push(it),
            Fact::Credential(it) => expected.credentials.push(it),
            Fact::CycleRecord(it) => expected.cycle_records.push(it),
            Fact::Course(it) => expected.courses.push(it),
            Fact::StudyEntry(it) => expected.study_entries.push(it),
            Fact::Practicode(it) => expected.practicode.push(it),
            Fact::Exam(it) => expected.exams.push(it),
            Fact::Payment(it) => expected.payments.push(it),
            Fact::RuleChoice(it) => expected.rule_choices.push(it),
            // The position was removed with its entry and letter; the credit was changed.
            Fact::Credit(_) | Fact::Position(_) | Fact::Entry(_) | Fact::Letter(_) => {}
            Fact::Meeting(_)
            | Fact::Contact(_)
            | Fact::Application(_)
            | Fact::Step(_)
            | Fact::Offer(_)
            | Fact::PracticeAnswer(_)
            | Fact::CredentialIdea(_)
            | Fact::DirectoryEntry(_)
            | Fact::AccountMove(_)
            | Fact::OwnIssuer(_)
            | Fact::ReminderChoice(_)
            | Fact::Evidence(_) => {}
        }
    }
    let mut facts = logbook.facts().expect("readable");
    let credits = std::mem::take(&mut facts.credits);
    assert_eq!(facts, expected, "every fact is there");
    assert_eq!(credits[0].title, "Modifier 25, again");
    assert_eq!(
        logbook.search("again", 10).expect("readable").len(),
        1,
        "what was written before the search existed is found"
    );
    drop(logbook);

    let old = Connection::open(&copy).expect("the copy opens");
    let version: i64 = old
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .expect("the copy is sound");
    assert_eq!(version, format, "the copy is the file as it was before");
    assert_eq!(
        home.open().opened(),
        &Opened::Existing,
        "the next start has nothing to do"
    );
}

#[test]
fn history_of_an_older_format_can_still_be_undone() {
    let home = Home::new();
    write_v1(&home);
    let mut logbook = home.open();
    assert_eq!(
        logbook.undo_label().expect("readable").as_deref(),
        Some("Undo remove Mercy Outpatient")
    );
    let undone = logbook.undo().expect("the removal can be undone");
    assert_eq!(
        undone.changes.kinds,
        [FactKind::Position, FactKind::Entry, FactKind::Letter]
    );
    logbook.undo().expect("the change can be undone");
    let facts = logbook.facts().expect("readable");
    assert_eq!(facts.credits[0].title, "Modifier 25 webinar");
    logbook.undo().expect("the setup can be undone");
    assert!(logbook.facts().expect("readable").is_empty());
}

#[test]
fn the_copy_lies_in_the_backup_folder() {
    let home = Home::new();
    write_v1(&home);
    drop(home.open());
    let found = newest_backup(&home.folder.path().join(BACKUP_FOLDER)).expect("there is a copy");
    let name = found.path.file_name().and_then(|name| name.to_str());
    assert!(
        name.is_some_and(|name| name.ends_with("-000001-2026-11-23-210000-format1.milepost")),
        "its name says its number, when it was made and why: {name:?}"
    );
}

#[test]
fn without_a_copy_nothing_is_migrated() {
    let home = Home::new();
    write_v1(&home);
    // A file stands where the backup folder should be made.
    fs::write(home.folder.path().join(BACKUP_FOLDER), b"in the way").expect("writable");
    let answer = home.try_open();
    assert!(
        matches!(answer, Err(LogbookError::Backup { .. })),
        "{answer:?}"
    );
    let db = Connection::open(home.file()).expect("the file opens");
    let version: i64 = db
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .expect("the file is sound");
    assert_eq!(version, 1, "the file is still of the old format");
}

#[test]
fn a_copy_of_an_older_format_can_be_looked_into_and_restored() {
    let old = Home::new();
    write_v1(&old);
    let contents = contents_of(&old.file()).expect("it is sound");
    assert_eq!(contents.facts, 10, "its facts are counted: {contents:?}");

    let home = Home::new();
    drop(home.open());
    Logbook::restore_backup(home.folder.path(), &old.file(), &now()).expect("it is sound");
    let logbook = home.open();
    assert_eq!(
        logbook.opened(),
        &Opened::Existing,
        "it was brought up to date before it took the place"
    );
    assert_eq!(logbook.count().expect("readable"), contents.facts);
}

/// A logbook as format 2 wrote it: an entry for the next week, one of the day itself,
/// one that was typed for the morrow, and a plan that was changed on its own day.
fn write_v2_with_plans(home: &Home) {
    let db = Connection::open(home.file()).expect("the folder is writable");
    db.execute_batch(include_str!("../schema/1_facts.sql"))
        .and_then(|()| db.execute_batch(include_str!("../schema/2_search.sql")))
        .and_then(|()| db.execute_batch(include_str!("schema/v2_rows.sql")))
        .expect("the old file can be made");
}

#[test]
fn what_was_written_ahead_in_format_2_is_planned() {
    let (home, fresh) = (Home::new(), Home::new());
    write_v2_with_plans(&home);
    drop(fresh.open());
    let mut logbook = home.open();
    assert_eq!(
        schema(&home),
        schema(&fresh),
        "an old file ends like a new one"
    );
    let facts = logbook.facts().expect("readable");
    let planned: Vec<(&str, bool)> = facts
        .entries
        .iter()
        .map(|it| (it.id.as_str(), it.planned))
        .collect();
    assert_eq!(
        planned,
        [
            ("that-day", false),
            ("next-week", true),
            ("the-morrow", false),
            ("changed-on-its-day", false),
        ]
    );
    assert!(facts.study_entries[0].planned, "study is planned likewise");
    logbook
        .undo()
        .expect("what was done in the old format can still be undone");
}
