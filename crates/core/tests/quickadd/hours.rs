//! Amounts of time.

use milepost_core::quickadd::Mode;
use rstest::rstest;

use crate::world::{check, world};

#[rstest]
#[case("6.5h", 390)]
#[case("6.5", 390)]
#[case("6.5 h", 390)]
#[case("6.5 hours", 390)]
#[case("6.5HRS", 390)]
#[case("6h30", 390)]
#[case("6h30m", 390)]
#[case("6hr30min", 390)]
#[case("6:30", 390)]
#[case("6h 30m", 390)]
#[case("6 h 30 min", 390)]
#[case("6 hours 30 minutes", 390)]
#[case("390m", 390)]
#[case("390 min", 390)]
#[case(".5h", 30)]
#[case("0:45", 45)]
#[case("8", 480)]
#[case("24h", 1440)]
#[case("24:00", 1440)]
#[case("1m", 1)]
// Fractions of an hour.
#[case("6 1/2 h", 390)]
#[case("6½h", 390)]
#[case("6½", 390)]
#[case("¾ hour", 45)]
#[case("1/2 hour", 30)]
// The nearest minute.
#[case("6.33h", 380)]
#[case("6.333333333h", 380)]
fn time(#[case] words: &str, #[case] minutes: i32) {
    check(
        &format!("{words} Mercy"),
        &format!("mercy 2026-11-23 {minutes} min"),
    );
    check(
        &format!("Mercy yesterday {words}"),
        &format!("mercy 2026-11-22 {minutes} min"),
    );
}

#[rstest]
#[case("25h Mercy", "! too_many_hours")]
#[case("25 Mercy", "! too_many_hours")]
#[case("24h01 Mercy", "! too_many_hours")]
#[case("24:01 Mercy", "! too_many_hours")]
#[case("1441m Mercy", "! too_many_hours")]
#[case("99999999999999999999h Mercy", "! too_many_hours")]
#[case("0 Mercy", "! hours_not_positive")]
#[case("0h Mercy", "! hours_not_positive")]
#[case("-2h Mercy", "! hours_not_positive")]
#[case("-1 Mercy", "! hours_not_positive")]
#[case("0:00 Mercy", "! hours_not_positive")]
#[case("0.001h Mercy", "! hours_not_positive")]
#[case("6h75m Mercy", "! hours_unreadable")]
#[case("6:75 Mercy", "! hours_unreadable")]
#[case("6,5h County", "! decimal_comma")]
#[case("6.5.5h County", "! hours_unreadable")]
// A word that seems to be time is never passed over for the usual hours.
#[case("Mercy 8-4:30", "! which_half")]
#[case("6,5h yesterday", "! decimal_comma")]
#[case("6h Mercy 2h", "! second_hours")]
#[case("County yesterday", "! hours_missing")]
fn no_time(#[case] words: &str, #[case] expect: &str) {
    check(words, expect);
}

#[test]
fn the_usual_hours_are_assumed_only_at_the_usual_place() {
    check("Mercy yesterday", "mercy 2026-11-22 480 min");
    check("County yesterday", "! hours_missing");
}

#[test]
fn from_when_to_when_says_the_day_on_which_it_began() {
    let reading = |text: &str| world().read(Mode::Any, text).reading;
    assert_eq!(
        reading("9am-5pm mercy fri"),
        "8 h (9:00 AM – 5:00 PM) · Mercy Outpatient · Fri, Nov 20, 2026"
    );
    assert_eq!(
        reading("22:00-06:00 county fri"),
        "8 h (10:00 PM – 6:00 AM, on the day it began) · County Hospital · Fri, Nov 20, 2026"
    );
    assert_eq!(
        reading("9am-5pm mercy fri minus 30 min lunch"),
        "7.5 h (9:00 AM – 5:00 PM less 30 min) · Mercy Outpatient · Fri, Nov 20, 2026"
    );
}

#[test]
fn a_second_plain_number_is_part_of_the_note() {
    check(
        "6.5 Mercy 40 charts",
        "mercy 2026-11-23 390 min, note: 40 charts",
    );
}

#[test]
fn says_how_to_mend_it() {
    let message = |text: &str| world().read(Mode::Any, text).problems[0].message.clone();
    assert_eq!(
        message("25h Mercy"),
        "\"25h\" is more than a day has. Write at most 24h, and one line for each day"
    );
    assert_eq!(
        message("6,5h County"),
        "\"6,5h\" has a comma. Did you mean 6.5? Use a decimal point"
    );
}

#[rstest]
#[case("half day fri", "mercy 2026-11-20 240 min")]
#[case("half-day Mercy fri", "mercy 2026-11-20 240 min")]
#[case("Mercy half a day", "mercy 2026-11-23 240 min")]
#[case("1/2 day Mercy fri", "mercy 2026-11-20 240 min")]
#[case("full day Mercy", "mercy 2026-11-23 480 min")]
// With its hours the words are a note.
#[case("4h Mercy half day", "mercy 2026-11-23 240 min, note: half day")]
// Elsewhere nobody knows what a day has.
#[case("half day county", "! how_long")]
#[case("study half day anatomy", "! how_long")]
fn parts_of_a_day(#[case] line: &str, #[case] expect: &str) {
    check(line, expect);
}

#[test]
fn half_a_day_says_what_it_is_half_of() {
    let read = world().read(Mode::Any, "half day mercy");
    assert!(
        read.reading.contains("4 h (half of the usual 8 h)"),
        "{}",
        read.reading
    );
}

#[rstest]
#[case("Mercy fri off")]
#[case("Mercy sick yesterday")]
#[case("Mercy PTO nov 20")]
#[case("Mercy fri morning")]
#[case("Mercy holiday")]
fn the_usual_hours_are_never_taken_for_a_day_that_was_not_usual(#[case] line: &str) {
    check(line, "! not_usual");
    let with_hours = format!("2h {line}");
    assert!(
        world().read(Mode::Any, &with_hours).proposal.is_some(),
        "with its hours {with_hours} is a day like others"
    );
}
