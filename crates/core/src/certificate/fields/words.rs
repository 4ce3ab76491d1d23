//! The words of a page, each with the line that it stands on.

use crate::certificate::page::{Area, Line};

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As printed.
    pub text: String,
    /// In small letters, without the marks around it.
    pub key: String,
    /// Whether a colon follows it, or the sign for a number.
    pub colon: bool,
    /// The part of its line where it begins and ends, in thousandths.
    pub span: (i32, i32),
}

/// Returns the words of a line.
///
/// What a picture's reader has run together is parted where that is certain: after a colon,
/// after the sign for a number, between a month and its day, between a number and its unit.
pub fn of(line: &Line) -> Vec<Word> {
    let signs: Vec<char> = line.text.chars().collect();
    let thousandth = |at: usize| {
        let part = at.saturating_mul(1000) / signs.len().max(1);
        i32::try_from(part).unwrap_or(1000)
    };
    let mut words = Vec::new();
    let mut start = 0;
    for end in 0..=signs.len() {
        let ends = signs.get(end).is_none_or(|it| it.is_whitespace());
        let parts = end > start && end < signs.len() && parted(&signs[start..end], &signs[end..]);
        if !ends && !parts {
            continue;
        }
        let text: String = signs[start..end].iter().collect();
        if leader(text.trim()) {
            // "Webinar . . . . Anesthesia": dots lead from a label to its value, as a colon does.
            if let Some(word) = words.last_mut() {
                colon_after(word);
            }
        } else if !text.trim().is_empty() {
            words.push(word(text.trim(), (thousandth(start), thousandth(end))));
        }
        start = if ends { end + 1 } else { end };
    }
    words
}

/// Whether a text is dots that lead to what stands at the right.
fn leader(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| matches!(it, '.' | '\u{2026}' | '\u{b7}' | '_'))
}

fn colon_after(word: &mut Word) {
    word.colon = true;
}

fn word(text: &str, span: (i32, i32)) -> Word {
    let key = text
        .trim_matches(|it: char| !it.is_alphanumeric() && it != '%' && it != '$')
        .to_lowercase()
        .replace('\u{2019}', "'");
    Word {
        text: text.to_owned(),
        // A sign that stands alone is its own key.
        key: if key.is_empty() {
            text.to_lowercase()
        } else {
            key
        },
        colon: text.ends_with(':') || text.ends_with('#'),
        span,
    }
}

/// Whether a new word begins between the two, though no blank stands there.
fn parted(before: &[char], after: &[char]) -> bool {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else {
        return false;
    };
    if matches!(last, ':' | '#') {
        let clock = last == ':'
            && next.is_ascii_digit()
            && before.iter().rev().nth(1).is_some_and(char::is_ascii_digit);
        return !clock;
    }
    let lower: String = before.iter().collect::<String>().to_lowercase();
    let letters = lower.chars().all(|it| it.is_alphabetic() || it == '.');
    if next.is_ascii_digit() && letters && super::months::month(&lower).is_some() {
        return true;
    }
    if last.is_lowercase() && next.is_uppercase() && LABELS.contains(&lower.as_str()) {
        let rest: String = after.iter().take_while(|it| it.is_alphabetic()).collect();
        return LABELS.contains(&rest.to_lowercase().as_str());
    }
    let year_follows = after.iter().take_while(|it| it.is_ascii_digit()).count() == 4;
    if last == ',' && year_follows {
        return true;
    }
    let number = before.iter().all(|it| it.is_ascii_digit() || *it == '.');
    let rest: String = after.iter().collect::<String>().to_lowercase();
    number && rest.starts_with("ceu")
}

/// Words of labels, which readers of pictures run together: "IndexNumber".
const LABELS: &[&str] = &[
    "index",
    "number",
    "no",
    "date",
    "completion",
    "course",
    "title",
    "name",
    "ceu",
    "ceus",
    "participant",
    "program",
    "sponsor",
    "provider",
    "activity",
    "event",
    "code",
    "of",
    "aapc",
    "completed",
    "earned",
    "value",
    "topic",
    "session",
    "attendee",
    "learner",
    "student",
    "member",
    "organization",
    "meeting",
    "attended",
];

/// The part of a line's area where words stand.
pub fn area(line: &Line, words: &[Word]) -> Area {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return line.area;
    };
    let along = |thousandth: i32| {
        let width = i64::from(line.area.width) * i64::from(thousandth) / 1000;
        i32::try_from(width).unwrap_or(0)
    };
    Area {
        left: line.area.left.saturating_add(along(first.span.0)),
        width: along(last.span.1 - first.span.0).max(1),
        ..line.area
    }
}

/// The words as printed.
pub fn text(words: &[Word]) -> String {
    let printed: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
    printed.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let line = Line {
            text: text.to_owned(),
            area: Area {
                left: 0,
                top: 0,
                width: 1000,
                height: 10,
            },
            certain: 100,
            otherwise: None,
        };
        let found: Vec<String> = of(&line).into_iter().map(|it| it.text).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn what_was_run_together_is_parted() {
        check("Index Number: MCI48", &["Index", "Number:", "MCI48"]);
        check("Index#:LC09", &["Index#", ":", "LC09"]);
        check("on March14,2025", &["on", "March", "14,", "2025"]);
        check("1.5CEUs at 10:30", &["1.5", "CEUs", "at", "10:30"]);
        check("Maybe 5", &["Maybe", "5"]);
        check("IndexNo:CQM1224-0071", &["Index", "No:", "CQM1224-0071"]);
        check("BrightNumber LaToya", &["BrightNumber", "LaToya"]);
    }
}
