//! Tables of web pages: what a browser or a spreadsheet puts on the clipboard, and the
//! "Excel" files of many portals, which are pages under another name.

use dom_query::{Document, NodeRef};
use milepost_core::exchange::{Cell, Row, Table};

use crate::book::Book;
use crate::error::SheetError;
use crate::limits::{MOST_COLUMNS, MOST_PAGE, MOST_ROWS, MOST_TAGS};

/// The deepest that parts may lie in each other.
const DEEPEST: usize = 200;

/// Whether the text is a page with a table.
pub(crate) fn is_html(text: &str) -> bool {
    let begins = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    // The clipboard of Windows writes a few lines about the page before the page.
    let page = begins.starts_with('<') || begins.starts_with("Version:");
    page && find_without_case(text, "<table").is_some()
}

/// Reads each table that has rows.
pub(crate) fn read(text: &str) -> Result<Book, SheetError> {
    let from = text.find('<').unwrap_or(0);
    let text = &text[from..];
    if text.len() > MOST_PAGE {
        return Err(SheetError::too_large(text.len(), MOST_PAGE, "bytes"));
    }
    let tags = text.bytes().filter(|byte| *byte == b'<').count();
    if tags > MOST_TAGS {
        return Err(SheetError::too_large(tags, MOST_TAGS, "tags"));
    }
    if deepest(text) > DEEPEST {
        return Err(SheetError::NoSheet {
            found: "its parts are nested too deep for a table".to_owned(),
        });
    }
    let page = Document::from(text);
    let mut book = Book::default();
    for table in page.select("table").nodes() {
        let sheet = read_table(table)?;
        if sheet.rows.iter().any(|row| !row.is_blank()) {
            book.sheets.push(sheet);
        }
    }
    Ok(book)
}

fn read_table(table: &NodeRef<'_>) -> Result<Table, SheetError> {
    let mut rows = Vec::new();
    collect_rows(table, &mut rows, &mut Vec::new())?;
    Ok(Table {
        rows,
        ..Table::default()
    })
}

/// The rows of this table, and of none inside it. `held` says of each column for how many more
/// rows a tall cell above takes its place.
fn collect_rows(
    of: &NodeRef<'_>,
    rows: &mut Vec<Row>,
    held: &mut Vec<usize>,
) -> Result<(), SheetError> {
    for part in of.element_children() {
        match part.node_name().as_deref() {
            Some("tr") => {
                let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
                let cells = read_row(&part, held)?;
                rows.push(Row { number, cells });
                if rows.len() > MOST_ROWS {
                    return Err(SheetError::too_large(rows.len(), MOST_ROWS, "rows"));
                }
            }
            Some("thead" | "tbody" | "tfoot") => collect_rows(&part, rows, held)?,
            _ => {}
        }
    }
    Ok(())
}

fn read_row(row: &NodeRef<'_>, held: &mut Vec<usize>) -> Result<Vec<Cell>, SheetError> {
    let mut cells = Vec::new();
    for part in row.element_children() {
        if !matches!(part.node_name().as_deref(), Some("td" | "th")) {
            continue;
        }
        pass_held(&mut cells, held);
        // A wide or tall cell takes the places of others, which are empty.
        let span = |name: &str| part.attr(name).and_then(|span| span.parse().ok());
        let wide = span("colspan").unwrap_or(1_usize).clamp(1, MOST_COLUMNS);
        let tall = span("rowspan").unwrap_or(1_usize).clamp(1, MOST_ROWS);
        let from = cells.len();
        cells.push(Cell::text(&words_of(&part)));
        cells.extend(std::iter::repeat_n(Cell::Empty, wide - 1));
        if cells.len() > 2 * MOST_COLUMNS {
            return Err(SheetError::too_large(cells.len(), MOST_COLUMNS, "columns"));
        }
        if tall > 1 {
            held.resize(held.len().max(cells.len()), 0);
            held[from..cells.len()].fill(tall);
        }
    }
    // Each row takes one off what is still held.
    for left in held.iter_mut() {
        *left = left.saturating_sub(1);
    }
    Ok(cells)
}

/// Leaves the places empty that tall cells above hold.
fn pass_held(cells: &mut Vec<Cell>, held: &[usize]) {
    while held.get(cells.len()).is_some_and(|left| *left > 0) {
        cells.push(Cell::Empty);
    }
}

/// The words of a cell: line breaks of the source are spaces, those of the page are breaks.
fn words_of(cell: &NodeRef<'_>) -> String {
    let mut text = String::new();
    collect_words(cell, &mut text);
    let lines = text.split('\n').map(|line| {
        let words: Vec<&str> = line.split([' ', '\t', '\r', '\u{a0}']).collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn collect_words(of: &NodeRef<'_>, text: &mut String) {
    for part in of.children() {
        if part.is_text() {
            text.push_str(&part.text().replace(['\n', '\r'], " "));
            continue;
        }
        match part.node_name().as_deref() {
            Some("br") => text.push('\n'),
            Some("script" | "style") => {}
            Some("p" | "div" | "li") => {
                text.push('\n');
                collect_words(&part, text);
                text.push('\n');
            }
            _ => collect_words(&part, text),
        }
    }
}

/// How deep tags lie in each other at most, roughly: enough to keep a page that was made to
/// hurt away from what walks through it.
fn deepest(text: &str) -> usize {
    let (mut depth, mut most) = (0_usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let next = rest.chars().next();
        if next == Some('/') {
            depth = depth.saturating_sub(1);
        } else if next.is_some_and(|c| c.is_ascii_alphabetic()) {
            let name: String = rest
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric())
                .collect();
            let closed_by_itself = rest.find('>').is_some_and(|end| rest[..end].ends_with('/'));
            let name = name.to_ascii_lowercase();
            let lone = [
                "br", "col", "img", "meta", "link", "hr", "input", "tr", "td", "th", "p", "li",
            ];
            if !closed_by_itself && !lone.contains(&name.as_str()) {
                depth += 1;
                most = most.max(depth);
            }
        }
    }
    most
}

/// Where a tag begins, in small or in capital letters.
fn find_without_case(text: &str, tag: &str) -> Option<usize> {
    let (text, tag) = (text.as_bytes(), tag.as_bytes());
    text.windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag))
}
