//! The week grid and its cells, the days of the year, and the usual day.

mod common;

use common::{Home, add, day, entry, filled, position, run, today};
use milepost_core::amounts::Ceus;
use milepost_logbook::{
    DayCell, Fact, Logbook, Operation, Place, Settings, UsualBasis, WeekBegins,
};

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
        Some(&day("2026-11-15")),
        "a week begins on Sunday"
    );
    assert_eq!(grid.days.last(), Some(&day("2026-11-21")));
    let rows: Vec<(&str, &[i32], i32)> = grid
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.minutes.as_slice(), row.total))
        .collect();
    assert_eq!(
        rows,
        [
            ("Harbor", &[0, 0, 0, 0, 0, 60, 0][..], 60),
            ("Mercy", &[0, 0, 0, 0, 450, 390, 0], 840),
            ("PCS module", &[0, 0, 0, 0, 0, 0, 180], 180),
            ("Practicode", &[0, 0, 0, 0, 0, 120, 0], 120),
            ("Study", &[0, 0, 0, 30, 0, 0, 0], 30),
        ]
    );
    assert_eq!(grid.totals, [0, 0, 0, 30, 450, 570, 180]);
    assert_eq!(grid.total, 1230);
    assert_eq!(grid.ceus[4], Ceus::from_hundredths(150));
    assert_eq!(
        grid.rows[1].usual,
        [0, 0, 0, 0, 0, 400, 0],
        "from the Fridays before"
    );

    assert!(grid.holidays.iter().all(Option::is_none));
    let thanks = logbook.week(day("2026-11-23"), today()).expect("readable");
    assert_eq!(
        thanks.holidays[4].as_deref(),
        Some("Thanksgiving Day"),
        "on which the usual hours aren't filled in"
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
        "a position isn't shown before it begins"
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
    let totals = logbook.day_totals(date, date, today()).expect("readable");
    assert_eq!((totals[0].work_minutes, totals[0].study_minutes), (60, 180));
    logbook.undo().expect("the four cells are one operation");
    assert!(
        logbook
            .day_totals(date, date, today())
            .expect("readable")
            .is_empty()
    );
}

#[test]
fn day_totals_are_for_the_days_that_have_any() {
    let home = Home::new();
    let totals = filled(&home)
        .day_totals(day("2026-11-19"), day("2026-11-20"), today())
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
    assert_eq!(day.logged_minutes, 0);
    assert_eq!(
        day.pattern,
        [480, 0, 0, 0, 0, 0, 0],
        "one Friday in three weeks is no pattern"
    );
    add(&mut logbook, entry("", "p", "2026-11-13", 390));
    assert_eq!(usual(&logbook).pattern, [480, 0, 0, 0, 390, 0, 0]);
    add(&mut logbook, entry("", "p", "2026-11-23", 120));
    assert_eq!(
        usual(&logbook).logged_minutes,
        120,
        "today's own hours aren't the usual"
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
    assert_eq!(place(&logbook), "q", "what is planned doesn't count");
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
fn what_is_planned_stands_apart_from_what_was_done() {
    let home = Home::new();
    let mut logbook = filled(&home);
    for (id, date, minutes) in [("ahead", "2026-11-24", 480), ("waiting", "2026-11-20", 120)] {
        let mut fact = entry(id, "p", date, minutes);
        if let Fact::Entry(it) = &mut fact {
            it.planned = true;
        }
        add(&mut logbook, fact);
    }
    let grid = logbook.week(day("2026-11-16"), today()).expect("readable");
    let mercy = &grid.rows[1];
    assert_eq!(mercy.minutes, [0, 0, 0, 0, 450, 390, 0]);
    assert_eq!(mercy.planned, [0, 0, 0, 0, 0, 120, 0]);
    assert_eq!(
        (mercy.total, grid.total),
        (840, 1230),
        "sums leave plans out"
    );
    let next = logbook.week(today(), today()).expect("readable");
    let mercy = next.rows.iter().find(|row| row.name == "Mercy");
    let mercy = mercy.expect("the position is open");
    assert_eq!((mercy.planned[2], mercy.total), (480, 0));
    assert_eq!(
        mercy.usual,
        [0, 450, 450, 450, 450, 390, 0],
        "a plan makes nothing usual: what was logged does, and the weekly hours until then"
    );
    let days = logbook
        .day_totals(day("2026-11-20"), day("2026-11-24"), today())
        .expect("readable");
    let told: Vec<(String, i32, i32, i32)> = days
        .iter()
        .map(|it| {
            let date = it.date.to_string();
            (date, it.work_minutes, it.study_minutes, it.planned_minutes)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2026-11-20".to_owned(), 450, 120, 120),
            ("2026-11-21".to_owned(), 0, 180, 0),
            ("2026-11-24".to_owned(), 0, 0, 480),
        ]
    );
}

#[test]
fn a_week_begins_on_monday_where_the_person_has_it_so() {
    let home = Home::new();
    let mut logbook = filled(&home);
    let monday = Settings {
        week_begins: WeekBegins::Monday,
        ..Settings::default()
    };
    logbook
        .save_settings(&monday)
        .expect("settings can be saved");
    for asked in ["2026-11-16", "2026-11-19", "2026-11-22"] {
        let grid = logbook.week(day(asked), today()).expect("readable");
        assert_eq!(grid.days.first(), Some(&day("2026-11-16")), "{asked}");
        assert_eq!(grid.totals, [0, 0, 30, 450, 570, 180, 0], "{asked}");
    }
}

#[test]
fn a_new_position_has_a_fifth_of_its_weekly_hours_on_each_working_day_that_it_is_open() {
    let home = Home::new();
    let mut logbook = home.open();
    let mut fact = position("p", "Mercy");
    if let Fact::Position(it) = &mut fact {
        it.starts_on = Some(day("2026-11-17"));
        it.ends_on = Some(day("2026-11-26"));
    }
    add(&mut logbook, fact);
    let usual = |logbook: &Logbook, monday: &str| {
        let grid = logbook.week(day(monday), today()).expect("readable");
        grid.rows[0].usual.clone()
    };
    assert_eq!(
        usual(&logbook, "2026-11-16"),
        [0, 0, 450, 450, 450, 450, 0],
        "from the first day on, and no weekend"
    );
    assert_eq!(
        usual(&logbook, "2026-11-23"),
        [0, 450, 450, 450, 450, 0, 0],
        "up to the last day"
    );
    add(&mut logbook, entry("third", "p", "2026-11-18", 300));
    assert_eq!(
        usual(&logbook, "2026-11-23"),
        [0, 450, 450, 300, 450, 0, 0],
        "one day says nothing of the others"
    );
    add(&mut logbook, entry("first", "p", "2026-11-16", 300));
    assert_eq!(
        usual(&logbook, "2026-11-23"),
        [0, 300, 0, 300, 0, 0, 0],
        "a whole week says which days are free"
    );
    add(&mut logbook, entry("sunday", "p", "2026-11-22", 300));
    assert_eq!(
        usual(&logbook, "2026-11-23"),
        [0, 300, 0, 300, 0, 0, 0],
        "a Sunday that was caught up on is no pattern"
    );
}
