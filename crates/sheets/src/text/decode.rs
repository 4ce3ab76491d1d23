//! Bytes to characters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::SheetError;

/// The text, and what to say about a guessed encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<String>), SheetError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok((whole(encoding, bytes)?, None));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok((whole(encoding, bytes)?, None));
    }
    refuse_what_is_no_text(bytes)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), None));
    }
    if let Some(text) = of_a_macintosh(bytes) {
        return Ok(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Ok(guessed(encoding, bytes))
}

fn guessed<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (Cow<'b, str>, Option<String>) {
    let (text, _, _) = encoding.decode(bytes);
    let note = format!(
        "The letters are read as {}; check that names with accents look right.",
        encoding.name()
    );
    (text, Some(note))
}

/// Lines that end as those of the Macintosh of old do are in its letters, too: Excel still
/// writes both as "CSV (Macintosh)".
fn of_a_macintosh(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<String>)> {
    let ends = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    ends.then(|| guessed(MACINTOSH, bytes))
}

fn whole<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, SheetError> {
    let (text, used, broken) = encoding.decode(bytes);
    if broken && used == UTF_8 {
        // A mark that says UTF-8 before bytes that are not.
        return Ok(text);
    }
    if text.contains('\0') {
        return Err(no_text());
    }
    Ok(text)
}

/// Windows writes UTF-16 without a mark, too: every other byte of plain letters is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |offset: usize| {
        let some = head.iter().skip(offset).step_by(2);
        some.filter(|byte| **byte == 0).count()
    };
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 >= half * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 >= half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), SheetError> {
    let known: [(&[u8], &str); 6] = [
        (b"%PDF", "it's a PDF, not a table"),
        (b"\x89PNG", "it's a picture, not a table"),
        (b"\xff\xd8\xff", "it's a picture, not a table"),
        (b"SQLite format 3", "it's a database, not a table"),
        (b"{\\rtf", "it is a word processor's document"),
        (b"\x1f\x8b", "it is a packed file"),
    ];
    for (beginning, found) in known {
        if bytes.starts_with(beginning) {
            return Err(SheetError::NoSheet {
                found: found.to_owned(),
            });
        }
    }
    match bytes.contains(&0) {
        true => Err(no_text()),
        false => Ok(()),
    }
}

fn no_text() -> SheetError {
    SheetError::NoSheet {
        found: "it is neither text nor a workbook".to_owned(),
    }
}
