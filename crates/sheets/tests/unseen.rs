//! Sheets of the kinds that coders, their clocks and their issuers keep, each unlike the samples
//! in its headers, its order and its quirks, with what comes in of them row by row.

mod common;

use common::check;
use rstest::rstest;

#[rstest]
#[case::aapc_review_status(
    "more/aapc-review-status.csv",
    "",
    r#"
    2 new 2026-03-05 1 Risk adjustment: what HCCs miss RA5512026A [CPC CRC]
    3 new 2026-03-19 2 E/M 2026 "in practice" EM7712026B [CPC]
    4 skipped: Review Status: Pending Review
    5 skipped: Review Status: Denied
"#
)]
#[case::ahima_utf16(
    "more/ahima-utf16.tsv",
    "",
    "
    2 new 2026-03-13 2 Inpatient PCS update ahima
    3 new 2026-02-28 1.25 Privacy officers’ day – Łódź other
    4 new 2026-01-31 1 Grief at work other
"
)]
#[case::clock_pay_codes(
    "more/clock-pay-codes.csv",
    "position=Mercy",
    "
    1 skipped: a title
    2 skipped: a title
    3 skipped: a title
    4 skipped: a blank row
    6 new 2026-03-02 510 Mercy
    7 new 2026-03-03 510 Mercy
    8 skipped: a total
    9 new 2026-03-09 510 Mercy
    10 skipped: an absence: PTO
    11 skipped: an absence: HOL
    12 skipped: a total
    13 skipped: a total
    14 skipped: a blank row
    15 skipped: a heading or a note
"
)]
#[case::two_headers(
    "more/two-headers.csv",
    "position=Mercy",
    "
    1 skipped: a title
    3 new 2026-04-13 480 Mercy
    4 new 2026-04-14 240 Mercy
    5 new 2026-04-15 255 Mercy
"
)]
#[case::punches_twelve_hours(
    "more/punches-twelve-hours.tsv",
    "",
    "
    2 new 2026-04-20 465 St. Mary's ER
    3 new 2026-04-21 510 St. Mary's ER
    4 new 2026-04-22 750 Ortho Assoc. of Salem
    5 problem
"
)]
#[case::three_days(
    "more/three-days.csv",
    "",
    "
    2 new 2026-02-17 1 Sepsis coding
    3 new 2026-03-18 1.5 Neoplasms
"
)]
#[case::clock_stamps(
    "more/clock-stamps.csv",
    "",
    "
    2 new 2026-06-01 255 Tufts ED
    3 new 2026-06-01 240 Lahey OP
    4 new 2026-06-02 480 Tufts ED
"
)]
#[case::scheduled_and_actual(
    "more/scheduled-and-actual.csv",
    "position=Mercy",
    "
    2 new 2026-07-13 468 Mercy
    3 new 2026-07-14 510 Mercy
"
)]
#[case::form_answers(
    "more/form-answers.csv",
    "",
    "
    2 new 2026-03-02 360 Mercy
    3 new 2026-03-13 450 Mercy
"
)]
#[case::years_between(
    "more/years-between.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    4 new 2025-03-03 1 Anesthesia
    5 new 2025-04-14 2 Radiology
    6 skipped: a heading or a note
    7 skipped: the header again
    8 new 2026-01-09 1 Path/lab
"
)]
#[case::amounts_in_words(
    "more/amounts-in-words.csv",
    "",
    "
    2 problem
    3 problem
    4 new 2026-01-07 1 C webinar
    5 problem
    6 problem
    7 problem
    8 new 2026-01-11 0.5 G webinar
    9 problem
    10 problem
    11 new 2026-01-14 2 J webinar
"
)]
#[case::two_issuers_amounts(
    "more/two-issuers-amounts.csv",
    "",
    "
    2 problem
    3 problem
"
)]
#[case::side_by_side(
    "more/side-by-side.csv",
    "",
    "
    2 new 2026-01-15 1 Left one
    3 new 2026-01-17 1 Left two
"
)]
#[case::receipts(
    "more/receipts.csv",
    "",
    "
    2 new 22200 2026-06-01
    3 new 142500 2026-06-15
    4 problem
"
)]
#[case::college_transcript(
    "more/college-transcript.csv",
    "",
    "
    2 new Medical Terminology
    3 new Anatomy & Physiology
"
)]
#[case::resume(
    "more/resume.csv",
    "",
    "
    2 new Coder II Mercy Outpatient 2022-01-15
    3 problem
"
)]
#[case::dates_across(
    "more/dates-across.csv",
    "",
    "
    2 problem
    3 problem
"
)]
#[case::bars_and_comments(
    "more/bars-and-comments.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    3 skipped: a blank row
    5 new 2026-01-20 1.5 Lung
    6 new 2026-02-20 2 Heart
    7 skipped: a blank row
    8 skipped: a total
    9 skipped: a heading or a note
"
)]
#[case::macintosh(
    "more/macintosh.csv",
    "",
    "
    2 new 2026-01-20 1 Café coding
    3 new 2026-01-21 1 Résumé
"
)]
#[case::hours_no_header(
    "more/hours-no-header.csv",
    "",
    "
    1 new 2026-01-20 510 Mercy
    2 new 2026-01-21 510 Mercy
    3 new 2026-01-22 480 Harbor
"
)]
#[case::months(
    "more/months.csv",
    "",
    "
    2 problem
    3 problem
"
)]
#[case::overtime_total(
    "more/overtime-total.csv",
    "",
    "
    2 new 2026-01-19 570 Mercy
    3 new 2026-01-20 480 Mercy
"
)]
#[case::certifications(
    "more/certifications.csv",
    "",
    "
    2 problem
    3 problem
"
)]
#[case::clipboard_sheets(
    "more/clipboard-sheets.html",
    "",
    "
    2 new 2026-03-13 1.5 Wound care part 2
    3 new 2026-03-14 4 Two-day conf
    4 problem
"
)]
#[case::clipboard_excel(
    "more/clipboard-excel.html",
    "",
    "
    1 skipped: a title
    3 new 2026-04-27 390 Mercy
    4 new 2026-04-28 435 Mercy
    5 skipped: a total
"
)]
#[case::a_sheet_a_year(
    "more/a-sheet-a-year.xlsx",
    "",
    "
    2024: 2 new 2024-02-01 2 Old one
    2025: 2 new 2025-02-01 1 Older
    2025: 3 new 2025-03-01 1.5 Next
"
)]
#[case::merged(
    "more/merged.xls",
    "",
    "
    1 skipped: a title
    2 skipped: a blank row
    4 new 2026-01-10 1.5 Vascular part two
    5 new 2026-01-11 3 Spine
    6 skipped: a total
    7 new 2026-02-10 1 HIPAA
    8 skipped: a total
    9 skipped: a blank row
    10 skipped: a heading or a note
"
)]
#[case::clock_part_of_day(
    "more/clock-part-of-day.ods",
    "",
    "
    2 new 2026-03-16 480 Mercy
    3 new 2026-03-17 480 Harbor
"
)]
#[case::clock_moments(
    "more/clock-moments.xls",
    "",
    "
    2 new 2026-03-16 510 Mercy
    3 new 2026-03-18 240 Harbor
"
)]
#[case::overtime_on_top(
    "more/overtime-on-top.csv",
    "",
    "
    2 new 2026-01-19 570 Mercy
    3 new 2026-01-20 450 Mercy
"
)]
#[case::overtime_asked(
    "more/overtime-asked.csv",
    "",
    "
    2 problem
    3 new 2026-01-20 450 Mercy
"
)]
#[case::overtime_in_the_hours(
    "more/overtime-asked.csv",
    "overtime=included",
    "
    2 new 2026-01-19 480 Mercy
    3 new 2026-01-20 450 Mercy
"
)]
fn comes_in_as(#[case] file: &str, #[case] answers: &str, #[case] expect: &str) {
    check(file, answers, expect);
}
