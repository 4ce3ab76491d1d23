//! The words that lock a pack: six of the long list of the Electronic Frontier Foundation,
//! about 77 bits of chance.

use std::collections::BTreeSet;
use std::fmt;

use age::secrecy::{ExposeSecret, SecretString};
use diceware_wordlists::Wordlist;

use crate::error::PackError;

/// How many words are proposed.
pub const WORDS: usize = 6;

/// The shortest passphrase of one's own, in characters.
const SHORTEST: usize = 12;

/// What locks a pack.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// What was typed. Words of the list may stand apart by any blanks, dashes or commas, in
    /// capitals or not; a passphrase of one's own counts as it was typed, but for blanks around it.
    pub fn typed(text: &str) -> Passphrase {
        let words = split(text);
        let known = known();
        let listed = words.len() > 1 && words.iter().all(|word| known.contains(word.as_str()));
        let text = match listed {
            true => words.join(" "),
            false => text.trim().to_owned(),
        };
        Passphrase(SecretString::from(text))
    }

    /// Whether it is too short to lock anything.
    pub fn is_too_short(&self) -> bool {
        self.0.expose_secret().chars().count() < SHORTEST
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

/// Six words, each drawn by itself from the whole list.
///
/// # Errors
/// [`PackError::NoChance`] where the system gives no random numbers.
pub fn propose() -> Result<String, PackError> {
    let list = list();
    let words = (0..WORDS).map(|_| Ok(list[draw(list.len())?]));
    let words: Vec<&str> = words.collect::<Result<_, PackError>>()?;
    Ok(words.join(" "))
}

/// The words that are not on the list, each with its place counted from 0.
pub fn unknown_words(text: &str) -> Vec<(usize, String)> {
    let known = known();
    let words = split(text).into_iter().enumerate();
    words
        .filter(|(_, word)| !known.contains(word.as_str()))
        .collect()
}

/// The word of the list that was most likely meant; none where none is near.
pub fn suggest(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let near = list().iter().map(|known| {
        let distance = strsim::damerau_levenshtein(known, &word);
        // A slip seldom concerns the first letter.
        let first = usize::from(known.chars().next() != word.chars().next());
        (distance, first, *known)
    });
    let (distance, _, meant) = near.min()?;
    (1..=2).contains(&distance).then_some(meant)
}

fn split(text: &str) -> Vec<String> {
    // Four words of the list hold a dash themselves.
    let blank = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '.' | '·');
    let words = text.split(blank).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn list() -> &'static [&'static str] {
    Wordlist::EffLong.get_list()
}

fn known() -> &'static BTreeSet<&'static str> {
    static KNOWN: std::sync::OnceLock<BTreeSet<&str>> = std::sync::OnceLock::new();
    KNOWN.get_or_init(|| list().iter().copied().collect())
}

/// A number below `below`, each as likely as the others.
fn draw(below: usize) -> Result<usize, PackError> {
    let below = u32::try_from(below).unwrap_or(u32::MAX);
    let fair = u32::MAX - u32::MAX % below;
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes).map_err(|_| PackError::NoChance)?;
        let number = u32::from_le_bytes(bytes);
        if number < fair {
            return Ok(usize::try_from(number % below).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_of_the_list_are_proposed_and_others_each_time() {
        let words = propose().expect("the system gives random numbers");
        assert_eq!(words.split(' ').count(), WORDS);
        assert!(unknown_words(&words).is_empty(), "{words}");
        assert_ne!(words, propose().expect("again"));
        assert_eq!(list().len(), 7_776, "the long list");
    }

    #[test]
    fn words_may_be_typed_in_any_manner() {
        let shown = |text: &str| Passphrase::typed(text).secret().expose_secret().to_owned();
        assert_eq!(
            shown("  Anchor\nvelvet,  NINETIETH "),
            "anchor velvet ninetieth"
        );
        assert_eq!(
            shown(" My own Secret! "),
            "My own Secret!",
            "which is no list's"
        );
    }

    #[test]
    fn a_slip_is_told_with_what_was_meant() {
        assert_eq!(unknown_words("anchor velvat"), [(1, "velvat".to_owned())]);
        assert_eq!(suggest("velvat"), Some("velvet"));
        assert_eq!(suggest("anchro"), Some("anchor"));
        assert_eq!(suggest("qqqqqqqq"), None);
    }
}
