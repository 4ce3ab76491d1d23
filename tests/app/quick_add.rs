//! Quick-add words, as the window asks for them.

use milepost_logbook::Applied;
use serde_json::{Value, json};

use crate::support::Window;

#[test]
fn words_are_understood_before_they_are_committed() {
    let window = Window::of_an_apprentice();
    let text = json!({ "text": "6.5 Mercy yesterday" });
    let understood: Value = window.ask("quick_add", text.clone());
    assert_eq!(
        understood["kind"], "log",
        "hours at a place are time worked"
    );
    assert!(
        understood["reading"]
            .as_str()
            .is_some_and(|it| it.contains("6.5 h")),
        "in words"
    );
    let page = window.log();
    assert_eq!(page.index.total, 0, "a preview records nothing");

    let applied: Applied = window.ask("quick_add_commit", text);
    assert!(
        applied.label.contains("6.5 h"),
        "the label says what was logged: {}",
        applied.label
    );
    let page = window.log();
    assert_eq!(
        page.rows[0].date.to_string(),
        "2026-11-22",
        "yesterday is before the held day"
    );
    assert_eq!(page.rows[0].minutes, Some(390), "6.5 hours");
}

#[test]
fn no_words_are_the_usual_day() {
    let window = Window::of_an_apprentice();
    let understood: Value = window.ask("quick_add", json!({ "text": "" }));
    assert_ne!(
        understood["proposal"],
        Value::Null,
        "Ctrl+L and Enter log the usual day"
    );
    let _: Applied = window.ask("quick_add_commit", json!({ "text": "" }));
    let page = window.log();
    assert_eq!(
        page.rows[0].minutes,
        Some(480),
        "a fifth of 40 weekly hours"
    );
}

#[test]
fn a_line_says_what_its_hours_come_on_top_of() {
    let window = Window::of_an_apprentice();
    let line = |text: &str| -> Value { window.ask("quick_add", json!({ "text": text })) };
    let none = json!({ "day_minutes": 0, "planned_minutes": 0, "week_minutes": 0 });
    assert_eq!(line("8h today")["before"], none);
    for text in ["2h today", "90 min today", "study 1h today", "4h tomorrow"] {
        let _: Applied = window.ask("quick_add_commit", json!({ "text": text }));
    }
    let today = json!({ "day_minutes": 210, "planned_minutes": 0, "week_minutes": 210 });
    assert_eq!(line("8h today")["before"], today, "study is another ledger");
    assert_eq!(line("tomorrow 8h")["before"]["planned_minutes"], 240);
    assert_eq!(line("study 2h today")["before"]["day_minutes"], 60);
    assert_eq!(
        line("11/21 8h")["before"],
        none,
        "a Saturday lies in the week before, which began on its Sunday"
    );
    assert_eq!(
        line("2 ceu webinar")["before"],
        Value::Null,
        "a credit is no hours"
    );
    assert_eq!(line("25h Mercy")["before"], Value::Null);
}

#[test]
fn words_that_are_not_understood_are_refused_and_nothing_is_lost() {
    let window = Window::of_an_apprentice();
    let refusal = window.refused("quick_add_commit", json!({ "text": "25h Mercy" }));
    assert_eq!(
        refusal["code"], "not_understood",
        "the window keeps the text"
    );
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("25h")),
        "and says why"
    );
}
