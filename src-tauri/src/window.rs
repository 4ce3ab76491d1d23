//! The window: its parts, and how it is started.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use milepost_core::ladder::Digest;
use milepost_logbook::{Changes, FactKind};
use tauri::webview::WebviewWindowBuilder;
use tauri::{App, AppHandle, Manager, PhysicalSize, RunEvent, Runtime, WebviewUrl, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event;

use crate::cli::FirstSight;
use crate::clock::Clock;
use crate::commands;
use crate::events::{LogbookChanged, PlaceAsked};
use crate::log_file::{LOG_FOLDER, LOG_NAME};
use crate::paths::Home;
use crate::reminders::schedule::{self, Setup, Starter};
use crate::reminders::{DesktopNotifier, Notifier};
use crate::shell::{FileKind, Shell, Surroundings, Wanted};
use crate::{telling, tray};

/// The window's label in `tauri.conf.json`.
const MAIN: &str = "main";

/// How often the file is asked whether another program has changed it. Asking
/// reads one number from memory that SQLite shares.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// How many looks pass between two questions whether today's copy is made: a few
/// seconds after the start, then every ten minutes, so that midnight is not missed.
const LOOKS_BETWEEN_COPIES: u32 = 600;
const LOOKS_BEFORE_FIRST_COPY: u32 = 3;

/// The argument of a start that shows no window.
const HIDDEN: &str = "--hidden";

/// Opens the window, or only the icon in the tray, and runs until both are closed.
///
/// # Errors
/// When the system's web view cannot be started.
pub fn run(home: Home, clock: Clock, sight: FirstSight) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    if home.usual && home.sample.is_none() {
        // First among the plugins, so that a second start ends before it opens the file. A
        // logbook that was asked for by its folder has a window of its own.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            log::info!(
                "a second start with {} arguments",
                arguments.len().saturating_sub(1)
            );
            if !arguments.iter().any(|it| it == HIDDEN) {
                come_forward(app, None);
            }
        }));
    }
    let builder = builder
        .plugin(log_to(&home))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init());
    let app = with_commands(builder)
        .setup(move |app| {
            let surroundings = System {
                app: app.handle().clone(),
            };
            furnish(app, Shell::open(home, clock, Arc::new(surroundings)));
            tray::put_up(app.handle(), sight);
            telling::begin(app.handle().clone());
            if sight == FirstSight::Window {
                open_window(app.handle(), None)?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::ExitRequested { code, api, .. } = event {
            // The last window was closed; who asked to quit gave a code.
            if code.is_none() && tray::stays(app) {
                api.prevent_exit();
            } else if code.is_none() {
                tray::say_what_still_reminds(app);
            }
        }
    });
    Ok(())
}

/// Makes the window as `tauri.conf.json` describes it; it is not made before it is wanted,
/// because a web view weighs more than all the rest.
fn open_window<R: Runtime>(app: &AppHandle<R>, place: Option<&str>) -> tauri::Result<()> {
    let mut config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .cloned()
        .unwrap_or_default();
    if let Some(place) = place {
        config.url = WebviewUrl::App(format!("index.html#/{place}").into());
    }
    let window = WebviewWindowBuilder::from_config(app, &config)?.build()?;
    keep_on_screen(&window);
    Ok(())
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
    fn ask_where_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_file_name(suggested_name);
        let dialog = match kind {
            FileKind::Facts => dialog.add_filter("Facts (JSON)", &["json"]),
            FileKind::Calendar => dialog.add_filter("Calendar", &["ics"]),
        };
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn browse(&self, url: &str) -> Result<(), String> {
        self.app
            .opener()
            .open_url(url, None::<&str>)
            .map_err(|error| error.to_string())
    }

    fn notify(&self, message: &Digest) -> Result<(), String> {
        DesktopNotifier.show(message)
    }

    fn has_tray(&self) -> bool {
        tray::is_up(&self.app)
    }

    fn setup(&self, starter: Starter) -> Setup {
        schedule::setup(starter)
    }

    fn set_up(&self, starter: Starter, home: &Home, wanted: Wanted) -> Result<Setup, String> {
        match wanted {
            Wanted::On => schedule::install(starter, home),
            Wanted::Off => schedule::remove(starter),
        }
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
                heed_change(&app);
            }
        }
    });
    if let Err(error) = watching {
        log::warn!("changes by other programs will not be seen: {error}");
    }
}

/// Tells the window that the logbook changed by another way than its own.
pub(crate) fn heed_change<R: Runtime>(app: &AppHandle<R>) {
    let everything = Changes {
        kinds: FactKind::ALL.to_vec(),
    };
    if let Err(error) = LogbookChanged(everything).emit(app) {
        log::warn!("the window was not told of a change: {error}");
    }
}

/// Whether there is a window, shown or not.
pub(crate) fn is_open<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(MAIN).is_some()
}

/// Brings the window before the person, at a place where one is named; makes it where
/// there is none.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>, place: Option<&str>) {
    let shown = match app.get_webview_window(MAIN) {
        None => open_window(app, place),
        Some(window) => {
            if let Some(place) = place
                && let Err(error) = PlaceAsked(place.to_owned()).emit(app)
            {
                log::warn!("the window was not told where to go: {error}");
            }
            window
                .unminimize()
                .and_then(|()| window.show())
                .and_then(|()| window.set_focus())
        }
    };
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
    let folder = home.folder.join(LOG_FOLDER);
    let mut targets = vec![Target::new(TargetKind::Stderr)];
    if std::fs::create_dir_all(&folder).is_ok() {
        targets.push(Target::new(TargetKind::Folder {
            path: folder,
            file_name: Some(LOG_NAME.into()),
        }));
    }
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Warn)
        .level_for("milepost_app", log::LevelFilter::Info)
        .targets(targets)
        .build()
}
