//! Files that are dropped on the window. They are read here: the page learns only where to go.

use std::path::PathBuf;
use std::thread;

use tauri::{AppHandle, DragDropEvent, Manager, Runtime};
use tauri_specta::Event;

use crate::app_state::AppState;
use crate::events::{FileRefused, FilesOver, PlaceAsked};

/// Says that files are over the window, or takes them in.
pub fn handle<R: Runtime>(app: &AppHandle<R>, drag: &DragDropEvent) {
    match drag {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => tell(app, FilesOver(true)),
        DragDropEvent::Leave => tell(app, FilesOver(false)),
        DragDropEvent::Drop { paths, .. } => {
            tell(app, FilesOver(false));
            if !paths.is_empty() {
                take(app.clone(), paths.clone());
            }
        }
        _ => {}
    }
}

/// Takes files in beside the window, which goes on meanwhile.
pub fn take<R: Runtime>(app: AppHandle<R>, files: Vec<PathBuf>) {
    thread::spawn(move || {
        let Some(app_state) = app.try_state::<AppState>() else {
            return;
        };
        match app_state.receive_all(&files) {
            Ok(place) => tell(&app, PlaceAsked(place)),
            Err(refusal) => tell(&app, FileRefused(refusal.message)),
        }
    });
}

/// A window that does not hear it shows nothing, and nothing else comes of it.
fn tell<R: Runtime>(app: &AppHandle<R>, event: impl Event + serde::Serialize + Clone) {
    if let Err(error) = event.emit(app) {
        log::warn!("the window wasn't told of a file: {error}");
    }
}
