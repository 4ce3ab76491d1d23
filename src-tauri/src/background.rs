//! What the running program does every few minutes: it keeps copies up to date, and tells
//! reminders through the same function as `milepost remind`.

use std::thread;
use std::time::Duration;

use milepost_core::reminders::Digest;
use milepost_logbook::Teller;
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

use crate::app_state::{AppState, Platform, open_home};
use crate::events::CopiesChanged;
use crate::reminders::{self, Notifier, Outcome};
use crate::{opening, tray};

/// How long after the start the first look is taken, so that the window comes first.
const BEFORE_THE_FIRST: Duration = Duration::from_secs(3);
/// How often is looked. Stages are days, so minutes are soon enough; after sleep the next
/// look comes within this time.
const EVERY: Duration = Duration::from_secs(300);

/// Begins to look, in a thread of its own.
pub fn begin<R: Runtime>(app: AppHandle<R>) {
    let looking = thread::Builder::new().name("remind".into()).spawn(move || {
        thread::sleep(BEFORE_THE_FIRST);
        loop {
            look(&app);
            thread::sleep(EVERY);
        }
    });
    if let Err(error) = looking {
        log::warn!("the running program will not remind: {error}");
    }
}

/// Tells what is due. On a connection of its own, so that a notification service that is
/// slow to answer does not hold up the window.
fn look<R: Runtime>(app: &AppHandle<R>) {
    let Some(app_state) = app.try_state::<AppState>() else {
        return;
    };
    // Nobody is reminded of what the sample makes up.
    let Some(home) = app_state.home().filter(|home| home.sample.is_none()) else {
        return;
    };
    // Made first, so that nobody is reminded of a copy that is about to be made.
    let copied = app_state.keep_copies();
    let rehearsed = app_state.rehearse_monthly();
    if (copied || rehearsed)
        && let Err(error) = CopiesChanged.emit(app)
    {
        log::warn!("the window wasn't told of a copy: {error}");
    }
    let teller = match opening::is_open(app) {
        true => Teller::Window,
        false => Teller::Tray,
    };
    let told = open_home(&home, app_state.clock())
        .map_err(Into::into)
        .and_then(|mut logbook| {
            let notifier = Through(app_state.platform());
            let told = reminders::remind(&mut logbook, app_state.clock(), &notifier, teller);
            if let Err(refusal) = reminders::keep_calendar_current(&mut logbook, app_state.clock())
            {
                log::warn!("the calendar file isn't up to date: {}", refusal.message);
            }
            told
        });
    match told {
        Ok(Outcome::Told(digest)) => log::info!("told {} lines", digest.body.lines().count()),
        Ok(_) => {}
        Err(refusal) => log::warn!("{}", refusal.message),
    }
    tray::refresh(app);
}

/// The window's platform as what shows messages.
struct Through<'a>(&'a dyn Platform);

impl Notifier for Through<'_> {
    fn show(&self, message: &Digest) -> Result<(), String> {
        self.0.notify(message)
    }
}
