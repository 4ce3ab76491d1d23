//! The rulebook and its sources.

use std::path::PathBuf;

use milepost_core::rulebook::{Catalogued, Clause, own_clauses};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Refusal;
use crate::links;
use crate::rules::{RulesBack, RulesInUse, RulesOffer};

/// The rulebook as the window shows it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Rules {
    /// Every clause.
    pub clauses: Vec<Clause>,
    /// The credentials that the rulebook knows.
    pub credentials: Vec<Catalogued>,
    /// The latest day on which a source was checked.
    pub checked_on: chrono::NaiveDate,
    /// Which rules these are, and the ways back.
    pub in_use: RulesInUse,
}

/// The rulebook: its clauses, those of the person's own, and the credentials that
/// it knows. Without an open logbook there are no own ones.
#[tauri::command(async)]
#[specta::specta]
pub fn rulebook(app_state: State<'_, AppState>) -> Rules {
    let rulebook = app_state.rules().rulebook;
    let own = app_state
        .with(|logbook| logbook.outline())
        .unwrap_or_default();
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
        in_use: app_state.rules_today(),
    }
}

/// Opens the page behind a rule in the person's browser. Only pages that stand
/// in the rulebook are opened.
#[tauri::command(async)]
#[specta::specta]
pub fn open_link(app_state: State<'_, AppState>, url: String) -> Result<(), Refusal> {
    let page = match links::source_page(&app_state.rules().rulebook, &url) {
        Ok(page) => page.to_owned(),
        Err(_) => links::own_page(
            &app_state.with(|logbook| logbook.outline())?.own_issuers,
            &url,
        )?,
    };
    app_state.platform().browse(&page).map_err(Refusal::because)
}

/// What a rule pack would change for the person; without a path they are asked for a file.
#[tauri::command(async)]
#[specta::specta]
pub fn offer_rules(
    app_state: State<'_, AppState>,
    path: Option<String>,
) -> Result<Option<RulesOffer>, Refusal> {
    app_state.offer_rules(path.map(PathBuf::from))
}

/// Takes the rules that were looked at last.
#[tauri::command(async)]
#[specta::specta]
pub fn take_rules(app_state: State<'_, AppState>) -> Result<RulesInUse, Refusal> {
    app_state.take_rules()
}

/// Goes back to the rules that came with the program, or to the pack before.
#[tauri::command(async)]
#[specta::specta]
pub fn rules_back(app_state: State<'_, AppState>, to: RulesBack) -> Result<RulesInUse, Refusal> {
    app_state.rules_back(to)
}
