//! The shell: the only code that knows Tauri.

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When the system's web view cannot be started.
pub fn run() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
