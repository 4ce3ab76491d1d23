//! The window: its parts, and how it is started.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use milepost_logbook::{Changes, FactKind, Progress};
use tauri::{App, AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event;

use crate::clock::Clock;
use crate::commands;
use crate::events::{CopiesChanged, CopyProgress, LogbookChanged};
use crate::opening::{self, come_forward};
use crate::paths::Home;
use crate::shell::{Shell, Surroundings};
use crate::system;

/// How often the file is asked whether another program has changed it. Asking
/// reads one number from memory that SQLite shares.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// How many looks pass between two questions whether a copy is due: a few seconds after
/// the start, then every five minutes.
const LOOKS_BETWEEN_COPIES: u32 = 300;
const LOOKS_BEFORE_FIRST_COPY: u32 = 5;

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
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init());
    with_commands(builder)
        .setup(move |app| {
            system::dress_letters();
            let surroundings = System {
                app: app.handle().clone(),
            };
            let folder = home.folder.clone();
            // The file is opened, and the first question answered, while the system makes its window.
            let shell = thread::spawn(move || {
                let shell = Shell::open(home, clock, Arc::new(surroundings));
                shell.think_ahead();
                shell
            });
            let opened = opening::open(app.handle(), &folder);
            let shell = shell
                .join()
                .map_err(|_| "BUG: opening the logbook panicked")?;
            furnish(app, shell);
            Ok(opened?)
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
        let dialog = dialog.add_filter("Facts (JSON)", &["json"]);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn ask_for_folder(&self, title: &str) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title(title);
        dialog.blocking_pick_folder()?.into_path().ok()
    }

    fn ask_for_copy(&self) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title("Restore from a copy");
        let dialog = dialog.add_filter("Logbook", &["milepost"]);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn copying(&self, Progress { done, total }: Progress) {
        // A window that does not hear it only shows no progress.
        let _ = CopyProgress { done, total }.emit(&self.app);
    }

    fn reveal(&self, path: &Path) -> Result<(), String> {
        self.app
            .opener()
            .reveal_item_in_dir(path)
            .map_err(|error| error.to_string())
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
                looks_left = LOOKS_BETWEEN_COPIES;
                if shell.keep_copies()
                    && let Err(error) = CopiesChanged.emit(&app)
                {
                    log::warn!("the window was not told of a copy: {error}");
                }
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
