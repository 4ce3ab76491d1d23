//! `milepost reconcile`: comparing with an issuer's own page.

use std::fs;
use std::path::Path;

use milepost_core::amounts::Ceus;
use milepost_core::dates::day;
use milepost_core::exchange::portal::{Compared, Here};
use milepost_core::ids::IssuerId;
use milepost_logbook::Logbook;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::exchange::portal::{Wishes, accept, compare_paste};

/// What `reconcile --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost reconcile")]
pub struct ReconcileAnswer {
    /// Always `milepost-reconcile`.
    pub format: ReconcileFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken away.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// Whose page it is.
    pub issuer: String,
    /// What the comparison came to.
    pub compared: Compared,
    /// What was done, in words; null where nothing was.
    pub done: Option<String>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum ReconcileFormat {
    /// The only name.
    #[serde(rename = "milepost-reconcile")]
    MilepostReconcile,
}

/// Compares a paste with the logbook, and keeps what it shows where that was said.
///
/// # Errors
/// When the paste cannot be read, or nothing in it is a credit.
pub fn answer(
    logbook: &mut Logbook,
    issuer: &str,
    file: Option<&Path>,
    accepts: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let known = ["AAPC", "AHIMA"]
        .into_iter()
        .find(|it| it.eq_ignore_ascii_case(issuer));
    let issuer = IssuerId::new(known.unwrap_or(issuer));
    let text = paste(file)?;
    let facts = logbook.facts()?;
    let (compared, _) = compare_paste(
        &facts,
        logbook.rulebook(),
        &issuer,
        None,
        &text,
        clock.today(),
    )?;
    let done = match accepts {
        true => accept(
            logbook,
            &issuer,
            &compared,
            &Wishes::default(),
            &clock.now(),
        )?,
        false => None,
    };
    let page = page(&compared, done.as_ref().map(|it| it.label.as_str()));
    let answer = ReconcileAnswer {
        format: ReconcileFormat::MilepostReconcile,
        version: 1,
        issuer: issuer.to_string(),
        compared,
        done: done.map(|it| it.label),
    };
    Ok(Answer::new(page, &answer))
}

fn paste(file: Option<&Path>) -> Result<String, Refusal> {
    let bytes = match file.filter(|file| *file != Path::new("-")) {
        Some(file) => fs::read(file).map_err(|error| {
            Refusal::because(format!("{} can't be read: {error}", file.display()))
        })?,
        None => milepost_sheets::read_limited(std::io::stdin().lock())
            .map_err(|error| Refusal::because(format!("standard input: {error}")))?,
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn page(compared: &Compared, done: Option<&str>) -> Page {
    let mut page = Page::new();
    page.bold(0, &compared.sentence);
    let amount = |amount: Option<Ceus>| amount.map(|it| format!(", {it} CEU")).unwrap_or_default();
    let list = |page: &mut Page, title: &str, list: &[Here]| {
        if list.is_empty() {
            return;
        }
        page.heading(title);
        for it in list {
            page.line(
                2,
                &format!("{}, {}{}", day(it.date), it.title, amount(it.amount)),
            );
            let fields: Vec<String> = it
                .to_enter
                .iter()
                .map(|(name, value)| format!("{name}: {value}"))
                .collect();
            page.dim(4, &fields.join(" · "));
        }
    };
    list(&mut page, "Was entered, now gone", &compared.gone);
    list(&mut page, "Only here", &compared.only_here);
    if !compared.only_there.is_empty() {
        page.heading("Only there");
        for row in &compared.only_there {
            page.line(
                2,
                &format!("{}, {}, {} CEU", day(row.date), row.title, row.amount),
            );
        }
    }
    page.heading("Both");
    for it in &compared.both {
        let differs = match it.differs.is_empty() {
            true => "agrees".to_owned(),
            false => format!("there {}, {} CEU", day(it.there.date), it.there.amount),
        };
        page.line(
            2,
            &format!(
                "{}, {}{}: {differs}",
                day(it.date),
                it.title,
                amount(it.amount)
            ),
        );
    }
    if !compared.not_read.is_empty() {
        page.heading("Not read");
        for line in &compared.not_read {
            page.dim(2, line);
        }
    }
    if let Some(done) = done {
        page.gap();
        page.line(0, done);
    }
    page
}
