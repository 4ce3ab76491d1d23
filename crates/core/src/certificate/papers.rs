//! Papers that are no certificates of credits: letters of employers against the list of their
//! day, and what a transcript or diploma says of contact hours.

use chrono::NaiveDate;

use super::check::{Item, State};
use super::page::{FileKind, Page};
use crate::rulebook::{LetterItem, Rulebook, Value};

const ITEMS: &str = "aapc.apprentice.letter-items";

/// What the list of a day asks of a letter; nothing where no list was in force.
pub fn letter_items(rules: &Rulebook, on: NaiveDate) -> &[LetterItem] {
    match rules.version(ITEMS, on).map(|it| &it.value) {
        Some(Value::LetterItems(items)) => items,
        _ => &[],
    }
}

/// What the text of a letter shows of the list that is in force on a day. What only an eye can
/// tell (letterhead, ink) is never said to be there.
pub fn letter(pages: &[Page], kind: FileKind, rules: &Rulebook, on: NaiveDate) -> Vec<Item> {
    let text: Vec<String> = pages.iter().map(Page::text).collect();
    let text = text.join("\n").to_lowercase();
    let asks = letter_items(rules, on);
    let mut items: Vec<Item> = asks.iter().map(|it| item(*it, &text, kind)).collect();
    items.sort_by_key(|it| it.state);
    items
}

fn item(it: LetterItem, text: &str, kind: FileKind) -> Item {
    let made = |name: &str, state: State, words: &str| Item {
        name: name.to_owned(),
        state,
        words: words.to_owned(),
    };
    let shown = |name: &str, there: bool, yes: &str, no: &str| match there {
        true => made(name, State::Present, yes),
        false => made(name, State::Missing, no),
    };
    let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
    match it {
        LetterItem::Letterhead => made(
            "Company letterhead",
            State::NotSure,
            "Look at the page: a name at the top isn't a letterhead.",
        ),
        LetterItem::Experience => shown(
            "Says what coding was done",
            has(&["cpt", "icd-10", "hcpcs", "coding", "coder", "assigning"]),
            "It mentions coding.",
            "No mention of coding was found.",
        ),
        LetterItem::Dates => shown(
            "Start and end dates",
            days(text) >= 2,
            "It gives at least two dates.",
            "Fewer than two dates were found.",
        ),
        LetterItem::AmountOfTime => shown(
            "Amount of time",
            has(&["month", "year", "weeks"]) || days(text) >= 2,
            "It says how long.",
            "No amount of time was found.",
        ),
        LetterItem::HandSigned => made(
            "Signed by hand",
            State::NotSure,
            "Look at the page: a typed name fails.",
        ),
        LetterItem::Dated => shown(
            "Dated",
            days(text) >= 1,
            "It has a date.",
            "No date was found.",
        ),
        LetterItem::Contact => shown(
            "Signer’s contact details",
            text.contains('@') || phone(text),
            "It gives a phone number or an email address.",
            "No phone number or email address was found.",
        ),
        LetterItem::Uneditable => match kind {
            FileKind::Pdf => made("PDF that can’t be edited", State::Present, "It is a PDF."),
            _ => made(
                "PDF that can’t be edited",
                State::Missing,
                "It's a picture. AAPC wants a PDF.",
            ),
        },
        LetterItem::Signer => shown(
            "Employer, supervisor or HR",
            has(&[
                "supervis",
                "manager",
                "director",
                "human resources",
                "owner",
                "president",
                "lead",
                "administrator",
            ]),
            "The signer’s role is named.",
            "No employer, supervisor or HR title was found.",
        ),
    }
}

/// How many days are written in a text, by their years: "July 1, 2025", "07/01/2025".
fn days(text: &str) -> usize {
    let words: Vec<&str> = text
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let year = |it: &str| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
    let number = |it: &str| it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit());
    let month = |it: &str| {
        [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        .iter()
        .any(|name| it.starts_with(name))
    };
    words
        .windows(3)
        .filter(|it| year(it[2]) && (number(it[0]) || month(it[0])) && number(it[1]))
        .count()
}

/// Whether ten digits stand close together, as American phone numbers do.
fn phone(text: &str) -> bool {
    text.lines().any(|line| {
        let parts: Vec<&str> = line
            .split(|it: char| !it.is_ascii_digit())
            .filter(|it| !it.is_empty())
            .collect();
        parts
            .windows(3)
            .any(|it| [it[0].len(), it[1].len(), it[2].len()] == [3, 3, 4])
            || parts.iter().any(|it| it.len() == 10)
    })
}

/// The contact hours that a coding preparation course must have, by the clause
/// `aapc.apprentice.course-hours` in force on a day; none where none is in force.
///
/// ```
/// use chrono::NaiveDate;
/// use milepost_core::certificate::papers::course_hours;
/// use milepost_core::rulebook::Rulebook;
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
/// assert_eq!(course_hours(Rulebook::embedded(), today), Some(80));
/// ```
pub fn course_hours(rules: &Rulebook, on: NaiveDate) -> Option<u32> {
    match rules.version("aapc.apprentice.course-hours", on)?.value {
        Value::Minutes(minutes) => u32::try_from(minutes / 60).ok(),
        _ => None,
    }
}

/// The contact hours that a transcript, a diploma or a certificate of a course states.
pub fn contact_hours(pages: &[Page]) -> Option<u32> {
    let text: Vec<String> = pages.iter().map(Page::text).collect();
    let text = text.join(" ").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |it: &str| {
        it.trim_matches(|it: char| !it.is_ascii_alphanumeric())
            .to_owned()
    };
    words.iter().enumerate().find_map(|(at, word)| {
        let hours: u32 = plain(word)
            .parse()
            .ok()
            .filter(|it| (1..5_000).contains(it))?;
        let behind: Vec<String> = words[at + 1..].iter().take(3).map(|it| plain(it)).collect();
        let said = |name: &str| behind.iter().any(|it| it == name);
        let credit = said("credit") || said("semester");
        (!credit && (said("hours") || said("hrs")) || said("clock")).then_some(hours)
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::{Area, Line};
    use super::*;

    fn page(text: &str) -> Vec<Page> {
        let line = |(at, text): (usize, &str)| Line {
            text: text.to_owned(),
            area: Area {
                left: 0,
                top: i32::try_from(at).unwrap_or(0) * 20,
                width: 100,
                height: 12,
            },
            certain: 100,
            otherwise: None,
        };
        vec![Page {
            width: 600,
            height: 800,
            from_picture: false,
            lines: text.lines().enumerate().map(line).collect(),
        }]
    }

    #[test]
    fn a_letter_shows_what_its_text_can_show_and_ink_is_never_said() {
        let text = "November 18, 2026\nTo AAPC:\nMaya Torres was a coding extern from July 1, 2025 \
                    to November 30, 2025, assigning CPT codes.\nDenise Okafor, Coding Supervisor\n\
                    (978) 555-0142";
        let on = "2026-11-30".parse().expect("a day");
        let items = letter(&page(text), FileKind::Pdf, Rulebook::embedded(), on);
        assert_eq!(items.len(), 8, "the list of that day has eight items");
        let of = |state: State| items.iter().filter(|it| it.state == state).count();
        assert_eq!(of(State::Missing), 0, "{items:?}");
        assert_eq!(of(State::NotSure), 2, "letterhead and ink are for the eye");

        let bare = letter(
            &page("She worked here."),
            FileKind::Jpeg,
            Rulebook::embedded(),
            on,
        );
        let missing = bare.iter().filter(|it| it.state == State::Missing).count();
        assert_eq!(missing, 6, "{bare:?}");
        assert_eq!(bare[0].state, State::Missing, "what is missing comes first");
    }

    #[test]
    fn contact_hours_are_told_from_credit_hours() {
        for (text, expect) in [
            ("96 contact hours completed", Some(96)),
            ("Total: 80 clock hours", Some(80)),
            ("for 120 hours of instruction", Some(120)),
            ("MCB 210 Inpatient Coding 3 credit hours A-", None),
            ("Completed on May 3, 2025", None),
        ] {
            assert_eq!(contact_hours(&page(text)), expect, "{text}");
        }
    }
}
