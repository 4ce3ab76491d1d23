//! The window's commands about reminders, called as the page calls them.

use std::fs;

use milepost_app::reminders::schedule::Starter;
use milepost_logbook::Applied;
use serde_json::{Value, json};

use crate::support::Window;

/// A window whose CPC renews on May 31, 2027 and has earned nothing yet.
fn certified() -> Window {
    let window = Window::new();
    let setup = json!({ "operation": "setup", "with": [
        { "kind": "account", "fact": { "id": "aapc", "issuer": "AAPC", "renewal_month": 5, "due_day": 31 } },
        { "kind": "credential", "fact": { "id": "cpc", "issuer": "AAPC", "code": "CPC", "earned_on": "2025-06-02" } },
        { "kind": "credit", "fact": { "id": "c1", "title": "Modifier 25", "completed_on": "2026-11-02", "amount": 1.5,
            "sponsor": "Northlight", "index_number": "X1" } },
    ]});
    let _: Applied = window.ask("apply", json!({ "operation": setup }));
    window
}

fn titles(reminders: &Value, list: &str) -> Vec<String> {
    let list = reminders[list].as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|it| it["title"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn what_is_due_is_listed_with_its_words_and_what_comes_next() {
    let reminders: Value = certified().ask("reminders", json!({}));
    assert_eq!(
        titles(&reminders, "open"),
        ["1 credit without a certificate, 1.5 CEU"]
    );
    assert!(
        titles(&reminders, "coming").contains(&"AAPC dues: 30 days left".to_owned()),
        "{reminders}"
    );
    assert_eq!(reminders["problem"], Value::Null, "nothing failed yet");
}

#[test]
fn a_snooze_is_one_operation_with_its_own_undo() {
    let window = certified();
    let wish = json!({ "subject": "proof", "dueOn": "2026-11-09", "wish": { "how": "snooze", "until": "next_weekday" } });
    let applied: Applied = window.ask("silence_reminder", wish);
    assert_eq!(
        applied.label, "Snoozed missing certificates until Nov 24, 2026",
        "Nov 23 is a Monday"
    );
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(
        (
            titles(&reminders, "open").len(),
            reminders["snoozed"][0]["back_on"].as_str()
        ),
        (0, Some("2026-11-24"))
    );
    let _: Applied = window.ask("undo", json!({}));
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(titles(&reminders, "open").len(), 1, "undo brings it back");
}

#[test]
fn a_later_choice_takes_the_place_of_the_earlier_one() {
    let window = certified();
    let choose = |wish: Value| -> Applied {
        window.ask(
            "silence_reminder",
            json!({ "subject": "proof", "dueOn": "2026-11-09", "wish": wish }),
        )
    };
    choose(json!({ "how": "snooze", "until": "logged" }));
    choose(json!({ "how": "off", "reason": "handled_elsewhere" }));
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(
        titles(&reminders, "silenced"),
        ["Credits without a certificate"]
    );
    assert_eq!(reminders["snoozed"], json!([]), "one choice for a subject");
}

#[test]
fn a_snooze_until_something_is_logged_ends_by_logging() {
    let window = certified();
    let wish = json!({ "how": "snooze", "until": "logged" });
    let _: Applied = window.ask(
        "silence_reminder",
        json!({ "subject": "proof", "dueOn": "2026-11-09", "wish": wish }),
    );
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(reminders["snoozed"][0]["when_logged"], true);
    let credit = json!({ "operation": "add", "with": { "kind": "credit", "fact": {
        "id": "c2", "title": "Another", "completed_on": "2026-11-23", "amount": 1, "certificate_held": true } } });
    let _: Applied = window.ask("apply", json!({ "operation": credit }));
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(
        reminders["snoozed"][0]["when_logged"], false,
        "it has come true"
    );
    assert_eq!(
        reminders["snoozed"][0]["back_on"], "2026-11-24",
        "and comes back the next day"
    );
}

#[test]
fn a_test_reminder_is_shown_or_the_reason_is_said() {
    let window = certified();
    let _: Value = window.ask("test_reminder", json!({}));
    let shown = window.asked.notified.lock().expect("no panic").clone();
    assert_eq!(shown[0].title, "Milepost: a test reminder");
    *window.asked.deaf.lock().expect("no panic") = Some("no notification service".to_owned());
    let refusal = window.refused("test_reminder", json!({}));
    assert_eq!(refusal["message"], "no notification service");
}

#[test]
fn what_tells_reminders_is_switched_on_and_off() {
    let window = certified();
    let delivery: Value = window.ask("reminder_delivery", json!({}));
    assert_eq!(
        delivery["scheduler"]["on"], false,
        "nothing is installed unasked"
    );
    assert!(
        delivery["mends"]
            .as_array()
            .is_some_and(|mends| mends.len() >= 3),
        "what mends it here"
    );
    let on = json!({ "starter": "reminders", "wanted": "on" });
    let delivery: Value = window.ask("set_reminder_delivery", on);
    assert_eq!(delivery["scheduler"]["on"], true);
    assert_eq!(
        *window.asked.starters.lock().expect("no panic"),
        [Starter::Reminders]
    );
    let off = json!({ "starter": "reminders", "wanted": "off" });
    let delivery: Value = window.ask("set_reminder_delivery", off);
    assert_eq!(delivery["scheduler"]["on"], false);
}

#[test]
fn the_calendar_is_saved_where_the_person_says_and_kept_current_there() {
    let window = certified();
    let path = window.home().join("reminders.ics");
    assert_eq!(
        window.ask::<Value>("save_calendar", json!({})),
        Value::Null,
        "no place, no file"
    );
    *window.asked.save_to.lock().expect("no panic") = Some(path.clone());
    let written: Value = window.ask("save_calendar", json!({}));
    let first = fs::read_to_string(&path).expect("it is written");
    assert_eq!(written["events"], first.matches("BEGIN:VEVENT").count());

    let start: Value = window.ask("start", json!({}));
    let mut settings = start["settings"].clone();
    settings["reminders"]["calendar_path"] = path.display().to_string().into();
    let _: Value = window.ask("save_settings", json!({ "settings": settings }));
    assert!(
        !window.ask::<bool>("keep_calendar", json!({})),
        "nothing changed, nothing is written"
    );
    let submitted = json!({ "operation": "add", "with": { "kind": "cycle_record", "fact": {
        "id": "r", "issuer": "AAPC", "due_on": "2027-05-31", "submitted_on": "2026-11-23" } } });
    let _: Applied = window.ask("apply", json!({ "operation": submitted }));
    assert!(
        window.ask::<bool>("keep_calendar", json!({})),
        "the renewal is over"
    );
    let second = fs::read_to_string(&path).expect("it is written");
    assert!(
        second.contains("STATUS:CANCELLED") && second.contains("SEQUENCE:1"),
        "{second}"
    );
}

#[test]
fn an_audits_days_are_kept_in_order() {
    let window = certified();
    let record = |due: &str| {
        json!({ "operation": "add", "with": { "kind": "cycle_record", "fact": {
        "id": "", "issuer": "AAPC", "due_on": "2025-05-31", "audit_asked_on": "2026-11-20", "audit_due_on": due } } })
    };
    let refusal = window.refused("apply", json!({ "operation": record("2026-11-01") }));
    assert_eq!(
        refusal["field"], "audit_due_on",
        "an answer can't be due before it was asked for"
    );
    let _: Applied = window.ask("apply", json!({ "operation": record("2026-12-10") }));
    let reminders: Value = window.ask("reminders", json!({}));
    assert_eq!(
        titles(&reminders, "open")[0],
        "AAPC audit answer due in 17 days, on Dec 10, 2026"
    );
}

#[test]
fn plans_wait_to_be_confirmed_and_count_for_nothing_until_then() {
    let window = certified();
    let position = json!({ "id": "p", "employer": "Mercy Outpatient", "starts_on": "2026-01-05" });
    let plan = json!({ "id": "e", "position": "p", "date": "2026-11-18", "minutes": 480, "planned": true });
    let setup = json!({ "operation": "setup", "with": [
        { "kind": "position", "fact": position },
        { "kind": "entry", "fact": plan },
    ]});
    let _: Applied = window.ask("apply", json!({ "operation": setup }));
    let reminders: Value = window.ask("reminders", json!({}));
    let open = reminders["open"].as_array().cloned().unwrap_or_default();
    let plans = open.iter().find(|it| it["kind"] == "planned");
    let plans = plans.unwrap_or_else(|| panic!("the week of the plan is over: {reminders}"));
    assert_eq!(
        (&plans["title"], &plans["about"]),
        (&"1 planned entry to confirm, 8 h".into(), &"entry:e".into())
    );
    let wish = json!({ "subject": "planned", "dueOn": "2026-11-23", "wish": { "how": "snooze", "until": "logged" } });
    let snoozed: Applied = window.ask("silence_reminder", wish);
    assert_eq!(
        snoozed.label,
        "Snoozed planned days to confirm until something is logged"
    );
}
