//! The icon in the tray: log the usual day, open, what is due, quit. It is never the only
//! way to anything, and where there is none the program does without.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::Duration;

use milepost_core::quickadd::Mode;
use milepost_core::reminders::{Digest, Reminder};
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, PredefinedMenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Runtime};

use crate::app_state::AppState;
use crate::cli::FirstSight;
use crate::error::Refusal;
use crate::reminders::schedule::Starter;
use crate::{opening, quick_add, reminders, window};

const ICON: &str = "main";
const LOG: &str = "log-usual-day";
const OPEN: &str = "open";
const QUIT: &str = "quit";
const DUE: &str = "due";

/// How long after its start a window has surely been drawn.
const AFTER_THE_WINDOW: Duration = Duration::from_millis(1500);
/// How many due reminders the menu names.
const MOST_DUE: usize = 5;
/// How often, and how many times, a start at login looks whether the tray is there yet.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
const LOOKS: u32 = 30;

/// What the program knows of its tray.
struct Tray {
    /// Whether it was started to stay there.
    stays: bool,
    /// Whether the icon could be made.
    made: bool,
    /// What the menu shows, so that it is not made anew without need.
    shows: Mutex<Vec<String>>,
}

/// Makes the icon: at once where the program starts into the tray, else once the window has
/// been drawn, for the desktop may be slow to answer. That a system has no tray is no error.
pub fn show<R: Runtime>(app: &AppHandle<R>, sight: FirstSight) {
    match sight {
        FirstSight::Tray => {
            install(app, FirstSight::Tray);
            refresh(app);
            end_without_a_tray(app.clone());
        }
        FirstSight::Window | FirstSight::File(_) => install_later(app.clone()),
    }
}

/// The first look of the running program fills its menu.
fn install_later<R: Runtime>(app: AppHandle<R>) {
    let waiting = std::thread::Builder::new()
        .name("tray".into())
        .spawn(move || {
            std::thread::sleep(AFTER_THE_WINDOW);
            let handle = app.clone();
            // Icons belong to the main thread.
            if let Err(error) = app.run_on_main_thread(move || install(&handle, FirstSight::Window))
            {
                log::warn!("no icon in the tray: {error}");
            }
        });
    if let Err(error) = waiting {
        log::warn!("no icon in the tray: {error}");
    }
}

fn install<R: Runtime>(app: &AppHandle<R>, sight: FirstSight) {
    if app.try_state::<Tray>().is_some() {
        return;
    }
    let made = make(app);
    if let Err(reason) = &made {
        log::info!("no icon in the tray: {reason}");
    }
    app.manage(Tray {
        stays: sight == FirstSight::Tray,
        made: made.is_ok(),
        shows: Mutex::default(),
    });
}

/// The library behind the icon ends the thread where the system lacks a part of it, so its
/// panic is caught: a missing tray must not take the program along.
fn make<R: Runtime>(app: &AppHandle<R>) -> Result<(), String> {
    let made = catch_unwind(AssertUnwindSafe(|| {
        let menu = menu(app, &[])?;
        let mut builder = TrayIconBuilder::with_id(ICON)
            .tooltip("Milepost")
            .menu(&menu)
            .on_menu_event(|app, event| chosen(app, event.id().as_ref()));
        // The icon is handed over as a file; in a folder that others share its name could be taken.
        if let Some(app_state) = app.try_state::<AppState>() {
            builder = builder.temp_dir_path(app_state.folder().join("tray"));
        }
        if let Some(icon) = app.default_window_icon() {
            builder = builder.icon(icon.clone());
        }
        builder.build(app).map(drop)
    }));
    match made {
        Ok(made) => made.map_err(|error: tauri::Error| error.to_string()),
        Err(_) => Err("libayatana-appindicator3 isn't installed".to_owned()),
    }
}

/// Whether the person sees the icon: it was made, and this desktop shows such icons.
pub fn is_up<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.try_state::<Tray>().is_some_and(|tray| tray.made) && desktop_shows_icons()
}

/// Whether the program goes on without a window. Asked on the main thread, when the last
/// window was closed; one that is closed at once finds no icon yet, so it is made first.
pub fn stays<R: Runtime>(app: &AppHandle<R>) -> bool {
    if wants_to_stay(app) {
        install(app, FirstSight::Window);
    }
    let Some(tray) = app.try_state::<Tray>() else {
        return false;
    };
    (tray.stays || wants_to_stay(app)) && is_up(app)
}

fn wants_to_stay<R: Runtime>(app: &AppHandle<R>) -> bool {
    let Some(app_state) = app.try_state::<AppState>() else {
        return false;
    };
    let settings = app_state.with(|logbook| logbook.settings());
    settings.is_ok_and(|settings| settings.reminders.stay_in_tray)
}

/// Who asked for the tray on a desktop without one is told that the program ends now, and
/// what still reminds.
pub fn say_what_still_reminds<R: Runtime>(app: &AppHandle<R>) {
    let Some(app_state) = app.try_state::<AppState>() else {
        return;
    };
    let scheduled = app_state.platform().setup(Starter::Reminders).on;
    let still = match scheduled {
        true => "The system's scheduler still reminds you.",
        false => "Nothing reminds you until you open it again; Settings, Reminders changes that.",
    };
    log::info!("the window is closed, and Milepost has quit. {still}");
    if wants_to_stay(app) {
        let message = Digest {
            title: "Milepost has quit: this desktop has no tray".to_owned(),
            body: still.to_owned(),
            late: false,
        };
        if let Err(error) = app_state.platform().notify(&message) {
            log::warn!("{error}");
        }
    }
}

/// Brings the menu up to date.
pub fn refresh<R: Runtime>(app: &AppHandle<R>) {
    let Some(tray) = app.try_state::<Tray>().filter(|tray| tray.made) else {
        return;
    };
    let Some(app_state) = app.try_state::<AppState>() else {
        return;
    };
    let due = app_state
        .with(|logbook| reminders::overview(logbook, app_state.clock()))
        .map(|overview| overview.open)
        .unwrap_or_default();
    let mut lines: Vec<String> = due.iter().map(|it| it.title.clone()).collect();
    lines.extend(usual_day(app));
    {
        let Ok(mut shows) = tray.shows.lock() else {
            return;
        };
        if *shows == lines {
            return;
        }
        *shows = lines;
    }
    let handle = app.clone();
    // Menus belong to the main thread.
    let done = app.run_on_main_thread(move || {
        let Some(icon) = handle.tray_by_id(ICON) else {
            return;
        };
        let made = menu(&handle, &due).and_then(|menu| icon.set_menu(Some(menu)));
        let tooltip = match due.len() {
            0 => "Milepost".to_owned(),
            1 => "Milepost: 1 reminder".to_owned(),
            several => format!("Milepost: {several} reminders"),
        };
        if let Err(error) = made.and_then(|()| icon.set_tooltip(Some(tooltip))) {
            log::warn!("the tray's menu isn't up to date: {error}");
        }
    });
    if let Err(error) = done {
        log::warn!("the tray's menu isn't up to date: {error}");
    }
}

fn menu<R: Runtime>(app: &AppHandle<R>, due: &[Reminder]) -> tauri::Result<Menu<R>> {
    let mut builder = MenuBuilder::new(app);
    if let Some(usual) = usual_day(app) {
        builder = builder.text(LOG, format!("Log usual day: {usual}"));
    }
    builder = builder.text(OPEN, "Open Milepost");
    if !due.is_empty() {
        builder = builder.item(&PredefinedMenuItem::separator(app)?);
        for (at, reminder) in due.iter().take(MOST_DUE).enumerate() {
            let item = MenuItemBuilder::with_id(format!("{DUE}-{at}"), &reminder.title);
            builder = builder.item(&item.build(app)?);
        }
        if due.len() > MOST_DUE {
            builder = builder.text(DUE, format!("{} more", due.len() - MOST_DUE));
        }
    }
    builder
        .item(&PredefinedMenuItem::separator(app)?)
        .text(QUIT, "Quit Milepost")
        .build()
}

/// What logging the usual day would record, in words.
fn usual_day<R: Runtime>(app: &AppHandle<R>) -> Option<String> {
    let app_state = app.try_state::<AppState>()?;
    let today = app_state.clock().today();
    let understood = app_state.with(|logbook| quick_add::understand(logbook, "", Mode::Log, today));
    let understood = understood.ok().filter(|it| it.proposal.is_some())?;
    // The day is today; the menu need not say it.
    let mut parts: Vec<&str> = understood.reading.split(" · ").collect();
    parts.truncate(2);
    Some(parts.join(", "))
}

fn chosen<R: Runtime>(app: &AppHandle<R>, id: &str) {
    match id {
        OPEN => opening::come_forward(app, None),
        QUIT => app.exit(0),
        LOG => log_usual_day(app),
        id if id.starts_with(DUE) => opening::come_forward(app, Some("reminders")),
        _ => {}
    }
}

fn log_usual_day<R: Runtime>(app: &AppHandle<R>) {
    let Some(app_state) = app.try_state::<AppState>() else {
        return;
    };
    let now = app_state.clock().now();
    let logged = app_state.with(|logbook| -> Result<String, Refusal> {
        let understood = quick_add::understand(logbook, "", Mode::Log, now.today())?;
        Ok(quick_add::commit(logbook, understood, &now)?.label)
    });
    let (title, body) = match logged {
        Ok(label) => (
            label,
            "As long as it's the last change, Undo in the window or milepost undo takes it back."
                .to_owned(),
        ),
        Err(refusal) => ("The day wasn't logged".to_owned(), refusal.message),
    };
    let message = Digest {
        title,
        body,
        late: false,
    };
    let platform = app_state.platform();
    if let Err(error) = platform.notify(&message) {
        log::warn!("{}: {error}", message.title);
    }
    window::heed_change(app);
    refresh(app);
}

/// A start into a tray that never comes would be a program that nobody sees: it ends, and
/// the log says so. At login the desktop may be slower than we are, so it is given a minute.
fn end_without_a_tray<R: Runtime>(app: AppHandle<R>) {
    let waiting = std::thread::Builder::new()
        .name("tray".into())
        .spawn(move || {
            for _ in 0..LOOKS {
                if is_up(&app) || opening::is_open(&app) {
                    return;
                }
                std::thread::sleep(LOOK_AGAIN);
            }
            if !opening::is_open(&app) {
                log::warn!("this desktop has no tray to stay in, so Milepost quits");
                app.exit(0);
            }
        });
    if let Err(error) = waiting {
        log::warn!("{error}");
    }
}

/// Linux desktops show icons through a watcher on the message bus, or not at all.
#[cfg(target_os = "linux")]
fn desktop_shows_icons() -> bool {
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    let Ok(bus) = zbus::blocking::Connection::session() else {
        return false;
    };
    let proxy = zbus::blocking::Proxy::new(&bus, WATCHER, "/StatusNotifierWatcher", WATCHER);
    proxy
        .and_then(|proxy| proxy.get_property("IsStatusNotifierHostRegistered"))
        .unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn desktop_shows_icons() -> bool {
    true
}
