//! Taking a logbook to another computer, and opening it there: for the window and the command
//! line alike. A pack is taken apart in a private folder beside the logbook, judged there as any
//! copy is, and only then put in its place, or compared with what is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use milepost_logbook::{
    Applied, BACKUP_FOLDER, Contents, LOGBOOK_FILE, Logbook, LogbookError, Merge, VAULT_FOLDER,
    contents_of, copies_in, is_kept, make_folder, synced_by,
};
use milepost_pack::{LOGBOOK_PART, PackError, Part, Parts, Passphrase, Sort, sort_of};
use serde::Serialize;
use specta::Type;
use tempfile::TempDir;

use crate::clock::Clock;
use crate::error::Refusal;

/// What the name of the private folder begins with.
const APART: &str = ".logbook-apart-";

/// A private folder of a program that was ended is removed after so long.
const LEFT_OVER_AFTER: Duration = Duration::from_secs(3_600);

/// What goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Along {
    /// How many facts.
    pub facts: u32,
    /// The first day of an entry, of study or of a credit.
    pub first: Option<NaiveDate>,
    /// How many evidence files.
    pub evidence: u32,
    /// The names of evidence files that are missing or damaged.
    pub lacking: Vec<String>,
    /// About how large the file will be.
    pub bytes: u32,
    /// A name for the file.
    pub name: String,
}

/// A pack that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PackWritten {
    /// Where.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// How many facts are in it.
    pub facts: u32,
    /// How many evidence files.
    pub evidence: u32,
    /// Whether it is locked.
    pub locked: bool,
    /// The names of evidence files that could not be taken along.
    pub lacking: Vec<String>,
}

/// What would go along.
///
/// # Errors
/// When the logbook cannot be read, or is the sample.
pub fn what_goes(logbook: &Logbook, today: NaiveDate) -> Result<Along, Refusal> {
    refuse_sample(logbook)?;
    let contents = logbook.contents()?;
    let (had, lacking) = logbook.evidence_to_take_along()?;
    let vault = logbook.vault();
    let size = |hash: &String| vault.file_of(hash).metadata().map_or(0, |it| it.len());
    let evidence: u64 = had.iter().map(size).sum();
    Ok(Along {
        facts: contents.facts,
        first: contents.first,
        evidence: count(had.len()),
        lacking,
        bytes: whole(u64::from(contents.bytes) + evidence),
        name: format!("milepost-{today}.{}", milepost_pack::ENDING),
    })
}

/// Writes everything into one file, locked where there is a passphrase.
///
/// # Errors
/// When the file may not be written over or cannot be written; nothing is left of it then.
pub fn pack(
    logbook: &Logbook,
    lock: Option<&Passphrase>,
    to: &Path,
    clock: &Clock,
) -> Result<PackWritten, Refusal> {
    refuse_sample(logbook)?;
    if is_kept(to) || to.is_dir() {
        return Err(Refusal::because(format!(
            "{} is a folder, or belongs to a logbook; choose another name",
            to.display()
        )));
    }
    let home = logbook.path().parent().unwrap_or(Path::new("."));
    let apart = folder_apart(home)?;
    // A copy first: it holds one moment, whatever is written meanwhile.
    let copy = logbook.back_up(apart.path(), &clock.now())?;
    let contents = contents_of(&copy.path)?;
    let (_, lacking) = logbook.evidence_to_take_along()?;
    let mut files = vec![Part {
        name: LOGBOOK_PART.to_owned(),
        file: copy.path,
    }];
    files.extend(evidence_in(&apart.path().join(VAULT_FOLDER)));
    let evidence = count(files.len() - 1);
    let parts = Parts {
        made_on: clock.today().to_string(),
        facts: contents.facts,
        files,
    };
    let bytes = milepost_pack::write(&parts, lock, to).map_err(refused)?;
    Ok(PackWritten {
        path: to.display().to_string(),
        bytes: whole(bytes),
        facts: contents.facts,
        evidence,
        locked: lock.is_some(),
        lacking,
    })
}

/// The words on a page of their own, to be kept apart.
pub fn words_to_keep(words: &str) -> String {
    format!(
        "{words}\n\nThese six words open the Milepost file that was locked with them. Keep them \
         separate from it.\nThere is no second key: without them nobody can open it.\n"
    )
}

/// What a person has of a logbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Had {
    /// A pack that words open.
    Locked(PathBuf),
    /// A pack that anybody can open.
    Pack(PathBuf),
    /// A logbook's file, or a copy of one.
    Copy(PathBuf),
}

/// What a file or a folder holds of a logbook: a pack, a copy, a home folder, a folder of copies.
///
/// # Errors
/// When it holds nothing of the kind, in one sentence.
pub fn what_is(path: &Path) -> Result<Had, Refusal> {
    if path.is_dir() {
        return in_folder(path);
    }
    match sort_of(path).map_err(refused)? {
        Sort::Locked => Ok(Had::Locked(path.to_path_buf())),
        Sort::Open => Ok(Had::Pack(path.to_path_buf())),
        Sort::Other => {
            contents_of(path)?;
            Ok(Had::Copy(path.to_path_buf()))
        }
    }
}

/// The logbook of a home folder, else the newest whole copy in a folder or in its `backups`.
fn in_folder(folder: &Path) -> Result<Had, Refusal> {
    let logbook = folder.join(LOGBOOK_FILE);
    if logbook.is_file() && contents_of(&logbook).is_ok() {
        return Ok(Had::Copy(logbook));
    }
    let copies = [folder.to_path_buf(), folder.join(BACKUP_FOLDER)];
    let newest = copies.iter().find_map(|it| copies_in(it).pop());
    if let Some(copy) = newest {
        return Ok(Had::Copy(copy.path));
    }
    let packs = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut packs: Vec<PathBuf> = packs.map(|it| it.path()).collect();
    packs.retain(|it| it.extension().is_some_and(|it| it == milepost_pack::ENDING));
    match packs.as_slice() {
        [pack] => what_is(pack),
        [] => Err(Refusal::because(format!(
            "there is no logbook in {}, no copy of one and no pack; choose the folder that \
             Milepost shows under Data safety",
            folder.display()
        ))),
        _ => Err(Refusal::because(format!(
            "there are {} packs in {}; choose one of them",
            packs.len(),
            folder.display()
        ))),
    }
}

/// A logbook that was brought and lies ready to be read: a copy in its place, or a pack that was
/// taken apart. The folder apart goes with it.
#[derive(Debug)]
pub struct Ready {
    /// What it is called for a person: the file's name.
    pub name: String,
    /// The logbook's file.
    pub logbook: PathBuf,
    /// What it holds.
    pub contents: Contents,
    _apart: Option<TempDir>,
}

/// Gets what was brought ready, without changing anything of the home.
///
/// # Errors
/// When it is locked and the words do not open it, or it is damaged.
pub fn ready(path: &Path, words: Option<&Passphrase>, home: &Path) -> Result<Ready, Refusal> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    match what_is(path)? {
        Had::Copy(copy) => Ok(Ready {
            name,
            contents: contents_of(&copy)?,
            logbook: copy,
            _apart: None,
        }),
        Had::Locked(pack) | Had::Pack(pack) => {
            refuse_synced(home)?;
            make_folder(home).map_err(|error| cannot_write(home, &error))?;
            let apart = folder_apart(home)?;
            milepost_pack::unpack(&pack, words, apart.path()).map_err(refused)?;
            let logbook = apart.path().join(LOGBOOK_PART);
            Ok(Ready {
                name,
                contents: contents_of(&logbook)?,
                logbook,
                _apart: Some(apart),
            })
        }
    }
}

/// What became of a logbook that was brought.
#[derive(Debug)]
pub enum Arrived {
    /// It is the logbook now; what was there before, if anything, was saved.
    Opened {
        /// Evidence files that came nowhere, each with what is wrong.
        lacking: Vec<String>,
        /// Where what was there before lies now.
        saved: Option<PathBuf>,
    },
    /// There was a logbook, which took in what was missing.
    TookIn {
        /// What was compared.
        merge: Merge,
        /// What was done; none where nothing was missing.
        applied: Option<Applied>,
        /// Evidence files that came nowhere.
        lacking: Vec<String>,
    },
}

/// Makes what was brought the logbook of a home that has none or an empty one.
///
/// # Errors
/// When it is no sound logbook, or nothing can be written; nothing is changed then.
pub fn open_here(ready: &Ready, home: &Path, clock: &Clock) -> Result<Arrived, Refusal> {
    let restored = Logbook::restore_backup(home, &ready.logbook, &clock.now())?;
    Ok(Arrived::Opened {
        lacking: restored.lacking,
        saved: restored.saved,
    })
}

/// Takes in what an open logbook lacks of what was brought.
///
/// # Errors
/// When it is no sound logbook, or nothing can be written; nothing is changed then.
pub fn take_in(ready: &Ready, logbook: &mut Logbook, clock: &Clock) -> Result<Arrived, Refusal> {
    let merge = logbook.compare_with(&ready.logbook)?;
    let (applied, lacking) =
        logbook.take_over(&merge, &ready.logbook, &ready.name, &clock.now())?;
    Ok(Arrived::TookIn {
        merge,
        applied,
        lacking,
    })
}

/// The evidence files of a folder as parts of a pack, in order.
fn evidence_in(vault: &Path) -> Vec<Part> {
    let folders = fs::read_dir(vault).into_iter().flatten().flatten();
    let files = folders.flat_map(|it| fs::read_dir(it.path()).into_iter().flatten().flatten());
    let mut parts: Vec<Part> = files
        .map(|it| {
            let hash = it.file_name().to_string_lossy().into_owned();
            let start: String = hash.chars().take(2).collect();
            Part {
                name: format!("{VAULT_FOLDER}/{start}/{hash}"),
                file: it.path(),
            }
        })
        .filter(|part| milepost_pack::is_part(&part.name))
        .collect();
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    parts
}

/// A private folder beside the logbook, which goes with its holder. What a program left that was
/// ended is removed first: it may hold a whole logbook without its lock.
fn folder_apart(home: &Path) -> Result<TempDir, Refusal> {
    let made = tempfile::Builder::new()
        .prefix(APART)
        .tempdir_in(home)
        .map_err(|error| cannot_write(home, &error))?;
    let now = made.path().metadata().and_then(|about| about.modified());
    for found in fs::read_dir(home).into_iter().flatten().flatten() {
        let ours = found.file_name().to_string_lossy().starts_with(APART);
        let modified = found.metadata().and_then(|about| about.modified());
        let age = now.as_ref().ok().zip(modified.ok());
        let old = age.is_some_and(|(now, at)| {
            now.duration_since(at)
                .is_ok_and(|age| age > LEFT_OVER_AFTER)
        });
        if ours && old {
            let _ = fs::remove_dir_all(found.path());
        }
    }
    Ok(made)
}

/// Nothing is taken apart where a cloud service would carry it off unlocked.
fn refuse_synced(home: &Path) -> Result<(), Refusal> {
    match synced_by(home) {
        Some(service) => Err(LogbookError::Synced {
            path: home.join(LOGBOOK_FILE),
            service: service.to_owned(),
        }
        .into()),
        None => Ok(()),
    }
}

fn cannot_write(home: &Path, error: &io::Error) -> Refusal {
    Refusal::because(format!("can't write to {}: {error}", home.display()))
}

fn refuse_sample(logbook: &Logbook) -> Result<(), Refusal> {
    match logbook.is_sample()? {
        true => Err(Refusal::because(
            "the sample can't be taken along; every computer makes its own",
        )),
        false => Ok(()),
    }
}

fn refused(error: PackError) -> Refusal {
    match error {
        PackError::Locked | PackError::WrongWords => Refusal::invalid("words", error.to_string()),
        error => Refusal::because(error.to_string()),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn whole(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
