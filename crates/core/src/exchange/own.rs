//! Our own sheets: every field of a kind, named by its words, and back without loss.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::answer::RawCell;
use super::fields::{Field, Shape, fields};
use super::rows::{Draft, Outcome, print_of};
use super::values::dates::DateOrder;
use super::values::shaped::{Given, Manner, read, undefused};
use super::vocabulary::Codes;
use super::{Cell, Kind, Row, Table, fold, typed};
use crate::amounts::Ceus;
use crate::facts::Facts;

/// The header of the first column, by which our own sheets are known.
pub const ID_HEADER: &str = "milepost id";
/// What stands in the place of a list that is there and empty.
const EMPTY_LIST: &str = "(none)";

/// One sheet of our own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnTable {
    /// The kind of its facts.
    pub kind: Kind,
    /// The headers.
    pub headers: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Out>>,
}

/// One cell of a sheet of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// CEUs.
    Ceus(Ceus),
    /// Time in minutes.
    Minutes(i64),
    /// Money in cents.
    Cents(i64),
    /// A whole number.
    Whole(i64),
}

/// The columns of a kind's own sheet: a reference has the name of what it refers to before it.
enum OwnColumn {
    Field(&'static Field),
    NameOf(&'static Field, Kind),
}

fn own_columns(kind: Kind) -> Vec<(String, OwnColumn)> {
    let mut columns = Vec::new();
    for field in fields(kind) {
        if field.name == kind.id_field() {
            columns.push((ID_HEADER.to_owned(), OwnColumn::Field(field)));
        } else if let Some(of) = field.refers_to() {
            columns.push((field.label.clone(), OwnColumn::NameOf(field, of)));
            columns.push((format!("{} id", field.label), OwnColumn::Field(field)));
        } else {
            columns.push((field.label.clone(), OwnColumn::Field(field)));
        }
    }
    columns
}

/// The own sheet of a kind.
pub fn own_table(kind: Kind, facts: &Facts) -> OwnTable {
    let columns = own_columns(kind);
    let rows = typed::list(kind, facts);
    let rows = rows.iter().map(|fact| {
        let cells = columns.iter().map(|(_, column)| match column {
            OwnColumn::Field(field) => out(field, fact.get(&field.name)),
            OwnColumn::NameOf(field, of) => {
                let id = fact.get(&field.name).and_then(Value::as_str);
                match id.and_then(|id| name_of(*of, id, facts)) {
                    Some(name) => Out::Text(name),
                    None => Out::Empty,
                }
            }
        });
        cells.collect()
    });
    OwnTable {
        kind,
        rows: rows.collect(),
        headers: columns.into_iter().map(|(header, _)| header).collect(),
    }
}

/// What the headers of a kind's own sheet mean.
pub fn own_meanings(kind: Kind) -> Vec<(String, &'static str)> {
    let what = |column: &OwnColumn| match column {
        OwnColumn::NameOf(..) => "its name; the id beside it decides",
        OwnColumn::Field(field) => match field.shape {
            Shape::Date => "a day",
            Shape::Ceus => "CEUs",
            Shape::Minutes => "hours and minutes",
            Shape::Money => "dollars",
            Shape::Whole => "a whole number",
            Shape::YesNo => "yes or no",
            Shape::Word(_) => "one of the words of the facts format",
            Shape::Texts | Shape::Words(_) => "a list, with semicolons between",
            Shape::Reference(_) => "the milepost id of what it belongs to",
            Shape::Json => "as the facts format writes it",
            Shape::Text if field.name == "id" || field.name == "clause" => {
                "names the fact; leave it as it is"
            }
            Shape::Text => "text",
        },
    };
    own_columns(kind)
        .iter()
        .map(|(header, column)| (header.clone(), what(column)))
        .collect()
}

fn name_of(kind: Kind, id: &str, facts: &Facts) -> Option<String> {
    match kind {
        Kind::Position => {
            let mut all = facts.positions.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.employer.clone())
        }
        Kind::Course => {
            let mut all = facts.courses.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.title.clone())
        }
        Kind::Credit => {
            let mut all = facts.credits.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.title.clone())
        }
        Kind::Meeting => {
            let mut all = facts.meetings.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.title.clone())
        }
        Kind::Contact => {
            let mut all = facts.contacts.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.name.clone())
        }
        Kind::Application => {
            let mut all = facts.applications.iter();
            all.find(|it| it.id.as_str() == id)
                .map(|it| it.employer.clone())
        }
        _ => None,
    }
}

fn out(field: &Field, value: Option<&Value>) -> Out {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Out::Empty;
    };
    let text = || match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match &field.shape {
        Shape::Date => text().parse().map_or_else(|_| Out::Text(text()), Out::Date),
        Shape::Ceus => {
            Ceus::parse(&value.to_string()).map_or_else(|_| Out::Text(text()), Out::Ceus)
        }
        Shape::Minutes => value.as_i64().map_or(Out::Empty, Out::Minutes),
        Shape::Money => value.as_i64().map_or(Out::Empty, Out::Cents),
        Shape::Whole => value.as_i64().map_or(Out::Empty, Out::Whole),
        Shape::YesNo => Out::Text(if value == true { "yes" } else { "no" }.to_owned()),
        Shape::Texts | Shape::Words(_) => match value.as_array().map(Vec::as_slice) {
            Some([]) if !field.optional => Out::Empty,
            Some([]) => Out::Text(EMPTY_LIST.to_owned()),
            Some(list) => {
                let parts = list.iter().filter_map(Value::as_str).map(escaped);
                Out::Text(parts.collect::<Vec<_>>().join("; "))
            }
            None => Out::Empty,
        },
        Shape::Json => match value {
            Value::Array(list) if list.is_empty() => Out::Empty,
            other => Out::Text(other.to_string()),
        },
        Shape::Text | Shape::Word(_) | Shape::Reference(_) => Out::Text(text()),
    }
}

/// A part of a list whose own semicolons do not part it.
fn escaped(part: &str) -> String {
    let escaped = part.replace('\\', "\\\\").replace(';', "\\;");
    match escaped == EMPTY_LIST {
        true => format!("\\{escaped}"),
        false => escaped,
    }
}

fn unescaped_list(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let last = parts.len() - 1;
        match letter {
            '\\' => parts[last].extend(letters.next()),
            ';' => parts.push(String::new()),
            letter => parts[last].push(letter),
        }
    }
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The kind of a table of our own; none where it is not ours.
pub(super) fn kind_of(table: &Table) -> Option<Kind> {
    let header = table.rows.first()?;
    if fold::title(&header.cell(0).shown()) != ID_HEADER {
        return None;
    }
    let there: Vec<String> = header
        .cells
        .iter()
        .map(|cell| cell.shown().to_lowercase())
        .collect();
    let by_name = Kind::ALL
        .into_iter()
        .find(|kind| table.name == kind.list() || table.name == sheet_name(*kind));
    let score = |kind: Kind| {
        let columns = own_columns(kind);
        let known = columns
            .iter()
            .filter(|(header, _)| there.contains(header))
            .count();
        // A smaller kind that is there whole fits better than a part of a larger one.
        (known, known * 100 / columns.len().max(1))
    };
    by_name.or_else(|| Kind::ALL.into_iter().max_by_key(|kind| score(*kind)))
}

/// The name of a kind's sheet.
pub fn sheet_name(kind: Kind) -> String {
    let name = kind.list().replace('_', " ");
    match kind {
        Kind::Entry => "hours".to_owned(),
        _ => name,
    }
}

/// Reads a table of our own.
pub(super) fn read_own(kind: Kind, table: &Table, order: DateOrder) -> (Vec<Draft>, Vec<String>) {
    let columns = own_columns(kind);
    let Some(header) = table.rows.first() else {
        return (Vec::new(), Vec::new());
    };
    let mut places: Vec<(usize, &OwnColumn)> = Vec::new();
    let mut said = Vec::new();
    for (at, cell) in header.cells.iter().enumerate() {
        let name = cell.shown().to_lowercase();
        match columns.iter().find(|(known, _)| *known == name) {
            Some((_, column)) => places.push((at, column)),
            None if !name.is_empty() => said.push(format!(
                "The column {name} isn't one of Milepost's and stays out."
            )),
            None => {}
        }
    }
    let rows = table.rows[1..].iter().map(|row| {
        if row.is_blank() {
            return Draft::skipped(row.number, "a blank row");
        }
        read_row(kind, row, &places, order)
    });
    (rows.collect(), said)
}

fn read_row(kind: Kind, row: &Row, places: &[(usize, &OwnColumn)], order: DateOrder) -> Draft {
    let mut fact = Map::new();
    let mut problems = Vec::new();
    let mut wrong = Vec::new();
    for (at, column) in places {
        let cell = row.cell(*at);
        let field = match column {
            OwnColumn::Field(field) => field,
            OwnColumn::NameOf(field, _) => {
                // Where the id is not said, the name stands for it.
                let by_id = places.iter().any(|(at, column)| {
                    matches!(column, OwnColumn::Field(other) if other.name == field.name)
                        && !row.cell(*at).is_empty()
                });
                if !by_id && !cell.is_empty() {
                    fact.insert(field.name.clone(), raw(cell).into());
                }
                continue;
            }
        };
        match own_value(field, cell, order) {
            Ok(Some(value)) => {
                fact.insert(field.name.clone(), value);
            }
            Ok(None) if field.optional => {
                fact.entry(field.name.clone()).or_insert(Value::Null);
            }
            Ok(None) => {}
            Err(problem) => {
                wrong.push(*at);
                problems.push(format!("row {}, {}: {problem}", row.number, field.label))
            }
        }
    }
    let outcome = match problems.is_empty() {
        false => Outcome::Problem(problems.join("; ")),
        true => match typed::whole(kind, &fact) {
            Ok(_) => Outcome::Fact(fact),
            Err(error) => Outcome::Problem(format!("row {}: {error}", row.number)),
        },
    };
    let read = matches!(outcome, Outcome::Fact(_));
    let cells = places.iter().filter(|_| !read).map(|(at, column)| {
        let (OwnColumn::Field(field) | OwnColumn::NameOf(field, _)) = column;
        RawCell {
            field: field.name.clone(),
            column: *at,
            text: row.cell(*at).shown(),
            wrong: wrong.contains(at),
        }
    });
    Draft {
        row: row.number,
        sheet: None,
        column: None,
        outcome,
        notes: Vec::new(),
        along: Vec::new(),
        print: print_of(kind, row),
        cells: cells.collect(),
    }
}

fn raw(cell: &Cell) -> String {
    let text = match cell {
        Cell::Text(text) => text.to_string(),
        other => other.shown(),
    };
    undefused(&text).to_owned()
}

fn own_value(field: &Field, cell: &Cell, order: DateOrder) -> Result<Option<Value>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    match &field.shape {
        Shape::Text | Shape::Reference(_) | Shape::Word(_) => Ok(Some(raw(cell).into())),
        Shape::Texts | Shape::Words(_) => {
            let text = raw(cell);
            let list = match text == EMPTY_LIST {
                true => Vec::new(),
                false => unescaped_list(&text),
            };
            Ok(Some(list.into()))
        }
        Shape::Json => serde_json::from_str(&raw(cell))
            .map(Some)
            .map_err(|_| "it isn't written as the facts format writes it".to_owned()),
        _ => {
            let manner = Manner {
                order: Some(order),
                ..Manner::default()
            };
            match read(field, cell, manner, &Codes::default()) {
                Given::Value(value, _) => Ok(Some(value)),
                Given::Problem(problem) | Given::Open(_, problem) => Err(problem),
                Given::Nothing => Ok(None),
            }
        }
    }
}
