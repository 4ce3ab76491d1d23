//! `milepost evidence check`: a certificate against what its issuer asks of it.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::certificate::check::{Against, Checked, State, check};
use milepost_core::certificate::fields::{self, Known};
use milepost_core::facts::{Credit, Facts, HolderKind};
use milepost_logbook::Logbook;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::page::Page;
use crate::error::Refusal;
use crate::evidence;
use crate::reader::{FileRead, Wanted, read_bytes, read_file};

/// What `evidence check --json` answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost check")]
pub struct CheckAnswer {
    /// Always `milepost-check`.
    pub format: CheckFormat,
    /// The format's version, 1. Fields may be added to a version; none is taken away.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The id of the credit that it was compared with; null where with none.
    pub credit: Option<String>,
    /// What it shows of each list.
    pub lists: Vec<Checked>,
}

/// The name of the format.
#[derive(Debug, Serialize, JsonSchema)]
pub enum CheckFormat {
    /// The only name.
    #[serde(rename = "milepost-check")]
    MilepostCheck,
}

/// Checks a file of the disk, or one that is kept, against a credit.
///
/// # Errors
/// When the file is not read, or what is meant is not there.
pub fn answer(
    logbook: &Logbook,
    asked: &str,
    credit: Option<&str>,
    holder: Option<&str>,
    today: NaiveDate,
) -> Result<Answer, Refusal> {
    let facts = logbook.records()?;
    let (read, proves) = read(logbook, &facts, asked)?;
    let credit = match credit {
        Some(asked) => Some(credit_of(&facts, asked)?),
        None => proves,
    };
    let sponsors: Vec<String> = facts
        .credits
        .iter()
        .filter_map(|it| it.sponsor.clone())
        .collect();
    let known = Known {
        holder,
        sponsors: &sponsors,
    };
    let fields = fields::read(&read.contents.pages, &known);
    let against = Against {
        credit,
        credits: &facts.credits,
        holder,
    };
    let on = credit.map_or(today, |it| it.completed_on);
    let answer = CheckAnswer {
        format: CheckFormat::MilepostCheck,
        version: 1,
        credit: credit.map(|it| it.id.to_string()),
        lists: check(&fields, &against, logbook.rulebook(), on),
    };
    Ok(Answer::new(page(&answer, credit), &answer))
}

/// Reads the file, and finds the credit that it belongs to where it is kept for just one.
fn read<'f>(
    logbook: &Logbook,
    facts: &'f Facts,
    asked: &str,
) -> Result<(FileRead, Option<&'f Credit>), Refusal> {
    let path = Path::new(asked);
    if path.is_file() {
        return Ok((read_file(path, Wanted::Text)?, None));
    }
    let file = evidence::file(facts, asked)?;
    let (_, bytes) = logbook.evidence_bytes(&file.id)?;
    let mut credits = file
        .belongs_to
        .iter()
        .filter(|it| it.kind == HolderKind::Credit)
        .filter_map(|it| {
            facts
                .credits
                .iter()
                .find(|credit| credit.id.as_str() == it.id)
        });
    let proves = match (credits.next(), credits.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    Ok((read_bytes(bytes, Wanted::Text)?, proves))
}

fn credit_of<'f>(facts: &'f Facts, asked: &str) -> Result<&'f Credit, Refusal> {
    let meant = evidence::holder(facts, asked)?;
    facts
        .credits
        .iter()
        .find(|it| meant.kind == HolderKind::Credit && it.id.as_str() == meant.id)
        .ok_or_else(|| Refusal::because(format!("{asked:?} isn't a credit")))
}

fn page(answer: &CheckAnswer, credit: Option<&Credit>) -> Page {
    let mut page = Page::new();
    for list in &answer.lists {
        page.heading(&list.title);
        for item in &list.items {
            let mark = match item.state {
                State::Present => "✓",
                State::Missing => "–",
                State::NotSure => "?",
                State::Differs | State::OtherHolder | State::SeenBefore => "≠",
            };
            page.beside(2, &format!("{mark} {}", item.name), 16, &item.words);
        }
        page.dim(2, &format!("{} ({})", list.says, list.clause));
        for source in &list.sources {
            page.address(2, source);
        }
    }
    page.gap();
    match credit {
        Some(credit) => page.dim(0, &format!("Compared with {}.", credit.title)),
        None => page.dim(0, "Compared with no credit; --credit TITLE names one."),
    }
    page
}
