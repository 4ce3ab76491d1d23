//! What lies in a package, against what its programs and the desktop need.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::{needed, programs};
use crate::command::{answer, find_program, run};

/// What every package must hold.
const MUST_HOLD: &[&str] = &[
    DESKTOP_FILE,
    "usr/share/icons/hicolor/16x16/apps/milepost.png",
    "usr/share/icons/hicolor/24x24/apps/milepost.png",
    "usr/share/icons/hicolor/32x32/apps/milepost.png",
    "usr/share/icons/hicolor/48x48/apps/milepost.png",
    "usr/share/icons/hicolor/64x64/apps/milepost.png",
    "usr/share/icons/hicolor/128x128/apps/milepost.png",
    "usr/share/icons/hicolor/256x256/apps/milepost.png",
    "usr/share/icons/hicolor/512x512/apps/milepost.png",
    "usr/share/icons/hicolor/scalable/apps/milepost.svg",
    METAINFO,
    "usr/share/mime/packages/org.milepost.logbook.xml",
    "usr/share/man/man1/milepost.1.gz",
    "usr/share/man/man1/milepost-log.1.gz",
    "usr/share/man/man1/milepost-window.1.gz",
    "usr/share/man/man1/milepost-reader.1.gz",
    "usr/share/bash-completion/completions/milepost",
    "usr/share/fish/vendor_completions.d/milepost.fish",
];
/// What software centers read.
pub const METAINFO: &str = "usr/share/metainfo/org.milepost.logbook.metainfo.xml";
/// Where what only one kind of system looks for lies.
const OF_ONE_SYSTEM: [&str; 4] = [
    "usr/share/doc/",
    "usr/share/lintian/",
    "usr/share/zsh/",
    "usr/share/licenses/",
];
/// The entry in the desktop's menu.
pub const DESKTOP_FILE: &str = "usr/share/applications/Milepost.desktop";

/// The folder into which a package was unpacked.
pub struct Unpacked {
    /// What would be the system's root.
    pub root: PathBuf,
}

impl Unpacked {
    /// A program in it.
    pub fn program(&self, name: &str) -> PathBuf {
        self.root.join("usr/bin").join(name)
    }

    /// A key of the desktop file.
    ///
    /// # Errors
    /// When the file or the key is missing.
    pub fn desktop(&self, key: &str) -> Result<String> {
        let text = fs::read_to_string(self.root.join(DESKTOP_FILE))?;
        value_of(&text, key).with_context(|| format!("the desktop file has no {key}"))
    }

    /// The files, as paths from the root.
    fn files(&self) -> Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(&self.root)?;
                    found.insert(name.to_string_lossy().into_owned());
                }
            }
        }
        Ok(found)
    }
}

/// Unpacks a deb into an empty folder.
///
/// # Errors
/// When it cannot be unpacked.
pub fn unpack(deb: &Path, folder: &Path) -> Result<Unpacked> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    run(Command::new("dpkg-deb")
        .arg("--extract")
        .arg(deb)
        .arg(folder))?;
    Ok(Unpacked {
        root: std::path::absolute(folder)?,
    })
}

/// Whether a deb holds everything, and asks for every library that its programs name.
///
/// # Errors
/// Naming what is missing.
pub fn check_deb(deb: &Path, unpacked: &Unpacked) -> Result<()> {
    hold(&unpacked.files()?, &programs::delivered()?)?;
    let mut command = Command::new("dpkg-deb");
    let asked = answer(command.arg("--field").arg(deb).arg("Depends"))
        .context("the deb names no package that it depends on")?;
    let asked = names_of(&asked);
    let lacking = lacking(&packages_of(&libraries(unpacked)?)?, &asked);
    ensure!(
        lacking.is_empty(),
        "the deb does not ask for what its programs load: {lacking:?}"
    );
    Ok(())
}

/// Whether an rpm holds the very same files, and asks for the libraries.
///
/// # Errors
/// Naming the difference.
pub fn check_rpm(rpm: &Path, unpacked: &Unpacked) -> Result<()> {
    let query = |what: &[&str]| -> Result<String> {
        let mut command = Command::new("rpm");
        command.arg("--query").args(what).arg("--package").arg(rpm);
        answer(&mut command).with_context(|| format!("rpm cannot read {}", rpm.display()))
    };
    let held = digests(&query(&["--dump"])?);
    hold(&held.keys().cloned().collect(), &programs::delivered()?)?;
    for name in unpacked.files()? {
        let only_there = OF_ONE_SYSTEM.iter().any(|place| name.starts_with(place));
        match held.get(&name) {
            None if only_there => {}
            None => bail!("the deb holds {name}, and the rpm does not"),
            Some(digest) => ensure!(
                *digest == digest_of(&unpacked.root.join(&name))?,
                "{name} is not the same in the deb and in the rpm"
            ),
        }
    }
    let asked = query(&["--requires"])?;
    for library in libraries(unpacked)? {
        ensure!(
            asked
                .lines()
                .any(|line| line.starts_with(&format!("{library}("))),
            "the rpm does not ask for {library}"
        );
    }
    Ok(())
}

fn hold(files: &BTreeSet<String>, programs: &[String]) -> Result<()> {
    let programs = programs.iter().map(|name| format!("usr/bin/{name}"));
    let wanted = MUST_HOLD.iter().map(|it| (*it).to_owned()).chain(programs);
    let lacking: Vec<_> = wanted.filter(|it| !files.contains(it)).collect();
    ensure!(lacking.is_empty(), "the package does not hold {lacking:?}");
    Ok(())
}

fn libraries(unpacked: &Unpacked) -> Result<BTreeSet<String>> {
    let names = programs::delivered()?;
    let programs: Vec<PathBuf> = names.iter().map(|name| unpacked.program(name)).collect();
    needed::libraries(&programs)
}

/// The Debian package of each library on this machine.
fn packages_of(libraries: &BTreeSet<String>) -> Result<BTreeMap<String, String>> {
    if find_program("dpkg-query").is_none() || !Path::new("/var/lib/dpkg/info").is_dir() {
        println!(
            "This system is none of Debian's: which package brings a library is not looked up."
        );
        return Ok(BTreeMap::new());
    }
    let known = answer(Command::new("/sbin/ldconfig").arg("-p")).context("ldconfig -p failed")?;
    let mut found = BTreeMap::new();
    for library in libraries {
        let place = known
            .lines()
            .filter_map(|line| line.trim().split_once(" => "))
            .find(|(name, _)| name.split(' ').next() == Some(library))
            .map(|(_, path)| path.to_owned())
            .with_context(|| format!("this machine has no {library}"))?;
        found.insert(library.clone(), package_of(&place)?);
    }
    Ok(found)
}

/// dpkg knows a file by the name under which it was unpacked, which `/usr` may have taken over.
fn package_of(file: &str) -> Result<String> {
    let bare = file.strip_prefix("/usr").unwrap_or(file);
    [bare.to_owned(), format!("/usr{bare}")]
        .iter()
        .find_map(|path| answer(Command::new("dpkg-query").arg("--search").arg(path)))
        .and_then(|line| Some(line.split([':', ',']).next()?.to_owned()))
        .with_context(|| format!("no package brought {file}"))
}

/// The names in a list of dependencies, without versions; of alternatives each.
fn names_of(list: &str) -> BTreeSet<String> {
    list.split([',', '|'])
        .filter_map(|entry| entry.split_whitespace().next())
        .map(|name| without_time64(name.split(':').next().unwrap_or(name)).to_owned())
        .collect()
}

/// The libraries whose package is not asked for.
fn lacking(brought_by: &BTreeMap<String, String>, asked: &BTreeSet<String>) -> Vec<String> {
    brought_by
        .iter()
        .filter(|(_, package)| !asked.contains(without_time64(package)))
        .map(|(library, package)| format!("{library} ({package})"))
        .collect()
}

/// Newer systems call a package by another name, and let it stand for the old one.
fn without_time64(package: &str) -> &str {
    package.strip_suffix("t64").unwrap_or(package)
}

/// The SHA-256 of each file, as `rpm --query --dump` lists them: path, size, time, digest, …
fn digests(dump: &str) -> BTreeMap<String, String> {
    dump.lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let name = fields.next()?.trim_start_matches('/').to_owned();
            Some((name, fields.nth(2)?.to_owned()))
        })
        .collect()
}

fn digest_of(file: &Path) -> Result<String> {
    let found = answer(Command::new("sha256sum").arg(file)).context("sha256sum failed")?;
    Ok(found.split(' ').next().unwrap_or_default().to_owned())
}

/// The value of a key in the first group of a desktop file.
fn value_of(text: &str, key: &str) -> Option<String> {
    text.lines()
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .find(|(name, _)| name.trim() == key)
        .map(|(_, value)| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_without_versions_and_of_alternatives_each() {
        let names = names_of("libc6 (>= 2.34), libgtk-3-0t64 (>= 3.24), a:any | b");
        let expect = ["a", "b", "libc6", "libgtk-3-0"].map(str::to_owned);
        assert_eq!(names, BTreeSet::from(expect));
    }

    #[test]
    fn a_library_whose_package_is_not_asked_for_is_named() {
        let brought = BTreeMap::from([
            ("libgtk-3.so.0".to_owned(), "libgtk-3-0t64".to_owned()),
            ("libsoup-3.0.so.0".to_owned(), "libsoup-3.0-0".to_owned()),
        ]);
        assert_eq!(
            lacking(&brought, &names_of("libgtk-3-0 (>= 3)")),
            ["libsoup-3.0.so.0 (libsoup-3.0-0)"],
            "the one that is there under its older name is there"
        );
    }

    #[test]
    fn a_key_is_read_from_the_first_group_only() {
        let text = "[Desktop Entry]\nExec=milepost %f\n[Desktop Action log]\nIcon=other\n";
        assert_eq!(value_of(text, "Exec"), Some("milepost %f".to_owned()));
        assert_eq!(value_of(text, "Icon"), None, "that is another group's");
    }

    #[test]
    fn a_package_without_its_window_is_seen() {
        let mut files: BTreeSet<String> = MUST_HOLD.iter().map(|it| (*it).to_owned()).collect();
        let programs = ["milepost", "milepost-window"].map(str::to_owned);
        files.extend(programs.iter().map(|name| format!("usr/bin/{name}")));
        assert!(hold(&files, &programs).is_ok());
        files.remove("usr/bin/milepost-window");
        let said = hold(&files, &programs).expect_err("the window is missing");
        assert!(said.to_string().contains("milepost-window"), "{said}");
    }

    #[test]
    fn digests_are_read_from_the_dump() {
        let dump = "/usr/bin/milepost 9 1700000000 abc 0100755 root root 0 0 0 X\n";
        assert_eq!(
            digests(dump).get("usr/bin/milepost"),
            Some(&"abc".to_owned())
        );
    }
}
