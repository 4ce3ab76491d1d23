//! More sheets of the kinds that coders have: what is copied off a page, sent by a telephone, kept
//! with a tab a month, with merged cells, with notes and sums below; each with what comes in.

mod common;

use common::check;
use rstest::rstest;

#[rstest]
#[case::aapc_tracker_paste(
    "more/aapc-tracker-paste.tsv",
    "",
    r#"
    1 skipped: a title
    2 skipped: a title
    3 skipped: a title
    4 skipped: a blank row
    6 new 2026-04-12 2 E/M Auditing Deep Dive AAPC04122611A
    7 new 2026-04-13 1 Chapter Meeting: Worcester 61288KKL
    8 new 2026-05-02 2.5 HEALTHCON Regional: "Denials" RG2605022B [CPC CRC]
    9 skipped: a total
"#
)]
#[case::ahima_transcript(
    "more/ahima-transcript.csv",
    "",
    "
    2 new 2026-02-03 1.5 Coding Clinic Q1 update
    3 new 2026-04-17 3 Leadership for HIM
    4 skipped: Status: Under Review
"
)]
#[case::phone_timesheet(
    "more/phone-timesheet.csv",
    "position=Mercy",
    "
    1 skipped: a title
    2 skipped: a title
    4 new 2026-03-02 465 Mercy
    5 new 2026-03-03 480 Mercy
    6 new 2026-03-04 210 Mercy
    7 skipped: a total
"
)]
#[case::done_boxes(
    "more/done-boxes.csv",
    "",
    "
    2 new 2026-03-02 1 Modifier 25
    3 new 2026-03-16 1.5 Sepsis 3
    4 skipped: Done?: FALSE
    5 skipped: a blank row
    6 skipped: a total
"
)]
#[case::merged_days(
    "more/merged-days.xlsx",
    "day-above=yes",
    "
    1 skipped: a title
    3 new 2026-04-27 1 Opening
    4 new 2026-04-27 1.5 E/M
    5 new 2026-04-27 1.5 Spine
    6 new 2026-04-28 1 Risk
"
)]
#[case::date_forms(
    "more/date-forms.csv",
    "",
    "
    2 new 2026-03-02 1 A one
    3 new 2026-03-03 1 B two
    4 new 2026-03-07 1 C three
    5 new 2026-03-08 1 D four
    6 new 2026-03-09 1 E five
    7 new 2026-03-10 1 F six
    8 new 2026-03-11 1 G seven
    9 new 2026-03-11 1 H eight
    10 new 2026-03-12 1 I nine
    11 problem
    12 problem
    13 problem
    14 new 2026-03-16 1 M thirteen
"
)]
#[case::hour_forms(
    "more/hour-forms.csv",
    "",
    "
    2 new 2026-03-02 465 Mercy
    3 new 2026-03-03 465 Mercy
    4 new 2026-03-04 465 Mercy
    5 new 2026-03-05 465 Mercy
    6 new 2026-03-06 465 Mercy
    7 new 2026-03-07 465 Mercy
    8 new 2026-03-08 450 Mercy
    9 new 2026-03-09 510 Mercy
    10 problem
    11 skipped: no hours on that day
    12 problem
"
)]
#[case::staff_last_first(
    "more/staff-last-first.csv",
    "person=Nair, Priya",
    "
    2 new 2026-03-02 1 HIPAA annual
    3 new 2026-03-16 1.5 Sepsis
    4 skipped: someone else's
"
)]
#[case::month_headings(
    "more/month-headings.csv",
    "position=Mercy",
    "
    1 skipped: a title
    2 skipped: a title
    4 new 2026-03-02 480 Mercy
    5 new 2026-03-03 450 Mercy
    6 skipped: a heading or a note
    7 skipped: the header again
    8 new 2026-04-01 480 Mercy
"
)]
#[case::days_across(
    "more/days-across.csv",
    "",
    "
    2/3/2/2026 new 2026-03-02 480 Mercy
    2/3/3/2026 new 2026-03-03 480 Mercy
    2/3/4/2026 new 2026-03-04 450 Mercy
    2/3/5/2026 new 2026-03-05 480 Mercy
    2/3/6/2026 new 2026-03-06 480 Mercy
    3/3/5/2026 new 2026-03-05 120 Harbor
"
)]
#[case::toggl_detailed(
    "more/toggl-detailed.csv",
    "",
    "
    2 new 2026-03-02 270 Mercy
    3 new 2026-03-02 240 Mercy
"
)]
#[case::kimai(
    "more/kimai.csv",
    "",
    "
    2 new 2026-03-02 270 Mercy Outpatient
    3 new 2026-03-03 510 Mercy Outpatient
"
)]
#[case::adp_punches(
    "more/adp-punches.csv",
    "position=Mercy",
    "
    2 new 2026-03-02 480 Mercy
    3 new 2026-03-03 540 Mercy
    4 skipped: an absence: PTO
    5 skipped: an absence: SICK
    6 skipped: a total
"
)]
#[case::amount_in_title(
    "more/amount-in-title.csv",
    "",
    "
    2 new 2026-03-02 1.5 Sepsis webinar (1.5 CEU)
    3 new 2026-03-16 2 Spine - 2 CEUs
    4 problem
"
)]
#[case::footers(
    "more/footers.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    3 skipped: a blank row
    5 new 2026-01-15 1 Lung webinar
    6 new 2026-02-20 1.5 Heart webinar
    7 new 2026-03-21 2 Chapter mtg (Worcester)
    8 skipped: a total
    9 skipped: a total
    10 skipped: a blank row
    11 skipped: a heading or a note
    12 skipped: a heading or a note
"
)]
#[case::orders(
    "more/orders.csv",
    "",
    "
    2 new 22200 2026-05-30
    3 new 49900 2026-06-12
    4 new 14500 2026-07-01
    5 problem
"
)]
#[case::jobs_by_month(
    "more/jobs-by-month.csv",
    "whole-months=yes",
    "
    2 new Coder I Mercy Outpatient 2024-01-01
    3 new Front desk Harbor Clinic 2021-06-01
"
)]
#[case::productivity_patients(
    "more/productivity-patients.csv",
    "position=Mercy",
    "
    2 new 2026-03-02 240 Mercy
    3 new 2026-03-02 240 Mercy
    4 new 2026-03-03 450 Mercy
"
)]
#[case::around_lunch(
    "more/around-lunch.csv",
    "position=Mercy",
    "
    2 new 2026-03-02 480 Mercy
    3 new 2026-03-03 480 Mercy
    4 skipped: no hours on that day
    5 new 2026-03-05 465 Mercy
"
)]
#[case::planned_and_actual(
    "more/planned-and-actual.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 skipped: Status: Planned
    4 new 2026-06-03 2 HCC
"
)]
#[case::lms_completions(
    "more/lms-completions.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 new 2026-03-30 1.5 Spine
    4 skipped: Completion Status: Not Started
"
)]
#[case::markdown(
    "more/markdown.txt",
    "",
    "
    2 skipped: a ruled line
    3 new 2026-03-02 1 Sepsis
    4 new 2026-03-16 1.5 Spine
"
)]
#[case::without_year(
    "more/without-year.csv",
    "",
    "
    1 skipped: a title
    3 new 2026-03-02 1 Sepsis
    4 new 2026-03-16 1.5 Spine
"
)]
#[case::week_subtotals(
    "more/week-subtotals.csv",
    "position=Mercy",
    "
    2 new 2026-03-02 465 Mercy
    3 new 2026-03-03 480 Mercy
    4 skipped: a total
    5 new 2026-03-09 480 Mercy
    6 skipped: a total
    7 skipped: a total
"
)]
#[case::employers_alike(
    "more/employers-alike.csv",
    "",
    "
    2 new 2026-03-02 480 Mercy Outpatient
    3 new 2026-03-03 480 Mercy Outpatient
    4 new 2026-03-04 480 Mercy Outpatient
    5 new 2026-03-05 480 Mercy Outpatient
"
)]
#[case::nights(
    "more/nights.csv",
    "",
    "
    2 new 2026-03-02 690 Mercy
    3 new 2026-03-03 690 Mercy
    4 new 2026-03-04 480 Mercy
"
)]
#[case::iacet(
    "more/iacet.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 new 2026-03-16 1.5 Spine
"
)]
#[case::a_sheet_a_month(
    "more/a-sheet-a-month.xlsx",
    "position=Mercy",
    "
    Jan 2026: 1 skipped: a title
    Jan 2026: 3 new 2026-01-05 510 Mercy
    Jan 2026: 4 new 2026-01-06 510 Mercy
    Jan 2026: 5 new 2026-01-13 510 Mercy
    Jan 2026: 6 skipped: a total
    Feb 2026: 1 skipped: a title
    Feb 2026: 3 new 2026-02-05 510 Mercy
    Feb 2026: 4 new 2026-02-06 510 Mercy
    Feb 2026: 5 new 2026-02-13 510 Mercy
    Feb 2026: 6 skipped: a total
    Mar 2026: 1 skipped: a title
    Mar 2026: 3 new 2026-03-05 510 Mercy
    Mar 2026: 4 new 2026-03-06 510 Mercy
    Mar 2026: 5 new 2026-03-13 510 Mercy
    Mar 2026: 6 skipped: a total
"
)]
#[case::day_numbers_2026(
    "more/day-numbers-2026.xlsx",
    "",
    "
    January: 2 new 2026-01-05 465 Harbor Clinic
    January: 3 new 2026-01-06 465 Harbor Clinic
    January: 4 new 2026-01-13 465 Harbor Clinic
    January: 5 skipped: a total
    February: 2 new 2026-02-05 465 Harbor Clinic
    February: 3 new 2026-02-06 465 Harbor Clinic
    February: 4 new 2026-02-13 465 Harbor Clinic
    February: 5 skipped: a total
    March: 2 new 2026-03-05 465 Harbor Clinic
    March: 3 new 2026-03-06 465 Harbor Clinic
    March: 4 new 2026-03-13 465 Harbor Clinic
    March: 5 skipped: a total
"
)]
#[case::lunch_and_none(
    "more/lunch-and-none.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    4 new 2026-03-02 480 Harbor Clinic
    5 new 2026-03-03 480 Harbor Clinic
    6 new 2026-03-16 240 Harbor Clinic
"
)]
#[case::study_sessions(
    "more/study-sessions.csv",
    "",
    "
    2 new 2026-03-02 90
    3 new 2026-03-03 60
"
)]
#[case::names_in_two(
    "more/names-in-two.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 new 2026-03-16 1.5 Spine
"
)]
#[case::ticks(
    "more/ticks.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 new 2026-03-16 1.5 Spine
    4 skipped: ✓: not ticked
"
)]
#[case::from_to(
    "more/from-to.csv",
    "",
    "
    2 new 2026-03-02 510 Mercy
    3 new 2026-03-03 480 Mercy
    4 new 2026-03-04 240 Mercy
    5 new 2026-03-16 465 Mercy
"
)]
#[case::remaining(
    "more/remaining.csv",
    "",
    "
    2 new 2026-03-02 1 Sepsis
    3 new 2026-03-16 1.5 Spine
    4 skipped: a total
    5 skipped: a total
    6 skipped: a total
"
)]
fn comes_in_as(#[case] file: &str, #[case] answers: &str, #[case] expect: &str) {
    check(file, answers, expect);
}

#[test]
fn forty_credits_of_a_workbook_are_all_new() {
    let seen = common::look("more/forty.xlsx", "");
    let counts = seen.counts();
    assert_eq!((counts.read, counts.new, counts.skipped), (42, 40, 2));
}
