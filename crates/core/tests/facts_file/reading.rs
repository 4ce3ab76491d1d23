//! What is read, and what is refused with which words.

use milepost_core::facts::Facts;
use milepost_core::facts_file::{FactsFileError, read, write};
use rstest::rstest;

/// The error's words.
fn refusal(json: &str) -> String {
    match read(json) {
        Ok(facts) => panic!("{json} must be refused, but was read as {facts:?}"),
        Err(error) => error.to_string(),
    }
}

#[rstest]
#[case("{}")]
#[case("  {}\n")]
#[case("\u{feff}{}")]
#[case(r#"{"format": "milepost-facts", "version": 1}"#)]
#[case(r#"{"format": "milepost-facts", "version": 3}"#)]
#[case(r#"{"format": "milepost-facts", "version": 2}"#)]
#[case(r#"{"$schema": "facts.schema.json", "credits": []}"#)]
fn a_file_may_leave_everything_out(#[case] json: &str) {
    assert_eq!(read(json), Ok(Facts::default()), "{json} holds no facts");
}

#[test]
fn a_fact_without_an_id_is_named_after_its_kind_and_place() {
    let facts = read(
        r#"{"exams": [{"credential": "CPC"}, {"id": "mine", "credential": "CPC"},
                      {"id": "", "credential": "CPC"}, {"id": null, "credential": "CPC"}],
            "study_entries": [{"date": "2026-03-02", "minutes": 60}],
            "practicode": [{}]}"#,
    )
    .expect("ids may be left out");
    let ids: Vec<&str> = facts.exams.iter().map(|exam| exam.id.as_str()).collect();
    assert_eq!(
        ids,
        ["exam-1", "mine", "exam-3", "exam-4"],
        "the place is counted from 1"
    );
    assert_eq!(facts.study_entries[0].id.as_str(), "study-entry-1");
    assert_eq!(facts.practicode[0].id.as_str(), "practicode-1");
}

#[test]
fn a_given_id_never_meets_one_of_the_file() {
    let facts = read(
        r#"{"exams": [{"id": "exam-2", "credential": "CPC"}, {"credential": "COC"},
                      {"id": "exam-2-2", "credential": "CIC"}]}"#,
    )
    .expect("the file's own ids may look like given ones");
    let ids: Vec<&str> = facts.exams.iter().map(|exam| exam.id.as_str()).collect();
    assert_eq!(
        ids,
        ["exam-2", "exam-2-3", "exam-2-2"],
        "no id names two facts"
    );
}

#[test]
fn the_same_id_may_name_facts_of_two_kinds() {
    let json = r#"{"exams": [{"id": "a", "credential": "CPC"}], "practicode": [{"id": "a"}]}"#;
    assert!(read(json).is_ok(), "ids are unique within a kind only");
}

#[rstest]
// The form as a whole.
#[case(
    "",
    "line 1, column 1: this isn't JSON: EOF while parsing a value. Fix the text there"
)]
#[case(
    "{\n  \"credits\": [\n  ],\n}",
    "line 4, column 1: this isn't JSON: trailing comma. Fix the text there"
)]
#[case(
    "{} {}",
    "line 1, column 4: this isn't JSON: trailing characters. Fix the text there"
)]
#[case(
    "[]",
    "the file holds a list. Put the lists into an object: {\"credits\": [ … ]}"
)]
#[case(
    r#"{"format": "other"}"#,
    "the file's format is \"other\". Only \"milepost-facts\" can be read here"
)]
#[case(
    r#"{"format": "milepost-facts", "version": 5, "novelties": []}"#,
    "the file is of version 5 of milepost-facts. This program reads up to version 4: update \
     Milepost, or export the file again with the older one"
)]
#[case(
    r#"{"version": "1"}"#,
    "the file's version is \"1\". Write \"version\": 4"
)]
#[case(r#"{"version": 0}"#, "the file's version is 0. Write \"version\": 4")]
// Fields.
#[case(
    r#"{"credit": []}"#,
    "credit (line 1, column 12): there is no field `credit` here. Did you mean `credits`?"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "pass": true}]}"#,
    "exams[0].pass (line 1, column 42): there is no field `pass` here. The fields are `id`, \
     `credential`, `sat_on`, `planned_month`, `result`, `score`, `fee_cents`, `approved_on`"
)]
#[case(
    r#"{"exams": [{}]}"#,
    "exams[0] (line 1, column 12): the field `credential` is missing. Add it"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "credential": "COC"}]}"#,
    "exams[0] (line 1, column 45): the field `credential` appears here twice. Keep one"
)]
// Values.
#[case(
    r#"{"credits": [{"title": "A", "completed_on": "2026-03-02", "amount": "1.5"}]}"#,
    "credits[0].amount (line 1, column 69): the text \"1.5\" is here. Write a number"
)]
#[case(
    r#"{"credits": [{"title": "A", "completed_on": "2026-03-02", "amount": 1.505}]}"#,
    "credits[0].amount (line 1, column 69): \"1.505\" has more than two decimal places"
)]
#[case(
    r#"{"credits": [{"title": 5, "completed_on": "2026-03-02"}]}"#,
    "credits[0].title (line 1, column 24): integer `5` is here. Write text in quotes"
)]
#[case(
    r#"{"entries": [{"position": "a", "date": "2026-03-02", "minutes": 6.5}]}"#,
    "entries[0].minutes (line 1, column 65): number `6.5` is here. Write a whole number within its \
     range"
)]
#[case(
    r#"{"accounts": [{"issuer": "AAPC", "renewal_month": 300}]}"#,
    "accounts[0].renewal_month (line 1, column 51): 300 isn't between 1 and 12. Check the number \
     and its unit"
)]
#[case(
    r#"{"credits": {}}"#,
    "credits (line 1, column 13): an object in { } is here. Write a list in [ ]"
)]
#[case(
    r#"{"credits": [5]}"#,
    "credits[0] (line 1, column 14): integer `5` is here. Write an object in { }"
)]
#[case(
    r#"{"positions": [{"employer": "A", "kind": "externshp"}]}"#,
    "positions[0].kind (line 1, column 42): \"externshp\" isn't allowed here. Did you mean \
     `externship`?"
)]
#[case(
    r#"{"positions": [{"employer": "A", "setting": "home"}]}"#,
    "positions[0].setting (line 1, column 45): \"home\" isn't allowed here. The words are \
     `outpatient`, `inpatient`, `payer`, `remote`"
)]
// Dates.
#[case(
    r#"{"exams": [{"credential": "CPC", "sat_on": "3/2/2026"}]}"#,
    "exams[0].sat_on (line 1, column 44): \"3/2/2026\" isn't a date. Write it as 2026-03-02"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "sat_on": "2026-3-2"}]}"#,
    "exams[0].sat_on (line 1, column 44): \"2026-3-2\" isn't a date. Write it as 2026-03-02"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "sat_on": "2026-02-30"}]}"#,
    "exams[0].sat_on (line 1, column 44): there's no day 2026-02-30. Check the month and the day"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "sat_on": "20226-03-02"}]}"#,
    "exams[0].sat_on (line 1, column 44): 20226-03-02 isn't in a year between 1900 and 2200. \
     Write the year with four digits"
)]
#[case(
    r#"{"exams": [{"credential": "CPC", "sat_on": 20260302}]}"#,
    "exams[0].sat_on (line 1, column 44): integer `20260302` is here. Write a date as 2026-03-02"
)]
// Names that two facts share.
#[case(
    r#"{"exams": [{"id": "a", "credential": "CPC"}, {"id": "a", "credential": "CPC"}]}"#,
    "exams[1].id (line 1, column 53): \"a\" names two exams. Give each its own, or leave the id out"
)]
#[case(
    r#"{"rule_choices": [{"clause": "a.b", "applies": true}, {"clause": "a.b", "applies": false}]}"#,
    "rule_choices[1].clause (line 1, column 66): the clause \"a.b\" is decided twice. Keep one of the two"
)]
fn refused_with_the_place_and_the_mend(#[case] json: &str, #[case] message: &str) {
    assert_eq!(refusal(json), message);
}

#[test]
fn line_and_column_count_as_an_editor_does() {
    let json = "{\n  \"exams\": [\n    {\"credential\": \"CPC\", \"score\": \"é🎉\", \"sat_on\": \"soon\"}\n  ]\n}";
    let Err(FactsFileError::Value {
        path, line, column, ..
    }) = read(json)
    else {
        panic!("soon is no date")
    };
    assert_eq!(
        (path.as_str(), line, column),
        ("exams[0].sat_on", 3, 52),
        "characters, not bytes"
    );
    let broken = "{\n  \"exams\": [\"é🎉\" 5]\n}";
    let Err(FactsFileError::Syntax { line, column, .. }) = read(broken) else {
        panic!("a comma is missing")
    };
    assert_eq!((line, column), (2, 18), "characters, not bytes");
}

#[test]
fn a_file_that_is_nested_without_end_is_refused() {
    let deep = "[".repeat(100_000);
    assert!(
        read(&deep).is_err(),
        "deep nesting must not exhaust the stack"
    );
}

#[test]
fn what_is_written_begins_with_the_envelope_and_holds_every_list() {
    let json = write(&Facts::default());
    assert!(
        json.starts_with(
            "{\n  \"format\": \"milepost-facts\",\n  \"version\": 4,\n  \"accounts\": [],\n"
        ),
        "a reader sees at once what the file is: {json}"
    );
    assert!(json.ends_with("}\n"), "a text file ends with a line break");
}
