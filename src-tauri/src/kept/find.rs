//! Words in the text of what is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use milepost_core::facts::Evidence;
use serde::Serialize;
use specta::Type;

use super::reading::Seen;

/// A file with the words in its title or text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Found {
    /// The file.
    pub id: String,
    /// The page with the words, from 0; none where only the title has them.
    pub page: Option<u32>,
    /// The text before them.
    pub before: String,
    /// The words as they stand there.
    pub hit: String,
    /// The text behind them.
    pub after: String,
}

/// So many signs before and behind the words are shown.
const AROUND: usize = 48;

/// The files that hold every word, the last kept first.
pub fn find(files: &[Evidence], seen: &BTreeMap<String, Arc<Seen>>, text: &str) -> Vec<Found> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let files = files.iter().rev();
    files
        .filter_map(|file| {
            let named = file.name.to_lowercase();
            let pages: Vec<String> = match seen.get(&file.sha256).map(AsRef::as_ref) {
                Some(Seen::Read { contents, .. }) => contents
                    .pages
                    .iter()
                    .map(|it| it.text().replace('\n', " "))
                    .collect(),
                _ => Vec::new(),
            };
            let all = pages.join(" ").to_lowercase();
            if !words
                .iter()
                .all(|it| all.contains(it) || named.contains(it))
            {
                return None;
            }
            let on = pages.iter().enumerate().find_map(|(page, text)| {
                let (before, hit, after) = around(text, first)?;
                Some((u32::try_from(page).unwrap_or(u32::MAX), before, hit, after))
            });
            Some(match on {
                Some((page, before, hit, after)) => Found {
                    id: file.id.to_string(),
                    page: Some(page),
                    before,
                    hit,
                    after,
                },
                None => Found {
                    id: file.id.to_string(),
                    page: None,
                    before: String::new(),
                    hit: String::new(),
                    after: String::new(),
                },
            })
        })
        .collect()
}

/// The word where it stands, with what is around it.
fn around(text: &str, word: &str) -> Option<(String, String, String)> {
    let signs: Vec<char> = text.chars().collect();
    // Small letters may be more signs than large ones: compared sign by sign.
    let small: Vec<char> = signs
        .iter()
        .map(|it| it.to_lowercase().next().unwrap_or(*it))
        .collect();
    let word: Vec<char> = word.chars().collect();
    let at = small.windows(word.len()).position(|it| it == word)?;
    let end = at + word.len();
    let (from, to) = (at.saturating_sub(AROUND), (end + AROUND).min(signs.len()));
    let part = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
    let mut before = part(from, at);
    let mut after = part(end, to);
    if from > 0 {
        before = format!("…{}", before.trim_start());
    }
    if to < signs.len() {
        after = format!("{}…", after.trim_end());
    }
    Some((before, part(at, end), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_is_around_them() {
        let text = "attended the conference Advanced Inpatient Coding: Sepsis, Respiratory Failure and \
                    Malnutrition, held in Worcester";
        let (before, hit, after) = around(text, "inpatient").expect("it is there");
        assert_eq!(hit, "Inpatient");
        assert!(before.ends_with("Advanced "), "{before}");
        assert!(after.starts_with(" Coding"), "{after}");
        assert!(after.ends_with('…'));
        assert_eq!(around(text, "outpatient"), None);
        let odd = around("İİİ straße İ", "straße").expect("signs of two small letters");
        assert_eq!(odd.1, "straße");
    }
}
