//! The sheet that a supervisor signs: the hours of a span, with totals, lines to sign and a code
//! by which the signed scan finds its sheet again.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::content::{Block, Cell, Column, Document, Table, Tone, cell, plain, quiet};
use super::letter::{and, name_of};
use super::owner::Owner;
use crate::dates::days;
use crate::facts::{Entry, Position};

/// What a sheet is made of.
pub struct SheetAsked<'a> {
    /// The position.
    pub position: &'a Position,
    /// Its hours; those outside of the span and those that are only planned are left out.
    pub entries: &'a [Entry],
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The code of the sheet.
    pub code: &'a str,
    /// The SHA-256 of its hours as [`canonical`] writes them.
    pub seal: &'a str,
    /// Whose hours they are.
    pub owner: &'a Owner,
}

/// The entries of a span as one text: the same hours always give the same text, and other hours
/// another one.
pub fn canonical(position: &Position, entries: &[Entry], from: NaiveDate, to: NaiveDate) -> String {
    let mut lines: Vec<String> = of_span(entries, from, to)
        .map(|it| format!("{} {}", it.date, it.minutes))
        .collect();
    lines.sort_unstable();
    format!("{}\n{from} {to}\n{}", position.id, lines.join("\n"))
}

fn of_span(entries: &[Entry], from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &Entry> {
    entries
        .iter()
        .filter(move |it| !it.planned && it.date >= from && it.date <= to)
}

/// What a camera reads off a sheet: its code, and the seal of its hours.
fn sealed(code: &str, seal: &str) -> String {
    format!("MILEPOST {code} {}", seal.to_uppercase())
}

/// Minutes and days of a span.
pub fn totals(entries: &[Entry], from: NaiveDate, to: NaiveDate) -> (i32, usize) {
    let mut on = BTreeMap::new();
    for entry in of_span(entries, from, to) {
        *on.entry(entry.date).or_insert(0) += entry.minutes;
    }
    (on.values().sum(), on.len())
}

/// Writes a sheet.
pub fn sheet(asked: &SheetAsked<'_>) -> Document {
    let position = asked.position;
    let span = days(asked.from, asked.to);
    let mut document = asked.owner.document(
        &format!("Coding hours at {}, {span}", position.employer),
        &format!("Hours at {}, {span}", position.employer),
    );
    let (minutes, on_days) = totals(asked.entries, asked.from, asked.to);
    let kind = position
        .title
        .clone()
        .unwrap_or_else(|| "not on record".to_owned());
    let since = position
        .starts_on
        .map(|on| format!(", since {}", crate::dates::day(on)))
        .unwrap_or_default();
    document.blocks = vec![
        Block::Page {
            mark: None,
            bookmark: None,
            about: None,
        },
        Block::Code {
            code: asked.code.to_owned(),
            seal: sealed(asked.code, asked.seal),
        },
        Block::Title {
            text: format!("Coding hours, {span}"),
            large: false,
        },
        Block::Gap(8),
        Block::Facts(vec![
            ("Employee".to_owned(), plain(asked.owner.full())),
            ("Employer".to_owned(), plain(position.employer.clone())),
            ("Position".to_owned(), plain(format!("{kind}{since}"))),
        ]),
        Block::Gap(14),
        Block::Table(weeks(asked, minutes, on_days)),
        Block::Gap(16),
    ];
    if let Some(done) = done(asked, minutes) {
        document
            .blocks
            .push(Block::Heading("What was done".to_owned()));
        document.blocks.push(Block::Gap(2));
        document.blocks.push(Block::Table(done));
        document.blocks.push(Block::Gap(16));
    }
    let some = |text: &str| Some(text.to_owned());
    document.blocks.extend([
        Block::Heading("Signatures".to_owned()),
        Block::Text(
            plain("I supervised this work. The hours above are correct to the best of my knowledge."),
            Tone::Quiet,
        ),
        Block::Sign(vec![
            [some("Supervisor, signed by hand"), some("Date")],
            [some("Name and title, printed"), some("Work phone or email")],
            [some("Employee, signed by hand"), some("Date")],
        ]),
        Block::Bottom(
            plain(
                "Scan the signed page and drop it on Milepost: the code finds this sheet again. It’s \
                 a record of hours, not the letter that AAPC asks for.",
            ),
            Tone::Small,
        ),
    ]);
    document
}

fn hours(minutes: i32) -> String {
    let tenths = (minutes * 10 + 30) / 60;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn weeks(asked: &SheetAsked<'_>, minutes: i32, on_days: usize) -> Table {
    let mut by_day: BTreeMap<NaiveDate, i32> = BTreeMap::new();
    for entry in of_span(asked.entries, asked.from, asked.to) {
        *by_day.entry(entry.date).or_insert(0) += entry.minutes;
    }
    let mut columns = vec![Column::words("Week", None)];
    for name in ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] {
        columns.push(Column::numbers(name, 32));
    }
    columns.push(Column::numbers("Hours", 44));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut first = sunday(asked.from);
    // A sheet of a hundred years has as many rows as weeks with hours.
    while let Some(last) = first
        .checked_add_days(Days::new(6))
        .filter(|_| first <= asked.to)
    {
        let week: Vec<i32> = (0..7)
            .filter_map(|at| first.checked_add_days(Days::new(at)))
            .map(|on| by_day.get(&on).copied().unwrap_or(0))
            .collect();
        let sum: i32 = week.iter().sum();
        if sum > 0 {
            let (from, to) = (first.max(asked.from), last.min(asked.to));
            let mut row = vec![cell(days(from, to).replace(' ', "\u{a0}"))];
            row.extend(week.iter().map(|minutes| match minutes {
                0 => vec![quiet("–")],
                minutes => cell(hours(*minutes)),
            }));
            row.push(vec![vec![super::content::Span::of(
                hours(sum),
                super::content::Style::Bold,
            )]]);
            rows.push(row);
        }
        let Some(next) = last.succ_opt() else { break };
        first = next;
    }
    let words = match on_days {
        1 => "Total, 1 day".to_owned(),
        on_days => format!("Total, {on_days} days"),
    };
    let mut total = vec![cell(words)];
    total.extend((0..7).map(|_| Vec::new()));
    total.push(cell(hours(minutes)));
    Table {
        columns,
        rows,
        sums: vec![total],
    }
}

fn sunday(day: NaiveDate) -> NaiveDate {
    let back = u64::from(day.weekday().num_days_from_sunday());
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

/// The work by specialty and code sets; none where nothing was said of it.
fn done(asked: &SheetAsked<'_>, minutes: i32) -> Option<Table> {
    let mut by_work: BTreeMap<String, i32> = BTreeMap::new();
    for entry in of_span(asked.entries, asked.from, asked.to) {
        let sets: Vec<String> = entry
            .code_sets
            .iter()
            .map(|it| name_of(*it).to_owned())
            .collect();
        let work = match (&entry.specialty, sets.is_empty()) {
            (Some(specialty), false) => format!("{specialty}, {}", and(&sets)),
            (Some(specialty), true) => specialty.clone(),
            (None, false) => format!("Coding, {}", and(&sets)),
            (None, true) => "Not specified".to_owned(),
        };
        *by_work.entry(work).or_insert(0) += entry.minutes;
    }
    if by_work.keys().all(|it| it == "Not specified") {
        return None;
    }
    let mut work: Vec<(String, i32)> = by_work.into_iter().collect();
    work.sort_by_key(|(name, minutes)| (std::cmp::Reverse(*minutes), name.clone()));
    Some(Table {
        columns: vec![Column::words("Work", None), Column::numbers("Hours", 54)],
        rows: work
            .into_iter()
            .map(|(name, minutes)| vec![cell(name), cell(hours(minutes))])
            .collect(),
        sums: vec![vec![cell("Total"), cell(hours(minutes))]],
    })
}

/// What became of the hours after a sheet was signed, in words: none where they are the same.
pub fn changed_after(signed: &str, now: &str) -> Option<String> {
    let days = |text: &str| -> Vec<String> { text.lines().skip(2).map(str::to_owned).collect() };
    let (before, after) = (days(signed), days(now));
    let gone = before.iter().filter(|it| !after.contains(it)).count();
    let new = after.iter().filter(|it| !before.contains(it)).count();
    match gone.max(new) {
        0 => None,
        1 => Some("1 entry changed after signing".to_owned()),
        several => Some(format!("{several} entries changed after signing")),
    }
}

/// The days that a sheet is usual for: those of [`usual_span`] where something was worked then,
/// else of the month of the last hours.
pub fn span_to_sign(hours: &[Entry], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let usual = usual_span(today);
    if totals(hours, usual.0, usual.1).0 > 0 {
        return usual;
    }
    let worked = |it: &&Entry| !it.planned && it.date <= today;
    let Some(last) = hours.iter().filter(worked).map(|it| it.date).max() else {
        return usual;
    };
    let (from, to) = usual_span(last);
    (from, to.max(last))
}

/// The days of the month before a day, as a sheet has them: first to last.
pub fn usual_span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = today.with_day(1).unwrap_or(today);
    match today.day() {
        // Early in a month the one before is signed.
        1..=7 => {
            let last = first.pred_opt().unwrap_or(first);
            (last.with_day(1).unwrap_or(last), last)
        }
        _ => (first, today),
    }
}
