//! The rulebook in the terminal.

use chrono::NaiveDate;
use milepost_core::rulebook::{Bound, Certainty, Clause, Value, Version};
use milepost_core::standing::day;
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::error::{Code, Refusal};
use crate::rules::{InUse, RulesInUse};

/// Every clause in a line each, or those that are asked for, whole.
///
/// # Errors
/// When no clause has this id, nor begins so.
pub fn answer(in_use: &InUse, id: Option<&str>, today: NaiveDate) -> Result<Answer, Refusal> {
    let rulebook = &in_use.rulebook;
    let asked = id.unwrap_or_default();
    let clauses: Vec<&Clause> = match rulebook.clause(asked) {
        Some(clause) => vec![clause],
        None => rulebook
            .clauses()
            .iter()
            .filter(|it| begins(it, asked))
            .collect(),
    };
    if clauses.is_empty() {
        let message = format!("there is no clause {asked}; milepost rules lists them all");
        return Err(Refusal {
            code: Code::NotFound,
            message,
            field: None,
        });
    }
    let mut page = Page::new();
    if id.is_none() {
        overview(&mut page, &clauses, today);
        page.gap();
        said(&mut page, &in_use.on(today));
        page.line(
            0,
            &format!("Sources last checked on {}.", day(rulebook.checked_on())),
        );
    } else {
        clauses.iter().for_each(|clause| whole(&mut page, clause));
    }
    let answer = RulesAnswer {
        format: "milepost-rules",
        version: 1,
        checked_on: rulebook.checked_on(),
        in_use: in_use.on(today),
        clauses,
    };
    Ok(Answer::new(page, &answer))
}

/// What `rules --json` answers.
#[derive(Debug, Serialize)]
struct RulesAnswer<'a> {
    format: &'static str,
    version: u8,
    checked_on: NaiveDate,
    in_use: RulesInUse,
    clauses: Vec<&'a Clause>,
}

/// Which rules are in use, how old they are, and the ways back.
pub fn said(page: &mut Page, rules: &RulesInUse) {
    let age = match rules.age_days {
        0 => "of today".to_owned(),
        1 => "1 day old".to_owned(),
        days => format!("{days} days old"),
    };
    let edition = rules.edition;
    page.line(
        0,
        &format!(
            "Rules of {edition} in use, {age}, version {} ({}).",
            edition.version, rules.from
        ),
    );
    if rules.old {
        page.line(
            0,
            "They are old: look for a newer Milepost or a newer rule pack.",
        );
    }
    if let Some(notice) = &rules.notice {
        page.line(0, notice);
    }
    if let Some(built_in) = rules.built_in {
        page.dim(
            0,
            &format!("Milepost came with the rules of {built_in}: milepost rules back"),
        );
    }
    if let Some(earlier) = rules.earlier {
        page.dim(
            0,
            &format!("Before, the rules of {earlier}: milepost rules back earlier"),
        );
    }
}

/// A clause's version in force on a day, with its sentence and sources.
pub fn in_force(page: &mut Page, indent: usize, clause: &Clause, on: NaiveDate) {
    page.bold(
        indent,
        &format!("{} · {} ({})", clause.id, clause.title, clause.issuer),
    );
    match clause.version_on(on).or(clause.versions.last()) {
        Some(version) => body(page, indent + 2, version),
        None => page.line(indent + 2, "no version of it is known"),
    }
    if clause.versions.len() > 1 {
        let more = format!(
            "It has {} versions: milepost rules {}",
            clause.versions.len(),
            clause.id
        );
        page.dim(indent + 2, &more);
    }
}

fn begins(clause: &Clause, asked: &str) -> bool {
    clause.id.as_str().strip_prefix(asked).is_some_and(|rest| {
        asked.is_empty() || asked.ends_with('.') || rest.starts_with('.') || rest.is_empty()
    })
}

fn overview(page: &mut Page, clauses: &[&Clause], today: NaiveDate) {
    let mut place = (String::new(), String::new());
    for clause in clauses {
        let here = (clause.issuer.to_string(), clause.area.clone());
        if here != place {
            page.heading(&format!("{} · {}", here.0, here.1));
            place = here;
        }
        let text = match clause.version_on(today) {
            None => format!("{}: not in force", clause.title),
            Some(version) if matches!(version.value, Value::Statement) => clause.title.clone(),
            Some(version) => format!("{}: {}", clause.title, version.value_text),
        };
        page.beside(2, clause.id.as_str(), 34, &text);
    }
}

fn whole(page: &mut Page, clause: &Clause) {
    page.heading(&format!("{} · {}", clause.id, clause.title));
    page.line(2, &format!("{} · {}", clause.issuer, clause.area));
    for version in clause.versions.iter().rev() {
        page.gap();
        page.bold(2, &span(version));
        body(page, 4, version);
    }
}

fn body(page: &mut Page, indent: usize, version: &Version) {
    page.line(indent, &version.says);
    let sure = sureness(version.certainty);
    match version.value {
        Value::Statement => page.line(indent, sure),
        _ => page.line(indent, &format!("{} · {sure}", version.value_text)),
    }
    if let Some(note) = &version.note {
        page.line(indent, &format!("Note: {note}"));
    }
    for source in &version.sources {
        page.dim(indent, &format!("[{}] {}", source.key, source.age));
        page.address(indent + 2, &source.url);
    }
    if let Some(checked_on) = version.checked_on {
        page.dim(indent, &format!("Checked on {}", day(checked_on)));
    }
    for (label, text) in choices(version) {
        page.beside(indent, label, 16, &text);
    }
}

/// How the person can decide what a version leaves open.
fn choices(version: &Version) -> Vec<(&'static str, String)> {
    let decision = &version.decision;
    let mut ways: Vec<(&'static str, String)> = decision
        .readings
        .iter()
        .map(|reading| {
            (
                "You may choose",
                format!("{}: {}", reading.key, reading.says),
            )
        })
        .collect();
    if let Some(bounds) = decision.own_number {
        let unit = version.value.unit().unwrap_or_default();
        let text = format!("a number from {} to {} {unit}", bounds.least, bounds.most);
        ways.push(("You may set", text.trim_end().to_owned()));
    }
    if decision.switch {
        ways.push(("You may", "switch it off".to_owned()));
    }
    if let Some(what) = &decision.settled_by {
        ways.push(("Settled by", what.clone()));
    }
    ways
}

fn span(version: &Version) -> String {
    let from = match (version.from, version.from_bound) {
        (None, _) => "always".to_owned(),
        (Some(from), Bound::Exact) => format!("from {}", day(from)),
        (Some(from), Bound::By) => format!("by {} at the latest", day(from)),
        (Some(from), Bound::After) => format!("from some day after {}", day(from)),
    };
    match version.to {
        Some(to) => format!("{from}, until {}", day(to)),
        None => format!("{from}, still in force"),
    }
}

fn sureness(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Published => "published by the issuer or another primary source",
        Certainty::SecondHand => "read on a third party's page only",
        Certainty::Derived => "our arithmetic from a published fact",
        Certainty::Uncertain => "uncertain: sources conflict or are silent",
    }
}
