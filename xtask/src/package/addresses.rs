//! `packaging/addresses.toml`: what only a release knows.

use std::fs;

use anyhow::{Context, Result, bail};

/// The addresses that are known; what is empty there is `None` here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Where the program is shown to people.
    pub homepage: Option<String>,
    /// Where faults are reported.
    pub issues: Option<String>,
    /// Where the sources lie.
    pub sources: Option<String>,
    /// The folder under which `docs/pictures` is published.
    pub pictures: Option<String>,
    /// Who answers for the packages: a name and an address.
    pub maintainer: Option<String>,
}

/// Reads the file.
///
/// # Errors
/// When it is not as it must be: a key that nobody knows is a typing error.
pub fn read() -> Result<Addresses> {
    let path = crate::root().join("packaging/addresses.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
    understood(&text).context("packaging/addresses.toml")
}

fn understood(text: &str) -> Result<Addresses> {
    let mut found = Addresses::default();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line
            .split_once('=')
            .with_context(|| format!("no value: {line}"))?;
        let value = value.trim();
        let value = value
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .with_context(|| format!("no text in quotes: {line}"))?;
        let place = match key.trim() {
            "homepage" => &mut found.homepage,
            "issues" => &mut found.issues,
            "sources" => &mut found.sources,
            "pictures" => &mut found.pictures,
            "maintainer" => &mut found.maintainer,
            other => bail!("{other} is none of its keys"),
        };
        if value.is_empty() {
            continue;
        }
        let is_person = key.trim() == "maintainer";
        let fits = match is_person {
            true => value.ends_with('>') && value.contains(" <") && value.contains('@'),
            false => value.starts_with("https://") && !value.contains(char::is_whitespace),
        };
        if !fits {
            bail!(
                "{} is no {}",
                value,
                if is_person {
                    "name with an <address>"
                } else {
                    "https address"
                }
            );
        }
        *place = Some(value.trim_end_matches('/').to_owned());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_left_out() {
        let found =
            understood("# why\nhomepage = \"\"\nissues = \"https://example.org/issues/\"\n");
        let found = found.expect("the file is in order");
        assert_eq!(found.homepage, None, "nothing is invented");
        assert_eq!(found.issues.as_deref(), Some("https://example.org/issues"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for odd in [
            "homepage = \"example.org\"",
            "homepage = x",
            "hompage = \"\"",
            "maintainer = \"Ann\"",
        ] {
            assert!(understood(odd).is_err(), "{odd}");
        }
        let person = understood("maintainer = \"Ann Ode <ann@example.org>\"").expect("a person");
        assert!(person.maintainer.is_some());
    }

    #[test]
    fn the_committed_file_is_in_order() {
        assert!(read().is_ok(), "{:?}", read());
    }
}
