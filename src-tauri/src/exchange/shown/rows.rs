//! Rows as they would be stored, with what can be decided about each.

use std::collections::BTreeMap;

use milepost_core::exchange::{Kind, RowSeen, RowState, field, fillable};
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use super::super::look::Looked;
use super::words::{columns_of, in_words, label_of, number_of, quoted, without_place};

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportRow {
    /// Its place among all rows, by which it is decided about.
    pub at: u32,
    /// Its number in the sheet.
    pub row: u32,
    /// The sheet, where several are read together.
    pub sheet: Option<String>,
    /// What becomes of it.
    pub state: RowState,
    /// What it was before it was decided about, where it can be.
    pub offered: Option<RowState>,
    /// Whether it comes in or changes something.
    pub comes: bool,
    /// Its cells, one for each field that rows are shown by.
    pub cells: Vec<CellShown>,
    /// Cells that are wrong and not among those.
    pub others: Vec<WrongCell>,
    /// Why it cannot be read, and what to write.
    pub problem: Option<String>,
    /// What else there is to say of it.
    pub notes: Vec<String>,
    /// The one that is there and that it is like, cell by cell.
    pub yours: Option<Vec<String>>,
    /// What it would fill there: `index number, sponsor`; none where nothing is empty.
    pub fills: Option<String>,
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct CellShown {
    /// What stands in it.
    pub text: String,
    /// The column of the sheet, where it can be written anew.
    pub column: Option<u32>,
    /// Whether it is why the row was not read.
    pub wrong: bool,
    /// Whether the one that is there says something else.
    pub differs: bool,
}

/// A wrong cell in a column that rows are not shown by.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct WrongCell {
    /// What the column gives.
    pub label: String,
    /// The column of the sheet.
    pub column: u32,
    /// What stands in it.
    pub text: String,
}

/// Rows from one place on, of those in a state.
pub fn rows(
    looked: &Looked,
    only: Option<RowState>,
    from: usize,
    limit: usize,
    yours: &BTreeMap<String, Map<String, Value>>,
) -> Vec<ImportRow> {
    let all = looked.preview.rows.iter().enumerate();
    all.filter(|(_, row)| only.is_none_or(|state| row.state == state))
        .skip(from)
        .take(limit)
        .map(|(at, row)| row_shown(at, row, looked, yours))
        .collect()
}

/// The ids of the facts that rows are shown beside.
pub fn beside(
    looked: &Looked,
    only: Option<RowState>,
    from: usize,
    limit: usize,
) -> Vec<(Kind, String)> {
    let rows = looked.preview.rows.iter();
    rows.filter(|row| only.is_none_or(|state| row.state == state))
        .skip(from)
        .take(limit)
        .filter(|row| matches!(row.offered, Some(RowState::Like | RowState::Update)))
        .filter_map(|row| Some((row.kind, row.there.clone()?)))
        .collect()
}

fn row_shown(
    at: usize,
    row: &RowSeen,
    looked: &Looked,
    yours: &BTreeMap<String, Map<String, Value>>,
) -> ImportRow {
    let names = columns_of(looked.preview.kind);
    let own = columns_of(Some(row.kind));
    let there = row.there.as_ref().and_then(|id| yours.get(id));
    let text = |fact: &Map<String, Value>, name: &str| {
        let value = fact.get(name).unwrap_or(&Value::Null);
        in_words(field(row.kind, name), value, &looked.names)
    };
    let cells = names.iter().zip(own).map(|(_, name)| match &row.fact {
        Some(fact) => {
            let shown = text(fact, name);
            let differs = there.is_some_and(|there| text(there, name) != shown);
            CellShown {
                text: shown,
                column: None,
                wrong: false,
                differs,
            }
        }
        None => {
            let raw: Vec<_> = row.cells.iter().filter(|it| it.field == *name).collect();
            let raw = raw
                .iter()
                .find(|it| it.wrong || !it.text.is_empty())
                .or(raw.first());
            CellShown {
                text: raw.map(|it| it.text.clone()).unwrap_or_default(),
                column: raw.map(|it| number_of(it.column)),
                wrong: raw.is_some_and(|it| it.wrong),
                differs: false,
            }
        }
    });
    let cells: Vec<CellShown> = cells.collect();
    let seen = |column: usize| cells.iter().any(|it| it.column == Some(number_of(column)));
    let others = row.cells.iter().filter(|it| it.wrong && !seen(it.column));
    let others = others.map(|it| WrongCell {
        label: label_of(Some(row.kind), &it.field),
        column: number_of(it.column),
        text: it.text.clone(),
    });
    let fills = there.zip(row.fact.as_ref()).map(|(there, new)| {
        let names = fillable(there, new).into_iter();
        let names: Vec<String> = names
            .map(|(name, _)| label_of(Some(row.kind), &name).to_lowercase())
            .collect();
        names.join(", ")
    });
    let filling = row.state == RowState::Update && row.offered == Some(RowState::Like);
    let fills = match filling {
        true => row
            .notes
            .iter()
            .find_map(|it| it.strip_prefix("fills ").map(str::to_owned)),
        false => fills.filter(|it| !it.is_empty() && row.offered == Some(RowState::Like)),
    };
    ImportRow {
        at: number_of(at),
        row: row.row,
        sheet: row.sheet.clone(),
        state: row.state,
        offered: row.offered,
        comes: row.comes,
        others: others.collect(),
        problem: row.problem.as_deref().map(|it| quoted(&without_place(it))),
        notes: row.notes.iter().map(|it| quoted(it)).collect(),
        yours: there.map(|there| own.iter().map(|name| text(there, name)).collect()),
        fills,
        cells,
    }
}
