//! What the window hears without asking.

use milepost_logbook::Changes;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// The logbook changed outside this window: another program, such as the
/// command line, wrote to the file.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct LogbookChanged(pub Changes);

/// Another file lies in the logbook's place than the one that was open, as after a restore;
/// it is open now.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct LogbookReplaced;

/// Somebody outside the window, such as the menu in the tray, wants it to show a place.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct PlaceAsked(pub String);

/// Files are held over the window, or are not any more.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type, Event)]
pub struct FilesOver(pub bool);

/// A file that was dropped or opened is nothing that can come in, and why.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct FileRefused(pub String);

/// Something on the desk of certificates is different: one was read, or is being read.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type, Event)]
pub struct CertificatesChanged;

/// A copy was made by itself, or could not be made.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct CopiesChanged;

/// How far a copy is that was asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type, Event)]
pub struct CopyProgress {
    /// How much is copied.
    pub done: u32,
    /// How much there is.
    pub total: u32,
}
