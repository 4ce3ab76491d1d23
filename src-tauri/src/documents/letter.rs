//! The letter kit of a position: the draft as it will be saved, its checklist and its e-mail.

use std::collections::BTreeMap;

use milepost_core::documents::letter::{
    Email, KitItem, LetterAsked, LetterKit, Logged, Signer, letter,
};
use milepost_core::facts::{CodeSet, Entry, Position};
use milepost_core::ids::PositionId;
use serde::Serialize;
use specta::Type;

use super::ground::{Ground, Made, PageSize};
use crate::error::Refusal;
use crate::pictures::data_url;
use crate::reader::{self, Wanted};

/// The kit as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LetterKitShown {
    /// The position.
    pub position: String,
    /// The employer.
    pub employer: String,
    /// The minutes that were logged there.
    pub logged_minutes: i32,
    /// The draft's first page, as it will be saved; none where it cannot be drawn.
    pub picture: Option<String>,
    /// How many pages it has.
    pub pages: u32,
    /// The draft as plain text.
    pub text: String,
    /// What the list asks.
    pub items: Vec<KitItem>,
    /// What the draft says and nobody asks for.
    pub not_asked: Option<String>,
    /// The e-mail that asks for it.
    pub email: Email,
    /// The clause with the list.
    pub clause: String,
    /// Who is to sign, as far as it is known.
    pub signer: Signer,
}

/// Who signs, as far as the records say, where nothing was typed.
fn signer_of(from: &Ground<'_>, position: &Position, typed: &Signer) -> Signer {
    let mut signer = typed.clone();
    if signer.name.trim().is_empty() {
        let letter = from
            .facts
            .letters
            .iter()
            .find(|it| it.position == position.id);
        let named = letter.and_then(|it| it.signer_name.clone());
        signer.name = named
            .or_else(|| position.supervisor.clone())
            .unwrap_or_default();
    }
    signer
}

fn written(from: &Ground<'_>, position: &Position, signer: &Signer) -> (LetterKit, Signer) {
    let signer = signer_of(from, position, signer);
    let logged = logged(from, position);
    let account = from
        .facts
        .accounts
        .iter()
        .find(|it| it.issuer.as_str() == "AAPC");
    let kit = letter(&LetterAsked {
        rules: from.logbook.rulebook(),
        position,
        logged: &logged,
        signer: &signer,
        account,
        owner: from.owner,
    });
    (kit, signer)
}

/// What the hours at a position tell.
fn logged(from: &Ground<'_>, position: &Position) -> Logged {
    let here =
        |it: &&Entry| it.position == position.id && !it.planned && it.date <= from.owner.today;
    let mut minutes = 0;
    let mut code_sets: Vec<CodeSet> = Vec::new();
    let mut specialties: BTreeMap<&str, i32> = BTreeMap::new();
    for entry in from.facts.entries.iter().filter(here) {
        minutes += entry.minutes;
        code_sets.extend(&entry.code_sets);
        if let Some(specialty) = &entry.specialty {
            *specialties.entry(specialty).or_insert(0) += entry.minutes;
        }
    }
    code_sets.sort_unstable();
    code_sets.dedup();
    let mut specialties: Vec<(&str, i32)> = specialties.into_iter().collect();
    specialties.sort_by_key(|(name, minutes)| (std::cmp::Reverse(*minutes), *name));
    Logged {
        minutes,
        code_sets,
        specialties: specialties.into_iter().map(|it| it.0.to_owned()).collect(),
    }
}

/// Writes the draft.
pub(super) fn make(from: &Ground<'_>, id: &PositionId, signer: &Signer) -> Result<Made, Refusal> {
    let position = from.position(id)?;
    let (kit, _) = written(from, position, signer);
    let pdf = from.write(&kit.document, &[], &[])?;
    let title = kit.document.title.clone();
    let mut made = from.remember(pdf, "letter", id.as_str(), &title, None, kit.text);
    let open = kit
        .items
        .iter()
        .filter(|it| it.state == milepost_core::documents::letter::ItemState::Open)
        .map(|it| format!("{}: {}", it.name, it.words));
    made.lacks.extend(open);
    made.file_name = crate::export::file_name(&position.employer, "letter-draft", "pdf");
    Ok(made)
}

/// The kit of a position, with the draft drawn as it will be saved.
///
/// # Errors
/// When the position is not there.
pub fn kit(
    logbook: &milepost_logbook::Logbook,
    id: &PositionId,
    signer: &Signer,
    name: &str,
    size: PageSize,
    today: chrono::NaiveDate,
) -> Result<LetterKitShown, Refusal> {
    let facts = logbook.facts()?;
    let owner = milepost_core::documents::owner::Owner::of(name, &facts, today);
    let from = Ground {
        logbook,
        facts: &facts,
        owner: &owner,
        size,
    };
    let position = from.position(id)?;
    let (kit, signer) = written(&from, position, signer);
    let pdf = from.write(&kit.document, &[], &[])?;
    // Where it cannot be drawn, the text stands for it.
    let drawn = reader::read_bytes(pdf.bytes, Wanted::TextAndPictures).ok();
    let picture = drawn.and_then(|it| it.pictures.into_iter().next());
    Ok(LetterKitShown {
        position: id.to_string(),
        employer: position.employer.clone(),
        logged_minutes: logged(&from, position).minutes,
        picture: picture.map(|it| data_url(&it)),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        text: kit.text,
        items: kit.items,
        not_asked: kit.not_asked,
        email: kit.email,
        clause: kit.clause.to_string(),
        signer,
    })
}
