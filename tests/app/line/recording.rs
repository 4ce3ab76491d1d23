//! Recording by words, undo and redo, and two programs at once.

use std::process::Stdio;

use crate::support::{Program, ran};

#[test]
fn a_day_of_work_is_logged_by_words() {
    let program = Program::of_an_apprentice();
    let said = program.done(&["log", "6.5h", "Mercy", "yesterday"]);
    assert!(
        said.contains("Understood: "),
        "it says what it understood: {said}"
    );
    assert!(
        said.contains("Mercy Outpatient"),
        "with the place's whole name: {said}"
    );
    let entries = program.facts("entries");
    assert_eq!(entries.len(), 1, "one line is one entry");
    assert_eq!(entries[0]["minutes"], 390, "6.5 hours");
    assert_eq!(
        entries[0]["date"], "2026-11-22",
        "the day before the one taken for today"
    );
    assert_eq!(
        entries[0]["position"], "mercy",
        "at the place that was named"
    );
}

#[test]
fn a_name_of_several_words_may_stand_in_quotes() {
    let program = Program::of_an_apprentice();
    program.add(
        "position",
        r#"{"id":"harbor","employer":"Harbor Clinic North"}"#,
    );
    program.done(&["log", "2h", "Harbor Clinic North", "2026-11-20"]);
    assert_eq!(
        program.facts("entries")[0]["position"],
        "harbor",
        "the shell took the quotes away"
    );
}

#[test]
fn a_credit_is_recorded_by_words() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "2026-03-02"]);
    let credits = program.facts("credits");
    assert_eq!(credits[0]["amount"], 1.5, "the number of CEUs");
    assert_eq!(credits[0]["completed_on"], "2026-03-02", "the day");
    let title = credits[0]["title"]
        .as_str()
        .unwrap_or_default()
        .to_lowercase();
    assert!(
        title.contains("modifier 25"),
        "the rest is its title: {title}"
    );
}

#[test]
fn study_is_logged_by_words() {
    let program = Program::new();
    program.add(
        "course",
        r#"{"id":"anatomy","title":"Anatomy","started_on":"2026-09-01"}"#,
    );
    program.done(&["study", "2h", "anatomy"]);
    let studied = program.facts("study_entries");
    assert_eq!(
        studied[0]["course"], "anatomy",
        "for the course that was named"
    );
    assert_eq!(studied[0]["minutes"], 120, "two hours");
    assert_eq!(
        studied[0]["date"], "2026-11-23",
        "today, where no day is said"
    );
}

#[test]
fn a_change_can_be_undone_and_done_again_by_later_programs() {
    let program = Program::of_an_apprentice();
    program.done(&["log", "6.5h", "Mercy"]);
    let undone = program.done(&["undo"]);
    assert!(
        undone.contains("6.5 h"),
        "undo says what it took back: {undone}"
    );
    assert!(program.facts("entries").is_empty(), "the entry is gone");
    program.done(&["redo"]);
    assert_eq!(program.facts("entries").len(), 1, "and is there again");
}

#[test]
fn a_change_to_what_is_there_already_changes_nothing_and_undo_takes_back_what_it_names() {
    let program = Program::of_an_apprentice();
    program.done(&["log", "4h", "mercy", "nov", "20"]);
    let credit = program.json(&["ceu", "1", "keep", "me", "nov", "3"]);
    let entry = program.json(&["list", "entry"]);
    let id = entry["facts"]["entry"][0]["id"].as_str().expect("an id");
    let same = ["change", "entry", id, r#"{"minutes":240}"#];
    assert!(
        program.done(&same).contains("Nothing changed"),
        "what did not happen isn't claimed"
    );
    let operation = |answer: &serde_json::Value| answer["operation"].as_str().map(str::to_owned);
    assert_eq!(
        operation(&program.json(&same)),
        None,
        "no operation to undo"
    );
    assert_eq!(program.facts("credits").len(), 1, "the credit is there");

    let credit = operation(&credit).expect("the credit was added");
    let later = program.json(&["log", "1h", "mercy", "nov", "19"]);
    let refused = program.refused(&["undo", &credit]);
    assert!(
        refused.contains("keep me") && refused.contains("isn't the last change"),
        "it says why not: {refused}"
    );
    assert_eq!(program.facts("entries").len(), 2, "and takes nothing else");
    program.done(&["undo", &operation(&later).expect("hours were logged")]);
    program.done(&["undo", &credit]);
    assert!(
        program.facts("credits").is_empty(),
        "now it is the last one"
    );
    assert_eq!(program.facts("entries").len(), 1, "the entry before stays");
}

#[test]
fn with_json_a_change_names_its_facts() {
    let program = Program::of_an_apprentice();
    let answer = program.json(&["log", "6.5h", "Mercy"]);
    assert_eq!(
        answer["format"], "milepost-change",
        "the answer names its format"
    );
    assert_eq!(answer["changes"][0], "entry", "entries are different now");
    assert_eq!(answer["keys"][0]["kind"], "entry", "and this is the one");
    assert!(
        answer["understood"]
            .as_str()
            .is_some_and(|it| it.contains("6.5 h")),
        "in words"
    );
}

#[test]
fn several_programs_at_once_lose_nothing() {
    let program = Program::of_an_apprentice();
    let days: Vec<String> = (1..=8).map(|day| format!("2026-10-{day:02}")).collect();
    let running: Vec<_> = days
        .iter()
        .map(|day| {
            let mut command = program.command(&["log", "1h", "Mercy", day]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    for process in running {
        let ran = ran(process.wait_with_output().expect("the program ends"));
        assert_eq!(
            ran.status, 0,
            "each waits until the others have written: {}",
            ran.err
        );
    }
    assert_eq!(
        program.facts("entries").len(),
        8,
        "and every entry is there"
    );
}

#[test]
fn the_sample_is_kept_apart() {
    let program = Program::new();
    let listed = program.json(&["list", "credit", "--sample", "300"]);
    assert!(
        !listed["facts"]["credit"]
            .as_array()
            .is_none_or(Vec::is_empty),
        "it holds credits"
    );
    assert!(
        program.facts("credits").is_empty(),
        "none of them is the user's own"
    );
}

#[test]
fn several_lines_are_several_records_and_one_change_or_none() {
    let program = Program::of_an_apprentice();
    let lines = "1.5 Modifier 25 webinar 11/2/2026\n\n2 Compliance week 11/9/2026\r\n";
    let preview = program.done(&["ceu", "--preview", lines]);
    assert!(
        preview.contains("Modifier 25 webinar") && preview.contains("Compliance week"),
        "each line is said: {preview}"
    );
    assert!(
        program.facts("credits").is_empty(),
        "a preview records nothing"
    );

    program.done(&["ceu", lines]);
    assert_eq!(
        program.facts("credits").len(),
        2,
        "one record for each line"
    );
    program.done(&["undo"]);
    assert!(program.facts("credits").is_empty(), "and one undo for all");

    let refused = program.refused(&["ceu", "1.5 Modifier 25 11/2/2026\n1 Quiz june 2026"]);
    assert!(
        refused.contains("line 2: Which day?"),
        "the line is named: {refused}"
    );
    assert!(
        program.facts("credits").is_empty(),
        "none is recorded while one isn't understood"
    );
}

#[test]
fn what_is_there_already_is_said_with_what_is_recorded() {
    let program = Program::of_an_apprentice();
    assert!(
        !program
            .done(&["log", "8h", "mercy", "11/19"])
            .contains("Note:")
    );
    let twice = program.done(&["log", "8h", "mercy", "11/19"]);
    assert!(
        twice.contains("this makes it 16 h"),
        "the sum is said: {twice}"
    );
    program.done(&["ceu", "1", "Modifier", "25", "11/2"]);
    let again = program.json(&["ceu", "1", "modifier", "25", "11/2"]);
    assert_eq!(again["remarks"][0]["code"], "credit_there");
    program.refused(&["log", "8h", "mercy", "2/29"]);
}
