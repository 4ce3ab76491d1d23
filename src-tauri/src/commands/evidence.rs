//! What is kept as evidence.

use milepost_core::facts::Holder;
use milepost_logbook::Applied;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Refusal;
use crate::kept::{Found, KeptDetail, KeptList, KeptPage};

/// Everything that is kept, and what has no proof yet.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_list(app_state: State<'_, AppState>) -> Result<KeptList, Refusal> {
    app_state.evidence_list()
}

/// One file that is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_detail(app_state: State<'_, AppState>, id: String) -> Result<KeptDetail, Refusal> {
    app_state.evidence_detail(&id)
}

/// A page of a file, from 0, with the places of words on it; none where it was not drawn.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_page(
    app_state: State<'_, AppState>,
    id: String,
    page: u32,
    words: String,
) -> Result<Option<KeptPage>, Refusal> {
    app_state.evidence_page(&id, page as usize, &words)
}

/// The files with these words in their name or text.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_find(app_state: State<'_, AppState>, words: String) -> Result<Vec<Found>, Refusal> {
    app_state.evidence_find(&words)
}

/// Puts what the page says into the credit that it proves.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_take(
    app_state: State<'_, AppState>,
    id: String,
    item: String,
) -> Result<Applied, Refusal> {
    app_state.evidence_take(&id, &item)
}

/// Asks for files, and keeps them with a record; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn attach_files(
    app_state: State<'_, AppState>,
    holder: Holder,
) -> Result<Option<Applied>, Refusal> {
    app_state.attach(&holder)
}

/// Asks where, and saves the original of a file; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_save(
    app_state: State<'_, AppState>,
    id: String,
) -> Result<Option<String>, Refusal> {
    app_state.evidence_save(&id)
}

/// Asks for a folder, and saves every original there; answers how many.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_save_all(app_state: State<'_, AppState>) -> Result<Option<u32>, Refusal> {
    app_state.evidence_save_all()
}

/// Opens a copy of a file in the system's own program.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_open(app_state: State<'_, AppState>, id: String) -> Result<(), Refusal> {
    app_state.evidence_open(&id)
}
