//! The documents that can be made now, with what each would hold and lack; and those that were.

use std::cmp::Reverse;

use chrono::NaiveDate;
use milepost_core::amounts::{Ceus, hours_text};
use milepost_core::dates::{day, days};
use milepost_core::documents::letter::Signer;
use milepost_core::documents::sheet;
use milepost_core::facts::{Entry, Facts, HolderKind, Position};
use milepost_core::standing::{CycleStanding, CycleState, Standing};
use milepost_logbook::{Logbook, MadeDocument, Paper};
use serde::Serialize;
use specta::Type;

use super::basis;
use super::wish::DocumentWish;
use crate::error::Refusal;
use crate::kept::Mark;
use crate::queries;

/// Everything that the place shows.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DocumentsShown {
    /// The person's name; none while it is not known.
    pub name: Option<String>,
    /// The paper.
    pub paper: Paper,
    /// The documents that can be made.
    pub rows: Vec<DocumentRow>,
    /// Those that were made, the last first.
    pub made: Vec<MadeRow>,
}

/// A document that can be made.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DocumentRow {
    /// What is made.
    pub wish: DocumentWish,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// What it would hold.
    pub holds: String,
    /// More of that.
    pub holds_more: String,
    /// The shape beside what is missing.
    pub mark: Mark,
    /// What is missing or open.
    pub open: String,
    /// More of that.
    pub open_more: String,
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MadeRow {
    /// What it is called.
    pub title: String,
    /// When.
    pub made_on: NaiveDate,
    /// How many pages.
    pub pages: u32,
    /// The first eight digits of its hash.
    pub hash: String,
    /// Where it was saved.
    pub path: String,
    /// What changed since.
    pub since: String,
    /// The shape beside it.
    pub mark: Mark,
}

/// What can be made now.
///
/// # Errors
/// When the logbook cannot be read.
pub fn shown(logbook: &Logbook, today: NaiveDate) -> Result<DocumentsShown, Refusal> {
    let facts = logbook.facts()?;
    let standing = queries::standing(logbook, today)?;
    let settings = logbook.settings()?;
    let mut rows = Vec::new();
    rows.extend(letters(&facts, &standing));
    let mut cycles: Vec<_> = standing.cycles.iter().collect();
    cycles.retain(|it| wants_packet(it));
    // The one that an issuer may ask about next comes first, not the one of ten years ago.
    cycles.sort_by_key(|it| Reverse(it.due_on.date));
    rows.extend(cycles.iter().map(|it| packet(it, &facts)));
    rows.extend(sheet_row(&facts, today));
    rows.extend(credits(&facts, today));
    rows.extend(annex(&facts, &standing));
    let made = logbook.made_documents()?;
    Ok(DocumentsShown {
        name: settings.name,
        paper: settings.paper,
        rows,
        made: made.iter().map(|it| made_row(it, &facts, today)).collect(),
    })
}

fn wants_packet(cycle: &CycleStanding) -> bool {
    cycle.state != CycleState::Coming && cycle.credits.iter().any(|it| it.counts && !it.planned)
}

/// A kit for each position whose months no letter verifies.
fn letters(facts: &Facts, standing: &Standing) -> Vec<DocumentRow> {
    let Some(apprentice) = standing.apprentice.first() else {
        return Vec::new();
    };
    let waiting = apprentice
        .positions
        .iter()
        .filter(|it| it.counts && it.months > it.verified_months);
    waiting
        .filter_map(|it| {
            let position = facts.positions.iter().find(|at| at.id == it.position)?;
            let signer = position.supervisor.clone();
            Some(DocumentRow {
                wish: DocumentWish::Letter {
                    position: it.position.clone(),
                    signer: Signer::default(),
                },
                name: "Letter kit".to_owned(),
                about: format!("{}, to remove the A", it.employer),
                holds: "Draft, checklist and email".to_owned(),
                holds_more: format!(
                    "from your facts and {} logged",
                    hours_text(it.logged_minutes)
                ),
                mark: if signer.is_some() {
                    Mark::Loose
                } else {
                    Mark::Ring
                },
                open: match &signer {
                    Some(name) => format!("How is {name} reached?"),
                    None => "Who signs?".to_owned(),
                },
                open_more: "phone or email at work".to_owned(),
            })
        })
        .collect()
}

fn packet(cycle: &CycleStanding, facts: &Facts) -> DocumentRow {
    let counting: Vec<_> = cycle
        .credits
        .iter()
        .filter(|it| it.counts && !it.planned)
        .collect();
    let proven = |id: &str| {
        facts.evidence.iter().any(|file| {
            let mut holders = file.belongs_to.iter();
            holders.any(|it| it.kind == HolderKind::Credit && it.id == id)
        })
    };
    let lacking: Vec<_> = counting
        .iter()
        .filter(|it| !proven(it.credit.as_str()))
        .collect();
    let lacking_amount: Ceus = lacking.iter().map(|it| it.counted).sum();
    let certificates = counting.len() - lacking.len();
    let (mark, open, open_more) = match lacking.as_slice() {
        [] => (Mark::Met, "Nothing missing".to_owned(), String::new()),
        [one] => (
            Mark::Warn,
            format!("1 certificate missing, {lacking_amount} CEU"),
            one.title.clone(),
        ),
        several => (
            Mark::Warn,
            format!(
                "{} certificates missing, {lacking_amount} CEU",
                several.len()
            ),
            "Named on a page of their own".to_owned(),
        ),
    };
    DocumentRow {
        wish: DocumentWish::Packet {
            issuer: cycle.issuer.to_string(),
            due_on: cycle.due_on.date,
        },
        name: "Audit packet".to_owned(),
        about: format!(
            "{}, {}",
            cycle.issuer,
            days(cycle.starts_on.date, cycle.due_on.date)
        ),
        holds: plural(certificates, "certificate"),
        holds_more: format!(
            "{}, {} of {} CEU",
            plural(counting.len(), "credit"),
            cycle.counted,
            cycle.required.amount
        ),
        mark,
        open,
        open_more,
    }
}

/// A sheet for the position with the last hours.
fn sheet_row(facts: &Facts, today: NaiveDate) -> Option<DocumentRow> {
    let worked = |it: &&Entry| !it.planned && it.date <= today;
    let last = facts
        .entries
        .iter()
        .filter(worked)
        .max_by_key(|it| it.date)?;
    let position = facts.positions.iter().find(|it| it.id == last.position)?;
    let hours: Vec<Entry> = hours_at(facts, position);
    let (from, to) = sheet::span_to_sign(&hours, today);
    let (minutes, on_days) = sheet::totals(&hours, from, to);
    Some(DocumentRow {
        wish: DocumentWish::Sheet {
            position: position.id.clone(),
            from,
            to,
        },
        name: "Supervisor’s sheet".to_owned(),
        about: format!("{}, {}", position.employer, days(from, to)),
        holds: format!("{} on {}", hours_text(minutes), plural(on_days, "day")),
        holds_more: "with lines to sign and a code".to_owned(),
        mark: Mark::Met,
        open: "Nothing missing".to_owned(),
        open_more: String::new(),
    })
}

fn hours_at(facts: &Facts, position: &Position) -> Vec<Entry> {
    let here = facts.entries.iter().filter(|it| it.position == position.id);
    here.cloned().collect()
}

fn credits(facts: &Facts, today: NaiveDate) -> Option<DocumentRow> {
    let done: Vec<_> = facts
        .credits
        .iter()
        .filter(|it| !it.planned && it.completed_on <= today)
        .collect();
    let first = done.iter().map(|it| it.completed_on).min()?;
    Some(DocumentRow {
        wish: DocumentWish::Credits,
        name: "List of credits".to_owned(),
        about: format!("all issuers, since {}", day(first)),
        holds: plural(done.len(), "credit"),
        holds_more: "index numbers left out".to_owned(),
        mark: Mark::Met,
        open: "Nothing missing".to_owned(),
        open_more: String::new(),
    })
}

fn annex(facts: &Facts, standing: &Standing) -> Option<DocumentRow> {
    if facts.positions.is_empty() && facts.credentials.is_empty() {
        return None;
    }
    let work = standing.apprentice.first().map(|it| &it.work);
    let (mark, open) = match work {
        Some(work) if work.verified_months < work.worked_months => (
            Mark::Wait,
            format!(
                "{} without a letter",
                plural_i(work.worked_months - work.verified_months, "month")
            ),
        ),
        _ => (Mark::Met, "Nothing missing".to_owned()),
    };
    Some(DocumentRow {
        wish: DocumentWish::Annex,
        name: "Résumé addendum".to_owned(),
        about: "each line with its source".to_owned(),
        holds: format!(
            "{}, {}",
            plural(facts.positions.len(), "position"),
            plural(facts.credentials.len(), "credential")
        ),
        holds_more: work.map_or_else(String::new, |work| {
            format!(
                "{} of {} months verified",
                work.verified_months, work.worked_months
            )
        }),
        open_more: match mark {
            Mark::Wait => "they show as “not signed yet”".to_owned(),
            _ => String::new(),
        },
        mark,
        open,
    })
}

fn made_row(it: &MadeDocument, facts: &Facts, today: NaiveDate) -> MadeRow {
    let (mark, since) = since(it, facts, today);
    let short = |from: usize| it.hash.get(from..from + 4).unwrap_or_default();
    MadeRow {
        title: it.title.clone(),
        made_on: it.made_on,
        pages: it.pages,
        hash: format!("{} {}", short(0), short(4)),
        path: it.path.clone(),
        since,
        mark,
    }
}

fn since(it: &MadeDocument, facts: &Facts, today: NaiveDate) -> (Mark, String) {
    let same = || (Mark::Met, "Still the same".to_owned());
    let told = |words: Option<String>| words.map_or_else(same, |words| (Mark::Ring, words));
    match it.kind.as_str() {
        "packet" | "credits" => told(basis::since(
            &it.basis,
            &basis::credits(facts, today),
            "credit",
        )),
        "annex" => told(basis::since(&it.basis, &basis::annex(facts, today), "fact")),
        "letter" => {
            let letters = facts.letters.iter();
            let back = letters
                .filter(|letter| letter.position.as_str() == it.subject)
                .filter_map(|letter| letter.received_on)
                .filter(|on| *on >= it.made_on)
                .min();
            match back {
                Some(on) => (Mark::Met, format!("Came back signed {}", day(on))),
                None => (Mark::Wait, "Not back yet".to_owned()),
            }
        }
        "sheet" => {
            let position = facts
                .positions
                .iter()
                .find(|at| at.id.as_str() == it.subject);
            let span = it.basis.lines().nth(1).and_then(|line| {
                let (from, to) = line.split_once(' ')?;
                Some((from.parse().ok()?, to.parse().ok()?))
            });
            match (position, span) {
                (Some(position), Some((from, to))) => {
                    let now = sheet::canonical(position, &hours_at(facts, position), from, to);
                    match sheet::changed_after(&it.basis, &now) {
                        Some(words) => (Mark::Warn, words),
                        None => same(),
                    }
                }
                _ => (Mark::Ring, "The position is gone".to_owned()),
            }
        }
        _ => same(),
    }
}

fn plural(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    }
}

fn plural_i(number: i32, noun: &str) -> String {
    plural(usize::try_from(number).unwrap_or(0), noun)
}
