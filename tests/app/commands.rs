//! Every command of the window, called as the page calls it.

use milepost_app::app_state::AppState;
use milepost_core::facts::Position;
use milepost_logbook::{Applied, Fact, FactKind, Operation};
use serde_json::{Value, json};

use crate::support::{TODAY, Window, mercy, program_on};

#[test]
fn start_tells_what_the_window_must_know_first() {
    let window = Window::new();
    let start: Value = window.ask("start", json!({}));
    assert_eq!(
        start["today"], TODAY,
        "the whole program takes that day for today"
    );
    assert_eq!(
        start["empty"], true,
        "nothing has been recorded, so the window asks its questions"
    );
    assert_eq!(
        start["sample"], false,
        "a new home is the user's own logbook"
    );
    assert_eq!(start["trouble"], Value::Null, "the logbook could be opened");
    assert_eq!(start["undo"], Value::Null, "there is nothing to undo");
    assert_eq!(
        start["home"],
        window.home().display().to_string().as_str(),
        "where the data lies"
    );
    assert!(
        start["version"]
            .as_str()
            .is_some_and(|text| !text.is_empty()),
        "the program's version"
    );
}

#[test]
fn a_change_is_applied_named_and_undone() {
    let window = Window::new();
    let applied: Applied = window.ask("apply", json!({ "operation": mercy() }));
    assert!(
        applied.changes.touches(FactKind::Position),
        "the window refreshes by the kinds"
    );
    assert_eq!(applied.keys.len(), 1, "one fact was added");

    let start: Value = window.ask("start", json!({}));
    assert_eq!(start["empty"], false, "something has been recorded");
    assert!(
        start["undo"]
            .as_str()
            .is_some_and(|text| text.starts_with("Undo")),
        "by its name"
    );

    let _: Applied = window.ask("undo", json!({}));
    let records: Value = window.ask("records", json!({}));
    assert_eq!(
        records["positions"],
        json!([]),
        "undo takes the position away"
    );
    let _: Applied = window.ask("redo", json!({}));
    let records: Value = window.ask("records", json!({}));
    assert_eq!(
        records["positions"][0]["employer"], "Mercy Outpatient",
        "redo brings it back"
    );
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_field() {
    let window = Window::of_an_apprentice();
    let entry = json!({ "operation": "add", "with": { "kind": "entry", "fact": {
        "id": "", "position": "mercy", "date": TODAY, "minutes": 1500,
    }}});
    let refusal = window.refused("apply", json!({ "operation": entry }));
    assert_eq!(
        refusal["code"], "invalid",
        "the window shows it at the field"
    );
    assert_eq!(
        refusal["field"], "minutes",
        "25 hours in a day are the minutes' fault"
    );
    let page = window.log();
    assert_eq!(
        page.index.total, 0,
        "a refused change leaves nothing behind"
    );
}

/// The first rows of the log, and what there is in all.
#[test]
fn what_is_gone_is_refused_as_gone() {
    let window = Window::new();
    let gone = json!({ "operation": "remove", "with": { "kind": "credit", "id": "c1" } });
    let refusal = window.refused("apply", json!({ "operation": gone }));
    assert_eq!(
        refusal["code"], "not_found",
        "the window reads the facts again"
    );
}

#[test]
fn the_standing_is_of_today_or_of_the_day_asked_for() {
    let window = Window::of_an_apprentice();
    let standing: Value = window.ask("standing", json!({ "asOf": null }));
    assert_eq!(standing["as_of"], TODAY, "today, where no day is given");
    assert_eq!(
        standing["apprentice"][0]["code"], "CPC",
        "the credential carries an A"
    );
    let later: Value = window.ask("standing", json!({ "asOf": "2027-01-01" }));
    assert_eq!(later["as_of"], "2027-01-01", "or the day asked for");
}

#[test]
fn a_cycle_is_answered_whole_and_another_is_refused() {
    let window = Window::of_an_apprentice();
    let standing: Value = window.ask("standing", json!({ "asOf": null }));
    let cycle = &standing["cycles"][0];
    let which =
        json!({ "issuer": cycle["issuer"], "dueOn": cycle["due_on"]["date"], "asOf": null });
    let whole: Value = window.ask("cycle", which);
    assert_eq!(whole["due_on"], cycle["due_on"], "the same cycle");
    let none = json!({ "issuer": "AAPC", "dueOn": "1999-01-01", "asOf": null });
    assert_eq!(
        window.refused("cycle", none)["code"],
        "not_found",
        "no such cycle"
    );
}

#[test]
fn the_places_of_the_window_can_be_read() {
    let window = Window::of_an_apprentice();
    let _: Applied = window.ask("quick_add_commit", json!({ "text": "6.5 Mercy yesterday" }));
    let week: Value = window.ask("week", json!({ "day": "2026-11-23" }));
    assert_eq!(week["total"], 390, "Sunday the 22nd begins that week");
    let totals: Value = window.ask(
        "day_totals",
        json!({ "from": "2026-11-22", "to": "2026-11-22" }),
    );
    assert_eq!(totals[0]["work_minutes"], 390, "the day's total");
    let typed: Value = window.ask("suggestions", json!({}));
    assert_eq!(
        typed["employers"],
        json!(["Mercy Outpatient"]),
        "what was typed before"
    );
    let found: Value = window.ask("search", json!({ "text": "merc", "limit": 5 }));
    assert_eq!(
        found[0]["key"]["id"], "mercy",
        "words are found by their beginning"
    );
    let key = json!({ "key": { "kind": "position", "id": "mercy" } });
    let history: Value = window.ask("history", key);
    assert_eq!(
        history.as_array().map(Vec::len),
        Some(1),
        "the position was added and no more"
    );
    let at = history[0]["at"].as_str().expect("it says when");
    assert_eq!(
        at.len(),
        "2026-11-23T16:07".len(),
        "by the person's own clock, to the minute: {at}"
    );
}

#[test]
fn what_was_removed_can_be_restored() {
    let window = Window::of_an_apprentice();
    let key = json!({ "kind": "position", "id": "mercy" });
    let operation = json!({ "operation": "remove", "with": key });
    let _: Applied = window.ask("apply", json!({ "operation": operation }));
    let removed: Value = window.ask("removed", json!({ "limit": 5 }));
    assert_eq!(removed[0]["key"], key, "it is listed as removed");
    let operation = json!({ "operation": "restore", "with": key });
    let _: Applied = window.ask("apply", json!({ "operation": operation }));
    let records: Value = window.ask("records", json!({}));
    assert_eq!(records["positions"][0]["id"], "mercy", "it is back");
}

#[test]
fn settings_are_kept() {
    let window = Window::new();
    let settings = json!({ "settings": { "theme": "dark", "onboarding_done": true } });
    let saved: Value = window.ask("save_settings", settings);
    assert_eq!(saved["theme"], "dark", "what was saved is answered");
    let start: Value = window.ask("start", json!({}));
    assert_eq!(
        start["settings"]["onboarding_done"], true,
        "the next start remembers"
    );
}

#[test]
fn the_sample_lies_apart_from_the_users_own_logbook() {
    let window = Window::of_an_apprentice();
    let own: Value = window.ask("records", json!({}));
    let sample: Value = window.ask("open_sample", json!({}));
    assert_eq!(
        (&sample["sample"], &sample["empty"]),
        (&json!(true), &json!(false)),
        "it is full"
    );
    let _: Applied = window.ask("apply", json!({ "operation": mercy() }));
    let back: Value = window.ask("close_sample", json!({}));
    assert_eq!(
        back["sample"], false,
        "the user's own logbook is open again"
    );
    let now: Value = window.ask("records", json!({}));
    assert_eq!(now, own, "what happens in the sample stays there");
}

#[test]
fn the_rulebook_is_answered_and_only_its_sources_are_opened() {
    let window = Window::new();
    let rules: Value = window.ask("rulebook", json!({}));
    assert!(
        rules["clauses"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "there are clauses"
    );
    assert!(
        rules["credentials"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "and credentials"
    );
    let url = &rules["clauses"][0]["versions"][0]["sources"][0]["url"];
    let _: Value = window.ask("open_link", json!({ "url": url }));
    assert_eq!(
        json!(*window.asked.browsed.lock().expect("a list")),
        json!([url]),
        "in the browser"
    );
    for other in [
        "https://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ] {
        window.refused("open_link", json!({ "url": other }));
    }
    assert_eq!(
        window.asked.browsed.lock().expect("a list").len(),
        1,
        "no other address is opened"
    );
}

#[test]
fn everything_can_be_exported_to_a_file_that_the_person_chooses() {
    let window = Window::of_an_apprentice();
    let declined: Value = window.ask("export_json", json!({}));
    assert_eq!(declined, Value::Null, "the person may decide not to");
    let path = window.home().join("out.json");
    *window.asked.save_to.lock().expect("a place") = Some(path.clone());
    let exported: Value = window.ask("export_json", json!({}));
    let text = std::fs::read_to_string(&path).expect("the file was written");
    assert_eq!(exported["bytes"], text.len(), "its size is said");
    let facts = milepost_core::facts_file::read(&text).expect("it is a facts file");
    assert_eq!(exported["facts"], facts.len(), "and how much is in it");
    assert_eq!(facts.positions.len(), 1, "the position is in it");
}

#[test]
fn the_hours_of_a_position_become_a_spreadsheet() {
    let window = Window::of_an_apprentice();
    let _: Applied = window.ask("quick_add_commit", json!({ "text": "6.5 Mercy yesterday" }));
    let path = window.home().join("hours.csv");
    *window.asked.save_to.lock().expect("a place") = Some(path.clone());
    let exported: Value = window.ask("export_hours", json!({ "position": "mercy" }));
    let text = std::fs::read_to_string(&path).expect("the file was written");
    assert!(
        text.contains("2026-11-22,6.50,worked"),
        "with the day and its hours: {text}"
    );
    assert_eq!(exported["facts"], 1, "and says how many days there are");
    let refusal = window.refused("export_hours", json!({ "position": "gone" }));
    assert_eq!(refusal["code"], "not_found");
}

#[test]
fn a_range_is_planned_in_words_before_it_is_stored() {
    let window = Window::of_an_apprentice();
    let place = json!({ "kind": "position", "id": "mercy" });
    let asked = json!({
        "from": "2026-11-09", "to": "2026-11-13", "pattern": [480, 480, 480, 480, 480, 0, 0],
        "leave_out": ["federal_holidays", "days_with_time"],
    });
    let plan: Value = window.ask("fill_plan", json!({ "place": place, "asked": asked }));
    assert_eq!(
        plan["filled"]["says"][0],
        "4 days, 32 h at Mercy Outpatient, Nov 9 – 13, 2026."
    );
    let applied: Applied = window.ask("apply", json!({ "operation": plan["operation"] }));
    assert_eq!(
        applied.label,
        "Logged 32 h in 4 entries at Mercy Outpatient"
    );
    let backwards =
        json!({ "from": "2026-11-13", "to": "2026-11-09", "pattern": [60], "leave_out": [] });
    let refusal = window.refused("fill_plan", json!({ "place": place, "asked": backwards }));
    assert_eq!(refusal["field"], "to", "the window shows it at the field");
}

#[test]
fn several_facts_are_revised_at_once() {
    let window = Window::of_an_apprentice();
    let applied: Applied = window.ask("quick_add_commit", json!({ "text": "6.5 Mercy yesterday" }));
    let revise = json!({ "operation": "revise", "with": {
        "keys": applied.keys, "change": { "what": "shift_days", "to": -1 },
    }});
    let applied: Applied = window.ask("apply", json!({ "operation": revise }));
    assert!(
        applied.label.starts_with("Moved 6.5 h"),
        "{}",
        applied.label
    );
    assert_eq!(window.log().rows[0].date.to_string(), "2026-11-21");
}

#[test]
fn a_logbook_that_cannot_be_opened_still_opens_the_window() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = milepost_logbook::logbook_file(home.path());
    std::fs::write(&file, "this is a letter, not a logbook").expect("the file can be written");
    let window = Window::on(home);

    let start: Value = window.ask("start", json!({}));
    assert_eq!(
        start["trouble"]["kind"], "unusable",
        "the window says what happened"
    );
    let letter = || std::fs::read_to_string(&file).expect("it lies there");
    assert_eq!(
        letter(),
        "this is a letter, not a logbook",
        "with every byte that it had"
    );
    assert_eq!(
        window.refused("records", json!({}))["code"],
        "no_logbook",
        "nothing can be read"
    );

    let again: Value = window.ask("reopen", json!({}));
    assert_eq!(
        again["trouble"]["kind"], "unusable",
        "opening again begins nothing"
    );
    assert_eq!(
        letter(),
        "this is a letter, not a logbook",
        "nor renames it"
    );

    let begun: Value = window.ask("begin_anew", json!({}));
    assert_eq!(
        begun["trouble"],
        Value::Null,
        "only the person begins an empty logbook"
    );
    assert_eq!(begun["empty"], true, "with nothing in it");
}

#[test]
fn a_change_by_another_program_is_noticed_once_and_ones_own_never() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (window, other) = (program_on(home.path()), program_on(home.path()));
    assert!(!window.changed_elsewhere(), "nothing has happened yet");
    let position = Fact::Position(Position {
        employer: "Mercy".into(),
        ..Position::default()
    });
    let add = |app_state: &AppState| {
        let operation = Operation::Add(position.clone());
        app_state
            .with(|logbook| logbook.transact(operation, &app_state.clock().now()))
            .expect("in order");
    };
    add(&window);
    assert!(
        !window.changed_elsewhere(),
        "the window knows what it did itself"
    );
    add(&other);
    assert!(
        window.changed_elsewhere(),
        "another program wrote to the file"
    );
    assert!(!window.changed_elsewhere(), "which is told once");
}

#[test]
fn the_page_is_drawn_larger_and_smaller_in_steps() {
    let window = Window::new();
    let zoom = |step: &str| -> u16 { window.ask("zoom", json!({ "step": step })) };
    assert_eq!(zoom("same"), 100, "asking changes nothing");
    assert_eq!((zoom("in"), zoom("in")), (110, 125));
    assert_eq!(zoom("out"), 110, "a step back is the step before");
    assert_eq!(zoom("actual"), 100);
}
