//! Starting, the sample, and settings.

use milepost_logbook::{DEFAULT_SAMPLE_SCALE, Draft, Settings};
use tauri::State;

use crate::error::Refusal;
use crate::shell::{Shell, Start};
use crate::zoom::ZoomStep;

/// The window's first question. It is always answered.
#[tauri::command(async)]
#[specta::specta]
pub fn start(shell: State<'_, Shell>) -> Start {
    shell.start()
}

/// Begins an empty logbook because the person decided so; what cannot be used is set aside.
#[tauri::command(async)]
#[specta::specta]
pub fn begin_anew(shell: State<'_, Shell>) -> Start {
    shell.begin_anew()
}

/// Tries once more to open the logbook.
#[tauri::command(async)]
#[specta::specta]
pub fn reopen(shell: State<'_, Shell>) -> Start {
    shell.reopen()
}

/// Notes that what a newer program brought was seen.
#[tauri::command(async)]
#[specta::specta]
pub fn news_seen(shell: State<'_, Shell>) {
    shell.news_seen();
}

/// Turns to the sample logbook, which lies apart from the user's own.
#[tauri::command(async)]
#[specta::specta]
pub fn open_sample(shell: State<'_, Shell>) -> Start {
    shell.turn_to(Some(DEFAULT_SAMPLE_SCALE))
}

/// Turns back from the sample to the user's own logbook.
#[tauri::command(async)]
#[specta::specta]
pub fn close_sample(shell: State<'_, Shell>) -> Start {
    shell.turn_to(None)
}

/// Saves what the window remembers, and answers what was saved.
#[tauri::command(async)]
#[specta::specta]
pub fn save_settings(shell: State<'_, Shell>, settings: Settings) -> Result<Settings, Refusal> {
    shell.with(|logbook| logbook.save_settings(&settings))?;
    shell.with(|logbook| logbook.settings())
}

/// The forms that were begun and not saved.
#[tauri::command(async)]
#[specta::specta]
pub fn drafts(shell: State<'_, Shell>) -> Result<Vec<Draft>, Refusal> {
    shell.with(|logbook| logbook.drafts())
}

/// Keeps what was typed into a form, or lets it go.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_draft(
    shell: State<'_, Shell>,
    form: String,
    typed: Option<String>,
) -> Result<(), Refusal> {
    shell.with(|logbook| logbook.keep_draft(&form, typed.as_deref()))
}

/// Draws the page in another size; answers the size, in percent.
#[tauri::command(async)]
#[specta::specta]
pub fn zoom(shell: State<'_, Shell>, step: ZoomStep) -> Result<u16, Refusal> {
    shell.zoom(step)
}
