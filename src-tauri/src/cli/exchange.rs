//! Facts files: judging one, and writing one.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::facts::Facts;
use milepost_core::facts_file;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::Logbook;
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use super::status;
use crate::error::Refusal;
use crate::export::write_whole;

/// Judges a facts file; no logbook is opened.
///
/// # Errors
/// When the file cannot be read or is no facts file.
pub fn assess_file(file: &Path, as_of: NaiveDate) -> Result<Answer, Refusal> {
    let facts = read_facts(file)?;
    Ok(status::answer(assess(&facts, Rulebook::embedded(), as_of)))
}

/// The facts of a facts file.
///
/// # Errors
/// When the file cannot be read or is no facts file.
pub fn read_facts(file: &Path) -> Result<Facts, Refusal> {
    let text = read(file)
        .map_err(|error| Refusal::because(format!("{} cannot be read: {error}", file.display())))?;
    facts_file::read(&text)
        .map_err(|error| Refusal::because(format!("{}: {error}", file.display())))
}

/// Writes everything as a facts file.
///
/// # Errors
/// When the format was not said, the file is there already, or it cannot be written.
pub fn export(
    logbook: &Logbook,
    file: Option<&Path>,
    force: bool,
    json: bool,
) -> Result<Answer, Refusal> {
    if !json {
        let message = "say the format: milepost export --json FILE";
        return Err(Refusal::because(message));
    }
    let facts = logbook.export_facts()?;
    let text = facts_file::write(&facts);
    let Some(file) = file.filter(|file| *file != Path::new("-")) else {
        return Ok(Answer {
            page: Page::new(),
            json: text,
        });
    };
    if file.exists() && !force {
        let message = format!("{} is there already; --force replaces it", file.display());
        return Err(Refusal::because(message));
    }
    write_whole(file, &text)?;
    let unreadable = match u32::try_from(facts.len()) {
        Ok(read) if read == logbook.count()? => Vec::new(),
        _ => logbook.unreadable()?,
    };
    let mut page = Page::new();
    for row in &unreadable {
        page.line(0, &format!("Not exported: {row}."));
    }
    let answer = ExportAnswer {
        unreadable: unreadable.iter().map(ToString::to_string).collect(),
        format: "milepost-export",
        version: 1,
        path: file.display().to_string(),
        facts: facts.len(),
        bytes: text.len(),
    };
    Ok(Answer::new(page, &answer))
}

/// What an export to a file answers.
#[derive(Debug, Serialize)]
struct ExportAnswer {
    format: &'static str,
    version: u8,
    path: String,
    facts: usize,
    bytes: usize,
    /// What could not be read, and so was not exported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

fn read(file: &Path) -> io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file)
}
