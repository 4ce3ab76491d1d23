//! Starting, the sample, and settings.

use milepost_logbook::{DEFAULT_SAMPLE_SCALE, Draft, Settings};
use tauri::State;

use crate::app_state::{AppState, Start};
use crate::error::Refusal;
use crate::zoom::ZoomStep;

/// The window's first question. It is always answered.
#[tauri::command(async)]
#[specta::specta]
pub fn start(app_state: State<'_, AppState>) -> Start {
    app_state.start()
}

/// Begins an empty logbook because the person decided so; what cannot be used is set aside.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_anew(app_state: State<'_, AppState>) -> Start {
    app_state.begin_anew()
}

/// Tries once more to open the logbook.
#[tauri::command(async)]
#[specta::specta]
pub fn reopen(app_state: State<'_, AppState>) -> Start {
    app_state.reopen()
}

/// Notes that what a newer program brought was seen.
#[tauri::command(async)]
#[specta::specta]
pub fn news_seen(app_state: State<'_, AppState>) {
    app_state.news_seen();
}

/// Turns to the sample logbook, which lies apart from the user's own.
#[tauri::command(async)]
#[specta::specta]
pub fn open_sample(app_state: State<'_, AppState>) -> Start {
    app_state.turn_to(Some(DEFAULT_SAMPLE_SCALE))
}

/// Turns back from the sample to the user's own logbook.
#[tauri::command(async)]
#[specta::specta]
pub fn close_sample(app_state: State<'_, AppState>) -> Start {
    app_state.turn_to(None)
}

/// Saves what the window remembers, and answers what was saved.
#[tauri::command(async)]
#[specta::specta]
pub fn save_settings(
    app_state: State<'_, AppState>,
    settings: Settings,
) -> Result<Settings, Refusal> {
    app_state.with(|logbook| logbook.save_settings(&settings))?;
    app_state.with(|logbook| logbook.settings())
}

/// The forms that were begun and not saved.
#[tauri::command(async)]
#[specta::specta]
pub fn drafts(app_state: State<'_, AppState>) -> Result<Vec<Draft>, Refusal> {
    app_state.with(|logbook| logbook.drafts())
}

/// Keeps what was typed into a form, or lets it go.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_draft(
    app_state: State<'_, AppState>,
    form: String,
    typed: Option<String>,
) -> Result<(), Refusal> {
    app_state.with(|logbook| logbook.keep_draft(&form, typed.as_deref()))
}

/// Draws the page in another size; answers the size, in percent.
#[tauri::command(async)]
#[specta::specta]
pub fn zoom(app_state: State<'_, AppState>, step: ZoomStep) -> Result<u16, Refusal> {
    app_state.zoom(step)
}
