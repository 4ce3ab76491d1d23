//! The way to a job, in the terminal: what is next, credentials side by side, the search record.

use chrono::NaiveDate;
use milepost_core::career::RecordLine;
use milepost_core::dates::weekday_and_day;
use milepost_core::facts::Facts;
use milepost_core::prospects::{Comparison, Group, Search, SearchRow, compare as side_by_side};
use milepost_core::rulebook::Rulebook;
use milepost_core::standing::{Obligation, day};
use milepost_logbook::Logbook;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::{Page, short};
use crate::career;
use crate::clock::Clock;
use crate::error::Refusal;

/// What `career --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost career")]
pub struct CareerAnswer {
    /// Always `milepost-career`.
    pub format: CareerFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The day of the answer.
    pub as_of: NaiveDate,
    /// What is next, by day.
    pub next: Vec<Obligation>,
    /// How many applications are open.
    pub open: u32,
    /// How many of the open ones have an offer.
    pub offers: u32,
    /// How many are closed.
    pub closed: u32,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum CareerFormat {
    /// The only name.
    #[serde(rename = "milepost-career")]
    MilepostCareer,
}

/// What `compare --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost compare")]
pub struct CompareAnswer {
    /// Always `milepost-compare`.
    pub format: CompareFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The credentials side by side.
    #[serde(flatten)]
    pub comparison: Comparison,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum CompareFormat {
    /// The only name.
    #[serde(rename = "milepost-compare")]
    MilepostCompare,
}

/// What `career --record --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost search record")]
pub struct RecordAnswer {
    /// Always `milepost-search-record`.
    pub format: RecordFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken
    /// away and none changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What was done, by day.
    pub lines: Vec<RecordLine>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum RecordFormat {
    /// The only name.
    #[serde(rename = "milepost-search-record")]
    MilepostSearchRecord,
}

/// What is next in the search.
///
/// # Errors
/// When the logbook cannot be read.
pub fn next(logbook: &Logbook, clock: &Clock) -> Result<Answer, Refusal> {
    let today = clock.today();
    let search = career::search_of(logbook, today)?;
    let due = career::due(logbook, today)?;
    let mut page = Page::new();
    page.bold(0, &format!("The search, on {}", day(today)));
    let counts = format!(
        "{} open, {} with an offer, {} closed",
        search.open, search.offers, search.closed
    );
    page.line(0, &counts);
    if search.rows.is_empty() && due.is_empty() {
        page.line(
            0,
            "Nothing here yet. Save a posting: milepost apply \"Mercy\" coder, \
             or add the next MaHIMA or chapter meeting: it can also give CEUs.",
        );
    }
    groups(&mut page, &search);
    let beside = due
        .iter()
        .filter(|it| it.target.kind.word() != "application");
    let beside: Vec<&Obligation> = beside.collect();
    if !beside.is_empty() {
        page.heading("Meetings and people");
        for it in beside {
            page.apart(2, &short(&it.title, 60), &weekday_and_day(it.due_on));
        }
    }
    let answer = CareerAnswer {
        format: CareerFormat::MilepostCareer,
        version: 1,
        as_of: today,
        next: due,
        open: search.open,
        offers: search.offers,
        closed: search.closed,
    };
    Ok(Answer::new(page, &answer))
}

fn groups(page: &mut Page, search: &Search) {
    let named = [
        (Group::Today, "Today"),
        (Group::Week, "This week"),
        (Group::Waiting, "Waiting"),
    ];
    for (group, name) in named {
        let rows: Vec<&SearchRow> = search.rows.iter().filter(|it| it.group == group).collect();
        if rows.is_empty() {
            continue;
        }
        page.heading(name);
        for row in rows {
            let next = row
                .next
                .as_ref()
                .map_or_else(String::new, |next| match next.asks {
                    true => format!("{} Close it, or keep waiting", next.words),
                    false => format!("{}, {}", next.words, next.when),
                });
            page.apart(2, &short(&row.employer, 44), &next);
            let mut about = vec![row.stage_words.clone()];
            about.extend([row.since.clone(), row.about.clone()]);
            about.retain(|it| !it.is_empty());
            page.dim(4, &about.join(" · "));
            if let Some(pay) = &row.pay {
                let place = pay
                    .place
                    .as_ref()
                    .map(|it| format!(", {it} in Massachusetts"));
                page.dim(4, &format!("{}{}", pay.words, place.unwrap_or_default()));
            }
        }
    }
}

/// Credentials side by side.
pub fn compare(facts: &Facts, rulebook: &Rulebook, codes: &[String], today: NaiveDate) -> Answer {
    let comparison = side_by_side(facts, rulebook, today, codes);
    let mut page = Page::new();
    for column in &comparison.columns {
        let name = column.name.as_deref().unwrap_or_default();
        page.heading(&format!("{} {} {name}", column.issuer, column.code));
        if let Some(refused) = &column.refused {
            page.line(2, refused);
            continue;
        }
        for (head, cell) in comparison.rows.iter().zip(&column.cells) {
            page.beside(2, &head.name, 28, &cell.words);
            if head.key == "survey" {
                page.dim(30, &comparison.caution);
            }
        }
    }
    let answer = CompareAnswer {
        format: CompareFormat::MilepostCompare,
        version: 1,
        comparison,
    };
    Answer::new(page, &answer)
}

/// The record of a search for a span of days, as text, CSV or JSON.
///
/// # Errors
/// When the logbook cannot be read, or the span ends before it begins.
pub fn record(
    logbook: &Logbook,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    clock: &Clock,
    json: bool,
) -> Result<Answer, Refusal> {
    let to = to.unwrap_or_else(|| clock.today());
    let from = from.unwrap_or_else(|| milepost_core::dates::add_days(to, -30));
    let lines = career::record_of(logbook, from, to)?;
    if !json {
        return Ok(Answer::raw(career::record_csv(&lines)));
    }
    let answer = RecordAnswer {
        format: RecordFormat::MilepostSearchRecord,
        version: 1,
        from,
        to,
        lines,
    };
    Ok(Answer::new(Page::new(), &answer))
}
