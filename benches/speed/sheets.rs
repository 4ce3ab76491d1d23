//! A sheet of credits, looked into and brought in.

use std::hint::black_box;
use std::time::Instant;

use milepost_core::assess::assess;
use milepost_core::exchange::{Cell, Known, Preview, Request, Table, preview, typed};
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Brought, Fact, Logbook, Operation, check_fact};

use crate::works::{day_of, now, today};
use crate::{Timed, timed};

/// A sheet of credits over forty years, as somebody keeps it.
fn sheet_of(rows: u32) -> Table {
    let mut lines = vec![["Date", "Title", "Sponsor", "CEUs", "Index #"].map(str::to_owned)];
    for at in 0..rows {
        let day = milepost_core::dates::add_days(
            day_of(1985, 1, 1),
            i32::try_from(at % 14_000).unwrap_or(0),
        );
        lines.push([
            day.format("%-m/%-d/%Y").to_string(),
            format!("Webinar {} on modifiers", at % 997),
            "AAPC".to_owned(),
            "1.5".to_owned(),
            format!("{at:06}ABC"),
        ]);
    }
    let lines = lines.iter().map(|line| line.iter().map(String::as_str));
    Table::of_texts("CEUs", lines)
}

fn look(table: &[Table], facts: &Facts) -> Preview {
    let known = Known {
        facts,
        before: &|prints| vec![None; prints.len()],
        rulebook: Rulebook::embedded(),
        today: today(),
    };
    let request = Request {
        sheets: table,
        ..Request::default()
    };
    preview(&request, &known).expect("BUG: the sheet is not understood")
}

pub fn looking(rows: u32) -> Timed {
    let table = [sheet_of(rows)];
    timed(move || {
        black_box(look(&table, &Facts::default()));
    })
}

/// The facts of the sheet, and what its rows are known by.
fn facts_of_sheet(rows: u32) -> (Vec<Fact>, Vec<String>) {
    let seen = look(&[sheet_of(rows)], &Facts::default());
    let all = seen.rows.into_iter().filter_map(|row| {
        let fact = typed(row.kind, row.fact?).ok()?;
        Some((fact, row.print))
    });
    all.unzip()
}

pub fn bringing(rows: u32) -> Timed {
    let (facts, prints) = facts_of_sheet(rows);
    in_empty_homes(move || {
        Operation::Bring(Brought {
            facts: facts.clone(),
            prints: prints.clone(),
            source: "ceus.xlsx".to_owned(),
            label: None,
        })
    })
}

/// The sheet as a file of text, as a spreadsheet saves it.
fn file_of(rows: u32) -> Vec<u8> {
    let mut text = String::new();
    for row in sheet_of(rows).rows {
        let cells: Vec<String> = row.cells.iter().map(Cell::shown).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text.into_bytes()
}

/// From the bytes of a file to rows with their states, what they do to the standing, and the
/// change of the logbook: all that happens between a drop and the end of an import.
pub fn file_brought_in(rows: u32) -> Timed {
    let file = file_of(rows);
    in_an_empty_home(move |logbook| {
        let book = milepost_sheets::read(&file).expect("BUG: the file is not read");
        let facts = logbook.facts().expect("BUG: the facts are not read");
        let seen = look(&book.sheets, &facts);
        let mut with = facts.clone();
        let rows = seen.rows.into_iter().filter(|row| row.comes);
        let (mut added, mut prints) = (Vec::new(), Vec::new());
        for row in rows {
            let fact = row.fact.and_then(|fact| typed(row.kind, fact).ok());
            let mut fact = fact.expect("BUG: a row that comes holds a fact");
            check_fact(&mut fact).expect("BUG: the logbook refuses a row");
            added.push(fact);
            prints.push(row.print);
        }
        for (number, mut fact) in added.clone().into_iter().enumerate() {
            fact.set_id(&format!("new-{number}"));
            with.push(fact);
        }
        black_box((
            assess(&facts, logbook.rulebook(), today()),
            assess(&with, logbook.rulebook(), today()),
        ));
        let brought = Operation::Bring(Brought {
            facts: added,
            prints,
            source: "ceus.csv".to_owned(),
            label: None,
        });
        let done = logbook.transact(brought, &now());
        done.expect("BUG: the facts do not come in");
    })
}

/// What cannot be saved: the file is read, and the facts go through the same tables with their
/// history.
pub fn file_read_and_added(rows: u32) -> Timed {
    let file = file_of(rows);
    let (facts, _) = facts_of_sheet(rows);
    in_an_empty_home(move |logbook| {
        black_box(milepost_sheets::read(&file).expect("BUG: the file is not read"));
        let done = logbook.transact(Operation::AddMany(facts.clone()), &now());
        done.expect("BUG: the facts do not come in");
    })
}

/// Times work on an empty logbook, each time on a new one.
fn in_an_empty_home(work: impl Fn(&mut Logbook) + 'static) -> Timed {
    Box::new(move || {
        let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
        let logbook = Logbook::open(home.path(), &now());
        let mut logbook = logbook.expect("BUG: an empty logbook cannot be opened");
        let start = Instant::now();
        work(&mut logbook);
        start.elapsed()
    })
}

pub fn adding_the_same(rows: u32) -> Timed {
    let (facts, _) = facts_of_sheet(rows);
    in_empty_homes(move || Operation::AddMany(facts.clone()))
}

/// Times a change of an empty logbook, each time of a new one.
fn in_empty_homes(operation: impl Fn() -> Operation + 'static) -> Timed {
    in_an_empty_home(move |logbook| {
        let done = logbook.transact(operation(), &now());
        done.expect("BUG: the facts do not come in");
    })
}
