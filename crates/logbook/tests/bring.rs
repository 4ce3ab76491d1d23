//! Rows of a sheet come in whole or not at all, whatever fails, and one undo takes all of them.

mod common;

use common::{Home, credit, entry, now, one_of_each, position, run};
use milepost_core::exchange::CameBefore;
use milepost_core::facts_file;
use milepost_logbook::{Brought, Logbook, Operation};
use rusqlite::Connection;

const ROWS: usize = 8;

/// Credits of a sheet, with a place and its hours among them.
fn brought() -> Brought {
    let mut facts = vec![
        position("new-place", "Harbor Clinic"),
        entry("new-entry", "new-place", "2026-04-02", 450),
    ];
    facts.extend((0..ROWS).map(|row| {
        let title = format!("Row {row}");
        credit("", &title, 150, "2026-03-02")
    }));
    Brought {
        prints: (0..facts.len()).map(|row| format!("row {row}")).collect(),
        facts,
        source: "ceus.xlsx".to_owned(),
        label: None,
    }
}

fn text_of(logbook: &Logbook) -> String {
    facts_file::write(&logbook.facts().expect("the facts are readable"))
}

#[test]
fn a_database_that_fails_at_any_row_keeps_none_of_them() {
    for row in 0..ROWS {
        let home = Home::new();
        let mut logbook = home.open();
        run(&mut logbook, Operation::AddMany(one_of_each()));
        let before = text_of(&logbook);
        let trigger = format!(
            "CREATE TRIGGER no_room BEFORE INSERT ON credits WHEN NEW.title = 'Row {row}'
             BEGIN SELECT RAISE(ABORT, 'no room'); END"
        );
        let db = Connection::open(home.file()).expect("a database");
        db.execute_batch(&trigger).expect("a trigger");
        let answer = logbook.transact(Operation::Bring(brought()), &now());
        assert!(answer.is_err(), "row {row} fails");
        assert_eq!(text_of(&logbook), before, "row {row}: nothing is kept");
        let prints: Vec<String> = brought().prints;
        let came = logbook.came_before(&prints).expect("it is readable");
        assert!(
            came.iter().all(Option::is_none),
            "row {row}: no row is remembered as one that came in"
        );
    }
}

#[test]
fn one_undo_takes_all_rows_back_to_the_byte() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    let before = text_of(&logbook);
    run(&mut logbook, Operation::Bring(brought()));
    assert_ne!(text_of(&logbook), before);
    let there = |logbook: &Logbook| {
        let came = logbook.came_before(&brought().prints).expect("readable");
        came.iter()
            .filter(|it| matches!(it, Some(CameBefore::There(_))))
            .count()
    };
    assert_eq!(there(&logbook), ROWS + 2, "each row is remembered");
    logbook.undo().expect("there is something to undo");
    assert_eq!(text_of(&logbook), before);
    assert_eq!(there(&logbook), 0, "and so is what was remembered of them");
}

#[test]
fn what_the_logbook_refuses_is_named_by_its_place() {
    let home = Home::new();
    let mut logbook = home.open();
    let mut rows = brought();
    rows.facts[4] = entry("lost", "nowhere", "2026-04-03", 60);
    let before = text_of(&logbook);
    let refusal = logbook
        .transact(Operation::Bring(rows), &now())
        .expect_err("there is no such place");
    assert!(refusal.to_string().contains("facts[4]"), "{refusal}");
    assert_eq!(text_of(&logbook), before);
}
