//! Files that are kept as evidence: adding, listing and opening them.

use std::path::{Path, PathBuf};

use milepost_core::dates::day;
use milepost_core::facts::{Evidence, Facts, Holder};
use milepost_logbook::{AddedFile, FactKind, Logbook, hash_of, read_file_to_keep};
use serde::Serialize;

use super::answer::Answer;
use super::arguments::EvidenceCommand;
use super::certificates;
use super::charts;
use super::checking;
use super::page::Page;
use super::reading;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::evidence;
use crate::reader::FileRead;
use crate::readings::Readings;
use crate::system;

/// Does what is asked about evidence.
///
/// # Errors
/// When a file is none that is kept, or what is meant is not there.
pub fn answer(
    logbook: impl FnOnce() -> Result<Logbook, Refusal>,
    command: &EvidenceCommand,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    match command {
        EvidenceCommand::Add {
            files,
            belongs_to,
            keep_charts,
            credits,
            confirmed,
        } => {
            let mut logbook = logbook()?;
            if *credits {
                return certificates::add(&mut logbook, files, *keep_charts, *confirmed, clock);
            }
            let read = match keep_charts {
                true => Vec::new(),
                false => no_charts(files)?,
            };
            let answer = add(&mut logbook, files, belongs_to, clock)?;
            let readings = Readings::beside(logbook.path());
            for (sha256, read) in &read {
                readings.keep(sha256, Ok(read));
            }
            Ok(answer)
        }
        EvidenceCommand::List { words, loose } => list(&logbook()?, &words.join(" "), *loose),
        EvidenceCommand::Open { file, save, force } => {
            open(&logbook()?, &file.join(" "), save.as_deref(), *force)
        }
        EvidenceCommand::Check {
            file,
            credit,
            holder,
        } => checking::answer(
            &logbook()?,
            &file.join(" "),
            credit.as_deref(),
            holder.as_deref(),
            clock.today(),
        ),
        EvidenceCommand::Read { file, pictures } => reading::answer(file, pictures.as_deref()),
    }
}

/// Refuses files that look like a patient's chart, before anything is kept. Answers what was
/// read of the others, by the SHA-256 of their bytes.
fn no_charts(files: &[PathBuf]) -> Result<Vec<(String, FileRead)>, Refusal> {
    let mut all = Vec::new();
    for file in files {
        let bytes = read_file_to_keep(file)?;
        let (signs, read) = evidence::signs_of_a_chart(&bytes);
        if !signs.is_empty() {
            return Err(charts::like_a_chart(&name_of(file), &signs));
        }
        all.extend(read.map(|read| (hash_of(&bytes), read)));
    }
    Ok(all)
}

/// Keeps files. Each is read and judged before the first is kept.
fn add(
    logbook: &mut Logbook,
    files: &[PathBuf],
    belongs_to: &[String],
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let facts = logbook.records()?;
    let holders = belongs_to
        .iter()
        .map(|asked| evidence::holder(&facts, asked));
    let holders = holders.collect::<Result<Vec<Holder>, Refusal>>()?;
    for file in files {
        logbook.check_file(&name_of(file), &read_file_to_keep(file)?)?;
    }
    let mut stored = Vec::new();
    for file in files {
        stored.push(logbook.store_file(&name_of(file), &read_file_to_keep(file)?)?);
    }
    let added = logbook.add_evidence(&stored, &holders, &clock.now())?;
    let facts = logbook.records()?;
    let mut page = Page::new();
    match &added.applied {
        Some(applied) => page.line(0, &applied.label),
        None => page.line(0, "Nothing changed: what was given is already kept"),
    }
    for it in &added.files {
        page.line(2, &said(&facts, it));
    }
    let answer = AddedAnswer {
        format: "milepost-evidence-added",
        version: 1,
        operation: added.applied.and_then(|it| it.operation),
        files: added
            .files
            .iter()
            .map(|it| FileAdded {
                known: it.known,
                evidence: &it.evidence,
            })
            .collect(),
    };
    Ok(Answer::new(page, &answer))
}

fn said(facts: &Facts, it: &AddedFile) -> String {
    let file = &it.evidence;
    let known = match it.known {
        true => ", the same file was kept already",
        false => "",
    };
    format!(
        "{}: {}, {}{known}, {}",
        file.name,
        file.media_type.noun(),
        size(file.bytes),
        place(facts, file)
    )
}

/// Lists the files, the last added first.
fn list(logbook: &Logbook, words: &str, loose: bool) -> Result<Answer, Refusal> {
    let facts = logbook.records()?;
    let wanted = words.trim().to_lowercase();
    let mut files: Vec<&Evidence> = facts.evidence.iter().collect();
    files.retain(|it| wanted.is_empty() || it.name.to_lowercase().contains(&wanted));
    files.retain(|it| !loose || it.belongs_to.is_empty());
    files.reverse();
    let mut page = Page::new();
    if files.is_empty() {
        page.line(
            0,
            "No such file is kept. milepost evidence add FILE keeps one.",
        );
    }
    for it in &files {
        page.apart(0, &it.name, &size(it.bytes));
        page.dim(
            2,
            &format!("kept {}, {}", day(it.added_on), place(&facts, it)),
        );
    }
    let answer = ListAnswer {
        format: "milepost-evidence",
        version: 1,
        files: files
            .iter()
            .map(|it| Listed {
                evidence: it,
                path: logbook.vault().file_of(&it.sha256).display().to_string(),
            })
            .collect(),
    };
    Ok(Answer::new(page, &answer))
}

/// Shows a file in the system's own program, or saves its original bytes.
fn open(
    logbook: &Logbook,
    asked: &str,
    save: Option<&Path>,
    force: bool,
) -> Result<Answer, Refusal> {
    let facts = logbook.records()?;
    let file = evidence::file(&facts, asked)?;
    let mut page = Page::new();
    let path = match save {
        Some(to) => {
            evidence::save(logbook, file, to, force)?;
            page.line(0, &format!("Saved {} as", file.name));
            to.to_path_buf()
        }
        None => {
            let path = evidence::to_show(logbook, file)?;
            system::open_file(&path).map_err(Refusal::because)?;
            page.line(0, &format!("Opened {} from a copy of its own:", file.name));
            path
        }
    };
    page.address(2, &path.display().to_string());
    let answer = OpenedAnswer {
        format: "milepost-evidence-opened",
        version: 1,
        path: path.display().to_string(),
        sha256: &file.sha256,
    };
    Ok(Answer::new(page, &answer))
}

/// `belongs to Modifier 25 webinar`
fn place(facts: &Facts, file: &Evidence) -> String {
    let names = evidence::holders(facts);
    let name = |key: &Holder| {
        let found = names.iter().find(|(known, _)| known == key);
        found.map_or_else(
            || format!("a {}", FactKind::from(key.kind).noun()),
            |it| it.1.clone(),
        )
    };
    let holders: Vec<String> = file.belongs_to.iter().map(name).collect();
    match holders.as_slice() {
        [] => "belongs to nothing yet".to_owned(),
        holders => format!("belongs to {}", holders.join(" and ")),
    }
}

fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

fn size(bytes: i32) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes.max(1).unsigned_abs().div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[derive(Debug, Serialize)]
struct AddedAnswer<'a> {
    format: &'static str,
    version: u8,
    /// The change, by which it can be taken back; none where nothing changed.
    operation: Option<String>,
    files: Vec<FileAdded<'a>>,
}

#[derive(Debug, Serialize)]
struct FileAdded<'a> {
    /// Whether the same bytes were kept already.
    known: bool,
    evidence: &'a Evidence,
}

#[derive(Debug, Serialize)]
struct ListAnswer<'a> {
    format: &'static str,
    version: u8,
    files: Vec<Listed<'a>>,
}

#[derive(Debug, Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    evidence: &'a Evidence,
    /// Where its bytes lie.
    path: String,
}

#[derive(Debug, Serialize)]
struct OpenedAnswer<'a> {
    format: &'static str,
    version: u8,
    path: String,
    sha256: &'a str,
}
