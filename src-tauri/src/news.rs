//! What a newer program brought, said once at its first start, from `CHANGELOG.md`.
//!
//! A package may be installed over a running window, which goes on as it is. The next start
//! finds that it is another version than the one that was seen here last.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use specta::Type;

use crate::export::write_whole;

/// Everything that was ever new.
const CHANGES: &str = include_str!("../../CHANGELOG.md");

/// This program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The file in the home that says which version was seen last.
const FILE: &str = "seen-version";

/// What is new since the version that was seen last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct News {
    /// The version that was seen last.
    pub since: String,
    /// This version.
    pub version: String,
    /// The versions after that one, the newest first.
    pub releases: Vec<Release>,
}

/// A version and what it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Release {
    /// The version.
    pub version: String,
    /// The day on which it came out.
    pub day: chrono::NaiveDate,
    /// A sentence each.
    pub changes: Vec<String>,
}

/// What is new in a home since its last window. Where no version was seen there, or another
/// one than an earlier, nothing is new, and this version is noted.
pub fn in_home(home: &Path) -> Option<News> {
    let seen = seen(home);
    let news = seen
        .as_deref()
        .and_then(|seen| since(CHANGES, seen, VERSION));
    if news.is_none() && seen.as_deref() != Some(VERSION) {
        note(home);
    }
    news
}

/// Notes that this version was seen.
pub fn note(home: &Path) {
    // Where nothing can be written, it is said once more.
    if let Err(error) = write_whole(&home.join(FILE), VERSION) {
        log::info!("the version isn't noted: {error}");
    }
}

fn seen(home: &Path) -> Option<String> {
    let mut text = String::new();
    let file = fs::File::open(home.join(FILE)).ok()?;
    file.take(100).read_to_string(&mut text).ok()?;
    Some(text.trim().to_owned())
}

/// What came after one version, up to another.
fn since(changes: &str, seen: &str, version: &str) -> Option<News> {
    let (from, to) = (number(seen)?, number(version)?);
    let releases: Vec<Release> = read(changes)
        .into_iter()
        .filter(|it| number(&it.version).is_some_and(|it| it > from && it <= to))
        .collect();
    (!releases.is_empty()).then(|| News {
        since: seen.to_owned(),
        version: version.to_owned(),
        releases,
    })
}

/// `0.10.2` as numbers, which are compared one after the other.
fn number(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    let number = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(number)
}

fn read(changes: &str) -> Vec<Release> {
    let mut releases: Vec<Release> = Vec::new();
    for line in changes.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let parts = heading.strip_suffix(')').and_then(|it| it.split_once(" ("));
            let named = parts.and_then(|(version, day)| Some((version, day.parse().ok()?)));
            releases.extend(named.map(|(version, day)| Release {
                version: version.to_owned(),
                day,
                changes: Vec::new(),
            }));
        } else if let (Some(change), Some(release)) = (line.strip_prefix("- "), releases.last_mut())
        {
            release.changes.push(change.trim().to_owned());
        }
    }
    releases
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: &str = "# Changes\n\n## 0.10.0 (2027-02-01)\n\n- Third.\n- Fourth.\n\n\
        ## 0.9.0 (2027-01-01)\n\n- Second.\n\n## 0.1.0 (2026-11-30)\n\n- First.\n";

    fn versions(seen: &str, version: &str) -> Vec<String> {
        let news = since(THREE, seen, version);
        let releases = news.map(|news| news.releases).unwrap_or_default();
        releases.into_iter().map(|it| it.version).collect()
    }

    #[test]
    fn what_came_after_the_version_that_was_seen_is_new() {
        assert_eq!(
            versions("0.1.0", "0.10.0"),
            ["0.10.0", "0.9.0"],
            "numbers, not letters"
        );
        assert_eq!(versions("0.9.0", "0.10.0"), ["0.10.0"]);
        assert_eq!(
            versions("0.1.0", "0.9.0"),
            ["0.9.0"],
            "what comes later isn't there yet"
        );
    }

    #[test]
    fn nothing_is_new_of_the_same_an_older_or_an_unknown_version() {
        for seen in [
            "0.10.0",
            "0.11.0",
            "",
            "x",
            "0.1",
            "0.1.0.0",
            "-1.0.0",
            "9999999999.0.0",
        ] {
            assert_eq!(versions(seen, "0.10.0"), [""; 0], "{seen:?}");
        }
    }

    #[test]
    fn the_changes_of_this_version_are_told_to_whoever_comes_from_an_earlier_one() {
        let news = since(CHANGES, "0.0.1", VERSION).expect("CHANGELOG.md begins with this version");
        assert_eq!(news.releases[0].version, VERSION, "the newest comes first");
        assert!(
            !news.releases[0].changes.is_empty(),
            "and says what it brought"
        );
    }

    #[test]
    fn a_home_is_told_once() {
        let home = tempfile::tempdir().expect("a folder");
        assert_eq!(
            in_home(home.path()),
            None,
            "nothing is new at the very first start"
        );
        fs::write(home.path().join(FILE), "0.0.1\n").expect("written");
        assert!(
            in_home(home.path()).is_some(),
            "an earlier version was seen"
        );
        assert!(
            in_home(home.path()).is_some(),
            "it is said until it was seen"
        );
        note(home.path());
        assert_eq!(in_home(home.path()), None, "and not again");
    }
}
