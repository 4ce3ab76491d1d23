//! Taking things out in the window: what is wanted, a name for it, and the file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use milepost_core::exchange::{Kind, Listed};
use milepost_core::facts::Facts;
use milepost_core::facts_file;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::give::{self, Span, Written};
use crate::error::Refusal;
use crate::export::write_whole;

/// What is taken out.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct TakeOut {
    /// In which form.
    pub form: TakeOutForm,
    /// Nothing before this day.
    pub from: Option<NaiveDate>,
    /// Nothing after it.
    pub to: Option<NaiveDate>,
    /// Only these kinds; all where none is said.
    pub kinds: Vec<Kind>,
}

/// The forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TakeOutForm {
    /// A workbook with a sheet for each kind.
    Workbook,
    /// A CSV file for each kind, in a folder.
    Csv,
    /// Everything in one packed file.
    Everything,
    /// The facts file.
    Facts,
    /// A journal to read.
    Journal,
    /// A list of credits with their sums.
    CreditReport,
    /// A list of hours with their sums.
    HoursReport,
}

/// What was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TakenOut {
    /// The file, or the folder of several.
    pub path: String,
    /// How many files.
    pub files: u32,
    /// How many rows or facts.
    pub rows: u32,
    /// How large.
    pub bytes: u32,
}

impl TakeOut {
    /// Refuses a span that ends before it begins.
    ///
    /// # Errors
    /// When the last day lies before the first.
    pub fn check(&self) -> Result<(), Refusal> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => {
                Err(Refusal::invalid("to", "the last day is before the first"))
            }
            _ => Ok(()),
        }
    }

    /// A name for its file; CSV files go into a new folder.
    pub fn name(&self, today: NaiveDate) -> String {
        match self.form {
            TakeOutForm::Csv => format!("milepost-csv-{today}"),
            TakeOutForm::Workbook => format!("milepost-{today}.xlsx"),
            TakeOutForm::Everything => format!("milepost-everything-{today}.zip"),
            TakeOutForm::Facts => format!("milepost-{today}.json"),
            TakeOutForm::Journal => format!("milepost-journal-{today}.txt"),
            TakeOutForm::CreditReport => format!("credits-{today}.xlsx"),
            TakeOutForm::HoursReport => format!("hours-{today}.xlsx"),
        }
    }
}

/// Writes it to a place that the person chose; a file that is there she agreed to replace.
///
/// # Errors
/// When there is nothing to take out, or it cannot be written.
pub fn take_out(
    facts: Facts,
    evidence: Vec<(String, Vec<u8>)>,
    wish: &TakeOut,
    path: &Path,
    today: NaiveDate,
) -> Result<TakenOut, Refusal> {
    let span = Span {
        from: wish.from,
        to: wish.to,
    };
    let facts = give::within(facts, span);
    let kinds = &wish.kinds;
    let report = |listed| give::report_file(&facts, listed, span, path, true, today);
    let written = match wish.form {
        TakeOutForm::Workbook => vec![give::workbook(&facts, kinds, path, true, today)?],
        TakeOutForm::Csv => give::csv_folder(&facts, kinds, path, false)?,
        TakeOutForm::Everything => vec![give::everything(&facts, evidence, path, true, today)?],
        TakeOutForm::Facts => vec![text(path, &facts_file::write(&facts), facts.len())?],
        TakeOutForm::Journal => vec![text(path, &give::journal(&facts), facts.len())?],
        TakeOutForm::CreditReport => vec![report(Listed::Credits)?],
        TakeOutForm::HoursReport => vec![report(Listed::Hours)?],
    };
    match written.is_empty() {
        true => Err(Refusal::because(
            "there is nothing to export for these days and kinds",
        )),
        false => Ok(taken(path, &written)),
    }
}

/// A name that nothing has yet.
pub fn unused(within: &Path, name: &str) -> PathBuf {
    let names = std::iter::once(name.to_owned()).chain((2..).map(|nth| format!("{name}-{nth}")));
    let mut paths = names.map(|name| within.join(name));
    paths
        .find(|path| !path.exists())
        .unwrap_or_else(|| within.join(name))
}

fn text(path: &Path, text: &str, rows: usize) -> Result<Written, Refusal> {
    write_whole(path, text)?;
    Ok(Written {
        path: path.display().to_string(),
        rows,
        bytes: text.len(),
    })
}

/// What was written, for the window.
pub(super) fn taken(path: &Path, written: &[Written]) -> TakenOut {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    TakenOut {
        path: path.display().to_string(),
        files: number(written.len()),
        rows: number(written.iter().map(|it| it.rows).sum()),
        bytes: number(written.iter().map(|it| it.bytes).sum()),
    }
}
