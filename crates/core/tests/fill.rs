//! Filling a range of days: which days get hours, which do not, and what is said of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_core::fill::{Filled, FilledPlace, LeaveOut, RangeFill, fill};
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test writes a date as YYYY-MM-DD")
}

fn weekdays(from: &str, to: &str, leave_out: &[LeaveOut]) -> RangeFill {
    RangeFill {
        from: day(from),
        to: day(to),
        pattern: vec![450, 480, 450, 480, 390, 0, 0],
        leave_out: leave_out.to_vec(),
    }
}

/// Fills at Mercy, which began on March 16, 2026, as of November 23, 2026.
fn at_mercy(asked: &RangeFill, taken: &[&str]) -> Filled {
    let taken: BTreeSet<NaiveDate> = taken.iter().map(|it| day(it)).collect();
    let place = FilledPlace {
        called: "at Mercy",
        opens: Some(day("2026-03-16")),
        closes: None,
        taken: &taken,
    };
    fill(asked, place, day("2026-11-23")).expect("it can be filled")
}

fn dates(filled: &Filled) -> Vec<String> {
    filled.days.iter().map(|it| it.date.to_string()).collect()
}

#[test]
fn each_weekday_gets_its_own_hours() {
    let filled = at_mercy(&weekdays("2026-11-09", "2026-11-15", &[]), &[]);
    let minutes: Vec<i32> = filled.days.iter().map(|it| it.minutes).collect();
    assert_eq!(minutes, [450, 480, 450, 480, 390], "and the weekend none");
    assert_eq!(filled.says, ["5 days, 37.5 h at Mercy, Nov 9 – 13, 2026."]);
}

#[test]
fn holidays_and_days_with_time_are_left_out_when_asked() {
    let both = [LeaveOut::FederalHolidays, LeaveOut::DaysWithTime];
    let filled = at_mercy(
        &weekdays("2026-11-09", "2026-11-13", &both),
        &["2026-11-10", "2026-11-14"],
    );
    assert_eq!(dates(&filled), ["2026-11-09", "2026-11-12", "2026-11-13"]);
    assert_eq!(
        filled.says,
        [
            "3 days, 22 h at Mercy, Nov 9 – 13, 2026.",
            "Left out: 1 day with time already (Nov 10), 1 federal holiday (Nov 11, Veterans Day).",
        ]
    );
    let none = at_mercy(&weekdays("2026-11-09", "2026-11-13", &[]), &["2026-11-10"]);
    assert_eq!(none.days.len(), 5, "unless they are wanted");
}

#[test]
fn days_outside_of_the_position_are_never_filled() {
    let filled = at_mercy(&weekdays("2026-03-09", "2026-03-18", &[]), &[]);
    assert_eq!(dates(&filled), ["2026-03-16", "2026-03-17", "2026-03-18"]);
    assert_eq!(
        filled.says[1],
        "Left out: 5 days before it began on Mar 16, 2026."
    );
    let taken = BTreeSet::new();
    let over = FilledPlace {
        called: "at Harbor",
        opens: None,
        closes: Some(day("2026-03-10")),
        taken: &taken,
    };
    let filled = fill(
        &weekdays("2026-03-09", "2026-03-12", &[]),
        over,
        day("2026-11-23"),
    )
    .expect("it can be filled");
    assert_eq!(
        filled.says,
        [
            "2 days, 15.5 h at Harbor, Mar 9 – 10, 2026.",
            "Left out: 2 days after it ended on Mar 10, 2026.",
        ]
    );
}

#[test]
fn days_ahead_are_said_to_be_planned() {
    let filled = at_mercy(&weekdays("2026-11-23", "2026-11-27", &[]), &[]);
    assert_eq!(
        filled.says[1],
        "4 days are in the future: planned, and counted once you confirm them."
    );
}

#[test]
fn nothing_to_fill_is_said_too() {
    let filled = at_mercy(
        &weekdays("2026-11-11", "2026-11-11", &[LeaveOut::FederalHolidays]),
        &[],
    );
    assert!(filled.days.is_empty());
    assert_eq!(
        filled.says,
        [
            "Nothing to fill at Mercy from Nov 11, 2026 to Nov 11, 2026.",
            "Left out: 1 federal holiday (Nov 11, Veterans Day).",
        ]
    );
}

#[test]
fn many_days_are_named_by_their_first_ones() {
    let taken = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"];
    let filled = at_mercy(
        &weekdays("2026-11-02", "2026-11-06", &[LeaveOut::DaysWithTime]),
        &taken,
    );
    assert_eq!(
        filled.says[1],
        "Left out: 4 days with time already (Nov 2, Nov 3, Nov 4, and 1 more)."
    );
}

#[rstest]
#[case::backwards("2026-11-10", "2026-11-09", vec![480], "to", "is before the first")]
#[case::too_long("2025-01-01", "2026-11-09", vec![480], "to", "at most 366")]
#[case::no_hours("2026-11-09", "2026-11-10", vec![0; 7], "pattern", "No weekday has hours")]
#[case::none_at_all("2026-11-09", "2026-11-10", vec![], "pattern", "No weekday has hours")]
#[case::too_many("2026-11-09", "2026-11-10", vec![1441], "pattern", "A day has 24 h")]
#[case::below_zero("2026-11-09", "2026-11-10", vec![-1], "pattern", "A day has 24 h")]
fn what_cannot_be_filled_says_why(
    #[case] from: &str,
    #[case] to: &str,
    #[case] pattern: Vec<i32>,
    #[case] field: &str,
    #[case] words: &str,
) {
    let asked = RangeFill {
        from: day(from),
        to: day(to),
        pattern,
        leave_out: Vec::new(),
    };
    let taken = BTreeSet::new();
    let place = FilledPlace {
        called: "at Mercy",
        opens: None,
        closes: None,
        taken: &taken,
    };
    let error = fill(&asked, place, day("2026-11-23")).expect_err("it can't");
    assert_eq!(error.field, field);
    assert!(error.message.contains(words), "{error}");
}
