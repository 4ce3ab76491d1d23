//! Disks that are full or can only be read. Both need a disk of their own, which only the
//! superuser of Linux can make; elsewhere that is said.

use std::process::Command;

use anyhow::Result;

use super::Outcome;
use super::home::{Home, Program, ended_well, said};

/// A disk in memory that goes away.
struct Disk {
    home: Home,
}

impl Disk {
    fn of(kilobytes: u32) -> Result<Option<Disk>> {
        let home = Home::new()?;
        let mounted = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={kilobytes}k"),
                "milepost-attack",
            ])
            .arg(home.path())
            .stderr(std::process::Stdio::null())
            .status();
        Ok(matches!(mounted, Ok(status) if status.success()).then_some(Disk { home }))
    }

    fn only_readable(&self) -> bool {
        let status = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(self.home.path())
            .status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.home.path()).status();
    }
}

/// Both kinds; none where no disk can be made.
pub fn all(program: &Program) -> Result<Vec<Outcome>> {
    let (Some(small), Some(other)) = (Disk::of(1_400)?, Disk::of(8_000)?) else {
        println!("not tried here: full disks and disks that can only be read need root on Linux");
        return Ok(Vec::new());
    };
    Ok(vec![
        full(program, &small)?,
        only_readable(program, &other)?,
    ])
}

fn full(program: &Program, disk: &Disk) -> Result<Outcome> {
    let home = disk.home.path();
    let mut kept = std::collections::BTreeSet::new();
    let mut losses = Vec::new();
    let tries = 120;
    for number in 0..tries {
        let title = format!("course k{number}x {}", "x".repeat(250));
        let output = program.ask(home, &["ceu", "1", &title, "nov", "2"])?;
        if output.status.success() {
            kept.insert(title);
        } else if !ended_well(&output) {
            losses.push(said(&output));
        }
    }
    let elsewhere = Home::new()?;
    let mut files = std::collections::BTreeSet::new();
    for number in 0..12 {
        let scan = elsewhere.path().join("scan.pdf");
        std::fs::write(&scan, super::files::certificate(number, 40_000))?;
        let path = scan.display().to_string();
        let output = program.ask(home, &["evidence", "add", &path])?;
        if output.status.success() {
            files.extend(super::files::listed(program, home)?.into_keys());
        } else if !ended_well(&output) || !said(&output).contains("free space") {
            losses.push(said(&output));
        }
    }
    match super::files::listed(program, home) {
        Ok(found) => losses.extend(
            files
                .iter()
                .filter(|it| !found.contains_key(*it))
                .map(|it| format!("the file {it} is gone")),
        ),
        Err(error) => losses.push(error.to_string()),
    }
    match program.credits(home) {
        Ok(found) => losses.extend(kept.difference(&found).map(|it| format!("{it} is gone"))),
        Err(error) => losses.push(error.to_string()),
    }
    Ok(Outcome::of("a disk that is full", tries, losses))
}

fn only_readable(program: &Program, disk: &Disk) -> Result<Outcome> {
    let home = disk.home.path();
    program.done(home, &["ceu", "1", "kept", "nov", "2"])?;
    let elsewhere = Home::new()?;
    let scan = elsewhere.path().join("scan.pdf");
    std::fs::write(&scan, super::files::certificate(1, 10_000))?;
    let scan = scan.display().to_string();
    program.done(home, &["evidence", "add", &scan])?;
    program.done(home, &["backup"])?;
    let copies = disk.home.copies(program)?;
    let copy = copies[0].display().to_string();
    let mut losses = Vec::new();
    if !disk.only_readable() {
        println!("not tried here: the disk cannot be made read-only");
        return Ok(Outcome::of("a disk that can only be read", 0, losses));
    }
    let export = elsewhere.path().join("facts.json").display().to_string();
    let backup = elsewhere.path().join("copies").display().to_string();
    let saved = elsewhere.path().join("saved.pdf").display().to_string();
    let reads: [&[&str]; 10] = [
        &["evidence", "list"],
        &["evidence", "open", "scan", "--save", &saved],
        &["status"],
        &["list", "credit"],
        &["verify"],
        &["export", "--json", &export],
        &["restore", &copy, "--preview"],
        &["restore"],
        &["remind", "--list"],
        &["backup", &backup],
    ];
    for arguments in reads {
        let output = program.ask(home, arguments)?;
        if !output.status.success() {
            losses.push(format!("{arguments:?}: {}", said(&output)));
        }
    }
    for arguments in [
        &["ceu", "1", "new", "nov", "2"][..],
        &["undo"],
        &["restore", "latest"],
        &["evidence", "add", &scan],
    ] {
        let output = program.ask(home, arguments)?;
        let told = said(&output);
        if output.status.success() || !told.contains("read") {
            losses.push(format!("{arguments:?}: {told}"));
        }
    }
    Ok(Outcome::of("a disk that can only be read", 14, losses))
}
