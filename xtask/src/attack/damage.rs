//! Files that are damaged in any place: the program answers or refuses in words, begins nothing
//! anew, and one command brings everything back.

use std::fs;

use anyhow::Result;

use super::home::{Home, Program, ended_well, said};
use super::{Chance, Outcome};

/// Damages so many places.
pub fn all(program: &Program, places: u32, chance: &mut Chance) -> Result<Outcome> {
    let home = Home::new()?;
    for number in 0..20 {
        program.done(
            home.path(),
            &["ceu", "1", &format!("kept k{number}x"), "nov", "2"],
        )?;
    }
    program.done(home.path(), &["backup"])?;
    let expected = program.credits(home.path())?;
    let whole = fs::read(home.file())?;
    let mut losses = Vec::new();
    for place in 0..places {
        let (bytes, what) = damaged(&whole, chance);
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{ending}", home.file().display()));
        }
        fs::write(home.file(), bytes)?;
        for arguments in [
            &["remind"][..],
            &["status"],
            &["verify"],
            &["list", "credit"],
        ] {
            let output = program.ask(home.path(), arguments)?;
            // Whether anything is shown as a notification is another matter.
            if !ended_well(&output) {
                losses.push(format!("{place}, {what}, {arguments:?}: {}", said(&output)));
            }
        }
        let restored = program.done(home.path(), &["restore", "latest"]);
        match restored.and_then(|_| program.credits(home.path())) {
            Ok(found) if found.is_superset(&expected) => {}
            Ok(found) => losses.push(format!("{place}, {what}: {} are back", found.len())),
            Err(error) => losses.push(format!("{place}, {what}: {error}")),
        }
        // What was set aside or copied before would only grow.
        let named = |name: &str| name.contains("set-aside") || name.contains("before-restore");
        for folder in [home.path().to_path_buf(), home.path().join("backups")] {
            for found in fs::read_dir(folder)?.flatten() {
                if named(&found.file_name().to_string_lossy()) {
                    fs::remove_file(found.path())?;
                }
            }
        }
    }
    Ok(Outcome::of(
        "damage in one place of the file",
        places,
        losses,
    ))
}

pub fn damaged(whole: &[u8], chance: &mut Chance) -> (Vec<u8>, String) {
    let mut bytes = whole.to_vec();
    let at = chance.below(bytes.len());
    let long = (1 + chance.below(4_096)).min(bytes.len() - at);
    match chance.below(5) {
        0 => bytes.truncate(at),
        1 => bytes[at..at + long].fill(0),
        2 => bytes[at] ^= 1 << chance.below(8),
        3 => {
            let start = chance.below(100);
            bytes[start] = u8::try_from(chance.below(256)).unwrap_or_default();
        }
        _ => {
            for byte in &mut bytes[at..at + long] {
                *byte = u8::try_from(chance.below(256)).unwrap_or_default();
            }
        }
    }
    (bytes, format!("at {at}, {long} bytes"))
}
