//! The rows of a pasted page: by its columns where it has any, else piece by piece.

use serde_json::Value;

use super::super::asked::Said;
use super::super::columns::guess;
use super::super::plan::{Plan, decide_manner};
use super::super::rows::{Outcome, read_all};
use super::super::setting::Setting;
use super::super::survey;
use super::super::synonyms::Role;
use super::super::values::dates::DateOrder;
use super::super::values::numbers::{Decimal, ONE, leading};
use super::super::values::shaped::Manner;
use super::super::vocabulary::Codes;
use super::super::{Kind, Row, Table, fold};
use super::days::dates_in;
use super::page::{PortalRow, ReadPage, accepted};
use super::pieces::pieces;
use crate::amounts::Ceus;
use crate::rulebook::Rulebook;

/// Reads a pasted page: its tables, and its text.
pub fn read_page(tables: &[Table], text: &str, rulebook: &Rulebook) -> ReadPage {
    let codes = Codes::of(rulebook);
    let mut best = pieces(text, &codes);
    for table in tables {
        let (found, headed) = by_columns(table, &codes);
        // Columns that say what they are leave nothing to be told from the text.
        let better = headed || found.rows.len() >= best.rows.len();
        if better && !found.rows.is_empty() {
            best = found;
        }
    }
    said_beside(text, &mut best);
    best.rows.sort();
    best
}

/// Reads a table by its columns, as a sheet of credits, and says whether headers name them.
fn by_columns(table: &Table, codes: &Codes) -> (ReadPage, bool) {
    let layout = survey::layout(table);
    let columns = survey::columns(table, layout);
    let body: Vec<&Row> = table.rows[layout.first.min(table.rows.len())..]
        .iter()
        .filter(|row| !row.is_blank())
        .collect();
    let guessed = guess(Kind::Credit, &columns, &body, codes);
    let headed = layout.header.is_some() && guessed.whole && guessed.asked.is_empty();
    let mut plan = Plan {
        kind: Kind::Credit,
        layout,
        columns,
        roles: guessed.roles,
        manner: Manner::default(),
        codes: codes.clone(),
        asked: Vec::new(),
        said: Vec::new(),
    };
    let status = plan.first_with(Role::Status);
    for (role, _) in &mut plan.roles {
        // What the page says of a credit is shown, and decides nothing about its being done.
        if *role == Role::Status || *role == Role::Person {
            *role = Role::Ignored;
        }
    }
    decide_manner(&mut plan, table, Said(&[]));
    // The issuers are American; so are their dates unless the page itself says otherwise.
    plan.manner.order = plan.manner.order.or(Some(DateOrder::Mdy));
    let setting = Setting {
        plan: &plan,
        said: Said(&[]),
        constants: Vec::new(),
        person: None,
        rules: &[],
    };
    let mut page = ReadPage::default();
    for draft in read_all(table, &setting) {
        let row = table.rows.iter().find(|row| row.number == draft.row);
        let line = row.map(line_of).unwrap_or_default();
        match draft.outcome {
            Outcome::Fact(fact) => {
                let text = |name: &str| fact.get(name).and_then(Value::as_str).map(str::to_owned);
                let amount = fact
                    .get("amount")
                    .and_then(|it| Ceus::parse(&it.to_string()).ok());
                let date = text("completed_on").and_then(|day| day.parse().ok());
                let (Some(date), Some(amount)) = (date, amount) else {
                    page.not_read.push(line);
                    continue;
                };
                let says = status.zip(row).map(|(at, row)| row.cell(at).shown());
                page.rows.push(PortalRow {
                    date,
                    title: text("title").unwrap_or_default(),
                    amount,
                    index_number: text("index_number"),
                    sponsor: text("sponsor"),
                    applied_to: fact
                        .get("approved_for")
                        .and_then(|list| list.get(0))
                        .and_then(Value::as_str)
                        .map(str::to_owned),
                    accepted: says.is_some_and(|says| accepted(&says)),
                });
            }
            Outcome::Problem(_) => page.not_read.push(line),
            Outcome::Skipped if line.is_empty() => {}
            Outcome::Skipped => page.not_read.push(line),
        }
    }
    (page, headed)
}

fn line_of(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(super::super::Cell::shown).collect();
    let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    cells.join(" · ")
}

/// Sums and the due day that stand beside the rows.
fn said_beside(text: &str, page: &mut ReadPage) {
    for line in text.lines() {
        let folded = fold::title(line);
        let words: Vec<&str> = folded.split(' ').collect();
        let has = |some: &[&str]| words.iter().any(|word| some.contains(word));
        let days = dates_in(line);
        if has(&["due", "ends", "expires", "deadline"]) && page.due_on.is_none() {
            page.due_on = days.first().map(|(_, day)| *day);
        }
        let mut plain = line.to_owned();
        for (words, _) in &days {
            plain = plain.replacen(words, " ", 1);
        }
        if page.rows.iter().any(|row| line.contains(&row.title)) {
            continue;
        }
        for (number, label) in labelled_numbers(&plain) {
            match label {
                Sum::Asked => page.required.get_or_insert(number),
                Sum::Shown => page.shown.get_or_insert(number),
            };
        }
    }
}

/// What a number beside the rows is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    /// What is required.
    Asked,
    /// What is entered.
    Shown,
}

/// The numbers of a line that say what is required or entered. Where a word stands before the
/// first number, words stand before their numbers; else behind them.
fn labelled_numbers(line: &str) -> Vec<(Ceus, Sum)> {
    let tokens: Vec<&str> = line.split_whitespace().collect();
    let sum = |token: &&str| match fold::title(token).as_str() {
        "required" | "due" | "needed" | "require" => Some(Sum::Asked),
        "entered" | "earned" | "completed" | "submitted" | "total" => Some(Sum::Shown),
        _ => None,
    };
    let number = |token: &&str| {
        let number = leading(token.trim_matches(['(', ')', ';']), Decimal::Point)?;
        let bare = fold::title(number.rest).is_empty() && number.places <= 2;
        let counts = bare && number.millionths > 0 && number.millionths < 1000 * ONE;
        counts
            .then(|| Ceus::from_hundredths(i32::try_from(number.millionths / 10_000).unwrap_or(0)))
    };
    let first_number = tokens.iter().position(|token| number(token).is_some());
    let first_word = tokens.iter().position(|token| sum(token).is_some());
    let before = matches!((first_word, first_number), (Some(word), Some(at)) if word < at);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(amount) = number(token) else {
            continue;
        };
        // `23 of 36`: what stands behind `of` is the whole.
        let of = at > 0 && fold::title(tokens[at - 1]) == "of";
        let label = match (of, before) {
            (true, _) => Some(Sum::Asked),
            (false, true) => tokens[..at].iter().rev().find_map(sum),
            (false, false) => tokens[at + 1..].iter().find_map(sum),
        };
        found.extend(label.map(|label| (amount, label)));
    }
    found
}
