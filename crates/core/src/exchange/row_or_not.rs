//! Whether a filled row is one at all: a total, a heading, somebody else's, an absence.

use serde_json::{Map, Value};

use super::plan::Plan;
use super::setting::Setting;
use super::synonyms::{Role, needed};
use super::values::dates::{self, Day};
use super::vocabulary::{self, Done};
use super::{Cell, Kind, Row, Table, fold, phrases};

/// Why a filled row is none: a total, a heading, the header once more.
pub(super) fn no_row(table: &Table, row: &Row, plan: &Plan) -> Option<String> {
    let dated = plan
        .columns
        .iter()
        .zip(&plan.roles)
        .filter(|(_, (role, _))| role.is_day())
        .any(|(column, _)| {
            !matches!(
                dates::read(row.cell(column.index)),
                Day::Nothing | Day::Not(_)
            )
        });
    let texts = || {
        row.cells
            .iter()
            .filter(|cell| matches!(cell, Cell::Text(_)))
    };
    if !dated && texts().any(|cell| phrases::is_total(&cell.shown())) {
        return Some("a total".to_owned());
    }
    // The line below a header that is drawn with signs.
    let drawn = |cell: &Cell| cell.shown().chars().all(|c| "-=_:+*|".contains(c));
    if row.filled() > 1 && row.cells.iter().filter(|cell| !cell.is_empty()).all(drawn) {
        return Some("a ruled line".to_owned());
    }
    if let Some(header) = plan.layout.header.and_then(|at| table.rows.get(at))
        && header.cells == row.cells
    {
        return Some("the header again".to_owned());
    }
    // A list of employers alone has rows of one cell.
    let several = needed(plan.kind)
        .iter()
        .filter(|name| {
            plan.roles
                .iter()
                .any(|(role, _)| matches!(role, Role::Field(field) if field == *name))
        })
        .count()
        > 1;
    (several && !dated && row.filled() == 1).then(|| "a heading or a note".to_owned())
}

/// Why a row stays out although it could be read: not done, somebody else's.
pub(super) fn left_out(
    row: &Row,
    setting: &Setting<'_>,
) -> Option<Result<String, (usize, String)>> {
    let plan = setting.plan;
    if let Some(person) = &setting.person {
        let hers = plan
            .with(Role::Person)
            .any(|column| row.cell(column).shown().eq_ignore_ascii_case(person));
        if !hers {
            return Some(Ok("someone else's".to_owned()));
        }
    }
    let absent = plan
        .with(Role::PayCode)
        .map(|column| row.cell(column).shown())
        .find(|code| vocabulary::paid_absence(code));
    if let Some(code) = absent {
        return Some(Ok(format!("an absence: {}", fold::short(&code))));
    }
    let column = plan.first_with(Role::Status)?;
    if setting
        .said
        .get("status")
        .is_some_and(|said| vocabulary::status(said) == Some(Done::Yes))
    {
        return None;
    }
    let shown = row.cell(column).shown();
    // Where others are ticked, an empty box is one that is not.
    let boxes = || {
        let samples = plan.columns.get(column).map(|it| it.samples.as_slice());
        let mut samples = samples.unwrap_or_default().iter();
        samples.all(|text| vocabulary::ticked(text).is_some())
    };
    if shown.is_empty() && boxes() {
        return Some(Ok(format!("{}: not ticked", plan.header(column))));
    }
    match vocabulary::status(&shown) {
        Some(Done::Yes) => None,
        Some(Done::No) => Some(Ok(format!(
            "{}: {}",
            plan.header(column),
            fold::short(&shown)
        ))),
        None => {
            let problem = format!(
                "row {}, {}: `{}` doesn't say whether it's done; write Completed, or leave the row \
                 out",
                row.number,
                plan.header(column),
                fold::short(&shown)
            );
            Some(Err((column, problem)))
        }
    }
}

/// Why a row that says no hours is no row: an absence, or nothing but a day.
pub(super) fn absence(
    plan: &Plan,
    row: &Row,
    fact: &Map<String, Value>,
    blank: bool,
    sound: bool,
) -> Option<String> {
    if !sound {
        return None;
    }
    if matches!(plan.kind, Kind::Entry | Kind::StudyEntry) {
        let minutes = fact.get("minutes").and_then(Value::as_i64);
        let has_date = fact.contains_key("date");
        let asked = plan
            .asked
            .iter()
            .any(|asked| asked.name == "minutes-column");
        let gives = plan.roles.iter().any(|(role, _)| {
            matches!(
                role,
                Role::Field("minutes") | Role::Begins(_) | Role::BeginsOn
            )
        });
        if has_date && gives && !asked && minutes.unwrap_or(0) == 0 {
            return Some("no hours on that day".to_owned());
        }
    }
    let day_given = fact.keys().any(|key| key == "date" || key.ends_with("_on"));
    let has_day_column = plan.roles.iter().any(|(role, _)| role.is_day());
    let titled = fact.contains_key("title") && row.filled() > 2;
    let amounts = matches!(plan.kind, Kind::Credit | Kind::Entry | Kind::StudyEntry);
    (amounts && has_day_column && !day_given && blank && !titled)
        .then(|| "neither a day nor an amount".to_owned())
}
