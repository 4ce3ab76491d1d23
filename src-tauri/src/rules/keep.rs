//! Where the choice of rules is kept: a folder in the home with the packs as they were signed,
//! and a small file that says which of them is in use.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use milepost_logbook::make_folder;
use serde::{Deserialize, Serialize};

use crate::error::Refusal;
use crate::export::write_bytes;

/// The folder in the home.
const FOLDER: &str = "rules";

/// The file that says which pack is in use.
const CHOICE: &str = "in-use.json";

/// The longest choice that is read, in bytes.
const LONGEST: u64 = 10_000;

/// Which rules are in use; what is not named came with the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    format: u32,
    /// The pack in use.
    pub in_use: Option<String>,
    /// The pack that was in use before.
    pub earlier: Option<String>,
}

/// What the kept choice looks like; another look means another choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(Vec<u8>);

impl Kept {
    /// A choice of these packs.
    pub fn of(in_use: Option<String>, earlier: Option<String>) -> Kept {
        Kept {
            format: 1,
            in_use,
            earlier,
        }
    }
}

fn folder(home: &Path) -> PathBuf {
    home.join(FOLDER)
}

/// The file of a kept pack.
pub(super) fn file(home: &Path, name: &str) -> PathBuf {
    folder(home).join(name)
}

/// What the kept choice looks like; none where nothing was ever chosen.
pub(super) fn mark(home: &Path) -> Option<Mark> {
    let file = fs::File::open(folder(home).join(CHOICE)).ok()?;
    let mut bytes = Vec::new();
    // What cannot be read looks like nothing, and is said where it is needed.
    let _ = file.take(LONGEST).read_to_end(&mut bytes);
    Some(Mark(bytes))
}

/// The kept choice.
///
/// # Errors
/// Why it cannot be read, in words.
pub(super) fn read(home: &Path) -> Result<Kept, String> {
    let Some(Mark(bytes)) = mark(home) else {
        return Ok(Kept::default());
    };
    let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| "the file is damaged")?;
    if kept.format != 1 {
        return Err("a newer Milepost wrote it".to_owned());
    }
    let names = [&kept.in_use, &kept.earlier];
    if names
        .into_iter()
        .flatten()
        .any(|name| !is_a_packs_name(name))
    {
        return Err("it doesn't name a rule pack".to_owned());
    }
    Ok(kept)
}

/// Whether a name is one that is given here, which leads nowhere else.
fn is_a_packs_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || c == '-';
    name.strip_suffix(".milepost-rules")
        .is_some_and(|stem| !stem.is_empty() && stem.chars().all(plain))
}

/// Keeps a pack whole; answers its name.
///
/// # Errors
/// When it cannot be written.
pub(super) fn pack(home: &Path, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let folder = folder(home);
    make_folder(&folder).map_err(|error| {
        Refusal::because(format!("{} can't be made: {error}", folder.display()))
    })?;
    write_bytes(&folder.join(name), bytes)
}

/// Keeps a choice, and lets go of the packs that it does not name.
///
/// # Errors
/// When it cannot be written; the choice before is in force then.
pub(super) fn choose(home: &Path, kept: &Kept) -> Result<(), Refusal> {
    let folder = folder(home);
    make_folder(&folder).map_err(|error| {
        Refusal::because(format!("{} can't be made: {error}", folder.display()))
    })?;
    let text = serde_json::to_string(kept)
        .unwrap_or_else(|error| unreachable!("BUG: a choice is no JSON: {error}"));
    write_bytes(&folder.join(CHOICE), text.as_bytes())?;
    for found in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = found.file_name().to_string_lossy().into_owned();
        let named = [&kept.in_use, &kept.earlier]
            .into_iter()
            .flatten()
            .any(|it| *it == name);
        if is_a_packs_name(&name) && !named {
            // A pack that stays is of no harm: nothing names it.
            let _ = fs::remove_file(found.path());
        }
    }
    Ok(())
}
