//! What the window hears without asking.

use milepost_logbook::Changes;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// The logbook changed outside this window: another program, such as the
/// command line, wrote to the file.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct LogbookChanged(pub Changes);

/// Somebody outside the window, such as the menu in the tray, wants it to show a place.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct PlaceAsked(pub String);
