//! The window: its parts, and how it is started.

mod dropped;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use milepost_core::reminders::Digest;
use milepost_logbook::{Changes, FactKind, Progress, logbook_file};
use tauri::{App, AppHandle, Manager, RunEvent, Runtime, WindowEvent};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event;

use crate::app_state::{AppState, FileKind, Platform, Seen, Wanted};
use crate::brought;
use crate::cli::FirstSight;
use crate::clock::Clock;
use crate::commands;
use crate::events::{CertificatesChanged, CopyProgress, LogbookChanged, LogbookReplaced};
use crate::exchange::door;
use crate::first_answers::Page;
use crate::log_file::{LOG_FOLDER, LOG_NAME};
use crate::opening::{self, come_forward};
use crate::paths::Home;
use crate::reminders::schedule::{self, Setup, Starter};
use crate::reminders::{DesktopNotifier, Notifier};
use crate::zoom::ZoomStep;
use crate::{background, system, tray};

/// How often the file is asked whether another program has changed it. Asking
/// reads one number from memory that SQLite shares.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// The endings of what is offered for importing; what a file is, its content says.
const SHEETS: &[&str] = &[
    "csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "htm", "html", "json", "zip",
];

/// The endings of what is offered as certificates; what a file is, its content says.
const CERTIFICATES: &[&str] = &["pdf", "jpg", "jpeg", "png", "tif", "tiff", "heic", "heif"];

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
        let logbook = logbook_file(&home.folder);
        let show = move |app: &AppHandle<_>, arguments: Vec<String>, folder: String| {
            log::info!(
                "a second start with {} arguments",
                arguments.len().saturating_sub(1)
            );
            if !arguments.iter().any(|it| it == HIDDEN) {
                let file = brought::file_in(&arguments, &folder);
                let copy = file.as_deref().filter(|file| door::is_copy(file));
                let place = copy.and_then(|copy| brought::place_of(copy, &logbook));
                come_forward(app, place.as_deref());
                if let Some(file) = file.filter(|file| !door::is_copy(file)) {
                    dropped::take(app.clone(), vec![file]);
                }
            }
        };
        builder = builder.plugin(tauri_plugin_single_instance::init(show));
    }
    let builder = builder
        .plugin(log_to(&home))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init());
    let mut context = tauri::generate_context!();
    let page = Page::answer_first(&mut context);
    let app = with_commands(builder)
        .setup(move |app| {
            page.of(app);
            let platform = System {
                app: app.handle().clone(),
            };
            let folder = home.folder.clone();
            let shows_window = sight != FirstSight::Tray;
            // The file is opened, and the first question answered, while the system makes its window.
            let app_state = thread::spawn(move || {
                let app_state = AppState::open(home, clock, Arc::new(platform));
                if shows_window {
                    app_state.prefetch();
                }
                app_state
            });
            let opened = match &sight {
                FirstSight::Window => opening::open(app.handle(), &folder, None),
                FirstSight::File(file) => {
                    let place = match door::is_copy(file) {
                        true => brought::place_of(file, &logbook_file(&folder)),
                        false => Some(door::first_place(file)),
                    };
                    opening::open(app.handle(), &folder, place.as_deref())
                }
                FirstSight::Tray => Ok(()),
            };
            // While the page is on its way.
            system::set_font_hinting();
            let app_state = app_state
                .join()
                .map_err(|_| "BUG: opening the logbook panicked")?;
            // Before a file is taken in: what is read of it is told by an event.
            commands::bindings::<tauri::Wry>().mount_events(app);
            if let FirstSight::File(file) = &sight
                && !door::is_copy(file)
            {
                app_state.receive_first(file);
            }
            manage_state(app, app_state);
            tray::show(app.handle(), sight);
            background::begin(app.handle().clone());
            Ok(opened?)
        })
        .build(context)?;
    app.run(|app, event| match event {
        // There a file is not an argument, but said to the running program.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let copy = urls.iter().find_map(|url| url.to_file_path().ok());
            let logbook = app
                .try_state::<AppState>()
                .map(|it| logbook_file(&it.folder()));
            match (copy, logbook) {
                (Some(file), Some(logbook)) if door::is_copy(&file) => {
                    come_forward(app, brought::place_of(&file, &logbook).as_deref());
                }
                (Some(file), Some(_)) => {
                    come_forward(app, None);
                    dropped::take(app.clone(), vec![file]);
                }
                _ => {}
            }
        }
        RunEvent::ExitRequested { code, api, .. } => {
            // The last window was closed; who asked to quit gave a code.
            if code.is_none() && tray::stays(app) {
                api.prevent_exit();
            } else if code.is_none() {
                tray::say_what_still_reminds(app);
            }
        }
        RunEvent::Exit => {
            if let Some(app_state) = app.try_state::<AppState>() {
                app_state.close();
            }
        }
        _ => {}
    });
    Ok(())
}

/// A builder that answers the window's commands; tests give it a mock runtime.
pub fn with_commands<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder
        .invoke_handler(commands::bindings::<R>().invoke_handler())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(drag) = event {
                dropped::handle(window.app_handle(), drag);
            }
        })
}

/// Gives an app the state behind its commands, its events, and the watch over the file.
pub fn register_state<R: Runtime>(app: &App<R>, app_state: AppState) {
    commands::bindings::<R>().mount_events(app);
    manage_state(app, app_state);
}

fn manage_state<R: Runtime>(app: &App<R>, app_state: AppState) {
    app.manage(app_state);
    watch(app.handle().clone());
}

/// The real system.
struct System<R: Runtime> {
    app: AppHandle<R>,
}

impl<R: Runtime> Platform for System<R> {
    fn ask_where_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_file_name(suggested_name);
        let dialog = match kind {
            FileKind::Facts => dialog.add_filter("Facts (JSON)", &["json"]),
            FileKind::Hours => dialog.add_filter("Spreadsheet (CSV)", &["csv"]),
            FileKind::Contact => dialog.add_filter("Contact (vCard)", &["vcf"]),
            FileKind::Calendar => dialog.add_filter("Calendar", &["ics"]),
            FileKind::Pack => {
                dialog.add_filter("Milepost, to take along", &[milepost_pack::ENDING])
            }
            FileKind::Workbook => dialog.add_filter("Workbook (XLSX)", &["xlsx"]),
            FileKind::Text | FileKind::Words => dialog.add_filter("Text", &["txt"]),
            FileKind::Packed => dialog.add_filter("Packed file (ZIP)", &["zip"]),
            FileKind::Document => dialog.add_filter("PDF", &["pdf"]),
            // It keeps the ending that it had.
            FileKind::Original => dialog,
        };
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn ask_for_folder(&self, title: &str) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title(title);
        dialog.blocking_pick_folder()?.into_path().ok()
    }

    fn ask_for_copy(&self) -> Option<PathBuf> {
        let dialog = self
            .app
            .dialog()
            .file()
            .set_title("A logbook, or a copy of one");
        let dialog = dialog.add_filter("Logbook", &["milepost", milepost_pack::ENDING]);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn ask_for_rule_pack(&self) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title("Update rules");
        let dialog = dialog.add_filter("Rule pack", &["milepost-rules"]);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn ask_for_sheet(&self) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title("Import a spreadsheet");
        let dialog = dialog
            .add_filter("Spreadsheets and exports", SHEETS)
            .add_filter("All files", &["*"]);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn ask_for_certificates(&self) -> Vec<PathBuf> {
        let dialog = self.app.dialog().file().set_title("Certificates");
        let dialog = dialog.add_filter("PDFs and pictures", CERTIFICATES);
        let chosen = dialog.blocking_pick_files().unwrap_or_default();
        let paths = chosen.into_iter().filter_map(|it| it.into_path().ok());
        paths.collect()
    }

    fn ask_for_files_to_keep(&self) -> Vec<PathBuf> {
        let dialog = self.app.dialog().file().set_title("Files to keep with it");
        let chosen = dialog.blocking_pick_files().unwrap_or_default();
        let paths = chosen.into_iter().filter_map(|it| it.into_path().ok());
        paths.collect()
    }

    fn certificates_changed(&self) {
        // A window that does not hear it asks again when it is looked at.
        let _ = CertificatesChanged.emit(&self.app);
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
        system::browse(&self.app, url)
    }

    fn zoom(&self, step: ZoomStep) -> Result<u16, String> {
        opening::zoom(&self.app, step)
    }

    fn print(&self) -> Result<(), String> {
        opening::print(&self.app)
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
        loop {
            thread::sleep(WATCH_EVERY);
            let Some(app_state) = app.try_state::<AppState>() else {
                return;
            };
            match app_state.look_at_file() {
                Seen::Same => {}
                Seen::Changed => heed_change(&app),
                Seen::Replaced => {
                    if let Err(error) = LogbookReplaced.emit(&app) {
                        log::warn!("the window wasn't told of another file: {error}");
                    }
                }
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
        log::warn!("the window wasn't told of a change: {error}");
    }
}

/// The log lies beside the logbook. It says what went wrong, never what is recorded.
fn log_to<R: Runtime>(home: &Home) -> tauri::plugin::TauriPlugin<R> {
    let folder = home.folder.join(LOG_FOLDER);
    let mut targets = vec![Target::new(TargetKind::Stderr)];
    if milepost_logbook::make_folder(&folder).is_ok() {
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
