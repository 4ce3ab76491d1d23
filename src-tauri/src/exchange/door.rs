//! The one door for files that come from outside, whatever way they come: dropped on the window,
//! chosen in a dialog, named at the start. What a file is, its content says and not its name.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::look::{Source, read_source};
use crate::certificates::is_certificate;
use crate::error::Refusal;

/// What a file is.
#[derive(Debug)]
pub enum Arrival {
    /// A sheet, facts, or anything else that is looked into row by row.
    Rows(Box<Source>),
    /// A logbook, or a copy of one: it is shown beside what is there.
    Copy(PathBuf),
    /// A rule pack: what it changes is shown.
    RulePack(PathBuf),
    /// A certificate, or anything else that the reader may read.
    Certificate(PathBuf),
}

/// How every rule pack begins.
const RULE_PACK: &[u8] = b"milepost-rules ";

/// How every SQLite file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Tells what a file is.
///
/// # Errors
/// When it cannot be read, or is nothing that can come in; in one sentence.
pub fn look_at(file: &Path) -> Result<Arrival, Refusal> {
    if is_copy(file) {
        return Ok(Arrival::Copy(file.to_owned()));
    }
    if is_rule_pack(file) {
        return Ok(Arrival::RulePack(file.to_owned()));
    }
    if is_certificate(file) {
        return Ok(Arrival::Certificate(file.to_owned()));
    }
    Ok(Arrival::Rows(Box::new(read_source(file)?)))
}

/// The place that the window opens with for a file that it is started with, and that is no copy.
pub fn first_place(file: &Path) -> String {
    let certificate = file.is_dir() || !is_rule_pack(file) && is_certificate(file);
    if certificate {
        "certificates"
    } else {
        "import"
    }
    .to_owned()
}

/// Whether a file is a rule pack, or is called one: then it is refused as one.
fn is_rule_pack(file: &Path) -> bool {
    let named = file
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("milepost-rules"));
    named || beginning(file).is_ok_and(|first| first.starts_with(RULE_PACK))
}

/// Whether a file is a logbook, or a copy of one.
pub fn is_copy(file: &Path) -> bool {
    let named = file
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("milepost"));
    // One that is gone or cannot be read is still meant as a copy, and is said to be missing there.
    beginning(file).map_or(named, |first| {
        first.starts_with(SQLITE) || (named && first.is_empty())
    })
}

/// The first bytes of a file.
fn beginning(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut first = Vec::new();
    File::open(file)?.take(64).read_to_end(&mut first)?;
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(name: &str, content: &[u8]) -> Result<Arrival, Refusal> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(name);
        std::fs::write(&file, content).expect("a file");
        look_at(&file)
    }

    #[test]
    fn the_content_says_what_a_file_is_and_not_its_name() {
        let sheet = b"Date,Title,CEUs\n3/2/2026,E/M pitfalls,1.5\n";
        for name in ["ceus.csv", "ceus.milepost", "ceus", "ceus.pdf"] {
            let found = arrival(name, sheet);
            assert!(matches!(found, Ok(Arrival::Rows(_))), "{name}: {found:?}");
        }
        for name in ["copy.milepost", "copy.csv"] {
            let found = arrival(name, b"SQLite format 3\0 and the rest");
            assert!(matches!(found, Ok(Arrival::Copy(_))), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_rule_pack_is_known_by_its_beginning_or_its_name() {
        let found = arrival("rules.txt", b"milepost-rules 1\nuntrusted comment: ...");
        assert!(matches!(found, Ok(Arrival::RulePack(_))), "{found:?}");
        let found = arrival("picture.milepost-rules", b"\x89PNG\r\n");
        assert!(
            matches!(found, Ok(Arrival::RulePack(_))),
            "it is refused as a pack: {found:?}"
        );
    }

    #[test]
    fn what_is_nothing_of_ours_is_refused_by_its_name() {
        let refusal = arrival("song.mp3", &[0, 1, 2, 255, 254, 0, 7]).expect_err("no sheet");
        assert!(refusal.message.contains("song.mp3"), "{refusal}");
        let missing = look_at(Path::new("/nowhere/ceus.csv")).expect_err("no file");
        assert!(missing.message.contains("can't be read"), "{missing}");
    }
}
