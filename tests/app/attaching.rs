//! Files that are kept with an application and with its offer: chosen in the window, undone,
//! taken along, exported and verified.

use std::fs;

use milepost_logbook::Applied;
use serde_json::{Value, json};

use crate::support::{Program, Window};

const POSTING: &[u8] = b"%PDF-1.7\nOutpatient coder, Worcester\n";

fn choose(window: &Window, name: &str, bytes: &[u8]) {
    let path = window.home().join(name);
    fs::write(&path, bytes).expect("writable");
    *window.asked.choose.lock().expect("a place") = Some(path);
}

fn apply(window: &Window, operation: Value) -> Applied {
    window.ask("apply", json!({ "operation": operation }))
}

fn with_a_search() -> Window {
    let window = Window::of_an_apprentice();
    for fact in [
        json!({ "kind": "application", "fact": { "id": "a", "employer": "Mercy", "title": "Coder I" } }),
        json!({ "kind": "offer", "fact": {
            "id": "o", "application": "a", "received_on": "2026-11-20" } }),
    ] {
        apply(&window, json!({ "operation": "add", "with": fact }));
    }
    window
}

#[test]
fn a_posting_stays_with_its_application_and_a_letter_with_its_offer() {
    let window = with_a_search();
    let holder = json!({ "holder": { "kind": "application", "id": "a" } });
    let declined: Value = window.ask("attach_files", holder.clone());
    assert_eq!(declined, Value::Null, "the person may decide not to");

    choose(&window, "posting.pdf", POSTING);
    let applied: Applied = window.ask("attach_files", holder.clone());
    assert!(applied.label.contains("posting.pdf"), "{}", applied.label);
    choose(&window, "offer letter.pdf", b"%PDF-1.7\nWe offer\n");
    let _: Applied = window.ask(
        "attach_files",
        json!({ "holder": { "kind": "offer", "id": "o" } }),
    );
    let search: Value = window.ask("career_search", json!({}));
    let files = search["rows"][0]["files"].as_array().expect("a list");
    let names: Vec<&str> = files.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["posting.pdf", "offer letter.pdf"]);
    let offers: Value = window.ask("career_offers", json!({}));
    assert_eq!(offers[0]["files"][0]["name"], "offer letter.pdf");
    let kept: Value = window.ask("evidence_list", json!({}));
    let named = kept["holders"].as_array().expect("a list").iter();
    let named: Vec<&str> = named.filter_map(|it| it["name"].as_str()).collect();
    assert!(named.contains(&"Coder I at Mercy"), "{named:?}");
    assert!(named.contains(&"the offer from Mercy"), "{named:?}");

    let again = window.refused(
        "attach_files",
        json!({ "holder": { "kind": "offer", "id": "o" } }),
    );
    assert!(
        again["message"]
            .as_str()
            .is_some_and(|it| it.contains("already")),
        "the same file twice: {again}"
    );
    choose(
        &window,
        "chart.txt",
        b"Patient: J. Doe  DOB: 1/2/1950  MRN: 123456",
    );
    let refusal = window.refused("attach_files", holder);
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.ends_with('.')),
        "one sentence: {refusal}"
    );
    let search: Value = window.ask("career_search", json!({}));
    assert_eq!(search["rows"][0]["files"].as_array().map(Vec::len), Some(2));

    apply(
        &window,
        json!({ "operation": "remove", "with": { "kind": "application", "id": "a" } }),
    );
    let search: Value = window.ask("career_search", json!({}));
    assert_eq!(search["rows"], json!([]));
    let _: Value = window.ask("undo", json!({ "operation": null }));
    let search: Value = window.ask("career_search", json!({}));
    assert_eq!(
        search["rows"][0]["files"].as_array().map(Vec::len),
        Some(2),
        "they come back with it"
    );
}

#[test]
fn it_goes_along_is_exported_and_verified() {
    let program = Program::of_an_apprentice();
    program.done(&["apply", "Harbor Clinic", "coder", "II"]);
    let file = program.home().join("resume.pdf");
    fs::write(&file, POSTING).expect("writable");
    let file = file.display().to_string();
    let said = program.done(&["evidence", "add", &file, "--for", "Harbor"]);
    assert!(said.contains("resume.pdf to"), "{said}");
    assert!(
        said.contains("Harbor Clinic"),
        "what it is kept with: {said}"
    );
    program.done(&["verify"]);

    let exported = program.home().join("facts.json").display().to_string();
    program.done(&["export", "--json", &exported]);
    let facts: Value =
        serde_json::from_str(&fs::read_to_string(&exported).expect("written")).expect("JSON");
    let holder = &facts["evidence"][0]["belongs_to"][0];
    assert_eq!(holder["kind"], "application");
    assert_eq!(holder["id"], facts["applications"][0]["id"]);

    let pack = program
        .home()
        .join("all.milepost-pack")
        .display()
        .to_string();
    program.done(&["pack", &pack, "--open"]);
    let other = Program::new();
    other.done(&["unpack", &pack]);
    let saved = other.home().join("back.pdf").display().to_string();
    other.done(&["evidence", "open", "resume", "--save", &saved]);
    assert_eq!(fs::read(&saved).expect("written"), POSTING);
    assert_eq!(
        other.facts("evidence")[0]["belongs_to"][0]["kind"],
        "application"
    );
    other.done(&["verify"]);

    program.done(&["undo"]);
    assert!(
        program.facts("evidence").is_empty(),
        "one undo takes it away"
    );
    assert_eq!(program.facts("applications").len(), 1);
}
