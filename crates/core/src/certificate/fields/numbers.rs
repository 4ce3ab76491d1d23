//! Numbers of CEUs and index numbers among words.

use super::words::Word;
use crate::amounts::Ceus;

/// How clearly a number is one of CEUs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Hours of some sort.
    Hours,
    /// Credits.
    Credits,
    /// CEUs, or units of continuing education.
    Ceus,
}

/// A number of CEUs among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub ceus: Ceus,
    /// What it counts.
    pub unit: Unit,
    /// How many words it takes, with its unit.
    pub words: usize,
    /// Whether every sign of it is a figure.
    pub plain: bool,
}

/// Words that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "aapc",
    "ahima",
    "approved",
    "core",
    "total",
    "a",
    "b",
    "clock",
    "education",
    "continuing",
    "contact",
    "ce",
    "credit",
    "professional",
    "of",
    "hours",
    "hour",
    "live",
    "specialty",
    "units",
];

const WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Returns the number of CEUs that begins with the first of the words, unit behind.
pub fn amount(words: &[Word]) -> Option<Amount> {
    let (ceus, plain) = number(&words.first()?.key)?;
    let mut used = 1;
    // "one (1)": the figure says the same again.
    if words.get(1).is_some_and(|it| {
        it.text.starts_with('(') && number(&it.key).is_some_and(|it| it.0 == ceus)
    }) {
        used = 2;
    }
    for (at, word) in words.iter().enumerate().skip(used).take(5) {
        let rest: Vec<&str> = words[at..]
            .iter()
            .take(4)
            .map(|it| it.key.as_str())
            .collect();
        if let Some((unit, length)) = unit(&rest) {
            return Some(Amount {
                ceus,
                unit,
                words: at + length,
                plain,
            });
        }
        if !BETWEEN.contains(&word.key.as_str()) {
            return None;
        }
    }
    None
}

/// The unit that the words begin with, and how many of them it takes.
pub fn unit(keys: &[&str]) -> Option<(Unit, usize)> {
    let first = keys.first()?.replace(['.', '(', ')', '\''], "");
    if matches!(first.as_str(), "ceu" | "ceus" | "cec" | "cecs" | "ceuh")
        || first.starts_with("ceus/")
    {
        return Some((Unit::Ceus, 1));
    }
    let second = keys.get(1).map(|it| it.replace(['(', ')'], ""));
    let third = keys.get(2).map(|it| it.replace(['(', ')'], ""));
    let noun = |it: &Option<String>| {
        it.as_deref().is_some_and(|it| {
            matches!(
                it,
                "unit" | "units" | "hour" | "hours" | "credit" | "credits"
            )
        })
    };
    match first.as_str() {
        "continuing" if second.as_deref() == Some("education") && noun(&third) => {
            Some((Unit::Ceus, 3))
        }
        "ce" if noun(&second) => Some((Unit::Ceus, 2)),
        "contact" | "clock" | "credit" if noun(&second) => Some((Unit::Credits, 2)),
        "credit" | "credits" => Some((Unit::Credits, 1)),
        "hour" | "hours" | "hrs" | "hr" => Some((Unit::Hours, 1)),
        _ => None,
    }
}

/// A number of CEUs, from figures or a word, and whether every sign was a figure.
pub fn number(key: &str) -> Option<(Ceus, bool)> {
    if let Some(at) = WORDS.iter().position(|it| *it == key) {
        return i32::try_from(at + 1).ok().map(|it| (Ceus::whole(it), true));
    }
    let figures: String = key
        .chars()
        .map(|it| match it {
            'o' => '0',
            'l' | 'i' => '1',
            other => other,
        })
        .collect();
    let starts =
        key.starts_with(|it: char| it.is_ascii_digit()) || key.starts_with(['l', 'i', 'o']);
    let enough = key.chars().filter(char::is_ascii_digit).count() >= 1;
    let shaped = figures.chars().all(|it| it.is_ascii_digit() || it == '.');
    if !starts || !enough || !shaped || figures.ends_with('.') || figures.len() > 6 {
        return None;
    }
    let ceus = Ceus::parse(&figures).ok()?;
    let usual = ceus > Ceus::ZERO && ceus <= Ceus::whole(200);
    usual.then_some((ceus, figures == key))
}

/// Returns the index number that the words begin with, as printed but for blanks, and how
/// many words it takes.
pub fn index(words: &[Word]) -> Option<(String, usize)> {
    let bare = |word: &Word| {
        word.text
            .trim_matches(|it: char| !it.is_alphanumeric())
            .to_owned()
    };
    let first = bare(words.first()?);
    if shaped(&first) {
        return Some((first, 1));
    }
    // Parted by a blank on the page or by the reader of the picture.
    let second = bare(words.get(1)?);
    let letters = first.chars().all(|it| it.is_ascii_uppercase());
    let together = format!("{first}{second}");
    (letters && (2..=5).contains(&first.len()) && shaped(&together)).then_some((together, 2))
}

/// No public form of an index number is known: letters, figures and hyphens.
fn shaped(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&text.len())
        && figures >= 3
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '-')
        && text.matches('-').count() <= 3
        && super::dates::at(&[word_of(text)]).is_none()
}

fn word_of(text: &str) -> Word {
    Word {
        text: text.to_owned(),
        key: text.to_lowercase(),
        colon: false,
        span: (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::page::{Area, Line};

    fn words(text: &str) -> Vec<Word> {
        let line = Line {
            text: text.to_owned(),
            area: Area::default(),
            certain: 100,
            otherwise: None,
        };
        super::super::words::of(&line)
    }

    fn check(text: &str, expect: Option<(&str, Unit)>) {
        let found = amount(&words(text)).map(|it| (it.ceus.to_string(), it.unit));
        let expect = expect.map(|(ceus, unit)| (ceus.to_owned(), unit));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_number_with_its_unit_is_an_amount() {
        check("1.5 continuing education hours.", Some(("1.5", Unit::Ceus)));
        check("3 continuing education unit(s)", Some(("3", Unit::Ceus)));
        check("12.5 CEUs", Some(("12.5", Unit::Ceus)));
        check("one (1) CEU", Some(("1", Unit::Ceus)));
        check("2 AAPC core CEUs", Some(("2", Unit::Ceus)));
        check("2 CE credits", Some(("2", Unit::Ceus)));
        check("1.0 hour", Some(("1", Unit::Hours)));
        check("6 contact hours", Some(("6", Unit::Credits)));
        check("90% of 4 CEUs", None);
        check("25 and 59: What Auditors", None);
        check("0 CEUs", None);
    }

    #[test]
    fn an_index_number_has_figures_and_no_date_is_one() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                index(&words(text)).map(|it| it.0).as_deref(),
                expect,
                "{text}"
            );
        };
        check("MCI48213AC", Some("MCI48213AC"));
        check("CQM1224-0071,", Some("CQM1224-0071"));
        check("88217CLE.", Some("88217CLE"));
        check("LC 0925770A", Some("LC0925770A"));
        check("10-09-2025", None);
        check("Approval of", None);
    }
}
