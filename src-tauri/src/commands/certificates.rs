//! Certificates: what lies on the desk, what was read, and saving it.

use milepost_core::certificate::draft::Draft;
use milepost_core::ids::CreditId;
use milepost_logbook::Applied;
use tauri::State;

use crate::app_state::AppState;
use crate::certificates::shown::{CertificateShown, FileRow};
use crate::certificates::toward::Toward;
use crate::error::Refusal;

/// Asks the person for files; answers the place that shows them, none when they decide not to.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_certificates(app_state: State<'_, AppState>) -> Result<Option<String>, Refusal> {
    app_state.choose_certificates()
}

/// The files on the desk.
#[tauri::command(async)]
#[specta::specta]
pub fn certificate_rows(app_state: State<'_, AppState>) -> Result<Vec<FileRow>, Refusal> {
    app_state.certificate_rows()
}

/// One file with its page; none where it was not read.
#[tauri::command(async)]
#[specta::specta]
pub fn certificate(
    app_state: State<'_, AppState>,
    number: u32,
) -> Result<Option<CertificateShown>, Refusal> {
    app_state.certificate(number)
}

/// What a certificate would count toward. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn certificate_toward(
    app_state: State<'_, AppState>,
    draft: Draft,
    attach: Option<CreditId>,
) -> Result<Vec<Toward>, Refusal> {
    app_state.certificate_toward(&draft, attach.as_ref())
}

/// Saves a certificate as the proof of a credit that is there, or of a new one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_certificate(
    app_state: State<'_, AppState>,
    number: u32,
    draft: Draft,
    attach: Option<CreditId>,
) -> Result<Applied, Refusal> {
    app_state.save_certificate(number, &draft, attach.as_ref())
}

/// Keeps a file that belongs to nothing yet.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_certificate_file(
    app_state: State<'_, AppState>,
    number: u32,
) -> Result<Applied, Refusal> {
    app_state.keep_certificate_file(number)
}

/// Leaves a file out.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_out_certificate(app_state: State<'_, AppState>, number: u32) {
    app_state.desk_of_certificates().leave_out(number);
}

/// Reads a file that was left out, or that looks like a chart and is none.
#[tauri::command(async)]
#[specta::specta]
pub fn read_certificate_anyway(app_state: State<'_, AppState>, number: u32) {
    app_state.desk_of_certificates().read_anyway(number);
}

/// Leaves out whatever waits to be read.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_certificates(app_state: State<'_, AppState>) {
    app_state.desk_of_certificates().stop();
}

/// Takes everything off the desk; what was saved stays saved.
#[tauri::command(async)]
#[specta::specta]
pub fn clear_certificates(app_state: State<'_, AppState>) {
    app_state.desk_of_certificates().clear();
}
