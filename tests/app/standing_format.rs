//! The standing format is what its schema and its document say.

use std::fs;
use std::path::Path;

use milepost_app::cli::StandingAnswer;

use crate::support::Program;

const SCHEMA: &str = "docs/standing.schema.json";

fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n")
}

/// Fails when the committed schema is stale. `MILEPOST_BLESS=1` writes it anew.
#[test]
fn the_committed_schema_is_the_programs() {
    let fresh = format!("{:#}\n", schemars::schema_for!(StandingAnswer).to_value());
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
        fs::write(path, &fresh).expect("the schema can be written");
    }
    assert!(
        committed() == fresh,
        "{SCHEMA} is stale: run the tests with MILEPOST_BLESS=1"
    );
}

/// What the program really answers, from an empty logbook to a full one.
#[test]
fn real_answers_meet_the_schema() {
    let schema = schemars::schema_for!(StandingAnswer).to_value();
    let validator = jsonschema::validator_for(&schema).expect("it is a JSON Schema");
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
        assert_eq!(
            answer["format"], "milepost-standing",
            "the answer names its format"
        );
        assert_eq!(answer["version"], 1, "and its version");
        let errors: Vec<String> = validator
            .iter_errors(&answer)
            .map(|it| format!("{}: {it}", it.instance_path()))
            .collect();
        assert!(
            errors.is_empty(),
            "the standing of {whose} breaks its schema: {errors:#?}"
        );
    }
}
