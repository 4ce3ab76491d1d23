//! `CHANGELOG.md`, and what packages make of it.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::command::answer;

/// A version, the day on which it came out, and what it brought.
#[derive(Debug, PartialEq, Eq)]
pub struct Release {
    /// `0.1.0`
    pub version: String,
    /// `2026-11-30`
    pub day: String,
    /// One sentence or more each.
    pub changes: Vec<String>,
}

/// Reads the file; the newest comes first, and is the version that is built.
///
/// # Errors
/// When the file is not as it says itself, or does not begin with this version.
pub fn read() -> Result<Vec<Release>> {
    let text = fs::read_to_string(crate::root().join("CHANGELOG.md")).context("no CHANGELOG.md")?;
    let releases = understood(&text).context("CHANGELOG.md")?;
    let first = &releases
        .first()
        .context("CHANGELOG.md names no version")?
        .version;
    let own = env!("CARGO_PKG_VERSION");
    ensure!(
        first == own,
        "CHANGELOG.md begins with {first}, and this is {own}"
    );
    Ok(releases)
}

fn understood(text: &str) -> Result<Vec<Release>> {
    let mut releases: Vec<Release> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let parts = heading
                .strip_suffix(')')
                .and_then(|rest| rest.split_once(" ("))
                .with_context(|| format!("no version with its day: {heading}"))?;
            let (version, day) = (parts.0.to_owned(), parts.1.to_owned());
            ensure!(is_day(&day), "{day} is no day");
            releases.push(Release {
                version,
                day,
                changes: Vec::new(),
            });
        } else if let Some(change) = line.strip_prefix("- ") {
            let release = releases
                .last_mut()
                .context("a change stands before any version")?;
            release.changes.push(change.trim().to_owned());
        }
    }
    if let Some(bare) = releases.iter().find(|it| it.changes.is_empty()) {
        bail!("{} names no change", bare.version);
    }
    Ok(releases)
}

fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// The list of releases as software centers read it.
pub fn as_metainfo(releases: &[Release]) -> String {
    let mut text = "  <releases>\n".to_owned();
    for Release {
        version,
        day,
        changes,
    } in releases
    {
        let _ = writeln!(text, "    <release version=\"{version}\" date=\"{day}\">");
        text.push_str("      <description>\n        <ul>\n");
        for change in changes {
            let _ = writeln!(text, "          <li>{}</li>", escaped(change));
        }
        text.push_str("        </ul>\n      </description>\n    </release>\n");
    }
    text.push_str("  </releases>");
    text
}

/// The same as Debian writes it.
///
/// # Errors
/// When the system does not know a day.
pub fn as_debian(releases: &[Release], maintainer: &str) -> Result<String> {
    let mut text = String::new();
    for Release {
        version,
        day,
        changes,
    } in releases
    {
        let mut command = Command::new("date");
        command
            .args(["--utc", "--rfc-email", "--date", day])
            .env("LC_ALL", "C");
        let stamp = answer(&mut command).with_context(|| format!("{day} is no day"))?;
        let _ = writeln!(text, "milepost ({version}) unstable; urgency=medium\n");
        for change in changes {
            text.push_str(&folded(change));
        }
        let _ = writeln!(text, "\n -- {maintainer}  {stamp}\n");
    }
    Ok(text)
}

/// A change as a point of at most 80 columns.
fn folded(change: &str) -> String {
    let mut lines = vec!["  *".to_owned()];
    for word in change.split_whitespace() {
        let last = lines
            .last_mut()
            .map(|line| (line.len() + 1 + word.len() <= 78, line));
        match last {
            Some((true, line)) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("    {word}")),
        }
    }
    lines.join("\n") + "\n"
}

/// Text for XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_a_version_and_its_day() {
        let text = "# Changes\n\nWords.\n\n## 0.2.0 (2026-12-01)\n\n- One & two.\n- Three.\n\n## 0.1.0 (2026-11-30)\n- First.\n";
        let releases = understood(text).expect("the file is in order");
        assert_eq!(releases.len(), 2);
        assert_eq!(releases[0].changes, ["One & two.", "Three."]);
        assert!(
            as_metainfo(&releases).contains("<li>One &amp; two.</li>"),
            "XML needs its escapes"
        );
    }

    #[test]
    fn what_is_half_is_refused() {
        for odd in [
            "## 0.1.0\n- x",
            "## 0.1.0 (today)\n- x",
            "- x",
            "## 0.1.0 (2026-11-30)\n",
        ] {
            assert!(understood(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_point_stays_within_its_columns() {
        let text = folded(&"word ".repeat(60));
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("    word")),
            "{text}"
        );
    }

    #[test]
    fn the_committed_file_begins_with_this_version() {
        assert!(read().is_ok(), "{:?}", read());
    }
}
