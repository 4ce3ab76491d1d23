//! Files that the person chooses through the system's own dialogs.

use std::path::Path;

use milepost_core::facts_file;
use milepost_core::ids::PositionId;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::{AppState, FileKind};
use crate::error::Refusal;
use crate::export;
use crate::hours_sheet;

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

impl Exported {
    pub(super) fn of(path: &Path, facts: usize, bytes: usize) -> Exported {
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Exported {
            path: path.display().to_string(),
            facts: size(facts),
            bytes: size(bytes),
        }
    }
}

/// Asks where, and writes the hours of one position as a spreadsheet; none when the
/// person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn export_hours(
    app_state: State<'_, AppState>,
    position: PositionId,
) -> Result<Option<Exported>, Refusal> {
    let (employer, entries) = app_state.read(|logbook| logbook.hours_of(&position))?;
    let name = export::file_name(&employer, "hours", "csv");
    let Some(path) = app_state
        .platform()
        .ask_where_to_save(&name, FileKind::Hours)
    else {
        return Ok(None);
    };
    let text = hours_sheet::csv(&entries);
    export::write_whole(&path, &text)?;
    Ok(Some(Exported::of(&path, entries.len(), text.len())))
}

/// Asks where, and writes everything as a facts file; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn export_json(app_state: State<'_, AppState>) -> Result<Option<Exported>, Refusal> {
    let facts = app_state.read(|logbook| logbook.export_facts())?;
    let name = format!("milepost-{}.json", app_state.clock().today());
    let Some(path) = app_state
        .platform()
        .ask_where_to_save(&name, FileKind::Facts)
    else {
        return Ok(None);
    };
    let text = facts_file::write(&facts);
    export::write_whole(&path, &text)?;
    Ok(Some(Exported::of(&path, facts.len(), text.len())))
}
