//! A paste without columns, in which each credit takes several lines, as a telephone or a mail
//! shows them.

use super::answer::{Known, Preview, Request, RowSeen, RowState};
use super::lines::preview_lines;
use super::portal::pieces;
use super::preview::preview;
use super::vocabulary::Codes;
use super::{Cell, Kind, Row, Table, fold};

/// Says what would come in of a text without columns: of lines in the words of quick-add, or of
/// credits over several lines each, whichever gives more.
pub fn preview_text(table: &Table, request: &Request<'_>, known: &Known<'_>) -> Preview {
    let lines = preview_lines(table, request, known);
    let read = |seen: &Preview| seen.rows.iter().filter(|row| row.fact.is_some()).count();
    let filled = table.rows.iter().filter(|row| !row.is_blank()).count();
    match preview_pieces(table, request, known) {
        // Where a credit is a line, the words of quick-add read it better.
        Some(pieces) if read(&pieces) > read(&lines) && read(&pieces) * 2 <= filled => pieces,
        _ => lines,
    }
}

/// The credits of a text, each cut out of its lines; none where it has none.
fn preview_pieces(table: &Table, request: &Request<'_>, known: &Known<'_>) -> Option<Preview> {
    if request.kind.is_some_and(|kind| kind != Kind::Credit) {
        return None;
    }
    let lines: Vec<String> = table.rows.iter().map(|row| row.cell(0).shown()).collect();
    let page = pieces(&lines.join("\n"), &Codes::of(known.rulebook));
    if page.rows.is_empty() {
        return None;
    }
    let header = ["Date", "Title", "CEUs", "Index #", "Sponsor", "Credential"];
    let mut rows = vec![header.map(str::to_owned)];
    rows.extend(page.rows.iter().map(|row| {
        [
            row.date.to_string(),
            row.title.clone(),
            row.amount.to_string(),
            row.index_number.clone().unwrap_or_default(),
            row.sponsor.clone().unwrap_or_default(),
            row.applied_to.clone().unwrap_or_default(),
        ]
    }));
    // The header is ours and no line of the text; the first credit is row 1.
    let rows = rows.into_iter().zip(0..).map(|(cells, number)| Row {
        number,
        cells: cells.iter().map(|text| Cell::text(text)).collect(),
    });
    let cut = [Table {
        name: String::new(),
        rows: rows.collect(),
        delimiter: Some('\t'),
    }];
    let request = Request {
        sheets: &cut,
        kind: Some(Kind::Credit),
        sheet: None,
        mapping: None,
        ..request.clone()
    };
    let mut seen = preview(&request, known).ok()?;
    seen.header_row = None;
    seen.mapping = None;
    seen.said.insert(
        0,
        "The lines are read credit by credit; look at each before it comes in.".to_owned(),
    );
    let mut number = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
    for line in &page.not_read {
        number = number.saturating_add(1);
        let mut row = RowSeen::at(number, Kind::Credit);
        row.state = RowState::Skipped;
        row.notes
            .push(format!("no part of a credit: {}", fold::short(line)));
        seen.rows.push(row);
    }
    Some(seen)
}
