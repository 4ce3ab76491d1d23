//! Copies of the open logbook: keeping them, making one now, and putting one in its place.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use milepost_core::assess::assess;
use milepost_logbook::{
    BACKUP_FOLDER, CopyRun, Held, Logbook, LogbookError, Rehearsal, SameStanding, Settings,
    evidence_lacking, facts_of, held_alone, newest_backup, second_folder_of,
};

use super::{AppState, Session, Start, open_home, open_logbook};
use crate::clock::Clock;
use crate::error::{Code, Refusal};
use crate::safety::{self, Copied, Preview, Safety};

/// How often a copy is rehearsed by itself.
const REHEARSED_EVERY_DAYS: i64 = 30;

impl AppState {
    /// Keeps copies up to date; answers whether any was made. A copy that cannot be made is no
    /// reason to stop working: the window says so, and the log says why.
    pub fn keep_copies(&self) -> bool {
        let Some(mut logbook) = self.another() else {
            return false;
        };
        let run = logbook.keep_copies(&self.clock.now());
        remember_second_copies(&mut logbook);
        if let Err(error) = logbook.sweep_evidence() {
            log::warn!("evidence that nothing needs couldn't be looked for: {error}");
        }
        let any = !run.made.is_empty() || !run.failed.is_empty();
        self.note(&run);
        any
    }

    /// Makes copies now, and says on the way how far they are.
    ///
    /// # Errors
    /// When none could be made, or they were stopped.
    pub fn copy_now(&self) -> Result<Safety, Refusal> {
        let Some(mut logbook) = self.another() else {
            return Err(self.no_logbook());
        };
        self.stop.store(false, Ordering::Relaxed);
        let run = logbook.copy_now(&self.clock.now(), &mut |progress| {
            self.platform.copying(progress);
            match self.stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        remember_second_copies(&mut logbook);
        self.note(&run);
        match run.failed.into_iter().next() {
            Some(error) if run.made.is_empty() => Err(error.into()),
            _ => Ok(self.safety()),
        }
    }

    /// Stops the copies that are being made; nothing is left of a half one.
    pub fn stop_copying(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// The copies and what is to be said of them, whether or not a logbook is open.
    pub fn safety(&self) -> Safety {
        let session = self.session();
        let settings = session.logbook.as_ref().ok().map(Logbook::settings);
        let second = settings.and_then(Result::ok).map_or_else(
            || second_folder_of(&session.home.folder),
            |settings| settings.copies_folder,
        );
        let rehearsal = session.logbook.as_ref().ok().map(Logbook::rehearsal);
        let safety = safety::look(
            &session.home.folder,
            second.as_deref(),
            session.copy_trouble.clone(),
            session.home.sample.is_some(),
            &self.clock,
        );
        let mut safety = Safety {
            rehearsal: rehearsal.and_then(Result::ok).flatten(),
            ..safety
        };
        match &session.logbook {
            Ok(logbook) => say_what_is_held(&mut safety, logbook, &self.clock),
            Err(_) => say_what_is_known(&mut safety),
        }
        safety::put_together(&mut safety);
        safety
    }

    /// Restores the newest copy in a place apart, judges it, and compares its standing with the
    /// logbook's own. What came of it is kept and shown.
    ///
    /// # Errors
    /// When there is no copy yet, or the logbook cannot be read or written.
    pub fn rehearse(&self) -> Result<Safety, Refusal> {
        let Some(mut logbook) = self.another() else {
            return Err(self.no_logbook());
        };
        let folder = logbook.path().with_file_name(BACKUP_FOLDER);
        let newest = newest_backup(&folder)
            .ok_or_else(|| Refusal::because("there is no copy yet; Copy now makes one"))?;
        let today = self.clock.today();
        let same = logbook.holds_the_same(&newest.path);
        let rehearsal = match facts_of(&newest.path) {
            Err(error) => Rehearsal {
                on: today,
                facts: 0,
                files: 0,
                standing: SameStanding::Other,
                failure: Some(error.to_string()),
            },
            Ok(facts) => {
                let of_copy = assess(&facts, logbook.rulebook(), today);
                let standing = match same? {
                    false => SameStanding::Older,
                    true if of_copy == assess(&logbook.facts()?, logbook.rulebook(), today) => {
                        SameStanding::Same
                    }
                    true => SameStanding::Other,
                };
                let lacking = evidence_lacking(&newest.path)?;
                Rehearsal {
                    on: today,
                    facts: u32::try_from(facts.len()).unwrap_or(u32::MAX),
                    files: u32::try_from(facts.evidence.len()).unwrap_or(u32::MAX),
                    standing,
                    failure: (!lacking.is_empty()).then(|| lacking.join("; ")),
                }
            }
        };
        logbook.keep_rehearsal(&rehearsal)?;
        Ok(self.safety())
    }

    /// Rehearses where the last time is a month ago, or a day that has not come; answers whether
    /// it did. What goes wrong is kept and shown, and is no reason to stop working.
    pub fn rehearse_monthly(&self) -> bool {
        let last = self.with(|logbook| logbook.rehearsal()).ok().flatten();
        let today = self.clock.today();
        let due = last.is_none_or(|last| {
            let days = (today - last.on).num_days();
            !(0..REHEARSED_EVERY_DAYS).contains(&days)
        });
        let done = due.then(|| self.rehearse());
        if let Some(Err(refusal)) = &done {
            log::info!("no copy was rehearsed: {}", refusal.message);
        }
        matches!(done, Some(Ok(_)))
    }

    /// What a copy holds, beside what the logbook holds now. Without a path the person is asked
    /// for a file; none when they decide not to.
    ///
    /// # Errors
    /// When the copy is no sound logbook, or is none of those that were shown or chosen.
    pub fn preview(&self, path: Option<PathBuf>) -> Result<Option<Preview>, Refusal> {
        let path = match path {
            Some(path) => path,
            None => match self.platform.ask_for_copy() {
                Some(chosen) => {
                    self.session().chosen = Some(chosen.clone());
                    chosen
                }
                None => return Ok(None),
            },
        };
        self.expect_offered(&path)?;
        let copy = milepost_logbook::contents_of(&path)?;
        let now = self.with(|logbook| logbook.contents()).ok();
        Ok(Some(Preview {
            path: path.display().to_string(),
            copy,
            now,
        }))
    }

    /// Puts a copy in the place of the user's own logbook, which is saved first. What the window
    /// remembers stays as it is.
    ///
    /// # Errors
    /// When the copy is no sound logbook, or is none of those that were shown or chosen; nothing
    /// is changed then.
    pub fn restore(&self, path: &Path) -> Result<Start, Refusal> {
        self.expect_offered(path)?;
        let (restored, start) = self.swap(|session, clock| {
            session.home.sample = None;
            let remembered = session.logbook.as_ref().ok().map(Logbook::settings);
            // The file must be closed; whatever comes of the restore, it is opened again.
            session.logbook = Err(super::closed("A copy is being restored"));
            let restored = Logbook::restore_backup(&session.home.folder, path, &clock.now());
            session.logbook = open_logbook(&session.home, clock);
            if let (Some(Ok(settings)), Ok(_)) = (remembered, &restored) {
                remember(session, &settings);
            }
            restored
        });
        restored?;
        Ok(start)
    }

    /// Chooses a second folder for copies and makes the first one there; none when the person
    /// decides not to.
    ///
    /// # Errors
    /// When nothing can be written there, or it is the folder that has the copies already.
    pub fn choose_copies_folder(&self) -> Result<Option<Safety>, Refusal> {
        let title = "A second folder for copies";
        let Some(folder) = self.platform.ask_for_folder(title) else {
            return Ok(None);
        };
        let home = self.session().home.folder.clone();
        if folder == home || folder == home.join(BACKUP_FOLDER) {
            let message = "copies are already kept beside the logbook; choose a folder on another \
                           disk, on a USB drive, or one that a cloud service syncs";
            return Err(Refusal::because(message));
        }
        expect_writable(&folder)?;
        self.with(|logbook| {
            let settings = Settings {
                copies_folder: Some(folder.display().to_string()),
                ..logbook.settings()?
            };
            logbook.save_settings(&settings)
        })?;
        self.keep_copies();
        Ok(Some(self.safety()))
    }

    /// Shows a copy, or a folder of copies, in the system's file manager.
    ///
    /// # Errors
    /// When it is none of those that are shown here.
    pub fn reveal(&self, path: &Path) -> Result<(), Refusal> {
        if !safety::is_shown(&self.safety(), path) {
            return Err(Refusal::because(
                "only the logbook and its copies are shown",
            ));
        }
        self.platform.reveal(path).map_err(Refusal::because)
    }

    /// The own logbook once more, so that a long copy keeps nobody waiting.
    pub(super) fn another(&self) -> Option<Logbook> {
        let home = {
            let session = self.session();
            if session.logbook.is_err() || session.home.sample.is_some() {
                return None;
            }
            session.home.clone()
        };
        match open_home(&home, &self.clock) {
            Ok(logbook) => Some(logbook),
            Err(error) => {
                log::warn!("the logbook couldn't be opened to copy it: {error}");
                None
            }
        }
    }

    fn note(&self, run: &CopyRun) {
        for copy in &run.made {
            log::info!("copied to {}", copy.path.display());
        }
        for error in &run.failed {
            log::warn!("no copy was made: {error}");
        }
        let mut session = self.session();
        let beside = session.home.folder.join(BACKUP_FOLDER);
        for copy in &run.made {
            match copy.path.parent() == Some(&beside) {
                true => session.copy_trouble.here = None,
                false => session.copy_trouble.second = None,
            }
        }
        for error in &run.failed {
            match error {
                LogbookError::Stopped => {}
                // A file in the folder, or the folder itself.
                // The page says which folder; the file's name on the way is nobody's business.
                LogbookError::Backup { path, detail } if !path.starts_with(&beside) => {
                    session.copy_trouble.second = Some(detail.clone());
                }
                LogbookError::Backup { detail, .. } => {
                    session.copy_trouble.here = Some(detail.clone());
                }
                error => session.copy_trouble.here = Some(error.to_string()),
            }
        }
    }

    fn expect_offered(&self, path: &Path) -> Result<(), Refusal> {
        let chosen = self.session().chosen.as_deref() == Some(path);
        if chosen || safety::is_shown(&self.safety(), path) {
            return Ok(());
        }
        Err(Refusal::because("only a copy that was chosen is restored"))
    }

    pub(super) fn no_logbook(&self) -> Refusal {
        match &self.session().logbook {
            Err(trouble) => Refusal {
                code: Code::NoLogbook,
                message: trouble.detail.clone(),
                field: None,
            },
            Ok(_) => Refusal::because("the sample isn't copied; close it first"),
        }
    }
}

/// Says of each copy how much of the logbook it holds. What cannot be read stays unsaid.
fn say_what_is_held(safety: &mut Safety, logbook: &Logbook, clock: &Clock) {
    safety.changes = logbook.changes().ok();
    (safety.files, safety.files_bytes) = logbook.evidence_in_all().unwrap_or_default();
    for copy in &mut safety.copies {
        let held = logbook.held_by(Path::new(&copy.path)).ok().flatten();
        say_of(copy, held);
    }
    let Some(second) = &mut safety.second else {
        return;
    };
    if let Ok(Some(held)) = logbook.second_copies() {
        second.copies = held.copies;
        second.newest = safety::made_at(held.made_at_millis, clock);
        second.behind = held.behind;
    } else if second.reachable {
        // It is there, and holds nothing of this logbook.
        second.behind = safety.changes;
    }
}

/// Says what each copy says of itself, where there is no logbook to hold it against.
fn say_what_is_known(safety: &mut Safety) {
    for copy in &mut safety.copies {
        say_of(copy, held_alone(Path::new(&copy.path)));
    }
}

fn say_of(copy: &mut Copied, held: Option<Held>) {
    copy.changes = held.map(|it| it.changes);
    copy.files = held.map(|it| it.files);
    copy.behind = held.and_then(|it| it.behind);
}

/// What the second folder holds is shown when it is not there, too.
fn remember_second_copies(logbook: &mut Logbook) {
    if let Err(error) = logbook.remember_second_copies() {
        log::warn!("what the second folder holds couldn't be remembered: {error}");
    }
}

/// A folder counts as writable once something was written there.
fn expect_writable(folder: &Path) -> Result<(), Refusal> {
    let probe = folder.join(format!(".milepost-{}.part", std::process::id()));
    let tried = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    tried.map_err(|error| {
        let folder = folder.display();
        Refusal::because(format!(
            "can't write to {folder}: {error}; choose another folder"
        ))
    })
}

fn remember(session: &mut Session, settings: &Settings) {
    let saved = match &mut session.logbook {
        Ok(logbook) => logbook.save_settings(settings),
        Err(_) => Ok(()),
    };
    if let Err(error) = saved {
        log::warn!("the settings couldn't be kept over the restore: {error}");
    }
}
