//! What a copy's name says: whose it is, its number, when it was made and why.
//!
//! `logbook-1f9c2a7b-04e2d1-000123-2026-11-23-210726-daily.milepost`: the logbook's id and
//! its place in short, the number of the copy, the instant in UTC, the reason. The number
//! orders copies, whatever the clock said. Earlier versions wrote
//! `logbook-2026-11-23-210726-daily.milepost`.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use super::Why;
use crate::now::Now;

/// The ending of every copy.
const ENDING: &str = ".milepost";
/// Marks a copy that is still being written; nobody lists it.
pub(super) const UNFINISHED: &str = ".part";

/// Whose copies they are: a logbook at a place. A logbook that was taken to another
/// computer keeps its id, so the place tells the two apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// The end of the logbook's id, eight hexadecimal digits.
    pub logbook: String,
    /// The computer and the folder, six hexadecimal digits.
    pub place: String,
}

/// What a name says, read from its end of the file's stem on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts<'n> {
    /// Whose it is; none for copies of earlier versions.
    pub owner: Option<(&'n str, &'n str)>,
    /// Its number; none for copies of earlier versions.
    pub number: Option<u64>,
    /// The day on which it was made (UTC).
    pub made_on: NaiveDate,
    /// From the date on: `2026-11-23-210726-daily`.
    pub stamp: &'n str,
}

/// Reads a copy's name; none where it is the name of something else.
pub(super) fn parts<'n>(name: &'n str, stem: &str) -> Option<Parts<'n>> {
    let rest = name.strip_prefix(stem)?.strip_prefix('-')?;
    let rest = rest.strip_suffix(ENDING)?;
    tagged(rest).or_else(|| {
        Some(Parts {
            owner: None,
            number: None,
            made_on: rest.get(..10)?.parse().ok()?,
            stamp: rest,
        })
    })
}

fn tagged(rest: &str) -> Option<Parts<'_>> {
    let mut pieces = rest.splitn(4, '-');
    let (logbook, place, number) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let stamp = pieces.next()?;
    let is_hex = |text: &str, long: usize| {
        text.len() == long && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let is_number = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_hex(logbook, 8) || !is_hex(place, 6) || !is_number {
        return None;
    }
    Some(Parts {
        owner: Some((logbook, place)),
        number: Some(number.parse().ok()?),
        made_on: stamp.get(..10)?.parse().ok()?,
        stamp,
    })
}

impl Parts<'_> {
    /// The instant at which it was made, in milliseconds since 1970 (UTC).
    pub fn made_at_millis(&self) -> Option<u64> {
        let at = NaiveDateTime::parse_from_str(self.stamp.get(..17)?, "%Y-%m-%d-%H%M%S").ok()?;
        u64::try_from(at.and_utc().timestamp_millis()).ok()
    }

    /// Why it was made.
    pub fn why(&self) -> Why {
        let word = self.stamp.get(17..).unwrap_or_default();
        let word = word.trim_start_matches('-');
        [Why::BeforeRestore, Why::BeforeFormat, Why::Asked]
            .into_iter()
            .find(|why| word.starts_with(why.word()))
            .unwrap_or(Why::Regular)
    }
}

/// Whether this is a copy's name but for its ending.
pub(super) fn is_name(name: &str, stem: &str) -> bool {
    parts(&format!("{name}{ENDING}"), stem).is_some()
}

/// The name of a new copy without its ending.
pub(super) fn of_new(stem: &str, owner: &Owner, number: u64, now: &Now, why: &str) -> String {
    let Owner { logbook, place } = owner;
    format!(
        "{stem}-{logbook}-{place}-{number:06}-{}-{why}",
        now.file_stamp()
    )
}

/// A place in the folder that is still free for a copy of this name.
pub(super) fn free(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(format!("{name}{ENDING}"));
    if !plain.exists() {
        return plain;
    }
    (2..)
        .map(|number| folder.join(format!("{name}-{number}{ENDING}")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}

/// The part of a logbook's name that its copies begin with.
pub(crate) fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Option<Parts<'_>> {
        parts(name, "logbook")
    }

    #[test]
    fn a_name_says_whose_copy_it_is_and_its_number() {
        let name = "logbook-1f9c2a7b-04e2d1-000123-2026-11-23-210726-before-restore-2.milepost";
        let parts = read(name).expect("a copy's name");
        assert_eq!(parts.owner, Some(("1f9c2a7b", "04e2d1")));
        assert_eq!(parts.number, Some(123));
        assert_eq!(parts.made_on.to_string(), "2026-11-23");
        assert_eq!(parts.why(), Why::BeforeRestore);
    }

    #[test]
    fn a_name_of_an_earlier_version_is_read_too() {
        let parts = read("logbook-2026-11-23-210726-daily.milepost").expect("a copy's name");
        assert_eq!((parts.owner, parts.number), (None, None));
        assert_eq!(parts.made_at_millis(), Some(1_795_468_046_000));
    }

    #[test]
    fn other_names_are_no_copies() {
        for name in [
            "logbook.milepost",
            "logbook-2026-11-23-210726-daily.milepost.part",
            ".logbook-1f9c2a7b-04e2d1-000123-2026-11-23-210726-daily.milepost.part",
            "sample-2026-11-23-210726-daily.milepost",
            "logbook-notes.milepost",
            "logbook-1f9c2a7b-04e2d1-000123-2026-13-23-210726-daily.milepost",
        ] {
            assert_eq!(read(name), None, "{name}");
        }
    }
}
