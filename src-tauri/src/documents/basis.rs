//! What a document was made of, a line each: by it is told what changed since.

use chrono::NaiveDate;
use milepost_core::facts::{Evidence, Facts, HolderKind};

/// Every credit that was completed, and its certificate.
pub fn credits(facts: &Facts, today: NaiveDate) -> String {
    let mut lines: Vec<String> = facts
        .credits
        .iter()
        .filter(|it| !it.planned && it.completed_on <= today)
        .map(|it| {
            let amount = it.amount.map(|it| it.to_string()).unwrap_or_default();
            let files: Vec<&str> = facts
                .evidence
                .iter()
                .filter(|file| proves(file, it.id.as_str()))
                .filter_map(|file| file.sha256.get(..12))
                .collect();
            format!(
                "{} {} {amount} {} {}",
                it.id,
                it.completed_on,
                it.title,
                files.join(" ")
            )
        })
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn proves(file: &Evidence, credit: &str) -> bool {
    file.belongs_to
        .iter()
        .any(|it| it.kind == HolderKind::Credit && it.id == credit)
}

/// What the annex of a résumé says: credentials, positions, letters, courses.
pub fn annex(facts: &Facts, today: NaiveDate) -> String {
    let mut lines: Vec<String> = Vec::new();
    for it in &facts.credentials {
        lines.push(format!("{} {:?} {:?}", it.id, it.status, it.earned_on));
    }
    for it in &facts.positions {
        lines.push(format!(
            "{} {} {:?} {:?} {:?}",
            it.id, it.employer, it.title, it.starts_on, it.ends_on
        ));
    }
    for it in &facts.letters {
        lines.push(format!("{} {:?}", it.id, it.received_on));
    }
    for it in facts
        .courses
        .iter()
        .filter(|it| it.completed_on <= Some(today))
    {
        lines.push(format!("{} {:?}", it.id, it.completed_on));
    }
    lines.sort_unstable();
    lines.join("\n")
}

/// What is new or different in what a document is made of, in words.
pub fn since(before: &str, now: &str, noun: &str) -> Option<String> {
    let newer = now
        .lines()
        .filter(|it| !before.lines().any(|old| old == *it));
    let gone = before
        .lines()
        .filter(|it| !now.lines().any(|new| new == *it));
    match newer.count().max(gone.count()) {
        0 => None,
        1 => Some(format!("1 {noun} newer")),
        several => Some(format!("{several} {noun}s newer")),
    }
}
