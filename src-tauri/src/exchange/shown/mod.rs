//! What would come in, as the window shows it: columns, questions, counts, and rows in words.

mod columns;
mod questions;
mod rows;
mod words;

use std::collections::BTreeMap;

use milepost_core::dates::day;
use milepost_core::exchange::{Kind, MAPPED, RowCounts, RowSeen, RowState, counted, own_kind};
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

pub use columns::{ColumnGives, ColumnShown, Sure};
pub use questions::{ImportQuestion, ImportReply};
pub use rows::{CellShown, ImportRow, WrongCell, beside, rows};

use super::effects::{CycleEffect, HoursEffect, RemovalEffect};
use super::look::{Holds, Looked, Source};
use words::{columns_of, label_of, number_of, quoted};

/// What would come in, without its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportShown {
    /// Another number with each file and each paste.
    pub number: u32,
    /// The file's name; empty for a paste.
    pub name: String,
    /// Its turn among files that were dropped together: `File 1 of 3; next: hours.csv`.
    pub turn: Option<String>,
    /// The names of its sheets, where there are several.
    pub sheets: Vec<String>,
    /// The sheet that is shown; empty where several are read together.
    pub sheet: String,
    /// How many sheets have the same columns and can be read together; 0 where none can.
    pub together: u32,
    /// The kind of facts; none where there are several.
    pub kind: Option<Kind>,
    /// The kinds that it may be read as; none where it says so itself.
    pub kinds: Vec<KindChoice>,
    /// The number of the header's row.
    pub header_row: Option<u32>,
    /// The columns.
    pub columns: Vec<ColumnShown>,
    /// What a column can give.
    pub targets: Vec<ColumnGives>,
    /// Questions about the whole.
    pub questions: Vec<ImportQuestion>,
    /// What else there is to say.
    pub said: Vec<String>,
    /// What comes in along with the rows: `Mercy Outpatient, from Jan 5, 2026`.
    pub made: Vec<String>,
    /// How many rows are in each state.
    pub counts: RowCounts,
    /// What the rows are shown by.
    pub fields: Vec<RowField>,
    /// What it would do to the cycles of the standing.
    pub effects: Vec<CycleEffect>,
    /// What it would do on the way to lose the "A".
    pub removal: Vec<RemovalEffect>,
    /// What it would do to the hours, by place.
    pub hours: Vec<HoursEffect>,
    /// How many rows come in or change something.
    pub comes: u32,
    /// What is done: `Import 38 credits`.
    pub verb: String,
    /// What stays out: `11 of 49 rows stay out`; none where nothing does.
    pub stays: Option<String>,
    /// Whether a question must be answered first.
    pub waits: bool,
}

/// A kind that a sheet can be read as.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KindChoice {
    /// The kind.
    pub kind: Kind,
    /// Its name for several: `credits`.
    pub label: String,
}

/// What a row is shown by.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RowField {
    /// Its header.
    pub label: String,
    /// Whether it holds amounts.
    pub amount: bool,
    /// Whether any row says it; where none does, its column takes no room from the others.
    pub filled: bool,
}

/// Says what would come in, without its rows.
pub fn shown(number: u32, source: &Source, looked: &Looked, together: usize) -> ImportShown {
    let preview = &looked.preview;
    let counts = preview.counts();
    let (sheets, own) = match &source.holds {
        Holds::Sheets(book) => (
            book.sheets.iter().map(|it| it.name.clone()).collect(),
            book.sheets.iter().any(|it| own_kind(it).is_some()),
        ),
        Holds::Facts(_) => (Vec::new(), true),
    };
    let sheets: Vec<String> = sheets;
    let free = !own && !preview.columns.is_empty();
    let kinds = MAPPED.into_iter().filter(|_| free).map(|kind| KindChoice {
        kind,
        label: match kind {
            Kind::Entry => "hours worked".to_owned(),
            Kind::StudyEntry => "study hours".to_owned(),
            kind => kind.plural().to_owned(),
        },
    });
    let comes = preview.rows.iter().filter(|row| row.comes).count();
    let stay = preview.rows.len() - comes;
    ImportShown {
        number,
        name: source.name.clone(),
        turn: None,
        sheets: if own || sheets.len() < 2 {
            Vec::new()
        } else {
            sheets
        },
        sheet: preview.sheet.clone(),
        together: number_of(together),
        kind: preview.kind,
        kinds: kinds.collect(),
        header_row: preview.header_row,
        columns: columns::columns(preview),
        targets: match (free, preview.kind) {
            (true, Some(kind)) => columns::targets(kind),
            _ => Vec::new(),
        },
        questions: preview.asked.iter().map(questions::question).collect(),
        said: preview.said.iter().map(|it| quoted(it)).collect(),
        made: preview.made.iter().map(|it| made(&it.fact)).collect(),
        counts,
        fields: columns_of(preview.kind)
            .iter()
            .map(|name| RowField {
                label: label_of(preview.kind, name),
                amount: matches!(*name, "amount" | "minutes" | "amount_cents"),
                filled: preview.rows.iter().any(|row| says(row, name)),
            })
            .collect(),
        effects: looked.effects.cycles.clone(),
        removal: looked.effects.removal.clone(),
        hours: looked.effects.hours.clone(),
        comes: number_of(comes),
        verb: verb(&preview.rows),
        stays: (stay > 0).then(|| match stay {
            1 => format!("1 of {} rows stays out", preview.rows.len()),
            stay => format!("{stay} of {} rows stay out", preview.rows.len()),
        }),
        waits: preview.waits(),
    }
}

/// Whether a row says something of a field, as it was read or as it stands.
fn says(row: &RowSeen, name: &str) -> bool {
    let own = columns_of(Some(row.kind));
    let place = columns_of(None).iter().position(|it| *it == name);
    let name = place.and_then(|at| own.get(at)).copied().unwrap_or(name);
    let value = row.fact.as_ref().and_then(|fact| fact.get(name));
    let read = value.is_some_and(|it| match it {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    read || row
        .cells
        .iter()
        .any(|it| it.field == name && !it.text.is_empty())
}

fn made(fact: &Map<String, Value>) -> String {
    let text = |name: &str| fact.get(name).and_then(Value::as_str);
    let name = text("employer").or(text("title")).unwrap_or_default();
    match text("starts_on").and_then(|it| it.parse().ok()) {
        Some(from) => format!("{name}, from {}", day(from)),
        None => name.to_owned(),
    }
}

/// `Import 38 credits`, `Import 2 credits, change 1`.
fn verb(rows: &[RowSeen]) -> String {
    let mut new: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut changed = 0;
    for row in rows.iter().filter(|row| row.comes) {
        match row.state {
            RowState::Update => changed += 1,
            _ => *new.entry(row.kind).or_insert(0) += 1,
        }
    }
    let all: usize = new.values().sum();
    let what = match new.len() {
        0 => None,
        1..=2 => {
            let parts = new.iter().map(|(kind, number)| counted(*kind, *number));
            Some(parts.collect::<Vec<_>>().join(" and "))
        }
        _ => Some(format!("{all} records")),
    };
    match (what, changed) {
        (None, 0) => "Nothing to import".to_owned(),
        (Some(what), 0) => format!("Import {what}"),
        (None, 1) => "Change 1 record".to_owned(),
        (None, number) => format!("Change {number} records"),
        (Some(what), number) => format!("Import {what}, change {number}"),
    }
}
