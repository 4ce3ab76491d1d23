//! The system's notifications.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use milepost_core::reminders::Digest;
use notify_rust::{Notification, Timeout};

/// The program's name for the system, as in `tauri.conf.json`.
#[cfg(any(windows, target_os = "macos"))]
const IDENTIFIER: &str = "org.milepost.logbook";

/// How long the notification service may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Shows messages; tests bring their own.
pub trait Notifier: Send + Sync {
    /// Shows a message.
    ///
    /// # Errors
    /// Why it could not be shown, and what would mend it, in words.
    fn show(&self, message: &Digest) -> Result<(), String>;
}

/// The desktop's own notifications.
#[derive(Debug, Clone, Copy, Default)]
pub struct DesktopNotifier;

impl Notifier for DesktopNotifier {
    fn show(&self, message: &Digest) -> Result<(), String> {
        let message = message.clone();
        let (done, answer) = mpsc::channel();
        // The service may never answer; waiting for it must not.
        thread::spawn(move || {
            let _ = done.send(show(&message));
        });
        match answer.recv_timeout(PATIENCE) {
            Ok(shown) => shown,
            Err(_) => Err("the notification service doesn't answer".to_owned()),
        }
    }
}

fn show(message: &Digest) -> Result<(), String> {
    let mut notification = Notification::new();
    notification
        .appname("Milepost")
        .summary(&message.title)
        .body(&body(&message.body))
        .timeout(if message.late {
            Timeout::Never
        } else {
            Timeout::Default
        });
    decorate(&mut notification);
    notification
        .show()
        .map(drop)
        .map_err(|error| explained(&error.to_string()))
}

/// What each system wants to know besides.
#[cfg(all(unix, not(target_os = "macos")))]
fn decorate(notification: &mut Notification) {
    use notify_rust::Hint;

    use crate::system::DESKTOP_NAME;

    notification
        .icon("milepost")
        .hint(Hint::DesktopEntry(DESKTOP_NAME.to_owned()))
        .hint(Hint::Category("reminder".to_owned()));
}

/// Windows shows nothing under a name that it does not know; an installed program has one.
#[cfg(windows)]
fn decorate(notification: &mut Notification) {
    let installed = std::env::current_exe().is_ok_and(|path| {
        let built = ["\\target\\debug\\", "\\target\\release\\"];
        !built
            .iter()
            .any(|folder| path.display().to_string().contains(folder))
    });
    if installed {
        notification.app_id(IDENTIFIER);
    }
}

#[cfg(target_os = "macos")]
fn decorate(_: &mut Notification) {
    // Named once a process; that it is named already is no error.
    let _ = notify_rust::set_application(IDENTIFIER);
}

/// Services that understand markup take `&` and `<` for it.
#[cfg(all(unix, not(target_os = "macos")))]
fn body(text: &str) -> String {
    let marked = notify_rust::get_capabilities()
        .is_ok_and(|capabilities| capabilities.iter().any(|it| it == "body-markup"));
    match marked {
        true => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;"),
        false => text.to_owned(),
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn body(text: &str) -> String {
    text.to_owned()
}

/// What the system said, with what would mend it.
fn explained(error: &str) -> String {
    let lower = error.to_lowercase();
    if lower.contains("serviceunknown") || lower.contains("was not provided by any") {
        return "this desktop runs no notification service; install one, such as dunst or mako"
            .to_owned();
    }
    let no_bus = [
        "no such file",
        "connection refused",
        "autolaunch",
        "dbus_session_bus_address",
        "i/o error",
        "input/output",
    ];
    if cfg!(target_os = "linux") && no_bus.iter().any(|words| lower.contains(words)) {
        return format!(
            "there is no message bus for this session ({error}); reminders need a desktop session"
        );
    }
    error.to_owned()
}

/// The message of the test button.
pub fn test_message() -> Digest {
    Digest {
        title: "Milepost: a test reminder".to_owned(),
        body: "If you can read this, reminders reach you. Say so in Settings.".to_owned(),
        late: false,
    }
}

/// What to try on this system when the test reminder was not seen.
pub fn mends() -> Vec<String> {
    let mends: &[&str] = if cfg!(target_os = "macos") {
        &[
            "System Settings, Notifications, Milepost: allow notifications, as banners or alerts.",
            "Turn off Focus (Do Not Disturb) in the menu bar.",
            "macOS shows nothing for a program that is not signed: install Milepost from its package, and open it from Applications.",
        ]
    } else if cfg!(windows) {
        &[
            "Settings, System, Notifications: turn them on, and Milepost in the list below.",
            "Turn off Do not disturb, and Focus while it runs.",
            "Windows shows nothing for a program that is not installed: install Milepost with its setup program.",
        ]
    } else {
        &[
            "Turn off Do Not Disturb in the desktop’s notification list.",
            "GNOME and KDE: Settings, Notifications: allow Milepost.",
            "A desktop without a notification service (some window managers) needs one, such as dunst or mako.",
        ]
    };
    mends.iter().map(|mend| (*mend).to_owned()).collect()
}
