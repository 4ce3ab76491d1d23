//! `milepost evidence add --credits`: certificates become credits, as in the window. What a person
//! would have to look at is kept and said, and never filled in unseen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use milepost_core::certificate::chart;
use milepost_core::certificate::draft::recorded;
use milepost_core::dates::day;
use milepost_core::facts::Credit;
use milepost_core::ids::CreditId;
use milepost_logbook::{Logbook, hash_of};
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::certificates::Knowledge;
use crate::certificates::desk::{OnDesk, ReadFile, State, bytes_of};
use crate::certificates::keep;
use crate::certificates::shown::{Beside, FileRow, FileState, draft_as_read, rows};
use crate::clock::Clock;
use crate::error::Refusal;
use crate::reader::{Wanted, read_bytes};

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Became {
    /// A new credit.
    Credit,
    /// The proof of a credit that was there.
    Attached,
    /// It is kept, and asks something first.
    Kept,
    /// The same bytes were kept before.
    Known,
    /// It cannot be read; nothing of it was kept.
    Unreadable,
}

#[derive(Debug, Serialize)]
struct CertificatesAnswer {
    format: &'static str,
    version: u8,
    files: Vec<FileAnswer>,
}

#[derive(Debug, Serialize)]
struct FileAnswer {
    /// The file's name.
    name: String,
    became: Became,
    /// The credit, by its id.
    credit: Option<CreditId>,
    /// The change, by which it can be taken back.
    operation: Option<String>,
    /// What it asks, why it is not read, or what the credit is.
    says: String,
}

/// Reads certificates, and makes credits of those that ask nothing.
///
/// # Errors
/// When a file cannot be had or looks like a chart; nothing is kept then.
pub fn add(
    logbook: &mut Logbook,
    files: &[PathBuf],
    keep_charts: bool,
    confirmed: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let knowledge = Knowledge::of(logbook)?;
    let mut desk = Vec::new();
    for (number, path) in (1..).zip(files) {
        desk.push(read(number, path, keep_charts, &knowledge)?);
    }
    let mut answers = Vec::new();
    for file in &desk {
        answers.push(take_in(logbook, file, confirmed, clock)?);
    }
    let mut page = Page::new();
    for it in &answers {
        page.line(0, &it.name);
        page.line(2, &it.says);
    }
    let answer = CertificatesAnswer {
        format: "milepost-certificates-added",
        version: 1,
        files: answers,
    };
    Ok(Answer::new(page, &answer))
}

fn read(
    number: u32,
    path: &Path,
    keep_charts: bool,
    knowledge: &Knowledge,
) -> Result<OnDesk, Refusal> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let bytes = bytes_of(path).map_err(|it| Refusal::because(format!("{name}: {}", it.message)))?;
    let (size, sha256) = (bytes.len() as u64, hash_of(&bytes));
    let state = match read_bytes(bytes, Wanted::TextAndPictures) {
        Err(refusal) => State::Unreadable(refusal.message),
        Ok(read) => {
            let text: Vec<String> = read.contents.pages.iter().map(|it| it.text()).collect();
            let signs = chart::signs(&text.join("\n"));
            if !signs.is_empty() && !keep_charts {
                return Err(super::charts::like_a_chart(&name, &signs));
            }
            let fields = knowledge.read(&read.contents.pages);
            State::Read(Arc::new(ReadFile {
                sha256,
                read,
                fields,
            }))
        }
    };
    Ok(OnDesk {
        number,
        path: path.to_owned(),
        name,
        bytes: size,
        no_chart: keep_charts,
        state,
    })
}

fn take_in(
    logbook: &mut Logbook,
    file: &OnDesk,
    confirmed: bool,
    clock: &Clock,
) -> Result<FileAnswer, Refusal> {
    let answer = |became, says: String| FileAnswer {
        name: file.name.clone(),
        became,
        credit: None,
        operation: None,
        says,
    };
    let read = match &file.state {
        State::Read(read) => read,
        State::Unreadable(why) => {
            return Ok(answer(
                Became::Unreadable,
                format!("{why} Nothing was kept."),
            ));
        }
        _ => return Ok(answer(Became::Unreadable, "It was not read.".to_owned())),
    };
    let row = row(logbook, file, clock)?;
    let asks_only_the_number = row.state == FileState::Confirm;
    match row.state {
        FileState::Saved => {
            return Ok(answer(
                Became::Known,
                "The same file is kept already, as the proof of a credit.".to_owned(),
            ));
        }
        _ if row.ready || (confirmed && asks_only_the_number) => {}
        _ => {
            let says = format!("Kept, and no credit yet. {}.", what_it_asks(&row, read));
            let mut kept = logbook.records()?.evidence.into_iter();
            if kept.any(|it| it.sha256 == read.sha256) {
                return Ok(answer(Became::Known, says));
            }
            let applied = keep::keep_file(logbook, file, &clock.now())?;
            return Ok(FileAnswer {
                operation: applied.operation,
                ..answer(Became::Kept, says)
            });
        }
    }
    let draft = draft_as_read(&read.fields);
    let before = logbook.credits()?;
    let same = recorded(&draft, &before).same.map(|it| it.id.clone());
    let applied = keep::save(logbook, file, &draft, same.as_ref(), &clock.now())?;
    let credits = logbook.credits()?;
    let credit = match &same {
        Some(id) => credits.iter().find(|it| it.id == *id),
        None => credits
            .iter()
            .find(|it| before.iter().all(|was| was.id != it.id)),
    };
    let became = match same {
        Some(_) => Became::Attached,
        None => Became::Credit,
    };
    let says = credit.map(|it| said(it, became)).unwrap_or_default();
    Ok(FileAnswer {
        credit: credit.map(|it| it.id.clone()),
        operation: applied.operation,
        ..answer(became, says)
    })
}

fn row(logbook: &Logbook, file: &OnDesk, clock: &Clock) -> Result<FileRow, Refusal> {
    let mut facts = logbook.records()?;
    facts.credits = logbook.credits()?;
    // What belongs to nothing yet can still become a credit.
    facts.evidence.retain(|it| !it.belongs_to.is_empty());
    let holder = logbook.settings()?.name;
    let made = logbook.made_documents()?;
    let beside = Beside {
        facts: &facts,
        rules: logbook.rulebook(),
        holder: holder.as_deref(),
        made: &made,
        today: clock.today(),
    };
    rows(std::slice::from_ref(file), &beside)
        .pop()
        .ok_or_else(|| Refusal::because(format!("BUG: {} has no row", file.name)))
}

/// "Confirm the index number: GBC1121253HB (--confirmed says that you compared it)"
fn what_it_asks(row: &FileRow, read: &ReadFile) -> String {
    let number = read.fields.index_number.value.as_deref();
    match (row.state, number) {
        (FileState::Confirm, Some(number)) => format!(
            "{}: {number}. Compare it with the page; --confirmed then makes the credit",
            row.words
        ),
        _ => format!("{}; the window shows it beside the page", row.words),
    }
}

fn said(credit: &Credit, became: Became) -> String {
    let amount = credit
        .amount
        .map_or_else(String::new, |it| format!(", {it} CEU"));
    let what = match became {
        Became::Attached => "Attached to",
        _ => "New credit",
    };
    format!(
        "{what}: {}, {}{amount}",
        credit.title,
        day(credit.completed_on)
    )
}
