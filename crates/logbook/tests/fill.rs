//! Filling a range at a place: what it would do, and doing it as one operation.

mod common;

use common::{Home, add, course, day, entry, now, position, today};
use milepost_core::fill::{LeaveOut, RangeFill};
use milepost_logbook::{LogbookError, Operation, Place};
use rstest::rstest;

fn two_weeks() -> RangeFill {
    RangeFill {
        from: day("2026-11-09"),
        to: day("2026-11-27"),
        pattern: vec![450, 480, 450, 480, 390, 0, 0],
        leave_out: vec![LeaveOut::FederalHolidays, LeaveOut::DaysWithTime],
    }
}

#[test]
fn the_plan_stores_nothing_and_its_operation_stores_all_of_it() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, position("p", "Mercy"));
    add(&mut logbook, entry("", "p", "2026-11-10", 60));
    let plan = logbook
        .fill_plan(&Place::Position("p".into()), &two_weeks(), today())
        .expect("it can be filled");
    assert_eq!(
        plan.filled.says,
        [
            "12 days, 89 h at Mercy, Nov 9 – 27, 2026.",
            "3 days are in the future: planned, and counted once you confirm them.",
            "Left out: 1 day with time already (Nov 10), \
             2 federal holidays (Nov 11, Veterans Day; Nov 26, Thanksgiving Day).",
        ]
    );
    assert_eq!(
        logbook.count().expect("readable"),
        2,
        "nothing is stored yet"
    );
    let applied = logbook
        .transact(plan.operation.expect("there are days"), &now())
        .expect("it is valid");
    assert_eq!(applied.label, "Logged 89 h in 12 entries at Mercy");
    let entries = logbook.facts().expect("readable").entries;
    assert_eq!(entries.len(), 13);
    let planned = entries.iter().filter(|it| it.planned).count();
    assert_eq!(planned, 3, "Tuesday, Wednesday and Friday of this week");
    logbook.undo().expect("it is one operation");
    assert_eq!(logbook.count().expect("readable"), 2);
}

#[test]
fn courses_are_filled_between_their_days() {
    let home = Home::new();
    let mut logbook = home.open();
    add(&mut logbook, course("c", "PCS module"));
    let plan = logbook
        .fill_plan(&Place::Course("c".into()), &two_weeks(), today())
        .expect("it can be filled");
    assert!(
        plan.filled.says[0].contains("for PCS module"),
        "{:?}",
        plan.filled.says
    );
    assert!(matches!(plan.operation, Some(Operation::AddMany(facts)) if facts.len() == 13));
}

#[rstest]
#[case::backwards(RangeFill { to: day("2026-11-01"), ..two_weeks() }, "to")]
#[case::no_hours(RangeFill { pattern: vec![0; 7], ..two_weeks() }, "pattern")]
fn what_cannot_be_filled_names_its_field(#[case] asked: RangeFill, #[case] field: &str) {
    let home = Home::new();
    let logbook = home.open();
    let error = logbook
        .fill_plan(&Place::Study, &asked, today())
        .expect_err("it can't");
    assert!(
        matches!(&error, LogbookError::Invalid(it) if it.field == field),
        "{error}"
    );
}

#[test]
fn a_place_that_is_gone_is_named() {
    let home = Home::new();
    let error = home
        .open()
        .fill_plan(&Place::Position("gone".into()), &two_weeks(), today())
        .expect_err("it is gone");
    assert!(matches!(error, LogbookError::NotFound(_)), "{error}");
}
