//! Evidence files and packs under attack: an acknowledged file is there with its bytes, a file
//! under its final name is whole, and a pack is whole, refused, or not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::home::{Home, Program, ended_well, said};
use super::kills::{killed, takes};
use super::{Chance, Outcome};

/// A PDF as a scanner makes it, other bytes for each number.
pub fn certificate(number: u32, bytes: usize) -> Vec<u8> {
    let mut file = format!("%PDF-1.7\n% certificate {number}\n").into_bytes();
    let mut next = number.wrapping_mul(2_654_435_761).max(1);
    while file.len() < bytes {
        next ^= next << 13;
        next ^= next >> 17;
        next ^= next << 5;
        file.extend(next.to_le_bytes());
    }
    file
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files that a logbook lists: their hashes, with where each lies.
pub fn listed(program: &Program, home: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let answer = program.done(home, &["evidence", "list", "--json"])?;
    let answer: Value = serde_json::from_str(&answer).context("an answer that is no JSON")?;
    let files = answer["files"].as_array().cloned().unwrap_or_default();
    let pairs = files.iter().filter_map(|it| {
        let hash = it["sha256"].as_str()?.to_owned();
        Some((hash, PathBuf::from(it["path"].as_str()?)))
    });
    Ok(pairs.collect())
}

/// What is wrong with a vault: files under a final name whose bytes are others.
fn broken(vault: &Path) -> Vec<String> {
    let folders = fs::read_dir(vault).into_iter().flatten().flatten();
    let files = folders.flat_map(|it| fs::read_dir(it.path()).into_iter().flatten().flatten());
    files
        .filter_map(|it| {
            let name = it.file_name().to_string_lossy().into_owned();
            let whole = fs::read(it.path()).is_ok_and(|bytes| hash(&bytes) == name);
            (!whole).then(|| {
                format!(
                    "{} holds other bytes than its name says",
                    it.path().display()
                )
            })
        })
        .collect()
}

/// Kills while files are added, and while copies and a restore carry them.
pub fn kills(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Vec<Outcome>> {
    Ok(vec![
        adding(program, rounds / 2, chance)?,
        carrying(program, rounds / 4, chance)?,
        packing(program, rounds / 8, chance)?,
        unpacking(program, rounds / 8, chance)?,
    ])
}

fn adding(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = Home::new()?;
    let file = home.path().join("scan.pdf");
    let path = file.display().to_string();
    fs::write(&file, certificate(0, 300_000))?;
    let takes = takes(program, &home, &["evidence", "add", &path])?;
    let mut acknowledged = BTreeMap::new();
    let mut losses = Vec::new();
    for round in 0..rounds {
        let bytes = certificate(round + 1, 200_000 + chance.below(200_000));
        fs::write(&file, &bytes)?;
        if killed(program, &home, &["evidence", "add", &path], takes, chance)? {
            acknowledged.insert(hash(&bytes), round);
        }
        if round % 16 != 15 && round + 1 != rounds {
            continue;
        }
        losses.extend(broken(&home.path().join("vault")));
        let found = listed(program, home.path())?;
        for (hash, round) in &acknowledged {
            if !found.contains_key(hash) {
                losses.push(format!("round {round}: it was acknowledged and is gone"));
            }
        }
        let output = program.ask(home.path(), &["verify"])?;
        if !output.status.success() {
            losses.push(format!("round {round}: {}", said(&output)));
        }
    }
    Ok(Outcome::of("kills while adding evidence", rounds, losses))
}

/// A home with some evidence of a credit.
fn filled(program: &Program, files: u32) -> Result<Home> {
    let home = Home::new()?;
    program.done(home.path(), &["ceu", "1", "kept kx", "nov", "2"])?;
    for number in 0..files {
        let file = home.path().join("scan.pdf");
        fs::write(&file, certificate(number, 150_000))?;
        let path = file.display().to_string();
        program.done(home.path(), &["evidence", "add", &path, "--for", "kept kx"])?;
    }
    Ok(home)
}

fn carrying(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program, 5)?;
    let expected = listed(program, home.path())?;
    let other = Home::new()?;
    let folder = other.path().join("copies").display().to_string();
    let takes = takes(program, &home, &["backup", &folder])?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        fs::remove_dir_all(&folder)?;
        killed(program, &home, &["backup", &folder], takes, chance)?;
        losses.extend(broken(&Path::new(&folder).join("vault")));
        // A copy that has its name holds every file.
        let copies = fs::read_dir(&folder).into_iter().flatten().flatten();
        let whole = copies.filter(|it| {
            let name = it.file_name().to_string_lossy().into_owned();
            !name.starts_with('.') && name.ends_with(".milepost")
        });
        for copy in whole {
            let new = Home::new()?;
            let copy = copy.path().display().to_string();
            let restored = program.done(new.path(), &["restore", &copy]);
            let verified = restored.and_then(|_| program.done(new.path(), &["verify"]));
            match verified.and_then(|_| listed(program, new.path())) {
                Ok(found) if found.keys().eq(expected.keys()) => {}
                Ok(found) => losses.push(format!("round {round}: {} files are back", found.len())),
                Err(error) => losses.push(format!("round {round}: {error}")),
            }
        }
        fs::create_dir_all(&folder)?;
    }
    Ok(Outcome::of("kills while copying evidence", rounds, losses))
}

fn packing(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program, 4)?;
    let expected = listed(program, home.path())?;
    let pack = home.path().join("all.milepost-pack");
    let path = pack.display().to_string();
    let arguments = ["pack", path.as_str(), "--open", "--force"];
    let takes = takes(program, &home, &arguments)?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        fs::remove_file(&pack).ok();
        killed(program, &home, &arguments, takes, chance)?;
        if pack.exists() {
            losses.extend(
                opens(program, &path, &expected)
                    .err()
                    .map(|it| format!("round {round}: {it}")),
            );
        }
    }
    let left = fs::read_dir(home.path())?.flatten();
    let apart = left.filter(|it| {
        it.file_name()
            .to_string_lossy()
            .starts_with(".logbook-apart-")
    });
    // They go with the first program that works an hour later.
    for it in apart {
        fs::remove_dir_all(it.path())?;
    }
    Ok(Outcome::of("kills while packing", rounds, losses))
}

fn opens(program: &Program, pack: &str, expected: &BTreeMap<String, PathBuf>) -> Result<()> {
    let new = Home::new()?;
    program.done(new.path(), &["unpack", pack])?;
    program.done(new.path(), &["verify"])?;
    let found = listed(program, new.path())?;
    anyhow::ensure!(
        found.keys().eq(expected.keys()),
        "{} files are back",
        found.len()
    );
    Ok(())
}

fn unpacking(program: &Program, rounds: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program, 4)?;
    let expected = listed(program, home.path())?;
    let pack = home.path().join("all.milepost-pack");
    let path = pack.display().to_string();
    program.done(home.path(), &["pack", &path, "--open"])?;
    let first = Home::new()?;
    let takes = takes(program, &first, &["unpack", &path])?;
    let mut losses = Vec::new();
    for round in 0..rounds {
        let new = Home::new()?;
        killed(program, &new, &["unpack", &path], takes, chance)?;
        losses.extend(broken(&new.path().join("vault")));
        // Once more brings all of it, whatever the first try left.
        let again = program.done(new.path(), &["unpack", &path]);
        let verified = again.and_then(|_| program.done(new.path(), &["verify"]));
        match verified.and_then(|_| listed(program, new.path())) {
            Ok(found) if found.keys().eq(expected.keys()) => {}
            Ok(found) => losses.push(format!("round {round}: {} files", found.len())),
            Err(error) => losses.push(format!("round {round}: {error}")),
        }
    }
    Ok(Outcome::of("kills while unpacking", rounds, losses))
}

/// Two computers that both go on: packs go to and fro, and in the end both hold everything.
pub fn two_logbooks(program: &Program) -> Result<Outcome> {
    let (laptop, desktop) = (filled(program, 2)?, Home::new()?);
    let carry = |from: &Home, to: &Home, number: u32| -> Result<()> {
        let pack = from.path().join(format!("{number}.milepost-pack"));
        let path = pack.display().to_string();
        program.done(from.path(), &["pack", &path, "--open"])?;
        program.done(to.path(), &["unpack", &path])?;
        Ok(())
    };
    let mut losses = Vec::new();
    let rounds = 6;
    for round in 0..rounds {
        let (from, to) = match round % 2 {
            0 => (&laptop, &desktop),
            _ => (&desktop, &laptop),
        };
        program.done(
            from.path(),
            &["ceu", "1", &format!("of round r{round}x"), "nov", "3"],
        )?;
        let file = from.path().join("scan.pdf");
        fs::write(&file, certificate(100 + round, 50_000))?;
        program.done(
            from.path(),
            &["evidence", "add", &file.display().to_string()],
        )?;
        carry(from, to, round)?;
    }
    carry(&desktop, &laptop, rounds)?;
    carry(&laptop, &desktop, rounds + 1)?;
    let (one, other) = (
        program.credits(laptop.path())?,
        program.credits(desktop.path())?,
    );
    if one != other || one.len() != 1 + usize::try_from(rounds)? {
        losses.push(format!(
            "{} credits here and {} there",
            one.len(),
            other.len()
        ));
    }
    let (one, other) = (
        listed(program, laptop.path())?,
        listed(program, desktop.path())?,
    );
    if !one.keys().eq(other.keys()) || one.len() != 2 + usize::try_from(rounds)? {
        losses.push(format!(
            "{} files here and {} there",
            one.len(),
            other.len()
        ));
    }
    for home in [&laptop, &desktop] {
        let output = program.ask(home.path(), &["verify"])?;
        if !output.status.success() {
            losses.push(said(&output));
        }
    }
    Ok(Outcome::of(
        "two logbooks that exchange packs",
        rounds + 2,
        losses,
    ))
}

/// A pack damaged in any place gives all of it or is refused in words.
pub fn damaged_packs(program: &Program, places: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program, 2)?;
    let expected = listed(program, home.path())?;
    let pack = home.path().join("all.milepost-pack");
    let path = pack.display().to_string();
    program.done(home.path(), &["pack", &path, "--open"])?;
    let whole = fs::read(&pack)?;
    let mut losses = Vec::new();
    for place in 0..places {
        let (bytes, what) = super::damage::damaged(&whole, chance);
        fs::write(&pack, bytes)?;
        let new = Home::new()?;
        let output = program.ask(new.path(), &["unpack", &path])?;
        let refused = !output.status.success();
        if !ended_well(&output) {
            losses.push(format!("{place}, {what}: {}", said(&output)));
        } else if refused && new.file().exists() {
            losses.push(format!(
                "{place}, {what}: it was refused and left a logbook"
            ));
        } else if !refused && !listed(program, new.path())?.keys().eq(expected.keys()) {
            losses.push(format!("{place}, {what}: a part of it came in"));
        }
    }
    Ok(Outcome::of("damage in one place of a pack", places, losses))
}

/// Evidence that is damaged or gone is found by name, and one command brings it back.
pub fn damaged_evidence(program: &Program, places: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = filled(program, 3)?;
    program.done(home.path(), &["backup"])?;
    let files: Vec<PathBuf> = listed(program, home.path())?.into_values().collect();
    let mut losses = Vec::new();
    for place in 0..places {
        let path = &files[chance.below(files.len())];
        let bytes = fs::read(path)?;
        fs::remove_file(path)?;
        let (spoiled, what) = super::damage::damaged(&bytes, chance);
        if spoiled == bytes {
            fs::write(path, &bytes)?;
            continue;
        }
        if chance.below(4) > 0 {
            fs::write(path, spoiled)?;
        }
        let found = program.ask(home.path(), &["verify"])?;
        if found.status.success() || !said(&found).contains("scan.pdf") {
            losses.push(format!(
                "{place}, {what}: it was not found: {}",
                said(&found)
            ));
        }
        let restored = program.done(home.path(), &["restore", "latest"]);
        if let Err(error) = restored.and_then(|_| program.done(home.path(), &["verify"])) {
            losses.push(format!("{place}, {what}: {error}"));
        }
        for found in fs::read_dir(home.path().join("backups"))?.flatten() {
            if found
                .file_name()
                .to_string_lossy()
                .contains("before-restore")
            {
                fs::remove_file(found.path())?;
            }
        }
    }
    Ok(Outcome::of("damage in an evidence file", places, losses))
}
