//! What the running program holds: its clock, its home and the open logbook.

mod along;
mod certificates;
mod copies;
mod documents;
mod evidence;
mod importing;
mod prefetch;
mod reading;
mod rules;
mod taking_out;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milepost_core::reminders::Digest;
use milepost_logbook::{Logbook, LogbookError, Progress, Settings, remains_of};
use serde::{Deserialize, Serialize};
use specta::Type;

use self::along::Brought;
pub use self::along::{Beside, BroughtIn, Chosen, Opened, WordHint, word_hints};
use self::importing::Importing;
pub use self::prefetch::FirstAnswers;
use self::prefetch::Prefetched;
use self::reading::Reader;
use crate::certificates::CertificateDesk;
use crate::certificates::desk::Tell;
use crate::clock::Clock;
use crate::error::{Code, Refusal};
use crate::kept::KeptReader;
use crate::news::{self, News};
use crate::paths::Home;
use crate::reminders::schedule::{Setup, Starter};
use crate::rules::{InUse, Offer, RulesInUse, in_use};
use crate::safety::{CopyTrouble, SetAside};
use crate::zoom::ZoomStep;

/// The state behind every command of the window.
pub struct AppState {
    clock: Clock,
    platform: Arc<dyn Platform>,
    session: Mutex<Session>,
    reader: Mutex<Reader>,
    importing: Mutex<Importing>,
    certificates: CertificateDesk,
    kept: KeptReader,
    /// Whether the copies that are being made are to stop.
    stop: AtomicBool,
    /// A logbook that the person chose to bring in.
    brought: Mutex<Brought>,
}

/// What the system around the window does for it; tests bring their own.
pub trait Platform: Send + Sync {
    /// Asks the person where to save a file; none when they decide not to.
    fn ask_where_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf>;

    /// Asks the person for a folder; none when they decide not to.
    fn ask_for_folder(&self, title: &str) -> Option<PathBuf>;

    /// Asks the person for a copy of a logbook; none when they decide not to.
    fn ask_for_copy(&self) -> Option<PathBuf>;

    /// Asks the person for a rule pack; none when they decide not to.
    fn ask_for_rule_pack(&self) -> Option<PathBuf>;

    /// Asks the person for a sheet, or anything else that can come in; none when they decide
    /// not to.
    fn ask_for_sheet(&self) -> Option<PathBuf>;

    /// Asks the person for certificates; none when they decide not to.
    fn ask_for_certificates(&self) -> Vec<PathBuf>;

    /// Asks the person for files to keep with a record; none when they decide not to.
    fn ask_for_files_to_keep(&self) -> Vec<PathBuf>;

    /// Tells the window that something on the desk of certificates is different.
    fn certificates_changed(&self);

    /// Tells the window how far a copy is.
    fn copying(&self, progress: Progress);

    /// Shows a file in its folder, in the system's own file manager.
    ///
    /// # Errors
    /// What the system said when it could not.
    fn reveal(&self, path: &Path) -> Result<(), String>;

    /// Opens an address in the person's browser.
    ///
    /// # Errors
    /// What the system said when it could not.
    fn browse(&self, url: &str) -> Result<(), String>;

    /// Draws the page in another size; answers the size, in percent.
    ///
    /// # Errors
    /// What the system said when it could not.
    fn zoom(&self, step: ZoomStep) -> Result<u16, String>;

    /// Asks for a printer in the system's own dialog, and prints what the page shows on paper.
    ///
    /// # Errors
    /// What the system said when it could not.
    fn print(&self) -> Result<(), String>;

    /// Shows a notification.
    ///
    /// # Errors
    /// Why it could not be shown, and what would mend it.
    fn notify(&self, message: &Digest) -> Result<(), String>;

    /// Whether there is an icon in the tray that stays when the window is closed.
    fn has_tray(&self) -> bool;

    /// Whether a starter is installed.
    fn setup(&self, starter: Starter) -> Setup;

    /// Installs a starter, or removes it.
    ///
    /// # Errors
    /// What could not be done, in words.
    fn set_up(&self, starter: Starter, home: &Home, wanted: Wanted) -> Result<Setup, String>;
}

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A facts file.
    Facts,
    /// Hours, as a spreadsheet.
    Hours,
    /// A calendar.
    Calendar,
    /// A contact for the address book.
    Contact,
    /// A pack.
    Pack,
    /// The words that open a pack.
    Words,
    /// A workbook.
    Workbook,
    /// A text to read.
    Text,
    /// A packed file.
    Packed,
    /// A document.
    Document,
    /// The original of a file that is kept.
    Original,
}

/// Whether something is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// What another program has done to the logbook's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Nothing.
    Same,
    /// It has changed what is in it.
    Changed,
    /// It has put another file in its place.
    Replaced,
}

/// Which logbook lies open, or why none does.
struct Session {
    home: Home,
    logbook: Result<Logbook, Trouble>,
    /// Whether it was closed because it is damaged, and the window has not been told.
    given_up: bool,
    /// The file's number when it was last looked at; another one tells of another program's change.
    seen: Option<i32>,
    /// What went wrong with copies last.
    copy_trouble: CopyTrouble,
    /// A copy that the person chose in a dialog, and may restore.
    chosen: Option<PathBuf>,
    /// What the window opens with.
    prefetched: Option<Prefetched>,
    /// The rules in use.
    rules: InUse,
    /// What a newer program brought, until it was seen.
    news: Option<News>,
    /// A rule pack that the person looks at, and may take.
    offered: Option<Offer>,
}

/// The first thing that the window learns. It is always answered.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Start {
    /// What the program takes for today.
    pub today: chrono::NaiveDate,
    /// The program's version.
    pub version: String,
    /// The logbook's file.
    pub file_path: String,
    /// The folder that it lies in.
    pub home: String,
    /// Whether this is the sample and not the user's own logbook.
    pub sample: bool,
    /// What the window remembers.
    pub settings: Settings,
    /// What the next undo is called.
    pub undo: Option<String>,
    /// What the next redo is called.
    pub redo: Option<String>,
    /// Whether nothing has been recorded yet.
    pub empty: bool,
    /// The file's number, which another program's change makes another; none where none is open.
    pub file_number: Option<i32>,
    /// The rules in use.
    pub rules: RulesInUse,
    /// What a newer program brought since the last window here; none once it was seen.
    pub news: Option<News>,
    /// Why no logbook is open.
    pub trouble: Option<Trouble>,
}

/// Why no logbook is open, and what there is instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Trouble {
    /// What sort of trouble.
    pub kind: TroubleKind,
    /// In a few words.
    pub title: String,
    /// What happened and what would mend it.
    pub detail: String,
    /// The files of earlier times that were set aside and lie beside, unchanged: the last first.
    pub set_aside: Vec<SetAside>,
    /// The newest whole copy.
    pub newest_backup: Option<String>,
    /// The command that leads back, for a terminal.
    pub command: String,
}

/// The sorts of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TroubleKind {
    /// The folder cannot be made or used.
    Home,
    /// The file comes from a newer program.
    NewerVersion,
    /// There was a logbook, and its file is gone or empty.
    Lost,
    /// The file is no logbook, or is damaged so that it cannot be opened.
    Unusable,
    /// The disk or the folder can only be read.
    OnlyReadable,
    /// The folder is synced by a cloud service.
    Synced,
    /// The file is damaged.
    Damaged,
    /// Another program holds the file.
    Locked,
    /// Anything else.
    Other,
}

impl AppState {
    /// Opens the home's logbook, or keeps the reason why it could not be opened.
    pub fn open(home: Home, clock: Clock, platform: Arc<dyn Platform>) -> AppState {
        let logbook = open_logbook(&home, &clock);
        let session = Session {
            rules: in_use(&home.folder),
            offered: None,
            news: news::in_home(&home.folder),
            seen: version(&logbook),
            copy_trouble: CopyTrouble::default(),
            chosen: None,
            prefetched: None,
            given_up: false,
            logbook,
            home,
        };
        let heard = Arc::clone(&platform);
        let tell: Tell = Arc::new(move || heard.certificates_changed());
        AppState {
            kept: KeptReader::new(tell.clone()),
            certificates: CertificateDesk::new(tell),
            clock,
            platform,
            session: Mutex::new(session),
            reader: Mutex::new(None),
            importing: Mutex::default(),
            stop: AtomicBool::new(false),
            brought: Mutex::default(),
        }
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The certificates that came in and are on their way to being credits.
    pub fn desk_of_certificates(&self) -> &CertificateDesk {
        &self.certificates
    }

    /// What the system does for the window.
    pub fn platform(&self) -> &dyn Platform {
        &*self.platform
    }

    /// Draws the page in another size; answers the size, in percent.
    ///
    /// # Errors
    /// What the system said when it could not.
    pub fn zoom(&self, step: ZoomStep) -> Result<u16, Refusal> {
        self.platform.zoom(step).map_err(Refusal::because)
    }

    /// Asks for a printer, and prints what the page shows on paper. No file is written.
    ///
    /// # Errors
    /// When the system has no dialog for it.
    pub fn print(&self) -> Result<(), Refusal> {
        self.platform.print().map_err(Refusal::because)
    }

    /// Does something with the open logbook that is soon done; the next change waits for it.
    /// What reads all of it is for [`AppState::read`].
    ///
    /// # Errors
    /// [`Code::NoLogbook`] when none is open; else what the work itself refuses.
    pub fn with<T, E: Into<Refusal>>(
        &self,
        work: impl FnOnce(&mut Logbook) -> Result<T, E>,
    ) -> Result<T, Refusal> {
        let answer = match &mut self.session().logbook {
            Ok(logbook) => work(logbook).map_err(Into::into),
            Err(trouble) => Err(Refusal {
                code: Code::NoLogbook,
                message: trouble.detail.clone(),
                field: None,
            }),
        };
        match &answer {
            Err(refusal) if refusal.code == Code::Replaced => {
                self.reopen();
            }
            Err(refusal) if refusal.code == Code::Damaged => self.give_up(),
            _ => {}
        }
        answer
    }

    /// Closes a file of which a part cannot be read: what is there must not be taken for all, and
    /// nothing more is written into it. The window then shows the way back.
    fn give_up(&self) {
        let mut session = self.session();
        // The sample is made anew by itself.
        if session.home.sample.is_some() || session.logbook.is_err() {
            return;
        }
        let error = LogbookError::Damaged {
            path: milepost_logbook::logbook_file(&session.home.folder),
            detail: "a part of it can't be read".to_owned(),
        };
        session.logbook = Err(told(&session.home, &error));
        session.given_up = true;
    }

    /// The home, while its logbook is open.
    pub fn home(&self) -> Option<Home> {
        let session = self.session();
        session.logbook.is_ok().then(|| session.home.clone())
    }

    /// The folder of the home, whether its logbook could be opened or not.
    pub fn folder(&self) -> PathBuf {
        self.session().home.folder.clone()
    }

    /// Closes the open logbook and opens the sample, or the user's own again.
    pub fn turn_to(&self, sample: Option<u32>) -> Start {
        let ((), start) = self.swap(|session, clock| {
            session.home.sample = sample;
            session.logbook = open_logbook(&session.home, clock);
        });
        start
    }

    /// Begins an empty logbook because the person decided so; what lies in its place and
    /// cannot be used is set aside.
    pub fn begin_anew(&self) -> Start {
        let ((), start) = self.swap(|session, clock| {
            session.home.sample = None;
            // Closed first, so that nothing holds on to what is set aside.
            session.logbook = Err(closed("An empty logbook is being started"));
            session.logbook = Logbook::begin_anew(&session.home.folder, &clock.now())
                .map(|logbook| judged(logbook, &session.home))
                .map_err(|error| told(&session.home, &error));
        });
        start
    }

    /// Notes that what a newer program brought was seen.
    pub fn news_seen(&self) {
        let mut session = self.session();
        news::note(&session.home.folder);
        session.news = None;
    }

    /// Tries once more to open the logbook.
    pub fn reopen(&self) -> Start {
        let ((), start) =
            self.swap(|session, clock| session.logbook = open_logbook(&session.home, clock));
        start
    }

    /// Closes the logbook before the program ends: what lies in its write-ahead log goes into the
    /// file, which is whole by itself then and can be copied alone.
    pub fn close(&self) {
        let _ = self.swap(|session, _| session.logbook = Err(closed("Milepost is closing")));
    }

    /// What another program has done to the file since this was last asked. Where another file
    /// lies in its place, as after a restore over a damaged one, that one is opened.
    pub fn look_at_file(&self) -> Seen {
        if std::mem::take(&mut self.session().given_up) {
            return Seen::Replaced;
        }
        let replaced = matches!(&self.session().logbook, Ok(logbook) if !logbook.is_in_place());
        if replaced {
            log::warn!("another file is in the logbook's place; it is opened");
            self.reopen();
            return Seen::Replaced;
        }
        let other_rules = self.heed_other_rules();
        let mut session = self.session();
        let found = version(&session.logbook);
        let seen = std::mem::replace(&mut session.seen, found);
        match other_rules || found.is_some() && seen != found {
            true => Seen::Changed,
            false => Seen::Same,
        }
    }

    /// Whether another program has changed the file since this was last asked.
    pub fn changed_elsewhere(&self) -> bool {
        self.look_at_file() != Seen::Same
    }

    /// What the window learns first.
    pub fn start(&self) -> Start {
        self.describe(&self.session())
    }

    /// Opens another logbook, or the same one again; nobody reads the one before meanwhile.
    fn swap<T>(&self, open: impl FnOnce(&mut Session, &Clock) -> T) -> (T, Start) {
        let mut reader = self.reader();
        let mut session = self.session();
        *reader = None;
        session.prefetched = None;
        // What was matched with another logbook's credits is not matched with these.
        self.certificates.clear();
        self.kept.clear();
        let opened = open(&mut session, &self.clock);
        session.seen = version(&session.logbook);
        (opened, self.describe(&session))
    }

    fn describe(&self, session: &Session) -> Start {
        let (sample, folder) = (session.home.sample.is_some(), &session.home.folder);
        let file = match &session.logbook {
            Ok(logbook) => logbook.path().to_path_buf(),
            Err(_) if sample => milepost_logbook::sample_file(folder),
            Err(_) => milepost_logbook::logbook_file(folder),
        };
        let mut start = Start {
            today: self.clock.today(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            file_path: file.display().to_string(),
            home: folder.display().to_string(),
            sample,
            settings: Settings::default(),
            undo: None,
            redo: None,
            empty: true,
            file_number: version(&session.logbook),
            rules: session.rules.on(self.clock.today()),
            news: session.news.clone().filter(|_| !sample),
            trouble: None,
        };
        start.trouble = match &session.logbook {
            Ok(logbook) => read_into(&mut start, logbook)
                .err()
                .map(|e| trouble(&session.home, &e)),
            Err(trouble) => Some(trouble.clone()),
        };
        start
    }

    fn reader(&self) -> MutexGuard<'_, Reader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        // A panic in one command leaves the logbook whole: its transaction was rolled back.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the logbook that the home means.
///
/// # Errors
/// As [`Logbook::open`].
pub fn open_home(home: &Home, clock: &Clock) -> Result<Logbook, LogbookError> {
    let logbook = match home.sample {
        Some(scale) => Logbook::open_sample(&home.folder, scale, &clock.now()),
        None => Logbook::open(&home.folder, &clock.now()),
    };
    Ok(judged(logbook?, home))
}

/// Opens the logbook that the home means where there is one, and makes none; the sample is made.
///
/// # Errors
/// As [`Logbook::open_existing`].
pub fn open_existing_home(home: &Home, clock: &Clock) -> Result<Logbook, LogbookError> {
    match home.sample {
        Some(_) => open_home(home, clock),
        None => Ok(judged(
            Logbook::open_existing(&home.folder, &clock.now())?,
            home,
        )),
    }
}

/// The logbook with the rules in use.
fn judged(mut logbook: Logbook, home: &Home) -> Logbook {
    logbook.judge_by(in_use(&home.folder).rulebook);
    logbook
}

#[expect(
    clippy::result_large_err,
    reason = "it happens once a start, and the page shows all of it"
)]
fn open_logbook(home: &Home, clock: &Clock) -> Result<Logbook, Trouble> {
    open_home(home, clock).map_err(|error| told(home, &error))
}

/// Writes down why the logbook could not be opened, and says it.
fn told(home: &Home, error: &LogbookError) -> Trouble {
    log::warn!("the logbook couldn't be opened: {error}");
    trouble(home, error)
}

/// What stands in the logbook's place while it is closed, and why.
fn closed(because: &str) -> Trouble {
    Trouble {
        kind: TroubleKind::Other,
        title: because.to_owned(),
        detail: format!("{because}; try again in a moment"),
        set_aside: Vec::new(),
        newest_backup: None,
        command: String::new(),
    }
}

/// The file's number, which another program's change makes another.
fn version(logbook: &Result<Logbook, Trouble>) -> Option<i32> {
    logbook
        .as_ref()
        .ok()
        .and_then(|logbook| logbook.data_version().ok())
}

fn read_into(start: &mut Start, logbook: &Logbook) -> Result<(), LogbookError> {
    start.settings = logbook.settings()?;
    start.undo = logbook.undo_label()?;
    start.redo = logbook.redo_label()?;
    start.empty = logbook.count()? == 0;
    Ok(())
}

fn trouble(home: &Home, error: &LogbookError) -> Trouble {
    let (kind, title) = match error {
        LogbookError::HomeMissing { .. } => (TroubleKind::Home, "The folder can't be made"),
        LogbookError::HomeUnreadable { .. } => (TroubleKind::Home, "The folder can't be used"),
        LogbookError::NewerVersion { .. } => (
            TroubleKind::NewerVersion,
            "This logbook comes from a newer Milepost",
        ),
        LogbookError::Synced { .. } => (TroubleKind::Synced, "A cloud service syncs this folder"),
        LogbookError::Lost(lost) if lost.empty => (TroubleKind::Lost, "Your logbook file is empty"),
        LogbookError::Lost(_) => (TroubleKind::Lost, "Your logbook file isn’t where it was"),
        LogbookError::Unusable(_) => (TroubleKind::Unusable, "Your logbook file can’t be read"),
        LogbookError::CannotMigrate { .. } => (
            TroubleKind::Unusable,
            "Your logbook file can’t be brought up to date",
        ),
        LogbookError::OnlyReadable { .. } => {
            (TroubleKind::OnlyReadable, "The logbook can only be read")
        }
        LogbookError::Damaged { .. } => (TroubleKind::Damaged, "Your logbook file is damaged"),
        LogbookError::Locked { .. } => (TroubleKind::Locked, "Another program is using the file"),
        _ => (TroubleKind::Other, "The logbook couldn't be opened"),
    };
    let remains = remains_of(&home.folder);
    // The window shows beside it where the file lies and which copy is the newest.
    let detail = match error {
        LogbookError::Lost(_) => "Nothing was started over and nothing was deleted.".to_owned(),
        LogbookError::Unusable(unusable) => format!(
            "Milepost can’t use it: {}. It hasn’t been touched.",
            unusable.reason
        ),
        LogbookError::Damaged { .. } => "A part of it can’t be read, so nothing is worked out \
             from the rest. It hasn’t been touched."
            .to_owned(),
        _ => error.to_string(),
    };
    let place = match home.usual {
        true => String::new(),
        false => format!(" --home \"{}\"", home.folder.display()),
    };
    Trouble {
        kind,
        title: title.to_owned(),
        detail,
        set_aside: remains
            .set_aside
            .iter()
            .map(|it| SetAside::of(it))
            .collect(),
        newest_backup: remains.newest_copy.map(|path| path.display().to_string()),
        command: format!("milepost{place} restore latest"),
    }
}
