//! Workbooks as other programs write them: the same rows, whatever the form.

use chrono::NaiveDate;
use milepost_core::exchange::{Cell, Known, Request, RowState, Table, preview};
use milepost_core::facts::Facts;
use milepost_core::rulebook::Rulebook;

/// The same log in each form: written by LibreOffice 7.4, but for the binary one, which it only
/// reads and which was put together record by record after Microsoft's description of the form.
const BOOKS: [(&str, &[u8]); 4] = [
    ("xlsb", include_bytes!("books/ceus.xlsb")),
    ("xls", include_bytes!("books/ceus.xls")),
    ("ods", include_bytes!("books/ceus.ods")),
    ("xlsx", include_bytes!("books/ceus.xlsx")),
];

fn sheet(bytes: &[u8]) -> Table {
    let book = milepost_sheets::read(bytes).expect("a workbook");
    assert!(book.workbook, "its cells have types");
    let [sheet] = book.sheets.as_slice() else {
        panic!("one sheet: {:?}", book.sheets);
    };
    sheet.clone()
}

#[test]
fn days_are_days_and_numbers_are_numbers_in_every_form() {
    for (form, bytes) in BOOKS {
        let sheet = sheet(bytes);
        let day: NaiveDate = "2026-03-02".parse().expect("a day");
        assert_eq!(sheet.rows[2].cells[0], Cell::Date(day, None), "{form}");
        assert_eq!(
            sheet.rows[2].cells[1].shown(),
            "E/M pitfalls, part 1",
            "{form}"
        );
        assert_eq!(sheet.rows[2].cells[3], Cell::Number("1.5".into()), "{form}");
        assert_eq!(
            sheet.rows[4].cells[3],
            Cell::Number("2.25".into()),
            "{form}"
        );
    }
}

#[test]
fn the_same_credits_come_in_of_every_form_and_every_row_is_accounted_for() {
    let facts = Facts::default();
    let known = Known {
        facts: &facts,
        before: &|prints| vec![None; prints.len()],
        rulebook: Rulebook::embedded(),
        today: "2026-11-30".parse().expect("a day"),
    };
    let seen = BOOKS.map(|(form, bytes)| {
        let sheets = [sheet(bytes)];
        let request = Request {
            sheets: &sheets,
            ..Request::default()
        };
        let seen = preview(&request, &known).expect("a log of credits");
        let counts = seen.counts();
        assert_eq!(
            (counts.read, counts.new, counts.skipped),
            (5, 3, 2),
            "{form}"
        );
        let new = seen
            .rows
            .into_iter()
            .filter(|row| row.state == RowState::New);
        new.map(|row| row.fact).collect::<Vec<_>>()
    });
    for ((form, _), other) in BOOKS.iter().zip(&seen) {
        assert_eq!(*other, seen[0], "{form}");
    }
}
