//! Pages of issuers as they are pasted, in five shapes: a table with headers, one without, a
//! line for each credit, pieces between blank lines, and lines that only repeat.

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::dates::Span;
use milepost_core::exchange::portal::{Compared, compare, read_page};
use milepost_core::exchange::{Cell, Row, Table};
use milepost_core::facts::{Credit, PortalRecord, PortalState};
use milepost_core::ids::IssuerId;
use milepost_core::rulebook::Rulebook;
use proptest::prelude::*;
use rstest::rstest;

/// A text with tabs as the table that it is.
fn tables(text: &str) -> Vec<Table> {
    if !text.contains('\t') {
        return Vec::new();
    }
    let rows = (1_u32..).zip(text.lines()).map(|(number, line)| Row {
        number,
        cells: line.split('\t').map(Cell::text).collect(),
    });
    vec![Table {
        name: String::new(),
        rows: rows.collect(),
        delimiter: Some('\t'),
    }]
}

fn read(text: &str) -> Vec<(String, String, String)> {
    let page = read_page(&tables(text), text, Rulebook::embedded());
    page.rows
        .iter()
        .map(|row| {
            (
                row.date.to_string(),
                row.amount.to_string(),
                row.title.clone(),
            )
        })
        .collect()
}

const THREE: [(&str, &str, &str); 3] = [
    ("2026-03-02", "1.5", "Modifier 25 webinar"),
    ("2026-04-11", "1", "Chapter meeting, Boston"),
    ("2026-05-28", "2", "E/M audit pitfalls"),
];

#[rstest]
#[case::a_table_with_headers(
    "\
Date\tTitle\tIndex #\tCEUs\tApplied To
3/2/2026\tModifier 25 webinar\t12345ABC\t1.5\tCPC
4/11/2026\tChapter meeting, Boston\t12346ABC\t1\tCPC
5/28/2026\tE/M audit pitfalls\t12347ABC\t2\tCPMA
"
)]
#[case::other_headers_and_order(
    "\
Education Units\tMeeting\tCompletion Date\tStatus
1.50\tModifier 25 webinar\t03/02/2026\tAccepted
1.00\tChapter meeting, Boston\t04/11/2026\tPending
2.00\tE/M audit pitfalls\t05/28/2026\tAccepted
Total\t\t\t4.5
"
)]
#[case::a_table_without_headers(
    "\
3/2/2026\tModifier 25 webinar\t1.5
4/11/2026\tChapter meeting, Boston\t1
5/28/2026\tE/M audit pitfalls\t2
"
)]
#[case::a_line_each(
    "\
My CEUs
Mar 2, 2026 Modifier 25 webinar 1.5
Apr 11, 2026 Chapter meeting, Boston 1
May 28, 2026 E/M audit pitfalls 2
"
)]
#[case::a_line_each_with_units(
    "\
Modifier 25 webinar (1.5 CEUs) 03/02/2026
Chapter meeting, Boston (1 CEU) 04/11/2026
E/M audit pitfalls (2 CEUs) 05/28/2026
"
)]
#[case::pieces_between_blank_lines(
    "\
Modifier 25 webinar
AAPC
03/02/2026
1.5 CEUs

Chapter meeting, Boston
AAPC Boston
04/11/2026
1 CEU

E/M audit pitfalls
Vendor
05/28/2026
2 CEUs
"
)]
#[case::pieces_with_labels(
    "\
Title: Modifier 25 webinar
Date Completed: 3/2/2026
Date Submitted: 3/9/2026
CEUs: 1.5
Index Number: 12345ABC

Title: Chapter meeting, Boston
Date Completed: 4/11/2026
Date Submitted: 4/12/2026
CEUs: 1

Title: E/M audit pitfalls
Date Completed: 5/28/2026
Date Submitted: 6/1/2026
CEUs: 2
"
)]
#[case::lines_that_only_repeat_title_first(
    "\
Modifier 25 webinar
3/2/2026
1.5
Chapter meeting, Boston
4/11/2026
1
E/M audit pitfalls
5/28/2026
2
"
)]
#[case::lines_that_only_repeat_day_first(
    "\
CEU Tracker
3/2/2026
Modifier 25 webinar
1.5
4/11/2026
Chapter meeting, Boston
1
5/28/2026
E/M audit pitfalls
2
"
)]
#[case::with_more_around_them(
    "\
Certificant: M. Torres
CEUs required: 36
CEUs earned: 4.5
Due date: 5/31/2027

2026-03-02 | Modifier 25 webinar | 1.5
2026-04-11 | Chapter meeting, Boston | 1.0
2026-05-28 | E/M audit pitfalls | 2.0
"
)]
fn is_read_without_knowing_the_layout(#[case] text: &str) {
    let expected: Vec<_> = THREE
        .iter()
        .map(|(date, amount, title)| {
            (
                (*date).to_owned(),
                (*amount).to_owned(),
                (*title).to_owned(),
            )
        })
        .collect();
    assert_eq!(
        read(text),
        expected,
        "{:?}",
        read_page(&tables(text), text, Rulebook::embedded()).not_read
    );
}

#[test]
fn sums_and_the_due_day_beside_the_rows_are_read() {
    let text = "CEUs required: 36\nCEUs earned: 4.5\nDue date: 5/31/2027\n\n2026-03-02 | Modifier 25 | 1.5\n";
    let page = read_page(&[], text, Rulebook::embedded());
    assert_eq!(page.required, Some(Ceus::whole(36)));
    assert_eq!(page.shown, Some(Ceus::from_hundredths(450)));
    assert_eq!(page.due_on, "2027-05-31".parse().ok());
}

#[test]
fn what_is_not_read_is_listed() {
    let text = "Mar 2, 2026 Modifier 25 webinar 1.5\nSomething without a day 2\n";
    let page = read_page(&[], text, Rulebook::embedded());
    assert_eq!(page.rows.len(), 1);
    assert!(
        page.not_read
            .iter()
            .any(|line| line.contains("without a day")),
        "{:?}",
        page.not_read
    );
}

fn credit(id: &str, title: &str, day: &str, hundredths: i32, state: Option<PortalState>) -> Credit {
    Credit {
        id: id.into(),
        title: title.to_owned(),
        completed_on: day.parse().expect("a day"),
        amount: Some(Ceus::from_hundredths(hundredths)),
        portal: state
            .map(|state| PortalRecord {
                issuer: "AHIMA".into(),
                state,
            })
            .into_iter()
            .collect(),
        ..Credit::default()
    }
}

fn ours() -> Vec<Credit> {
    vec![
        credit("a", "ICD-10-PCS update", "2026-03-18", 200, None),
        credit(
            "b",
            "PCS root operations",
            "2026-02-25",
            200,
            Some(PortalState::Entered),
        ),
        credit(
            "c",
            "Privacy and security update",
            "2026-05-06",
            200,
            Some(PortalState::Entered),
        ),
        credit(
            "d",
            "Query practice in outpatient CDI",
            "2026-11-12",
            200,
            None,
        ),
    ]
}

const PAGE: &str = "\
3/18/2026\tICD-10-PCS Update\t1.5
2/25/2026\tPCS root operations\t2
9/9/2026\tAHIMA member webinar: data governance\t2.5
";

fn compared(text: &str, credits: &[Credit]) -> Compared {
    let page = read_page(&tables(text), text, Rulebook::embedded());
    let day = |text: &str| -> NaiveDate { text.parse().expect("a day") };
    let cycle = Span::new(day("2025-03-10"), day("2027-03-09"));
    compare(
        &IssuerId::new("AHIMA"),
        &page,
        credits,
        cycle,
        day("2026-11-30"),
    )
}

#[test]
fn each_row_and_each_credit_is_in_one_list() {
    let found = compared(PAGE, &ours());
    let both: Vec<&str> = found.both.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(both, ["b", "a"]);
    assert_eq!(found.both[1].differs, ["amount"], "1.5 there and 2 here");
    assert_eq!(found.only_there.len(), 1);
    assert_eq!(
        found.gone[0].id.as_str(),
        "c",
        "it was entered, and is gone"
    );
    assert_eq!(found.only_here[0].id.as_str(), "d");
    assert_eq!(found.only_here[0].to_enter[0].0, "Title");
    assert_eq!(
        found.sentence,
        "AHIMA shows 6.0 CEUs, your logbook 8.0: one isn’t entered there, one that was is gone, \
         one is only there, one entry differs."
    );
}

#[test]
fn two_of_one_day_and_amount_are_two() {
    let credits = [
        credit("a", "Denials by payer", "2026-03-18", 100, None),
        credit("b", "Sepsis documentation", "2026-03-18", 100, None),
    ];
    let text = "3/18/2026\tSepsis documentation\t1\n3/18/2026\tDenials by payer\t1\n";
    let found = compared(text, &credits);
    for both in &found.both {
        assert_eq!(both.title, both.there.title, "each with its own");
    }
    assert_eq!(found.both.len(), 2);
}

proptest! {
    #[test]
    fn the_order_of_neither_side_matters(
        order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
        lines in Just((0..3).collect::<Vec<usize>>()).prop_shuffle()
    ) {
        let straight = compared(PAGE, &ours());
        let all = ours();
        let credits: Vec<Credit> = order.iter().map(|at| all[*at].clone()).collect();
        let text: Vec<&str> = PAGE.lines().collect();
        let text: String = lines.iter().map(|at| format!("{}\n", text[*at])).collect();
        prop_assert_eq!(compared(&text, &credits), straight);
    }
}

/// The credits of AAPC's pages in `pastes/`, in the order of their days.
const AAPC: [(&str, &str, &str); 3] = [
    ("2025-11-02", "12", "HEALTHCON regional"),
    ("2026-03-05", "1", "Risk adjustment: what HCCs miss"),
    ("2026-03-19", "2", "E/M 2026 in practice"),
];
/// Those of AHIMA's.
const AHIMA: [(&str, &str, &str); 3] = [
    ("2026-01-31", "3", "Grief at work"),
    ("2026-02-28", "1.25", "Privacy officers' day"),
    ("2026-03-13", "2", "Inpatient PCS update"),
];

#[rstest]
#[case::table_with_actions(include_str!("pastes/aapc-table-with-actions.txt"), AAPC, Some("36"), Some("2026-05-31"))]
#[case::cards(include_str!("pastes/aapc-cards.txt"), AAPC, None, None)]
#[case::a_line_each(include_str!("pastes/aapc-a-line-each.txt"), AAPC, None, None)]
#[case::a_cell_a_line(include_str!("pastes/aapc-a-cell-a-line.txt"), AAPC, None, None)]
#[case::bars(include_str!("pastes/aapc-bars.txt"), AAPC, None, None)]
#[case::transcript(include_str!("pastes/ahima-transcript.txt"), AHIMA, Some("30"), None)]
#[case::blocks(include_str!("pastes/ahima-blocks.txt"), AHIMA, None, None)]
#[case::no_header(include_str!("pastes/ahima-no-header.txt"), AHIMA, None, None)]
#[case::numbered(include_str!("pastes/ahima-numbered.txt"), AHIMA, Some("30"), Some("2027-12-31"))]
#[case::labels(include_str!("pastes/ahima-labels.txt"), AHIMA, None, None)]
fn pages_of_both_issuers_in_five_shapes_each(
    #[case] text: &str,
    #[case] credits: [(&str, &str, &str); 3],
    #[case] required: Option<&str>,
    #[case] due_on: Option<&str>,
) {
    let page = read_page(&tables(text), text, Rulebook::embedded());
    let read: Vec<(String, String, String)> = page
        .rows
        .iter()
        .map(|row| {
            // Whose it is stands behind some titles.
            let title = row.title.trim_end_matches(" (AHIMA)");
            let title = title.trim_end_matches(" (External)");
            (
                row.date.to_string(),
                row.amount.to_string(),
                title.to_owned(),
            )
        })
        .collect();
    let expected =
        credits.map(|(date, amount, title)| (date.to_owned(), amount.to_owned(), title.to_owned()));
    assert_eq!(read, expected, "left unread: {:?}", page.not_read);
    assert_eq!(page.required.map(|it| it.to_string()).as_deref(), required);
    assert_eq!(page.due_on.map(|it| it.to_string()).as_deref(), due_on);
}
