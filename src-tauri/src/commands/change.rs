//! Changing the logbook.

use milepost_core::quickadd::Mode;
use milepost_logbook::{Applied, Operation};
use tauri::State;

use crate::error::Refusal;
use crate::shell::Shell;
use crate::words::{self, Line};

/// Says what quick-add words would record, and on top of what. Nothing is recorded yet.
#[tauri::command(async)]
#[specta::specta]
pub fn quick_add(shell: State<'_, Shell>, text: String) -> Result<Line, Refusal> {
    let today = shell.clock().today();
    shell.with(|logbook| -> Result<Line, Refusal> {
        let understood = words::understand(logbook, &text, Mode::Any, today)?;
        let before = match &understood.proposal {
            Some(proposal) => words::before(logbook, proposal, today)?,
            None => None,
        };
        Ok(Line { understood, before })
    })
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
