//! The rows that stay out, with the reason of each, as a sheet of their own.

use super::{Preview, RowSeen, RowState, Table};

/// The header of the reasons.
const WHY: &str = "Why";

/// The rows that do not come in, as they stand in the sheet, with why; the header first. Blank
/// rows hold nothing to be mended. None where what was read is no sheet.
pub fn left_out(preview: &Preview, sheets: &[Table]) -> Option<Vec<Vec<String>>> {
    let named = |name: &str| sheets.iter().find(|table| table.name == name);
    let first = preview.together.first().unwrap_or(&preview.sheet);
    let table = named(first)?;
    let width = preview.columns.len().max(table.width());
    let header = (0..width).map(|at| {
        let column = preview.columns.get(at);
        column.map_or_else(String::new, |column| column.header.clone())
    });
    let mut rows = vec![header.chain([WHY.to_owned()]).collect()];
    let stay = preview.rows.iter().filter(|row| !row.comes);
    for row in stay {
        let table = row.sheet.as_deref().and_then(named).unwrap_or(table);
        let Some(source) = table.rows.iter().find(|it| it.number == row.row) else {
            continue;
        };
        if source.is_blank() {
            continue;
        }
        let cells = (0..width).map(|at| source.cell(at).shown());
        rows.push(cells.chain([why(row)]).collect());
    }
    Some(rows)
}

fn why(row: &RowSeen) -> String {
    let reason = match row.state {
        RowState::Problem => row.problem.clone().unwrap_or_default(),
        RowState::Same => "it's already in the logbook".to_owned(),
        RowState::Like => "it is like something in the logbook".to_owned(),
        RowState::Before => "it was imported before and removed".to_owned(),
        RowState::Update => "it would change something in the logbook".to_owned(),
        RowState::New | RowState::Skipped => row.notes.join(", "),
    };
    match &row.column {
        Some(column) => format!("{column}: {reason}"),
        None => reason,
    }
}
