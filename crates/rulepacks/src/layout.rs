//! How a pack is laid out: five lines, then the rulebook's files.

use std::fmt::Write;
use std::str;

use crate::error::PackError;
use crate::format::{COMMENT, FORMAT};
use crate::sniff::what_it_is;

/// What the first line begins with.
const MAGIC: &str = "milepost-rules ";

/// What stands before the signed comment.
const SIGNED_COMMENT: &str = "trusted comment: ";

/// How many letters the two lines of a signature have: 74 and 64 bytes as base64.
const SIGNATURE_LETTERS: usize = 100;
const GLOBAL_LETTERS: usize = 88;

/// The parts of a pack, before anything of it is trusted.
pub(crate) struct Parts<'a> {
    /// The four lines of the signature.
    pub signature: &'a str,
    /// The signature's own line among them.
    pub line: &'a str,
    /// What is signed.
    pub payload: &'a [u8],
}

/// The signed part of a pack: each file behind a line with its name and length.
pub fn payload(files: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, content) in files {
        // Writing into a text cannot fail.
        let _ = writeln!(text, "file {name} {}", content.len());
        text.push_str(content);
        text.push('\n');
    }
    text
}

/// A whole pack from a minisign signature and what it signs.
///
/// # Errors
/// When the signature is not of four lines as minisign writes them, in its own line of comment
/// [`COMMENT`].
pub fn assemble(signature: &str, payload: &str) -> Result<String, PackError> {
    let pack = format!("{MAGIC}{FORMAT}\n{}\n{payload}", signature.trim_end());
    split(pack.as_bytes())?;
    Ok(pack)
}

/// Takes a pack apart without believing any of it.
pub(crate) fn split(bytes: &[u8]) -> Result<Parts<'_>, PackError> {
    let Some(rest) = bytes.strip_prefix(MAGIC.as_bytes()) else {
        return Err(PackError::NotAPack(what_it_is(bytes)));
    };
    let (format, rest) = line(rest).ok_or_else(|| cut_off("in its first line"))?;
    match format.parse::<u32>() {
        // "+1" and "01" are read as numbers too, and are not what is written.
        Ok(FORMAT) if format == FORMAT.to_string() => {}
        Ok(newer) if newer > FORMAT && format == newer.to_string() => {
            return Err(PackError::Newer(newer));
        }
        _ => return Err(damaged("its first line names no format")),
    }
    let signed = rest;
    let (comment, rest) = line(rest).ok_or(PackError::Unsigned)?;
    if comment.starts_with("file ") {
        return Err(PackError::Unsigned);
    }
    if comment != COMMENT {
        return Err(damaged("its second line isn't that of a signature"));
    }
    let (signature, rest) = line(rest).ok_or_else(|| cut_off("in its signature"))?;
    let (about, rest) = line(rest).ok_or_else(|| cut_off("in its signature"))?;
    let (global, payload) = line(rest).ok_or_else(|| cut_off("in its signature"))?;
    let whole = is_base64(signature, SIGNATURE_LETTERS) && is_base64(global, GLOBAL_LETTERS);
    if !whole || !about.starts_with(SIGNED_COMMENT) {
        return Err(damaged("its signature isn't as minisign writes it"));
    }
    let end = signed.len() - payload.len();
    let lines = signed
        .get(..end)
        .and_then(|lines| str::from_utf8(lines).ok());
    Ok(Parts {
        signature: lines.ok_or_else(|| damaged("its signature isn't text"))?,
        line: signature,
        payload,
    })
}

/// The files of a payload whose signature holds.
pub(crate) fn files(payload: &[u8]) -> Result<Vec<(&str, &str)>, PackError> {
    let mut files: Vec<(&str, &str)> = Vec::new();
    let mut rest = payload;
    while !rest.is_empty() {
        let (head, content) = line(rest).ok_or_else(|| cut_off("between two files"))?;
        let said = head
            .strip_prefix("file ")
            .and_then(|it| it.rsplit_once(' '));
        let (name, length) = said
            .and_then(|(name, length)| Some((name, length.parse::<usize>().ok()?)))
            .ok_or_else(|| damaged("a file in it has no name and length"))?;
        if files.iter().any(|(known, _)| *known == name) {
            return Err(damaged("a file is in it twice"));
        }
        let text = content
            .get(..length)
            .and_then(|text| str::from_utf8(text).ok());
        let text = text.ok_or_else(|| cut_off("in one of its files"))?;
        rest = content
            .get(length..)
            .and_then(|rest| rest.strip_prefix(b"\n"))
            .ok_or_else(|| cut_off("after one of its files"))?;
        files.push((name, text));
    }
    if files.is_empty() {
        return Err(damaged("it holds no rules"));
    }
    Ok(files)
}

/// The first line, which must be text and end in a line break, and what follows.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let line = str::from_utf8(bytes.get(..end)?).ok()?;
    Some((line, bytes.get(end + 1..)?))
}

/// Whether a text is base64 of so many letters, with nothing in the bits that say nothing.
fn is_base64(text: &str, letters: usize) -> bool {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let content = text.trim_end_matches('=');
    let fill = text.len() - content.len();
    let unused = match fill {
        1 => 0b11,
        2 => 0b1111,
        _ => return false,
    };
    let last = content.chars().last().and_then(|last| ALPHABET.find(last));
    text.len() == letters
        && content.chars().all(|letter| ALPHABET.contains(letter))
        && last.is_some_and(|last| last & unused == 0)
}

fn damaged(what: &str) -> PackError {
    PackError::Damaged(what.to_owned())
}

fn cut_off(place: &str) -> PackError {
    PackError::Damaged(format!("it is cut off {place}"))
}
