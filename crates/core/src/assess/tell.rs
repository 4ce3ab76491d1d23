//! Building tests, requirements and problems in few words.

use crate::ids::ClauseId;
use crate::rulebook::Certainty;
use crate::standing::{Outcome, Problem, Provenance, Requirement, Test, Unit, Weight, Words};

/// A test of one fact.
pub(super) fn test(
    name: &'static str,
    clause: &'static str,
    weight: Weight,
    outcome: Outcome,
    reason: impl Into<Words>,
) -> Test {
    Test {
        name: Words::fixed(name),
        outcome,
        weight,
        clause: ClauseId::known(clause),
        // What the clause says of itself is put in when the whole is judged.
        certainty: Certainty::Published,
        field: None,
        reason: reason.into(),
        mend: None,
    }
}

/// A test that decides and holds.
pub(super) fn pass(name: &'static str, clause: &'static str, reason: impl Into<Words>) -> Test {
    test(name, clause, Weight::Counts, Outcome::Pass, reason)
}

/// A test that decides and does not hold.
pub(super) fn fail(
    name: &'static str,
    clause: &'static str,
    reason: impl Into<Words>,
    mend: impl Into<Words>,
) -> Test {
    mended(
        test(name, clause, Weight::Counts, Outcome::Fail, reason),
        mend,
    )
}

/// A test that cannot be said, with what would settle it.
pub(super) fn unknown(
    name: &'static str,
    clause: &'static str,
    reason: impl Into<Words>,
    mend: impl Into<Words>,
) -> Test {
    mended(
        test(name, clause, Weight::Counts, Outcome::Unknown, reason),
        mend,
    )
}

/// Adds what would mend a test.
pub(super) fn mended(mut test: Test, mend: impl Into<Words>) -> Test {
    test.mend = Some(mend.into());
    test
}

/// Names the field of the judged fact that decides a test.
pub(super) fn deciding(mut test: Test, field: &'static str) -> Test {
    test.field = Some(Words::fixed(field));
    test
}

/// Gives a test another weight.
pub(super) fn weighing(mut test: Test, weight: Weight) -> Test {
    test.weight = weight;
    test
}

/// A requirement that compares what is counted with what is needed.
pub(super) fn requirement(
    name: impl Into<String>,
    clause: &'static str,
    unit: Unit,
    needed: i32,
    counted: i32,
) -> Requirement {
    let lacking = (needed - counted).max(0);
    Requirement {
        name: name.into(),
        clause: ClauseId::known(clause),
        unit,
        needed,
        counted,
        counted_up_to: counted,
        lacking,
        met: lacking == 0,
        lacks: None,
        provenance: Provenance::Computed,
        tests: Vec::new(),
    }
}

/// A problem with a field of a fact.
pub(super) fn problem(
    fact: Option<String>,
    field: Option<&str>,
    message: impl Into<String>,
    mend: impl Into<String>,
) -> Problem {
    Problem {
        fact,
        field: field.map(str::to_owned),
        message: message.into(),
        mend: mend.into(),
    }
}

/// "1 month", "2 months".
pub(crate) fn counted(number: i32, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// Joins phrases: "a", "a and b", "a, b and c".
pub(super) fn listed(phrases: &[String]) -> String {
    match phrases {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

/// A text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Compares names as people do: without case, punctuation or spacing.
pub(super) fn normalised(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        if letter.is_ascii() {
            plain.push(letter.to_ascii_lowercase());
        } else {
            plain.extend(letter.to_lowercase());
        }
    }
    plain
}
