//! The formats of answers are what their schemas and documents say.

use std::fs;
use std::path::Path;

use milepost_app::cli::{
    CareerAnswer, CheckAnswer, CompareAnswer, ImportAnswer, PayAnswer, PlanAnswer, ReadingAnswer,
    ReconcileAnswer, RecordAnswer, RulesUpdateAnswer, StandingAnswer, WhatIfAnswer,
};
use rstest::rstest;
use serde_json::Value;

use crate::fields;
use crate::support::{Program, TODAY};

const SCHEMA: &str = "docs/standing.schema.json";
const PLAN: &str = "docs/plan.schema.json";
const WHAT_IF: &str = "docs/what-if.schema.json";
const PAY: &str = "docs/pay.schema.json";
const CAREER: &str = "docs/career.schema.json";
const COMPARE: &str = "docs/compare.schema.json";
const RECORD: &str = "docs/search-record.schema.json";
const IMPORT: &str = "docs/import.schema.json";
const RECONCILE: &str = "docs/reconcile.schema.json";
const READING: &str = "docs/reading.schema.json";
const CHECK: &str = "docs/check.schema.json";
const RULES_UPDATE: &str = "docs/rules-update.schema.json";
const DOCUMENT: &str = "docs/standing-format.md";
const MARK: &str = "<!-- From here on the tests write this file";

/// The schema of an answer, by the file that holds it.
fn schema(file: &str) -> Value {
    match file {
        PLAN => schemars::schema_for!(PlanAnswer),
        WHAT_IF => schemars::schema_for!(WhatIfAnswer),
        PAY => schemars::schema_for!(PayAnswer<'_>),
        CAREER => schemars::schema_for!(CareerAnswer),
        COMPARE => schemars::schema_for!(CompareAnswer),
        RECORD => schemars::schema_for!(RecordAnswer),
        IMPORT => schemars::schema_for!(ImportAnswer),
        CHECK => schemars::schema_for!(CheckAnswer),
        READING => schemars::schema_for!(ReadingAnswer),
        RULES_UPDATE => schemars::schema_for!(RulesUpdateAnswer<'_>),
        RECONCILE => schemars::schema_for!(ReconcileAnswer),
        _ => schemars::schema_for!(StandingAnswer),
    }
    .to_value()
}

/// A schema file, or the document with its tables of every field.
fn fresh(file: &str) -> String {
    if file != DOCUMENT {
        return format!("{:#}\n", schema(file));
    }
    let document = committed(file);
    let (above, below) = document
        .split_once(MARK)
        .expect("the document has its mark");
    let mark = below.lines().next().unwrap_or_default();
    format!(
        "{above}{MARK}{mark}\n\n{}",
        fields::reference(&schema(SCHEMA))
    )
}

fn committed(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n")
}

/// Fails when a committed file is stale. `MILEPOST_BLESS=1` writes it anew.
#[rstest]
#[case::the_schema(SCHEMA)]
#[case::the_plans(PLAN)]
#[case::the_what_ifs(WHAT_IF)]
#[case::the_pays(PAY)]
#[case::the_careers(CAREER)]
#[case::the_comparisons_of_credentials(COMPARE)]
#[case::the_search_records(RECORD)]
#[case::the_imports(IMPORT)]
#[case::the_comparisons(RECONCILE)]
#[case::the_checks(CHECK)]
#[case::the_readings(READING)]
#[case::the_updates_of_rules(RULES_UPDATE)]
#[case::the_document(DOCUMENT)]
fn what_is_committed_is_the_programs(#[case] file: &str) {
    let fresh = fresh(file);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        fs::write(path, &fresh).expect("the file can be written");
    }
    assert!(
        committed(file) == fresh,
        "{file} is stale: run the tests with MILEPOST_BLESS=1"
    );
}

/// What the program really answers, from an empty logbook to a full one.
#[test]
fn real_answers_meet_the_schema() {
    let apprentice = Program::of_an_apprentice();
    apprentice.done(&["log", "6.5h", "Mercy", "yesterday"]);
    let answers = [
        ("an empty logbook", Program::new().json(&["status"])),
        ("an apprentice's", apprentice.json(&["status"])),
        (
            "a full one",
            Program::new().json(&["status", "--sample", "2000"]),
        ),
    ];
    for (whose, answer) in answers {
        meets(&answer, "milepost-standing", SCHEMA, whose);
    }
    for sample in ["600", "5000"] {
        let plan = Program::new().json(&["plan", "--sample", sample]);
        meets(&plan, "milepost-plan", PLAN, sample);
        let question = ["what-if", "--add", "CPMA", "--add", "CCS", "--practicode"];
        let question = [&question[..], &["--sample", sample]].concat();
        let what_if = Program::new().json(&question);
        meets(&what_if, "milepost-what-if", WHAT_IF, sample);
    }
}

/// Pay answers to its schema too, whole, of one area, and with an amount.
#[test]
fn real_pay_meets_the_schema() {
    let program = Program::new();
    for question in [
        &["pay"][..],
        &["pay", "boston", "--offer", "$33/hour", "--hours", "32"],
        &["pay", "us", "--offer", "$68,000 a year"],
    ] {
        meets(&program.json(question), "milepost-pay", PAY, "pay");
    }
}

/// Fails when what `rules update` answers is not of its format.
pub fn meets_rules_update(answer: &Value) {
    meets(answer, "milepost-rules-update", RULES_UPDATE, "a rule pack");
}

/// Fails when an answer is not of its format.
fn meets(answer: &Value, format: &str, file: &str, whose: &str) {
    assert_eq!(answer["format"], format, "the answer names its format");
    assert_eq!(answer["version"], 1, "and its version");
    let schema = schema(file);
    let validator = jsonschema::validator_for(&schema).expect("it is a JSON Schema");
    let errors: Vec<String> = validator
        .iter_errors(answer)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{whose} breaks {file}: {errors:#?}");
}

/// The document's worked example is what the program really answers.
#[test]
fn the_worked_example_is_true() {
    let document = committed(DOCUMENT);
    let block = |kind: &str| {
        let (_, below) = document
            .split_once(kind)
            .expect("the document has this block");
        below.split_once("```").expect("and it ends").0.to_owned()
    };
    let program = Program::new();
    let file = program.home().join("facts.json");
    fs::write(&file, block("```json facts\n")).expect("a file");
    let answer = program.json(&["assess", file.to_str().expect("UTF-8")]);
    let example: Value =
        serde_json::from_str(&block("```json standing\n")).expect("the example is JSON");
    assert_eq!(example["as_of"], TODAY, "the example is of the tests' day");
    assert!(
        contains(&answer, &example),
        "the example isn't in the real answer: {answer:#}"
    );
}

/// Whether everything in the part is in the whole: fields by name, elements anywhere in their list.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part
            .iter()
            .all(|(name, part)| whole.get(name).is_some_and(|it| contains(it, part))),
        (Value::Array(whole), Value::Array(part)) => {
            let within = |part| whole.iter().any(|it| contains(it, part));
            part.iter().all(within) && (!part.is_empty() || whole.is_empty())
        }
        (whole, part) => whole == part,
    }
}
