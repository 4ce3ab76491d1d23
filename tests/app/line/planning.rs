//! The plan, what-if, decisions on open rules, and issuers of one's own.

use std::fs;

use rstest::rstest;

use crate::support::Program;

/// An auditor with ten CEUs in auditing and twenty others, in the renewal month.
fn auditor() -> Program {
    let program = Program::new();
    program.add(
        "account",
        r#"{"issuer":"AAPC","renewal_month":11,"due_day":30}"#,
    );
    program.add(
        "credential",
        r#"{"id":"cpma","issuer":"AAPC","code":"CPMA","earned_on":"2019-05-10"}"#,
    );
    program.add("credit", r#"{"id":"audit","title":"Audits","completed_on":"2026-03-02","amount":10,"topics":["auditing"],"index_number":"A1"}"#);
    program.add("credit", r#"{"id":"other","title":"Modifier 25","completed_on":"2026-11-02","amount":20,"index_number":"A2"}"#);
    program
}

#[test]
fn plan_says_how_much_of_what_and_by_when() {
    let program = auditor();
    let said = program.done(&["plan"]);
    for part in [
        "6 auditing",
        "by Nov 30, 2027",
        "aapc.ceu.topic-minimum",
        "a month",
    ] {
        assert!(said.contains(part), "{part:?} in: {said}");
    }
    let plan = program.json(&["plan"]);
    assert_eq!(plan["cycles"][0]["least"], 6, "36 and 16: six auditing");
    assert_eq!(plan["cycles"][0]["parts"][0]["bucket"], "CPMA");
}

#[rstest]
#[case::each_step_says_what_comes_on_top(30, "10 CEU", &["6 CEU for AAPC", "4 CEU more for AHIMA"])]
#[case::a_step_with_nothing_on_top_is_left_out(0, "10 CEU", &["36 CEU for AAPC"])]
fn several_issuers_together(
    #[case] earned: i32,
    #[case] ahima_lacks: &str,
    #[case] steps: &[&str],
) {
    let program = Program::new();
    program.add(
        "account",
        r#"{"issuer":"AAPC","renewal_month":11,"due_day":25}"#,
    );
    program.add(
        "account",
        r#"{"issuer":"AHIMA","cycle_starts_on":"2025-12-01","cycle_ends_on":"2027-11-30"}"#,
    );
    program.add(
        "credential",
        r#"{"issuer":"AAPC","code":"CPC","earned_on":"2019-05-10"}"#,
    );
    program.add(
        "credential",
        r#"{"issuer":"AHIMA","code":"CCS","earned_on":"2019-12-01"}"#,
    );
    program.add("credit", r#"{"title":"Queries","completed_on":"2026-03-02","amount":10,"issuers":["AHIMA"],"ahima_source":"ahima","hiim_domain":true}"#);
    if earned > 0 {
        program.add("credit", &format!(r#"{{"title":"Audits","completed_on":"2026-03-02","amount":{earned},"issuers":["AAPC"],"index_number":"A1"}}"#));
    }
    let said = program.done(&["plan"]);
    assert!(said.contains(ahima_lacks), "AHIMA lacks as much: {said}");
    let together = said
        .split("All issuers together")
        .nth(1)
        .unwrap_or_default();
    let lines: Vec<&str> = together.lines().filter(|it| it.contains(" CEU")).collect();
    assert_eq!(lines.len(), steps.len(), "one line for each step: {said}");
    for (line, step) in lines.iter().zip(steps) {
        assert!(line.contains(step), "{step:?} in {line:?}");
    }
    let plan = program.json(&["plan"]);
    let in_json = plan["together"].as_array().map_or(0, Vec::len);
    assert_eq!(in_json, 2, "JSON keeps every step: {plan}");
}

#[test]
fn what_if_answers_in_words_and_records_nothing() {
    let program = auditor();
    let before = program.json(&["export"]);
    let said = program.done(&["what-if", "--add", "CPC", "--credit", "6 auditing"]);
    assert!(
        said.contains("Requires 40 CEU instead of 36"),
        "two credentials ask for 40: {said}"
    );
    assert!(said.contains("Then:"), "with the plan as it would be");
    let without = program.json(&["what-if", "--drop", "CPMA"]);
    assert_eq!(without["effects"][0]["weight"], "less");
    assert_eq!(program.json(&["export"]), before, "it was only a question");
}

#[rstest]
#[case::nothing_supposed(&["what-if"], "--add")]
#[case::a_credential_that_none_knows(&["what-if", "--add", "XYZ"], "XYZ")]
#[case::one_that_is_not_held(&["what-if", "--drop", "CIC"], "CIC")]
#[case::no_such_credit(&["what-if", "--move-on", "nothing"], "nothing")]
#[case::no_amount(&["what-if", "--credit", "auditing"], "6 auditing")]
#[case::no_such_clause(&["decide", "aapc.nothing", "off"], "aapc.nothing")]
#[case::a_rule_that_is_published(&["decide", "aapc.ceu.total", "off"], "aapc.ceu.total")]
#[case::a_number_out_of_bounds(&["decide", "aapc.late.grace", "9000"], "0 to 90")]
#[case::a_reading_that_it_has_not(&["decide", "aapc.ceu.minimums-above-total", "half"], "total")]
#[case::a_default_already(&["decide", "aapc.late.grace", "default"], "default already")]
#[case::no_such_file(&["issuer", "check", "nowhere.toml"], "nowhere.toml")]
#[case::no_such_facts(&["plan", "--facts", "nowhere.json"], "nowhere.json")]
fn what_cannot_be_asked_is_refused_with_its_reason(#[case] line: &[&str], #[case] names: &str) {
    let said = auditor().refused(line);
    assert!(said.contains(names), "the reason names {names:?}: {said}");
}

#[test]
fn a_decision_shows_wherever_the_rule_has_a_say_and_can_be_taken_back() {
    let program = auditor();
    let open = |program: &Program| -> Option<String> {
        let status = program.json(&["status"]);
        let rules = status["open_rules"].as_array().cloned().unwrap_or_default();
        let grace = rules
            .iter()
            .find(|rule| rule["clause"] == "aapc.late.grace");
        grace.expect("the grace is open")["decided"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(open(&program), None, "the default is used");
    program.done(&["decide", "aapc.late.grace", "10"]);
    let decided = open(&program).expect("a decision");
    assert!(decided.contains("10"), "the number is shown: {decided}");
    let status = program.done(&["status"]);
    assert!(status.contains("You decided"), "in text too: {status}");
    assert_eq!(program.facts("rule_choices").len(), 1, "it is a fact");
    program.done(&["undo"]);
    assert_eq!(open(&program), None, "undo takes it back");
}

#[test]
fn uncertain_checks_are_marked_in_why() {
    let program = Program::of_an_apprentice();
    let said = program.done(&["why", "CPC-A"]);
    assert!(
        said.contains("aapc.apprentice.month-count · uncertain"),
        "the mark stands beside the clause: {said}"
    );
}

#[test]
fn forecasts_are_part_of_the_status() {
    let said = Program::new().done(&["status", "--sample"]);
    assert!(said.contains("Forecast"), "{said}");
    let nothing = auditor().done(&["status"]);
    assert!(
        nothing.contains("Not enough to say"),
        "two credits are no pace: {nothing}"
    );
}

const BOARD: &str = r#"issuer = "Board"
cycle_starts_on = "2026-01-01"

[[rule]]
kind = "cycle_months"
[[rule.version]]
amount = 12

[[rule]]
kind = "total"
[[rule.version]]
to = "2025-12-31"
amount = 10
[[rule.version]]
from = "2026-01-01"
amount = 12
"#;

#[test]
fn an_issuer_of_ones_own_is_checked_kept_and_judged() {
    let program = auditor();
    let file = program.home().join("board.toml");
    fs::write(&file, BOARD).expect("a file");
    let path = file.to_str().expect("UTF-8");
    let checked = program.done(&["issuer", "check", path]);
    assert!(checked.contains("Board"), "{checked}");
    assert!(program.facts("own_issuers").is_empty(), "nothing is kept");
    program.done(&["issuer", "keep", path]);
    program.done(&["issuer", "keep", path]);
    assert_eq!(
        program.facts("own_issuers").len(),
        1,
        "the same name is replaced"
    );
    program.add(
        "credential",
        r#"{"issuer":"Board","code":"LIC","earned_on":"2026-02-01"}"#,
    );
    let status = program.done(&["status"]);
    assert!(
        status.contains("Board · LIC"),
        "it has its renewal like the others: {status}"
    );
    let plan = program.json(&["plan"]);
    let issuers: Vec<_> = plan["cycles"].as_array().expect("cycles").iter().collect();
    assert!(issuers.iter().any(|cycle| cycle["issuer"] == "Board"));
}

#[rstest]
#[case::a_gap(
    "2026-01-01\"\namount = 12",
    "2026-03-01\"\namount = 12",
    "line 14",
    "\"CEUs in a cycle\" has a gap between Dec 31, 2025 and Mar 1, 2026."
)]
#[case::an_overlap("to = \"2025-12-31\"", "to = \"2026-05-31\"", "line 14", "overlap")]
#[case::a_kind_that_is_none("kind = \"total\"", "kind = \"tota\"", "line 10", "total")]
#[case::no_toml(
    "[[rule]]\nkind = \"total\"",
    "[[rule]\nkind = \"total\"",
    "line 9",
    ""
)]
#[case::a_maximum_of_nothing("kind = \"total\"", "kind = \"maximum\"", "line 9", "topic")]
fn a_file_that_does_not_hold_together_is_refused_with_its_line(
    #[case] written: &str,
    #[case] instead: &str,
    #[case] line: &str,
    #[case] names: &str,
) {
    let program = Program::new();
    let file = program.home().join("board.toml");
    assert!(BOARD.contains(written), "the file has {written:?}");
    fs::write(&file, BOARD.replacen(written, instead, 1)).expect("a file");
    let path = file.to_str().expect("UTF-8");
    for what in ["check", "keep"] {
        let said = program.refused(&["issuer", what, path]);
        assert!(said.contains(line), "{line:?} in: {said}");
        assert!(said.contains(names), "{names:?} in: {said}");
    }
    assert!(program.facts("own_issuers").is_empty(), "nothing is kept");
}

#[test]
fn a_facts_file_can_be_asked_about_without_a_logbook() {
    let program = Program::new();
    let file = program.home().join("facts.json");
    let facts = auditor().done(&["export", "--json"]);
    fs::write(&file, facts).expect("a file");
    let path = file.to_str().expect("UTF-8");
    let plan = program.done(&["plan", "--facts", path]);
    assert!(plan.contains("6 auditing"), "{plan}");
    let what_if = program.done(&["what-if", "--drop", "CPMA", "--facts", path]);
    assert!(what_if.contains("Without the CPMA"), "{what_if}");
    let why = program.done(&["why", "Audits", "--facts", path]);
    assert!(why.contains("Audits"), "{why}");
    assert!(
        !program.home().join("logbook.milepost").exists(),
        "no logbook is opened for it"
    );
}

#[test]
fn a_question_is_shown_answered_and_not_asked_again() {
    let program = auditor();
    let asked = program.done(&["answer"]);
    for part in [
        "Did you report the AAPC cycle that ended on Nov 30, 2025?",
        "yes [--on DAY]",
        "not_mine",
    ] {
        assert!(asked.contains(part), "{part:?} in: {asked}");
    }
    let said = program.done(&["answer", "1", "yes", "--on", "2025-11-12"]);
    assert!(
        said.contains("Answered for the AAPC cycle ending Nov 30, 2025"),
        "{said}"
    );
    assert!(
        !program
            .done(&["answer"])
            .contains("that ended on Nov 30, 2025")
    );
    program.done(&["undo"]);
    assert!(
        program
            .done(&["answer"])
            .contains("that ended on Nov 30, 2025")
    );
}
