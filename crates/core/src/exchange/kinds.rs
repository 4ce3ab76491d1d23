//! The kinds of facts, as sheets know them.

pub use crate::facts::FactKind as Kind;

/// The kinds that a sheet of somebody else's making can hold.
pub const MAPPED: [Kind; 7] = [
    Kind::Credit,
    Kind::Entry,
    Kind::StudyEntry,
    Kind::Course,
    Kind::Position,
    Kind::Exam,
    Kind::Payment,
];

/// `1 credit`, `12 credits`.
pub fn counted(kind: Kind, number: usize) -> String {
    match number {
        1 => format!("1 {}", kind.noun()),
        _ => format!("{number} {}", kind.plural()),
    }
}

/// The kind that a person means: `credits`, `hours`, `study`.
pub fn kind_meant(word: &str) -> Option<Kind> {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let known = Kind::ALL
        .into_iter()
        .find(|kind| word == kind.word().replace('-', "_") || word == kind.list());
    known.or(match word.as_str() {
        "ceu" | "ceus" => Some(Kind::Credit),
        "hours" | "hour" | "log" | "time" => Some(Kind::Entry),
        "study" => Some(Kind::StudyEntry),
        "job" | "jobs" => Some(Kind::Position),
        "class" | "classes" => Some(Kind::Course),
        "dues" | "fees" => Some(Kind::Payment),
        _ => None,
    })
}
