//! What is settled of a sheet before its rows are read: as the person said, as its titles say,
//! or as a question.

use super::answer::{Asked, Known};
use super::asked::Said;
use super::fields::{Field, field};
use super::plan::{Plan, column_named};
use super::synonyms::Role;
use super::synonyms::role_named;
use super::values::dates::DateOrder;
use super::values::shaped::{Given, Manner, read};
use super::{Cell, Kind, Table, fold, grid, phrases};
use serde_json::Value;

/// Gives columns the roles that the person named: `--set amount-column=Units`.
pub(super) fn name_columns(plan: &mut Plan, said: Said<'_>) -> Result<(), String> {
    for (key, value) in said.0 {
        let Some(name) = key
            .strip_suffix("-column")
            .or_else(|| key.strip_suffix("_column"))
        else {
            continue;
        };
        let role = role_named(plan.kind, name).ok_or_else(|| {
            let several = plan.kind.plural();
            format!("{name} isn't a field of {several}")
        })?;
        let at = column_named(&plan.columns, value).ok_or_else(|| {
            let headers: Vec<&str> = plan.columns.iter().map(|it| it.header.as_str()).collect();
            format!(
                "there's no column {value}; the columns are: {}",
                headers.join(", ")
            )
        })?;
        // Any number of columns may give nothing.
        let alone = role != Role::Ignored;
        for (index, (known, why)) in plan.roles.iter_mut().enumerate() {
            if *known == role && index != at && alone {
                *known = Role::Ignored;
                *why = "Another column was chosen".to_owned();
            }
        }
        plan.roles[at] = (role, "As you said".to_owned());
        let question = fold::words(key).join(" ");
        plan.asked.iter_mut().for_each(|asked| {
            if fold::words(&asked.name).join(" ") == question {
                asked.chosen = Some(plan.columns[at].header.clone());
            }
        });
    }
    Ok(())
}

/// Says which columns may be about patients, and whether they stay out.
pub(super) fn say_patients(plan: &mut Plan) {
    let named = |taken: bool| -> Vec<&str> {
        let columns = plan.columns.iter().zip(&plan.roles);
        columns
            .filter(|(column, (role, _))| match taken {
                true => column.about_patients() && !matches!(role, Role::Ignored | Role::Patients),
                false => *role == Role::Patients,
            })
            .map(|(column, _)| column.header.as_str())
            .collect()
    };
    let mut said = Vec::new();
    for (taken, says) in [
        (false, "so it stays out"),
        (true, "and comes in as you said"),
    ] {
        let headers = named(taken);
        if !headers.is_empty() {
            said.push(format!(
                "May be about patients, {says}: {}. Keep nothing about patients in a logbook.",
                headers.join(", ")
            ));
        }
    }
    plan.said.extend(said);
}

/// The place for every row, where no column gives it: as said, as the titles say, or asked.
pub(super) fn place_for_all(
    plan: &mut Plan,
    table: &Table,
    grid: Option<&grid::Grid>,
    known: &Known<'_>,
    said: Said<'_>,
) -> Option<String> {
    if plan.kind != Kind::Entry {
        return None;
    }
    if let Some(place) = said.get("position") {
        return Some(place.to_owned());
    }
    let by_column = plan
        .roles
        .iter()
        .any(|(role, _)| *role == Role::Field("position"));
    if by_column || grid.is_some_and(|grid| grid.place.is_some()) {
        return None;
    }
    let title = grid::place_in_titles(table, plan.layout.first);
    let mut employers: Vec<String> = known
        .facts
        .positions
        .iter()
        .map(|it| it.employer.clone())
        .collect();
    employers.dedup();
    let chosen = title.or_else(|| match employers.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    plan.asked.push(Asked {
        name: "position".to_owned(),
        question: "Where were these hours worked? The sheet has no column for it.".to_owned(),
        answers: employers,
        chosen: chosen.clone(),
    });
    chosen
}

/// Whose rows come in, where there are those of several people.
pub(super) fn whose(plan: &mut Plan, table: &Table, said: Said<'_>) -> Option<String> {
    if let Some(person) = said.get("person") {
        return Some(person.to_owned());
    }
    let rows = &table.rows[plan.layout.first.min(table.rows.len())..];
    for column in plan.with(Role::Person).collect::<Vec<_>>() {
        let mut people: Vec<String> = Vec::new();
        for row in rows {
            let shown = row.cell(column).shown();
            let counts = row.filled() > 2 && !phrases::is_total(&shown);
            if counts
                && !shown.is_empty()
                && !people.iter().any(|it| it.eq_ignore_ascii_case(&shown))
            {
                people.push(shown);
            }
            if people.len() > 20 {
                break;
            }
        }
        if people.len() > 1 {
            let header = plan.header(column).to_owned();
            plan.asked.push(Asked {
                name: "person".to_owned(),
                question: format!("{header} has rows for several people. Which are yours?"),
                answers: people,
                chosen: None,
            });
            // Nobody's rows come in before it is said whose.
            return Some(String::new());
        }
    }
    None
}

/// Values for every row, read by the shapes of their fields.
pub(super) fn constants(
    plan: &Plan,
    said: Said<'_>,
) -> Result<Vec<(&'static Field, Value)>, String> {
    const ANSWERS: [&str; 13] = [
        "date order",
        "year",
        "day above",
        "whole months",
        "decimal",
        "instants",
        "overtime",
        "person",
        "status",
        "like",
        "before",
        "update",
        "position kind",
    ];
    let mut found = Vec::new();
    for (key, value) in said.0 {
        let name = fold::words(key).join(" ");
        if ANSWERS.contains(&name.as_str())
            || name.ends_with(" column")
            || key.starts_with("place.")
            || key.starts_with("letter.")
        {
            continue;
        }
        let Some(Role::Field(name)) = role_named(plan.kind, key) else {
            let several = plan.kind.plural();
            return Err(format!("{key} isn't a field of {several}"));
        };
        let Some(field) = field(plan.kind, name) else {
            continue;
        };
        let manner = Manner {
            order: Some(DateOrder::Mdy),
            ..plan.manner
        };
        match read(field, &Cell::text(value), manner, &plan.codes) {
            Given::Value(Value::Null, Some(note)) => return Err(format!("{key}: {note}")),
            Given::Value(value, _) => found.push((field, value)),
            Given::Problem(problem) | Given::Open(_, problem) => {
                return Err(format!("{key}: {problem}"));
            }
            Given::Nothing => return Err(format!("{key}: it is empty")),
        }
    }
    Ok(found)
}

/// What sort of place a new one is, as far as the sheet's name or title tells.
pub(super) fn kind_of_place(
    table: &Table,
    file: &str,
    first: usize,
    said: Said<'_>,
) -> Option<&'static str> {
    let mut texts = vec![table.name.clone(), file.to_owned()];
    for row in table.rows.iter().take(first) {
        texts.extend(row.cells.iter().map(Cell::shown));
    }
    let told = said.get("position-kind").map(str::to_owned);
    let texts: Vec<String> = told.into_iter().chain(texts).collect();
    let words: Vec<String> = texts
        .iter()
        .flat_map(|text| fold::words(&fold::header(text)))
        .collect();
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    if has(&["xtern"]) {
        Some("project_xtern")
    } else if has(&["externship", "extern", "ojt", "practicum"]) {
        Some("externship")
    } else if has(&["internship", "intern"]) {
        Some("internship")
    } else if has(&["volunteer", "volunteering"]) {
        Some("volunteer")
    } else {
        None
    }
}
