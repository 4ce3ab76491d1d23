//! What the command line answers about the logbook, and facts files.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::support::{Program, ran};

#[test]
fn status_answers_the_three_questions_first() {
    let said = Program::of_an_apprentice().done(&["status"]);
    let place = |text: &str| {
        said.find(text)
            .unwrap_or_else(|| panic!("{text:?} in: {said}"))
    };
    assert!(place("Am I safe?") < place("What next?"), "in this order");
    assert!(place("What next?") < place("By when?"), "and the date last");
    assert!(
        place("By when?") < place("Removing the A: CPC-A"),
        "the routes come behind them"
    );
    for option in ["Option 1", "Option 2", "Option 3"] {
        place(option);
    }
    assert!(
        place("Renewals") < place("due May 31, 2027"),
        "each open cycle with its due date"
    );
    assert!(
        said.contains("The issuer decides"),
        "it never promises what the issuer will do"
    );
}

#[test]
fn text_fits_80_columns_and_has_no_colour_codes_in_a_pipe() {
    let program = Program::of_an_apprentice();
    for question in [&["status"][..], &["why"], &["rules"], &["rules", "aapc"]] {
        let said = program.done(question);
        assert!(
            !said.contains('\u{1b}'),
            "a pipe is no terminal: {question:?}"
        );
        let widest = said
            .lines()
            .filter(|line| !line.contains("http"))
            .map(|l| l.chars().count());
        assert!(
            widest.max().unwrap_or(0) <= 80,
            "{question:?} is wider than a terminal: {said}"
        );
    }
}

#[test]
fn an_empty_logbook_has_a_standing_too() {
    let answer = Program::new().json(&["status"]);
    let next = answer["answers"]["next"].as_str().unwrap_or_default();
    assert!(
        next.contains("credential"),
        "without facts, the first is what is missing: {next}"
    );
    assert_eq!(
        answer["problems"],
        serde_json::json!([]),
        "nothing recorded is no problem"
    );
}

#[test]
fn why_gives_the_checks_and_the_sources() {
    let program = Program::of_an_apprentice();
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "2026-03-02"]);
    let whole = program.done(&["why"]);
    assert!(
        whole.contains("The clauses and their sources"),
        "every reason has its clause"
    );
    assert!(whole.contains("http"), "and every clause its source");
    let credit = program.json(&["why", "modifier 25"]);
    let finding = &credit["findings"][0];
    assert!(
        finding["tests"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "a credit has checks"
    );
    for test in finding["tests"].as_array().into_iter().flatten() {
        let id = &test["clause"];
        let clauses = credit["clauses"].as_array().expect("clauses");
        assert!(
            clauses.iter().any(|clause| clause["id"] == *id),
            "{id} is explained"
        );
    }
}

#[test]
fn why_can_be_asked_of_a_credential_a_place_and_a_clause() {
    let program = Program::of_an_apprentice();
    let credential = program.done(&["why", "CPC-A"]);
    assert!(
        credential.contains("option 1"),
        "the removal routes: {credential}"
    );
    assert!(
        credential.contains("due May 31, 2027"),
        "and the renewal: {credential}"
    );
    let place = program.done(&["why", "mercy"]);
    assert!(
        place.contains("Mercy Outpatient"),
        "a place by a part of its name: {place}"
    );
    let clause = program.done(&["why", "aapc.ceu.total"]);
    assert!(
        clause.contains("aapc.ceu.total"),
        "a clause by its id: {clause}"
    );
    assert!(
        clause.contains("Required"),
        "with the number that rests on it: {clause}"
    );
}

#[test]
fn the_rulebook_can_be_read() {
    let program = Program::new();
    let all = program.json(&["rules"]);
    let first = all["clauses"][0]["id"].as_str().expect("an id").to_owned();
    let one = program.done(&["rules", &first]);
    assert!(
        one.contains(&first) && one.contains("http"),
        "a clause with its sources: {one}"
    );
    assert!(
        !program.home().join("logbook.milepost").exists(),
        "no logbook is needed for it"
    );
}

#[test]
fn a_facts_file_is_judged_without_any_logbook() {
    let program = Program::new();
    let file = program.home().join("facts.json");
    fs::write(&file, r#"{"format":"milepost-facts","version":1}"#).expect("a file");
    let answer = program.json(&["assess", file.to_str().expect("UTF-8")]);
    assert_eq!(
        answer["format"], "milepost-standing",
        "the same format as status"
    );
    assert!(
        !program.home().join("logbook.milepost").exists(),
        "no logbook is opened or made"
    );
}

#[test]
fn an_export_has_the_standing_of_its_logbook() {
    let program = Program::of_an_apprentice();
    program.done(&["log", "6.5h", "Mercy", "yesterday"]);
    program.done(&["ceu", "1.5", "modifier", "25", "webinar", "2026-03-02"]);
    let file = program.home().join("facts.json");
    let path = file.to_str().expect("UTF-8");
    program.done(&["export", "--json", path]);
    let status = program.json(&["status"]);
    assert_eq!(
        program.json(&["assess", path]),
        status,
        "the file holds all that is judged"
    );

    let mut command = program.command(&["assess", "-", "--json"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = command.spawn().expect("the program starts");
    let facts = fs::read(&file).expect("the export");
    process
        .stdin
        .take()
        .expect("a pipe")
        .write_all(&facts)
        .expect("the facts");
    let piped = ran(process.wait_with_output().expect("the program ends"));
    let piped: serde_json::Value = serde_json::from_str(&piped.out).expect("JSON");
    assert_eq!(piped, status, "and it can be piped");
}

#[test]
fn an_export_replaces_no_file_unasked() {
    let program = Program::of_an_apprentice();
    let file = program.home().join("facts.json");
    fs::write(&file, "mine").expect("a file");
    let path = file.to_str().expect("UTF-8");
    let said = program.refused(&["export", "--json", path]);
    assert!(
        said.contains("--force"),
        "it says how to replace it: {said}"
    );
    assert_eq!(
        fs::read_to_string(&file).expect("the file"),
        "mine",
        "nothing was written"
    );
    program.done(&["export", "--json", path, "--force"]);
    assert_ne!(
        fs::read_to_string(&file).expect("the file"),
        "mine",
        "asked, it does"
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let program = Program::new();
    let mut command = program.command(&["status", "--json", "--sample", "2000"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("the program starts");
    drop(process.stdout.take());
    let ran = ran(process.wait_with_output().expect("the program ends"));
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (0, ""),
        "status | head -1 ends in silence"
    );
}

#[test]
fn an_offer_is_placed_between_published_points() {
    let program = Program::new();
    let said = program.done(&["pay", "worcester", "--offer", "$26/hour"]);
    for words in [
        "$26 an hour is $54,080 a year by BLS's own 2,080 hours",
        "is between the median and the 75th percentile",
        "May 2025",
        "published",
        "P1: BLS, Occupational Employment and Wage Statistics",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        !said.contains("source unknown"),
        "the article's figures are for the state: {said}"
    );
    let refused = program.refused(&["pay", "ma", "--offer", "68000"]);
    assert!(
        refused.contains("$68,000, per what? Write $68,000/hour or $68,000/year."),
        "the size of an amount doesn't decide its unit: {refused}"
    );
}

#[test]
fn what_hangs_on_a_missing_answer_is_a_range() {
    let program = Program::new();
    program.add(
        "account",
        r#"{"issuer":"AHIMA","cycle_starts_on":"2025-07-01","cycle_ends_on":"2027-06-30"}"#,
    );
    program.add(
        "credential",
        r#"{"issuer":"AHIMA","code":"CCS","earned_on":"2025-07-01"}"#,
    );
    program.add(
        "credit",
        r#"{"title":"Boot camp","completed_on":"2026-05-05","amount":21,"issuers":["AHIMA"],"hiim_domain":true}"#,
    );
    let said = program.done(&["status"]);
    for words in [
        "0 to 21 counted, at least 8: depends on open questions",
        "The least left to do: 0 to 8 CEU, depending on your answers",
        "Say who gave 1 credit (21 CEU)",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}
