//! Every kind of fact by JSON: a whole logbook without a window.

use serde_json::json;

use crate::support::Program;

#[test]
fn a_fact_is_added_listed_changed_and_removed() {
    let program = Program::new();
    program.add(
        "position",
        r#"{"employer":"Mercy","starts_on":"2026-01-05"}"#,
    );
    let listed = program.json(&["list", "position"]);
    let id = listed["facts"]["position"][0]["id"]
        .as_str()
        .expect("an id was given")
        .to_owned();
    let end = &id[id.len() - 8..];
    let shown = program.done(&["list"]);
    assert!(
        shown.contains(end) && shown.contains("since Jan 5, 2026") && shown.contains("Mercy"),
        "the text shows when, what and the end of the id: {shown}"
    );

    program.done(&["change", "position", &id, r#"{"ends_on":"2026-11-20"}"#]);
    let position = &program.facts("positions")[0];
    assert_eq!(
        position["ends_on"], "2026-11-20",
        "the field that was said is changed"
    );
    assert_eq!(
        position["employer"], "Mercy",
        "the others stay as they were"
    );

    program.done(&["remove", "position", end]);
    assert!(
        program.facts("positions").is_empty(),
        "the end of an id will do, as list shows it"
    );
    program.done(&["undo"]);
    assert_eq!(
        program.facts("positions").len(),
        1,
        "and all of it can be undone"
    );
}

#[test]
fn every_kind_can_be_kept_headless() {
    let program = Program::of_an_apprentice();
    let day = "2026-10-01";
    let facts = [
        (
            "cycle-record",
            json!({ "issuer": "AAPC", "due_on": "2027-05-31", "tracker_required": 36 }),
        ),
        (
            "credit",
            json!({ "title": "Auditing basics", "completed_on": day, "amount": 2 }),
        ),
        (
            "entry",
            json!({ "position": "mercy", "date": day, "minutes": 60 }),
        ),
        (
            "letter",
            json!({ "position": "mercy", "requested_on": day }),
        ),
        ("course", json!({ "id": "c", "title": "Anatomy" })),
        (
            "study-entry",
            json!({ "course": "c", "date": day, "minutes": 60 }),
        ),
        (
            "practicode",
            json!({ "purchased_on": day, "cases_done": 10 }),
        ),
        (
            "exam",
            json!({ "credential": "CPC", "sat_on": "2025-05-10", "result": "passed" }),
        ),
        (
            "payment",
            json!({ "issuer": "AAPC", "kind": "dues", "paid_on": day }),
        ),
        (
            "rule-choice",
            json!({ "clause": "aapc.ceu.total", "applies": true }),
        ),
    ];
    for (kind, fact) in facts {
        program.add(kind, &fact.to_string());
        let listed = program.json(&["list", kind]);
        let name = kind.replace('-', "_");
        assert_eq!(
            listed["facts"][&name].as_array().map(Vec::len),
            Some(1),
            "{kind} is kept"
        );
    }
}

#[test]
fn a_fact_that_cannot_be_read_names_its_field() {
    let program = Program::of_an_apprentice();
    let field = |kind: &str, fact: &str| {
        let ran = program.run(&["add", kind, fact, "--json"]);
        assert_eq!(ran.status, 1, "{fact} must be refused");
        let error: serde_json::Value = serde_json::from_str(&ran.err).expect("JSON on stderr");
        assert_eq!(
            error["format"], "milepost-error",
            "a refusal names its format"
        );
        error["error"]["field"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        field("credit", r#"{"completed_on":"2026-01-01"}"#),
        "title",
        "it is missing"
    );
    assert_eq!(
        field("credit", r#"{"title":"A","colour":"red"}"#),
        "colour",
        "there is none such"
    );
    assert_eq!(
        field("credit", r#"{"title":"A","completed_on":"2026-13-01"}"#),
        "completed_on",
        "there is no month 13"
    );
    assert_eq!(
        field(
            "position",
            r#"{"employer":"M","starts_on":"2026-02-01","ends_on":"2026-01-01"}"#
        ),
        "ends_on",
        "it ends before it starts"
    );
}

#[test]
fn what_is_not_there_is_refused() {
    let program = Program::new();
    let said = program.refused(&["remove", "credit", "nothing"]);
    assert!(
        said.contains("milepost list credit"),
        "it says where the ids are: {said}"
    );
    program.refused(&["undo"]);
    program.refused(&["redo"]);
}
