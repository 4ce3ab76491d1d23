//! Which sheets of a file are read, and which stay out.

use super::answer::Request;
use super::plan::Plan;
use super::rows::Draft;
use super::vocabulary::Codes;
use super::which_kind::best_guess;
use super::{Table, fold, phrases, survey};

/// The sheets of a file that are read.
pub(super) struct Sheets<'t> {
    /// The one that was chosen, as it stands there.
    pub original: &'t Table,
    /// It, with its days completed.
    pub chosen: &'t Table,
    /// Those that are read with it.
    pub others: Vec<&'t Table>,
}

/// The sheets with the same header as the chosen one, in the order of the file: a month or a year
/// each. A sheet that the person named is read by itself.
pub(super) fn alike<'t>(table: &Table, request: &Request<'t>) -> Vec<&'t Table> {
    let header = |table: &Table| -> Vec<String> {
        let at = survey::layout(table).header;
        let row = at.and_then(|at| table.rows.get(at));
        let cells = row.map(|row| row.cells.as_slice()).unwrap_or_default();
        let mut words: Vec<String> = cells
            .iter()
            .map(|cell| fold::column(&cell.shown()))
            .collect();
        while words.last().is_some_and(String::is_empty) {
            words.pop();
        }
        words
    };
    let wanted = header(table);
    if request.sheet.is_some() || wanted.len() < 2 {
        return Vec::new();
    }
    let others = request
        .sheets
        .iter()
        .filter(|other| !std::ptr::eq(*other, table));
    others
        .filter(|other| header(other) == wanted && !other.name.is_empty())
        .collect()
}

/// The sheet that was named, else the one whose header says most.
pub(super) fn choose_sheet<'a>(request: &Request<'a>, codes: &Codes) -> Result<&'a Table, String> {
    if let Some(name) = request.sheet {
        let found = request
            .sheets
            .iter()
            .find(|table| table.name == name || fold::title(&table.name) == fold::title(name));
        return found.ok_or_else(|| {
            let names: Vec<&str> = request.sheets.iter().map(|it| it.name.as_str()).collect();
            format!(
                "there's no sheet {name}; the sheets are: {}",
                names.join(", ")
            )
        });
    }
    let rated = request.sheets.iter().enumerate().map(|(at, table)| {
        let (_, guess) = best_guess(table, request.kind, request.file, codes);
        let filled = table.rows.iter().filter(|row| !row.is_blank()).count();
        (
            (guess.whole && filled > 1, guess.score),
            std::cmp::Reverse(at),
            table,
        )
    });
    let best = rated.max_by_key(|(rating, at, _)| (*rating, *at));
    best.map(|(_, _, table)| table)
        .ok_or_else(|| "it has no rows".to_owned())
}

/// The sheets that are read, each with its own layout, the chosen one first.
pub(super) fn each<'t>(
    sheets: &Sheets<'t>,
    layout: survey::Layout,
) -> impl Iterator<Item = (&'t Table, survey::Layout)> {
    let others = sheets.others.clone().into_iter();
    let others = others.map(|table| (table, survey::layout(table)));
    std::iter::once((sheets.chosen, layout)).chain(others)
}

/// Marks drafts with their sheet, where several are read.
pub(super) fn of_sheet(mut drafts: Vec<Draft>, table: &Table, sheets: &Sheets<'_>) -> Vec<Draft> {
    if !sheets.others.is_empty() {
        for draft in &mut drafts {
            draft.sheet = Some(table.name.clone());
        }
    }
    drafts
}

/// The rows of all sheets that are read below one header; none where there is one sheet.
pub(super) fn joined(sheets: &Sheets<'_>, layout: survey::Layout) -> Option<Table> {
    if sheets.others.is_empty() {
        return None;
    }
    let mut all = sheets.chosen.clone();
    for (table, layout) in each(sheets, layout).skip(1) {
        let first = layout.first.min(table.rows.len());
        all.rows.extend_from_slice(&table.rows[first..]);
    }
    Some(all)
}

/// Says what stays out as a whole: other sheets, and a second list beside the first.
pub(super) fn say_beside(plan: &mut Plan, sheets: &Sheets<'_>, request: &Request<'_>) {
    let table = sheets.original;
    let read = |other: &Table| {
        other.name == table.name || sheets.others.iter().any(|it| it.name == other.name)
    };
    if !sheets.others.is_empty() {
        let names: Vec<&str> = std::iter::once(table.name.as_str())
            .chain(sheets.others.iter().map(|it| it.name.as_str()))
            .collect();
        plan.said.push(format!(
            "{} sheets with the same columns are read together: {}.",
            names.len(),
            names.join(", ")
        ));
    }
    let others = request.sheets.iter().filter(|other| !read(other));
    let others: Vec<String> = others
        .map(|other| {
            let filled = other.rows.iter().filter(|row| !row.is_blank()).count();
            format!("{} ({})", other.name, phrases::rows(filled))
        })
        .collect();
    if !others.is_empty() && !table.name.is_empty() {
        let says = match sheets.others.is_empty() {
            true => format!("Only the sheet {} is read.", table.name),
            false => "The others have other columns.".to_owned(),
        };
        plan.said.push(format!(
            "{says} Bring in each of the others by itself: {}.",
            others.join(", ")
        ));
    }
    if let Some(from) = super::columns::second_list(&plan.columns) {
        let letter = |at: usize| survey::letter(plan.columns[at].index);
        plan.said.push(format!(
            "Columns {} to {} are a second list beside the first and stay out; copy it into a sheet of its own and bring that in.",
            letter(from),
            letter(plan.columns.len() - 1)
        ));
    }
}
