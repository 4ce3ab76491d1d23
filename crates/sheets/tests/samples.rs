//! Sheets in the shapes that people have, each with what comes in of it, row by row. Those in
//! `samples/` have the shapes of real exports; those in `more/` are of the same kinds with other
//! headers, orders and quirks.

mod common;

use common::{check, look};
use rstest::rstest;
use serde_json::Value;

#[rstest]
#[case::the_status_decides_and_equal_dates_are_one(
    "samples/ahima-aptify-ceu-import.csv",
    "",
    "
    2 new 2026-03-02 2 Coding Clinic Roundtable: Q1 2026 ahima
    3 new 2026-04-14 1.5 Denials, appeals & revenue integrity component_association
    4 new 2026-11-09 1 Spanish for the front desk other
    5 new 2026-12-01 3 AI in the HIM department
"
)]
#[case::no_header_and_no_title(
    "samples/cebroker-roster-no-header.csv",
    "",
    "
    1 problem
    2 problem
    3 problem
"
)]
#[case::what_has_no_header_is_named_by_its_letter(
    "samples/cebroker-roster-no-header.csv",
    "amount-column=J&title-column=B",
    "
    1 new 2026-12-03 2 555555
    2 new 2026-12-03 1.5 555555
    3 problem
"
)]
#[case::one_column_with_three_ways_to_write_a_day(
    "samples/cebroker-transcript.csv",
    "",
    "
    2 new 2026-02-03 1 HIPAA for coders, 2026 edition
    3 new 2026-02-17 1 Modifier 25 clinic
    4 skipped: Status: Incomplete
"
)]
#[case::the_day_of_completion_and_not_of_issue(
    "samples/certificates-export.csv",
    "",
    "
    2 new 2026-10-01 2 ICD-10-CM 2027 update [CPC]
"
)]
#[case::signs_of_another_country_make_a_question(
    "samples/clipboard-from-excel.tsv",
    "",
    "
    2 problem
    3 new 2026-03-02 1 Serial-date row (2 Mar 2026) XX00011
    4 new 2026-03-09 1.5 Médecine d’urgence – Łódź XX00012
"
)]
#[case::and_its_answer(
    "samples/clipboard-from-excel.tsv",
    "date-order=mdy",
    "
    2 new 2026-03-02 1.5 Modifier 25 webinar XX00010
    3 new 2026-03-02 1 Serial-date row (2 Mar 2026) XX00011
    4 new 2026-03-09 1.5 Médecine d’urgence – Łódź XX00012
"
)]
#[case::titles_totals_a_month_and_a_doubt(
    "samples/coder-ceu-log-personal.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    3 skipped: a blank row
    5 new 2026-03-02 1.5 E/M pitfalls, part 1 XX00001AA [CPMA]
    6 new 2026-03-14 1 Chapter meeting - Boston XX00002BB
    7 problem
    8 new 2026-05-31 1 CMS MLN: Global surgery [CPC]
    9 skipped: a total
    10 skipped: a heading or a note
    11 new 2027-01-12 6 REGIONAL CONF DAY 1 (6 sessions) XX00004DD
    12 problem
    13 skipped: a total
"
)]
#[case::which_of_four_days_is_asked(
    "samples/cpe-tracker-self-export.csv",
    "",
    "
    2 problem
"
)]
#[case::and_said(
    "samples/cpe-tracker-self-export.csv",
    "completed_on-column=published_date",
    "
    2 new 2026-03-02 1.25 82 Episode 1
"
)]
#[case::a_moment_is_no_length(
    "samples/epoch-seconds.csv",
    "position=Mercy",
    "
    2 problem
"
)]
#[case::a_grid_with_letters(
    "samples/externship-weekly-grid.csv",
    "",
    "
    1 skipped: a title
    2 skipped: a title
    4/Mon new 2026-01-05 480 Harbor Clinic
    4/Tue new 2026-01-06 480 Harbor Clinic
    4/Wed new 2026-01-07 465 Harbor Clinic
    4/Thu new 2026-01-08 480 Harbor Clinic
    4/Fri new 2026-01-09 240 Harbor Clinic
    5/Mon skipped: an absence: 8H
    5/Tue new 2026-01-13 480 Harbor Clinic
    5/Wed new 2026-01-14 480 Harbor Clinic
    5/Thu skipped: an absence: 8A
    5/Fri new 2026-01-16 480 Harbor Clinic
    6/Mon problem
    6/Tue new 2026-01-20 450 Harbor Clinic
    6/Thu problem
    6/Fri new 2026-01-23 480 Harbor Clinic
    7 skipped: a total
"
)]
#[case::several_employers(
    "samples/hours-hmm-two-employers.csv",
    "",
    "
    2 new 2026-11-07 360 Mercy Outpatient
    3 new 2026-11-07 240 Harbor Clinic
    4 new 2026-11-09 15 Mercy Outpatient
"
)]
#[case::no_place_is_asked(
    "samples/internship-cumulative.csv",
    "",
    "
    2 problem
    3 problem
    4 problem
    5 problem
    6 problem
"
)]
#[case::and_the_running_total_stays_out(
    "samples/internship-cumulative.csv",
    "position=Mercy",
    "
    2 new 2026-05-27 60 Mercy
    3 new 2026-05-28 70 Mercy
    4 new 2026-05-28 30 Mercy
    5 new 2026-06-02 8 Mercy
    6 new 2026-06-03 120 Mercy
"
)]
#[case::one_of_two_amounts_is_more_than_nothing(
    "samples/nabp-cpe-monitor.csv",
    "",
    "
    2 new 2026-01-14 2 Opioid update
    3 new 2026-02-02 1.5 Law refresher: 340B, in depth
    4 new 2026-02-02 0.5 Safety in compounding
"
)]
#[case::mornings_and_afternoons(
    "samples/ojt-morning-afternoon.csv",
    "",
    "
    2 new 2026-02-02 480 Harbor Clinic
    3 new 2026-02-03 230 Harbor Clinic
    4 new 2026-02-04 270 Harbor Clinic
"
)]
#[case::equal_rows_both_come(
    "samples/pd-sheet-ceu-hours.csv",
    "",
    "
    2 new 2026-01-15 0.5 Charting refresher
    3 new 2026-01-15 0.5 Charting refresher
    4 new 2026-02-20 6 Privacy day
"
)]
#[case::a_night_belongs_to_the_day_it_began(
    "samples/time-clock-us.csv",
    "",
    "
    2 new 2026-03-02 510 Mercy Outpatient
    3 new 2026-03-02 135 Mercy Outpatient
"
)]
#[case::commas_without_quotes(
    "samples/timesheet-stray-line.csv",
    "position=Mercy",
    "
    2 skipped: a heading or a note
    3 new 2026-10-09 60 Mercy
    4 new 2026-10-10 435 Mercy
"
)]
#[case::hours_without_days(
    "samples/weekly-no-date.csv",
    "position=Mercy",
    "
    2 problem
    3 problem
    4 problem
"
)]
#[case::days_first_and_commas(
    "more/european.csv",
    "",
    "
    2 new 2026-02-13 1.5 Kodierung ambulant
    3 new 2026-03-02 2 Prüfung und Audit
    4 new 2026-11-30 0.75 HIPAA
"
)]
#[case::no_order_can_be_known(
    "more/european-open.csv",
    "",
    "
    2 problem
    3 problem
"
)]
#[case::quoted_breaks_and_instants(
    "more/portal-instants.csv",
    "",
    "
    2 new 2026-10-01 2 Two lines in one
    3 problem
"
)]
#[case::two_peoples_rows(
    "more/team-training.csv",
    "",
    "
    2 skipped: someone else's
    3 skipped: someone else's
    4 skipped: someone else's
"
)]
#[case::hers_alone(
    "more/team-training.csv",
    "person=E0001",
    "
    2 new 2026-01-15 0.5 Charting refresher
    3 skipped: someone else's
    4 new 2026-02-20 6 Privacy day
"
)]
#[case::absences_in_words(
    "more/timesheet-absences.csv",
    "",
    "
    2 new 2026-01-05 450 Tufts
    3 skipped: an absence: Holiday
    4 skipped: an absence: PTO
    5 new 2026-01-08 460 Tufts
    6 skipped: no hours on that day
    7 skipped: a total
"
)]
#[case::in_and_out_with_a_break(
    "more/in-out-break.tsv",
    "position=Lahey",
    "
    2 new 2026-03-02 480 Lahey
    3 new 2026-03-03 450 Lahey
    4 new 2026-03-04 465 Lahey
    5 problem
"
)]
#[case::jobs(
    "more/jobs.csv",
    "",
    "
    2 new Coder I Mercy Outpatient 2024-01-08
    3 new Extern Harbor Clinic 2023-05-01
"
)]
#[case::exams(
    "more/exams.csv",
    "",
    "
    2 new CPC 2025-05-10 passed
    3 new CPMA 2026-04-18 failed
    4 problem
"
)]
#[case::payments(
    "more/dues.csv",
    "",
    "
    2 new 22200 2026-05-15
    3 new 21800 2025-06-12
"
)]
#[case::study(
    "more/study-log.csv",
    "",
    "
    2 new 2026-01-10 120
    3 new 2026-01-11 45
"
)]
#[case::courses(
    "more/coursework.csv",
    "",
    "
    2 new 2024-12-17 Medical Terminology
    3 new 2025-05-13 Anatomy and Physiology
"
)]
#[case::patients_stay_out(
    "more/audit-patients.csv",
    "",
    "
    2 new 2026-03-02 420 Mercy
    3 new 2026-03-03 450 Mercy
"
)]
#[case::weeks_by_their_last_day(
    "more/week-ending.csv",
    "position=Lahey",
    "
    2/Sun skipped: no hours on that day
    2/Mon new 2026-03-02 480 Lahey
    2/Tue new 2026-03-03 450 Lahey
    2/Sat new 2026-03-07 120 Lahey
    3/Mon new 2026-03-09 480 Lahey
"
)]
#[case::a_portals_page_called_excel(
    "more/portal-export.xls",
    "",
    "
    2 new 2026-03-02 1.5 Modifier 25 webinar AB12345C
    3 new 2026-04-11 1 Chapter meeting, Boston AB12346C
    4 skipped: a total
"
)]
fn comes_in_as(#[case] file: &str, #[case] answers: &str, #[case] expect: &str) {
    check(file, answers, expect);
}

#[test]
fn what_is_asked_has_no_answer_of_its_own_where_nothing_may_be_taken() {
    let open = |file: &str| -> Vec<String> {
        let asked = look(file, "").asked.into_iter();
        asked
            .filter(|it| it.chosen.is_none())
            .map(|it| it.name)
            .collect()
    };
    assert_eq!(open("samples/clipboard-from-excel.tsv"), ["date-order"]);
    assert_eq!(
        open("samples/cpe-tracker-self-export.csv"),
        ["completed_on-column"]
    );
    assert_eq!(open("samples/internship-cumulative.csv"), ["position"]);
    assert_eq!(
        open("samples/externship-weekly-grid.csv"),
        ["letter.M", "letter.C"]
    );
    assert_eq!(open("more/team-training.csv"), ["person"]);
    assert_eq!(open("more/european-open.csv"), ["date-order"]);
}

#[test]
fn days_of_twelve_or_less_are_read_month_first_and_said() {
    let seen = look(
        "samples/cebroker-roster-no-header.csv",
        "amount-column=J&title-column=B",
    );
    let order = seen
        .asked
        .iter()
        .find(|it| it.name == "date-order")
        .expect("it is said");
    assert_eq!(order.chosen.as_deref(), Some("mdy"));
    assert!(
        order.question.contains("Dec 3, 2026") && order.question.contains("Mar 12, 2026"),
        "both readings of the first row: {}",
        order.question
    );
}

#[test]
fn columns_about_patients_are_named_and_their_values_are_not_shown() {
    let seen = look("more/audit-patients.csv", "");
    let hidden = seen
        .columns
        .iter()
        .find(|it| it.header == "MRN")
        .expect("the column is named");
    assert!(hidden.samples.is_empty() && hidden.gives.starts_with("ignored"));
    assert!(
        seen.said
            .iter()
            .any(|said| said.contains("MRN, Patient name")),
        "{:?}",
        seen.said
    );
    for row in &seen.rows {
        let fact = serde_json::to_string(&row.fact).expect("JSON");
        assert!(
            !fact.contains("Doe"),
            "no name of a patient comes in: {fact}"
        );
    }
}

#[test]
fn places_come_along_from_their_first_day() {
    let seen = look("samples/hours-hmm-two-employers.csv", "");
    let made: Vec<String> = seen
        .made
        .iter()
        .map(|it| serde_json::to_string(&it.fact).expect("JSON"))
        .collect();
    assert_eq!(made.len(), 2, "{made:?}");
    assert!(
        made.iter()
            .any(|it| it.contains("Mercy Outpatient") && it.contains("2026-11-07"))
    );
    let seen = look("samples/internship-cumulative.csv", "position=Mercy");
    let kind = seen.made[0].fact.get("kind").and_then(Value::as_str);
    assert_eq!(kind, Some("internship"), "the file's name says it");
}
