//! The log's pages and filters, and what was typed before.

mod common;

use common::{Home, add, day, filled, one_of_each, position, run, today};
use milepost_core::amounts::Ceus;
use milepost_logbook::{LogFilter, LogKind, LogPage, Logbook, Operation, Place, Proof};

fn page(logbook: &Logbook, filter: &LogFilter) -> LogPage {
    logbook.log_page(filter, today(), 0, 100).expect("readable")
}

fn what(page: &LogPage) -> Vec<String> {
    page.rows
        .iter()
        .map(|row| format!("{} {} {}", row.date, row.place, row.what))
        .collect()
}

#[test]
fn the_log_is_newest_first_over_all_ledgers() {
    let home = Home::new();
    let page = page(&filled(&home), &LogFilter::default());
    let ids: Vec<&str> = page.rows.iter().map(|row| row.key.id.as_str()).collect();
    assert_eq!(
        ids,
        ["d3", "s1", "e3", "e2", "s2", "e1", "d1", "s3", "d2"],
        "within a day: work, study, credits; in each the last added first"
    );
    assert_eq!(page.total, 9);
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
    let page = page(&logbook, &only_work);
    assert_eq!(page.total, 3, "the rows are of the chosen kind");
    let totals: Vec<(LogKind, u32, i32, Ceus)> = page
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
            (LogKind::Credit, 3, 0, Ceus::from_hundredths(750)),
        ],
        "the other chips keep their numbers"
    );
    assert_eq!(
        page.proof_missing, 1,
        "one credit is done and has no certificate"
    );
}

#[test]
fn pages_follow_each_other() {
    let home = Home::new();
    let logbook = filled(&home);
    let all = page(&logbook, &LogFilter::default()).rows;
    let mut paged = Vec::new();
    for offset in (0..12).step_by(4) {
        let page = logbook
            .log_page(&LogFilter::default(), today(), offset, 4)
            .expect("readable");
        assert_eq!((page.offset, page.total), (offset, 9));
        paged.extend(page.rows);
    }
    assert_eq!(paged, all, "each row once, in order");
}

#[test]
fn filters_narrow_the_log() {
    let home = Home::new();
    let logbook = filled(&home);
    let ids = |filter: LogFilter| -> Vec<String> {
        let page = page(&logbook, &filter);
        assert_eq!(
            page.total as usize,
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
        what(&page(&logbook, &LogFilter::default())),
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
