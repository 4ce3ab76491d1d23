//! From a sheet to what would come in: the columns, the rows with their states, the questions.

use std::collections::BTreeMap;

use super::answer::{Asked, ColumnSeen, Known, Preview, Request, RowSeen, RowState};
use super::asked::Said;
use super::columns::Guess;
use super::fields::field;
use super::mapping::{Detailed, Mapping, Source};
use super::matching::There;
use super::own_preview::preview_own;
use super::plan::{Plan, column_named, decide_manner, role_name};
use super::rows;
use super::setting::Setting;
use super::settle::{constants, kind_of_place, name_columns, place_for_all, say_patients, whose};
use super::states::{refers, states, too_full_days};
use super::survey::{self, Column};
use super::synonyms::Role;
use super::synonyms::role_named;
use super::values::shaped::Manner;
use super::vocabulary::Codes;
use super::which_kind::best_guess;
use super::which_sheets::{Sheets, alike, choose_sheet, each, joined, of_sheet, say_beside};
use super::{Kind, Table, days, grid, overtime, own, phrases, places};

/// Says what would come in of a file.
///
/// # Errors
/// When there is no such sheet, or a value for every row cannot be read; in words.
pub fn preview(request: &Request<'_>, known: &Known<'_>) -> Result<Preview, String> {
    let own: Vec<(&Table, Kind)> = request
        .sheets
        .iter()
        .filter_map(|table| Some((table, own::kind_of(table)?)))
        .filter(|(table, kind)| {
            request.sheet.is_none_or(|name| table.name == name)
                && request.kind.is_none_or(|wanted| wanted == *kind)
        })
        .collect();
    if !own.is_empty() {
        return Ok(preview_own(&own, request, known));
    }
    let codes = Codes::of(known.rulebook);
    let table = choose_sheet(request, &codes)?;
    let mut set = request.mapping.map(Mapping::said).unwrap_or_default();
    set.extend_from_slice(request.set);
    let said = Said(&set);
    let chosen = days::complete(table, request.file, known.today, said);
    let others: Vec<_> = alike(table, request)
        .into_iter()
        .map(|other| days::complete(other, request.file, known.today, said))
        .collect();
    let sheets = Sheets {
        original: table,
        chosen: &chosen.table,
        others: others.iter().map(|it| it.table.as_ref()).collect(),
    };
    let mut asked = chosen.asked.clone();
    for one in others.iter().flat_map(|it| &it.asked) {
        if asked.iter().all(|known| known.name != one.name) {
            asked.push(one.clone());
        }
    }
    preview_table(&sheets, asked, request, known, said, codes)
}

fn preview_table(
    sheets: &Sheets<'_>,
    asked_of_days: Vec<Asked>,
    request: &Request<'_>,
    known: &Known<'_>,
    said: Said<'_>,
    codes: Codes,
) -> Result<Preview, String> {
    let table = sheets.chosen;
    let layout = survey::layout(table);
    // How days and numbers are written is decided from the rows of all sheets at once.
    let joined = joined(sheets, layout);
    let whole = joined.as_ref().unwrap_or(table);
    let columns = survey::columns(whole, layout);
    let header = layout.header.map(|at| &table.rows[at]);
    let grid_found = grid::find(&columns, header, said).filter(|_| {
        request.mapping.is_none() && request.kind.is_none_or(|kind| kind == Kind::Entry)
    });
    let (kind, guess) = match (request.mapping, &grid_found) {
        (Some(mapping), _) => (mapping.target, mapped(mapping, &columns)),
        (None, Some(_)) => (Kind::Entry, Guess::default()),
        (None, None) => best_guess(whole, request.kind, request.file, &codes),
    };
    let mut plan = Plan {
        kind,
        layout,
        columns,
        roles: guess.roles,
        manner: Manner::default(),
        codes,
        asked: asked_of_days.into_iter().chain(guess.asked).collect(),
        said: Vec::new(),
    };
    if let Some(grid) = &grid_found {
        grid_roles(&mut plan, grid);
    }
    name_columns(&mut plan, said)?;
    overtime::settle(&mut plan, whole, said);
    decide_manner(&mut plan, whole, said);
    say_patients(&mut plan);
    if !guess.whole && grid_found.is_none() && request.kind.is_none() {
        plan.said.push(format!(
            "This doesn't match any kind of sheet as a whole and is read as {}. Say which kind it \
             is, and what each column gives.",
            kind.plural()
        ));
    }
    say_beside(&mut plan, sheets, request);
    let place_said = place_for_all(&mut plan, table, grid_found.as_ref(), known, said);
    let rows_by_person = whose(&mut plan, whole, said);
    let constants = constants(&plan, said)?;
    let (mut drafts, letters) = match &grid_found {
        Some(found) => {
            let mut all = (Vec::new(), Vec::new());
            for (table, layout) in each(sheets, layout) {
                let (drafts, asked) = grid::read(
                    table,
                    layout,
                    found,
                    &plan.columns,
                    said,
                    plan.manner.order,
                    place_said.as_deref(),
                );
                all.0.extend(of_sheet(drafts, table, sheets));
                all.1.extend(asked);
            }
            all
        }
        None => {
            let mut constants = constants;
            if let (Some(place), Some(field)) = (&place_said, field(kind, "position")) {
                constants.retain(|(known, _)| known.name != "position");
                constants.push((field, place.clone().into()));
            }
            let mut all = Vec::new();
            for (table, layout) in each(sheets, layout) {
                let plan = Plan {
                    layout,
                    ..plan.clone()
                };
                let setting = Setting {
                    plan: &plan,
                    said,
                    constants: constants.clone(),
                    person: rows_by_person.clone(),
                    rules: request
                        .mapping
                        .map_or(&[], |mapping| mapping.rules.as_slice()),
                };
                all.extend(of_sheet(rows::read_all(table, &setting), table, sheets));
            }
            (all, Vec::new())
        }
    };
    plan.asked.extend(letters);
    let hint = kind_of_place(table, request.file, layout.first, said);
    let mut made = Vec::new();
    for (name, of) in [("position", Kind::Position), ("course", Kind::Course)] {
        if kind != Kind::Entry && name == "position"
            || kind == Kind::Course
            || kind == Kind::Position
        {
            continue;
        }
        if field(kind, name).is_none() {
            continue;
        }
        let (new, asked) = places::resolve(&mut drafts, name, of, known.facts, said, hint);
        made.extend(new);
        plan.asked.extend(asked);
    }
    let mut there = BTreeMap::from([(kind, There::of(kind, known.facts))]);
    let mut rows = states(kind, drafts, &mut there, known, said, &request.choices);
    too_full_days(&mut rows, known);
    made.retain(|made| refers(&rows, made));
    say_skipped(&mut plan, &rows);
    let mapping = grid_found
        .is_none()
        .then(|| remembered(&plan, table, request, said));
    Ok(Preview {
        kind: Some(kind),
        sheet: match sheets.others.is_empty() {
            true => table.name.clone(),
            false => String::new(),
        },
        together: match sheets.others.is_empty() {
            true => Vec::new(),
            false => each(sheets, layout)
                .map(|(table, _)| table.name.clone())
                .collect(),
        },
        header_row: plan.layout.header.map(|at| table.rows[at].number),
        columns: seen(&plan),
        rows,
        asked: plan.asked,
        said: plan.said,
        made,
        mapping,
    })
}

/// Roles as a mapping gives them.
fn mapped(mapping: &Mapping, columns: &[Column]) -> Guess {
    let mut roles: Vec<(Role, String)> = columns
        .iter()
        .map(|_| (Role::Ignored, format!("Not in {}", mapping.name)))
        .collect();
    for (name, source) in &mapping.fields {
        let Some(role) = role_named(mapping.target, name) else {
            continue;
        };
        for column in source.columns() {
            if let Some(at) = column_named(columns, column) {
                roles[at] = (role, format!("As in {}", mapping.name));
            }
        }
    }
    Guess {
        roles,
        whole: true,
        ..Guess::default()
    }
}

fn grid_roles(plan: &mut Plan, grid: &grid::Grid) {
    plan.roles = plan
        .columns
        .iter()
        .map(|column| {
            if Some(column.index) == grid.week {
                (Role::Field("date"), "The week's day".to_owned())
            } else if grid.days.iter().any(|(at, _)| *at == column.index) {
                (Role::Field("minutes"), "The hours of a weekday".to_owned())
            } else if Some(column.index) == grid.place {
                (Role::Field("position"), "The name".to_owned())
            } else if Some(column.index) == grid.total {
                (Role::Ignored, "Adds up the week".to_owned())
            } else {
                (Role::Ignored, "No field by this name".to_owned())
            }
        })
        .collect();
}

/// `2 totals, 1 blank row stay out`.
fn say_skipped(plan: &mut Plan, rows: &[RowSeen]) {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.state == RowState::Skipped) {
        let why = row.notes.first().map_or("", String::as_str);
        let why = match why.split_once(": ") {
            Some(("an absence", _)) => "an absence",
            _ => why,
        };
        *groups.entry(why).or_insert(0) += 1;
    }
    if groups.is_empty() {
        return;
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(why, number)| format!("{} ({why})", phrases::rows(*number)))
        .collect();
    plan.said.push(format!("Stay out: {}.", parts.join(", ")));
}

fn seen(plan: &Plan) -> Vec<ColumnSeen> {
    plan.columns
        .iter()
        .zip(&plan.roles)
        .map(|(column, (role, why))| ColumnSeen {
            header: column.header.clone(),
            samples: match column.about_patients() || *role == Role::Patients {
                true => Vec::new(),
                false => column.samples.clone(),
            },
            gives: role_name(*role),
            why: why.clone(),
        })
        .collect()
}

/// The mapping as it may be kept for the next time.
fn remembered(plan: &Plan, table: &Table, request: &Request<'_>, said: Said<'_>) -> Mapping {
    let mut fields: BTreeMap<String, Source> = BTreeMap::new();
    for (column, (role, _)) in plan.columns.iter().zip(&plan.roles) {
        if matches!(role, Role::Ignored | Role::Patients) {
            continue;
        }
        let name = role_name(*role);
        let next = match fields.remove(&name) {
            None => Source::Column(column.header.clone()),
            Some(before) => {
                let mut columns: Vec<String> =
                    before.columns().into_iter().map(str::to_owned).collect();
                columns.push(column.header.clone());
                Source::Detailed(Detailed {
                    columns,
                    ..Detailed::default()
                })
            }
        };
        fields.insert(name, next);
    }
    let mut answers = BTreeMap::new();
    for name in [
        "date-order",
        "day-above",
        "whole-months",
        "decimal",
        "instants",
        "overtime",
        "status",
    ] {
        if let Some(value) = said.get(name) {
            answers.insert(name.to_owned(), value.to_owned());
        }
    }
    let stem = request.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name = match (stem.is_empty(), table.name.is_empty()) {
        (false, _) => stem.to_owned(),
        (true, false) => table.name.clone(),
        (true, true) => plan.kind.plural().to_owned(),
    };
    Mapping {
        name,
        target: plan.kind,
        header: plan
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        fields,
        answers,
        rules: request
            .mapping
            .map(|it| it.rules.clone())
            .unwrap_or_default(),
    }
}
