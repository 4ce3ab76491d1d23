//! Documents: what can be made, the letter kit, and saving.

use milepost_core::documents::letter::{Email, Signer};
use milepost_core::ids::PositionId;
use tauri::State;

use crate::app_state::AppState;
use crate::documents::{DocumentSaved, DocumentWish, DocumentsShown, LetterKitShown};
use crate::error::Refusal;

/// What can be made now, and what was made.
#[tauri::command(async)]
#[specta::specta]
pub fn documents(app_state: State<'_, AppState>) -> Result<DocumentsShown, Refusal> {
    app_state.documents()
}

/// The letter kit of a position, with the draft as it will be saved.
#[tauri::command(async)]
#[specta::specta]
pub fn letter_kit(
    app_state: State<'_, AppState>,
    position: PositionId,
    signer: Signer,
) -> Result<LetterKitShown, Refusal> {
    app_state.letter_kit(&position, &signer)
}

/// Asks where, and saves a document; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_document(
    app_state: State<'_, AppState>,
    wish: DocumentWish,
) -> Result<Option<DocumentSaved>, Refusal> {
    app_state.save_document(&wish)
}

/// Opens a document that was made in the system's own program.
#[tauri::command(async)]
#[specta::specta]
pub fn open_document(app_state: State<'_, AppState>, path: String) -> Result<(), Refusal> {
    app_state.open_document(&path)
}

/// Opens the e-mail that asks for a letter in the person's mail program.
#[tauri::command(async)]
#[specta::specta]
pub fn mail_letter(app_state: State<'_, AppState>, email: Email) -> Result<(), Refusal> {
    app_state.mail_letter(&email)
}
