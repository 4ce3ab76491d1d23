//! The window: its parts, and how it is started.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use milepost_logbook::{Changes, FactKind};
use tauri::{App, AppHandle, Manager, PhysicalSize, Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event;

use crate::clock::Clock;
use crate::commands;
use crate::events::LogbookChanged;
use crate::paths::Home;
use crate::shell::{Shell, Surroundings};

/// The window's label in `tauri.conf.json`.
const MAIN: &str = "main";

/// How often the file is asked whether another program has changed it. Asking
/// reads one number from memory that SQLite shares.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// How many looks pass between two questions whether today's copy is made: a few
/// seconds after the start, then every ten minutes, so that midnight is not missed.
const LOOKS_BETWEEN_COPIES: u32 = 600;
const LOOKS_BEFORE_FIRST_COPY: u32 = 3;

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When the system's web view cannot be started.
pub fn run(home: Home, clock: Clock) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    if home.usual && home.sample.is_none() {
        // First among the plugins, so that a second start ends before it opens the file. A
        // logbook that was asked for by its folder has a window of its own.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            log::info!(
                "a second start with {} arguments",
                arguments.len().saturating_sub(1)
            );
            come_forward(app);
        }));
    }
    let builder = builder
        .plugin(log_to(&home))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init());
    with_commands(builder)
        .setup(move |app| {
            let surroundings = System {
                app: app.handle().clone(),
            };
            furnish(app, Shell::open(home, clock, Arc::new(surroundings)));
            if let Some(window) = app.get_webview_window(MAIN) {
                keep_on_screen(&window);
            }
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// A builder that answers the window's commands; tests give it a mock runtime.
pub fn with_commands<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder.invoke_handler(commands::bindings::<R>().invoke_handler())
}

/// Gives an app the shell behind its commands, its events, and the watch over the file.
pub fn furnish<R: Runtime>(app: &App<R>, shell: Shell) {
    commands::bindings::<R>().mount_events(app);
    app.manage(shell);
    watch(app.handle().clone());
}

/// The real system.
struct System<R: Runtime> {
    app: AppHandle<R>,
}

impl<R: Runtime> Surroundings for System<R> {
    fn ask_where_to_save(&self, suggested_name: &str) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_file_name(suggested_name);
        let dialog = match suggested_name.rsplit('.').next() {
            Some("csv") => dialog.add_filter("Spreadsheet (CSV)", &["csv"]),
            _ => dialog.add_filter("Facts (JSON)", &["json"]),
        };
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn browse(&self, url: &str) -> Result<(), String> {
        self.app
            .opener()
            .open_url(url, None::<&str>)
            .map_err(|error| error.to_string())
    }
}

/// Tells the window when another program has changed the file.
fn watch<R: Runtime>(app: AppHandle<R>) {
    let watching = thread::Builder::new().name("watch".into()).spawn(move || {
        let mut looks_left = LOOKS_BEFORE_FIRST_COPY;
        loop {
            thread::sleep(WATCH_EVERY);
            let Some(shell) = app.try_state::<Shell>() else {
                return;
            };
            looks_left = looks_left.saturating_sub(1);
            if looks_left == 0 {
                shell.keep_daily_copy();
                looks_left = LOOKS_BETWEEN_COPIES;
            }
            if shell.changed_elsewhere() {
                let everything = Changes {
                    kinds: FactKind::ALL.to_vec(),
                };
                if let Err(error) = LogbookChanged(everything).emit(&app) {
                    log::warn!("the window was not told of a change: {error}");
                }
            }
        }
    });
    if let Err(error) = watching {
        log::warn!("changes by other programs will not be seen: {error}");
    }
}

/// Brings the window before the person.
fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        log::warn!("the window could not be brought forward: {error}");
    }
}

/// A window remembered from a larger screen is made to fit the present one.
/// (Its place is restored only where a screen is.)
fn keep_on_screen<R: Runtime>(window: &WebviewWindow<R>) {
    let (Ok(Some(screen)), Ok(size)) = (window.current_monitor(), window.outer_size()) else {
        return;
    };
    let room = screen.work_area().size;
    if size.width > room.width || size.height > room.height {
        let fitting = PhysicalSize::new(size.width.min(room.width), size.height.min(room.height));
        if let Err(error) = window.set_size(fitting) {
            log::warn!("the window could not be made to fit: {error}");
        }
    }
}

/// The log lies beside the logbook. It says what went wrong, never what is recorded.
fn log_to<R: Runtime>(home: &Home) -> tauri::plugin::TauriPlugin<R> {
    let folder = home.folder.join("log");
    let mut targets = vec![Target::new(TargetKind::Stderr)];
    if std::fs::create_dir_all(&folder).is_ok() {
        targets.push(Target::new(TargetKind::Folder {
            path: folder,
            file_name: Some("milepost".into()),
        }));
    }
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Warn)
        .level_for("milepost_app", log::LevelFilter::Info)
        .targets(targets)
        .build()
}
