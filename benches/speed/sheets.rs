//! A sheet of credits, looked into and brought in.

use std::hint::black_box;
use std::time::Instant;

use milepost_core::exchange::{Known, Preview, Request, Table, preview, typed};
use milepost_core::facts::Facts;
use milepost_logbook::{Brought, Fact, Logbook, Operation};

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

pub fn adding_the_same(rows: u32) -> Timed {
    let (facts, _) = facts_of_sheet(rows);
    in_empty_homes(move || Operation::AddMany(facts.clone()))
}

/// Times a change of an empty logbook, each time of a new one.
fn in_empty_homes(operation: impl Fn() -> Operation + 'static) -> Timed {
    Box::new(move || {
        let home = tempfile::tempdir().expect("BUG: no folder for temporary files");
        let logbook = Logbook::open(home.path(), &now());
        let mut logbook = logbook.expect("BUG: an empty logbook cannot be opened");
        let operation = operation();
        let start = Instant::now();
        let done = logbook.transact(operation, &now());
        done.expect("BUG: the facts do not come in");
        start.elapsed()
    })
}
