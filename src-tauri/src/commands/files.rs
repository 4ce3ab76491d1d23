//! Files that the person chooses through the system's own dialogs.

use milepost_core::facts_file;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::error::Refusal;
use crate::export;
use crate::shell::{FileKind, Shell};

/// A file that was written.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Exported {
    /// Where.
    pub path: String,
    /// How many facts it holds.
    pub facts: u32,
    /// Its size.
    pub bytes: u32,
}

/// Asks where, and writes everything as a facts file; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn export_json(shell: State<'_, Shell>) -> Result<Option<Exported>, Refusal> {
    let facts = shell.with(|logbook| logbook.export_facts())?;
    let name = format!("milepost-{}.json", shell.clock().today());
    let Some(path) = shell
        .surroundings()
        .ask_where_to_save(&name, FileKind::Facts)
    else {
        return Ok(None);
    };
    let text = facts_file::write(&facts);
    export::write_whole(&path, &text)?;
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let path = path.display().to_string();
    Ok(Some(Exported {
        path,
        facts: size(facts.len()),
        bytes: size(text.len()),
    }))
}
