//! Bringing in what a person has, and comparing with an issuer's page.

use milepost_core::exchange::State as RowState;
use milepost_logbook::Applied;
use tauri::State;

use crate::error::Refusal;
use crate::exchange::compared::{ComparedShown, PastedPage, accept_pasted, compared};
use crate::exchange::session::{ImportAsk, Retyped};
use crate::exchange::shown::{ImportRow, ImportShown};
use crate::exchange::take_out::{TakeOut, TakenOut};
use crate::shell::Shell;

/// Asks the person for a file; answers the place that shows it, none when they decide not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_import(shell: State<'_, Shell>) -> Result<Option<String>, Refusal> {
    shell.choose_import()
}

/// Takes in rows that were pasted, with the page that a spreadsheet puts beside its text.
#[tauri::command(async)]
#[specta::specta]
pub fn paste_import(
    shell: State<'_, Shell>,
    html: Option<String>,
    text: String,
) -> Result<ImportShown, Refusal> {
    shell.paste_import(html.as_deref(), &text)
}

/// What would come in; none where nothing was chosen.
#[tauri::command(async)]
#[specta::specta]
pub fn import_shown(shell: State<'_, Shell>) -> Result<Option<ImportShown>, Refusal> {
    shell.import_shown()
}

/// Looks again, as the person says now. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn import_look(shell: State<'_, Shell>, ask: ImportAsk) -> Result<ImportShown, Refusal> {
    shell.import_look(ask)
}

/// Writes a cell anew, for this import and not in the file, and looks again.
#[tauri::command(async)]
#[specta::specta]
pub fn import_retype(shell: State<'_, Shell>, cell: Retyped) -> Result<ImportShown, Refusal> {
    shell.import_retype(&cell)
}

/// Rows from one place on, of those in a state.
#[tauri::command(async)]
#[specta::specta]
pub fn import_rows(
    shell: State<'_, Shell>,
    only: Option<RowState>,
    from: u32,
    limit: u32,
) -> Result<Vec<ImportRow>, Refusal> {
    shell.import_rows(only, from, limit)
}

/// The place of the next row in a state, from one place on; none where there is none.
#[tauri::command(async)]
#[specta::specta]
pub fn import_next(
    shell: State<'_, Shell>,
    state: RowState,
    from: u32,
) -> Result<Option<u32>, Refusal> {
    shell.import_next(state, from)
}

/// Brings in what comes, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn import_commit(shell: State<'_, Shell>) -> Result<Applied, Refusal> {
    shell.import_commit()
}

/// Lets go of what was chosen; nothing came in.
#[tauri::command(async)]
#[specta::specta]
pub fn import_leave(shell: State<'_, Shell>) {
    shell.import_leave();
}

/// Compares a pasted page of an issuer with the logbook. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_page(shell: State<'_, Shell>, page: PastedPage) -> Result<ComparedShown, Refusal> {
    let today = shell.clock().today();
    shell.read(|logbook| compared(&logbook.facts()?, logbook.rulebook(), &page, today))
}

/// Keeps what a pasted page shows, as one operation; none where there is nothing to keep.
#[tauri::command(async)]
#[specta::specta]
pub fn accept_page(shell: State<'_, Shell>, page: PastedPage) -> Result<Option<Applied>, Refusal> {
    let now = shell.clock().now();
    shell.with(|logbook| accept_pasted(logbook, &page, &now))
}

/// Asks where, and takes out what is wanted; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn take_out(shell: State<'_, Shell>, wish: TakeOut) -> Result<Option<TakenOut>, Refusal> {
    shell.take_out(&wish)
}
