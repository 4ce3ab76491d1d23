//! What is said of a sheet before anything comes in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;

use super::{Kind, Table};
use crate::facts::Facts;
use crate::rulebook::Rulebook;

/// What becomes of a row.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Type,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It comes in.
    New,
    /// It is there already, the same.
    Same,
    /// Something very much like it is there; it stays out unless the person says otherwise.
    Like,
    /// It came in before and was removed since; it stays out unless the person says otherwise.
    Before,
    /// It changes the fact whose id it names; it stays out unless the person says otherwise.
    Update,
    /// It cannot be read as it stands.
    Problem,
    /// It is no row of this kind: blank, a title, a total, an absence, not done.
    Skipped,
}

impl RowState {
    /// Every state in the order in which they are shown.
    pub const ALL: [RowState; 7] = [
        RowState::New,
        RowState::Same,
        RowState::Like,
        RowState::Before,
        RowState::Update,
        RowState::Problem,
        RowState::Skipped,
    ];
}

/// How many rows were read, and what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type, JsonSchema)]
pub struct RowCounts {
    /// All rows below the header and above it; each is in exactly one of the others.
    pub read: u32,
    /// How many are new.
    pub new: u32,
    /// How many are there already.
    pub same: u32,
    /// How many are like something that is there.
    pub like: u32,
    /// How many came in before and were removed.
    pub before: u32,
    /// How many would change something that is there.
    pub update: u32,
    /// How many cannot be read as they stand.
    pub problem: u32,
    /// How many are no rows of this kind.
    pub skipped: u32,
}

impl RowCounts {
    /// RowCounts rows by their states.
    pub fn of(states: impl Iterator<Item = RowState>) -> RowCounts {
        let mut counts = RowCounts::default();
        for state in states {
            counts.read += 1;
            *match state {
                RowState::New => &mut counts.new,
                RowState::Same => &mut counts.same,
                RowState::Like => &mut counts.like,
                RowState::Before => &mut counts.before,
                RowState::Update => &mut counts.update,
                RowState::Problem => &mut counts.problem,
                RowState::Skipped => &mut counts.skipped,
            } += 1;
        }
        counts
    }

    /// How many there are of a state.
    pub fn number(&self, state: RowState) -> u32 {
        match state {
            RowState::New => self.new,
            RowState::Same => self.same,
            RowState::Like => self.like,
            RowState::Before => self.before,
            RowState::Update => self.update,
            RowState::Problem => self.problem,
            RowState::Skipped => self.skipped,
        }
    }
}

/// A question about the sheet as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, JsonSchema)]
pub struct Asked {
    /// How it is answered: `--set NAME=ANSWER`.
    pub name: String,
    /// The question.
    pub question: String,
    /// The answers that are known.
    pub answers: Vec<String>,
    /// What is taken meanwhile; none where nothing may be taken, and the rows wait.
    pub chosen: Option<String>,
}

/// One row of the sheet, or one day of a weekly grid.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RowSeen {
    /// The row's number in the sheet, counted from 1.
    pub row: u32,
    /// The sheet, where several are read together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The column, where one row holds several facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What it is a fact of.
    pub kind: Kind,
    /// What becomes of it.
    pub state: RowState,
    /// The fact as the facts format writes it; null where the row was not read.
    pub fact: Option<Map<String, Value>>,
    /// Why it cannot be read, and what to write.
    pub problem: Option<String>,
    /// Why it is skipped, what was rounded or left out, what it is like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The id of the fact that is there, where it is the same, like it, or changed by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub there: Option<String>,
    /// What comes in along with it, and refers to it: the steps of an application.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<Made>,
    /// What the row is known by when the same sheet comes again.
    #[serde(skip)]
    pub print: String,
    /// Whether it comes in, or changes what is there, as the person decided so far.
    #[serde(skip)]
    pub comes: bool,
    /// The state before the person decided about it, where she may decide.
    #[serde(skip)]
    pub offered: Option<RowState>,
    /// The cells that fields were to be read from, where the row was not read.
    #[serde(skip)]
    pub cells: Vec<RawCell>,
}

impl RowSeen {
    /// A row of which nothing is known but where it stands.
    pub(super) fn at(row: u32, kind: Kind) -> RowSeen {
        RowSeen {
            row,
            sheet: None,
            column: None,
            kind,
            state: RowState::Skipped,
            fact: None,
            problem: None,
            notes: Vec::new(),
            there: None,
            along: Vec::new(),
            print: String::new(),
            comes: false,
            offered: None,
            cells: Vec::new(),
        }
    }
}

/// A cell as it stands in the sheet, with the field that it was to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCell {
    /// The field.
    pub field: String,
    /// The cell's column, counted from 0.
    pub column: usize,
    /// What stands in it.
    pub text: String,
    /// Whether it is why the row was not read.
    pub wrong: bool,
}

/// One column of the sheet and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, JsonSchema)]
pub struct ColumnSeen {
    /// Its header, or its letter.
    pub header: String,
    /// The first values; none where they may be about patients.
    pub samples: Vec<String>,
    /// What it gives: a field of the facts format, or `ignored`, `status`, `person`, …
    pub gives: String,
    /// Why.
    pub why: String,
}

/// A place or a course that comes in along with the rows, or a step of one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Made {
    /// Its kind: a position, a course or a step.
    pub kind: Kind,
    /// The fact as the facts format writes it. Its id is the name by which rows refer to it.
    pub fact: Map<String, Value>,
}

/// What would come in.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The kind of facts; none where the sheet holds several.
    pub kind: Option<Kind>,
    /// The sheet's name; empty where it has none, or where several are read together.
    pub sheet: String,
    /// The sheets that are read together, for they have the same columns; empty for one.
    pub together: Vec<String>,
    /// The number of the header's row; none where there is none.
    pub header_row: Option<u32>,
    /// The columns.
    pub columns: Vec<ColumnSeen>,
    /// The rows.
    pub rows: Vec<RowSeen>,
    /// Questions about the whole.
    pub asked: Vec<Asked>,
    /// What else the person should know.
    pub said: Vec<String>,
    /// What comes in along with the rows.
    pub made: Vec<Made>,
    /// The mapping as it may be remembered.
    pub mapping: Option<super::Mapping>,
}

impl Preview {
    /// The counts of its rows.
    pub fn counts(&self) -> RowCounts {
        RowCounts::of(self.rows.iter().map(|row| row.state))
    }

    /// Whether a question must be answered first.
    pub fn waits(&self) -> bool {
        self.asked.iter().any(|asked| asked.chosen.is_none())
    }
}

/// What a person says about a sheet.
#[derive(Debug, Clone, Default)]
pub struct Request<'a> {
    /// The sheets of the file.
    pub sheets: &'a [Table],
    /// The file's name, which may tell the kind.
    pub file: &'a str,
    /// The kind, where it was said.
    pub kind: Option<Kind>,
    /// The sheet, where it was said.
    pub sheet: Option<&'a str>,
    /// How columns were understood before.
    pub mapping: Option<&'a super::Mapping>,
    /// Answers and values for every row, by name.
    pub set: &'a [(String, String)],
    /// What the person decided about single rows, by their place among [`Preview::rows`].
    pub choices: BTreeMap<usize, RowWish>,
}

/// What a person decides about a row that would stay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RowWish {
    /// It comes in all the same.
    Take,
    /// It stays out.
    Skip,
    /// It fills the empty fields of the one that is there.
    Fill,
}

/// What is known of a row that came in before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameBefore {
    /// Its fact is still there, under this id.
    There(String),
    /// Its fact was removed, on this day where that is known.
    Gone(Option<NaiveDate>),
}

/// What is known of rows by their prints, in the same order.
pub type Memory<'a> = &'a dyn Fn(&[String]) -> Vec<Option<CameBefore>>;

/// What the logbook holds.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Every fact.
    pub facts: &'a Facts,
    /// The rows that came in before.
    pub before: Memory<'a>,
    /// The rules in use, which know the credentials and their issuers.
    pub rulebook: &'a Rulebook,
    /// The day.
    pub today: NaiveDate,
}
