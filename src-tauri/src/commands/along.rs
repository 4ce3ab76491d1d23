//! The logbook to another computer, and from one.

use tauri::State;

use crate::along::{Along, PackWritten};
use crate::error::Refusal;
use crate::shell::{BroughtIn, Chosen, Opened, Shell, WordHint, word_hints as hints};

/// What would go along.
#[tauri::command(async)]
#[specta::specta]
pub fn what_goes_along(shell: State<'_, Shell>) -> Result<Along, Refusal> {
    shell.what_goes_along()
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
pub fn save_words(shell: State<'_, Shell>, words: String) -> Result<Option<String>, Refusal> {
    shell.save_words(&words)
}

/// Asks where, and writes everything into one file, locked where there are words; none when the
/// person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn write_pack(
    shell: State<'_, Shell>,
    words: Option<String>,
) -> Result<Option<PackWritten>, Refusal> {
    shell.write_pack(words.as_deref())
}

/// Asks for a pack or a copy, or for a folder; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_logbook(shell: State<'_, Shell>, folder: bool) -> Result<Option<Chosen>, Refusal> {
    shell.choose_logbook(folder)
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
pub fn open_brought(shell: State<'_, Shell>, words: Option<String>) -> Result<Opened, Refusal> {
    shell.open_brought(words.as_deref())
}

/// Brings in what was opened: as the logbook where none is here, else what is missing.
#[tauri::command(async)]
#[specta::specta]
pub fn take_brought(shell: State<'_, Shell>) -> Result<BroughtIn, Refusal> {
    shell.take_brought()
}
