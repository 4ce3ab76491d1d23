//! Looking into what a person wants to bring in, before anything is changed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Cursor};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_core::exchange::{
    self, CameBefore, Kind, Known, Mapping, Preview, Request, RowState, RowWish, Table, field,
    is_lines, preview, preview_facts, preview_text, typed,
};
use milepost_core::facts::Facts;
use milepost_core::facts_file;
use milepost_logbook::{KeptMapping, Logbook, check_fact};
use milepost_sheets::write::{EVERYTHING_FACTS, EVIDENCE_PARTS};
use milepost_sheets::{Book, SheetError};

use super::effects::{Effects, effects};
use crate::error::Refusal;

/// What a person wants to bring in, and what she says about it.
#[derive(Debug, Default)]
pub struct Wanted {
    /// The kind, where it was said.
    pub kind: Option<Kind>,
    /// The sheet, where it was said.
    pub sheet: Option<String>,
    /// A mapping by its name, or as a file.
    pub map: Option<String>,
    /// Answers and values for every row.
    pub set: Vec<(String, String)>,
    /// What was decided about single rows, by their places.
    pub choices: BTreeMap<usize, RowWish>,
}

/// A file or a paste as it was read.
#[derive(Debug)]
pub struct Source {
    /// Its name, without folders; empty for a paste.
    pub name: String,
    /// What is in it.
    pub holds: Holds,
    /// The bytes of the evidence files that come with facts.
    pub evidence: Arc<Vec<Vec<u8>>>,
}

/// What a file holds.
#[derive(Debug)]
pub enum Holds {
    /// Sheets.
    Sheets(Book),
    /// Facts.
    Facts(Box<Facts>),
}

/// What was seen.
#[derive(Debug)]
pub struct Looked {
    /// What would come in.
    pub preview: Preview,
    /// What it would do to the standing.
    pub effects: Effects,
    /// The names of places and courses, by their ids.
    pub names: BTreeMap<String, String>,
    /// The bytes of the evidence files that come with facts.
    pub evidence: Arc<Vec<Vec<u8>>>,
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// When it cannot be read or holds nothing that can come in.
pub fn read_source(file: &Path) -> Result<Source, Refusal> {
    let shown = match file == Path::new("-") {
        true => "standard input".to_owned(),
        false => file.display().to_string(),
    };
    let refused = |error: SheetError| Refusal::because(format!("{shown}: {error}"));
    if file == Path::new("-") {
        let bytes = milepost_sheets::read_limited(io::stdin().lock()).map_err(refused)?;
        return of_bytes(&bytes, String::new(), &shown);
    }
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let bytes = milepost_sheets::read_bytes(file).map_err(refused)?;
    of_bytes(&bytes, name.unwrap_or_default(), &shown)
}

fn of_bytes(bytes: &[u8], name: String, shown: &str) -> Result<Source, Refusal> {
    let refused = |error: SheetError| Refusal::because(format!("{shown}: {error}"));
    let whole = milepost_sheets::unpack_one(bytes, EVERYTHING_FACTS).map_err(refused)?;
    let evidence = match whole.is_some() {
        true => milepost_sheets::unpack_below(bytes, EVIDENCE_PARTS).map_err(refused)?,
        false => Vec::new(),
    };
    let json = whole.or_else(|| facts_text(bytes));
    if let Some(json) = json {
        let facts = facts_file::read(&json)
            .map_err(|error| Refusal::because(format!("{shown}: {error}")))?;
        return Ok(Source {
            name,
            holds: Holds::Facts(Box::new(facts)),
            evidence: Arc::new(evidence),
        });
    }
    Ok(Source {
        name,
        holds: Holds::Sheets(milepost_sheets::read(bytes).map_err(refused)?),
        evidence: Arc::default(),
    })
}

/// The text of a facts file; none where it is something else.
fn facts_text(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.trim_start().starts_with('{').then(|| text.to_owned())
}

/// Says what would come in.
///
/// # Errors
/// When a sheet, a mapping or a value cannot be found or read.
pub fn look(
    logbook: &Logbook,
    source: &Source,
    wanted: &Wanted,
    today: NaiveDate,
) -> Result<Looked, Refusal> {
    let facts = logbook.facts()?;
    let failed = std::cell::RefCell::new(None);
    let before = |prints: &[String]| -> Vec<Option<CameBefore>> {
        logbook.came_before(prints).unwrap_or_else(|error| {
            failed.replace(Some(error));
            vec![None; prints.len()]
        })
    };
    let known = Known {
        facts: &facts,
        before: &before,
        rulebook: logbook.rulebook(),
        today,
    };
    let mut looked = match &source.holds {
        Holds::Facts(file) => preview_facts(file, &request(&[], &source.name, wanted), &known),
        Holds::Sheets(book) => {
            let mut seen = sheets(logbook, book, &source.name, wanted, &known)?;
            seen.said.splice(0..0, book.notes.iter().cloned());
            seen
        }
    };
    if let Some(error) = failed.into_inner() {
        return Err(error.into());
    }
    check_rows(&mut looked);
    let names = names(&facts);
    let effects = effects(&facts, logbook.rulebook(), &looked, &names, today);
    Ok(Looked {
        preview: looked,
        effects,
        evidence: Arc::clone(&source.evidence),
        names,
    })
}

fn names(facts: &Facts) -> BTreeMap<String, String> {
    let positions = facts.positions.iter();
    let positions = positions.map(|it| (it.id.as_str().to_owned(), it.employer.clone()));
    let courses = facts.courses.iter();
    let courses = courses.map(|it| (it.id.as_str().to_owned(), it.title.clone()));
    positions.chain(courses).collect()
}

fn request<'a>(sheets: &'a [Table], name: &'a str, wanted: &'a Wanted) -> Request<'a> {
    Request {
        sheets,
        file: name,
        kind: wanted.kind,
        sheet: wanted.sheet.as_deref(),
        mapping: None,
        set: &wanted.set,
        choices: wanted.choices.clone(),
    }
}

fn sheets(
    logbook: &Logbook,
    book: &Book,
    name: &str,
    wanted: &Wanted,
    known: &Known<'_>,
) -> Result<Preview, Refusal> {
    let request = request(&book.sheets, name, wanted);
    if let Some(map) = &wanted.map {
        let mapping = mapping_named(logbook, map)?;
        let request = Request {
            mapping: Some(&mapping),
            ..request
        };
        return preview(&request, known).map_err(Refusal::because);
    }
    let guessed = preview(&request, known).map_err(Refusal::because)?;
    if is_lines(&book.sheets) && guessed.rows.iter().all(|row| row.fact.is_none()) {
        return Ok(preview_text(&book.sheets[0], &request, known));
    }
    let headers: Vec<String> = guessed.columns.iter().map(|it| it.header.clone()).collect();
    let Some((kept, mapping)) = remembered(logbook, &headers, wanted.kind)? else {
        return Ok(guessed);
    };
    let request = Request {
        mapping: Some(&mapping),
        ..request
    };
    let mut seen = preview(&request, known).map_err(Refusal::because)?;
    let used = milepost_core::dates::day(kept.used_on);
    let said = format!(
        "The columns are understood as in {}, last used {used}.",
        kept.name
    );
    seen.said.insert(0, said);
    Ok(seen)
}

/// The mapping that fits these headers, the last used first.
fn remembered(
    logbook: &Logbook,
    headers: &[String],
    kind: Option<Kind>,
) -> Result<Option<(KeptMapping, Mapping)>, Refusal> {
    for kept in logbook.mappings()? {
        let Ok(mapping) = Mapping::read(&kept.body) else {
            continue;
        };
        let right_kind = kind.is_none_or(|kind| kind == mapping.target);
        if right_kind && mapping.fits(headers) {
            return Ok(Some((kept, mapping)));
        }
    }
    Ok(None)
}

/// A mapping by its name, else as a file.
fn mapping_named(logbook: &Logbook, name: &str) -> Result<Mapping, Refusal> {
    let kept = logbook.mappings()?.into_iter().find(|it| it.name == name);
    let text = match kept {
        Some(kept) => kept.body,
        None => fs::read_to_string(name).map_err(|error| {
            Refusal::because(format!(
                "there is no mapping {name}, and no such file ({error}); milepost import --mappings lists them"
            ))
        })?,
    };
    Mapping::read(&text).map_err(|why| Refusal::because(format!("{name}: {why}")))
}

/// Finds what the logbook would refuse, row by row, so that it is said before.
fn check_rows(preview: &mut Preview) {
    for row in &mut preview.rows {
        if matches!(
            row.state,
            RowState::Problem | RowState::Skipped | RowState::Same
        ) {
            continue;
        }
        let Some(fact) = &row.fact else { continue };
        let wrong = match typed(row.kind, fact.clone()) {
            Ok(mut fact) => check_fact(&mut fact).err().map(|invalid| {
                let label = field(row.kind, &invalid.field)
                    .map_or(invalid.field.as_str(), |it| it.label.as_str());
                format!("{label}: {}", invalid.message)
            }),
            Err(error) => Some(error),
        };
        if let Some(wrong) = wrong {
            row.state = RowState::Problem;
            row.comes = false;
            row.problem = Some(format!("row {}, {wrong}", row.row));
        }
    }
}

/// What was pasted, with the page that a spreadsheet puts beside its text.
///
/// # Errors
/// When it holds nothing that can come in.
pub fn read_paste(html: Option<&str>, text: &str) -> Result<Source, Refusal> {
    let book = milepost_sheets::read_paste(html, text)
        .map_err(|error| Refusal::because(format!("what was pasted: {error}")))?;
    Ok(Source {
        name: String::new(),
        holds: Holds::Sheets(book),
        evidence: Arc::default(),
    })
}

/// The tables of a text that is no file, for comparing with a portal.
pub fn tables_of(html: Option<&str>, text: &str) -> Result<Vec<exchange::Table>, Refusal> {
    if let Some(html) = html
        && let Ok(book) = milepost_sheets::read_paste(Some(html), "")
    {
        return Ok(book.sheets);
    }
    let mut reader = Cursor::new(text.as_bytes());
    let bytes = milepost_sheets::read_limited(&mut reader)
        .map_err(|error| Refusal::because(error.to_string()))?;
    match milepost_sheets::read(&bytes) {
        Ok(book) => Ok(book.sheets),
        Err(SheetError::Empty) => Ok(Vec::new()),
        Err(error) => Err(Refusal::because(format!("what was pasted: {error}"))),
    }
}
