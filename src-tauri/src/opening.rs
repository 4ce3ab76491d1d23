//! Opening the window where it stood, and remembering where it stands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tauri::window::Color;
use tauri::{
    AppHandle, LogicalSize, Manager, Monitor, PhysicalPosition, Runtime, Theme, WebviewUrl,
    WebviewWindow, WebviewWindowBuilder, WindowEvent,
};
use tauri_specta::Event;

use crate::app_state::AppState;
use crate::events::PlaceAsked;
use crate::export::write_whole;
use crate::placement::{Place, Placed, Screen, place};
use crate::zoom::{Zoom, ZoomStep, stepped};

/// The window's label in `tauri.conf.json`.
pub const MAIN: &str = "main";

/// Where the window's place is kept, beside the logbook.
const FILE: &str = "window.json";

/// A window that was not moved for so long rests where it is.
const RESTS_AFTER: Duration = Duration::from_millis(300);

/// What is kept of a window between two starts.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// Where it stood.
    #[serde(flatten)]
    place: Option<Place>,
    /// How large its page was drawn, in percent.
    #[serde(default)]
    zoom: Option<u16>,
}

/// Opens the main window as the configuration describes it, where it stood before, at a place
/// of the page where one is named. It is not made before it is wanted, because a web view
/// weighs more than all the rest.
///
/// # Errors
/// When the system's web view cannot be started.
pub fn open<R: Runtime>(app: &AppHandle<R>, home: &Path, page: Option<&str>) -> tauri::Result<()> {
    let windows = &app.config().app.windows;
    let Some(described) = windows.iter().find(|window| window.label == MAIN) else {
        return Ok(());
    };
    let mut described = described.clone();
    if let Some(page) = page {
        described.url = WebviewUrl::App(format!("index.html#/{page}").into());
    }
    let file = home.join(FILE);
    let kept = read(&file);
    let window = WebviewWindowBuilder::from_config(app, &described)?
        .visible(false)
        .build()?;
    if let Err(error) = window.set_background_color(Some(paper(&window))) {
        log::warn!("the window is white until its page is drawn: {error}");
    }
    if let Some(placed) = place(kept.place.as_ref(), &screens(app)) {
        put(&window, &placed)?;
    }
    // A window that is opened anew from the tray has the size that the last one had.
    app.manage(Zoom::begin(kept.zoom));
    if let Err(error) = zoom(app, ZoomStep::Same) {
        log::warn!("the page is drawn in its actual size: {error}");
    }
    window.show()?;
    remember(&window, file, kept.place);
    Ok(())
}

/// The page's own background (`--paper`), so that nothing flashes before it is drawn.
fn paper<R: Runtime>(window: &WebviewWindow<R>) -> Color {
    match window.theme() {
        Ok(Theme::Dark) => Color(0x15, 0x18, 0x1c, 0xff),
        _ => Color(0xfa, 0xf8, 0xf3, 0xff),
    }
}

fn put<R: Runtime>(window: &WebviewWindow<R>, placed: &Placed) -> tauri::Result<()> {
    window.set_size(LogicalSize::new(placed.width, placed.height))?;
    window.set_position(PhysicalPosition::new(placed.x, placed.y))?;
    if placed.maximized {
        window.maximize()?;
    }
    Ok(())
}

/// Notes each place that the window is moved to, and writes it once the window rests and when
/// it is closed: a session that ends closes no window.
fn remember<R: Runtime>(window: &WebviewWindow<R>, file: PathBuf, kept: Option<Place>) {
    let last = Arc::new(Mutex::new(kept));
    // One at a time: the writer below, and the window that closes.
    let file = Arc::new(Mutex::new(file));
    let keep = {
        let (last, watched) = (last.clone(), window.clone());
        move || {
            let file = file.lock().unwrap_or_else(PoisonError::into_inner);
            let place = last.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let zoom = watched.try_state::<Zoom>().map(|it| it.percent());
            write(&file, &Kept { place, zoom });
        }
    };
    let (moved, moves) = mpsc::channel();
    if let Some(zoom) = window.try_state::<Zoom>() {
        zoom.tells(moved.clone());
    }
    let writing = thread::Builder::new().name("place".into()).spawn({
        let keep = keep.clone();
        move || {
            while moves.recv().is_ok() {
                while moves.recv_timeout(RESTS_AFTER).is_ok() {}
                keep();
            }
        }
    });
    if let Err(error) = writing {
        log::warn!("the window's place is remembered only when it is closed: {error}");
    }
    let watched = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(now) = where_it_stands(&watched, last.as_ref()) {
                *last = Some(now);
            }
            // Without the writer the place is still written on closing.
            let _ = moved.send(());
        }
        WindowEvent::CloseRequested { .. } => keep(),
        _ => {}
    });
}

/// The window's place now; a maximized window keeps the place that it will go back to.
fn where_it_stands<R: Runtime>(window: &WebviewWindow<R>, before: Option<&Place>) -> Option<Place> {
    if window.is_minimized().ok()? {
        return None;
    }
    if window.is_maximized().ok()? {
        let before = before?.clone();
        return Some(Place {
            maximized: true,
            ..before
        });
    }
    let screen = screen_of(&window.current_monitor().ok()??);
    let corner = window.outer_position().ok()?;
    let size: LogicalSize<f64> = window.inner_size().ok()?.to_logical(screen.scale);
    Some(Place::on(
        &screen,
        (corner.x, corner.y),
        (size.width, size.height),
    ))
}

/// Every screen that is present, the first one first.
fn screens<R: Runtime>(app: &AppHandle<R>) -> Vec<Screen> {
    let first = app.primary_monitor().ok().flatten();
    let first_name = first.as_ref().and_then(|monitor| monitor.name().cloned());
    let mut screens: Vec<Screen> = app
        .available_monitors()
        .unwrap_or_default()
        .iter()
        .map(screen_of)
        .collect();
    screens.sort_by_key(|screen| screen.name != first_name);
    screens
}

fn screen_of(monitor: &Monitor) -> Screen {
    let area = monitor.work_area();
    Screen {
        name: monitor.name().cloned(),
        x: area.position.x,
        y: area.position.y,
        width: area.size.width,
        height: area.size.height,
        scale: monitor.scale_factor(),
    }
}

fn read(file: &Path) -> Kept {
    let text = fs::read_to_string(file).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn write(file: &Path, kept: &Kept) {
    let written = serde_json::to_string(kept)
        .map_err(|error| error.to_string())
        .and_then(|text| write_whole(file, &text).map_err(|refusal| refusal.message));
    if let Err(error) = written {
        log::warn!("the window's place wasn't remembered: {error}");
    }
}

/// Draws the page in another size; answers the size, in percent.
///
/// # Errors
/// What the system said when it could not, or that no window is open.
pub fn zoom<R: Runtime>(app: &AppHandle<R>, step: ZoomStep) -> Result<u16, String> {
    let (Some(window), Some(zoom)) = (app.get_webview_window(MAIN), app.try_state::<Zoom>()) else {
        return Err("no window is open".to_owned());
    };
    let (now, wanted) = (zoom.percent(), stepped(zoom.percent(), step));
    if wanted != now || step == ZoomStep::Same {
        window
            .set_zoom(f64::from(wanted) / 100.0)
            .map_err(|error| error.to_string())?;
        zoom.set(wanted);
    }
    Ok(wanted)
}

/// Opens the system's dialog for printing over the window.
///
/// # Errors
/// When no window is open, or the system has no such dialog.
pub fn print<R: Runtime>(app: &AppHandle<R>) -> Result<(), String> {
    let window = app.get_webview_window(MAIN);
    let window = window.ok_or_else(|| "no window is open".to_owned())?;
    window.print().map_err(|error| error.to_string())
}

/// Whether there is a window, shown or not.
pub fn is_open<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(MAIN).is_some()
}

/// Brings the window before the person, at a place where one is named; makes it where
/// there is none.
pub fn come_forward<R: Runtime>(app: &AppHandle<R>, page: Option<&str>) {
    let shown = match app.get_webview_window(MAIN) {
        None => {
            let Some(app_state) = app.try_state::<AppState>() else {
                return;
            };
            open(app, &app_state.folder(), page)
        }
        Some(window) => {
            if let Some(page) = page
                && let Err(error) = PlaceAsked(page.to_owned()).emit(app)
            {
                log::warn!("the window wasn't told where to go: {error}");
            }
            window
                .unminimize()
                .and_then(|()| window.show())
                .and_then(|()| window.set_focus())
        }
    };
    if let Err(error) = shown {
        log::warn!("the window couldn't be brought forward: {error}");
    }
}
