//! Which document is wanted, and writing it.

use std::path::Path;

use chrono::NaiveDate;
use milepost_core::documents::letter::Signer;
use milepost_core::documents::list;
use milepost_core::documents::owner::Owner;
use milepost_core::ids::PositionId;
use milepost_logbook::{Logbook, MadeDocument};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ground::{Ground, Made, PageSize};
use super::{basis, letter, packet};
use crate::error::Refusal;
use crate::queries;

/// A document that is wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "document", rename_all = "snake_case")]
pub enum DocumentWish {
    /// The packet of a cycle.
    Packet {
        /// The certifying body.
        issuer: String,
        /// The cycle's last day.
        due_on: NaiveDate,
    },
    /// The draft of a letter.
    Letter {
        /// The position.
        position: PositionId,
        /// Who is to sign.
        signer: Signer,
    },
    /// A sheet of hours to be signed.
    Sheet {
        /// The position.
        position: PositionId,
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// The list of all credits.
    Credits,
    /// The annex of a résumé.
    Annex,
}

/// Writes a document.
///
/// # Errors
/// When what it is about is not there, or no name is known.
pub fn make(
    logbook: &Logbook,
    wish: &DocumentWish,
    size: PageSize,
    name: &str,
    today: NaiveDate,
) -> Result<Made, Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::invalid(
            "name",
            "Write your name first, as it appears on your certificates.",
        ));
    }
    let facts = logbook.facts()?;
    let owner = Owner::of(name, &facts, today);
    let from = Ground {
        logbook,
        facts: &facts,
        owner: &owner,
        size,
    };
    match wish {
        DocumentWish::Packet { issuer, due_on } => packet::make(&from, issuer, *due_on),
        DocumentWish::Letter { position, signer } => letter::make(&from, position, signer),
        DocumentWish::Sheet {
            position,
            from: first,
            to,
        } => from.sheet(position, *first, *to),
        DocumentWish::Credits => from.made(
            "credits",
            "credits",
            "List of credits",
            &list::credits(&facts, &owner),
            basis::credits(&facts, today),
        ),
        DocumentWish::Annex => {
            let standing = queries::standing(logbook, today)?;
            from.made(
                "annex",
                "annex",
                "Résumé addendum",
                &list::annex(&facts, &standing, &owner),
                basis::annex(&facts, today),
            )
        }
    }
}

/// Remembers a document that was saved.
///
/// # Errors
/// When it cannot be written down.
pub fn note(logbook: &mut Logbook, made: &Made, path: &Path) -> Result<(), Refusal> {
    let document = MadeDocument {
        path: path.display().to_string(),
        ..made.remembered.clone()
    };
    logbook.note_made(&document)?;
    Ok(())
}
