//! What comes in of any table: every row in one state, days never guessed, nothing twice.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use milepost_core::exchange::{
    CameBefore, Cell, Kind, Known, Mapping, Preview, Request, Row, RowState, RowWish, Table,
    add_to, preview,
};
use milepost_core::facts::{Credit, Facts, Position};
use milepost_core::rulebook::Rulebook;
use proptest::prelude::*;
use rstest::rstest;

fn today() -> NaiveDate {
    "2026-11-30".parse().expect("a day")
}

fn look_with(table: &Table, there: &Facts, request: Request<'_>) -> Preview {
    let sheets = [table.clone()];
    let known = Known {
        facts: there,
        before: &|prints| vec![None; prints.len()],
        rulebook: Rulebook::embedded(),
        today: today(),
    };
    let request = Request {
        sheets: &sheets,
        ..request
    };
    preview(&request, &known).expect("a table is understood")
}

fn look(table: &Table, there: &Facts) -> Preview {
    look_with(table, there, Request::default())
}

fn come_in(facts: &mut Facts, seen: &Preview) {
    let rows = seen.rows.iter().filter(|row| row.state == RowState::New);
    let rows: Vec<_> = rows
        .filter_map(|row| Some((row.kind, row.fact.clone()?)))
        .collect();
    add_to(facts, rows);
    for (number, credit) in facts.credits.iter_mut().enumerate() {
        credit.id = format!("k{number}").as_str().into();
    }
}

fn table(rows: &[&[&str]]) -> Table {
    Table::of_texts("", rows.iter().map(|row| row.iter().copied()))
}

/// A cell of any kind.
fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        3 => Just(Cell::Empty),
        4 => "[a-zA-Z0-9 ./,:-]{0,10}".prop_map(|text| Cell::text(&text)),
        2 => prop::sample::select(vec![
            "3/2/2026", "13/2/2026", "2026-03-02", "Apr 2026", "1.5", "1,5", "Total", "Pending",
            "Completed", "8H", "7:30", "7 3/4", "7 3/0", "8-4:30", "9-5", "TRUE", "x", "$20.00", "n/a", "46083", "60", "1/1/1900", "=1+1",
        ]).prop_map(Cell::text),
        1 => (-5_i64..90_000).prop_map(|number| Cell::Number(number.to_string().into())),
        1 => (0_i64..90_000).prop_map(Cell::Seconds),
        1 => (0_i32..70_000).prop_map(|days| {
            let first = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day");
            Cell::Date(milepost_core::dates::add_days(first, days), None)
        }),
        1 => any::<bool>().prop_map(Cell::Bool),
        1 => Just(Cell::Error("#REF!".into())),
    ]
}

fn any_table() -> impl Strategy<Value = Table> {
    let headers = prop::sample::select(vec![
        "Date", "Title", "CEUs", "Hours", "Employer", "Status", "Index #", "Mon", "Tue", "Wed",
        "Week of", "Time in", "Time out", "MRN", "Name", "Exam", "Result", "Amount", "Paid", "",
    ]);
    let head = prop::collection::vec(headers, 1..8);
    let body = prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..12);
    (head, body, any::<bool>()).prop_map(|(head, body, with_header)| {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        if with_header {
            rows.push(head.iter().map(|text| Cell::text(text)).collect());
        }
        rows.extend(body);
        let numbered = (1_u32..).zip(rows);
        Table {
            name: String::new(),
            rows: numbered
                .map(|(number, cells)| Row { number, cells })
                .collect(),
            delimiter: None,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_is_in_one_state_and_none_is_lost(table in any_table()) {
        let seen = look(&table, &Facts::default());
        let counts = seen.counts();
        let sum: u32 = RowState::ALL.into_iter().map(|state| counts.number(state)).sum();
        prop_assert_eq!(counts.read, sum);
        for row in &table.rows {
            let is_header = seen.header_row == Some(row.number);
            let there = seen.rows.iter().any(|it| it.row == row.number);
            prop_assert!(there != is_header, "row {} is told once: {:?}", row.number, seen.rows);
        }
        for row in &seen.rows {
            prop_assert_eq!(row.problem.is_some(), row.state == RowState::Problem);
            prop_assert!(row.state != RowState::New || row.fact.is_some());
            prop_assert!(row.state != RowState::Skipped || !row.notes.is_empty(), "it is said why");
        }
    }

    #[test]
    fn no_day_comes_in_that_no_cell_says(table in any_table()) {
        let seen = look(&table, &Facts::default());
        for row in seen.rows.iter().filter(|row| row.state == RowState::New) {
            let fact = row.fact.as_ref().expect("a new row has a fact");
            for name in ["date", "completed_on", "sat_on"] {
                let Some(day) = fact.get(name).and_then(|it| it.as_str()) else { continue };
                let day: NaiveDate = day.parse().expect("a day");
                let line = table.rows.iter().find(|it| it.number == row.row).expect("its row");
                let says_year = line.cells.iter().any(|cell| {
                    let shown = cell.shown();
                    let year = day.year();
                    shown.contains(&year.to_string()) || shown == "46083"
                        || matches!(cell, Cell::Number(_))
                        || shown.contains(&format!("{:02}", year % 100))
                });
                prop_assert!(says_year, "{day} stands nowhere in row {}: {:?}", row.row, line);
            }
        }
    }

    #[test]
    fn the_same_table_again_adds_nothing(
        rows in prop::collection::vec((1_u32..28, 1_u32..12, 1_u32..9, "[a-c]{1,2}"), 1..12)
    ) {
        let mut lines = vec![vec!["Date".to_owned(), "Title".to_owned(), "CEUs".to_owned()]];
        for (day, month, amount, title) in &rows {
            lines.push(vec![format!("2026-{month:02}-{day:02}"), title.clone(), amount.to_string()]);
        }
        let table = Table::of_texts("", lines.iter().map(|line| line.iter().map(String::as_str)));
        let mut facts = Facts::default();
        let first = look(&table, &facts);
        prop_assert_eq!(first.counts().new as usize, rows.len(), "equal rows all come, once");
        come_in(&mut facts, &first);
        let again = look(&table, &facts);
        prop_assert_eq!(again.counts().new, 0, "{:?}", again.rows);
        prop_assert_eq!(again.counts().same as usize, rows.len());
    }
}

#[rstest]
#[case("%Y-%m-%d")]
#[case("%m/%d/%Y")]
#[case("%-m/%-d/%Y")]
#[case("%b %-d, %Y")]
#[case("%-d %b %Y")]
#[case("%B %-d, %Y")]
#[case("%a, %b %-d, %Y")]
#[case("%Y/%m/%d")]
#[case("%Y%m%d")]
#[case("%d-%b-%Y")]
#[case("%m/%d/%Y 9:30 AM")]
#[case("%Y-%m-%dT00:00:00.000Z")]
fn every_day_of_a_century_and_a_half_is_read_as_it_is_written(#[case] format: &str) {
    let mut day = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day");
    let last = NaiveDate::from_ymd_opt(2100, 12, 31).expect("a day");
    let mut lines = vec![vec![
        "Date".to_owned(),
        "Title".to_owned(),
        "CEUs".to_owned(),
    ]];
    let mut days = Vec::new();
    while day <= last {
        days.push(day);
        lines.push(vec![
            day.format(format).to_string(),
            "x y".to_owned(),
            "1".to_owned(),
        ]);
        day =
            milepost_core::dates::add_days(day, 1 + i32::try_from(day.ordinal() % 3).unwrap_or(0));
    }
    let table = Table::of_texts("", lines.iter().map(|line| line.iter().map(String::as_str)));
    let seen = look(&table, &Facts::default());
    for (row, day) in seen.rows.iter().zip(days) {
        let read = row
            .fact
            .as_ref()
            .and_then(|fact| fact["completed_on"].as_str());
        assert_eq!(
            read,
            Some(day.to_string().as_str()),
            "{format}: {:?}",
            row.problem
        );
    }
}

#[rstest]
#[case("60")]
#[case("2026-02-29")]
#[case("2/30/2026")]
#[case("1/1/1900")]
#[case("Apr 2026")]
#[case("Apr-26")]
#[case("4/2026")]
#[case("April")]
#[case("4/18")]
#[case("Pending")]
#[case("tbd")]
#[case("3/14-15/2026")]
#[case("2026-13-02")]
#[case("99999")]
fn what_is_no_day_is_a_problem_with_its_row(#[case] text: &str) {
    let rows: [&[&str]; 4] = [
        &["Date", "Title", "CEUs"],
        &["3/14/2026", "One", "1"],
        &[text, "Two", "1"],
        &["3/16/2026", "Three", "1"],
    ];
    let seen = look(&table(&rows), &Facts::default());
    assert_eq!(seen.rows[1].state, RowState::Problem, "{:?}", seen.rows[1]);
    let problem = seen.rows[1].problem.as_deref().unwrap_or_default();
    assert!(
        problem.contains("row 3") && problem.contains("Date"),
        "{problem}"
    );
    assert_eq!(
        seen.rows[2].state,
        RowState::New,
        "a problem blocks no other row"
    );
}

#[rstest]
#[case("1.5", Some(1.5))]
#[case("1,5", Some(1.5))]
#[case("1.5 CEUs", Some(1.5))]
#[case("1.0 hr", Some(1.0))]
#[case(".5", Some(0.5))]
#[case("½", Some(0.5))]
#[case("1½", Some(1.5))]
#[case("1.5O", None)]
#[case("4.5 ?", None)]
#[case("1,500", None)]
#[case("-1", None)]
#[case("one", None)]
#[case("90 min", None)]
fn amounts(#[case] text: &str, #[case] amount: Option<f64>) {
    let rows: [&[&str]; 3] = [
        &["Date", "Title", "CEUs"],
        &["2026-03-14", "One", text],
        &["2026-03-16", "Three", "1"],
    ];
    let seen = look(&table(&rows), &Facts::default());
    let read = seen.rows[0]
        .fact
        .as_ref()
        .and_then(|fact| fact["amount"].as_f64());
    assert_eq!(read, amount, "{:?}", seen.rows[0].problem);
}

#[rstest]
#[case("7.5", 450)]
#[case("7:30", 450)]
#[case("07:30:00", 450)]
#[case("7h30", 450)]
#[case("7 h 30 min", 450)]
#[case("450 min", 450)]
#[case("7.5 hrs", 450)]
#[case("7,5", 450)]
#[case("1.17", 70)]
#[case("0.13", 8)]
#[case("1:22:10", 82)]
#[case("7 3/4", 465)]
#[case("7-1/2", 450)]
#[case("3/4 hr", 45)]
#[case("8-4:30", 510)]
#[case("9-5", 480)]
#[case("8:00 am - 12:30 pm", 270)]
#[case("7p-7a", 720)]
fn lengths(#[case] text: &str, #[case] minutes: i64) {
    let rows: [&[&str]; 2] = [
        &["Date", "Employer", "Hours"],
        &["2026-03-14", "Mercy", text],
    ];
    let seen = look(&table(&rows), &Facts::default());
    let read = seen.rows[0]
        .fact
        .as_ref()
        .and_then(|fact| fact["minutes"].as_i64());
    assert_eq!(read, Some(minutes), "{:?}", seen.rows[0]);
}

#[rstest]
#[case::between_two_and_three_hours("2-3")]
#[case::no_part_of_an_hour("7 3/0")]
#[case::money("$20.00")]
#[case::longer_than_a_shift("5:00 am-4:59 am")]
fn what_is_no_length_is_a_problem(#[case] text: &str) {
    let rows: [&[&str]; 3] = [
        &["Date", "Employer", "Hours"],
        &["2026-03-13", "Mercy", "8"],
        &["2026-03-14", "Mercy", text],
    ];
    let seen = look(&table(&rows), &Facts::default());
    assert_eq!(seen.rows[1].state, RowState::Problem, "{:?}", seen.rows[1]);
}

#[test]
fn what_a_workbook_types_is_taken_as_it_is() {
    let mut sheet = table(&[&["Date", "Employer", "Hours"]]);
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    sheet.rows.push(Row {
        number: 2,
        cells: vec![
            Cell::Date(day, Some(3600)),
            Cell::text("Mercy"),
            Cell::Seconds(27_000),
        ],
    });
    sheet.rows.push(Row {
        number: 3,
        cells: vec![
            Cell::Error("1900-02-29".into()),
            Cell::text("Mercy"),
            Cell::Number("8".into()),
        ],
    });
    let seen = look(&sheet, &Facts::default());
    let fact = seen.rows[0].fact.as_ref().expect("it is read");
    assert_eq!(
        (fact["date"].as_str(), fact["minutes"].as_i64()),
        (Some("2026-03-02"), Some(450))
    );
    assert_eq!(
        seen.rows[1].state,
        RowState::Problem,
        "a day that never was is asked"
    );
}

fn credit(id: &str, title: &str, day: &str, hundredths: i32) -> Credit {
    Credit {
        id: id.into(),
        title: title.to_owned(),
        completed_on: day.parse().expect("a day"),
        amount: Some(milepost_core::amounts::Ceus::from_hundredths(hundredths)),
        ..Credit::default()
    }
}

#[test]
fn what_is_much_like_a_fact_stays_out_until_the_person_says() {
    let facts = Facts {
        credits: vec![credit("k1", "Denials & appeals", "2026-06-03", 100)],
        ..Facts::default()
    };
    let rows: [&[&str]; 3] = [
        &["Date", "Title", "CEUs"],
        &["6/4/2026", "Denials and appeals", "1"],
        &["6/14/2026", "Denials and appeals", "1"],
    ];
    let seen = look(&table(&rows), &facts);
    assert_eq!(seen.rows[0].state, RowState::Like);
    assert_eq!(seen.rows[0].there.as_deref(), Some("k1"));
    assert_eq!(
        seen.rows[1].state,
        RowState::New,
        "ten days later it is another one"
    );
    let take = BTreeMap::from([(0, RowWish::Take)]);
    let seen = look_with(
        &table(&rows),
        &facts,
        Request {
            choices: take,
            ..Request::default()
        },
    );
    assert_eq!(seen.rows[0].state, RowState::New);
}

#[test]
fn a_row_that_was_removed_stays_out_and_one_that_was_changed_is_the_same() {
    let rows: [&[&str]; 3] = [
        &["Date", "Title", "CEUs"],
        &["6/14/2026", "One", "1"],
        &["6/15/2026", "Two", "1"],
    ];
    let sheet = [table(&rows)];
    let asked = RefCell::new(Vec::new());
    let facts = Facts {
        credits: vec![credit("k2", "Another title now", "2026-06-15", 100)],
        ..Facts::default()
    };
    let gone: Option<NaiveDate> = "2026-11-03".parse().ok();
    let before = |prints: &[String]| {
        asked.borrow_mut().extend(prints.to_vec());
        vec![
            Some(CameBefore::Gone(gone)),
            Some(CameBefore::There("k2".to_owned())),
        ]
    };
    let known = Known {
        facts: &facts,
        before: &before,
        rulebook: Rulebook::embedded(),
        today: today(),
    };
    let request = Request {
        sheets: &sheet,
        ..Request::default()
    };
    let seen = preview(&request, &known).expect("it is understood");
    assert_eq!(seen.rows[0].state, RowState::Before);
    assert!(
        seen.rows[0]
            .notes
            .iter()
            .any(|it| it.contains("Nov 3, 2026"))
    );
    assert_eq!(
        seen.rows[1].state,
        RowState::Same,
        "it came in, and was changed here since"
    );
    assert_eq!(asked.borrow().len(), 2);
    let set = [("before".to_owned(), "take".to_owned())];
    let seen = preview(
        &Request {
            set: &set,
            ..request
        },
        &known,
    )
    .expect("it is understood");
    assert_eq!(seen.rows[0].state, RowState::New, "one word brings it back");
}

#[test]
fn a_day_of_more_than_24_hours_is_a_problem() {
    let facts = Facts {
        positions: vec![Position {
            id: "p".into(),
            employer: "Mercy".to_owned(),
            ..Position::default()
        }],
        ..Facts::default()
    };
    let rows: [&[&str]; 3] = [
        &["Date", "Employer", "Hours"],
        &["2026-03-14", "Mercy", "16"],
        &["2026-03-14", "Mercy", "9"],
    ];
    let seen = look(&table(&rows), &facts);
    assert_eq!(seen.rows[0].state, RowState::New);
    assert_eq!(seen.rows[0].fact.as_ref().expect("read")["position"], "p");
    assert_eq!(seen.rows[1].state, RowState::Problem, "{:?}", seen.rows[1]);
}

#[test]
fn a_place_nearly_of_one_name_is_asked() {
    let facts = Facts {
        positions: vec![Position {
            id: "p".into(),
            employer: "Mercy Outpatient".to_owned(),
            ..Position::default()
        }],
        ..Facts::default()
    };
    let rows: [&[&str]; 3] = [
        &["Date", "Employer", "Hours"],
        &["2026-03-14", "Mercy", "8"],
        &["2026-03-15", "Harbor Clinic", "8"],
    ];
    let seen = look(&table(&rows), &facts);
    let asked = seen
        .asked
        .iter()
        .find(|it| it.name == "place.Mercy")
        .expect("it is asked");
    assert_eq!(asked.chosen.as_deref(), Some("Mercy Outpatient"));
    let new = [("place.Mercy".to_owned(), "new".to_owned())];
    let seen = look_with(
        &table(&rows),
        &facts,
        Request {
            set: &new,
            ..Request::default()
        },
    );
    assert_eq!(seen.made.len(), 2, "both are new then: {:?}", seen.made);
}

#[test]
fn a_mapping_says_the_same_again() {
    let text = r#"# milepost-mapping 1
name = "My CEU sheet"
target = "credit"
header = ["Day", "Thing", "Pts"]
[fields]
completed_on = { column = "Day", format = "D/M/YYYY" }
title = "Thing"
amount = { column = "Pts", decimal = "," }
sponsor = { value = "AAPC" }
[[if]]
field = "title"
contains = "audit"
add = { topics = ["auditing"] }
"#;
    let mapping = Mapping::read(text).expect("it is a mapping");
    assert_eq!(
        Mapping::read(&mapping.write()),
        Ok(mapping.clone()),
        "as it is kept"
    );
    let rows: [&[&str]; 2] = [&["Day", "Thing", "Pts"], &["2/3/2026", "E/M Audit", "1,5"]];
    let request = Request {
        mapping: Some(&mapping),
        ..Request::default()
    };
    let seen = look_with(&table(&rows), &Facts::default(), request);
    let fact = seen.rows[0].fact.as_ref().expect("it is read");
    assert_eq!(fact["completed_on"], "2026-03-02");
    assert_eq!(fact["amount"], 1.5);
    assert_eq!(fact["sponsor"], "AAPC");
    assert_eq!(fact["topics"][0], "auditing");
    assert!(Mapping::read("name = 1").is_err());
    let unknown = "name = \"x\"\ntarget = \"credit\"\n[fields]\nfoo = \"Bar\"\n";
    assert!(Mapping::read(unknown).is_err_and(|why| why.contains("foo")));
}

#[test]
fn a_remembered_mapping_fits_four_fifths_of_its_headers() {
    let rows: [&[&str]; 2] = [
        &["Date", "Title", "CEUs", "Sponsor", "Room"],
        &["2026-03-02", "E/M Audit", "1.5", "AAPC", "4"],
    ];
    let mapping = look(&table(&rows), &Facts::default())
        .mapping
        .expect("one is left behind");
    let headers = |some: &[&str]| some.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert!(mapping.fits(&headers(&["title", "date", "ceus", "sponsor", "Note"])));
    assert!(
        !mapping.fits(&headers(&["Title", "Date", "Sponsor", "Room"])),
        "it reads CEUs"
    );
    assert!(!mapping.fits(&headers(&["Title", "Date", "CEUs"])));
    assert_eq!(mapping.target, Kind::Credit);
}
