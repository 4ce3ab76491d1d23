//! The subjects of the commits: `git log --oneline` is how one finds when a thing changed, so
//! each names one change, as an order, in at most 72 characters.

use anyhow::{Result, bail};

use crate::command::{answer, command};

/// The longest subject, in characters.
const LONGEST: usize = 72;

/// Words that begin a subject about the world, not an order: articles, pronouns, and the like.
const NOT_AN_ORDER: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "there", "what", "where",
    "when", "who", "how", "why", "one", "each", "every", "no", "some", "any", "all", "in", "on",
    "at", "of", "for", "with", "from", "after", "before", "while", "now", "more", "also",
    "various", "misc", "wip", "small", "minor", "new", "several",
];

/// Verbs whose plain form ends like an inflected one.
const PLAIN_ALL_THE_SAME: &[&str] = &[
    "address", "assess", "bless", "bring", "bypass", "compress", "cross", "discuss", "dismiss",
    "embed", "exceed", "express", "feed", "focus", "guess", "heed", "miss", "need", "pass",
    "press", "proceed", "process", "ring", "seed", "shed", "speed", "spring", "stress", "string",
    "suppress", "toss",
];

/// Checks every subject since the commit that added this check.
///
/// # Errors
/// When a subject breaks a rule; the message names each with its commit.
pub fn check() -> Result<()> {
    let git = |arguments: &[&str]| answer(command("git", &crate::root()).args(arguments));
    let added = git(&[
        "log",
        "--diff-filter=A",
        "--format=%H",
        "--",
        "xtask/src/subjects.rs",
    ]);
    let Some(first) = added.and_then(|list| list.lines().last().map(str::to_owned)) else {
        println!("Not run here: there is no history of commits to read.");
        return Ok(());
    };
    let range = format!("{first}..HEAD");
    let subjects = git(&["log", "--no-merges", "--format=%h %s", &range]).unwrap_or_default();
    let faults: Vec<String> = subjects
        .lines()
        .filter_map(|line| {
            let (commit, subject) = line.split_once(' ')?;
            Some(format!("{commit} {}: {subject}", fault(subject)?))
        })
        .collect();
    println!("{} subjects read", subjects.lines().count());
    if faults.is_empty() {
        return Ok(());
    }
    bail!("these subjects must be said anew:\n{}", faults.join("\n"))
}

/// What is wrong with a subject, or `None`.
fn fault(subject: &str) -> Option<&'static str> {
    let first = subject.split_whitespace().next().unwrap_or_default();
    let word = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let plain = word.to_lowercase();
    let inflected = (plain.ends_with("ed") || plain.ends_with("ing") || plain.ends_with('s'))
        && !PLAIN_ALL_THE_SAME.contains(&plain.as_str());
    if subject.chars().count() > LONGEST {
        Some("has more than 72 characters")
    } else if subject.contains(';') {
        Some("joins several things")
    } else if subject.ends_with('.') {
        Some("ends with a period")
    } else if !word.starts_with(char::is_uppercase) {
        Some("does not begin with a capital letter")
    } else if inflected || NOT_AN_ORDER.contains(&plain.as_str()) {
        Some("does not begin with a verb that orders")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn an_order_of_one_thing_passes() {
        for good in [
            "Refuse half-written backups",
            "Cap the upstream badge at 99+",
            "Pass the person's own number on",
            "Embed the window's program in the package",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_says_the_world_or_joins_things_is_refused() {
        for (bad, why) in [
            ("The restore dialog counts records", "verb"),
            ("Adds a test", "verb"),
            ("Adding a test", "verb"),
            ("Added a test", "verb"),
            ("Add a test; mend the form", "joins"),
            ("Add a test.", "period"),
            ("add a test", "capital"),
            (
                "Make the panel of leaving take the keys once and what was written twice be one",
                "72",
            ),
        ] {
            let said = fault(bad).unwrap_or_default();
            assert!(said.contains(why), "{bad}: {said}");
        }
    }
}
