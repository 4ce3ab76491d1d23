//! Tables: rows that stay whole, with the names of the columns on every page.

use milepost_core::documents::content::{Cell, Column, Span, Style, Table, plain};

use crate::leaf::{HAIR, HAIR_GRAY, Leaf, SIDE, baseline};
use crate::lines::{BLACK, LIGHT, Setting, TextLine, set};
use crate::tags::Part;

/// The room between two columns.
const APART: f32 = 7.0;
/// From one line to the next.
const LEADING: f32 = 11.5;
/// Above and below the lines of a row.
const ROOM: f32 = 4.5;

/// Lays a table out.
pub(crate) fn lay(leaf: &mut Leaf<'_>, table: &Table) {
    let places = places(&table.columns, leaf.width());
    let tag = leaf.laid.parts.add(Part::Table, None);
    names(leaf, table, &places, tag);
    for row in &table.rows {
        if lay_row(leaf, table, &places, row, tag, false) {
            continue;
        }
        leaf.new_page();
        names(leaf, table, &places, tag);
        lay_row(leaf, table, &places, row, tag, true);
    }
    for row in &table.sums {
        let bold: Vec<Cell> = row.iter().map(bold).collect();
        if !lay_row(leaf, table, &places, &bold, tag, false) {
            leaf.new_page();
            lay_row(leaf, table, &places, &bold, tag, true);
        }
    }
}

/// Where each column begins, and how wide it is.
fn places(columns: &[Column], width: f32) -> Vec<(f32, f32)> {
    let fixed: f32 = columns
        .iter()
        .filter_map(|it| it.width)
        .map(f32::from)
        .sum();
    let open = columns
        .iter()
        .filter(|it| it.width.is_none())
        .count()
        .max(1);
    let apart = APART * columns.len().saturating_sub(1) as f32;
    let each = ((width - fixed - apart) / open as f32).max(48.0);
    let mut x = SIDE;
    columns
        .iter()
        .map(|it| {
            let wide = it.width.map_or(each, f32::from);
            let place = (x, wide);
            x += wide + APART;
            place
        })
        .collect()
}

fn names(leaf: &mut Leaf<'_>, table: &Table, places: &[(f32, f32)], tag: usize) {
    let setting = Setting::sans(8.5, LEADING, LIGHT);
    let cells: Vec<Vec<TextLine>> = table
        .columns
        .iter()
        .zip(places)
        .map(|(it, (_, wide))| set(&plain(&it.name), setting, *wide, leaf.faces, leaf.known))
        .collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
    leaf.need(lines as f32 * LEADING + 4.0 * LEADING);
    let row = leaf.laid.parts.add(Part::Row, Some(tag));
    let top = leaf.y;
    for ((column, cell), place) in table.columns.iter().zip(&cells).zip(places) {
        let tag = leaf.laid.parts.add(Part::ColumnName, Some(row));
        put(leaf, cell, column.numbers, *place, top, tag);
    }
    leaf.y = top + lines as f32 * LEADING + ROOM;
    let (left, right) = ((SIDE, leaf.y), (leaf.right(), leaf.y));
    leaf.rule(left, right, 0.75, BLACK);
}

/// Lays one row; answers whether it had room. By force it is laid all the same.
fn lay_row(
    leaf: &mut Leaf<'_>,
    table: &Table,
    places: &[(f32, f32)],
    row: &[Cell],
    tag: usize,
    force: bool,
) -> bool {
    let setting = Setting::sans(8.5, LEADING, BLACK);
    let cells: Vec<Vec<TextLine>> = row
        .iter()
        .zip(places)
        .map(|(cell, (_, wide))| {
            let lines = cell.iter();
            lines
                .flat_map(|it| set(it, setting, *wide, leaf.faces, leaf.known))
                .collect()
        })
        .collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
    let height = lines as f32 * LEADING + 2.0 * ROOM;
    if !force && leaf.y + height > leaf.limit() {
        return false;
    }
    let part = leaf.laid.parts.add(Part::Row, Some(tag));
    let top = leaf.y + ROOM;
    for ((column, cell), place) in table.columns.iter().zip(&cells).zip(places) {
        let tag = leaf.laid.parts.add(Part::Cell, Some(part));
        put(leaf, cell, column.numbers, *place, top, tag);
    }
    leaf.y += height;
    let (left, right) = ((SIDE, leaf.y), (leaf.right(), leaf.y));
    leaf.rule(left, right, HAIR, HAIR_GRAY);
    true
}

fn put(
    leaf: &mut Leaf<'_>,
    lines: &[TextLine],
    numbers: bool,
    (x, wide): (f32, f32),
    top: f32,
    tag: usize,
) {
    let setting = Setting::sans(8.5, LEADING, BLACK);
    for (at, line) in lines.iter().enumerate() {
        let y = top + (at as f32 + 1.0) * LEADING - baseline(setting);
        let x = if numbers { x + wide - line.width } else { x };
        leaf.words(line, x, y, Some(tag));
    }
}

fn bold(cell: &Cell) -> Cell {
    let span = |it: &Span| match it.style {
        Style::Plain => Span {
            style: Style::Bold,
            ..it.clone()
        },
        _ => it.clone(),
    };
    cell.iter()
        .map(|line| line.iter().map(span).collect())
        .collect()
}
