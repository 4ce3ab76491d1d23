//! Opening the window where it stood, and remembering where it stands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tauri::window::Color;
use tauri::{
    AppHandle, LogicalSize, Manager, Monitor, PhysicalPosition, Runtime, Theme, WebviewUrl,
    WebviewWindow, WebviewWindowBuilder, WindowEvent,
};
use tauri_specta::Event;

use crate::events::PlaceAsked;
use crate::export::write_whole;
use crate::placement::{Place, Placed, Screen, place};
use crate::shell::Shell;

/// The window's label in `tauri.conf.json`.
pub const MAIN: &str = "main";

/// Where the window's place is kept, beside the logbook.
const FILE: &str = "window.json";

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
    if let Some(placed) = place(kept.as_ref(), &screens(app)) {
        put(&window, &placed)?;
    }
    window.show()?;
    remember(&window, file, kept);
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

/// Notes each place that the window is moved to, and writes the last one when it is closed.
fn remember<R: Runtime>(window: &WebviewWindow<R>, file: PathBuf, kept: Option<Place>) {
    let last = Mutex::new(kept);
    let watched = window.clone();
    window.on_window_event(move |event| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
                if let Some(now) = where_it_stands(&watched, last.as_ref()) {
                    *last = Some(now);
                }
            }
            WindowEvent::CloseRequested { .. } => {
                if let Some(place) = &*last {
                    write(&file, place);
                }
            }
            _ => {}
        }
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

fn read(file: &Path) -> Option<Place> {
    serde_json::from_str(&fs::read_to_string(file).ok()?).ok()
}

fn write(file: &Path, place: &Place) {
    let written = serde_json::to_string(place)
        .map_err(|error| error.to_string())
        .and_then(|text| write_whole(file, &text).map_err(|refusal| refusal.message));
    if let Err(error) = written {
        log::warn!("the window's place was not remembered: {error}");
    }
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
            let Some(shell) = app.try_state::<Shell>() else {
                return;
            };
            open(app, &shell.folder(), page)
        }
        Some(window) => {
            if let Some(page) = page
                && let Err(error) = PlaceAsked(page.to_owned()).emit(app)
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
