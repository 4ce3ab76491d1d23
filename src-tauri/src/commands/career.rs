//! The way to a job.

use chrono::NaiveDate;
use milepost_core::career::{Directory, Practice, RecordLine};
use milepost_core::ids::ContactId;
use milepost_core::prospects::{Comparison, Network, OfferColumn, Search, vcard};
use tauri::State;

use super::files::Exported;
use crate::career::{self, PayView};
use crate::error::Refusal;
use crate::export;
use crate::shell::{FileKind, Shell};

/// The applications with what is next.
#[tauri::command(async)]
#[specta::specta]
pub fn career_search(shell: State<'_, Shell>) -> Result<Search, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| career::search_of(logbook, today))
}

/// Meetings with what each is worth, and people.
#[tauri::command(async)]
#[specta::specta]
pub fn career_network(shell: State<'_, Shell>) -> Result<Network, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| career::network_of(logbook, today))
}

/// Offers side by side.
#[tauri::command(async)]
#[specta::specta]
pub fn career_offers(shell: State<'_, Shell>) -> Result<Vec<OfferColumn>, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| career::offers_of(logbook, today))
}

/// Figures of pay, with a typed amount placed among them.
#[tauri::command(async)]
#[specta::specta]
pub fn career_pay(typed: String) -> PayView {
    career::pay_view(&typed)
}

/// Credentials side by side; nothing is recorded.
#[tauri::command(async)]
#[specta::specta]
pub fn career_compare(shell: State<'_, Shell>, codes: Vec<String>) -> Result<Comparison, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| career::comparison(logbook, &codes, today))
}

/// The practice with what was answered.
#[tauri::command(async)]
#[specta::specta]
pub fn career_practice(shell: State<'_, Shell>) -> Result<Practice, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| career::practice_of(logbook, today))
}

/// The directory with the person's own words on it.
#[tauri::command(async)]
#[specta::specta]
pub fn career_directory(shell: State<'_, Shell>) -> Result<Directory, Refusal> {
    shell.read(career::directory_of)
}

/// Opens a page of an application or of the directory in the person's browser.
#[tauri::command(async)]
#[specta::specta]
pub fn open_career_page(shell: State<'_, Shell>, address: String) -> Result<(), Refusal> {
    let facts = shell.with(|logbook| logbook.search_facts())?;
    let page = career::page_of(&facts, &address)?;
    shell.surroundings().browse(&page).map_err(Refusal::because)
}

/// The record of the search for a span of days.
#[tauri::command(async)]
#[specta::specta]
pub fn search_record_lines(
    shell: State<'_, Shell>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<RecordLine>, Refusal> {
    shell.read(|logbook| career::record_of(logbook, from, to))
}

/// Asks where, and writes the record of the search; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_search_record(
    shell: State<'_, Shell>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Option<Exported>, Refusal> {
    let lines = shell.read(|logbook| career::record_of(logbook, from, to))?;
    let name = format!("search-record-{from}-{to}.csv");
    save(
        &shell,
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
    shell: State<'_, Shell>,
    contact: ContactId,
) -> Result<Option<Exported>, Refusal> {
    let facts = shell.with(|logbook| logbook.search_facts())?;
    let found = facts.contacts.iter().find(|it| it.id == contact);
    let contact = found.ok_or_else(|| Refusal::because("that person isn't there any more"))?;
    let name = export::file_name(&contact.name, "contact", "vcf");
    save(&shell, &name, FileKind::Contact, &vcard(contact), 1)
}

fn save(
    shell: &Shell,
    name: &str,
    kind: FileKind,
    text: &str,
    facts: usize,
) -> Result<Option<Exported>, Refusal> {
    let Some(path) = shell.surroundings().ask_where_to_save(name, kind) else {
        return Ok(None);
    };
    export::write_whole(&path, text)?;
    Ok(Some(Exported::of(&path, facts, text.len())))
}
