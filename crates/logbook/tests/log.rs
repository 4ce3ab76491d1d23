//! The log's pages and filters, and what was typed before.

mod common;

use common::{Home, add, day, entry, filled, one_of_each, position, run, today};
use milepost_core::amounts::Ceus;
use milepost_logbook::{Fact, LogFilter, LogKind, LogView, Logbook, Operation, Place, Proof};

fn view(logbook: &Logbook, filter: &LogFilter) -> LogView {
    logbook.log_view(filter, today(), 0, 100).expect("readable")
}

fn what(page: &LogView) -> Vec<String> {
    page.rows
        .iter()
        .map(|row| format!("{} {} {}", row.date, row.place, row.what))
        .collect()
}

#[test]
fn the_log_is_newest_first_over_all_ledgers() {
    let home = Home::new();
    let page = view(&filled(&home), &LogFilter::default());
    let ids: Vec<&str> = page.rows.iter().map(|row| row.key.id.as_str()).collect();
    assert_eq!(
        ids,
        ["d3", "s1", "e3", "e2", "s2", "e1", "d1", "s3", "d2"],
        "within a day: work, study, credits; in each the last added first"
    );
    assert_eq!(page.index.total, 9);
    let planned: Vec<&str> = page
        .rows
        .iter()
        .filter(|row| row.planned)
        .map(|row| row.key.id.as_str())
        .collect();
    assert_eq!(planned, ["d3"], "only what lies after today is planned");
    let row = &page.rows[2];
    assert_eq!(
        (row.place.as_str(), row.minutes, row.ceus),
        ("Harbor", Some(60), None)
    );
    assert_eq!(row.at, Some(Place::Position("q".into())));
    let row = &page.rows[6];
    assert_eq!(
        (row.minutes, row.ceus),
        (None, Some(Ceus::from_hundredths(150)))
    );
    assert_eq!(row.proof, Some(Proof::Missing));
    assert_eq!(
        page.rows[0].proof, None,
        "a planned credit can have no certificate yet"
    );
}

#[test]
fn totals_are_of_the_whole_filter_and_every_kind() {
    let home = Home::new();
    let logbook = filled(&home);
    let only_work = LogFilter {
        kinds: vec![LogKind::Work],
        ..LogFilter::default()
    };
    let page = view(&logbook, &only_work);
    assert_eq!(page.index.total, 3, "the rows are of the chosen kind");
    let totals: Vec<(LogKind, u32, i32, Ceus)> = page
        .index
        .totals
        .iter()
        .map(|it| (it.kind, it.rows, it.minutes, it.ceus))
        .collect();
    assert_eq!(
        totals,
        [
            (LogKind::Work, 3, 900, Ceus::ZERO),
            (LogKind::Course, 1, 180, Ceus::ZERO),
            (LogKind::Practicode, 1, 120, Ceus::ZERO),
            (LogKind::Study, 1, 30, Ceus::ZERO),
            (LogKind::Credit, 3, 0, Ceus::from_hundredths(150)),
        ],
        "the other chips keep their numbers"
    );
    assert_eq!(
        page.index.proof_missing, 1,
        "one credit is done and has no certificate"
    );
}

#[test]
fn pages_follow_each_other() {
    let home = Home::new();
    let logbook = filled(&home);
    let all = view(&logbook, &LogFilter::default()).rows;
    for page_rows in 1..=10 {
        let index = logbook
            .log_view(&LogFilter::default(), today(), 0, page_rows)
            .expect("readable")
            .index;
        assert_eq!(index.total, 9);
        let mut paged = Vec::new();
        for start in &index.pages {
            let rows = logbook
                .log_rows(&LogFilter::default(), today(), Some(start), page_rows)
                .expect("readable");
            paged.extend(rows);
        }
        assert_eq!(paged, all, "{page_rows} a page: each row once, in order");
    }
}

#[test]
fn the_log_opens_at_the_page_in_which_a_row_stands() {
    let home = Home::new();
    let logbook = filled(&home);
    let all = view(&logbook, &LogFilter::default()).rows;
    let at = |row: u32| {
        let view = logbook
            .log_view(&LogFilter::default(), today(), row, 4)
            .expect("readable");
        (view.page, view.rows)
    };
    assert_eq!(at(5), (1, all[4..8].to_vec()));
    assert_eq!(at(8), (2, all[8..].to_vec()), "the last page is shorter");
    assert_eq!(
        at(500),
        (2, all[8..].to_vec()),
        "where rows have gone, the last page is shown"
    );
    let empty = Home::new();
    let view = view(&empty.open(), &LogFilter::default());
    assert_eq!((view.page, view.rows.len(), view.index.total), (0, 0, 0));
}

#[test]
fn what_waits_to_be_confirmed_is_found_and_counted_apart() {
    let home = Home::new();
    let mut logbook = filled(&home);
    for (id, date) in [("plan", "2026-11-24"), ("waiting", "2026-11-20")] {
        let mut fact = entry(id, "p", date, 60);
        if let Fact::Entry(it) = &mut fact {
            it.planned = true;
        }
        add(&mut logbook, fact);
    }
    let everything = view(&logbook, &LogFilter::default());
    assert_eq!(everything.index.to_confirm, 1);
    let work = &everything.index.totals[0];
    assert_eq!(
        (work.rows, work.minutes, work.planned_minutes),
        (5, 900, 120),
        "sums are of what was done"
    );
    let told: Vec<(&str, bool, bool)> = everything
        .rows
        .iter()
        .filter(|row| row.planned)
        .map(|row| (row.key.id.as_str(), row.planned, row.to_confirm))
        .collect();
    assert_eq!(
        told,
        [
            ("d3", true, false),
            ("plan", true, false),
            ("waiting", true, true)
        ]
    );
    let waiting = view(
        &logbook,
        &LogFilter {
            to_confirm: true,
            ..LogFilter::default()
        },
    );
    let ids: Vec<&str> = waiting.rows.iter().map(|row| row.key.id.as_str()).collect();
    assert_eq!((waiting.index.total, ids), (1, vec!["waiting"]));
}

#[test]
fn every_row_of_a_filter_can_be_named() {
    let home = Home::new();
    let logbook = filled(&home);
    let only_work = LogFilter {
        kinds: vec![LogKind::Work],
        ..LogFilter::default()
    };
    let keys = logbook.log_keys(&only_work, today()).expect("readable");
    let told: Vec<(&str, Option<i32>)> = keys
        .iter()
        .map(|it| (it.key.id.as_str(), it.minutes))
        .collect();
    assert_eq!(
        told,
        [("e3", Some(60)), ("e2", Some(390)), ("e1", Some(450))],
        "in the order of the log"
    );
}

#[test]
fn filters_narrow_the_log() {
    let home = Home::new();
    let logbook = filled(&home);
    let ids = |filter: LogFilter| -> Vec<String> {
        let page = view(&logbook, &filter);
        assert_eq!(
            page.index.total as usize,
            page.rows.len(),
            "the total counts the rows: {filter:?}"
        );
        page.rows.into_iter().map(|row| row.key.id).collect()
    };
    let none = LogFilter::default;
    let text = |text: &str| LogFilter {
        text: Some(text.to_owned()),
        ..none()
    };
    let at = |place: Place| LogFilter {
        place: Some(place),
        ..none()
    };
    let proof = |proof: Proof| LogFilter {
        proof: Some(proof),
        ..none()
    };
    assert_eq!(
        ids(LogFilter {
            kinds: vec![LogKind::Practicode, LogKind::Study],
            ..none()
        }),
        ["s2", "s3"]
    );
    assert_eq!(ids(at(Place::Position("p".into()))), ["e2", "e1"]);
    assert_eq!(ids(at(Place::Course("c".into()))), ["s1"]);
    assert_eq!(ids(at(Place::Practicode("i".into()))), ["s2"]);
    assert_eq!(ids(at(Place::Study)), ["s3"]);
    assert_eq!(
        ids(text("mErCy")),
        ["e2", "e1"],
        "the place counts as text, in any case"
    );
    assert_eq!(ids(text("cases")), ["s2"]);
    assert_eq!(
        ids(text("100 %")),
        ["s2"],
        "a per cent sign is no wild card"
    );
    assert_eq!(ids(text("done_once")), ["s2"]);
    assert_eq!(ids(text("doneXonce")), [""; 0], "nor is a line below");
    assert_eq!(ids(text("' OR 1=1 --")), [""; 0]);
    assert_eq!(ids(text("  ")).len(), 9, "nothing typed narrows nothing");
    assert_eq!(
        ids(LogFilter {
            from: Some(day("2026-11-19")),
            to: Some(day("2026-11-20")),
            ..none()
        }),
        ["e3", "e2", "s2", "e1", "d1"]
    );
    assert_eq!(ids(proof(Proof::Missing)), ["d1"]);
    assert_eq!(ids(proof(Proof::Held)), ["d2"]);
    assert_eq!(
        ids(LogFilter {
            kinds: vec![LogKind::Work],
            ..proof(Proof::Held)
        }),
        [""; 0],
        "work needs no certificate"
    );
}

#[test]
fn everything_written_in_a_row_is_read() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    assert_eq!(
        what(&view(&logbook, &LogFilter::default())),
        [
            "2026-11-21 ICD-10-PCS module Root operations",
            "2026-11-20 Mercy Outpatient Radiology, n",
            "2026-03-02 Northlight Modifier 25 webinar, two\nlines",
        ]
    );
}

#[test]
fn suggestions_are_what_was_typed_last() {
    let home = Home::new();
    let mut logbook = home.open();
    run(&mut logbook, Operation::AddMany(one_of_each()));
    add(&mut logbook, position("", "Harbor"));
    add(&mut logbook, position("", "Mercy Outpatient"));
    let suggestions = logbook.suggestions().expect("readable");
    assert_eq!(
        suggestions.employers,
        ["Mercy Outpatient", "Harbor"],
        "each once, last first"
    );
    assert_eq!(suggestions.people, ["Luis Ortega", "Joan Bell"]);
    assert_eq!(suggestions.topics, ["auditing", "a, \"quoted\" topic"]);
    assert_eq!(suggestions.specialties, ["Radiology"]);
}
