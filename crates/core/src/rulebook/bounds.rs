//! What a clause may hold at all: numbers that a rule can have, and texts that can be shown.
//!
//! A rulebook comes from a file of this program or from a signed pack; either way a slip of
//! its author (an amount in cents typed as dollars, a cycle of no length) is refused when it
//! is built, and never reaches a judgement.

use std::collections::HashSet;

use super::clause::{Clause, Version};
use super::value::{ExamFormat, Value};
use crate::amounts::Ceus;

/// The longest sentence, title or name, in letters.
const LONGEST: usize = 2_000;

/// The versions of one clause: a century of yearly changes.
const MOST_VERSIONS: usize = 100;

/// Refuses a clause that holds what no rule can say; names the version to blame, from 0.
pub(super) fn check(clause: &Clause) -> Result<(), (Option<usize>, String)> {
    let id = clause.id.as_str();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
    if id.is_empty() || id.len() > 100 || !id.chars().all(plain) {
        let message = "an id is made of lowercase letters, digits, dots and hyphens".to_owned();
        return Err((None, message));
    }
    for (what, text) in [("area", &clause.area), ("title", &clause.title)] {
        text_fits(what, text).map_err(|message| (None, message))?;
    }
    if clause.versions.len() > MOST_VERSIONS {
        return Err((None, format!("it has more than {MOST_VERSIONS} versions")));
    }
    for (at, version) in clause.versions.iter().enumerate() {
        of_version(version).map_err(|message| (Some(at), message))?;
    }
    Ok(())
}

/// Whether a text is the address of a web page, with nothing in it that could hide where it leads.
pub(super) fn is_address(text: &str) -> bool {
    let page = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    page.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()))
        && text.len() <= LONGEST
}

fn of_version(version: &Version) -> Result<(), String> {
    text_fits("sentence", &version.says)?;
    if let Some(note) = &version.note {
        text_fits("note", note)?;
    }
    for source in &version.sources {
        text_fits("source's age", &source.age)?;
    }
    value_fits(&version.value)?;
    let decision = &version.decision;
    if let Some(what) = &decision.settled_by {
        text_fits("way to settle it", what)?;
    }
    let mut keys = HashSet::new();
    for reading in &decision.readings {
        text_fits("reading's key", &reading.key)?;
        text_fits("reading's sentence", &reading.says)?;
        value_fits(&reading.value)?;
        if !keys.insert(reading.key.as_str()) {
            return Err(format!("the reading {} is listed twice", reading.key));
        }
    }
    if let Some(own) = decision.own_number {
        if own.least > own.most {
            let message = format!("no number lies between {} and {}", own.least, own.most);
            return Err(message);
        }
        for number in [own.least, own.most] {
            let own = version.value.with_number(number);
            own.as_ref().map_or(Ok(()), value_fits)?;
        }
    }
    Ok(())
}

/// A text is there, short enough to be read, and holds nothing but what can be seen.
fn text_fits(what: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("its {what} says nothing"));
    }
    if text.chars().count() > LONGEST {
        return Err(format!("its {what} is longer than {LONGEST} letters"));
    }
    // What turns the order of letters round, or takes no room, reads otherwise than it is.
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if text.chars().any(unseen) {
        return Err(format!("its {what} has an invisible character"));
    }
    Ok(())
}

fn value_fits(value: &Value) -> Result<(), String> {
    match value {
        Value::Statement | Value::NotInForce => Ok(()),
        Value::Months(n) => number_fits("months", *n, 0, 600),
        Value::Days(n) => number_fits("days", *n, 0, 3_660),
        Value::Minutes(n) => number_fits("minutes", *n, 0, 1_000_000),
        Value::Cases(n) => number_fits("cases", *n, 0, 100_000),
        Value::Percent(n) => number_fits("percent", *n, 0, 100),
        Value::Cents(n) => number_fits("cents", *n, 0, 100_000_000),
        Value::Count(n) => number_fits("a count", *n, 0, 10_000),
        Value::Ceus(amount) => ceus_fit(*amount),
        Value::ByCount(rows) => {
            list_fits(rows.len())?;
            rows.iter().try_for_each(|amount| ceus_fit(*amount))
        }
        Value::ByCredential(rows) => {
            for (code, amount) in rows {
                text_fits("credential's code", code)?;
                ceus_fit(*amount)?;
            }
            Ok(())
        }
        Value::Codes(codes) => {
            list_fits(codes.len())?;
            codes.iter().try_for_each(|code| text_fits("code", code))
        }
        Value::DayList(days) => {
            list_fits(days.len())?;
            days.iter()
                .try_for_each(|day| number_fits("days from a due date", *day, -3_660, 3_660))
        }
        Value::LetterItems(items) => list_fits(items.len()),
        Value::Reading(key) => text_fits("reading", key),
        Value::Exam(format) => exam_fits(format),
    }
}

fn exam_fits(format: &ExamFormat) -> Result<(), String> {
    for (what, number, most) in [
        ("items", format.items, 10_000),
        ("scored items", format.scored, 10_000),
        ("minutes", format.minutes, 10_000),
        ("percent", format.pass_percent, 100),
        ("points", format.pass_score, 100_000),
        ("cents", format.member_cents, 100_000_000),
        ("cents", format.other_cents, 100_000_000),
    ] {
        number_fits(what, number.unwrap_or_default(), 0, most)?;
    }
    Ok(())
}

fn list_fits(length: usize) -> Result<(), String> {
    match length {
        0 => Err("its list is empty".to_owned()),
        1..=1_000 => Ok(()),
        _ => Err("its list has more than 1,000 entries".to_owned()),
    }
}

fn ceus_fit(amount: Ceus) -> Result<(), String> {
    if (Ceus::ZERO..=Ceus::whole(1_000)).contains(&amount) {
        Ok(())
    } else {
        Err(format!("{amount} CEU is outside 0 to 1,000"))
    }
}

fn number_fits(what: &str, number: i32, least: i32, most: i32) -> Result<(), String> {
    if (least..=most).contains(&number) {
        Ok(())
    } else {
        Err(format!("{number} {what} is outside {least} to {most}"))
    }
}
