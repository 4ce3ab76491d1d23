//! Signs that look alike, for the number that a person confirms before it is kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Another reading of the same print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, JsonSchema)]
#[serde(rename = "LookAlike")]
pub struct Choice {
    /// What it would be.
    pub value: String,
    /// In what it differs: "O, not 0".
    pub why: String,
}

/// Signs that are taken for each other, in print and in pictures.
const ALIKE: &[(char, char)] = &[
    ('0', 'O'),
    ('1', 'I'),
    ('1', 'L'),
    ('5', 'S'),
    ('8', 'B'),
    ('2', 'Z'),
];
/// More choices than this help nobody.
const MOST: usize = 6;

/// Returns what an index number may be instead of what was read, the likeliest first: a sign
/// that looks alike, and one that stands twice or once.
pub fn choices(value: &str) -> Vec<Choice> {
    let signs: Vec<char> = value.chars().collect();
    let mut choices: Vec<Choice> = Vec::new();
    let mut add = |signs: Vec<char>, why: String| {
        let value: String = signs.into_iter().collect();
        if !choices.iter().any(|it| it.value == value) {
            choices.push(Choice { value, why });
        }
    };
    // Zero and the letter, one and the letter, before what is rarer.
    for (a, b) in ALIKE.iter().take(2) {
        swapped(&signs, *a, *b, &mut add);
    }
    for at in 1..signs.len() {
        if signs[at] == signs[at - 1] {
            let mut once = signs.clone();
            once.remove(at);
            add(once, format!("one {}", signs[at]));
        }
    }
    for (a, b) in ALIKE.iter().skip(2) {
        swapped(&signs, *a, *b, &mut add);
    }
    choices.truncate(MOST);
    choices
}

fn swapped(signs: &[char], a: char, b: char, add: &mut impl FnMut(Vec<char>, String)) {
    for (at, &sign) in signs.iter().enumerate() {
        let other = match sign.to_ascii_uppercase() {
            it if it == a => b,
            it if it == b => a,
            _ => continue,
        };
        let mut changed = signs.to_vec();
        changed[at] = other;
        add(changed, format!("{other}, not {sign}, in place {}", at + 1));
    }
}

/// Whether two numbers differ only in signs that look alike, or that stand once and twice.
pub fn look_alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        let mut signs: Vec<char> = text
            .chars()
            .filter(|it| it.is_alphanumeric())
            .map(|it| {
                let it = it.to_ascii_uppercase();
                ALIKE
                    .iter()
                    .find(|(_, letter)| *letter == it)
                    .map_or(it, |(figure, _)| *figure)
            })
            .collect();
        signs.dedup();
        signs
    };
    !a.is_empty() && plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_offered() {
        let found: Vec<String> = choices("88217CLE").into_iter().map(|it| it.value).collect();
        assert!(found.contains(&"8217CLE".to_owned()), "{found:?}: one 8");
        assert!(
            found.contains(&"882I7CLE".to_owned()),
            "{found:?}: the letter"
        );
        assert!(choices("VPSO8").iter().any(|it| it.value == "VPS08"));
        assert!(
            choices("XKT").is_empty(),
            "nothing in it looks like another sign"
        );
    }

    #[test]
    fn no_choice_is_what_was_read_nor_another_choice() {
        for read in ["00110055", "O0O0", "SSS888", "1"] {
            let found = choices(read);
            assert!(found.iter().all(|it| it.value != read), "{read}");
            for (at, it) in found.iter().enumerate() {
                assert!(
                    found[..at].iter().all(|other| other.value != it.value),
                    "{read}"
                );
                assert!(look_alike(read, &it.value), "{read} and {}", it.value);
            }
        }
    }
}
