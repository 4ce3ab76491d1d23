//! Changing the logbook.

use milepost_core::quickadd::Mode;
use milepost_logbook::{Applied, Operation, Remark};
use tauri::State;

use crate::error::Refusal;
use crate::shell::Shell;
use crate::words::{self, Line, PastedLine};

/// Says what quick-add words would record, on top of what, and what is to be known before.
/// Nothing is recorded yet.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add(shell: State<'_, Shell>, text: String) -> Result<Line, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| words::line(logbook, &text, Mode::Any, today))
}

/// Says what each of several pasted lines would record. Nothing is recorded yet.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_lines(shell: State<'_, Shell>, text: String) -> Result<Vec<PastedLine>, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| words::lines(logbook, &text, Mode::Any, today))
}

/// Records what quick-add words say, or refuses with their first problem.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_commit(shell: State<'_, Shell>, text: String) -> Result<Applied, Refusal> {
    let now = shell.clock().now();
    shell.with(|logbook| {
        let understood = words::understand(logbook, &text, Mode::Any, now.today())?;
        words::commit(logbook, understood, &now)
    })
}

/// Records several lines as one change, or refuses all of them with the first problem.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add_commit_lines(
    shell: State<'_, Shell>,
    lines: Vec<String>,
) -> Result<Applied, Refusal> {
    let now = shell.clock().now();
    shell.with(|logbook| {
        let understood = lines
            .iter()
            .map(|text| words::understand(logbook, text, Mode::Any, now.today()))
            .collect::<Result<Vec<_>, _>>()?;
        words::commit_lines(logbook, understood, &now)
    })
}

/// Says what is to be known before an operation is done. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn remarks(shell: State<'_, Shell>, operation: Operation) -> Result<Vec<Remark>, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| logbook.remarks(&operation, today))
}

/// Does one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn apply(shell: State<'_, Shell>, operation: Operation) -> Result<Applied, Refusal> {
    let now = shell.clock().now();
    shell.with(|logbook| logbook.transact(operation, &now))
}

/// Takes an operation back: the one that is named and no other, or the last one.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(shell: State<'_, Shell>, operation: Option<String>) -> Result<Applied, Refusal> {
    shell.with(|logbook| match &operation {
        Some(operation) => logbook.undo_operation(operation),
        None => logbook.undo(),
    })
}

/// Does the operation that was undone last again.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(shell: State<'_, Shell>) -> Result<Applied, Refusal> {
    shell.with(|logbook| logbook.redo())
}
