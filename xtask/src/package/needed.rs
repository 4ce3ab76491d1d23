//! What a program asks the system for, read from the program itself (`readelf`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::answer;

/// The shared libraries that the loader must find before these programs start.
///
/// # Errors
/// When a program cannot be read, or names none: then it was not read rightly.
pub fn libraries(programs: &[PathBuf]) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for program in programs {
        let names = named_in(&readelf("--dynamic", program)?);
        if names.is_empty() {
            bail!("{} names no library", program.display());
        }
        all.extend(names);
    }
    Ok(all)
}

/// The newest version of the C library that a program calls into, as `2.34`.
///
/// # Errors
/// When a program cannot be read, or calls into no version of it.
pub fn c_library(programs: &[PathBuf]) -> Result<String> {
    let mut newest: Option<Vec<u32>> = None;
    for program in programs {
        newest = newest.max(newest_version(&readelf("--version-info", program)?));
    }
    let newest = newest.context("no program calls into the C library")?;
    let parts: Vec<String> = newest.iter().map(u32::to_string).collect();
    Ok(parts.join("."))
}

fn readelf(what: &str, program: &Path) -> Result<String> {
    let mut command = Command::new("readelf");
    command
        .args([what, "--wide"])
        .arg(program)
        .env("LC_ALL", "C");
    answer(&mut command).with_context(|| format!("readelf cannot read {}", program.display()))
}

fn named_in(dynamic: &str) -> Vec<String> {
    dynamic
        .lines()
        .filter(|line| line.contains("(NEEDED)"))
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
        .collect()
}

fn newest_version(versions: &str) -> Option<Vec<u32>> {
    versions
        .split("GLIBC_")
        .skip(1)
        .filter_map(|rest| {
            let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.');
            let number = &rest[..end.unwrap_or(rest.len())];
            number.split('.').map(|part| part.parse().ok()).collect()
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_loader_needs_is_a_library() {
        let dynamic = " 0x0001 (NEEDED)  Shared library: [libgtk-3.so.0]\n \
                       0x000e (SONAME)  Library soname: [libown.so.1]\n \
                       0x0001 (NEEDED)  Shared library: [libc.so.6]\n";
        assert_eq!(named_in(dynamic), ["libgtk-3.so.0", "libc.so.6"]);
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        let versions = "  0x0010:   Name: GLIBC_2.4  Flags: none  Version: 3\n  \
                        0x0020:   Name: GLIBC_2.34  Flags: none  Version: 2\n  \
                        0x0030:   Name: GCC_3.0\n  0x0040: Name: GLIBC_PRIVATE\n  \
                        0x0050:   Name: GLIBC_2.2.5  Flags: none";
        assert_eq!(
            newest_version(versions),
            Some(vec![2, 34]),
            "34 is newer than 4"
        );
        assert_eq!(newest_version("no version"), None);
    }
}
