//! Reminders: what is due, how it is silenced, and what tells it.

use chrono::NaiveDate;
use milepost_logbook::Applied;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::{AppState, FileKind, Wanted};
use crate::error::Refusal;
use crate::export::write_whole;
use crate::reminders::schedule::{Setup, Starter};
use crate::reminders::{self, Reminders, SilenceWish};

/// What tells reminders on this computer.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Delivery {
    /// The system's scheduler.
    pub scheduler: Setup,
    /// The tray at login.
    pub autostart: Setup,
    /// Whether this desktop shows an icon in the tray.
    pub tray: bool,
    /// What to try when a test reminder was not seen.
    pub mends: Vec<String>,
}

/// A calendar that was written.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CalendarWritten {
    /// Where.
    pub path: String,
    /// How many events it holds.
    pub events: u32,
}

/// What is due, snoozed, coming and off, and what was told.
#[tauri::command(async)]
#[specta::specta]
pub fn reminders(app_state: State<'_, AppState>) -> Result<Reminders, Refusal> {
    app_state.read(|logbook| reminders::overview(logbook, app_state.clock()))
}

/// Silences a reminder.
#[tauri::command(async)]
#[specta::specta]
pub fn silence_reminder(
    app_state: State<'_, AppState>,
    subject: String,
    due_on: NaiveDate,
    wish: SilenceWish,
) -> Result<Applied, Refusal> {
    app_state.with(|logbook| reminders::choose(logbook, app_state.clock(), &subject, due_on, wish))
}

/// What tells reminders on this computer.
#[tauri::command(async)]
#[specta::specta]
pub fn reminder_delivery(app_state: State<'_, AppState>) -> Delivery {
    delivery(&app_state)
}

/// Installs or removes what starts reminders while the window is closed.
#[tauri::command(async)]
#[specta::specta]
pub fn set_reminder_delivery(
    app_state: State<'_, AppState>,
    starter: Starter,
    wanted: Wanted,
) -> Result<Delivery, Refusal> {
    let home = app_state.home().ok_or_else(Refusal::no_logbook)?;
    let set_up = app_state.platform().set_up(starter, &home, wanted);
    set_up.map_err(Refusal::because)?;
    Ok(delivery(&app_state))
}

fn delivery(app_state: &AppState) -> Delivery {
    let platform = app_state.platform();
    Delivery {
        scheduler: platform.setup(Starter::Reminders),
        autostart: platform.setup(Starter::Tray),
        tray: platform.has_tray(),
        mends: reminders::mends(),
    }
}

/// Sends a test reminder.
#[tauri::command(async)]
#[specta::specta]
pub fn test_reminder(app_state: State<'_, AppState>) -> Result<(), Refusal> {
    let shown = app_state.platform().notify(&reminders::test_message());
    shown.map_err(Refusal::because)
}

/// Asks where, and writes the calendar there; none when the person decides not to.
#[tauri::command(async)]
#[specta::specta]
pub fn save_calendar(app_state: State<'_, AppState>) -> Result<Option<CalendarWritten>, Refusal> {
    let text = app_state.with(|logbook| reminders::write_calendar(logbook, app_state.clock()))?;
    let name = "milepost-reminders.ics";
    let Some(path) = app_state
        .platform()
        .ask_where_to_save(name, FileKind::Calendar)
    else {
        return Ok(None);
    };
    write_whole(&path, &text)?;
    let events = text.matches("BEGIN:VEVENT").count();
    Ok(Some(CalendarWritten {
        path: path.display().to_string(),
        events: u32::try_from(events).unwrap_or(u32::MAX),
    }))
}

/// Brings the calendar file up to date where one is kept; whether it was written.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_calendar(app_state: State<'_, AppState>) -> Result<bool, Refusal> {
    app_state.with(|logbook| reminders::keep_calendar_current(logbook, app_state.clock()))
}
