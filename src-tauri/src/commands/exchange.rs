//! Bringing in what a person has, and comparing with an issuer's page.

use milepost_core::exchange::RowState;
use milepost_logbook::Applied;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Refusal;
use crate::exchange::compared::{ComparedShown, PastedPage, accept_pasted, compared};
use crate::exchange::session::{ImportAsk, Retyped};
use crate::exchange::shown::{ImportRow, ImportShown};
use crate::exchange::take_out::{TakeOut, TakenOut};

/// Asks the person for a file; answers the place that shows it, none when they decide not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_import(app_state: State<'_, AppState>) -> Result<Option<String>, Refusal> {
    app_state.choose_import()
}

/// Takes in rows that were pasted, with the page that a spreadsheet puts beside its text.
#[tauri::command(async)]
#[specta::specta]
pub fn paste_import(
    app_state: State<'_, AppState>,
    html: Option<String>,
    text: String,
) -> Result<ImportShown, Refusal> {
    app_state.paste_import(html.as_deref(), &text)
}

/// What would come in; none where nothing was chosen.
#[tauri::command(async)]
#[specta::specta]
pub fn import_shown(app_state: State<'_, AppState>) -> Result<Option<ImportShown>, Refusal> {
    app_state.import_shown()
}

/// Looks again, as the person says now. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn import_look(app_state: State<'_, AppState>, ask: ImportAsk) -> Result<ImportShown, Refusal> {
    app_state.import_look(ask)
}

/// Writes a cell anew, for this import and not in the file, and looks again.
#[tauri::command(async)]
#[specta::specta]
pub fn import_retype(
    app_state: State<'_, AppState>,
    cell: Retyped,
) -> Result<ImportShown, Refusal> {
    app_state.import_retype(&cell)
}

/// Rows from one place on, of those in a state.
#[tauri::command(async)]
#[specta::specta]
pub fn import_rows(
    app_state: State<'_, AppState>,
    only: Option<RowState>,
    from: u32,
    limit: u32,
) -> Result<Vec<ImportRow>, Refusal> {
    app_state.import_rows(only, from, limit)
}

/// The place of the next row in a state, from one place on; none where there is none.
#[tauri::command(async)]
#[specta::specta]
pub fn import_next(
    app_state: State<'_, AppState>,
    state: RowState,
    from: u32,
) -> Result<Option<u32>, Refusal> {
    app_state.import_next(state, from)
}

/// Brings in what comes, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn import_commit(app_state: State<'_, AppState>) -> Result<Applied, Refusal> {
    app_state.import_commit()
}

/// Lets go of what was chosen; nothing came in.
#[tauri::command(async)]
#[specta::specta]
pub fn import_leave(app_state: State<'_, AppState>) {
    app_state.import_leave();
}

/// Asks where, and saves the rows that stay out, each with why; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn import_left_out(app_state: State<'_, AppState>) -> Result<Option<TakenOut>, Refusal> {
    app_state.import_left_out()
}

/// Compares a pasted page of an issuer with the logbook. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_page(
    app_state: State<'_, AppState>,
    page: PastedPage,
) -> Result<ComparedShown, Refusal> {
    let today = app_state.clock().today();
    app_state.read(|logbook| compared(&logbook.facts()?, logbook.rulebook(), &page, today))
}

/// Keeps what a pasted page shows, as one operation; none where there is nothing to keep.
#[tauri::command(async)]
#[specta::specta]
pub fn accept_page(
    app_state: State<'_, AppState>,
    page: PastedPage,
) -> Result<Option<Applied>, Refusal> {
    let now = app_state.clock().now();
    app_state.with(|logbook| accept_pasted(logbook, &page, &now))
}

/// Asks where, and takes out what is wanted; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn take_out(
    app_state: State<'_, AppState>,
    wish: TakeOut,
) -> Result<Option<TakenOut>, Refusal> {
    app_state.take_out(&wish)
}
