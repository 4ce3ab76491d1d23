//! Taking everything out again: own sheets, a text to read, and all of it in one packed file.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::amounts::{dollars_text, hours_text};
use milepost_core::dates::{day, full_day};
use milepost_core::exchange::{Kind, Listed, OwnTable, left_out, own_table, report, sheet_name};
use milepost_core::facts::Facts;
use milepost_core::facts_file;
use milepost_logbook::Logbook;
use milepost_sheets::write::{self, EVERYTHING_FACTS, EVIDENCE_PARTS, WriteError};

use super::look::{Holds, Looked, Source};
use crate::error::Refusal;
use crate::evidence::name_to_show;
use crate::export::{write_bytes, write_whole};

/// Which facts are taken out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    /// Nothing before this day.
    pub from: Option<NaiveDate>,
    /// Nothing after it.
    pub to: Option<NaiveDate>,
}

impl Span {
    fn has(self, day: Option<NaiveDate>) -> bool {
        let bounded = self.from.is_some() || self.to.is_some();
        match day {
            None => !bounded,
            Some(day) => {
                self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
            }
        }
    }
}

/// The facts of a span: what has a day by its day; what other facts refer to stays.
pub fn within(mut facts: Facts, span: Span) -> Facts {
    if span.from.is_none() && span.to.is_none() {
        return facts;
    }
    facts.credits.retain(|it| span.has(Some(it.completed_on)));
    facts.entries.retain(|it| span.has(Some(it.date)));
    facts.study_entries.retain(|it| span.has(Some(it.date)));
    facts.exams.retain(|it| span.has(it.sat_on));
    facts
        .payments
        .retain(|it| span.has(it.paid_on.or(it.due_on)));
    facts
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Written {
    /// Where.
    pub path: String,
    /// How many rows, over all sheets; facts in a facts file.
    pub rows: usize,
    /// How large.
    pub bytes: usize,
}

/// The kinds that are written: the ones that were said, else all that hold anything.
fn tables(facts: &Facts, kinds: &[Kind]) -> Vec<OwnTable> {
    let wanted = |kind: &Kind| kinds.is_empty() || kinds.contains(kind);
    let all = Kind::ALL.into_iter().filter(wanted);
    all.map(|kind| own_table(kind, facts))
        .filter(|table| !table.rows.is_empty() || kinds.contains(&table.kind))
        .collect()
}

/// Writes a CSV file for each kind into a folder.
///
/// # Errors
/// When a file is there already and `force` is not said, or cannot be written.
pub fn csv_folder(
    facts: &Facts,
    kinds: &[Kind],
    folder: &Path,
    force: bool,
) -> Result<Vec<Written>, Refusal> {
    let tables = tables(facts, kinds);
    let path = |table: &OwnTable| folder.join(format!("{}.csv", sheet_name(table.kind)));
    for table in &tables {
        refuse_present(&path(table), force)?;
    }
    fs::create_dir_all(folder).map_err(|error| {
        Refusal::because(format!("{} can't be made: {error}", folder.display()))
    })?;
    let mut written = Vec::new();
    for table in &tables {
        let bytes = write::csv(table).map_err(refused)?;
        written.push(put(&path(table), &bytes, table.rows.len())?);
    }
    Ok(written)
}

/// Writes a workbook with a sheet for each kind.
///
/// # Errors
/// As [`csv_folder`].
pub fn workbook(
    facts: &Facts,
    kinds: &[Kind],
    file: &Path,
    force: bool,
    today: NaiveDate,
) -> Result<Written, Refusal> {
    refuse_present(file, force)?;
    let tables = tables(facts, kinds);
    let bytes = write::workbook(&tables, today).map_err(refused)?;
    let rows = tables.iter().map(|table| table.rows.len()).sum();
    put(file, &bytes, rows)
}

/// The files of a logbook as parts of everything, under names that say what each is; and one
/// line for each whose bytes cannot be had.
pub fn evidence_parts(logbook: &Logbook, facts: &Facts) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    let (mut parts, mut lacking) = (Vec::new(), Vec::new());
    for it in &facts.evidence {
        match logbook.evidence_bytes(&it.id) {
            Ok((_, bytes)) => {
                let start = it.sha256.get(..8).unwrap_or_default();
                let name = format!("{EVIDENCE_PARTS}{start}-{}", name_to_show(it));
                parts.push((name, bytes));
            }
            Err(error) => lacking.push(error.to_string()),
        }
    }
    (parts, lacking)
}

/// Writes everything: the facts, the evidence, a CSV for each kind, the workbook, a text to read, and how to
/// read it without us.
///
/// # Errors
/// As [`csv_folder`].
pub fn everything(
    facts: &Facts,
    evidence: Vec<(String, Vec<u8>)>,
    file: &Path,
    force: bool,
    today: NaiveDate,
) -> Result<Written, Refusal> {
    refuse_present(file, force)?;
    let tables = tables(facts, &[]);
    let mut files = vec![
        ("README.txt".to_owned(), readme(today).into_bytes()),
        (
            EVERYTHING_FACTS.to_owned(),
            facts_file::write(facts).into_bytes(),
        ),
        (
            "milepost.xlsx".to_owned(),
            write::workbook(&tables, today).map_err(refused)?,
        ),
        ("journal.txt".to_owned(), journal(facts).into_bytes()),
    ];
    for table in &tables {
        let name = format!("csv/{}.csv", sheet_name(table.kind));
        files.push((name, write::csv(table).map_err(refused)?));
    }
    files.extend(evidence);
    let bytes = write::packed(&files).map_err(refused)?;
    put(file, &bytes, facts.len())
}

/// Writes a list of credits or hours with their sums, for somebody else to read.
///
/// # Errors
/// As [`csv_folder`].
pub fn report_file(
    facts: &Facts,
    listed: Listed,
    span: Span,
    file: &Path,
    force: bool,
    today: NaiveDate,
) -> Result<Written, Refusal> {
    refuse_present(file, force)?;
    let report = report(facts, listed, span.from, span.to, today);
    let bytes = milepost_sheets::report(&report, today).map_err(refused)?;
    put(file, &bytes, report.rows.len())
}

/// Writes a text to read and to print.
///
/// # Errors
/// As [`csv_folder`].
pub fn text_file(text: &str, file: &Path, force: bool) -> Result<(), Refusal> {
    refuse_present(file, force)?;
    write_whole(file, text)
}

/// Writes the rows that stay out, each with why.
///
/// # Errors
/// When what was read is no sheet, or as [`csv_folder`].
pub fn left_out_file(
    looked: &Looked,
    source: &Source,
    file: &Path,
    force: bool,
) -> Result<Written, Refusal> {
    let rows = match &source.holds {
        Holds::Sheets(book) => left_out(&looked.preview, &book.sheets),
        Holds::Facts(_) => None,
    };
    let rows = rows.ok_or_else(|| {
        Refusal::because(
            "only a sheet's rows can be saved when they stay out, and this isn't a \
                          sheet",
        )
    })?;
    refuse_present(file, force)?;
    let number = rows.len().saturating_sub(1);
    let bytes = milepost_sheets::write::csv_of_texts("the rows left out", rows).map_err(refused)?;
    put(file, &bytes, number)
}

fn put(path: &Path, bytes: &[u8], rows: usize) -> Result<Written, Refusal> {
    write_bytes(path, bytes)?;
    // What is on the disk is what was meant, or it is said.
    let back = fs::read(path).map_err(|error| {
        Refusal::because(format!("{} can't be read again: {error}", path.display()))
    })?;
    if back != bytes {
        let message = format!(
            "{} isn't what was written; try another disk",
            path.display()
        );
        return Err(Refusal::because(message));
    }
    Ok(Written {
        path: path.display().to_string(),
        rows,
        bytes: bytes.len(),
    })
}

fn refuse_present(path: &Path, force: bool) -> Result<(), Refusal> {
    match path.exists() && !force {
        true => Err(Refusal::because(format!(
            "{} is already there; --force replaces it",
            path.display()
        ))),
        false => Ok(()),
    }
}

fn refused(error: WriteError) -> Refusal {
    Refusal::because(error.to_string())
}

fn readme(today: NaiveDate) -> String {
    format!(
        "Everything that this Milepost logbook held on {}.\n\n\
         facts.json     all of it, one JSON file; every number is exact\n\
         csv/           the same as a table for each kind (UTF-8, commas)\n\
         milepost.xlsx  the same as one workbook\n\
         journal.txt    the same to read and to print\n\
         evidence/      the files that were kept, with their original bytes\n\n\
         No program of ours is needed to read any of it. Milepost brings facts.json,\n\
         the workbook, each table and this packed file itself back without loss:\n\n\
             milepost import everything.zip\n\n\
         In the JSON, days are written year-month-day, time is counted in minutes and\n\
         money in cents. The files in evidence/ are the certificates and letters as they\n\
         were added; facts.json says to what each belongs, by its SHA-256.\n",
        full_day(today)
    )
}

/// A journal by day, 80 columns wide.
pub fn journal(facts: &Facts) -> String {
    let mut lines: Vec<(NaiveDate, usize, String)> = Vec::new();
    let mut add = |day: NaiveDate, text: String| {
        let place = lines.len();
        lines.push((day, place, text));
    };
    let employer = |id: &str| {
        let found = facts.positions.iter().find(|it| it.id.as_str() == id);
        found
            .map_or("a position", |it| it.employer.as_str())
            .to_owned()
    };
    for it in &facts.positions {
        let role = it.title.as_deref().map(|title| format!(", {title}"));
        if let Some(from) = it.starts_on {
            add(
                from,
                format!("Began at {}{}", it.employer, role.unwrap_or_default()),
            );
        }
        if let Some(to) = it.ends_on {
            add(to, format!("Last day at {}", it.employer));
        }
    }
    for it in &facts.entries {
        let planned = if it.planned { " (planned)" } else { "" };
        let note = it
            .note
            .as_deref()
            .map(|note| format!(": {note}"))
            .unwrap_or_default();
        let place = employer(it.position.as_str());
        add(
            it.date,
            format!("{} at {place}{planned}{note}", hours_text(it.minutes)),
        );
    }
    for it in &facts.study_entries {
        let course = it.course.as_ref().and_then(|id| {
            let found = facts.courses.iter().find(|course| course.id == *id);
            found.map(|course| format!(", {}", course.title))
        });
        let note = it
            .note
            .as_deref()
            .map(|note| format!(": {note}"))
            .unwrap_or_default();
        add(
            it.date,
            format!(
                "{} of study{}{note}",
                hours_text(it.minutes),
                course.unwrap_or_default()
            ),
        );
    }
    for it in &facts.credits {
        let amount = it
            .amount
            .map(|amount| format!("{amount} CEU, "))
            .unwrap_or_default();
        let sponsor = it
            .sponsor
            .as_deref()
            .map(|by| format!(" ({by})"))
            .unwrap_or_default();
        let index = it
            .index_number
            .as_deref()
            .map(|it| format!(", index {it}"))
            .unwrap_or_default();
        add(
            it.completed_on,
            format!("{amount}{}{sponsor}{index}", it.title),
        );
    }
    for it in &facts.courses {
        if let Some(on) = it.completed_on {
            add(on, format!("Completed the course {}", it.title));
        }
    }
    for it in &facts.exams {
        if let Some(on) = it.sat_on {
            let score = it
                .score
                .as_deref()
                .map(|score| format!(", {score}"))
                .unwrap_or_default();
            add(
                on,
                format!("Exam {}: {:?}{score}", it.credential, it.result),
            );
        }
    }
    for it in &facts.payments {
        if let Some(on) = it.paid_on {
            let amount = it.amount_cents.map(dollars_text).unwrap_or_default();
            add(on, format!("Paid {amount} to {}", it.issuer));
        }
    }
    lines.sort_by_key(|(day, place, _)| (*day, *place));
    let mut text = String::from("Journal\n=======\n");
    let mut last = None;
    for (on, _, line) in lines {
        if last != Some(on) {
            text.push_str(&format!("\n{}\n", day(on)));
            last = Some(on);
        }
        let wrapped = textwrap::Options::new(80)
            .initial_indent("  ")
            .subsequent_indent("    ");
        text.push_str(&textwrap::fill(&line.replace('\n', " "), wrapped));
        text.push('\n');
    }
    text
}
