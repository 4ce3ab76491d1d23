//! What each system wants before a window can open.

#[cfg(target_os = "linux")]
mod graphics;

use tauri::{AppHandle, Runtime};

use crate::cli::FirstSight;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::paths::Home;
use crate::window;

/// Prepares the system, opens the window and runs until it is closed.
///
/// # Errors
/// When there is no display, or the system's web view cannot be started.
pub fn open_window(home: Home, clock: Clock, sight: FirstSight) -> Result<(), Refusal> {
    prepare()?;
    window::run(home, clock, sight)
        .map_err(|error| Refusal::because(format!("the window can't be opened: {error}")))
}

/// Starts the window's own program in this one's place, with the same arguments.
/// It lies beside this program, or is not installed.
///
/// # Errors
/// When there is no display, or that program cannot be started.
#[cfg(target_os = "linux")]
pub fn start_window_program(_: Home, _: Clock, _: FirstSight) -> Result<(), Refusal> {
    use std::os::unix::process::CommandExt;

    expect_display()?;
    let program = std::env::current_exe()
        .map(|own| own.with_file_name(WINDOW_PROGRAM))
        .map_err(|error| Refusal::because(format!("the window can't be found: {error}")))?;
    let mut command = std::process::Command::new(&program);
    command.args(std::env::args_os().skip(1));
    let error = command.exec();
    Err(Refusal::because(format!(
        "the window can't be opened: {} couldn't be started: {error}",
        program.display()
    )))
}

/// The name of the desktop file, and the `StartupWMClass` in it.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) const DESKTOP_NAME: &str = "Milepost";

/// The window's program on Linux.
#[cfg(target_os = "linux")]
const WINDOW_PROGRAM: &str = "milepost-window";

#[cfg(target_os = "linux")]
fn expect_display() -> Result<(), Refusal> {
    let shows = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if shows("DISPLAY") || shows("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err(Refusal::because(
        "there is no display to open a window on; without one, milepost status, log, ceu, \
         study, why, remind and export work all the same (milepost --help)",
    ))
}

#[cfg(target_os = "linux")]
fn prepare() -> Result<(), Refusal> {
    expect_display()?;
    graphics::decide();
    // The desktop finds the entry and the icon of a window by this name, which is the entry's.
    gtk::glib::set_prgname(Some(DESKTOP_NAME));
    Ok(())
}

/// The program belongs to the console, so that the command line has its output,
/// its exit status, and a shell that waits. Its manifest asks Windows 11 24H2
/// and later for no console of its own; earlier ones open one, which is let go here.
#[cfg(windows)]
fn prepare() -> Result<(), Refusal> {
    // Without a console there is none to let go.
    let _ = winsafe::FreeConsole();
    Ok(())
}

/// Nothing is wanted.
#[cfg(not(any(target_os = "linux", windows)))]
fn prepare() -> Result<(), Refusal> {
    Ok(())
}

/// Shows a page in the person's browser.
///
/// # Errors
/// When nothing here opens pages, or what does says that it finds no browser.
#[cfg(target_os = "linux")]
pub fn browse<R: Runtime>(_: &AppHandle<R>, url: &str) -> Result<(), String> {
    match start_opener(url.as_ref()) {
        true => Ok(()),
        false => Err(format!("no browser was found here; the page is {url}")),
    }
}

/// Shows a file in the program that the person has for its sort.
///
/// # Errors
/// When nothing here opens such files.
#[cfg(target_os = "linux")]
pub fn open_file(path: &std::path::Path) -> Result<(), String> {
    match start_opener(path.as_os_str()) {
        true => Ok(()),
        false => Err(format!(
            "no program was found here that shows it; it's at {}",
            path.display()
        )),
    }
}

/// Shows a file in the program that the person has for its sort.
///
/// # Errors
/// When nothing here opens such files.
#[cfg(not(target_os = "linux"))]
pub fn open_file(path: &std::path::Path) -> Result<(), String> {
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| error.to_string())
}

/// Hands a page or a file to the system's opener; answers whether one took it. What this program
/// has decided for its own window is not handed on: a browser of the same make would draw without
/// the graphics driver too.
#[cfg(target_os = "linux")]
fn start_opener(what: &std::ffi::OsStr) -> bool {
    use std::os::unix::process::CommandExt;
    use std::process::Stdio;

    for mut command in open::commands(what) {
        for name in graphics::ours() {
            command.env_remove(name);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null());
        // It outlives this program.
        command.stderr(Stdio::null()).process_group(0);
        if let Ok(opener) = command.spawn()
            && !fails_soon(opener)
        {
            return true;
        }
    }
    false
}

/// Whether a program ends with a failure within two seconds. What opens pages fails at once where
/// it finds no browser; otherwise it ends well, or becomes the browser and stays.
#[cfg(target_os = "linux")]
fn fails_soon(mut program: std::process::Child) -> bool {
    let (tell, ended) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        // Nobody listens any more to what ends later.
        let _ = tell.send(program.wait());
    });
    let end = ended.recv_timeout(std::time::Duration::from_secs(2));
    matches!(end, Ok(Ok(status)) if !status.success())
}

/// Shows a page in the person's browser.
///
/// # Errors
/// When nothing here opens pages.
#[cfg(not(target_os = "linux"))]
pub fn browse<R: Runtime>(app: &AppHandle<R>, url: &str) -> Result<(), String> {
    use tauri_plugin_opener::OpenerExt;

    app.opener()
        .open_url(url, None::<&str>)
        .map_err(|error| error.to_string())
}

/// Without a desktop's own settings GTK hints letters so strongly that each is moved to a whole
/// pixel, and words look spaced out and uneven. Slight hinting keeps the fonts' own widths; that is
/// what desktops set, so it is asked for only where more was set. Must be called once GTK runs.
#[cfg(target_os = "linux")]
pub fn set_font_hinting() {
    use gtk::prelude::GtkSettingsExt;

    let Some(settings) = gtk::Settings::default() else {
        return;
    };
    let strong = ["hintmedium", "hintfull"];
    let set = settings.gtk_xft_hintstyle();
    if set.is_none_or(|style| strong.contains(&style.as_str())) {
        settings.set_gtk_xft_hintstyle(Some("hintslight"));
    }
}

/// Nothing is wanted.
#[cfg(not(target_os = "linux"))]
pub fn set_font_hinting() {}
