//! The way to a job.

use chrono::NaiveDate;
use milepost_core::career::{Directory, Practice, RecordLine};
use milepost_core::facts::CredentialIdea;
use milepost_core::ids::ContactId;
use milepost_core::prospects::{Comparison, Network, OfferColumn, Search, vcard};
use tauri::State;

use super::files::Exported;
use crate::app_state::{AppState, FileKind};
use crate::career::{self, PayView};
use crate::error::Refusal;
use crate::export;

/// The applications with what is next.
#[tauri::command(async)]
#[specta::specta]
pub fn career_search(app_state: State<'_, AppState>) -> Result<Search, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| career::search_of(logbook, today))
}

/// Meetings with what each is worth, and people.
#[tauri::command(async)]
#[specta::specta]
pub fn career_network(app_state: State<'_, AppState>) -> Result<Network, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| career::network_of(logbook, today))
}

/// Offers side by side.
#[tauri::command(async)]
#[specta::specta]
pub fn career_offers(app_state: State<'_, AppState>) -> Result<Vec<OfferColumn>, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| career::offers_of(logbook, today))
}

/// Figures of pay, with a typed amount placed among them.
#[tauri::command(async)]
#[specta::specta]
pub fn career_pay(app_state: State<'_, AppState>, typed: String) -> Result<PayView, Refusal> {
    let home = app_state.read(career::home_of)?;
    Ok(career::pay_view(&typed, &home))
}

/// Credentials side by side; nothing is recorded.
#[tauri::command(async)]
#[specta::specta]
pub fn career_compare(
    app_state: State<'_, AppState>,
    codes: Vec<String>,
) -> Result<Comparison, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| career::comparison(logbook, &codes, today))
}

/// The credentials that the person thinks about.
#[tauri::command(async)]
#[specta::specta]
pub fn career_ideas(app_state: State<'_, AppState>) -> Result<Vec<CredentialIdea>, Refusal> {
    let facts = app_state.with(|logbook| logbook.search_facts())?;
    Ok(facts.credential_ideas)
}

/// The practice with what was answered.
#[tauri::command(async)]
#[specta::specta]
pub fn career_practice(app_state: State<'_, AppState>) -> Result<Practice, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| career::practice_of(logbook, today))
}

/// The directory with the person's own words on it.
#[tauri::command(async)]
#[specta::specta]
pub fn career_directory(app_state: State<'_, AppState>) -> Result<Directory, Refusal> {
    app_state.read(career::directory_of)
}

/// Opens a page of an application or of the directory in the person's browser.
#[tauri::command(async)]
#[specta::specta]
pub fn open_career_page(app_state: State<'_, AppState>, address: String) -> Result<(), Refusal> {
    let facts = app_state.with(|logbook| logbook.search_facts())?;
    let page = career::page_of(&facts, &address)?;
    app_state.platform().browse(&page).map_err(Refusal::because)
}

/// The record of the search for a span of days.
#[tauri::command(async)]
#[specta::specta]
pub fn search_record_lines(
    app_state: State<'_, AppState>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<RecordLine>, Refusal> {
    app_state.read(|logbook| career::record_of(logbook, from, to))
}

/// Asks where, and writes the record of the search; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_search_record(
    app_state: State<'_, AppState>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Option<Exported>, Refusal> {
    let lines = app_state.read(|logbook| career::record_of(logbook, from, to))?;
    let name = format!("search-record-{from}-{to}.csv");
    save(
        &app_state,
        &name,
        FileKind::Hours,
        &career::record_csv(&lines),
        lines.len(),
    )
}

/// Asks where, and writes a contact for the address book; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_vcard(
    app_state: State<'_, AppState>,
    contact: ContactId,
) -> Result<Option<Exported>, Refusal> {
    let facts = app_state.with(|logbook| logbook.search_facts())?;
    let found = facts.contacts.iter().find(|it| it.id == contact);
    let contact = found.ok_or_else(|| Refusal::because("that person isn't there anymore"))?;
    let name = export::file_name(&contact.name, "contact", "vcf");
    save(&app_state, &name, FileKind::Contact, &vcard(contact), 1)
}

fn save(
    app_state: &AppState,
    name: &str,
    kind: FileKind,
    text: &str,
    facts: usize,
) -> Result<Option<Exported>, Refusal> {
    let Some(path) = app_state.platform().ask_where_to_save(name, kind) else {
        return Ok(None);
    };
    export::write_whole(&path, text)?;
    Ok(Some(Exported::of(&path, facts, text.len())))
}
