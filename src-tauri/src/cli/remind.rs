//! `milepost remind` and `milepost calendar`: reminders without a window.

use std::path::Path;

use milepost_core::standing::day;
use milepost_logbook::{Logbook, Teller};
use serde::Serialize;
use serde_json::json;

use super::answer::Answer;
use super::arguments::RemindTask;
use super::page::Page;
use crate::app_state::open_existing_home;
use crate::clock::Clock;
use crate::error::Refusal;
use crate::export::write_whole;
use crate::log_file;
use crate::paths::Home;
use crate::reminders::schedule::{self, Setup, Starter};
use crate::reminders::{self, DesktopNotifier, Notifier, Outcome};

/// Tells what is due, or does what else was asked about reminders.
///
/// # Errors
/// When there is no logbook, it cannot be used, or nothing can be shown.
pub fn answer(task: &RemindTask, home: &Home, clock: &Clock) -> Result<Answer, Refusal> {
    if task.install {
        return installed(schedule::install(Starter::Reminders, home));
    }
    if task.uninstall {
        return installed(schedule::remove(Starter::Reminders));
    }
    if task.test {
        return test();
    }
    let told = tell(task, home, clock);
    if let Err(refusal) = &told {
        log_file::note(&home.folder, clock, &refusal.message);
    }
    told
}

fn tell(task: &RemindTask, home: &Home, clock: &Clock) -> Result<Answer, Refusal> {
    // It neither makes a logbook nor touches what is none.
    let mut logbook = open_existing_home(home, clock)?;
    if task.list {
        return list(&logbook, clock);
    }
    // Made first, so that nobody is reminded of a copy that is about to be made.
    let run = logbook.copy_what_waits(&clock.now());
    super::second_copies::remember(&mut logbook, &run);
    for error in run.failed {
        log_file::note(&home.folder, clock, &format!("no copy was made: {error}"));
    }
    let outcome = reminders::remind(&mut logbook, clock, &DesktopNotifier, Teller::Command);
    let calendar = reminders::keep_calendar_current(&mut logbook, clock);
    let outcome = outcome?;
    let mut page = Page::new();
    match &outcome {
        Outcome::NothingDue => page.line(0, "Nothing is due."),
        Outcome::Busy => page.line(0, "Another Milepost is telling at this moment."),
        Outcome::Held { reminders } => page.line(
            0,
            &format!("Quiet hours: {reminders} held back until they are over."),
        ),
        Outcome::Told(digest) => {
            page.bold(0, &digest.title);
            digest.body.lines().for_each(|line| page.line(2, line));
        }
    }
    if calendar? {
        page.dim(0, "The calendar file was brought up to date.");
    }
    Ok(Answer::new(
        page,
        &RemindAnswer {
            format: "milepost-remind",
            version: 1,
            outcome: &outcome,
        },
    ))
}

/// What `remind --json` answers.
#[derive(Serialize)]
struct RemindAnswer<'a> {
    format: &'static str,
    version: u8,
    #[serde(flatten)]
    outcome: &'a Outcome,
}

fn list(logbook: &Logbook, clock: &Clock) -> Result<Answer, Refusal> {
    let overview = reminders::overview(logbook, clock)?;
    let mut page = Page::new();
    if overview.open.is_empty() {
        page.line(0, "Nothing is due.");
    }
    for reminder in &overview.open {
        page.bold(0, &reminder.title);
        page.line(2, &reminder.text);
    }
    if !overview.snoozed.is_empty() {
        page.heading("Snoozed");
        for it in &overview.snoozed {
            page.beside(2, &day(it.back_on), 14, &it.title);
        }
    }
    if !overview.coming.is_empty() {
        page.heading("Coming");
        for it in &overview.coming {
            let note = it.note.as_deref().map(|note| format!(" ({note})"));
            page.beside(
                2,
                &day(it.on),
                14,
                &format!("{}{}", it.title, note.unwrap_or_default()),
            );
        }
    }
    let answer = json!({
        "format": "milepost-reminders", "version": 1, "open": overview.open,
        "snoozed": overview.snoozed, "coming": overview.coming,
        "silenced": overview.silenced, "history": overview.history,
    });
    Ok(Answer::new(page, &answer))
}

fn installed(setup: Result<Setup, String>) -> Result<Answer, Refusal> {
    let setup = setup.map_err(Refusal::because)?;
    let mut page = Page::new();
    let state = if setup.on { "On" } else { "Off" };
    page.line(0, &format!("{state}: {}.", setup.means));
    if let Some(place) = &setup.place {
        page.dim(2, place);
    }
    let answer = json!({
        "format": "milepost-schedule", "version": 1, "on": setup.on,
        "means": setup.means, "place": setup.place,
    });
    Ok(Answer::new(page, &answer))
}

fn test() -> Result<Answer, Refusal> {
    DesktopNotifier
        .show(&reminders::test_message())
        .map_err(|detail| {
            Refusal::because(format!("the test reminder couldn't be shown: {detail}"))
        })?;
    let mut page = Page::new();
    page.line(0, "A test reminder was sent. Did you see it? If not:");
    let mends = reminders::mends();
    mends.iter().for_each(|mend| page.beside(2, "-", 2, mend));
    let answer = json!({ "format": "milepost-test-reminder", "version": 1, "mends": mends });
    Ok(Answer::new(page, &answer))
}

/// Writes the calendar to a file, or to standard output.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub fn calendar(
    logbook: &mut Logbook,
    file: Option<&Path>,
    force: bool,
    clock: &Clock,
) -> Result<Answer, Refusal> {
    let text = reminders::write_calendar(logbook, clock)?;
    let Some(file) = file.filter(|file| *file != Path::new("-")) else {
        return Ok(Answer::raw(text));
    };
    if file.exists() && !force {
        let message = format!("{} is already there; --force replaces it", file.display());
        return Err(Refusal::because(message));
    }
    write_whole(file, &text)?;
    let events = text.matches("BEGIN:VEVENT").count();
    let mut page = Page::new();
    page.line(0, &format!("Wrote {events} events to {}", file.display()));
    let answer = json!({
        "format": "milepost-calendar", "version": 1,
        "path": file.display().to_string(), "events": events,
    });
    Ok(Answer::new(page, &answer))
}
