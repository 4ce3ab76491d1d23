//! The least program of Tauri with an icon in the tray and no window: what the hidden
//! Milepost is measured against (`cargo xtask bench tray`).

use tauri::RunEvent;
use tauri::menu::MenuBuilder;
use tauri::tray::TrayIconBuilder;

fn main() {
    let app = tauri::Builder::default()
        .setup(|app| {
            let menu = MenuBuilder::new(app).text("quit", "Quit").build()?;
            let mut builder = TrayIconBuilder::with_id("bare").menu(&menu);
            if let Some(icon) = app.default_window_icon() {
                builder = builder.icon(icon.clone());
            }
            builder.build(app)?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("BUG: the bare program does not start");
    app.run(|_, event| {
        if let RunEvent::ExitRequested {
            api, code: None, ..
        } = event
        {
            api.prevent_exit();
        }
    });
}
