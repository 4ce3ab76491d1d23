//! What bad input gets: a reason, a mend, and nothing lost.

use std::fs;

use rstest::rstest;

use crate::support::Program;

#[rstest]
#[case::hours_that_are_none(&["log", "6.5.5h", "Mercy"], "6.5.5h")]
#[case::no_time_at_all(&["log", "0h", "Mercy"], "0h")]
#[case::two_days(&["log", "6h", "Mercy", "yesterday", "today"], "Two days")]
#[case::an_open_quote(&["log", "6h \"Mercy"], "quote")]
#[case::a_day_of_25_hours(&["log", "25h", "Mercy"], "24h")]
#[case::an_unknown_place(&["log", "6h", "Nowhere"], "Nowhere")]
#[case::a_day_that_is_none(&["log", "6h", "Mercy", "2026-02-30"], "2026-02-30")]
#[case::a_year_far_off(&["log", "6h", "Mercy", "20226-01-05"], "20226")]
#[case::a_negative_credit(&["ceu", "-1", "webinar"], "-1")]
#[case::a_credit_of_1000(&["ceu", "1000", "webinar"], "1000")]
#[case::a_credit_without_title(&["ceu", "1.5"], "title")]
#[case::no_such_course(&["study", "2h", "alchemy"], "alchemy")]
#[case::twenty_five_hours(&["add", "entry", r#"{"position":"mercy","date":"2026-11-02","minutes":1500}"#], "minutes")]
#[case::an_end_before_its_start(&["add", "position", r#"{"employer":"M","starts_on":"2026-02-01","ends_on":"2026-01-01"}"#], "ends_on")]
#[case::minus_one_ceu(&["add", "credit", r#"{"title":"A","completed_on":"2026-01-01","amount":-1}"#], "amount")]
#[case::a_thousand_ceus(&["add", "credit", r#"{"title":"A","completed_on":"2026-01-01","amount":1000}"#], "amount")]
#[case::year_20226(&["add", "credit", r#"{"title":"A","completed_on":"20226-01-01"}"#], "completed_on")]
#[case::year_plus_20226(&["add", "credit", r#"{"title":"A","completed_on":"+20226-01-01"}"#], "completed_on")]
#[case::no_json(&["add", "credit", "title: A"], "JSON")]
fn is_refused_with_its_reason(#[case] line: &[&str], #[case] names: &str) {
    let program = Program::of_an_apprentice();
    let before = program.json(&["export"]);
    let said = program.refused(line);
    assert!(said.contains(names), "the reason names {names:?}: {said}");
    assert_eq!(
        program.json(&["export"]),
        before,
        "nothing is recorded and nothing lost"
    );
}

#[rstest]
#[case::no_such_command(&["lgo", "6h"])]
#[case::no_words(&["log"])]
#[case::no_such_option(&["status", "--colour"])]
#[case::no_such_kind(&["add", "widget", "{}"])]
#[case::no_file(&["assess"])]
fn wrong_usage_ends_with_2(#[case] line: &[&str]) {
    let program = Program::new();
    let ran = program.run(line);
    assert_eq!(
        ran.status, 2,
        "scripts tell wrong usage from a refusal: {ran:?}"
    );
    assert!(
        !program.home().join("logbook.milepost").exists(),
        "no logbook is made for a typo"
    );
}

#[test]
fn wrong_usage_is_json_too_where_json_is_wanted() {
    let ran = Program::new().run(&["lgo", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&ran.err).expect("JSON on stderr");
    assert_eq!(
        (ran.status, &error["error"]["code"]),
        (2, &"usage".into()),
        "and says so"
    );
}

#[test]
fn words_that_are_not_understood_have_names_for_programs() {
    let program = Program::of_an_apprentice();
    let ran = program.run(&["log", "6h", "Nowhere", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&ran.err).expect("JSON on stderr");
    assert_eq!(
        error["error"]["code"], "not_understood",
        "what sort of refusal it is"
    );
    let problem = &error["error"]["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["field"]),
        (&"unknown_place".into(), &"place".into())
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success() {
    let program = Program::of_an_apprentice();
    let mut command = program.command(&["export", "--json"]);
    let full = fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let ran = crate::support::ran(command.stdout(full).output().expect("the program starts"));
    assert_eq!(
        ran.status, 1,
        "a backup on a full disk must not look like one: {ran:?}"
    );
}

#[test]
fn a_home_that_cannot_be_used_is_named() {
    let program = Program::new();
    let file = program.home().join("a-file");
    fs::write(&file, "not a folder").expect("a file");
    for home in [file.clone(), file.join("inside")] {
        let home = home.to_str().expect("UTF-8");
        let said = program.refused(&["status", "--home", home]);
        assert!(said.contains(home), "the folder is named: {said}");
    }
    assert_eq!(
        fs::read_to_string(&file).expect("the file"),
        "not a folder",
        "and left alone"
    );
}

#[test]
fn a_file_that_is_no_logbook_is_left_alone_until_the_person_decides() {
    let program = Program::new();
    let file = program.home().join("logbook.milepost");
    fs::write(&file, "dear diary").expect("a file");
    for command in ["status", "remind", "status"] {
        let said = program.refused(&[command]);
        assert!(said.contains("milepost begin"), "the way on: {said}");
        let text = fs::read_to_string(&file).expect("it lies there");
        assert_eq!(text, "dear diary", "with all its bytes, after {command}");
    }
    program.done(&["begin"]);
    let kept = fs::read_dir(program.home())
        .expect("the home")
        .filter_map(|entry| fs::read_to_string(entry.expect("an entry").path()).ok())
        .any(|text| text == "dear diary");
    assert!(kept, "the file is kept with all its bytes");
    assert!(
        program.facts("credits").is_empty(),
        "an empty logbook was begun"
    );
    program.refused(&["begin"]);
}

#[test]
fn a_lost_logbook_is_told_with_the_way_back_and_nothing_is_begun() {
    let program = Program::of_an_apprentice();
    let file = program.home().join("logbook.milepost");
    program.done(&["backup"]);
    let before = program.facts("positions");
    for lose in [
        (|file| fs::remove_file(file)) as fn(&std::path::Path) -> std::io::Result<()>,
        |file| fs::write(file, b""),
        |file| fs::write(file, b"XXXXXX"),
    ] {
        lose(&file).expect("the file is lost");
        let left = fs::read(&file).ok();
        for command in ["remind", "status", "remind"] {
            let said = program.refused(&[command]);
            assert!(said.contains("milepost restore latest"), "{said}");
            assert_eq!(fs::read(&file).ok(), left, "{command} touches nothing");
        }
        program.done(&["restore"]);
        assert_eq!(fs::read(&file).ok(), left, "listing the copies makes none");
        program.done(&["restore", "latest"]);
        assert_eq!(program.facts("positions"), before, "everything is back");
    }
}

#[test]
fn restore_latest_passes_over_what_is_no_whole_copy() {
    let program = Program::of_an_apprentice();
    program.done(&["backup"]);
    let before = program.facts("positions");
    let folder = program.home().join("backups");
    let whole = fs::read_dir(&folder).expect("the copies").flatten().next();
    let whole = fs::read(whole.expect("a copy").path()).expect("readable");
    for (name, bytes) in [
        ("2031-11-30-235900", 0),
        ("2031-12-01-235900", whole.len() / 2),
    ] {
        let path = folder.join(format!("logbook-{name}-daily.milepost"));
        fs::write(path, &whole[..bytes]).expect("half a copy of an earlier version");
    }
    let listed = program.done(&["restore"]);
    assert!(!listed.contains("2031"), "half a copy is none: {listed}");
    program.done(&["restore", "latest"]);
    assert_eq!(program.facts("positions"), before);
}

#[test]
fn a_logbook_of_a_newer_version_is_left_alone() {
    let program = Program::of_an_apprentice();
    let file = program.home().join("logbook.milepost");
    let db = rusqlite::Connection::open(&file).expect("a logbook is an SQLite file");
    db.pragma_update(None, "user_version", 9_999)
        .expect("a version of the future");
    db.pragma_update(None, "journal_mode", "DELETE")
        .expect("one file without a log beside it");
    drop(db);
    let before = fs::read(&file).expect("the file");
    let said = program.refused(&["log", "6h", "Mercy"]);
    assert!(said.contains("newer"), "it says why: {said}");
    assert_eq!(
        fs::read(&file).expect("the file"),
        before,
        "not a byte of it has changed"
    );
}

#[test]
fn ten_thousand_characters_are_refused_or_kept_but_never_cut() {
    let program = Program::of_an_apprentice();
    let long = "x".repeat(10_000);
    let fact = format!(r#"{{"title":"{long}","completed_on":"2026-01-01","amount":1}}"#);
    let ran = program.run(&["add", "credit", &fact]);
    match ran.status {
        0 => assert_eq!(
            program.facts("credits")[0]["title"],
            long.as_str(),
            "kept whole"
        ),
        _ => assert!(
            ran.err.contains("title") && ran.err.len() < 2_000,
            "named: {}",
            ran.err
        ),
    }
    let said = program.refused(&["ceu", "1", &long]);
    assert!(said.len() < 2_000, "the refusal doesn't throw it all back");
}

#[test]
fn html_formulas_and_escape_codes_are_only_text() {
    let program = Program::of_an_apprentice();
    let title = "<script>alert(1)</script> =HYPERLINK(1) \u{1b}[31m";
    let fact = serde_json::json!({ "title": title, "completed_on": "2026-01-05", "amount": 1 });
    let ran = program.run(&["add", "credit", &fact.to_string()]);
    if ran.status == 0 {
        assert_eq!(
            program.facts("credits")[0]["title"],
            title,
            "kept as it was typed"
        );
        let shown = program.done(&["why", "script"]);
        assert!(shown.contains("<script>"), "shown as text: {shown}");
        assert!(!shown.contains('\u{1b}'), "and it can't steer the terminal");
    } else {
        assert!(
            !ran.err.contains('\u{1b}'),
            "not even in its refusal: {}",
            ran.err
        );
    }
}

#[test]
fn a_facts_file_that_is_none_is_refused() {
    let program = Program::new();
    let file = program.home().join("facts.json");
    let path = file.to_str().expect("UTF-8");
    program.refused(&["assess", path]);
    for text in [
        "",
        "{",
        "[]",
        r#"{"credits":[{"title":1}]}"#,
        r#"{"colour":1}"#,
    ] {
        fs::write(&file, text).expect("a file");
        let said = program.refused(&["assess", path]);
        assert!(
            said.contains("facts.json"),
            "the file is named for {text:?}: {said}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_headless_commands_are_named() {
    let program = Program::new();
    let mut command = program.command(&[]);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    let ran = crate::support::ran(command.output().expect("the program starts"));
    assert_eq!(ran.status, 1, "no window can be opened");
    assert!(
        ran.err.contains("milepost status"),
        "but this can: {}",
        ran.err
    );
}
