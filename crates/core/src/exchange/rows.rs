//! The rows of a list: each becomes a fact, a problem, or is skipped with a reason.

use serde_json::{Map, Value};

use super::answer::{Made, RawCell};
use super::applications;
use super::fields::field;
use super::lacking::{apply, complete, missing};
use super::mend::mend_commas;
use super::plan::Plan;
use super::row_or_not::{absence, left_out, no_row};
use super::setting::Setting;
use super::survey::Layout;
use super::synonyms::Role;
use super::times::by_times;
use super::values::lengths::{self, Length};
use super::values::shaped::{Given, Manner, read, text_of};
use super::vocabulary::Codes;
use super::{Cell, Kind, Row, Table, fold, overtime, phrases, titles};

/// What a row came to, before it is compared with the logbook.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// A fact.
    Fact(Map<String, Value>),
    /// Nothing that could be read, with what to write.
    Problem(String),
    /// No row of this kind.
    Skipped,
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// The row's number.
    pub row: u32,
    /// Its sheet, where several are read together.
    pub sheet: Option<String>,
    /// The column, where a row holds several facts.
    pub column: Option<String>,
    /// What it came to.
    pub outcome: Outcome,
    /// Why it is skipped, what was rounded.
    pub notes: Vec<String>,
    /// What comes in along with the fact.
    pub along: Vec<Made>,
    /// The row's cells for comparing.
    pub print: String,
    /// The cells by their fields, where it was not read.
    pub cells: Vec<RawCell>,
}

impl Draft {
    /// A row that is no row of this kind.
    pub fn skipped(row: u32, why: impl Into<String>) -> Draft {
        Draft {
            row,
            sheet: None,
            column: None,
            outcome: Outcome::Skipped,
            notes: vec![why.into()],
            along: Vec::new(),
            print: String::new(),
            cells: Vec::new(),
        }
    }
}

/// Reads every row of the table, titles included.
pub(super) fn read_all(table: &Table, setting: &Setting<'_>) -> Vec<Draft> {
    let Layout { header, first } = setting.plan.layout;
    let mut drafts = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        if Some(at) == header {
            continue;
        }
        let mut draft = match at < first {
            true if row.is_blank() => Draft::skipped(row.number, "a blank row"),
            true => Draft::skipped(row.number, "a title"),
            false => read_row(table, row, setting),
        };
        if !matches!(draft.outcome, Outcome::Fact(_)) {
            draft.cells = raw_cells(row, setting.plan, &draft.cells);
        }
        drafts.push(draft);
    }
    drafts
}

/// The cells of a row that was not read, by the fields that they were to give.
fn raw_cells(row: &Row, plan: &Plan, wrong: &[RawCell]) -> Vec<RawCell> {
    plan.columns
        .iter()
        .zip(&plan.roles)
        .filter(|(_, (role, _))| !matches!(role, Role::Ignored | Role::Patients))
        .map(|(column, (role, _))| RawCell {
            field: super::plan::role_name(*role),
            column: column.index,
            text: row.cell(column.index).shown(),
            wrong: wrong.iter().any(|it| it.column == column.index),
        })
        .collect()
}

fn read_row(table: &Table, row: &Row, setting: &Setting<'_>) -> Draft {
    let plan = setting.plan;
    if row.is_blank() {
        return Draft::skipped(row.number, "a blank row");
    }
    if let Some(why) = no_row(table, row, plan) {
        return Draft::skipped(row.number, why);
    }
    let mended = mend_commas(row, plan);
    let (row, mut notes) = match &mended {
        Some(mended) => (
            mended,
            vec!["a comma without quotes was taken as part of the text".to_owned()],
        ),
        None => (row, Vec::new()),
    };
    if let Some(why) = left_out(row, setting) {
        return match why {
            Ok(why) => Draft::skipped(row.number, why),
            Err((column, problem)) => Draft {
                outcome: Outcome::Problem(problem),
                notes: Vec::new(),
                cells: vec![wrong_cell(column)],
                ..Draft::skipped(row.number, "")
            },
        };
    }
    let mut wrong = Vec::new();
    let mut outcome = fact_of(row, setting, &mut notes, &mut wrong);
    let mut along = Vec::new();
    if plan.kind == Kind::Application && matches!(outcome, Outcome::Fact(_)) {
        match applications::steps(row, plan, &mut notes) {
            Ok(steps) => along = steps,
            Err((column, problem)) => {
                wrong.push(column);
                outcome = Outcome::Problem(problem);
            }
        }
    }
    Draft {
        row: row.number,
        sheet: None,
        column: None,
        outcome,
        notes,
        along,
        print: print_of(plan.kind, row),
        cells: wrong.into_iter().map(wrong_cell).collect(),
    }
}

/// Marks a cell as why the row was not read.
fn wrong_cell(column: usize) -> RawCell {
    RawCell {
        field: String::new(),
        column,
        text: String::new(),
        wrong: true,
    }
}

/// What a row is known by when the same sheet comes again.
pub(super) fn print_of(kind: Kind, row: &Row) -> String {
    let mut print = kind.list().to_owned();
    for cell in &row.cells {
        print.push('\u{1f}');
        let shown = cell.shown().to_lowercase();
        print.push_str(&shown.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    print.trim_end_matches('\u{1f}').to_owned()
}

/// Reads the fields of a row.
fn fact_of(
    row: &Row,
    setting: &Setting<'_>,
    notes: &mut Vec<String>,
    wrong: &mut Vec<usize>,
) -> Outcome {
    let plan = setting.plan;
    let mut fact = Map::new();
    let mut problems: Vec<String> = Vec::new();
    let mut said_notes: Vec<String> = Vec::new();
    let mut blank_amounts = true;
    for (column, (role, _)) in plan.columns.iter().zip(&plan.roles) {
        let Role::Field(name) = *role else { continue };
        let Some(field) = field(plan.kind, name) else {
            continue;
        };
        let cell = row.cell(column.index);
        if name == "note" {
            said_notes.extend(text_of(cell));
            continue;
        }
        let manner = Manner {
            unit: plan.unit(column.index),
            ..plan.manner
        };
        if matches!(name, "amount" | "minutes") && !cell.is_empty() {
            blank_amounts = false;
        }
        match read(field, cell, manner, &plan.codes) {
            // Several columns may give one amount: the first that is more than nothing.
            Given::Value(value, note) => {
                let none_yet = fact.get(name).is_none_or(phrases::is_zero);
                if none_yet && !value.is_null() {
                    fact.insert(name.to_owned(), value);
                }
                if plan.kind == Kind::Application && note.is_some() {
                    said_notes.extend(beside(plan, column.index, cell));
                } else {
                    notes.extend(note.map(|note| format!("{}: {note}", column.header)));
                }
            }
            Given::Problem(_)
                if name == "minutes"
                    && plan.kind != Kind::Credit
                    && phrases::is_absence(&cell.shown()) =>
            {
                notes.clear();
                notes.push(format!("an absence: {}", fold::short(&cell.shown())));
                return Outcome::Skipped;
            }
            Given::Problem(problem) | Given::Open(_, problem) => {
                wrong.push(column.index);
                problems.push(format!("row {}, {}: {problem}", row.number, column.header));
            }
            Given::Nothing => {}
        }
        if name == "approved_for" && note_core(cell, &mut fact) {
            // It is kept, as the tracker's own label.
            notes.pop();
        }
        // What it was paid for in full, where the kind says less.
        if plan.kind == Kind::Payment && name == "kind" {
            let text = text_of(cell);
            let kind = fact.get("kind").and_then(Value::as_str).unwrap_or_default();
            said_notes.extend(text.filter(|text| !fold::same_word(kind, text)));
        }
    }
    if plan.kind == Kind::Payment && !fact.contains_key("issuer") {
        fact.extend(payee(row, &plan.codes).map(|issuer| ("issuer".to_owned(), issuer.into())));
    }
    if plan.kind == Kind::Credit && plan.first_with(Role::Field("amount")).is_none() {
        amount_of_title(&mut fact, notes);
    }
    if let Err((column, problem)) = by_times(row, setting.plan, &mut fact, notes) {
        wrong.extend(column);
        problems.push(problem);
    }
    for column in plan.with(Role::Overtime) {
        if let Err(problem) = add_overtime(row, plan, column, &mut fact) {
            wrong.push(column);
            problems.push(problem);
        }
    }
    for column in plan.with(Role::Pay) {
        let cell = row.cell(column);
        match applications::pay(cell) {
            Some(posted) => posted.put(&mut fact),
            // Words such as "depends" are kept, and no amount is made of them.
            None => said_notes.extend(beside(plan, column, cell)),
        }
    }
    for (field, value) in &setting.constants {
        fact.insert(field.name.clone(), value.clone());
    }
    if !said_notes.is_empty() && !fact.contains_key("note") {
        said_notes.dedup();
        fact.insert("note".to_owned(), said_notes.join(" · ").into());
    }
    apply(setting.rules, row, plan, &mut fact);
    if let Some(why) = absence(plan, row, &fact, blank_amounts, problems.is_empty()) {
        notes.clear();
        notes.push(why);
        return Outcome::Skipped;
    }
    for (column, problem) in missing(plan, row, &fact, &problems) {
        wrong.extend(column);
        problems.push(problem);
    }
    if !problems.is_empty() {
        return Outcome::Problem(problems.join("; "));
    }
    complete(plan.kind, &mut fact);
    Outcome::Fact(fact)
}

/// `Source: Craigslist`, where a word has no field of its own.
fn beside(plan: &Plan, column: usize, cell: &Cell) -> Option<String> {
    text_of(cell).map(|text| format!("{}: {text}", plan.header(column)))
}

/// Adds the hours that stand apart from the regular ones.
fn add_overtime(
    row: &Row,
    plan: &Plan,
    column: usize,
    fact: &mut Map<String, Value>,
) -> Result<(), String> {
    match lengths::read(row.cell(column), plan.manner.decimal, plan.unit(column)) {
        Length::Is(more, _) if more > 0 && overtime::is_open(plan) => Err(format!(
            "row {}, {}: is it on top of the hours?",
            row.number,
            plan.header(column)
        )),
        Length::Is(more, _) => {
            let regular = fact.get("minutes").and_then(Value::as_i64).unwrap_or(0);
            fact.insert("minutes".to_owned(), (regular + more).into());
            Ok(())
        }
        Length::Nothing => Ok(()),
        Length::Not(problem) => Err(format!(
            "row {}, {}: {problem}",
            row.number,
            plan.header(column)
        )),
    }
}

/// The one issuer that the words of a row name, by its name or by a credential of its.
fn payee(row: &Row, codes: &Codes) -> Option<String> {
    let texts = || row.cells.iter().map(Cell::shown);
    let mut named: Vec<String> = texts().filter_map(|text| codes.issuer(&text)).collect();
    if named.is_empty() {
        named.extend(texts().filter_map(|text| codes.issuer_of_code(&text)));
    }
    named.dedup();
    match named.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The amount that the title says, where no column does: `Sepsis webinar (1.5 CEU)`.
fn amount_of_title(fact: &mut Map<String, Value>, notes: &mut Vec<String>) {
    let title = fact.get("title").and_then(Value::as_str);
    if let Some(found) = title.and_then(titles::amount) {
        notes.push(format!("{found} CEU, as the title says"));
        fact.insert(
            "amount".to_owned(),
            serde_json::to_value(found).unwrap_or_default(),
        );
    }
}

/// `core A` is what AAPC's tracker writes beside a credit.
fn note_core(cell: &Cell, fact: &mut Map<String, Value>) -> bool {
    let folded = fold::title(&cell.shown());
    // Any credential: nothing is left out that a credit could keep.
    if folded == "core" {
        return true;
    }
    if let Some(letter) = folded.strip_prefix("core ")
        && letter.len() == 1
    {
        let label = format!("Core {}", letter.to_uppercase());
        fact.insert("tracker_label".to_owned(), label.into());
        return true;
    }
    false
}
