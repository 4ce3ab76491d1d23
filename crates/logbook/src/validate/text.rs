//! Typed text: tidied, of bearable length, without control characters.
//! Anything else is plain text and is kept as it is, HTML and formulas included.

use milepost_core::quickadd::is_blank;

use crate::error::Invalid;

/// The longest title, name or other single line, in characters.
pub(super) const LONGEST_LINE: usize = 300;

/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 4_000;

/// The longest number, code or grade, in characters.
pub(super) const LONGEST_CODE: usize = 80;

/// The longest id, in characters.
const LONGEST_ID: usize = 100;

/// The longest list.
const LONGEST_LIST: usize = 50;

/// A line that must be there, such as a title.
pub(super) fn required(
    field: &'static str,
    text: &mut String,
    longest: usize,
) -> Result<(), Invalid> {
    tidy(text);
    if text.is_empty() {
        return Err(Invalid::new(
            field,
            "it is empty; type at least one character",
        ));
    }
    if !text.chars().any(is_visible) {
        return Err(Invalid::new(
            field,
            "it has only invisible characters; type at least one visible one",
        ));
    }
    line(field, text, longest)
}

/// Whether a character leaves a trace: it is no blank, and neither joins, directs nor hides.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A line that may be left out.
pub(super) fn optional(
    field: &'static str,
    text: &mut Option<String>,
    longest: usize,
) -> Result<(), Invalid> {
    if let Some(some) = text {
        tidy(some);
        if some.is_empty() {
            *text = None;
            return Ok(());
        }
        line(field, some, longest)?;
    }
    Ok(())
}

/// A note, which may have several lines.
pub(super) fn note(text: &mut Option<String>) -> Result<(), Invalid> {
    lines("note", text, LONGEST_NOTE, None)
}

/// A text of several lines other than a note; `shorter` says what to leave out of one that is too
/// long.
pub(super) fn lines(
    field: &'static str,
    text: &mut Option<String>,
    longest: usize,
    shorter: Option<&str>,
) -> Result<(), Invalid> {
    let Some(some) = text else {
        return Ok(());
    };
    if some.contains('\r') {
        *some = some.replace("\r\n", "\n").replace('\r', "\n");
    }
    tidy(some);
    if some.is_empty() {
        *text = None;
        return Ok(());
    }
    let characters = some.chars().count();
    match shorter {
        Some(shorter) if characters > longest => {
            return Err(Invalid::new(
                field,
                format!(
                    "it has {} characters, {} fit; {shorter}",
                    grouped(characters),
                    grouped(longest)
                ),
            ));
        }
        _ => length(field, some, longest)?,
    }
    no_control(field, some, |c| c.is_control() && c != '\n' && c != '\t')
}

/// An address on the web, where there is one; it stays as it was typed.
pub(super) fn web_address(field: &'static str, text: &mut Option<String>) -> Result<(), Invalid> {
    /// The longest address, in characters.
    const LONGEST: usize = 2_000;
    optional(field, text, LONGEST)?;
    match text.as_deref().map(milepost_core::career::page) {
        Some(Err(why)) => Err(Invalid::new(field, why.to_string())),
        _ => Ok(()),
    }
}

/// Topics and other words: tidied, none empty, none twice.
pub(super) fn words(field: &'static str, words: &mut Vec<String>) -> Result<(), Invalid> {
    for word in words.iter_mut() {
        tidy(word);
        line(field, word, LONGEST_CODE)?;
    }
    words.retain(|word| !word.is_empty());
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    list(field, words.len())
}

/// A code or issuer, which must be there.
pub(super) fn code(field: &'static str, text: &str, longest: usize) -> Result<(), Invalid> {
    if is_blank(text) {
        return Err(Invalid::new(
            field,
            "it is empty; type at least one character",
        ));
    }
    if text.trim() != text {
        return Err(Invalid::new(
            field,
            format!("{text:?} has spaces around it; remove them"),
        ));
    }
    line(field, text, longest)
}

/// A list of bearable length.
pub(super) fn list(field: &'static str, items: usize) -> Result<(), Invalid> {
    if items > LONGEST_LIST {
        return Err(Invalid::new(
            field,
            format!("there are {items} in the list; {LONGEST_LIST} are allowed; leave some out"),
        ));
    }
    Ok(())
}

/// The id of a fact or of what it refers to. An empty one is filled when a fact is added.
pub(super) fn id(field: &'static str, id: &str) -> Result<(), Invalid> {
    line(field, id, LONGEST_ID)
}

fn tidy(text: &mut String) {
    let trimmed = match is_blank(text) {
        true => "",
        false => text.trim(),
    };
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
}

fn line(field: &'static str, text: &str, longest: usize) -> Result<(), Invalid> {
    length(field, text, longest)?;
    no_control(field, text, char::is_control)
}

fn length(field: &'static str, text: &str, longest: usize) -> Result<(), Invalid> {
    let characters = text.chars().count();
    if characters > longest {
        return Err(Invalid::new(
            field,
            format!(
                "it has {} characters; {} are allowed; shorten it by {}",
                grouped(characters),
                grouped(longest),
                grouped(characters - longest)
            ),
        ));
    }
    Ok(())
}

fn no_control(
    field: &'static str,
    text: &str,
    refused: impl Fn(char) -> bool,
) -> Result<(), Invalid> {
    match text.chars().position(refused) {
        Some(at) => Err(Invalid::new(
            field,
            format!(
                "character {} can't be shown (a control character); delete it",
                at + 1
            ),
        )),
        None => Ok(()),
    }
}

/// `10,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
