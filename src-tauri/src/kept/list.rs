//! The list of what is kept, and of what has no proof yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_core::amounts::Ceus;
use milepost_core::dates::day;
use milepost_core::facts::{Evidence, Facts, Holder, HolderKind};
use milepost_core::standing::{CycleState, Standing};
use serde::Serialize;
use specta::Type;

use super::checks::{Lists, Mark, held};
use super::reading::Seen;
use crate::signed_sheets::sheet_in;

/// What sort of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// A certificate of a credit.
    Certificate,
    /// A letter, or a signed sheet.
    Letter,
    /// A transcript or a diploma.
    Transcript,
    /// Anything else.
    Other,
}

/// One file that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KeptRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is: the title of what it proves, or its name.
    pub title: String,
    /// What is to be said below it.
    pub detail: String,
    /// What sort of paper it is.
    pub kind: PaperKind,
    /// To what it belongs.
    pub belongs_to: Vec<Holder>,
    /// In short: "5 of 5 items".
    pub words: String,
    /// The shape beside it.
    pub mark: Mark,
    /// When it was kept.
    pub kept_on: NaiveDate,
    /// Its size in bytes.
    pub bytes: u32,
    /// Whether a page of it was drawn.
    pub drawn: bool,
}

/// One record that has no proof yet.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Unproven {
    /// The record.
    pub holder: Holder,
    /// What it is called.
    pub title: String,
    /// What is to be said below it.
    pub detail: String,
    /// What is missing: "Certificate".
    pub missing: String,
}

/// Everything that the place shows.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KeptList {
    /// What is kept, the last first.
    pub files: Vec<KeptRow>,
    /// What has no proof yet, the latest first.
    pub unproven: Vec<Unproven>,
    /// What files can belong to, for choosing.
    pub holders: Vec<HolderName>,
    /// How many files are still to be read.
    pub waiting: u32,
}

/// Something that a file can belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HolderName {
    /// What it is.
    pub holder: Holder,
    /// What it is called.
    pub name: String,
    /// When it was, or what sort it is.
    pub detail: String,
}

/// Lists what is kept.
pub fn list(
    lists: &Lists<'_>,
    standing: &Standing,
    seen: &BTreeMap<String, Arc<Seen>>,
    waiting: usize,
) -> KeptList {
    let mut files: Vec<KeptRow> = lists
        .facts
        .evidence
        .iter()
        .map(|it| row(it, seen.get(&it.sha256).map(AsRef::as_ref), lists))
        .collect();
    files.reverse();
    KeptList {
        files,
        unproven: unproven(lists.facts, standing),
        holders: holders(lists.facts),
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
    }
}

/// One file.
pub fn row(file: &Evidence, seen: Option<&Seen>, lists: &Lists<'_>) -> KeptRow {
    let checked = held(file, seen, lists);
    let (title, detail, kind) = called(file, seen, lists);
    KeptRow {
        id: file.id.to_string(),
        name: file.name.clone(),
        title,
        detail,
        kind,
        belongs_to: file.belongs_to.clone(),
        words: checked.words,
        mark: checked.mark,
        kept_on: file.added_on,
        bytes: u32::try_from(file.bytes).unwrap_or(0),
        drawn: matches!(seen, Some(Seen::Read { drawn: true, .. })),
    }
}

/// What a file is called, what is said below it, and what sort of paper it is.
fn called(file: &Evidence, seen: Option<&Seen>, lists: &Lists<'_>) -> (String, String, PaperKind) {
    let facts = lists.facts;
    let of = |kind: HolderKind| file.belongs_to.iter().find(|it| it.kind == kind);
    if let Some(Seen::Read { contents, .. }) = seen
        && let Some(made) = sheet_in(contents, lists.made)
    {
        return (
            made.title.clone(),
            "signed sheet".to_owned(),
            PaperKind::Letter,
        );
    }
    if let Some(it) = of(HolderKind::Credit)
        && let Some(credit) = facts
            .credits
            .iter()
            .find(|credit| credit.id.as_str() == it.id)
    {
        let amount = credit.amount.map(|it| format!("{it} CEU"));
        let parts = [amount, credit.sponsor.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        return (
            credit.title.clone(),
            parts.join(", "),
            PaperKind::Certificate,
        );
    }
    if let Some(it) = of(HolderKind::Letter)
        && let Some(letter) = facts
            .letters
            .iter()
            .find(|letter| letter.id.as_str() == it.id)
    {
        let position = facts.positions.iter().find(|it| it.id == letter.position);
        let employer = position.map_or("an employer", |it| it.employer.as_str());
        let signer = letter.signer_name.clone().unwrap_or_default();
        return (format!("Letter from {employer}"), signer, PaperKind::Letter);
    }
    if let Some(it) = of(HolderKind::Position)
        && let Some(position) = facts.positions.iter().find(|at| at.id.as_str() == it.id)
    {
        let title = format!("Paper of {}", position.employer);
        let detail = position.title.clone().unwrap_or_default();
        return (title, detail, PaperKind::Letter);
    }
    if let Some(it) = of(HolderKind::Course)
        && let Some(course) = facts
            .courses
            .iter()
            .find(|course| course.id.as_str() == it.id)
    {
        let provider = course.provider.clone().unwrap_or_default();
        return (course.title.clone(), provider, PaperKind::Transcript);
    }
    if let Some(first) = file.belongs_to.first() {
        let name = crate::evidence::holders(facts)
            .into_iter()
            .find(|(key, _)| key == first)
            .map_or_else(|| file.name.clone(), |it| it.1);
        return (name, file.name.clone(), PaperKind::Other);
    }
    // What belongs to nothing is called by what it says.
    match seen {
        Some(Seen::Read { fields, .. }) if fields.title.value.is_some() => {
            let title = fields.title.value.clone().unwrap_or_default();
            let sponsor = fields.sponsor.value.clone().unwrap_or_default();
            (title, sponsor, PaperKind::Other)
        }
        _ => (file.name.clone(), String::new(), PaperKind::Other),
    }
}

/// What counts, or would, and has no paper behind it.
fn unproven(facts: &Facts, standing: &Standing) -> Vec<Unproven> {
    let proven = |kind: HolderKind, id: &str| {
        let it = Holder::new(kind, id);
        facts
            .evidence
            .iter()
            .any(|file| file.belongs_to.contains(&it))
    };
    let mut found: Vec<(NaiveDate, Unproven)> = Vec::new();
    let asks = |state: CycleState| !matches!(state, CycleState::Past | CycleState::Coming);
    for cycle in standing.cycles.iter().filter(|it| asks(it.state)) {
        for it in cycle.credits.iter().filter(|it| it.counts && !it.planned) {
            let id = it.credit.as_str();
            let credit = facts.credits.iter().find(|credit| credit.id == it.credit);
            let held = credit.is_some_and(|it| it.certificate_held);
            let holder = Holder::new(HolderKind::Credit, id);
            let known = found.iter().any(|(_, it)| it.holder == holder);
            if held || known || proven(HolderKind::Credit, id) {
                continue;
            }
            let parts = [
                Some(day(it.completed_on)),
                (it.counted > Ceus::ZERO).then(|| format!("{} CEU", it.counted)),
                credit.and_then(|it| it.sponsor.clone()),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let entry = Unproven {
                holder,
                title: it.title.clone(),
                detail: parts.join(", "),
                missing: "Certificate".to_owned(),
            };
            found.push((it.completed_on, entry));
        }
    }
    for it in standing.apprentice.iter().flat_map(|it| &it.positions) {
        let id = it.position.as_str();
        let holder = Holder::new(HolderKind::Position, id);
        let letters = facts
            .letters
            .iter()
            .filter(|letter| letter.position == it.position);
        let in_hand = letters.filter(|letter| {
            letter.received_on.is_some() || proven(HolderKind::Letter, letter.id.as_str())
        });
        let known = found.iter().any(|(_, entry)| entry.holder == holder);
        if !it.counts || known || in_hand.count() > 0 || proven(HolderKind::Position, id) {
            continue;
        }
        let entry = Unproven {
            holder,
            title: it.employer.clone(),
            detail: it
                .from
                .map(|on| format!("since {}", day(on)))
                .unwrap_or_default(),
            missing: "Letter".to_owned(),
        };
        found.push((it.from.unwrap_or_default(), entry));
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    found.into_iter().map(|it| it.1).collect()
}

fn holders(facts: &Facts) -> Vec<HolderName> {
    let when = |holder: &Holder| -> String {
        match holder.kind {
            HolderKind::Credit => facts
                .credits
                .iter()
                .find(|it| it.id.as_str() == holder.id)
                .map(|it| day(it.completed_on))
                .unwrap_or_default(),
            kind => milepost_logbook::FactKind::from(kind).noun().to_owned(),
        }
    };
    let named = crate::evidence::holders(facts).into_iter();
    named
        .map(|(holder, name)| HolderName {
            detail: when(&holder),
            holder,
            name,
        })
        .collect()
}
