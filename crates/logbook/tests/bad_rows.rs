//! A value that cannot be read costs its own row: the rest is read, and the row is named.

mod common;

use common::{Home, now, one_of_each, run, today};
use milepost_logbook::{LogFilter, LogbookError, Operation, contents_of};
use rusqlite::Connection;

/// Values that are of no use to most columns.
const VALUES: &[&str] = &["'CPX'", "'[\"CPX\"]'", "9000000000000000000"];

#[test]
fn each_value_of_each_table_may_be_damaged_and_the_rest_is_read() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::Setup(one_of_each()));
    drop(logbook);
    let whole = std::fs::read(home.file()).expect("closed and whole");
    let columns: Vec<(String, String)> = {
        let db = Connection::open(home.file()).expect("opens");
        let sql = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
                   WHERE m.type = 'table' AND m.name NOT LIKE 'search%' AND c.name <> 'id'
                       AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'row')
                       AND c.name <> 'row'";
        let mut statement = db.prepare(sql).expect("readable");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.expect("readable")
            .map(|row| row.expect("a row"))
            .collect()
    };
    let (mut tried, mut unreadable) = (0, 0);
    let mut copied = std::collections::BTreeSet::new();
    for (table, column) in &columns {
        for value in VALUES {
            std::fs::write(home.file(), &whole).expect("writable");
            let db = Connection::open(home.file()).expect("opens");
            let sql = format!(
                "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;
                 UPDATE {table} SET {column} = {value};"
            );
            // A column takes no value of another sort.
            if db.execute_batch(&sql).is_err() {
                continue;
            }
            drop(db);
            tried += 1;
            let logbook = home.open();
            let what = format!("{table}.{column} = {value}");
            let facts = logbook
                .facts()
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            let bad = logbook.unreadable().expect("readable");
            let count = usize::try_from(logbook.count().expect("readable")).expect("few");
            assert_eq!(facts.len() + bad.len(), count, "{what}: {bad:?}");
            for row in &bad {
                unreadable += 1;
                let named = row.field.as_deref() == Some(column.as_str());
                assert!(named, "{what}: the field is named: {row:?}");
                let verified = logbook.verify().expect("readable");
                assert!(verified.contains(&row.to_string()), "{what}: {verified:?}");
            }
            logbook
                .facts_to_judge()
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            logbook
                .records()
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            logbook
                .log_rows(&LogFilter::default(), today(), None, 100)
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            logbook
                .search("mercy", 10)
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            // Once for each table is enough: it is the same door.
            if bad.is_empty() || !copied.insert(table.clone()) {
                continue;
            }
            let copy = logbook.back_up(&home.folder.path().join("copies"), &now());
            let copy = copy.unwrap_or_else(|error| panic!("{what}: {error}"));
            match contents_of(&copy.path) {
                Ok(contents) => assert_eq!(contents.unreadable, 1, "{what}"),
                Err(error) => panic!("{what}: a copy of it is still a way back: {error}"),
            }
        }
    }
    assert!(
        tried > 100 && unreadable > 30,
        "{tried} tried, {unreadable} unreadable"
    );
}

/// A page that is lost takes along the rows that lie on it, and no other.
#[test]
fn what_lies_around_a_lost_page_can_still_be_taken_out() {
    const PAGE: usize = 4_096;
    const CREDITS: usize = 400;
    let home = Home::new();
    let mut logbook = home.open();
    for number in 0..CREDITS {
        let title = format!("Webinar {number:03}");
        common::add(&mut logbook, common::credit("", &title, 100, "2026-03-02"));
    }
    drop(logbook);
    let mut bytes = std::fs::read(home.file()).expect("closed and whole");
    // The page of one in the middle, and not one of an index or of the history.
    let title = b"Webinar 200";
    let db = Connection::open(home.file()).expect("opens");
    let id: String = db
        .query_row(
            "SELECT id FROM credits WHERE title = 'Webinar 200'",
            [],
            |row| row.get(0),
        )
        .expect("it is there");
    drop(db);
    let table = |page: &[u8]| {
        let holds = |text: &[u8]| page.windows(text.len()).any(|it| it == text);
        page[0] == 13 && holds(title) && holds(id.as_bytes()) && !holds(b"{")
    };
    let page = bytes.chunks(PAGE).position(table).expect("its page");
    bytes[page * PAGE..(page + 1) * PAGE].fill(0xee);
    std::fs::write(home.file(), bytes).expect("writable");

    let logbook = home.open();
    let told = logbook.facts().expect_err("it is not all there");
    assert!(matches!(told, LogbookError::Damaged { .. }), "{told}");
    let (facts, lacking) = logbook.salvage();
    assert_eq!(lacking, [milepost_core::facts::FactKind::Credit]);
    let titles: Vec<&str> = facts.credits.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles.first(), Some(&"Webinar 000"));
    assert_eq!(titles.last(), Some(&"Webinar 399"));
    assert!(titles.is_sorted(), "in their order");
    let lost = CREDITS - titles.len();
    assert!((1..60).contains(&lost), "one page of them: {lost}");
}
