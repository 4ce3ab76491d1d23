//! The logbook to another computer, and from one.

use tauri::State;

use crate::along::{Along, PackWritten};
use crate::app_state::{AppState, BroughtIn, Chosen, Opened, WordHint, word_hints as hints};
use crate::error::Refusal;

/// What would go along.
#[tauri::command(async)]
#[specta::specta]
pub fn what_goes_along(app_state: State<'_, AppState>) -> Result<Along, Refusal> {
    app_state.what_goes_along()
}

/// Six new words to lock with.
#[tauri::command(async)]
#[specta::specta]
pub fn propose_words() -> Result<String, Refusal> {
    milepost_pack::propose().map_err(|error| Refusal::because(error.to_string()))
}

/// Asks where, and saves the words apart from what they lock; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_words(
    app_state: State<'_, AppState>,
    words: String,
) -> Result<Option<String>, Refusal> {
    app_state.save_words(&words)
}

/// Asks for a printer, and prints the words that the page shows on paper. No file is written.
#[tauri::command(async)]
#[specta::specta]
pub fn print_words(app_state: State<'_, AppState>) -> Result<(), Refusal> {
    app_state.print()
}

/// Asks where, and writes everything into one file, locked where there are words; none when the
/// person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn write_pack(
    app_state: State<'_, AppState>,
    words: Option<String>,
) -> Result<Option<PackWritten>, Refusal> {
    app_state.write_pack(words.as_deref())
}

/// Asks for a pack or a copy, or for a folder; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_logbook(
    app_state: State<'_, AppState>,
    folder: bool,
) -> Result<Option<Chosen>, Refusal> {
    app_state.choose_logbook(folder)
}

/// Which of the words that were typed are not on the list, and what was meant.
#[tauri::command(async)]
#[specta::specta]
pub fn word_hints(words: String) -> Vec<WordHint> {
    hints(&words)
}

/// Opens what was chosen, with its words where it is locked. Nothing is changed yet.
#[tauri::command(async)]
#[specta::specta]
pub fn open_brought(
    app_state: State<'_, AppState>,
    words: Option<String>,
) -> Result<Opened, Refusal> {
    app_state.open_brought(words.as_deref())
}

/// Brings in what was opened: as the logbook where none is here, else what is missing.
#[tauri::command(async)]
#[specta::specta]
pub fn take_brought(app_state: State<'_, AppState>) -> Result<BroughtIn, Refusal> {
    app_state.take_brought()
}
