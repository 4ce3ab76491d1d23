//! What stands in a cell, read as a day, a number, a length of time or a word. Nothing is
//! guessed: what cannot be read is a sentence that says what to write.

pub(super) mod dates;
pub(super) mod lengths;
pub(super) mod numbers;
pub(super) mod part_days;
pub(super) mod shaped;

/// Whether a text says that there is nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    let plain = text.trim().to_lowercase();
    matches!(
        plain.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "--"
            | "n/a"
            | "na"
            | "none"
            | "null"
            | "nil"
            | "n.a."
            | "#n/a"
            | "."
    )
}
