//! Overtime beside the regular hours: added where the column of hours leaves it out, part of it
//! where that column holds it, asked where neither is known.

use super::answer::Asked;
use super::asked::Said;
use super::plan::Plan;
use super::synonyms::Role;
use super::values::lengths::{self, Length, Unit};
use super::{Row, Table};

/// The name of the question.
const ASKED: &str = "overtime";
/// Overtime is more than what the column of hours says.
const ON_TOP: &str = "on-top";
/// It is in it.
const INCLUDED: &str = "included";

/// Settles what the columns of overtime are to the hours.
pub(super) fn settle(plan: &mut Plan, table: &Table, said: Said<'_>) {
    let rows = &table.rows[plan.layout.first.min(table.rows.len())..];
    let extra: Vec<usize> = plan.with(Role::Overtime).collect();
    if extra.is_empty() {
        return;
    }
    let any = rows.iter().any(|row| sum(row, &extra) > 0);
    if let Some(total) = total_of(plan, rows, &extra) {
        plan.asked.retain(|asked| asked.name != "minutes-column");
        plan.roles[total] = (
            Role::Field("minutes"),
            "The name, and it adds the overtime to the regular hours".to_owned(),
        );
    }
    let Some(hours) = plan.first_with(Role::Field("minutes")) else {
        return;
    };
    let header = plan.header(hours).to_owned();
    let regular = plan.columns[hours].folded.split(' ').any(|word| {
        matches!(
            word,
            "reg" | "regular" | "straight" | "base" | "normal" | "st"
        )
    });
    let whole = plan.columns[hours]
        .folded
        .split(' ')
        .any(|word| matches!(word, "total" | "all" | "worked"));
    if !any || whole {
        leave_out(plan, &extra, &header);
        return;
    }
    if regular {
        return;
    }
    let told = said.get("overtime").map(str::to_lowercase);
    let chosen = told.filter(|it| matches!(it.as_str(), ON_TOP | INCLUDED));
    let names: Vec<&str> = extra.iter().map(|at| plan.header(*at)).collect();
    let question = format!(
        "Does {header} already include {}, or is that added on top?",
        names.join(" and ")
    );
    if chosen.as_deref() == Some(INCLUDED) {
        leave_out(plan, &extra, &header);
    }
    plan.asked.push(Asked {
        name: ASKED.to_owned(),
        question,
        answers: vec![ON_TOP.to_owned(), INCLUDED.to_owned()],
        chosen,
    });
}

fn leave_out(plan: &mut Plan, extra: &[usize], header: &str) {
    for at in extra {
        plan.roles[*at] = (Role::Ignored, format!("Is part of {header}"));
    }
}

/// Whether it is asked, and not said, what overtime is to the hours.
pub(super) fn is_open(plan: &Plan) -> bool {
    let asked = plan.asked.iter().find(|asked| asked.name == ASKED);
    asked.is_some_and(|asked| asked.chosen.is_none())
}

/// The column that adds the overtime to the regular hours in every row, of those asked about.
fn total_of(plan: &Plan, rows: &[Row], extra: &[usize]) -> Option<usize> {
    let asked = plan.asked.iter().find(|it| it.name == "minutes-column")?;
    if asked.chosen.is_some() {
        return None;
    }
    let named = |header: &String| {
        let found = plan.columns.iter().find(|column| column.header == *header);
        found.map(|column| column.index)
    };
    let among: Vec<usize> = asked.answers.iter().filter_map(named).collect();
    let adds_up = |total: usize, part: usize| {
        let mut seen = 0;
        let all = rows.iter().filter(|row| row.filled() > 2).all(|row| {
            let (Some(whole), Some(some)) = (minutes(row, total), minutes(row, part)) else {
                return true;
            };
            seen += 1;
            (whole - some - sum(row, extra)).abs() <= 1
        });
        all && seen > 0
    };
    let mut found = among.iter().filter(|total| {
        among
            .iter()
            .all(|part| part == *total || adds_up(**total, *part))
    });
    found.next().copied().filter(|_| found.next().is_none())
}

fn minutes(row: &Row, column: usize) -> Option<i64> {
    match lengths::read(
        row.cell(column),
        super::values::numbers::Decimal::Point,
        Unit::Hours,
    ) {
        Length::Is(minutes, _) => Some(minutes),
        _ => None,
    }
}

fn sum(row: &Row, columns: &[usize]) -> i64 {
    columns.iter().filter_map(|at| minutes(row, *at)).sum()
}
