//! One file that is kept: its page, and item by item what it shows.

use milepost_core::certificate::fields::Place;
use milepost_core::facts::{Credit, Evidence, HolderKind};
use milepost_logbook::{Applied, Fact, Logbook, Now, Operation};
use serde::Serialize;
use specta::Type;

use super::checks::{CheckLine, Lists, held};
use super::list::{KeptRow, row};
use super::reading::Seen;
use crate::error::Refusal;
use crate::pictures::data_url;
use crate::readings::Readings;

/// One file that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KeptDetail {
    /// Its line in the list.
    pub row: KeptRow,
    /// "Shows 5 of 5 items, 1 differs".
    pub title: String,
    /// Item by item; what differs or is missing first.
    pub lines: Vec<CheckLine>,
    /// The clause with the list.
    pub clause: Option<String>,
    /// The name on the page, which no list asks for.
    pub holder: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many pages were drawn.
    pub pages: u32,
    /// What sort of file it is.
    pub sort: String,
}

/// A page that we drew.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KeptPage {
    /// Its picture.
    pub picture: String,
    /// Its width, in the units of the places on it.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Where lines stand that hold the words that are searched for.
    pub hits: Vec<Place>,
}

/// One file.
pub fn detail(file: &Evidence, seen: Option<&Seen>, lists: &Lists<'_>, pages: usize) -> KeptDetail {
    let checked = held(file, seen, lists);
    let holder = match seen {
        Some(Seen::Read { fields, .. }) => fields.holder.value.clone(),
        _ => None,
    };
    KeptDetail {
        row: row(file, seen, lists),
        title: checked.title,
        lines: checked.lines,
        clause: checked.clause,
        holder,
        sha256: file.sha256.clone(),
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        sort: file.media_type.noun().to_owned(),
    }
}

/// A page of a file with the words that are searched for; none where it was not drawn.
pub fn page(readings: &Readings, sha256: &str, number: usize, words: &str) -> Option<KeptPage> {
    let read = readings.of(sha256)?.ok()?;
    let picture = read.pictures.get(number)?;
    let page = read.contents.pages.get(number)?;
    let words: Vec<String> = words
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        words.iter().any(|it| text.contains(it))
    };
    let lines = page
        .lines
        .iter()
        .filter(|it| !words.is_empty() && holds(&it.text));
    Some(KeptPage {
        picture: data_url(picture),
        width: page.width,
        height: page.height,
        hits: lines
            .map(|it| Place {
                page: u32::try_from(number).unwrap_or(u32::MAX),
                area: it.area,
            })
            .collect(),
    })
}

/// Puts what the page says into the credit that it proves, as one operation.
///
/// # Errors
/// When it proves no credit, the page does not say it, or the logbook refuses.
pub fn take_from_page(
    logbook: &mut Logbook,
    file: &Evidence,
    seen: Option<&Seen>,
    item: &str,
    now: &Now,
) -> Result<Applied, Refusal> {
    let Some(Seen::Read { fields, .. }) = seen else {
        return Err(Refusal::because("This file hasn't been read yet."));
    };
    let proves = file
        .belongs_to
        .iter()
        .find(|it| it.kind == HolderKind::Credit);
    let credit = proves.and_then(|holder| {
        let credits = logbook.credits().ok()?;
        credits.into_iter().find(|it| it.id.as_str() == holder.id)
    });
    let Some(mut credit) = credit else {
        return Err(Refusal::because("This file belongs to no credit."));
    };
    if !taken(&mut credit, fields, item) {
        return Err(Refusal::because(format!(
            "The page doesn't say the {item}."
        )));
    }
    Ok(logbook.transact(Operation::Change(Fact::Credit(credit)), now)?)
}

fn taken(
    credit: &mut Credit,
    fields: &milepost_core::certificate::fields::Fields,
    item: &str,
) -> bool {
    match item {
        "Title" => fields.title.value.clone().map(|it| credit.title = it),
        "Sponsor" => fields
            .sponsor
            .value
            .clone()
            .map(|it| credit.sponsor = Some(it)),
        "Date" => fields.date.value.map(|it| credit.completed_on = it),
        "CEUs" => fields.ceu.value.map(|it| credit.amount = Some(it)),
        "Index number" => fields
            .index_number
            .value
            .clone()
            .map(|it| credit.index_number = Some(it)),
        _ => None,
    }
    .is_some()
}
