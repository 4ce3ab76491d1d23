//! Changing the logbook.

use milepost_core::quickadd::Mode;
use milepost_logbook::{Applied, Operation, Remark};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Refusal;
use crate::quick_add::{self, Line, PastedLine};

/// Says what quick-add words would record, on top of what, and what is to be known before.
/// Nothing is recorded yet.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add(app_state: State<'_, AppState>, text: String) -> Result<Line, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| quick_add::line(logbook, &text, Mode::Any, today))
}

/// Says what each of several pasted lines would record. Nothing is recorded yet.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_lines(
    app_state: State<'_, AppState>,
    text: String,
) -> Result<Vec<PastedLine>, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| quick_add::lines(logbook, &text, Mode::Any, today))
}

/// Records what quick-add words say, or refuses with their first problem.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_commit(app_state: State<'_, AppState>, text: String) -> Result<Applied, Refusal> {
    let now = app_state.clock().now();
    app_state.with(|logbook| {
        let understood = quick_add::understand(logbook, &text, Mode::Any, now.today())?;
        quick_add::commit(logbook, understood, &now)
    })
}

/// Records several lines as one change, or refuses all of them with the first problem.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_commit_lines(
    app_state: State<'_, AppState>,
    lines: Vec<String>,
) -> Result<Applied, Refusal> {
    let now = app_state.clock().now();
    app_state.with(|logbook| {
        let understood = lines
            .iter()
            .map(|text| quick_add::understand(logbook, text, Mode::Any, now.today()))
            .collect::<Result<Vec<_>, _>>()?;
        quick_add::commit_lines(logbook, understood, &now)
    })
}

/// Says what is to be known before an operation is done. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn remarks(
    app_state: State<'_, AppState>,
    operation: Operation,
) -> Result<Vec<Remark>, Refusal> {
    let today = app_state.clock().today();
    app_state.with(|logbook| logbook.remarks(&operation, today))
}

/// Does one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn apply(app_state: State<'_, AppState>, operation: Operation) -> Result<Applied, Refusal> {
    let now = app_state.clock().now();
    app_state.with(|logbook| logbook.transact(operation, &now))
}

/// Takes an operation back: the one that is named and no other, or the last one.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(app_state: State<'_, AppState>, operation: Option<String>) -> Result<Applied, Refusal> {
    app_state.with(|logbook| match &operation {
        Some(operation) => logbook.undo_operation(operation),
        None => logbook.undo(),
    })
}

/// Does the operation that was undone last again.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(app_state: State<'_, AppState>) -> Result<Applied, Refusal> {
    app_state.with(|logbook| logbook.redo())
}
