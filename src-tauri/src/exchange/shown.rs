//! What would come in, as the window shows it: columns, questions, counts, and rows in words.

use std::collections::BTreeMap;

use milepost_core::amounts::{dollars_text, hours_text};
use milepost_core::dates::day;
use milepost_core::exchange::{
    Asked, Field, Kind, MAPPED, Preview, RowCounts, RowSeen, RowState, Shape, counted, field,
    fields, fillable, own_kind,
};
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use super::effects::CycleEffect;
use super::look::{Holds, Looked, Source};

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
    /// The sheet that is shown.
    pub sheet: String,
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

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ColumnShown {
    /// Its header, or its letter.
    pub header: String,
    /// The first values; none where they may be about patients.
    pub samples: Vec<String>,
    /// What it gives, by the name of a target.
    pub gives: String,
    /// Why.
    pub why: String,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure it is what a column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// It is used.
    Used,
    /// It is one of several that a question is about.
    Asks,
    /// It stays out.
    Ignored,
    /// It may be about patients.
    Patients,
}

/// Something that a column can give.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ColumnGives {
    /// Its name.
    pub name: String,
    /// Its name in words.
    pub label: String,
}

/// A question about the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportQuestion {
    /// By what it is answered.
    pub name: String,
    /// The question.
    pub text: String,
    /// Its answers.
    pub answers: Vec<ImportReply>,
    /// What is taken; none where the rows wait.
    pub chosen: Option<String>,
    /// Whether any text answers it, such as the name of a new place.
    pub open: bool,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportReply {
    /// What is said.
    pub value: String,
    /// In words, as on a button.
    pub label: String,
}

/// What a row is shown by.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RowField {
    /// Its header.
    pub label: String,
    /// Whether it holds amounts.
    pub amount: bool,
}

/// What would come to a place or a course.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HoursEffect {
    /// The place.
    pub about: String,
    /// Hours that are there: `12.5 h`.
    pub now: String,
    /// Hours that would be there.
    pub then: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportRow {
    /// Its place among all rows, by which it is decided about.
    pub at: u32,
    /// Its number in the sheet.
    pub row: u32,
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

/// Says what would come in, without its rows.
pub fn shown(number: u32, source: &Source, looked: &Looked) -> ImportShown {
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
        kind: preview.kind,
        kinds: kinds.collect(),
        header_row: preview.header_row,
        columns: columns(preview),
        targets: match (free, preview.kind) {
            (true, Some(kind)) => targets(kind),
            _ => Vec::new(),
        },
        questions: preview.asked.iter().map(question).collect(),
        said: preview.said.iter().map(|it| quoted(it)).collect(),
        made: preview.made.iter().map(|it| made(&it.fact)).collect(),
        counts,
        fields: columns_of(preview.kind)
            .iter()
            .map(|name| RowField {
                label: label_of(preview.kind, name),
                amount: matches!(*name, "amount" | "minutes" | "amount_cents"),
            })
            .collect(),
        effects: looked.effects.clone(),
        hours: hours(preview, looked),
        comes: number_of(comes),
        verb: verb(&preview.rows),
        stays: (stay > 0).then(|| match stay {
            1 => format!("1 of {} rows stays out", preview.rows.len()),
            stay => format!("{stay} of {} rows stay out", preview.rows.len()),
        }),
        waits: preview.waits(),
    }
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

/// `row 7, Date: ‘Apr 2026’ is …` without the row and the column, which the row itself shows.
fn without_place(problem: &str) -> String {
    let parts = problem.split("; row ").map(|part| {
        let rest = part
            .strip_prefix("row ")
            .or(part.strip_prefix("line "))
            .unwrap_or(part);
        let rest = match rest.split_once(": ") {
            Some((before, after)) if before.starts_with(|c: char| c.is_ascii_digit()) => after,
            _ => part,
        };
        let mut letters = rest.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect::<String>(),
            None => String::new(),
        }
    });
    let mut text = parts.collect::<Vec<_>>().join(". ");
    if !text.ends_with(['.', '?']) {
        text.push('.');
    }
    text
}

/// A sentence of the command line as the window writes it: `Apr 2026` in quotation marks.
fn quoted(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.fold(String::new(), |mut whole, (nth, part)| {
        if nth > 0 {
            whole.push(if nth % 2 == 1 { '“' } else { '”' });
        }
        whole + part
    })
}

/// What a kind's rows are shown by: a day, what it is, where or by whom, how much.
fn columns_of(kind: Option<Kind>) -> &'static [&'static str] {
    match kind {
        Some(Kind::Credit) => &["completed_on", "title", "sponsor", "amount", "approved_for"],
        Some(Kind::Entry) => &["date", "position", "note", "minutes"],
        Some(Kind::StudyEntry) => &["date", "course", "note", "minutes"],
        Some(Kind::Course) => &[
            "started_on",
            "title",
            "provider",
            "contact_minutes_completed",
        ],
        Some(Kind::Position) => &["starts_on", "employer", "title", "ends_on"],
        Some(Kind::Exam) => &["sat_on", "credential", "result", "score"],
        Some(Kind::Payment) => &["paid_on", "issuer", "kind", "amount_cents"],
        Some(Kind::Letter) => &["covers_from", "position", "signer_role", "covers_to"],
        Some(Kind::Credential) => &["earned_on", "code", "status", "number"],
        _ => &["date", "title", "note", "amount"],
    }
}

fn columns(preview: &Preview) -> Vec<ColumnShown> {
    let asks = |header: &String| {
        preview.asked.iter().any(|asked| {
            asked.name.ends_with("-column")
                && asked.chosen.is_none()
                && asked.answers.contains(header)
        })
    };
    let column = |it: &milepost_core::exchange::ColumnSeen| ColumnShown {
        header: it.header.clone(),
        samples: it.samples.iter().take(3).cloned().collect(),
        sure: match it.gives.as_str() {
            _ if asks(&it.header) => Sure::Asks,
            "ignored" => Sure::Ignored,
            gives if gives.starts_with("ignored") => Sure::Patients,
            _ => Sure::Used,
        },
        gives: match it.gives.starts_with("ignored") {
            true => "ignored".to_owned(),
            false => it.gives.clone(),
        },
        why: it.why.clone(),
    };
    preview.columns.iter().map(column).collect()
}

/// What a column can give: the fields that a cell can hold, times of a day, and what decides
/// about a row.
fn targets(kind: Kind) -> Vec<ColumnGives> {
    let mut all: Vec<ColumnGives> = fields(kind)
        .iter()
        .filter(|it| it.name != kind.id_field() && it.shape != Shape::Json)
        .map(|it| ColumnGives {
            name: it.name.clone(),
            label: label_of(Some(kind), &it.name),
        })
        .collect();
    let mut add = |name: &str, label: &str| {
        all.push(ColumnGives {
            name: name.to_owned(),
            label: label.to_owned(),
        });
    };
    if matches!(kind, Kind::Entry | Kind::StudyEntry) {
        add("start time", "Start time");
        add("end time", "End time");
        add("second start time", "Second start time");
        add("second end time", "Second end time");
        add("end day", "End day");
        add("break", "Unpaid break");
    }
    add("status", "Done or not");
    add("person", "Whose row it is");
    add("ignored", "Ignore");
    all
}

/// A field as a person calls it.
fn label_of(kind: Option<Kind>, name: &str) -> String {
    let known = match (kind, name) {
        (Some(Kind::Credit), "completed_on") => "Date finished",
        (_, "amount") => "CEU",
        (Some(Kind::Credit), "approved_for") => "Approved for",
        (Some(Kind::Credit), "issuers") => "Counts at",
        (Some(Kind::Entry | Kind::Letter), "position") => "Place",
        (None, "date") => "Date",
        (None, "title") => "What",
        (None, "note") => "Where or by whom",
        (None, _) => "Amount",
        (Some(kind), name) => {
            let label = field(kind, name).map_or(name, |it| it.label.as_str());
            let mut letters = label.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            return first.unwrap_or_default() + letters.as_str();
        }
    };
    match (kind, name) {
        (None, "amount") => "Amount".to_owned(),
        _ => known.to_owned(),
    }
}

fn question(asked: &Asked) -> ImportQuestion {
    let label = |value: &String| match (asked.name.as_str(), value.as_str()) {
        ("date-order", "mdy") => "Read month first".to_owned(),
        ("date-order", "dmy") => "Read day first".to_owned(),
        ("decimal", "comma") => "A decimal comma".to_owned(),
        ("decimal", "point") => "Thousands".to_owned(),
        ("instants", "as-written") => "Use the day as written".to_owned(),
        (name, "new") if name.starts_with("place.") => "A new place".to_owned(),
        (_, value) => value.replace('_', " "),
    };
    ImportQuestion {
        name: asked.name.clone(),
        text: quoted(&asked.question),
        answers: asked
            .answers
            .iter()
            .map(|value| ImportReply {
                value: value.clone(),
                label: label(value),
            })
            .collect(),
        chosen: asked.chosen.clone(),
        open: asked.name == "position" || asked.name.starts_with("letter."),
    }
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

/// Hours by place or course, now and then; the most first.
fn hours(preview: &Preview, looked: &Looked) -> Vec<HoursEffect> {
    let mut more: BTreeMap<String, i32> = BTreeMap::new();
    for row in preview
        .rows
        .iter()
        .filter(|row| row.comes && row.state == RowState::New)
    {
        let name = match row.kind {
            Kind::Entry => "position",
            Kind::StudyEntry => "course",
            _ => continue,
        };
        let Some(fact) = &row.fact else { continue };
        let id = fact.get(name).and_then(Value::as_str).unwrap_or_default();
        let minutes = fact.get("minutes").and_then(Value::as_i64).unwrap_or(0);
        *more.entry(id.to_owned()).or_insert(0) += i32::try_from(minutes).unwrap_or(0);
    }
    let mut all: Vec<(i32, HoursEffect)> = more
        .into_iter()
        .map(|(id, more)| {
            let now = looked.minutes.get(&id).copied().unwrap_or(0);
            let about = match id.as_str() {
                "" => "Study".to_owned(),
                id => looked
                    .names
                    .get(id)
                    .cloned()
                    .unwrap_or_else(|| id.to_owned()),
            };
            let effect = HoursEffect {
                about,
                now: hours_text(now),
                then: hours_text(now + more),
            };
            (more, effect)
        })
        .collect();
    all.sort_by_key(|(more, _)| std::cmp::Reverse(*more));
    all.into_iter().map(|(_, effect)| effect).collect()
}

/// A value of a field in words.
fn in_words(field: Option<&Field>, value: &Value, names: &BTreeMap<String, String>) -> String {
    let text = || match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let Some(field) = field else { return text() };
    let whole = || value.as_i64().and_then(|it| i32::try_from(it).ok());
    match &field.shape {
        Shape::Date => text().parse().map_or_else(|_| text(), day),
        Shape::Minutes => whole().map_or_else(text, hours_text),
        Shape::Money => whole().map_or_else(text, dollars_text),
        Shape::Ceus => match text() {
            amount if amount.is_empty() || amount.contains('.') => amount,
            amount => format!("{amount}.0"),
        },
        Shape::Word(_) => text().replace('_', " "),
        Shape::Reference(_) => {
            let id = text();
            names.get(&id).cloned().unwrap_or(id)
        }
        Shape::Texts | Shape::Words(_) => {
            let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let list = list.iter().filter_map(Value::as_str);
            list.collect::<Vec<_>>().join(", ").replace('_', " ")
        }
        _ => text(),
    }
}

/// A place in a list as the page counts it.
fn number_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
