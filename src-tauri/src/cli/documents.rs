//! Documents as files: `milepost packet`, `letter`, `sheet`, `credits` and `annex`.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::dates::day;
use milepost_core::documents::letter::Signer;
use milepost_core::documents::sheet;
use milepost_core::facts::{Entry, Facts, Position};
use milepost_core::standing::CycleState;
use milepost_logbook::{Logbook, Paper};
use serde::Serialize;

use super::answer::Answer;
use super::arguments::{DocumentTo, ForDocument, LetterOf, PacketOf, SheetOf};
use super::page::Page;
use crate::clock::Clock;
use crate::documents::{DocumentWish, Made, PageSize, make, note};
use crate::error::Refusal;
use crate::export::write_bytes;
use crate::queries;

#[derive(Debug, Serialize)]
struct MadeAnswer<'a> {
    format: &'static str,
    version: u8,
    /// What was made: `packet`, `letter`, `sheet`, `credits`, `annex`.
    document: &'a str,
    path: String,
    pages: u32,
    /// The SHA-256 of what it says.
    hash: &'a str,
    /// What it lacks, a sentence each.
    lacks: &'a [String],
}

/// Writes the packet of a cycle.
///
/// # Errors
/// When there is no such cycle, nothing counts toward it, or the file cannot be written.
pub fn packet(logbook: &mut Logbook, asked: &PacketOf, clock: &Clock) -> Result<Answer, Refusal> {
    let due_on = match asked.cycle {
        Some(on) => on,
        None => only_cycle(logbook, &asked.issuer, clock.today())?,
    };
    let wish = DocumentWish::Packet {
        issuer: asked.issuer.clone(),
        due_on,
    };
    write(logbook, &wish, &asked.file, &asked.document, clock)
}

/// Writes the draft of a letter.
///
/// # Errors
/// When no such position is meant, or the file cannot be written.
pub fn letter(logbook: &mut Logbook, asked: &LetterOf, clock: &Clock) -> Result<Answer, Refusal> {
    let facts = logbook.records()?;
    let position = position(&facts, &asked.position)?.id.clone();
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let wish = DocumentWish::Letter {
        position,
        signer: Signer {
            name: text(&asked.signer),
            title: text(&asked.title),
            phone: text(&asked.phone),
            email: text(&asked.email),
            without_hours: asked.without_hours,
        },
    };
    write(logbook, &wish, &asked.file, &asked.document, clock)
}

/// Writes a sheet of hours to be signed.
///
/// # Errors
/// When no such position is meant, nothing was logged in the span, or the file cannot be written.
pub fn sheet(logbook: &mut Logbook, asked: &SheetOf, clock: &Clock) -> Result<Answer, Refusal> {
    let facts = logbook.facts()?;
    let position = position(&facts, &asked.position)?;
    let hours: Vec<Entry> = facts
        .entries
        .iter()
        .filter(|it| it.position == position.id)
        .cloned()
        .collect();
    let (first, last) = sheet::span_to_sign(&hours, clock.today());
    let (from, to) = (asked.from.unwrap_or(first), asked.to.unwrap_or(last));
    if from > to {
        return Err(Refusal::because(format!(
            "{} is after {}; --from DATE and --to DATE name the first and the last day",
            day(from),
            day(to)
        )));
    }
    if sheet::totals(&hours, from, to).0 == 0 {
        return Err(Refusal::because(format!(
            "no hours at {} are logged from {} to {}; --from DATE and --to DATE name other days",
            position.employer,
            day(from),
            day(to)
        )));
    }
    let wish = DocumentWish::Sheet {
        position: position.id.clone(),
        from,
        to,
    };
    write(logbook, &wish, &asked.file, &asked.document, clock)
}

/// Writes the list of all credits.
///
/// # Errors
/// When no credit is recorded, or the file cannot be written.
pub fn credits(
    logbook: &mut Logbook,
    asked: &DocumentTo,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    if logbook.credits()?.is_empty() {
        return Err(Refusal::because("no credit is recorded yet"));
    }
    write(
        logbook,
        &DocumentWish::Credits,
        &asked.file,
        &asked.document,
        clock,
    )
}

/// Writes the annex of a résumé.
///
/// # Errors
/// When the file cannot be written.
pub fn annex(logbook: &mut Logbook, asked: &DocumentTo, clock: &Clock) -> Result<Answer, Refusal> {
    write(
        logbook,
        &DocumentWish::Annex,
        &asked.file,
        &asked.document,
        clock,
    )
}

fn write(
    logbook: &mut Logbook,
    wish: &DocumentWish,
    file: &Path,
    asked: &ForDocument,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    if file.exists() && !asked.force {
        let message = format!("{} is already there; --force replaces it", file.display());
        return Err(Refusal::because(message));
    }
    let settings = logbook.settings()?;
    let name = asked.name.clone().or(settings.name).ok_or_else(|| {
        Refusal::because("whose document is it? Add a name, like --name \"Maya Torres\"")
    })?;
    let paper = match asked.a4 {
        true => Paper::A4,
        false => settings.paper,
    };
    let made = make(logbook, wish, PageSize(paper), &name, clock.today())?;
    write_bytes(file, &made.bytes)?;
    note(logbook, &made, file)?;
    Ok(told(&made, file))
}

fn told(made: &Made, file: &Path) -> Answer {
    let it = &made.remembered;
    let mut page = Page::new();
    let pages = match it.pages {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    };
    page.line(0, &format!("{}, {pages}:", it.title));
    page.address(2, &file.display().to_string());
    for lack in &made.lacks {
        page.line(2, lack);
    }
    Answer::new(
        page,
        &MadeAnswer {
            format: "milepost-document",
            version: 1,
            document: &it.kind,
            path: file.display().to_string(),
            pages: it.pages,
            hash: &it.hash,
            lacks: &made.lacks,
        },
    )
}

/// The one cycle of an issuer that is running.
fn only_cycle(logbook: &Logbook, issuer: &str, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let standing = queries::standing(logbook, today)?;
    let running: Vec<NaiveDate> = standing
        .cycles
        .iter()
        .filter(|it| it.issuer.as_str().eq_ignore_ascii_case(issuer))
        .filter(|it| matches!(it.state, CycleState::Open | CycleState::Submitted))
        .map(|it| it.due_on.date)
        .collect();
    match running.as_slice() {
        [one] => Ok(*one),
        _ => Err(Refusal::because(format!(
            "which cycle of {issuer}? --cycle YYYY-MM-DD names its last day"
        ))),
    }
}

fn position<'f>(facts: &'f Facts, asked: &str) -> Result<&'f Position, Refusal> {
    let wanted = asked.trim().to_lowercase();
    let exactly = |it: &&Position| it.id.as_str() == asked || it.employer.to_lowercase() == wanted;
    let alike = |it: &&Position| it.employer.to_lowercase().contains(&wanted);
    let mut found: Vec<&Position> = facts.positions.iter().filter(exactly).collect();
    if found.is_empty() && !wanted.is_empty() {
        found = facts.positions.iter().filter(alike).collect();
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Refusal::because(format!(
            "there is no position called {asked:?}; milepost list position shows them"
        ))),
        several => {
            let names: Vec<&str> = several.iter().map(|it| it.employer.as_str()).collect();
            Err(Refusal::because(format!(
                "{} positions match {asked:?} ({}); write more of the name, or the id",
                several.len(),
                names.join(", ")
            )))
        }
    }
}
