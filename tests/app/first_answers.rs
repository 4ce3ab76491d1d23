//! The page as the window gets it: with its first answers in it.

use milepost_logbook::Applied;
use serde_json::{Value, json};

use crate::support::{Window, cpc_a, program_on};

/// The answers that lie in the page.
fn answers(window: &Window) -> Value {
    let page = window.file("index.html");
    let (_, rest) = page
        .split_once("<script id=\"first-answers\" type=\"application/json\">")
        .expect("the page has its answers");
    let (answers, rest) = rest.split_once("</script>").expect("they end");
    assert_eq!(rest, "</body></html>", "nothing else comes after them");
    serde_json::from_str(answers).expect("they are JSON")
}

fn add_position(window: &Window, employer: &str) {
    let operation = json!({ "operation": "add", "with": { "kind": "position", "fact": {
        "id": "mercy", "employer": employer, "starts_on": "2025-09-01", "weekly_minutes": 2400,
    }}});
    let _: Applied = window.ask("apply", json!({ "operation": operation }));
}

#[test]
fn they_are_what_the_commands_answer() {
    let window = Window::new();
    add_position(&window, "Mercy Outpatient");
    let answers = answers(&window);
    let asked = |command: &str, arguments| -> Value { window.ask(command, arguments) };
    assert_eq!(answers["start"], asked("start", json!({})));
    assert_eq!(
        answers["standing"],
        asked("standing", json!({ "asOf": null }))
    );
    assert_eq!(answers["records"], asked("records", json!({})));
}

#[test]
fn a_page_that_is_loaded_again_has_what_is_recorded_by_then() {
    let window = Window::new();
    assert_eq!(answers(&window)["records"]["positions"], json!([]));
    add_position(&window, "Mercy Outpatient");
    assert_eq!(
        answers(&window)["records"]["positions"][0]["employer"],
        "Mercy Outpatient"
    );
}

#[test]
fn no_text_that_was_typed_ends_them() {
    let window = Window::new();
    let employer = "</script><script>alert('Mercy & Sons')</script>";
    add_position(&window, employer);
    assert!(!window.file("index.html").contains("<script>alert"));
    assert_eq!(
        answers(&window)["records"]["positions"][0]["employer"],
        employer
    );
}

#[test]
fn a_logbook_that_cannot_be_opened_is_said_and_leaves_the_rest_to_be_asked() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("logbook.milepost");
    std::fs::write(&file, "This is no logbook.").expect("written");
    let window = Window::on(home);
    let answers = answers(&window);
    assert_ne!(answers["start"]["trouble"], Value::Null);
    assert_eq!(answers["standing"], Value::Null);
    assert_eq!(answers["records"], Value::Null);
}

#[test]
fn other_files_are_given_as_they_are() {
    let window = Window::new();
    assert_eq!(
        window.file("other.html"),
        "<html><body><p>Other</p></body></html>"
    );
}

#[test]
fn answers_worked_out_ahead_hold_only_while_nothing_changes() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (window, other) = (program_on(home.path()), program_on(home.path()));
    let credentials = || -> Option<usize> {
        let answers = window.first_answers().expect("answers");
        let answers: Value = serde_json::from_str(&answers).expect("JSON");
        Some(answers["standing"]["credentials"].as_array()?.len())
    };
    window.prefetch();
    assert_eq!(credentials(), Some(0), "nothing is recorded");

    window.prefetch();
    let operation = serde_json::from_value(cpc_a()).expect("an operation");
    other
        .with(|logbook| logbook.transact(operation, &other.clock().now()))
        .expect("in order");
    assert_eq!(
        credentials(),
        Some(1),
        "another program's change is seen, whatever was worked out before it"
    );
}

#[test]
fn the_files_number_tells_a_page_that_another_program_has_written_since() {
    let window = Window::new();
    let number = |window: &Window| -> Value {
        let start: Value = window.ask("start", json!({}));
        start["file_number"].clone()
    };
    let given = answers(&window)["start"]["file_number"].clone();
    assert!(given.is_number(), "a logbook is open");
    add_position(&window, "Mercy Outpatient");
    assert_eq!(number(&window), given, "the window's own changes are known");

    let other = program_on(window.home());
    other
        .with(|logbook| logbook.undo())
        .expect("something to undo");
    assert_ne!(number(&window), given);
}
