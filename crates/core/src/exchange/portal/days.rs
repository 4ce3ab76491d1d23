//! The days that stand in a text.

use chrono::NaiveDate;

use super::super::values::dates::{DateOrder, Day, read_text};

/// The days in a text with the words that say them.
pub(super) fn dates_in(text: &str) -> Vec<(String, NaiveDate)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let hit = (1..=3_usize.min(words.len() - at))
            .rev()
            .find_map(|number| {
                let run = words[at..at + number].join(" ");
                let plain = run.trim_matches([',', ';', '(', ')', '|', '·']);
                // A bare number is an amount or a year here, and no workbook's count of days.
                if plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                    return None;
                }
                match read_text(plain) {
                    Day::Is(day) | Day::Instant(day) => Some((plain.to_owned(), day, number)),
                    Day::Numbers(triple) => {
                        let day = triple
                            .read(DateOrder::Mdy)
                            .or_else(|| triple.read(DateOrder::Dmy))?;
                        Some((plain.to_owned(), day, number))
                    }
                    _ => None,
                }
            });
        match hit {
            Some((words, day, number)) => {
                found.push((words, day));
                at += number;
            }
            None => at += 1,
        }
    }
    found
}
