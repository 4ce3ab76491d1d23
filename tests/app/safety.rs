//! Copies of the logbook through the window's commands: made, shown, looked into and restored.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{TODAY, Window, with_a_damaged};

fn add(window: &Window, employer: &str) {
    let operation = json!({ "operation": "add", "with": { "kind": "position", "fact": {
        "id": employer, "employer": employer,
    }}});
    let _: Value = window.ask("apply", json!({ "operation": operation }));
}

fn employers(window: &Window) -> Vec<String> {
    let records: Value = window.ask("records", json!({}));
    let positions = records["positions"].as_array().expect("a list");
    positions
        .iter()
        .map(|it| it["employer"].as_str().expect("a name").to_owned())
        .collect()
}

fn newest(safety: &Value) -> String {
    let path = safety["copies"][0]["path"].as_str();
    path.expect("there is a copy").to_owned()
}

#[test]
fn a_copy_is_made_now_and_shown_with_its_age() {
    let window = Window::new();
    add(&window, "Mercy");
    let before: Value = window.ask("safety", json!({}));
    assert_eq!(before["copies"], json!([]), "nothing is copied yet");
    assert_eq!(before["minutes_ago"], Value::Null, "so there is no age");
    assert!(
        before["bytes"].as_u64().is_some_and(|bytes| bytes > 1_000),
        "the file's size"
    );

    let after: Value = window.ask("copy_now", json!({}));
    assert_eq!(after["minutes_ago"], 0, "just now");
    assert_eq!(after["copies"][0]["why"], "asked");
    assert_eq!(after["trouble"], Value::Null, "all went well");
    assert!(Path::new(&newest(&after)).is_file(), "it is there");
}

#[test]
fn a_copy_is_looked_into_before_it_takes_the_logbooks_place() {
    let window = Window::new();
    add(&window, "Mercy");
    let safety: Value = window.ask("copy_now", json!({}));
    add(&window, "Harbor");
    let path = newest(&safety);

    let preview: Value = window.ask("preview_copy", json!({ "path": path }));
    assert_eq!(preview["copy"]["facts"], 1, "what the copy holds");
    assert_eq!(preview["now"]["facts"], 2, "what would be given up");

    let settings = json!({ "settings": { "theme": "dark", "onboarding_done": true } });
    let _: Value = window.ask("save_settings", settings);
    let start: Value = window.ask("restore_copy", json!({ "path": path }));
    assert_eq!(start["trouble"], Value::Null, "the logbook is open again");
    assert_eq!(employers(&window), ["Mercy"], "as it was");
    assert_eq!(
        start["settings"]["theme"], "dark",
        "what the window remembers isn't part of a restore"
    );

    let safety: Value = window.ask("safety", json!({}));
    let saved = safety["copies"].as_array().expect("a list");
    let saved = saved.iter().find(|it| it["why"] == "before_restore");
    let saved = saved.expect("what was there was saved first");
    let _: Value = window.ask("restore_copy", json!({ "path": saved["path"] }));
    assert_eq!(employers(&window), ["Mercy", "Harbor"], "and comes back");
}

#[test]
fn only_what_was_shown_or_chosen_is_restored() {
    let window = Window::new();
    add(&window, "Mercy");
    let safety: Value = window.ask("copy_now", json!({}));
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let stick = elsewhere.path().join("from-the-stick.milepost");
    fs::copy(newest(&safety), &stick).expect("a copy of the copy");
    for command in ["preview_copy", "restore_copy"] {
        let refusal = window.refused(command, json!({ "path": stick.display().to_string() }));
        assert_eq!(refusal["code"], "refused", "the page names no file itself");
    }

    let declined: Value = window.ask("preview_copy", json!({ "path": null }));
    assert_eq!(declined, Value::Null, "the person may decide not to");
    choose(&window, &stick);
    let preview: Value = window.ask("preview_copy", json!({ "path": null }));
    assert_eq!(preview["copy"]["facts"], 1, "it was chosen in a dialog");
    add(&window, "Harbor");
    let _: Value = window.ask("restore_copy", json!({ "path": preview["path"] }));
    assert_eq!(employers(&window), ["Mercy"]);
}

#[test]
fn a_file_that_is_no_copy_is_refused_and_the_logbook_stays() {
    let window = Window::new();
    add(&window, "Mercy");
    let notes = window.home().join("notes.milepost");
    fs::write(&notes, "these are notes").expect("writable");
    choose(&window, &notes);
    let refusal = window.refused("preview_copy", json!({ "path": null }));
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("notes.milepost")),
        "it says which file: {refusal}"
    );
    window.refused(
        "restore_copy",
        json!({ "path": notes.display().to_string() }),
    );
    assert_eq!(employers(&window), ["Mercy"], "the logbook is as it was");
    add(&window, "Harbor");
    assert_eq!(employers(&window).len(), 2, "and goes on");
}

#[test]
fn a_logbook_that_cannot_be_opened_is_restored_from_the_newest_copy() {
    let window = Window::new();
    add(&window, "Mercy");
    let safety: Value = window.ask("copy_now", json!({}));
    let copy = fs::read(newest(&safety)).expect("readable");

    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("backups");
    fs::create_dir(&folder).expect("a folder");
    let name = PathBuf::from(newest(&safety));
    fs::write(folder.join(name.file_name().expect("a name")), copy).expect("writable");
    fs::write(home.path().join("logbook.milepost"), "damaged beyond use").expect("writable");
    let window = Window::on(home);
    let start: Value = window.ask("start", json!({}));
    assert_eq!(start["trouble"]["kind"], "unusable");

    let safety: Value = window.ask("safety", json!({}));
    let path = newest(&safety);
    let preview: Value = window.ask("preview_copy", json!({ "path": path }));
    assert_eq!(preview["copy"]["facts"], 1, "it can be looked into");
    assert_eq!(preview["now"], Value::Null, "nothing is there now");
    let start: Value = window.ask("restore_copy", json!({ "path": path }));
    assert_eq!(start["trouble"], Value::Null, "the trouble is over");
    assert_eq!(employers(&window), ["Mercy"]);
}

/// Whichever table it is, the next thing that the person sees is what happened, and one click
/// brings everything back. Nothing is judged from what is left.
#[rstest::rstest]
#[case("positions", "standing")]
#[case("credits", "standing")]
#[case("entries", "standing")]
#[case("operations", "apply")]
fn a_part_that_cannot_be_read_shows_the_way_back(#[case] table: &str, #[case] command: &str) {
    let window = Window::new();
    add(&window, "Mercy");
    let safety: Value = window.ask("copy_now", json!({}));
    let copy = PathBuf::from(newest(&safety));
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("backups");
    fs::create_dir(&folder).expect("a folder");
    let beside = folder.join(copy.file_name().expect("a name"));
    fs::copy(&copy, &beside).expect("copied");
    let damaged = with_a_damaged(table, &copy);
    fs::write(home.path().join("logbook.milepost"), &damaged).expect("writable");

    let window = Window::on(home);
    let change = json!({ "operation": "add", "with": { "kind": "position", "fact": {
        "id": "h", "employer": "Harbor",
    }}});
    let refusal = window.refused(command, json!({ "operation": change }));
    assert_eq!(refusal["code"], "damaged");
    let refusal = window.refused("apply", json!({ "operation": change }));
    assert_eq!(refusal["code"], "no_logbook", "nothing more is written");
    let start: Value = window.ask("start", json!({}));
    assert_eq!(start["trouble"]["kind"], "damaged");
    let safety: Value = window.ask("safety", json!({}));
    let start: Value = window.ask("restore_copy", json!({ "path": newest(&safety) }));
    assert_eq!(start["trouble"], Value::Null, "the trouble is over");
    assert_eq!(employers(&window), ["Mercy"]);
}

#[test]
fn a_second_folder_is_chosen_tried_at_once_and_shown() {
    let window = Window::new();
    add(&window, "Mercy");
    let usb = tempfile::tempdir().expect("a temporary folder");
    let synced = usb.path().join("OneDrive");
    fs::create_dir(&synced).expect("a folder");
    let declined: Value = window.ask("choose_copies_folder", json!({}));
    assert_eq!(declined, Value::Null, "the person may decide not to");

    choose(&window, &synced);
    let safety: Value = window.ask("choose_copies_folder", json!({}));
    assert_eq!(safety["second"]["reachable"], true);
    assert_eq!(
        safety["second"]["synced_by"], "OneDrive",
        "copies may be carried off by a service; the logbook may not"
    );
    let copies = safety["copies"].as_array().expect("a list");
    assert!(
        copies.iter().any(|it| it["place"] != "here"),
        "the first copy there is made at once: {safety}"
    );
    assert_eq!(safety["second"]["copies"], 1, "and counted");
    assert_eq!(safety["second"]["behind"], 0, "it holds everything");
    let start: Value = window.ask("start", json!({}));
    assert_eq!(
        start["settings"]["copies_folder"],
        synced.display().to_string(),
        "it is kept in the settings"
    );

    choose(&window, &window.home().join("backups"));
    let refusal = window.refused("choose_copies_folder", json!({}));
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("another disk")),
        "a second folder beside the first is none: {refusal}"
    );
    let gone = usb.path().join("gone");
    choose(&window, &gone);
    window.refused("choose_copies_folder", json!({}));
}

#[test]
fn the_file_is_checked_and_shown_in_its_folder() {
    let window = Window::new();
    add(&window, "Mercy");
    let damage: Value = window.ask("check_file", json!({}));
    assert_eq!(damage, json!([]), "a sound file has no complaint");
    let safety: Value = window.ask("safety", json!({}));
    let _: Value = window.ask("reveal", json!({ "path": safety["file"] }));
    window.refused("reveal", json!({ "path": "/etc/passwd" }));
    let revealed = window.asked.revealed.lock().expect("a list").clone();
    assert_eq!(revealed, [milepost_logbook::logbook_file(window.home())]);
}

#[test]
fn the_way_back_is_rehearsed_and_its_result_kept() {
    let window = Window::new();
    add(&window, "Mercy");
    window.refused("rehearse", json!({}));
    let before: Value = window.ask("copy_now", json!({}));
    assert_eq!(before["rehearsal"], Value::Null, "never tried");
    let after: Value = window.ask("rehearse", json!({}));
    assert_eq!(after["rehearsal"]["on"], TODAY);
    assert_eq!(after["rehearsal"]["facts"], 1, "what came back");
    assert_eq!(after["rehearsal"]["standing"], "same");
    add(&window, "Harbor");
    let after: Value = window.ask("rehearse", json!({}));
    assert_eq!(after["rehearsal"]["standing"], "older", "and it says so");
    let safety: Value = window.ask("safety", json!({}));
    assert_eq!(safety["rehearsal"], after["rehearsal"], "it is kept");
}

/// A stick that lies in a drawer: what it holds was remembered, and what goes onto it is counted.
#[test]
fn what_a_second_folder_that_is_away_lacks_is_counted() {
    let window = Window::new();
    add(&window, "Mercy");
    let usb = tempfile::tempdir().expect("a temporary folder");
    let (stick, drawer) = (usb.path().join("stick"), usb.path().join("drawer"));
    let there = stick.join("Milepost");
    fs::create_dir_all(&there).expect("a folder");
    choose(&window, &there);
    let _: Value = window.ask("choose_copies_folder", json!({}));
    let safety: Value = window.ask("copy_now", json!({}));
    let newest = safety["second"]["newest"].clone();
    assert_eq!(safety["second"]["copies"], 2);
    assert!(
        safety["copies"]
            .as_array()
            .is_some_and(|it| it.iter().all(|it| it["place"] == "both")),
        "what was made together is one row: {safety}"
    );

    fs::rename(&stick, &drawer).expect("pulled out");
    add(&window, "Harbor");
    add(&window, "Union");
    let safety: Value = window.ask("copy_now", json!({}));
    let second = &safety["second"];
    assert_eq!(second["reachable"], false);
    assert_eq!(second["behind"], 2, "two changes go onto it: {second}");
    assert_eq!((&second["copies"], &second["newest"]), (&json!(2), &newest));
    assert_eq!(second["trouble"], Value::Null, "away isn't broken");
    assert_eq!(safety["trouble"], Value::Null, "and the copy here was made");
    assert_eq!(safety["copies"][0]["behind"], 0);

    fs::rename(&drawer, &stick).expect("plugged in");
    let safety: Value = window.ask("copy_now", json!({}));
    assert_eq!(safety["second"]["behind"], 0, "{safety}");
    assert_eq!(safety["second"]["copies"], 3);
}

/// A folder that takes no file is trouble of its own, and none of the copies beside the logbook.
#[test]
fn a_second_folder_that_takes_nothing_is_told_apart() {
    let window = Window::new();
    add(&window, "Mercy");
    let usb = tempfile::tempdir().expect("a temporary folder");
    let there = usb.path().join("Milepost");
    fs::create_dir_all(&there).expect("a folder");
    choose(&window, &there);
    let _: Value = window.ask("choose_copies_folder", json!({}));
    // Where the evidence goes lies a file, which no user can write into as a folder.
    fs::remove_dir_all(&there).expect("removed");
    fs::write(&there, b"a file").expect("written");
    add(&window, "Harbor");
    let safety: Value = window.ask("copy_now", json!({}));
    assert_eq!(safety["trouble"], Value::Null, "{safety}");
    assert_eq!(safety["copies"][0]["behind"], 0);
    assert_eq!(safety["second"]["behind"], 1);
}

#[test]
fn the_six_words_are_printed_without_a_file() {
    let window = Window::new();
    add(&window, "Mercy");
    let before = files_below(window.home());
    let _: Value = window.ask("print_words", json!({}));
    assert_eq!(*window.asked.printed.lock().expect("a number"), 1);
    assert_eq!(files_below(window.home()), before, "nothing is written");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files_below(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

#[test]
fn the_sample_is_not_copied() {
    let window = Window::new();
    add(&window, "Mercy");
    let _: Value = window.ask("open_sample", json!({}));
    let refusal = window.refused("copy_now", json!({}));
    assert!(
        refusal["message"]
            .as_str()
            .is_some_and(|it| it.contains("sample")),
        "it says why: {refusal}"
    );
    let safety: Value = window.ask("safety", json!({}));
    assert_eq!(safety["sample"], true, "on {TODAY} and on any other day");
}

fn choose(window: &Window, path: &Path) {
    *window.asked.choose.lock().expect("a place") = Some(path.to_owned());
}
