//! Lists: all credits, and what a résumé says of experience and credentials, each line with the
//! paper behind it.

use super::content::{Block, Column, Document, Table, Tone, cell, missing, plain, quiet};
use super::letter::{and, name_of};
use super::owner::{Owner, code_of, is_held};
use super::packet::{ceus, counted};
use crate::amounts::{Ceus, hours_text};
use crate::dates::{day, days};
use crate::facts::{Credit, Evidence, Facts, HolderKind, Position, PositionKind};
use crate::standing::Standing;

/// Writes the list of all credits that were completed. Index numbers are left out: they are
/// nobody's business but the issuer's.
pub fn credits(facts: &Facts, owner: &Owner) -> Document {
    let mut credits: Vec<&Credit> = facts
        .credits
        .iter()
        .filter(|it| !it.planned && it.completed_on <= owner.today)
        .collect();
    credits.sort_by(|a, b| (a.completed_on, &a.title).cmp(&(b.completed_on, &b.title)));
    let about = match (credits.first(), credits.last()) {
        (Some(first), Some(last)) => days(first.completed_on, last.completed_on),
        _ => day(owner.today),
    };
    let total: Ceus = credits.iter().filter_map(|it| it.amount).sum();
    let rows = credits.iter().enumerate().map(|(at, it)| {
        let held = it.certificate_held || proven(facts, HolderKind::Credit, it.id.as_str());
        vec![
            cell((at + 1).to_string()),
            cell(day(it.completed_on).replace(' ', "\u{a0}")),
            cell(it.title.clone()),
            vec![match &it.sponsor {
                Some(sponsor) => quiet(sponsor.clone()),
                None => missing("not known"),
            }],
            vec![match it.amount {
                Some(amount) => plain(amount.to_string()),
                None => missing("open"),
            }],
            vec![match held {
                true => plain("on file"),
                false => missing("missing"),
            }],
        ]
    });
    let rows: Vec<_> = rows.collect();
    let mut document = owner.document("List of credits", &format!("Credits, {about}"));
    document.blocks = vec![
        Block::Page {
            mark: None,
            bookmark: None,
            about: None,
        },
        Block::Title {
            text: "Continuing education".to_owned(),
            large: false,
        },
        Block::Gap(2),
        Block::Text(
            plain(format!("{}, {about}", counted(credits.len(), "credit"))),
            Tone::Quiet,
        ),
        Block::Gap(12),
        Block::Table(Table {
            columns: vec![
                Column::words("No.", Some(22)),
                Column::words("Date", Some(62)),
                Column::words("Title", None),
                Column::words("Sponsor", Some(140)),
                Column::numbers("CEUs", 34),
                Column::words("Certificate", Some(56)),
            ],
            sums: vec![vec![
                Vec::new(),
                Vec::new(),
                cell(counted(credits.len(), "credit")),
                Vec::new(),
                cell(total.to_string()),
                Vec::new(),
            ]],
            rows,
        }),
    ];
    document
}

/// Writes the annex of a résumé.
pub fn annex(facts: &Facts, standing: &Standing, owner: &Owner) -> Document {
    let mut document = owner.document("Experience and credentials", "Experience and credentials");
    document.blocks = vec![
        Block::Page {
            mark: None,
            bookmark: None,
            about: None,
        },
        Block::Title {
            text: "Experience and credentials".to_owned(),
            large: false,
        },
        Block::Gap(2),
        Block::Text(
            plain(format!(
                "Addendum to the résumé of {}. Each line names the document that supports it.",
                owner.name
            )),
            Tone::Quiet,
        ),
        Block::Gap(14),
    ];
    credentials(&mut document, facts, standing, owner);
    experience(&mut document, facts, standing, owner);
    education(&mut document, facts, owner);
    document
}

fn credentials(document: &mut Document, facts: &Facts, standing: &Standing, owner: &Owner) {
    let held: Vec<_> = facts
        .credentials
        .iter()
        .filter(|it| is_held(it, owner.today))
        .collect();
    if held.is_empty() {
        return;
    }
    document
        .blocks
        .push(Block::Heading("Credentials".to_owned()));
    document.blocks.push(Block::Gap(4));
    for it in held {
        let through = standing
            .cycles
            .iter()
            .filter(|cycle| cycle.issuer == it.issuer)
            .map(|cycle| cycle.due_on.date)
            .filter(|due| *due >= owner.today)
            .min();
        let held = match it.earned_on {
            Some(on) => format!("Held since {}", day(on)),
            None => "Held; the date isn’t on record".to_owned(),
        };
        let cycle = through
            .map(|due| format!(", current cycle through {}", day(due)))
            .unwrap_or_default();
        let kept = proven(facts, HolderKind::Credential, it.id.as_str());
        let exam = facts.exams.iter().find(|exam| {
            exam.credential == it.code && proven(facts, HolderKind::Exam, exam.id.as_str())
        });
        let source = match (kept, exam.and_then(|it| it.sat_on)) {
            (true, _) => plain("Certificate, on file"),
            (false, Some(on)) => plain(format!("Exam result of {}, on file", day(on))),
            (false, None) => missing("No document on file"),
        };
        document.blocks.push(Block::Line {
            title: code_of(it, owner.today),
            says: vec![
                quiet(it.issuer.to_string()),
                quiet(format!("{held}{cycle}")),
            ],
            source,
        });
    }
    document.blocks.push(Block::Gap(12));
}

fn experience(document: &mut Document, facts: &Facts, standing: &Standing, owner: &Owner) {
    let mut positions: Vec<&Position> = facts
        .positions
        .iter()
        .filter(|it| it.starts_on.is_none_or(|on| on <= owner.today))
        .collect();
    positions.sort_by_key(|it| std::cmp::Reverse(it.starts_on));
    if positions.is_empty() {
        return;
    }
    document
        .blocks
        .push(Block::Heading("Coding experience".to_owned()));
    if let Some(work) = standing.apprentice.first().map(|it| &it.work) {
        document.blocks.push(Block::Text(
            plain(format!(
                "{}, overlap counted once. {} verified by signed letters.",
                counted(
                    usize::try_from(work.worked_months).unwrap_or(0),
                    "calendar month"
                ),
                match work.verified_months {
                    0 => "None of them is".to_owned(),
                    1 => "1 of them is".to_owned(),
                    number => format!("{number} of them are"),
                }
            )),
            Tone::Quiet,
        ));
    }
    document.blocks.push(Block::Gap(4));
    for it in positions {
        document.blocks.push(position(facts, it, owner));
    }
    document.blocks.push(Block::Gap(12));
}

fn position(facts: &Facts, it: &Position, owner: &Owner) -> Block {
    let title = it.title.clone().unwrap_or_else(|| {
        match it.kind {
            PositionKind::Job => "Medical coder",
            PositionKind::Externship => "Coding extern",
            PositionKind::Internship => "Coding intern",
            PositionKind::Volunteer => "Volunteer coder",
            PositionKind::ProjectXtern => "Project XTern",
        }
        .to_owned()
    });
    let over = it.ends_on.filter(|on| *on <= owner.today);
    let span = match (it.starts_on, over) {
        (Some(from), Some(to)) => days(from, to),
        (Some(from), None) => format!("{} – today", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (None, None) => "dates not on record".to_owned(),
    };
    let weekly = it
        .weekly_minutes
        .map(|minutes| format!(", {} a week", hours_text(minutes)))
        .unwrap_or_default();
    let minutes: i32 = facts
        .entries
        .iter()
        .filter(|entry| entry.position == it.id && !entry.planned && entry.date <= owner.today)
        .map(|entry| entry.minutes)
        .sum();
    let mut work = Vec::new();
    if minutes > 0 {
        work.push(format!("{} logged.", hours_text(minutes)));
    }
    if !it.code_sets.is_empty() {
        let names: Vec<String> = it
            .code_sets
            .iter()
            .map(|it| name_of(*it).to_owned())
            .collect();
        work.push(format!("{}.", and(&names)));
    }
    let mut says = vec![quiet(it.employer.clone()), quiet(format!("{span}{weekly}"))];
    if !work.is_empty() {
        says.push(plain(work.join(" ")));
    }
    let letters: Vec<_> = facts
        .letters
        .iter()
        .filter(|letter| letter.position == it.id)
        .collect();
    let received = letters.iter().filter_map(|it| it.received_on).max();
    let asked = letters.iter().filter_map(|it| it.requested_on).max();
    let source = match (received, asked) {
        (Some(on), _) => plain(format!("Letter received {}", day(on))),
        (None, Some(on)) => missing(format!(
            "Letter asked for {}, not signed yet. Hours from the coder’s own log.",
            day(on)
        )),
        (None, None) => missing("No letter yet. Hours from the coder’s own log."),
    };
    Block::Line {
        title,
        says,
        source,
    }
}

fn education(document: &mut Document, facts: &Facts, owner: &Owner) {
    let done: Vec<_> = facts
        .courses
        .iter()
        .filter(|it| it.completed_on.is_some_and(|on| on <= owner.today))
        .collect();
    let credits: Vec<&Credit> = facts
        .credits
        .iter()
        .filter(|it| !it.planned && it.completed_on <= owner.today)
        .collect();
    if done.is_empty() && credits.is_empty() {
        return;
    }
    document.blocks.push(Block::Heading("Education".to_owned()));
    document.blocks.push(Block::Gap(4));
    for it in done {
        let hours = it
            .contact_minutes_completed
            .map(|minutes| format!(", {} contact hours", minutes / 60))
            .unwrap_or_default();
        let kept = proven(facts, HolderKind::Course, it.id.as_str());
        document.blocks.push(Block::Line {
            title: format!("{}{hours}", it.title),
            says: vec![
                quiet(it.provider.clone().unwrap_or_default()),
                quiet(
                    it.completed_on
                        .map_or_else(String::new, |on| format!("Completed {}", day(on))),
                ),
            ],
            source: match kept {
                true => plain("Certificate or transcript, on file"),
                false => missing("No document on file"),
            },
        });
    }
    if let Some(first) = credits.iter().map(|it| it.completed_on).min() {
        let amount: Ceus = credits.iter().filter_map(|it| it.amount).sum();
        let held = credits
            .iter()
            .filter(|it| it.certificate_held || proven(facts, HolderKind::Credit, it.id.as_str()));
        document.blocks.push(Block::Line {
            title: format!("Continuing education since {}", day(first)),
            says: vec![quiet(format!(
                "{}, {}",
                ceus(amount),
                counted(credits.len(), "credit")
            ))],
            source: plain(format!(
                "{} of {} certificates on file",
                held.count(),
                credits.len()
            )),
        });
    }
}

/// Whether a file is kept for a fact.
fn proven(facts: &Facts, kind: HolderKind, id: &str) -> bool {
    let of = |it: &Evidence| {
        it.belongs_to
            .iter()
            .any(|it| it.kind == kind && it.id == id)
    };
    facts.evidence.iter().any(of)
}
