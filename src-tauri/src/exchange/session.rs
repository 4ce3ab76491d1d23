//! A file or a paste that is open while the person looks at what would come in.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use milepost_core::exchange::{self, Kind, Row, RowState, RowWish, own_kind, retyped};
use milepost_core::facts::FactKey;
use milepost_logbook::{Applied, Logbook, Now};
use serde::Deserialize;
use specta::Type;

use super::bring::bring;
use super::give::left_out_file;
use super::look::{Holds, Looked, Source, Wanted, look};
use super::shown::{ImportRow, ImportShown, beside, rows, shown};
use super::take_out::{TakenOut, taken};
use crate::error::Refusal;

/// What the person says about it so far.
#[derive(Debug, Clone, Default, Deserialize, Type)]
pub struct ImportAsk {
    /// The kind, where she said it.
    pub kind: Option<Kind>,
    /// The sheet, where she said it.
    pub sheet: Option<String>,
    /// Answers, and what columns give, by name.
    pub set: Vec<ImportAnswer>,
    /// What she decided about single rows.
    pub choices: Vec<RowChoice>,
}

/// An answer.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ImportAnswer {
    /// Its name.
    pub name: String,
    /// What is said.
    pub value: String,
}

/// A decision about one row.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
pub struct RowChoice {
    /// The row's place among all.
    pub at: u32,
    /// What becomes of it.
    pub choice: RowWish,
}

/// A cell that is written anew.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct Retyped {
    /// The row's place among all.
    pub at: u32,
    /// The cell's column in the sheet.
    pub column: u32,
    /// What is to stand in it.
    pub text: String,
}

/// What lies on the desk.
#[derive(Debug)]
pub struct ImportSession {
    number: u32,
    source: Source,
    wanted: Wanted,
    looked: Looked,
    /// How many sheets were read together at first, for they have the same columns.
    together: usize,
}

impl ImportSession {
    /// Looks into a file for the first time.
    ///
    /// # Errors
    /// When it holds nothing that can come in.
    pub fn begin(
        number: u32,
        source: Source,
        logbook: &Logbook,
        today: NaiveDate,
    ) -> Result<ImportSession, Refusal> {
        let wanted = Wanted::default();
        let looked = look(logbook, &source, &wanted, today)?;
        Ok(ImportSession {
            number,
            source,
            wanted,
            together: looked.preview.together.len(),
            looked,
        })
    }

    /// A name for the file of the rows that stay out: `ceus, left out.csv`.
    pub fn left_out_name(&self) -> String {
        let stem = self.source.name.rsplit_once('.');
        let stem = stem.map_or(self.source.name.as_str(), |(stem, _)| stem);
        match stem.is_empty() {
            true => "rows left out.csv".to_owned(),
            false => format!("{stem}, left out.csv"),
        }
    }

    /// Writes the rows that stay out, each with why. The dialog asked before it gave a name that
    /// is taken.
    ///
    /// # Errors
    /// When it is no sheet, or cannot be written.
    pub fn save_left_out(&self, path: &Path) -> Result<TakenOut, Refusal> {
        let written = left_out_file(&self.looked, &self.source, path, true)?;
        Ok(taken(path, &[written]))
    }

    /// What would come in.
    pub fn shown(&self) -> ImportShown {
        shown(self.number, &self.source, &self.looked, self.together)
    }

    /// Looks again, as the person says now.
    ///
    /// # Errors
    /// When a sheet or a value cannot be read; what was seen before stays.
    pub fn look(
        &mut self,
        ask: ImportAsk,
        logbook: &Logbook,
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        let set = ask.set.into_iter().map(|it| (it.name, it.value));
        let choices = ask
            .choices
            .into_iter()
            .map(|it| (place(it.at), it.choice))
            .collect();
        let wanted = Wanted {
            kind: ask.kind,
            // No name reads those with the same columns together again.
            sheet: ask.sheet.filter(|name| !name.is_empty()),
            map: None,
            set: set.collect(),
            choices,
        };
        self.looked = look(logbook, &self.source, &wanted, today)?;
        self.wanted = wanted;
        Ok(())
    }

    /// Writes a cell of the sheet anew, here and not in the file, and looks again.
    ///
    /// # Errors
    /// When there is no such row.
    pub fn retype(
        &mut self,
        cell: &Retyped,
        logbook: &Logbook,
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        let seen = self.looked.preview.rows.get(place(cell.at));
        let seen = seen.ok_or_else(|| Refusal::because("this row isn't there anymore"))?;
        let column = place(cell.column);
        let (kind, number, sheet) = (seen.kind, seen.row, seen.sheet.clone());
        let field = seen.cells.iter().find(|it| it.column == column);
        let written = retyped(kind, field.map_or("", |it| it.field.as_str()), &cell.text);
        let row = self.row_of(kind, sheet.as_deref(), number);
        let row = row.ok_or_else(|| Refusal::because("this cell can't be written here"))?;
        if row.cells.len() <= column {
            row.cells.resize(column + 1, exchange::Cell::Empty);
        }
        row.cells[column] = written;
        self.looked = look(logbook, &self.source, &self.wanted, today)?;
        Ok(())
    }

    /// The row of the sheet that was read, of all the sheets that there are.
    fn row_of(&mut self, kind: Kind, sheet: Option<&str>, number: u32) -> Option<&mut Row> {
        let Holds::Sheets(book) = &mut self.source.holds else {
            return None;
        };
        let own = book.sheets.iter().position(|it| own_kind(it) == Some(kind));
        let sheet = sheet.unwrap_or(&self.looked.preview.sheet);
        let named = |it: &exchange::Table| it.name == sheet;
        let at = own.or_else(|| book.sheets.iter().position(named))?;
        book.sheets[at]
            .rows
            .iter_mut()
            .find(|it| it.number == number)
    }

    /// Rows from one place on, of those in a state.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn rows(
        &self,
        logbook: &Logbook,
        only: Option<RowState>,
        from: u32,
        limit: u32,
    ) -> Result<Vec<ImportRow>, Refusal> {
        let (from, limit) = (place(from), place(limit).min(1000));
        let mut yours = BTreeMap::new();
        for (kind, id) in beside(&self.looked, only, from, limit) {
            if let Some(fact) = logbook.fact(&FactKey::new(kind, &id))? {
                yours.insert(id, exchange::object(&fact));
            }
        }
        Ok(rows(&self.looked, only, from, limit, &yours))
    }

    /// The first row of a state, counted among the rows of a filter; none where there is none.
    pub fn first_of(&self, state: RowState, from: u32) -> Option<u32> {
        let rows = self.looked.preview.rows.iter();
        let found = rows
            .enumerate()
            .skip(place(from))
            .find(|(_, row)| row.state == state);
        found.and_then(|(at, _)| u32::try_from(at).ok())
    }

    /// Brings in what comes, once it was looked at again: another program may have changed the
    /// logbook meanwhile.
    ///
    /// # Errors
    /// When something else would come in than was shown, a question waits, or the logbook
    /// refuses; nothing is changed then.
    pub fn commit(&mut self, logbook: &mut Logbook, now: &Now) -> Result<Applied, Refusal> {
        let looked = look(logbook, &self.source, &self.wanted, now.today())?;
        let same = comes(&looked) == comes(&self.looked);
        self.looked = looked;
        if !same {
            return Err(Refusal::because(
                "the logbook has changed since then, and other rows would come in now; look at \
                 them again",
            ));
        }
        if let Some(asked) = self
            .looked
            .preview
            .asked
            .iter()
            .find(|it| it.chosen.is_none())
        {
            return Err(Refusal::because(asked.question.clone()));
        }
        bring(logbook, &self.looked, &self.source.name, now)?
            .ok_or_else(|| Refusal::because("no row comes in"))
    }
}

/// Which rows come in, and as what.
fn comes(looked: &Looked) -> Vec<(usize, RowState)> {
    let rows = looked.preview.rows.iter().enumerate();
    rows.filter(|(_, row)| row.comes)
        .map(|(at, row)| (at, row.state))
        .collect()
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
