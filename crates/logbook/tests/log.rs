//! What the Log shows: pages, the week, the days, the usual day, what was typed before.

mod common;

use common::{Home, add, course, credit, day, entry, one_of_each, position, run, study, today};
use milepost_core::amounts::Ceus;
use milepost_core::facts::{Credit, Practicode, StudyEntry};
use milepost_logbook::{
    DayCell, Fact, LogFilter, LogKind, LogPage, Logbook, Operation, Place, Proof, Settings,
    UsualBasis,
};

fn page(logbook: &Logbook, filter: &LogFilter) -> LogPage {
    logbook.log_page(filter, today(), 0, 100).expect("readable")
}

fn what(page: &LogPage) -> Vec<String> {
    page.rows
        .iter()
        .map(|row| format!("{} {} {}", row.date, row.place, row.what))
        .collect()
}

/// Work, study of every kind and credits around today.
fn filled(home: &Home) -> Logbook {
    let mut logbook = home.open();
    run(
        &mut logbook,
        Operation::Setup(vec![
            position("p", "Mercy"),
            position("q", "Harbor"),
            course("c", "PCS module"),
            Fact::Practicode(Practicode {
                id: "i".into(),
                ..Practicode::default()
            }),
        ]),
    );
    run(
        &mut logbook,
        Operation::AddMany(vec![
            entry("e1", "p", "2026-11-19", 450),
            entry("e2", "p", "2026-11-20", 390),
            entry("e3", "q", "2026-11-20", 60),
            study("s1", Some("c"), "2026-11-21", 180),
            Fact::StudyEntry(StudyEntry {
                id: "s2".into(),
                practicode: Some("i".into()),
                date: day("2026-11-20"),
                minutes: 120,
                note: Some("24 cases, 100 % done_once".to_owned()),
                ..StudyEntry::default()
            }),
            study("s3", None, "2026-11-18", 30),
            credit("d1", "Modifier 25", 150, "2026-11-19"),
            Fact::Credit(Credit {
                id: "d2".into(),
                title: "Held".to_owned(),
                completed_on: day("2026-11-01"),
                certificate_held: true,
                ..Credit::default()
            }),
            credit("d3", "Audit workshop", 600, "2026-12-09"),
        ]),
    );
    logbook
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
fn the_week_has_a_row_for_each_open_or_used_place() {
    let home = Home::new();
    let mut logbook = filled(&home);
    for week in ["2026-11-06", "2026-11-13"] {
        add(&mut logbook, entry("", "p", week, 400));
    }
    let grid = logbook.week(day("2026-11-19"), today()).expect("readable");
    assert_eq!(
        grid.days.first(),
        Some(&day("2026-11-16")),
        "a week begins on Monday"
    );
    assert_eq!(grid.days.last(), Some(&day("2026-11-22")));
    let rows: Vec<(&str, &[i32], i32)> = grid
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.minutes.as_slice(), row.total))
        .collect();
    assert_eq!(
        rows,
        [
            ("Harbor", &[0, 0, 0, 0, 60, 0, 0][..], 60),
            ("Mercy", &[0, 0, 0, 450, 390, 0, 0], 840),
            ("PCS module", &[0, 0, 0, 0, 0, 180, 0], 180),
            ("Practicode", &[0, 0, 0, 0, 120, 0, 0], 120),
            ("Study", &[0, 0, 30, 0, 0, 0, 0], 30),
        ]
    );
    assert_eq!(grid.totals, [0, 0, 30, 450, 570, 180, 0]);
    assert_eq!(grid.total, 1230);
    assert_eq!(grid.ceus[3], Ceus::from_hundredths(150));
    assert_eq!(
        grid.rows[1].usual,
        [0, 0, 0, 0, 400, 0, 0],
        "from the Fridays before"
    );

    let quiet = logbook.week(day("2026-03-20"), today()).expect("readable");
    let names: Vec<&str> = quiet.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        names,
        ["Harbor", "Mercy", "PCS module", "Practicode"],
        "open, though unused"
    );
    let before = logbook.week(day("2026-03-08"), today()).expect("readable");
    assert!(
        before.rows.iter().all(|row| row.name != "Mercy"),
        "a position is not shown before it begins"
    );
}

#[test]
fn a_cell_sets_the_total_of_its_day() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    let mut set = |minutes: i32| -> Vec<(i32, Option<String>)> {
        let cell = DayCell {
            place: Place::Position("p".into()),
            date: day("2026-11-16"),
            minutes,
        };
        run(&mut logbook, Operation::SetHours(vec![cell]));
        let entries = logbook.facts().expect("readable").entries;
        entries
            .into_iter()
            .map(|it| (it.minutes, it.note))
            .collect()
    };
    assert_eq!(set(450), [(450, None)], "an empty day gets an entry");
    assert_eq!(set(390), [(390, None)], "which is then changed");
    assert_eq!(set(0), [], "and removed");

    let noted = |id: &str, minutes: i32| match entry(id, "p", "2026-11-16", minutes) {
        Fact::Entry(mut it) => {
            it.note = Some(id.to_owned());
            Fact::Entry(it)
        }
        _ => unreachable!(),
    };
    run(
        &mut logbook,
        Operation::AddMany(vec![noted("a", 120), noted("b", 60)]),
    );
    let mut set = |minutes: i32| -> Vec<(i32, Option<String>)> {
        let cell = DayCell {
            place: Place::Position("p".into()),
            date: day("2026-11-16"),
            minutes,
        };
        run(&mut logbook, Operation::SetHours(vec![cell]));
        let entries = logbook.facts().expect("readable").entries;
        entries
            .into_iter()
            .map(|it| (it.minutes, it.note))
            .collect()
    };
    let (a, b) = (Some("a".to_owned()), Some("b".to_owned()));
    assert_eq!(
        set(240),
        [(120, a.clone()), (120, b)],
        "more goes to the last entry"
    );
    assert_eq!(set(90), [(90, a)], "less comes from the last ones first");
    assert_eq!(set(0), []);
    logbook.undo().expect("each cell is one operation");
    assert_eq!(
        logbook.count().expect("readable"),
        2,
        "the position and the entry of 90 minutes"
    );
}

#[test]
fn every_place_has_cells() {
    let home = Home::new();
    let mut logbook = filled(&home);
    let date = day("2026-11-10");
    let cells: Vec<DayCell> = [
        Place::Position("p".into()),
        Place::Course("c".into()),
        Place::Practicode("i".into()),
        Place::Study,
    ]
    .into_iter()
    .map(|place| DayCell {
        place,
        date,
        minutes: 60,
    })
    .collect();
    run(&mut logbook, Operation::SetHours(cells));
    let totals = logbook.day_totals(date, date).expect("readable");
    assert_eq!((totals[0].work_minutes, totals[0].study_minutes), (60, 180));
    logbook.undo().expect("the four cells are one operation");
    assert!(logbook.day_totals(date, date).expect("readable").is_empty());
}

#[test]
fn day_totals_are_for_the_days_that_have_any() {
    let home = Home::new();
    let totals = filled(&home)
        .day_totals(day("2026-11-19"), day("2026-11-20"))
        .expect("readable");
    let told: Vec<(String, i32, i32)> = totals
        .iter()
        .map(|it| (it.date.to_string(), it.work_minutes, it.study_minutes))
        .collect();
    assert_eq!(
        told,
        [
            ("2026-11-19".to_owned(), 450, 0),
            ("2026-11-20".to_owned(), 450, 120)
        ]
    );
}

#[test]
fn the_usual_day_is_the_most_frequent_of_that_weekday() {
    let home = Home::new();
    let mut logbook = home.open();
    assert_eq!(
        logbook.usual_day(today()).expect("readable"),
        None,
        "no position, no usual day"
    );
    add(&mut logbook, position("p", "Mercy"));
    let usual = |logbook: &Logbook| logbook.usual_day(today()).expect("readable").expect("open");
    assert_eq!(
        (usual(&logbook).minutes, usual(&logbook).basis),
        (450, UsualBasis::WeeklyHours),
        "a fifth of 37.5 h while nothing is logged"
    );
    for (date, minutes) in [
        ("2026-11-16", 480),
        ("2026-11-09", 450),
        ("2026-11-02", 480),
        ("2026-09-21", 300), // nine weeks ago: too old
        ("2026-11-20", 390), // a Friday
    ] {
        add(&mut logbook, entry("", "p", date, minutes));
    }
    let day = usual(&logbook);
    assert_eq!(
        (day.minutes, day.basis),
        (480, UsualBasis::SameWeekday),
        "Mondays, mostly"
    );
    assert_eq!(day.pattern, [480, 0, 0, 0, 390, 0, 0]);
    assert_eq!(day.logged_minutes, 0);
    add(&mut logbook, entry("", "p", "2026-11-23", 120));
    assert_eq!(
        usual(&logbook).logged_minutes,
        120,
        "today's own hours are not the usual"
    );
    assert_eq!(usual(&logbook).minutes, 480);
}

#[test]
fn the_usual_place_is_the_one_logged_last_or_chosen() {
    let home = Home::new();
    let mut logbook = filled(&home);
    let place = |logbook: &Logbook| {
        logbook
            .usual_day(today())
            .expect("readable")
            .expect("open")
            .position
            .to_string()
    };
    add(&mut logbook, entry("", "q", "2026-11-22", 60));
    assert_eq!(place(&logbook), "q", "logged last");
    add(&mut logbook, entry("", "p", "2026-12-01", 60));
    assert_eq!(place(&logbook), "q", "what is planned does not count");
    let chosen = Settings {
        default_position: Some("p".into()),
        ..Settings::default()
    };
    logbook
        .save_settings(&chosen)
        .expect("settings can be saved");
    assert_eq!(place(&logbook), "p", "the user's choice wins");
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
