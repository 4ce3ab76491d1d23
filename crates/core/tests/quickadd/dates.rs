//! Days. Today is Monday, November 23, 2026.

use milepost_core::quickadd::{Mode, Proposal, parse};
use rstest::rstest;

use crate::world::{check, day, world};

#[rstest]
#[case("today", "2026-11-23")]
#[case("yesterday", "2026-11-22")]
#[case("tomorrow", "2026-11-24")]
#[case("day after tomorrow", "2026-11-25")]
#[case("the day after tomorrow", "2026-11-25")]
#[case("Yesterday", "2026-11-22")]
// A weekday is the most recent one, today included; `last` never means today.
#[case("mon", "2026-11-23")]
#[case("last mon", "2026-11-16")]
#[case("fri", "2026-11-20")]
#[case("last fri", "2026-11-20")]
#[case("friday", "2026-11-20")]
#[case("tues", "2026-11-17")]
#[case("sunday", "2026-11-22")]
#[case("next fri", "2026-11-27")]
#[case("next mon", "2026-11-30")]
#[case("-3d", "2026-11-20")]
#[case("3d ago", "2026-11-20")]
#[case("3 days ago", "2026-11-20")]
#[case("1 day ago", "2026-11-22")]
// The month may come before or behind the day.
#[case("mar 2", "2026-03-02")]
#[case("2 mar", "2026-03-02")]
#[case("March 2nd", "2026-03-02")]
#[case("2nd march", "2026-03-02")]
#[case("mar. 2", "2026-03-02")]
#[case("sept 30", "2026-09-30")]
#[case("march 2 2026", "2026-03-02")]
#[case("Mar 2, 2025", "2025-03-02")]
#[case("2 march 2025", "2025-03-02")]
// Figures are month/day, or the whole date from the year down.
#[case("3/2", "2026-03-02")]
#[case("3/2/26", "2026-03-02")]
#[case("03/02/2025", "2025-03-02")]
#[case("3-2-2025", "2025-03-02")]
#[case("2026-03-02", "2026-03-02")]
#[case("2026/3/2", "2026-03-02")]
#[case("3/2/99", "1999-03-02")]
// Without a year: the most recent such day, but one of the coming two weeks is meant as coming.
#[case("nov 23", "2026-11-23")]
#[case("nov 24", "2026-11-24")]
#[case("dec 7", "2026-12-07")]
#[case("dec 8", "2025-12-08")]
#[case("dec 31", "2025-12-31")]
fn a_day(#[case] words: &str, #[case] expect: &str) {
    check(
        &format!("6.5h Mercy {words}"),
        &format!("mercy {expect} 390 min"),
    );
    check(
        &format!("{words} 6.5h Mercy"),
        &format!("mercy {expect} 390 min"),
    );
}

#[rstest]
#[case("feb 30", "! impossible_date")]
#[case("2026-02-29", "! impossible_date")]
#[case("apr 31 2026", "! impossible_date")]
#[case("mar 45", "! impossible_date")]
#[case("mar 0", "! impossible_date")]
#[case("13/40", "! impossible_date")]
#[case("13/4", "! impossible_date")]
#[case("0/4", "! impossible_date")]
#[case("2026-13-01", "! impossible_date")]
#[case("20226-03-02", "! year_out_of_range")]
#[case("mar 2 20226", "! year_out_of_range")]
#[case("3/2/20226", "! year_out_of_range")]
#[case("1026-03-02", "! year_out_of_range")]
// One that was last years ago is asked for its year.
#[case("feb 29", "! years_back")]
#[case("2/29", "! years_back")]
#[case("yesterday today", "! second_date")]
#[case("mar 2 mar 3", "! second_date")]
fn no_day(#[case] words: &str, #[case] expect: &str) {
    check(&format!("6.5h Mercy {words}"), expect);
}

#[rstest]
#[case(
    "feb 30 2026",
    "There's no day \"feb 30 2026\": February 2026 has 28 days. Write a day from 1 to 28"
)]
#[case(
    "feb 30",
    "There's no day \"feb 30\": February has 29 days. Write a day from 1 to 29"
)]
#[case(
    "13/4",
    "There's no day \"13/4\": there's no month 13. Dates are month/day; did you mean 4/13?"
)]
#[case(
    "13/40",
    "There's no day \"13/40\": there's no month 13. Write month/day, such as 3/2, or 2026-03-02"
)]
#[case(
    "20226-03-02",
    "\"20226-03-02\" isn't in a year between 1950 and 2150. Write the year with four digits, as in \
     2026-03-02"
)]
fn says_how_to_mend_it(#[case] words: &str, #[case] message: &str) {
    let understood = world().read(Mode::Any, &format!("6.5h Mercy {words}"));
    assert_eq!(
        understood.problems[0].message, message,
        "the message names the word and the mend"
    );
}

#[test]
fn the_month_comes_first_where_a_number_stands_on_both_sides() {
    check("8 mar 2 mercy", "mercy 2026-03-02 480 min");
    check("mercy 2 mar 2025 8", "mercy 2025-03-02 480 min");
}

#[test]
fn a_day_to_come_is_said_to_be_planned() {
    let understood = world().read(Mode::Any, "8h Mercy dec 1");
    assert_eq!(
        understood.reading,
        "8 h · Mercy Outpatient · Tue, Dec 1, 2026 (planned)"
    );
}

#[test]
fn every_weekday_is_found_from_every_day_of_a_year() {
    let world = world();
    for today in day("2026-01-01").iter_days().take(365) {
        for (name, weekday) in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .iter()
            .zip(0..)
        {
            let context = world.context(Mode::Log, &today.to_string());
            let read = |text: &str| match parse(text, &context).proposal {
                Some(Proposal::Entry(entry)) => entry.date,
                other => panic!("{text} on {today} gives {other:?}"),
            };
            let (plain, last, next) = (
                read(name),
                read(&format!("last {name}")),
                read(&format!("next {name}")),
            );
            for found in [plain, last, next] {
                let number = chrono::Datelike::weekday(&found).num_days_from_monday();
                assert_eq!(number, weekday, "{name} from {today} must be that weekday");
            }
            assert!(
                (0..7).contains(&(today - plain).num_days()),
                "{name} is at most 6 days ago"
            );
            assert!(
                (1..8).contains(&(today - last).num_days()),
                "last {name} is never today"
            );
            assert!(
                (1..8).contains(&(next - today).num_days()),
                "next {name} is to come"
            );
        }
    }
}

#[test]
fn a_day_without_a_year_is_never_far_ahead_nor_more_than_a_year_back() {
    let world = world();
    for today in day("2023-06-01").iter_days().step_by(13).take(80) {
        let context = world.context(Mode::Log, &today.to_string());
        // 2023 has no February 29, so every day of it exists in each year.
        for wanted in day("2023-01-01").iter_days().take(365) {
            let text = wanted.format("%b %-d").to_string();
            let Some(Proposal::Entry(entry)) = parse(&text, &context).proposal else {
                panic!("{text} on {today} must be a day")
            };
            let ahead = (entry.date - today).num_days();
            assert_eq!(
                entry.date.format("%b %-d").to_string(),
                text,
                "the same day of the year"
            );
            assert!(
                (-352..=14).contains(&ahead),
                "{text} on {today} gives {}",
                entry.date
            );
        }
    }
}

#[rstest]
#[case("11/5 - 11/7")]
#[case("11/5-11/7")]
#[case("11/5-7")]
#[case("11/5 – 11/7")]
#[case("11/5/26 - 11/7/26")]
#[case("from 11/5 to 11/7")]
#[case("between 11/5 and 11/7")]
#[case("11/5 thru 11/7")]
#[case("2026-11-05 to 2026-11-07")]
#[case("2026-11-05..2026-11-07")]
#[case("nov 5-7")]
#[case("nov 5-7, 2026")]
#[case("nov 5 - 7")]
#[case("nov 5 to 7")]
#[case("nov 5 - nov 7")]
#[case("5-7 nov")]
#[case("mon-fri")]
#[case("mon - fri")]
#[case("Monday through Friday")]
#[case("M-F")]
#[case("nov 5, 6 and 7")]
#[case("nov 5 and 6")]
#[case("11/5 & 11/6")]
#[case("all week")]
#[case("every day")]
fn several_days_are_asked_about_and_never_one_of_them(#[case] words: &str) {
    check(&format!("8h Mercy {words}"), "! several_days");
    check(&format!("{words} 8h Mercy"), "! several_days");
}

#[rstest]
// A dash still begins a note, also one about another day.
#[case(
    "8h Mercy fri - charts of monday",
    "mercy 2026-11-20 480 min, note: charts of monday"
)]
#[case(
    "8h Mercy yesterday - 3 charts",
    "mercy 2026-11-22 480 min, note: 3 charts"
)]
#[case(
    "8h Mercy nov 5 - 7 charts",
    "mercy 2026-11-05 480 min, note: 7 charts"
)]
#[case("8h Mercy 3-2-2026", "mercy 2026-03-02 480 min")]
#[case("8h Mercy 2-Mar-26", "mercy 2026-03-02 480 min")]
#[case("8h Mercy fri 99213-25", "mercy 2026-11-20 480 min, note: 99213-25")]
fn what_only_looks_like_several_days_is_read(#[case] line: &str, #[case] expect: &str) {
    check(line, expect);
}

#[test]
fn a_conference_of_several_days_asks_for_the_day_on_its_certificate() {
    check("ceu 12 HEALTHCON Apr 7-10, 2026", "! several_days");
    check("ceu 12 HEALTHCON 4/7 - 4/10", "! several_days");
    let said = world().read(Mode::Ceu, "12 HEALTHCON Apr 7-10 4/10/2026");
    assert!(
        said.proposal.is_some(),
        "the day at the end decides: {said:?}"
    );
    let title = world().read(Mode::Ceu, "2 Mon-Fri bootcamp 11/6");
    assert!(
        title.proposal.is_some(),
        "weekdays are part of a title: {title:?}"
    );
}

#[rstest]
// No month is said: which one is not guessed, and the day is never today.
#[case("on the 23rd", "! which_day")]
#[case("the 5th", "! which_day")]
#[case("tues last week", "! which_day")]
#[case("Tuesday of last week", "! which_day")]
// A holiday's name is a day, too; behind note: it is text.
#[case("thanksgiving", "! which_day")]
#[case("labor day", "! which_day")]
#[case("New Year's Day", "! which_day")]
#[case(
    "note: thanksgiving backlog",
    "mercy 2026-11-23 480 min, note: thanksgiving backlog"
)]
#[case(
    "nov 20 thanksgiving backlog",
    "mercy 2026-11-20 480 min, note: thanksgiving backlog"
)]
// A month and a day with a dash.
#[case("11-23", "! day_unreadable")]
#[case("11-05", "! day_unreadable")]
// A day as a spreadsheet counts it, alone; beside words it is a code.
#[case("46350", "! second_hours")]
#[case(
    "45378 colonoscopies",
    "mercy 2026-11-23 480 min, note: 45378 colonoscopies"
)]
fn what_names_a_day_halfway_is_asked_about(#[case] words: &str, #[case] expect: &str) {
    check(&format!("8h Mercy {words}"), expect);
}
