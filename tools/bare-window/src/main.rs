//! A window with one page and no commands, of the same size and on the same Tauri as Milepost's.

fn main() {
    if let Err(error) = tauri::Builder::default().run(tauri::generate_context!()) {
        eprintln!("bare-window: {error}");
    }
}
