//! Copies of the logbook, and what is to be said of them.

use std::path::{Path, PathBuf};

use tauri::State;

use crate::error::Refusal;
use crate::safety::{Preview, Safety};
use crate::shell::{Shell, Start};

/// The logbook's file, its copies, and whether they are up to date. It is always answered.
#[tauri::command(async)]
#[specta::specta]
pub fn safety(shell: State<'_, Shell>) -> Safety {
    shell.safety()
}

/// Makes verified copies now; says on the way how far they are.
#[tauri::command(async)]
#[specta::specta]
pub fn copy_now(shell: State<'_, Shell>) -> Result<Safety, Refusal> {
    shell.copy_now()
}

/// Restores the newest copy in a place apart and says what came of it.
#[tauri::command(async)]
#[specta::specta]
pub fn rehearse(shell: State<'_, Shell>) -> Result<Safety, Refusal> {
    shell.rehearse()
}

/// Stops the copy that is being made. Nothing is left of it.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_copying(shell: State<'_, Shell>) {
    shell.stop_copying();
}

/// Asks for a second folder for copies and keeps it; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_copies_folder(shell: State<'_, Shell>) -> Result<Option<Safety>, Refusal> {
    shell.choose_copies_folder()
}

/// What a copy holds, beside what is there now; without a path the person is asked for a file.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_copy(
    shell: State<'_, Shell>,
    path: Option<String>,
) -> Result<Option<Preview>, Refusal> {
    shell.preview(path.map(PathBuf::from))
}

/// Puts a copy in the place of the logbook, which is saved first.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_copy(shell: State<'_, Shell>, path: String) -> Result<Start, Refusal> {
    shell.restore(Path::new(&path))
}

/// Reads the whole file and lists its damage; an empty list means that it is sound.
#[tauri::command(async)]
#[specta::specta]
pub fn check_file(shell: State<'_, Shell>) -> Result<Vec<String>, Refusal> {
    shell.read(|logbook| logbook.verify())
}

/// Shows the logbook, a copy or their folder in the system's file manager.
#[tauri::command(async)]
#[specta::specta]
pub fn reveal(shell: State<'_, Shell>, path: String) -> Result<(), Refusal> {
    shell.reveal(Path::new(&path))
}
