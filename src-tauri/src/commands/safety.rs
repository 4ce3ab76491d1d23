//! Copies of the logbook, and what is to be said of them.

use std::path::{Path, PathBuf};

use tauri::State;

use crate::app_state::{AppState, Start};
use crate::error::Refusal;
use crate::safety::{Preview, Safety};

/// The logbook's file, its copies, and whether they are up to date. It is always answered.
#[tauri::command(async)]
#[specta::specta]
pub fn safety(app_state: State<'_, AppState>) -> Safety {
    app_state.safety()
}

/// Makes verified copies now; says on the way how far they are.
#[tauri::command(async)]
#[specta::specta]
pub fn copy_now(app_state: State<'_, AppState>) -> Result<Safety, Refusal> {
    app_state.copy_now()
}

/// Restores the newest copy in a place apart and says what came of it.
#[tauri::command(async)]
#[specta::specta]
pub fn rehearse(app_state: State<'_, AppState>) -> Result<Safety, Refusal> {
    app_state.rehearse()
}

/// Stops the copy that is being made. Nothing is left of it.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_copying(app_state: State<'_, AppState>) {
    app_state.stop_copying();
}

/// Asks for a second folder for copies and keeps it; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_copies_folder(app_state: State<'_, AppState>) -> Result<Option<Safety>, Refusal> {
    app_state.choose_copies_folder()
}

/// What a copy holds, beside what is there now; without a path the person is asked for a file.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_copy(
    app_state: State<'_, AppState>,
    path: Option<String>,
) -> Result<Option<Preview>, Refusal> {
    app_state.preview(path.map(PathBuf::from))
}

/// Puts a copy in the place of the logbook, which is saved first.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_copy(app_state: State<'_, AppState>, path: String) -> Result<Start, Refusal> {
    app_state.restore(Path::new(&path))
}

/// Reads the whole file and lists its damage; an empty list means that it is sound.
#[tauri::command(async)]
#[specta::specta]
pub fn check_file(app_state: State<'_, AppState>) -> Result<Vec<String>, Refusal> {
    app_state.read(|logbook| logbook.verify())
}

/// Shows the logbook, a copy or their folder in the system's file manager.
#[tauri::command(async)]
#[specta::specta]
pub fn reveal(app_state: State<'_, AppState>, path: String) -> Result<(), Refusal> {
    app_state.reveal(Path::new(&path))
}
