//! Nonsense for every reader: facts, quick-add lines, rules of one's own, and copies.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::home::{Home, Program, ended_well, said};
use super::{Chance, Outcome};

/// Texts that are of the right form, to be spoiled.
const FACTS: &str = r#"{"format":"milepost-facts","version":1,"accounts":[{"issuer":"AAPC",
"renewal_month":5,"due_day":31}],"credentials":[{"issuer":"AAPC","code":"CPC","apprentice":true,
"earned_on":"2025-05-31"}],"credits":[{"title":"Modifier 25","completed_on":"2026-03-02",
"amount":1.5,"minutes":90}],"courses":[{"title":"PCS","contact_minutes_completed":4800}],
"practicode":[{"cases_done":600,"score_percent":80}],"positions":[{"id":"p","employer":"Mercy",
"starts_on":"2026-01-05"}],"entries":[{"position":"p","date":"2026-11-20","minutes":390}]}"#;
const RULES: &str = "issuer = \"RowState board\"\nname = \"Board\"\n\n[cycle]\nmonths = 24\n\n\
[total]\namount = 30\n";
const LINES: &[&str] = &[
    "6.5h Mercy yesterday",
    "1.5 modifier 25 webinar mar 2 idx 7",
    "8:30 nov 20 #tag note",
    "22:00-06:00 mercy",
    "3/4 2026-02-30 99999999999h",
    "ceu -1e308 x",
    "\u{202e}\u{200b}",
];

/// What is put into a text.
const PIECES: &[&str] = &[
    "-2147483648",
    "2147483648",
    "9223372036854775807",
    "-1",
    "0",
    "1e308",
    "1e999",
    "NaN",
    "null",
    "\"",
    "[",
    "{",
    "]",
    "}",
    ",",
    ":",
    "\u{0}",
    "\u{202e}",
    "\u{200b}",
    "2026-02-29",
    "9999-99-99",
    "\u{1f600}",
    "\\u0000",
    "=cmd|x",
    "\n",
    "[[",
    "é",
];

/// Each reader for a time.
pub fn all(program: &Program, each: Duration, chance: &mut Chance) -> Result<Vec<Outcome>> {
    let home = Home::new()?;
    program.done(home.path(), &["add", "position", r#"{"employer":"Mercy"}"#])?;
    let file = home.path().join("spoiled").display().to_string();
    let facts = fuzzed("nonsense as facts", each, || {
        let text = spoiled(FACTS.as_bytes(), chance);
        program.feed(home.path(), &["assess", "-"], &text)
    })?;
    let rules = fuzzed("nonsense as rules of one's own", each, || {
        fs::write(&file, spoiled(RULES.as_bytes(), chance))?;
        program.ask(home.path(), &["issuer", "check", &file])
    })?;
    let lines = fuzzed("nonsense as quick-add lines", each, || {
        let line = spoiled(LINES[chance.below(LINES.len())].as_bytes(), chance);
        // A start cannot be given a zero.
        let line = String::from_utf8_lossy(&line).replace('\u{0}', "");
        let mode = ["log", "ceu", "study"][chance.below(3)];
        program.ask(home.path(), &[mode, "--", &line])
    })?;
    program.done(home.path(), &["backup"])?;
    let whole = match home.copies(program)?.first() {
        Some(copy) => fs::read(copy)?,
        None => Vec::new(),
    };
    let copies = fuzzed("nonsense as copies", each, || {
        fs::write(&file, spoiled(&whole, chance))?;
        program.ask(home.path(), &["restore", &file, "--preview"])
    })?;
    let pack = home.path().join("all.milepost-pack").display().to_string();
    program.done(home.path(), &["pack", &pack, "--open"])?;
    let whole = fs::read(&pack)?;
    let packs = fuzzed("nonsense as packs", each, || {
        fs::write(&file, spoiled(&whole, chance))?;
        program.ask(home.path(), &["unpack", &file, "--preview"])
    })?;
    Ok(vec![facts, rules, lines, copies, packs])
}

pub(super) fn fuzzed(
    name: &'static str,
    each: Duration,
    mut once: impl FnMut() -> Result<std::process::Output>,
) -> Result<Outcome> {
    let start = Instant::now();
    let (mut tries, mut losses) = (0, Vec::new());
    while start.elapsed() < each {
        tries += 1;
        let output = once()?;
        if !ended_well(&output) {
            losses.push(said(&output));
        }
    }
    Ok(Outcome::of(name, tries, losses))
}

pub(super) fn spoiled(text: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..1 + chance.below(4) {
        let at = chance.below(text.len() + 1);
        match chance.below(5) {
            0 => {
                let piece = PIECES[chance.below(PIECES.len())].bytes();
                text.splice(at..at, piece);
            }
            1 => replace_number(&mut text, at, chance),
            2 => text.truncate(at),
            3 if at < text.len() => {
                text[at] = u8::try_from(chance.below(256)).unwrap_or_default();
            }
            _ => {
                let end = (at + chance.below(12)).min(text.len());
                text.drain(at..end);
            }
        }
    }
    text
}

/// Puts a piece in the place of the next number.
fn replace_number(text: &mut Vec<u8>, from: usize, chance: &mut Chance) {
    let Some(start) = text[from..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let start = from + start;
    let long = text[start..]
        .iter()
        .take_while(|it| it.is_ascii_digit())
        .count();
    let piece = PIECES[chance.below(PIECES.len())].bytes();
    text.splice(start..start + long, piece);
}
