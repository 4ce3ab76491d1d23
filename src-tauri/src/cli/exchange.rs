//! Facts files: judging one, and writing one.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::assess::assess;
use milepost_core::facts::Facts;
use milepost_core::facts_file;
use milepost_core::rulebook::Rulebook;
use milepost_logbook::{Logbook, LogbookError};
use serde::Serialize;

use super::answer::Answer;
use super::arguments::Export;
use super::page::Page;
use super::status;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::exchange::give::{self, Span, Written};
use crate::export::write_whole;

/// Judges a facts file; no logbook is opened.
///
/// # Errors
/// When the file cannot be read or is no facts file.
pub fn assess_file(file: &Path, rulebook: &Rulebook, as_of: NaiveDate) -> Result<Answer, Refusal> {
    let facts = read_facts(file)?;
    Ok(status::answer(assess(&facts, rulebook, as_of)))
}

/// The facts of a facts file.
///
/// # Errors
/// When the file cannot be read or is no facts file.
pub fn read_facts(file: &Path) -> Result<Facts, Refusal> {
    let text = read(file)
        .map_err(|error| Refusal::because(format!("{} can't be read: {error}", file.display())))?;
    facts_file::read(&text)
        .map_err(|error| Refusal::because(format!("{}: {error}", file.display())))
}

/// Writes everything, or a part of it, in the form that was said.
///
/// # Errors
/// When the form was not said, a file is there already, or it cannot be written.
pub fn export(
    logbook: &Logbook,
    how: &Export,
    json: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let span = Span {
        from: how.from,
        to: how.to,
    };
    let (whole, mut unreadable) = what_can_be_read(logbook)?;
    let facts = give::within(whole, span);
    let written = if let Some(folder) = &how.csv {
        give::csv_folder(&facts, &how.kind, folder, how.force)?
    } else if let Some(file) = &how.xlsx {
        vec![give::workbook(
            &facts,
            &how.kind,
            file,
            how.force,
            clock.today(),
        )?]
    } else if let Some(file) = &how.everything {
        let (evidence, lacking) = give::evidence_parts(logbook, &facts);
        unreadable.extend(lacking);
        vec![give::everything(
            &facts,
            evidence,
            file,
            how.force,
            clock.today(),
        )?]
    } else if let Some((listed, file)) = how.report.zip(how.file.as_deref()) {
        let (force, today) = (how.force, clock.today());
        vec![give::report_file(&facts, listed, span, file, force, today)?]
    } else if how.text {
        let text = give::journal(&facts);
        let Some(file) = how.file.as_deref().filter(|file| *file != Path::new("-")) else {
            return Ok(Answer::raw(text));
        };
        give::text_file(&text, file, how.force)?;
        vec![Written {
            path: file.display().to_string(),
            rows: facts.len(),
            bytes: text.len(),
        }]
    } else {
        return facts_file_out(&facts, how, json, unreadable);
    };
    let mut page = Page::new();
    for it in &written {
        let rows = if it.rows == 1 { "row" } else { "rows" };
        page.line(
            0,
            &format!("Wrote {}: {} {rows}, {} bytes", it.path, it.rows, it.bytes),
        );
    }
    if written.is_empty() {
        page.line(0, "There is nothing to write.");
    }
    for row in &unreadable {
        page.line(0, &format!("Not exported: {row}."));
    }
    let answer = WrittenAnswer {
        format: "milepost-export",
        version: 1,
        files: written,
        unreadable,
    };
    Ok(Answer::new(page, &answer))
}

/// Everything, and what of it cannot be read.
fn what_can_be_read(logbook: &Logbook) -> Result<(Facts, Vec<String>), LogbookError> {
    let whole = match logbook.export_facts() {
        Err(LogbookError::Damaged { .. }) => {
            let (facts, lacking) = logbook.salvage();
            let lacking = lacking
                .iter()
                .map(|it| format!("some of the {} lie in a damaged part", it.plural()));
            return Ok((facts, lacking.collect()));
        }
        whole => whole?,
    };
    if u32::try_from(whole.len()) == Ok(logbook.count()?) {
        return Ok((whole, Vec::new()));
    }
    let unreadable = logbook.unreadable()?;
    Ok((whole, unreadable.iter().map(ToString::to_string).collect()))
}

/// Writes the facts file.
fn facts_file_out(
    facts: &Facts,
    how: &Export,
    json: bool,
    unreadable: Vec<String>,
) -> Result<Answer, Refusal> {
    if !json {
        let message = "choose a format: milepost export --json FILE, --csv FOLDER, --xlsx FILE, \
                       --text, or --everything FILE.zip";
        return Err(Refusal::because(message));
    }
    let text = facts_file::write(facts);
    let Some(file) = how.file.as_deref().filter(|file| *file != Path::new("-")) else {
        return Ok(Answer {
            page: Page::new(),
            json: text,
        });
    };
    if file.exists() && !how.force {
        let message = format!("{} is already there; --force replaces it", file.display());
        return Err(Refusal::because(message));
    }
    write_whole(file, &text)?;
    let mut page = Page::new();
    for row in &unreadable {
        page.line(0, &format!("Not exported: {row}."));
    }
    let answer = ExportAnswer {
        unreadable,
        format: "milepost-export",
        version: 1,
        path: file.display().to_string(),
        facts: facts.len(),
        bytes: text.len(),
    };
    Ok(Answer::new(page, &answer))
}

/// What an export of sheets answers.
#[derive(Debug, Serialize)]
struct WrittenAnswer {
    format: &'static str,
    version: u8,
    files: Vec<Written>,
    /// What could not be read, and so was not exported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
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
