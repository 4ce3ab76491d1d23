//! Building tests, requirements and problems in few words.

use crate::certainty::Certainty;
use crate::ids::ClauseId;
use crate::standing::{Outcome, Problem, Provenance, Requirement, Test, Unit, Weight, Words};

/// A test of one fact.
pub(crate) fn test(
    name: impl Into<Words>,
    clause: &'static str,
    weight: Weight,
    outcome: Outcome,
    reason: impl Into<Words>,
) -> Test {
    Test {
        name: name.into(),
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
pub(crate) fn pass(name: impl Into<Words>, clause: &'static str, reason: impl Into<Words>) -> Test {
    test(name, clause, Weight::Counts, Outcome::Pass, reason)
}

/// A test that decides and does not hold.
pub(crate) fn fail(
    name: impl Into<Words>,
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
pub(crate) fn unknown(
    name: impl Into<Words>,
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
pub(crate) fn mended(mut test: Test, mend: impl Into<Words>) -> Test {
    test.mend = Some(mend.into());
    test
}

/// Names the field of the judged fact that decides a test.
pub(crate) fn deciding(mut test: Test, field: &'static str) -> Test {
    test.field = Some(Words::fixed(field));
    test
}

/// Gives a test another weight.
pub(crate) fn weighing(mut test: Test, weight: Weight) -> Test {
    test.weight = weight;
    test
}

/// A requirement that compares what is counted with what is needed.
pub(crate) fn requirement(
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
        missing: Vec::new(),
        provenance: Provenance::Computed,
        tests: Vec::new(),
    }
}

/// A problem with a field of a fact.
pub(crate) fn problem(
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
