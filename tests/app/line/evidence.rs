//! Files that are kept, and a logbook that goes to another computer, as a person types it.

use std::fs;

use serde_json::json;

use crate::support::Program;

const CERTIFICATE: &[u8] = b"%PDF-1.7\nCertificate of attendance\n";
const WORDS: &str = "anchor velvet ninetieth garnet willow harpist";

/// An apprentice with a credit and a file beside the home.
fn with_a_credit() -> (Program, String) {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier 25 webinar", "nov", "2"]);
    let file = program.home().join("scan.pdf");
    fs::write(&file, CERTIFICATE).expect("writable");
    (program, file.display().to_string())
}

#[test]
fn a_file_is_added_listed_found_twice_and_saved_again() {
    let (program, file) = with_a_credit();
    let said = program.done(&["evidence", "add", &file, "--for", "modifier 25"]);
    assert!(said.contains("Added scan.pdf to 1.5 CEU"), "{said}");
    let listed = program.json(&["evidence", "list"]);
    let kept = &listed["files"][0];
    assert_eq!(kept["name"], "scan.pdf");
    assert_eq!(kept["belongs_to"][0]["kind"], "credit");
    let path = kept["path"].as_str().expect("where it lies");
    assert_eq!(fs::read(path).expect("there"), CERTIFICATE);

    let again = program.json(&["evidence", "add", &file]);
    assert_eq!(again["files"][0]["known"], true);
    assert_eq!(again["operation"], json!(null), "nothing changed");
    assert!(
        program
            .done(&["evidence", "list", "--loose"])
            .contains("No such file")
    );

    let saved = program.home().join("again.pdf").display().to_string();
    program.done(&["evidence", "open", "scan", "--save", &saved]);
    assert_eq!(fs::read(&saved).expect("written"), CERTIFICATE);
    program.refused(&["evidence", "open", "scan", "--save", &saved]);
    program.refused(&["evidence", "open", "scan", "--save", path, "--force"]);
    assert_eq!(program.facts("credits")[0]["certificate_held"], true);
    program.done(&["undo"]);
    assert_eq!(program.facts("credits")[0]["certificate_held"], false);
    assert!(program.facts("evidence").is_empty());
}

#[test]
fn what_is_no_evidence_is_refused_and_nothing_of_the_others_is_kept() {
    let (program, file) = with_a_credit();
    let odd = program.home().join("setup.exe");
    fs::write(&odd, b"MZ\x90\0").expect("writable");
    let odd = odd.display().to_string();
    let said = program.refused(&["evidence", "add", &file, &odd]);
    assert!(said.contains("neither a PDF"), "{said}");
    assert!(program.facts("evidence").is_empty());
    assert!(!program.home().join("vault").exists());
    let said = program.refused(&["evidence", "add", &file, "--for", "nothing of the kind"]);
    assert!(said.contains("nothing of the kind"), "{said}");
}

#[test]
fn everything_carries_the_files_and_brings_them_back() {
    let (program, file) = with_a_credit();
    program.done(&["evidence", "add", &file, "--for", "modifier 25"]);
    let all = program.home().join("all.zip").display().to_string();
    program.done(&["export", "--everything", &all]);
    let other = Program::new();
    other.done(&["import", &all]);
    assert_eq!(other.facts("evidence").len(), 1);
    other.done(&["verify"]);
}

#[test]
fn a_logbook_goes_to_another_computer_and_back() {
    let (program, file) = with_a_credit();
    program.done(&["evidence", "add", &file, "--for", "modifier 25"]);
    let words = program.home().join("words").display().to_string();
    fs::write(&words, WORDS).expect("writable");
    let pack = program
        .home()
        .join("all.milepost-pack")
        .display()
        .to_string();
    let packed = program.json(&["pack", &pack, "--words-file", &words]);
    assert_eq!(
        (&packed["locked"], &packed["evidence"]),
        (&true.into(), &1.into())
    );
    program.refused(&["pack", &pack, "--words-file", &words]);

    let other = Program::new();
    other.refused(&["unpack", &pack]);
    fs::write(&words, WORDS.replace("anchor", "velvet")).expect("writable");
    let said = other.refused(&["unpack", &pack, "--words-file", &words]);
    assert!(said.contains("don't open this pack"), "{said}");
    assert!(
        !other.home().join("logbook.milepost").exists(),
        "nothing was begun"
    );
    fs::write(&words, format!(" {}\n", WORDS.to_uppercase())).expect("writable");
    let seen = other.json(&["unpack", &pack, "--words-file", &words, "--preview"]);
    assert_eq!(seen["how"], "preview");
    let opened = other.json(&["unpack", &pack, "--words-file", &words]);
    assert_eq!(opened["how"], "opened");
    other.done(&["verify"]);
    assert_eq!(other.facts("credits"), program.facts("credits"));
    other.done(&["undo"]);
    assert!(other.facts("evidence").is_empty(), "with its history");

    other.done(&["ceu", "2", "audit workshop", "nov", "3"]);
    let back = other
        .home()
        .join("back.milepost-pack")
        .display()
        .to_string();
    other.done(&["pack", &back, "--open"]);
    let taken = program.json(&["unpack", &back]);
    assert_eq!(
        (&taken["how"], &taken["taken"]),
        (&"took_in".into(), &1.into())
    );
    assert_eq!(program.facts("credits").len(), 2);
    assert_eq!(program.facts("evidence").len(), 1, "what is here stays");
    program.done(&["undo"]);
    assert_eq!(program.facts("credits").len(), 1, "one step");
    let left = fs::read_dir(program.home()).expect("readable").flatten();
    let apart = left.filter(|it| {
        it.file_name()
            .to_string_lossy()
            .starts_with(".logbook-apart")
    });
    assert_eq!(apart.count(), 0, "nothing lies open beside it");
}

#[test]
fn six_words_are_shown_saved_and_open_what_they_locked() {
    let (program, _) = with_a_credit();
    let home = program.home();
    let (pack, words) = (home.join("all.milepost-pack"), home.join("words.txt"));
    let (pack, words) = (pack.display().to_string(), words.display().to_string());
    let said = program.done(&["pack", &pack, "--save-words", &words]);
    let saved = fs::read_to_string(&words).expect("they were saved");
    let six = saved.lines().next().expect("the words").to_owned();
    assert_eq!(six.split(' ').count(), 6);
    assert!(said.contains(&six), "they are shown as well: {said}");
    let other = Program::new();
    other.done(&["unpack", &pack, "--words-file", &words]);
    assert_eq!(other.facts("credits").len(), 1);
}

#[test]
fn nothing_is_taken_apart_in_a_synced_folder() {
    let (program, _) = with_a_credit();
    let pack = program
        .home()
        .join("all.milepost-pack")
        .display()
        .to_string();
    program.done(&["pack", &pack, "--open"]);
    let synced = program.home().join("Dropbox");
    fs::create_dir(&synced).expect("writable");
    let home = synced.display().to_string();
    let said = program.refused(&["--home", &home, "unpack", &pack]);
    assert!(said.contains("Dropbox syncs"), "{said}");
    let laid = fs::read_dir(&synced).expect("readable").count();
    assert_eq!(laid, 0, "nothing was laid there");
}

#[test]
fn a_copy_and_a_folder_are_opened_as_well() {
    let (program, _) = with_a_credit();
    program.done(&["backup"]);
    let copies = program.home().join("backups").display().to_string();
    for from in [copies, program.home().display().to_string()] {
        let other = Program::new();
        other.done(&["unpack", &from]);
        assert_eq!(other.facts("credits").len(), 1, "{from}");
    }
    let empty = program.home().join("empty");
    fs::create_dir(&empty).expect("writable");
    let said = Program::new().refused(&["unpack", &empty.display().to_string()]);
    assert!(said.contains("no logbook"), "{said}");
}

#[test]
fn a_lost_logbooks_second_folder_is_listed_and_commands_name_the_home() {
    let (program, _) = with_a_credit();
    let usb = program.home().join("usb");
    fs::create_dir(&usb).expect("writable");
    let file = program.home().join("logbook.milepost");
    let db = rusqlite::Connection::open(&file).expect("a logbook is an SQLite file");
    let folder = serde_json::to_string(&usb.display().to_string()).expect("a text");
    db.execute(
        "INSERT OR REPLACE INTO settings (key, value) VALUES ('copies_folder', ?1)",
        [folder],
    )
    .expect("writable");
    drop(db);
    program.done(&["backup"]);
    for it in [
        "logbook.milepost",
        "logbook.milepost-wal",
        "logbook.milepost-shm",
    ] {
        let _ = fs::remove_file(program.home().join(it));
    }
    let home = program.home().display().to_string();
    let said = program.refused(&["--home", &home, "status"]);
    let named = format!("milepost --home {home} restore latest");
    assert!(said.contains(&named), "{said}");
    let copies = program.json(&["restore"])["copies"].clone();
    let places: Vec<&str> = copies
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it["path"].as_str())
        .collect();
    assert_eq!(places.len(), 2, "both folders are listed: {places:?}");
}
