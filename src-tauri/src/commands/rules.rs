//! The rulebook and its sources.

use milepost_core::rulebook::{Catalogued, Clause, Rulebook};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::error::Refusal;
use crate::links;
use crate::shell::Shell;

/// The rulebook as the window shows it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Rules {
    /// Every clause.
    pub clauses: Vec<Clause>,
    /// The credentials that the rulebook knows.
    pub credentials: Vec<Catalogued>,
    /// The latest day on which a source was checked.
    pub checked_on: chrono::NaiveDate,
}

/// The rulebook: its clauses and the credentials that it knows.
#[tauri::command(async)]
#[specta::specta]
pub fn rulebook() -> Rules {
    let rulebook = Rulebook::embedded();
    Rules {
        clauses: rulebook.clauses().to_vec(),
        credentials: rulebook.credentials().to_vec(),
        checked_on: rulebook.checked_on(),
    }
}

/// Opens the page behind a rule in the person's browser. Only pages that stand
/// in the rulebook are opened.
#[tauri::command(async)]
#[specta::specta]
pub fn open_link(shell: State<'_, Shell>, url: String) -> Result<(), Refusal> {
    let url = links::source_page(Rulebook::embedded(), &url)?;
    shell.surroundings().browse(url).map_err(Refusal::because)
}
