//! Words before a colon, and lines that are about the whole.

use std::collections::BTreeMap;

use super::super::fold;
use super::super::vocabulary::Codes;
use super::days::dates_in;

/// What stands before a colon in more than one line of a page.
pub(super) struct Labels {
    /// Folded, in the order in which they first stand there.
    repeated: Vec<String>,
}

impl Labels {
    /// The labels of a page.
    pub fn of(lines: &[&str]) -> Labels {
        let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            if let Some(label) = before_colon(line) {
                seen.entry(label).or_insert((at, 0)).1 += 1;
            }
        }
        let mut repeated: Vec<(usize, String)> = seen
            .into_iter()
            .filter(|(_, (_, number))| *number > 1)
            .map(|(label, (at, _))| (at, label))
            .collect();
        repeated.sort();
        Labels {
            repeated: repeated.into_iter().map(|(_, label)| label).collect(),
        }
    }

    /// Where each piece begins, by the label that comes first.
    pub fn starts(&self, lines: &[&str]) -> Option<Vec<usize>> {
        let first = self.repeated.first()?;
        let begins = |line: &&str| before_colon(line).as_ref() == Some(first);
        let all = lines.iter().enumerate();
        Some(
            all.filter(|(_, line)| begins(line))
                .map(|(at, _)| at)
                .collect(),
        )
    }

    /// Whether a text begins with a label, so that it is most likely no title.
    pub fn name(&self, text: &str) -> bool {
        before_colon(text).is_some_and(|label| self.repeated.contains(&label))
    }
}

/// Up to four words before a colon.
fn before_colon(line: &str) -> Option<String> {
    let (label, _) = line.split_once(':')?;
    let folded = fold::header(label);
    let words = folded.split(' ').count();
    (!folded.is_empty() && words <= 4).then_some(folded)
}

/// `Title: Modifier 25` as what the label means, and the value; a title may itself have a colon.
pub(super) fn labelled(cell: &str) -> (Option<&'static str>, &str) {
    const LABELS: [(&str, &[&str]); 9] = [
        (
            "title",
            &[
                "title",
                "event title",
                "event",
                "activity",
                "activity name",
                "program",
                "course",
                "course title",
                "session",
                "event name",
                "ceu title",
            ],
        ),
        (
            "date",
            &[
                "date",
                "date completed",
                "completed",
                "completion date",
                "event date",
                "date of program",
                "date earned",
                "completed on",
                "date attended",
            ],
        ),
        (
            "start",
            &["start date", "start", "from", "begin date", "date started"],
        ),
        ("end", &["end date", "end", "to", "date ended"]),
        (
            "amount",
            &[
                "ceu",
                "ceus",
                "credits",
                "credit",
                "units",
                "hours",
                "education units",
                "ceus earned",
                "ceu value",
                "ed units",
                "credits earned",
                "amount",
                "ceus awarded",
            ],
        ),
        ("index", &["index", "index number", "index no"]),
        (
            "sponsor",
            &["sponsor", "provider", "vendor", "organization"],
        ),
        (
            "submitted",
            &[
                "submitted",
                "date submitted",
                "date entered",
                "entered on",
                "date added",
                "added on",
                "expires",
                "posted on",
            ],
        ),
        (
            "other",
            &[
                "domain",
                "category",
                "education category",
                "type",
                "ce type",
                "source",
                "format",
                "location",
                "speaker",
                "presenter",
                "credential",
                "credentials",
                "certificate",
                "hiim domain",
                "ceu type",
                "cycle",
            ],
        ),
    ];
    let Some((label, value)) = cell.split_once(':') else {
        return before_day(cell);
    };
    let folded = fold::header(label);
    let means = LABELS
        .iter()
        .find(|(_, known)| known.contains(&folded.as_str()));
    match (means, folded.as_str()) {
        (Some((means, _)), _) => (Some(means), value),
        (None, "status" | "applied to") => (Some("applied"), value),
        _ => (None, cell),
    }
}

/// `Completed 13-Mar-2026`: a label without its colon.
fn before_day(cell: &str) -> (Option<&'static str>, &str) {
    let Some((first, rest)) = cell.trim().split_once(' ') else {
        return (None, cell);
    };
    let label = match first.to_lowercase().as_str() {
        "completed" | "attended" | "earned" => "date",
        "submitted" | "entered" | "posted" | "added" => "submitted",
        _ => return (None, cell),
    };
    let days = dates_in(rest);
    match days.as_slice() {
        [(words, _)] if words.trim() == rest.trim() => (Some(label), rest),
        _ => (None, cell),
    }
}

/// Whether a line is about the whole and not about one credit: what is required, when it is due.
pub(super) fn is_sum(line: &str, codes: &Codes) -> bool {
    if let Some((label, _)) = line.split_once(':') {
        let words = fold::words(label);
        let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
        if has(&["required", "due", "needed", "total"])
            || (has(&["ceus", "ceu", "credits"]) && has(&["entered", "submitted"]))
        {
            return true;
        }
    }
    only_sums(line, codes)
}

/// Whether a line has nothing in it but codes, numbers, days and the words of sums.
fn only_sums(line: &str, codes: &Codes) -> bool {
    const SUMS: [&str; 8] = [
        "required",
        "due",
        "needed",
        "entered",
        "earned",
        "remaining",
        "total",
        "balance",
    ];
    const BESIDE: [&str; 30] = [
        "ceu",
        "ceus",
        "credit",
        "credits",
        "units",
        "by",
        "of",
        "and",
        "to",
        "the",
        "for",
        "on",
        "cycle",
        "renewal",
        "date",
        "member",
        "membership",
        "submitted",
        "completed",
        "core",
        "a",
        "b",
        "your",
        "you",
        "have",
        "more",
        "so",
        "far",
        "aapc",
        "ahima",
    ];
    let mut rest = line.to_owned();
    for (words, _) in dates_in(line) {
        rest = rest.replacen(&words, " ", 1);
    }
    let words = fold::words(&rest);
    let sums: Vec<&String> = words
        .iter()
        .filter(|word| SUMS.contains(&word.as_str()))
        .collect();
    // `CEUs earned: 2` is a line of one credit, too.
    let of_one = |word: &&String| matches!(word.as_str(), "entered" | "earned");
    let of_all = sums.len() > 1 || sums.first().is_some_and(|word| !of_one(word));
    of_all
        && words.iter().all(|word| {
            SUMS.contains(&word.as_str())
                || BESIDE.contains(&word.as_str())
                || word.bytes().all(|b| b.is_ascii_digit())
                || codes.code(word).is_some()
        })
}
