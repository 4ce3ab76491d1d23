//! Rows that commas without quotes have torn.

use super::fields::{Shape, field};
use super::plan::Plan;
use super::synonyms::Role;
use super::values::dates::{self, Day};
use super::values::shaped::{Given, Manner, read};
use super::{Cell, Row};

/// Puts a text together that commas without quotes have torn, where only one way of doing it
/// leaves days and numbers in their columns.
pub(super) fn mend_commas(row: &Row, plan: &Plan) -> Option<Row> {
    let width = plan.columns.len();
    let header = plan.layout.header?;
    let named = plan
        .columns
        .iter()
        .filter(|column| !column.folded.is_empty());
    let width = named.map(|column| column.index + 1).max().unwrap_or(width);
    let extra = row
        .cells
        .len()
        .checked_sub(width)
        .filter(|extra| *extra > 0)?;
    let _ = header;
    let typed = |cells: &[Cell]| {
        plan.columns
            .iter()
            .zip(&plan.roles)
            .all(|(column, (role, _))| {
                let cell = cells.get(column.index).unwrap_or(&Cell::Empty);
                match role {
                    role if role.is_day() => {
                        matches!(
                            dates::read(cell),
                            Day::Is(_) | Day::Numbers(_) | Day::Instant(_)
                        )
                    }
                    Role::Field(name) => match field(plan.kind, name).map(|field| &field.shape) {
                        Some(Shape::Ceus | Shape::Minutes | Shape::Money) => {
                            let given = field(plan.kind, name)
                                .map(|field| read(field, cell, Manner::default(), &plan.codes));
                            matches!(given, Some(Given::Value(..) | Given::Nothing))
                        }
                        _ => true,
                    },
                    _ => true,
                }
            })
    };
    let is_text = |index: usize| {
        let role = plan.roles.get(index).map(|(role, _)| *role);
        let column = plan.columns.get(index);
        column.is_some_and(|column| column.texts * 2 > column.filled)
            && !role.is_some_and(Role::is_day)
    };
    // What is torn is most often the last text, which is the longest.
    (0..width).rev().filter(|at| is_text(*at)).find_map(|at| {
        let parts: Vec<String> = row.cells[at..=at + extra].iter().map(Cell::shown).collect();
        let mut cells = row.cells[..at].to_vec();
        cells.push(Cell::text(&parts.join(", ")));
        cells.extend_from_slice(&row.cells[at + extra + 1..]);
        typed(&cells).then_some(Row {
            number: row.number,
            cells,
        })
    })
}
