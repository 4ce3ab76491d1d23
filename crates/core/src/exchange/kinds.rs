//! The kinds of facts, as sheets know them.

pub use crate::facts::FactKind as Kind;

/// The kinds that a sheet of somebody else's making can hold.
pub const MAPPED: [Kind; 8] = [
    Kind::Credit,
    Kind::Entry,
    Kind::StudyEntry,
    Kind::Course,
    Kind::Position,
    Kind::Exam,
    Kind::Payment,
    Kind::Application,
];

/// `1 credit`, `12 credits`, `5,000 credits`.
pub fn counted(kind: Kind, number: usize) -> String {
    match number {
        1 => format!("1 {}", kind.noun()),
        _ => format!("{} {}", grouped(number), kind.plural()),
    }
}

/// A number with a comma before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
