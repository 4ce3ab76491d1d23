//! The worked cases of the rules, as readable scenarios.
//!
//! Each file in `tests/cases` is Markdown. A heading names a scenario, a
//! sentence says why it must come out so, a `facts` block holds the date of
//! assessment and the facts (the facts format, where missing ids are filled
//! in), a `suppose` block what is supposed and not so, and an `expect` block holds one line for each thing that must hold:
//! `view = value`, `view ~ words that must occur`, or `view !~ words that must not`.
//!
//! A letter with `"good": true` passes every item of the list; fields that it
//! states besides win.
//!
//! `cargo xtask mutate-rules` changes every value of the rulebook, one after
//! the other, and shows which case notices; the test in [`mutants`] fails when
//! none does.

mod case;
mod mutants;
mod other_rules;
mod views;

use std::fmt::Write as _;

use case::Case;
use milepost_core::rulebook::Rulebook;

#[test]
fn removal_of_the_apprentice_a() {
    holds("removal.md");
}

#[test]
fn aapc_totals_and_topics() {
    holds("aapc-totals.md");
}

#[test]
fn aapc_dates_and_acceptance() {
    holds("aapc-dates.md");
}

#[test]
fn ahima_renewals() {
    holds("ahima.md");
}

#[test]
fn after_the_end_extensions_and_what_is_given_up() {
    holds("after-the-end.md");
}

#[test]
fn letters_under_the_rule_of_their_time() {
    holds("letters-of-their-time.md");
}

#[test]
fn exams() {
    holds("exams.md");
}

#[test]
fn open_rules_and_the_users_reading_of_them() {
    holds("open-rules.md");
}

#[test]
fn issuers_of_the_users_own() {
    holds("own-issuers.md");
}

#[test]
fn facts_that_cannot_be_judged_as_they_are() {
    holds("problems.md");
}

#[test]
fn forecasts() {
    holds("forecast.md");
}

#[test]
fn what_would_be_different() {
    holds("what-if.md");
}

#[test]
fn what_the_rulebook_says() {
    holds("rulebook.md");
}

fn holds(file: &str) {
    let cases = case::read(file);
    assert!(!cases.is_empty(), "{file} holds cases");
    let mut wrong = String::new();
    for case in &cases {
        for (line, message) in case.failures(Rulebook::embedded()) {
            let _ = writeln!(wrong, "{}\n  {line}\n  {message}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{file}: these lines don't hold:\n{wrong}");
}

/// Every case of every file.
fn all_cases() -> Vec<Case> {
    let files = case::files();
    assert!(files.len() >= 10, "every file of cases is found: {files:?}");
    files.iter().flat_map(|file| case::read(file)).collect()
}
