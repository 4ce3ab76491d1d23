//! What the title of a credit says of its amount.

use super::fold;
use super::values::numbers::{Decimal, ONE, leading};
use crate::amounts::Ceus;

/// The one amount that a title says: `Sepsis webinar (1.5 CEU)`, `Spine - 2 CEUs`.
pub(super) fn amount(title: &str) -> Option<Ceus> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let unit = |word: &str| matches!(fold::header(word).as_str(), "ceu" | "ceus");
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_start_matches(['(', '[', '-', ',']);
        let Some(number) = leading(word, Decimal::Point) else {
            continue;
        };
        let named = unit(number.rest)
            || number.rest.is_empty() && words.get(at + 1).is_some_and(|next| unit(next));
        let counts = (ONE / 4..=40 * ONE).contains(&number.millionths) && number.places <= 2;
        if named && counts {
            found.push(i32::try_from(number.millionths / 10_000).unwrap_or(0));
        }
    }
    match found.as_slice() {
        [only] => Some(Ceus::from_hundredths(*only)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Sepsis webinar (1.5 CEU)", Some(150))]
    #[case("Spine - 2 CEUs", Some(200))]
    #[case("Modifier 25, 1CEU", Some(100))]
    #[case("Coding 2026: 99213 and beyond", None)]
    #[case("1 CEU or 2 CEUs", None)]
    #[case("CEU night 2026", None)]
    fn an_amount_is_said_with_its_unit(#[case] title: &str, #[case] hundredths: Option<i32>) {
        assert_eq!(amount(title), hundredths.map(Ceus::from_hundredths));
    }
}
