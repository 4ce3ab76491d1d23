//! Days that were not worked whole: `half day`, `full day`, `sick`, `morning`.
//!
//! Half a day is half of the usual one where the usual one is known, and the line says
//! so. Any other part of a day is asked for its hours: the usual hours are never
//! recorded for a day that was not a usual one.

use super::line::Line;
use super::{QuickAddError, Role};
use crate::amounts::hours_text;

/// Words for half of a day, and for a whole one.
const HALF: [&[&str]; 8] = [
    &["half", "a", "day"],
    &["half", "of", "the", "day"],
    &["half", "day"],
    &["half-day"],
    &["halfday"],
    &["1/2", "day"],
    &["1/2", "a", "day"],
    &["½", "day"],
];
const WHOLE: [&[&str]; 7] = [
    &["a", "full", "day"],
    &["full", "day"],
    &["full-day"],
    &["whole", "day"],
    &["all", "day"],
    &["usual", "day"],
    &["regular", "day"],
];

/// Words for a day that was not worked as usual.
const NOT_USUAL: [&str; 22] = [
    "off",
    "sick",
    "pto",
    "vacation",
    "holiday",
    "absent",
    "bereavement",
    "closed",
    "canceled",
    "cancelled",
    "morning",
    "mornings",
    "afternoon",
    "evening",
    "overtime",
    "ot",
    "late",
    "early",
    "partial",
    "part",
    "some",
    "none",
];

/// A part of a day, with the words that say it.
pub(super) struct PartOfDay {
    pub indices: Vec<usize>,
    half: bool,
}

/// The part of a day that the line says in words. Its words are held back from the rest.
pub(super) fn find(line: &mut Line<'_>) -> Option<PartOfDay> {
    let free = line.free_words();
    for &at in &free {
        let run: Vec<&str> = (at..line.words.len())
            .take_while(|&i| line.is_free(i) && !line.words[i].quoted)
            .take(4)
            .map(|i| line.words[i].key.as_str())
            .collect();
        let of = |phrases: &[&[&str]]| {
            let said = phrases.iter().find(|phrase| run.starts_with(phrase));
            said.map(|phrase| phrase.len())
        };
        let half = of(&HALF);
        let Some(length) = half.or_else(|| of(&WHOLE)) else {
            continue;
        };
        let indices: Vec<usize> = (at..at + length).collect();
        line.hold(&indices);
        return Some(PartOfDay {
            indices,
            half: half.is_some(),
        });
    }
    None
}

impl PartOfDay {
    /// The minutes of it, by the usual day; the problem where that is not known.
    pub fn minutes(&self, line: &mut Line<'_>, usual: Option<i32>) -> Option<i32> {
        let Some(usual) = usual else {
            let word = line.said(&self.indices);
            line.problem(&QuickAddError::HowLong { word }, &self.indices);
            return None;
        };
        let (minutes, reading) = match self.half {
            true => {
                let half = (usual + 1) / 2;
                let whole = hours_text(usual);
                (
                    half,
                    format!("{} (half of the usual {whole})", hours_text(half)),
                )
            }
            false => (usual, format!("{} (the usual day)", hours_text(usual))),
        };
        line.typed(Role::Hours, &self.indices, reading);
        Some(minutes)
    }
}

/// Refuses to take the usual hours for a day that does not sound like a usual one.
pub(super) fn refuse_usual(line: &mut Line<'_>) -> bool {
    let found = line.free_words().into_iter().find(|&index| {
        let it = &line.words[index];
        !it.quoted && NOT_USUAL.contains(&it.key.as_str())
    });
    let Some(index) = found else {
        return false;
    };
    let word = line.said(&[index]);
    line.problem(&QuickAddError::NotUsual { word }, &[index]);
    true
}
