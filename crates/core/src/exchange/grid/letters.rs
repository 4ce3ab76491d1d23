//! Letters behind the hours of a grid, and whether they count.

use super::super::asked::Said;
use super::super::survey::Layout;
use super::super::values::lengths::{self, Length, Unit};
use super::super::values::numbers::Decimal;
use super::super::{Asked, Cell, Row, Table, phrases};
use super::find::Grid;

/// What a cell of a grid says.
pub(super) enum Hours {
    Is(i64, Option<String>),
    Absent(String),
    None,
    Problem(String),
}

/// Letters behind hours, and whether they count.
pub(super) struct Letters {
    known: Vec<(String, bool)>,
    pub asked: Vec<Asked>,
}

impl Letters {
    /// Which letters count: as the person says, as the week's totals say, as they usually mean.
    pub fn of(table: &Table, layout: Layout, grid: &Grid, said: Said<'_>) -> Letters {
        let rows = &table.rows[layout.first.min(table.rows.len())..];
        let mut found: Vec<String> = Vec::new();
        for row in rows {
            for (column, _) in &grid.days {
                if let Some((_, letter)) = lettered(&row.cell(*column).shown())
                    && !found.contains(&letter)
                {
                    found.push(letter);
                }
            }
        }
        let mut letters = Letters {
            known: Vec::new(),
            asked: Vec::new(),
        };
        for letter in found {
            let told = said.get(&format!("letter.{letter}")).map(str::to_lowercase);
            let counts = match told.as_deref() {
                Some("worked" | "yes" | "counts") => Some(true),
                Some(_) => Some(false),
                None => by_totals(rows, grid, &letter),
            };
            match counts {
                Some(counts) => letters.known.push((letter, counts)),
                None => letters.asked.push(Asked {
                    name: format!("letter.{letter}"),
                    question: format!(
                        "What does {letter} after the hours mean: were they worked, or an absence?"
                    ),
                    answers: vec!["worked".to_owned(), "absent".to_owned()],
                    chosen: None,
                }),
            }
        }
        letters
    }

    pub fn read(&self, cell: &Cell, shown: &str) -> Hours {
        if phrases::is_absence(shown) {
            return Hours::Absent(shown.to_owned());
        }
        if let Some((minutes, letter)) = lettered(shown) {
            let counts = self.known.iter().find(|(known, _)| *known == letter);
            return match counts {
                Some((_, true)) => Hours::Is(minutes, None),
                Some((_, false)) => Hours::Absent(shown.to_owned()),
                None => Hours::Problem(format!(
                    "`{shown}`: it isn't clear what {letter} means; write the hours, or say \
                     whether it was worked"
                )),
            };
        }
        match lengths::read(cell, Decimal::Point, Unit::Hours) {
            Length::Is(0, _) | Length::Nothing => Hours::None,
            Length::Is(minutes, note) => Hours::Is(minutes, note),
            Length::Not(problem) => Hours::Problem(problem),
        }
    }
}

/// Hours with one or two letters behind them that are no unit: `8H`, `8 M`.
fn lettered(shown: &str) -> Option<(i64, String)> {
    let text = shown.trim();
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (hours, letter) = text.split_at(end);
    let letter = letter.trim().to_uppercase();
    if letter.is_empty() || letter.len() > 3 || !letter.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    // A small h is the unit; a capital one among letters is a mark.
    let unit = text.ends_with('h') || matches!(letter.as_str(), "HR" | "HRS" | "MIN");
    if unit {
        return None;
    }
    let cell = Cell::text(hours);
    match lengths::read(&cell, Decimal::Point, Unit::Hours) {
        Length::Is(minutes, _) => Some((minutes, letter)),
        _ => None,
    }
}

/// Whether a letter's hours are in the totals of the weeks: only where every week that has it,
/// and no other letter that is open, says the same.
fn by_totals(rows: &[Row], grid: &Grid, letter: &str) -> Option<bool> {
    let total_column = grid.total?;
    let mut answer = None;
    for row in rows {
        let Length::Is(total, _) =
            lengths::read(row.cell(total_column), Decimal::Point, Unit::Hours)
        else {
            continue;
        };
        let mut plain = 0;
        let mut marked: Vec<(String, i64)> = Vec::new();
        for (column, _) in &grid.days {
            let shown = row.cell(*column).shown();
            match lettered(&shown) {
                Some((minutes, letter)) => marked.push((letter, minutes)),
                None => {
                    if let Length::Is(minutes, _) =
                        lengths::read(row.cell(*column), Decimal::Point, Unit::Hours)
                    {
                        plain += minutes;
                    }
                }
            }
        }
        if !marked.iter().any(|(known, _)| known == letter) {
            continue;
        }
        let mut distinct: Vec<&str> = marked.iter().map(|(letter, _)| letter.as_str()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        // Every way of counting some letters and not others that gives the total.
        let ways: Vec<Vec<bool>> = (0..1_u32 << distinct.len().min(6))
            .map(|bits| {
                (0..distinct.len())
                    .map(|at| bits >> at & 1 == 1)
                    .collect::<Vec<bool>>()
            })
            .filter(|way| {
                let counted: i64 = marked
                    .iter()
                    .filter(|(letter, _)| {
                        distinct
                            .iter()
                            .position(|it| it == letter)
                            .is_some_and(|at| way[at])
                    })
                    .map(|(_, minutes)| minutes)
                    .sum();
                (plain + counted - total).abs() <= 1
            })
            .collect();
        let at = distinct.iter().position(|it| *it == letter)?;
        let said: Vec<bool> = ways.iter().map(|way| way[at]).collect();
        let one = said
            .first()
            .copied()
            .filter(|first| said.iter().all(|it| it == first));
        match (answer, one) {
            (None, Some(one)) => answer = Some(one),
            (Some(before), Some(one)) if before != one => return None,
            (_, None) if !said.is_empty() => return None,
            _ => {}
        }
    }
    answer
}
