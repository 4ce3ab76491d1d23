//! Keeping what a person confirmed: the file in the vault, the credit in the log, one operation.

use milepost_core::certificate::draft::Draft;
use milepost_core::certificate::learned::learn;
use milepost_core::facts::{Credit, Holder, HolderKind};
use milepost_core::ids::CreditId;
use milepost_logbook::{Applied, Logbook, Now, StoredFile, hash_of};

use super::desk::{OnDesk, ReadFile, State, bytes_of};
use super::knowledge;
use crate::error::Refusal;
use crate::readings::{Readings, Says};
use crate::signed_sheets::sheet_in;

/// Saves a certificate: as the proof of a credit that is there, or of a new one.
///
/// # Errors
/// When something that a credit needs is missing, the file is not what was read any more, or the
/// logbook refuses; nothing is kept then.
pub fn save(
    logbook: &mut Logbook,
    file: &OnDesk,
    draft: &Draft,
    attach: Option<&CreditId>,
    now: &Now,
) -> Result<Applied, Refusal> {
    let read = read_of(file)?;
    let there = match attach {
        Some(id) => Some(credit(logbook, id)?),
        None => None,
    };
    if there.is_none() {
        if draft.title.trim().is_empty() {
            return Err(Refusal::invalid("title", "Write the title first."));
        }
        if draft.completed_on.is_none() {
            let message = "Which day was it completed? Write the day on the certificate.";
            return Err(Refusal::invalid("completed_on", message));
        }
    }
    let stored = store(logbook, file, read)?;
    let applied = logbook.add_proof(&stored, draft.credit(there.as_ref()), now)?;
    let readings = Readings::beside(logbook.path());
    readings.keep(&stored.sha256, Ok(&read.read));
    let says = Says::Confirmed(draft.confirmed(&read.fields));
    readings.keep_says(&stored.sha256, &says);
    remember(logbook, read, draft, now)?;
    Ok(applied)
}

/// Keeps the file alone; it belongs to nothing yet.
///
/// # Errors
/// As [`save`].
pub fn keep_file(logbook: &mut Logbook, file: &OnDesk, now: &Now) -> Result<Applied, Refusal> {
    let read = read_of(file)?;
    let stored = store(logbook, file, read)?;
    // A signed sheet belongs to the position whose hours it shows.
    let made = logbook.made_documents()?;
    let sheet = sheet_in(&read.read.contents, &made);
    let holders: Vec<Holder> = sheet
        .map(|it| Holder::new(HolderKind::Position, it.subject.as_str()))
        .into_iter()
        .collect();
    let added = logbook.add_evidence(std::slice::from_ref(&stored), &holders, now)?;
    Readings::beside(logbook.path()).keep(&stored.sha256, Ok(&read.read));
    added
        .applied
        .ok_or_else(|| Refusal::because("This file is kept already."))
}

/// Remembers what the person corrected, and her name where none was known.
fn remember(
    logbook: &mut Logbook,
    read: &ReadFile,
    draft: &Draft,
    now: &Now,
) -> Result<(), Refusal> {
    if let Some(learned) = learn(&read.read.contents.pages, &read.fields, draft) {
        knowledge::keep(logbook, learned, now.today())?;
    }
    let mut settings = logbook.settings()?;
    let holder = draft.holder.as_deref().map(str::trim);
    if settings.name.is_none()
        && let Some(holder) = holder.filter(|it| !it.is_empty())
    {
        // Credentials stand behind a name and are none of it.
        let name = holder.split(',').next().unwrap_or(holder).trim();
        settings.name = Some(name.to_owned());
        logbook.save_settings(&settings)?;
    }
    Ok(())
}

fn read_of(file: &OnDesk) -> Result<&ReadFile, Refusal> {
    match &file.state {
        State::Read(read) => Ok(read),
        _ => Err(Refusal::because("This file hasn't been read yet.")),
    }
}

fn credit(logbook: &Logbook, id: &CreditId) -> Result<Credit, Refusal> {
    let credits = logbook.credits()?;
    credits
        .into_iter()
        .find(|it| it.id == *id)
        .ok_or_else(|| Refusal::because("That credit isn't there anymore. Choose again."))
}

/// Stores the bytes that were read, and no others.
fn store(logbook: &mut Logbook, file: &OnDesk, read: &ReadFile) -> Result<StoredFile, Refusal> {
    let bytes = bytes_of(&file.path)?;
    if hash_of(&bytes) != read.sha256 {
        return Err(Refusal::because(format!(
            "{} has changed since it was read. Drop it again.",
            file.name
        )));
    }
    Ok(logbook.store_file(&file.name, &bytes)?)
}
