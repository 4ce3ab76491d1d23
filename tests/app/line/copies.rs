//! Copies on the command line: made, listed, looked into, restored, checked.

use std::fs;
use std::path::Path;

use crate::support::Program;

#[test]
fn a_copy_is_made_verified_and_named() {
    let program = Program::of_an_apprentice();
    let said = program.done(&["backup"]);
    assert!(said.contains("3 facts"), "what was copied: {said}");
    let usb = program.home().join("usb");
    let answer = program.json(&["backup", &usb.display().to_string()]);
    let copy = answer["copies"][0].as_str().expect("where it lies");
    assert!(Path::new(copy).starts_with(&usb) && Path::new(copy).is_file());
    assert_eq!(answer["contents"]["facts"], 3);
}

#[test]
fn a_copy_is_listed_looked_into_and_restored_and_the_way_back_is_named() {
    let program = Program::of_an_apprentice();
    assert!(program.done(&["restore"]).contains("no copy yet"));
    program.refused(&["restore", "latest"]);
    program.done(&["backup"]);
    program.done(&["log", "6.5h", "Mercy", "yesterday"]);

    let copies = program.json(&["restore"]);
    assert_eq!(copies["copies"].as_array().map(Vec::len), Some(1));
    let preview = program.json(&["restore", "latest", "--preview"]);
    assert_eq!(
        (&preview["restored"], &preview["contents"]["facts"]),
        (&false.into(), &3.into()),
        "a preview changes nothing"
    );
    assert_eq!(program.facts("entries").len(), 1);

    let restored = program.json(&["restore", "latest"]);
    assert_eq!(restored["restored"], true);
    assert_eq!(program.facts("entries").len(), 0, "as it was then");
    let saved = restored["saved"].as_str().expect("what was there is kept");
    program.done(&["restore", saved]);
    assert_eq!(program.facts("entries").len(), 1, "and comes back");
}

#[test]
fn what_is_half_an_hour_old_is_copied_by_whoever_runs_next() {
    for next in [
        &["ceu", "1", "webinar", "nov", "2"][..],
        &["log", "6.5h", "Mercy", "yesterday"],
        &["remind"],
    ] {
        let program = Program::of_an_apprentice();
        let folder = program.home().join("backups");
        assert!(!folder.exists(), "what is new can wait");
        let file = program.home().join("logbook.milepost");
        let db = rusqlite::Connection::open(&file).expect("a logbook is an SQLite file");
        db.execute_batch("UPDATE operations SET at = '2026-01-05T09:00:00.000Z'")
            .expect("made long ago");
        drop(db);
        // Whether a notification can be shown here is another matter.
        program.run(next);
        let copies = program.json(&["restore"])["copies"].clone();
        assert_eq!(
            copies.as_array().map(Vec::len),
            Some(1),
            "{next:?}: {copies}"
        );
        let held = program.json(&["restore", "latest", "--preview"]);
        let facts = held["contents"]["facts"].as_u64().expect("a number");
        let there = program.json(&["verify"])["contents"]["facts"]
            .as_u64()
            .expect("a number");
        assert_eq!(facts, there, "{next:?}: the new change is in it too");
    }
}

#[test]
fn a_damaged_logbook_is_told_and_restored() {
    let program = Program::of_an_apprentice();
    assert!(program.done(&["verify"]).contains("Sound"));
    program.done(&["backup"]);
    fs::write(program.home().join("logbook.milepost"), "no logbook").expect("writable");
    let why = program.refused(&["verify"]);
    assert!(
        why.contains("too short for a database"),
        "what is wrong: {why}"
    );
    program.done(&["restore", "latest"]);
    assert!(program.done(&["verify"]).contains("3 facts"));
}

#[test]
fn what_is_no_copy_is_refused() {
    let program = Program::of_an_apprentice();
    let notes = program.home().join("notes.milepost");
    fs::write(&notes, "these are notes").expect("writable");
    let notes = notes.display().to_string();
    for line in [
        &["restore", notes.as_str()][..],
        &["restore", notes.as_str(), "--preview"],
        &["verify", notes.as_str()],
        &["restore", "/nowhere/at/all.milepost"],
    ] {
        program.refused(line);
    }
    assert_eq!(program.facts("positions").len(), 1, "the logbook stays");
}

#[test]
fn a_logbook_in_a_synced_folder_is_refused_in_plain_words() {
    let program = Program::new();
    let synced = program.home().join("Dropbox").display().to_string();
    let why = program.refused(&["status", "--home", &synced]);
    assert!(why.contains("Dropbox syncs"), "whose folder it is: {why}");
    let backup = format!("milepost --home {synced} backup");
    assert!(why.contains(&backup), "and what may lie there: {why}");
}
