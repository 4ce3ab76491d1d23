//! What a distribution expects of a package, asked of the distributions' own tools.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::addresses::Addresses;
use super::contents::{DESKTOP_FILE, METAINFO, Unpacked};
use super::{changes, own_folder, stage};
use crate::command::{find_program, run};

/// Asks every tool; lintian only where it exists.
///
/// # Errors
/// When one of them objects.
pub fn check(deb: &Path, unpacked: &Unpacked) -> Result<()> {
    run(Command::new("desktop-file-validate").arg(unpacked.root.join(DESKTOP_FILE)))?;
    validate(&unpacked.root.join(METAINFO))?;
    validate(&with_every_address()?)?;
    manual(&unpacked.root.join("usr/share/man/man1"))?;
    if find_program("lintian").is_none() {
        println!("No lintian here: what Debian expects of a package is not looked at.");
        return Ok(());
    }
    let mut lintian = Command::new("lintian");
    // Root may run it too; what it finds does not depend on that.
    lintian.args(["--allow-root", "--fail-on", "error,warning"]);
    run(lintian.arg(deb))
}

fn validate(metainfo: &Path) -> Result<()> {
    run(Command::new("appstreamcli")
        .args(["validate", "--no-net", "--explain"])
        .arg(metainfo))
}

/// The metainfo as a release writes it: the addresses are of a domain for examples.
fn with_every_address() -> Result<std::path::PathBuf> {
    let address = |place: &str| Some(format!("https://example.org/{place}"));
    let addresses = Addresses {
        homepage: address(""),
        issues: address("issues"),
        sources: address("sources"),
        pictures: address("pictures"),
        maintainer: None,
    };
    let template = crate::root().join("packaging/linux/metainfo.xml");
    let text = stage::filled(
        &fs::read_to_string(template)?,
        &addresses,
        &changes::read()?,
    );
    let path = own_folder().join("org.milepost.logbook.metainfo.xml");
    fs::write(&path, text)?;
    Ok(path)
}

/// Every page of the manual reads without a complaint.
fn manual(pages: &Path) -> Result<()> {
    if find_program("man").is_none() {
        println!("No man here: the manual is not read.");
        return Ok(());
    }
    for entry in fs::read_dir(pages)? {
        let page = entry?.path();
        let name = page.to_string_lossy().into_owned();
        if name.contains("milepost-window") || name.contains(super::reader::NAME) {
            // It only leads to the first page.
            continue;
        }
        let mut man = Command::new("man");
        man.args(["--warnings", "--local-file"]).arg(&page);
        man.env("MANWIDTH", "80")
            .env("LC_ALL", "C.UTF-8")
            .env("PAGER", "cat");
        let read = man.output()?;
        let complaint = String::from_utf8_lossy(&read.stderr);
        if !read.status.success() || !complaint.trim().is_empty() {
            bail!("{}: {complaint}", page.display());
        }
    }
    Ok(())
}
