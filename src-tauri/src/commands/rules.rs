//! The rulebook and its sources.

use milepost_core::rulebook::{Catalogued, Clause, Rulebook, own_clauses};
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

/// The rulebook: its clauses, those of the person's own, and the credentials that
/// it knows. Without an open logbook there are no own ones.
#[tauri::command(async)]
#[specta::specta]
pub fn rulebook(shell: State<'_, Shell>) -> Rules {
    let rulebook = Rulebook::embedded();
    let own = shell.with(|logbook| logbook.outline()).unwrap_or_default();
    let own = own.own_issuers.iter().filter_map(|it| own_clauses(it).ok());
    Rules {
        clauses: rulebook
            .clauses()
            .iter()
            .cloned()
            .chain(own.flatten())
            .collect(),
        credentials: rulebook.credentials().to_vec(),
        checked_on: rulebook.checked_on(),
    }
}

/// Opens the page behind a rule in the person's browser. Only pages that stand
/// in the rulebook are opened.
#[tauri::command(async)]
#[specta::specta]
pub fn open_link(shell: State<'_, Shell>, url: String) -> Result<(), Refusal> {
    let page = match links::source_page(Rulebook::embedded(), &url) {
        Ok(page) => page.to_owned(),
        Err(_) => links::own_page(&shell.with(|logbook| logbook.outline())?.own_issuers, &url)?,
    };
    shell.surroundings().browse(&page).map_err(Refusal::because)
}
