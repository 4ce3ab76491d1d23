//! What the window brings in: one file or paste at a time, read here and never by the page.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};

use milepost_core::exchange::RowState;
use milepost_logbook::{Applied, logbook_file};

use super::{AppState, FileKind};
use crate::brought;
use crate::error::Refusal;
use crate::exchange::door::{self, Arrival};
use crate::exchange::look::{Source, read_paste};
use crate::exchange::session::{ImportAsk, ImportSession, Retyped};
use crate::exchange::shown::{ImportRow, ImportShown};
use crate::exchange::take_out::TakenOut;

/// What is open to be brought in, and how many files did before.
#[derive(Debug, Default)]
pub(super) struct Importing {
    session: Option<ImportSession>,
    number: u32,
    /// The files that were dropped together and wait for their turn.
    waiting: VecDeque<PathBuf>,
    /// How many were dropped together, and which of them is open.
    files: u32,
    at: u32,
    /// Why the file that the program was started with could not be taken in.
    refused: Option<Refusal>,
}

impl AppState {
    /// Takes a file in from outside; answers the place of the page that shows it.
    ///
    /// # Errors
    /// When it is nothing that can come in, or no logbook is open.
    pub fn receive(&self, file: &Path) -> Result<String, Refusal> {
        match door::look_at(file)? {
            Arrival::Rows(source) => {
                self.begin_import(*source)?;
                Ok("import".to_owned())
            }
            Arrival::Certificate(file) => self.lay_certificates(&[file]),
            Arrival::Copy(copy) => {
                let place = brought::place_of(&copy, &logbook_file(&self.folder()));
                Ok(place.unwrap_or_else(|| "safety".to_owned()))
            }
            Arrival::RulePack(pack) => brought::place_of_rules(&pack).ok_or_else(|| {
                Refusal::because("choose the rule pack under Rulebook, Update rules…")
            }),
        }
    }

    /// Takes several files in, one after the other: the first is shown, the others wait until it
    /// came in or was let go.
    ///
    /// # Errors
    /// As [`AppState::receive`], for the first that can come in.
    pub fn receive_sheets(&self, mut files: Vec<PathBuf>) -> Result<String, Refusal> {
        // Of an export of our own, what others refer to comes first.
        let refers = |file: &PathBuf| {
            let stem = file.file_stem().and_then(|stem| stem.to_str());
            !matches!(stem, Some("positions" | "courses"))
        };
        files.sort_by_key(refers);
        {
            let mut importing = self.importing();
            importing.files = u32::try_from(files.len()).unwrap_or(u32::MAX);
            importing.at = 0;
            importing.waiting = files.into();
        }
        match self.receive_next() {
            true => Ok("import".to_owned()),
            false => Err(self.importing().refused.take().unwrap_or_else(nothing)),
        }
    }

    /// Opens the next of the files that wait, and says of those before it why they cannot come
    /// in. Answers whether one is open.
    fn receive_next(&self) -> bool {
        let mut why_not = Vec::new();
        loop {
            let next = {
                let mut importing = self.importing();
                let next = importing.waiting.pop_front();
                importing.at += u32::from(next.is_some());
                next
            };
            let Some(file) = next else { break };
            let opened = match door::look_at(&file) {
                Ok(Arrival::Rows(source)) => self.open_import(*source).map(drop),
                Ok(_) => Err(Refusal::because(format!(
                    "{}: no sheet; drop it by itself",
                    file.display()
                ))),
                Err(refusal) => Err(refusal),
            };
            match opened {
                Ok(()) => {
                    self.importing().refused = said(&why_not);
                    return true;
                }
                Err(refusal) => why_not.push(refusal.message),
            }
        }
        let mut importing = self.importing();
        (importing.files, importing.at) = (0, 0);
        importing.refused = said(&why_not);
        false
    }

    /// Takes in the file that the program was started with; the page hears why not when it asks.
    pub fn receive_first(&self, file: &Path) {
        if let Err(refusal) = self.receive_all(&[file.to_owned()]) {
            self.importing().refused = Some(refusal);
        }
    }

    /// Asks the person for a file and takes it in; none when they decide not to.
    ///
    /// # Errors
    /// As [`AppState::receive`].
    pub fn choose_import(&self) -> Result<Option<String>, Refusal> {
        let file = self.platform.ask_for_sheet();
        file.map(|file| self.receive(&file)).transpose()
    }

    /// Takes in what was pasted.
    ///
    /// # Errors
    /// When it holds nothing that can come in, or no logbook is open.
    pub fn paste_import(&self, html: Option<&str>, text: &str) -> Result<ImportShown, Refusal> {
        self.begin_import(read_paste(html, text)?)
    }

    /// Opens one alone: what waited is forgotten.
    fn begin_import(&self, source: Source) -> Result<ImportShown, Refusal> {
        {
            let mut importing = self.importing();
            importing.waiting.clear();
            (importing.files, importing.at) = (0, 0);
        }
        self.open_import(source)
    }

    fn open_import(&self, source: Source) -> Result<ImportShown, Refusal> {
        let mut importing = self.importing();
        let number = importing.number + 1;
        let today = self.clock.today();
        let session = self.read(|logbook| ImportSession::begin(number, source, logbook, today))?;
        importing.number = number;
        importing.session = Some(session);
        importing.shown().ok_or_else(nothing)
    }

    /// Asks where, and writes the rows that stay out, each with why; none when the person decides
    /// not to.
    ///
    /// # Errors
    /// When nothing is open, or the file cannot be written.
    pub fn import_left_out(&self) -> Result<Option<TakenOut>, Refusal> {
        let name = self.in_import(|session| Ok(session.left_out_name()))?;
        let Some(path) = self.platform.ask_where_to_save(&name, FileKind::Hours) else {
            return Ok(None);
        };
        self.in_import(|session| session.save_left_out(&path))
            .map(Some)
    }

    /// What is open; none where nothing is.
    ///
    /// # Errors
    /// Once, why the file that the program was started with could not be taken in.
    pub fn import_shown(&self) -> Result<Option<ImportShown>, Refusal> {
        let mut importing = self.importing();
        match importing.refused.take() {
            Some(refusal) => Err(refusal),
            None => Ok(importing.shown()),
        }
    }

    /// Looks again, as the person says now.
    ///
    /// # Errors
    /// As [`ImportSession::look`], and when nothing is open.
    pub fn import_look(&self, ask: ImportAsk) -> Result<ImportShown, Refusal> {
        let today = self.clock.today();
        self.in_import(|session| self.read(|logbook| session.look(ask, logbook, today)))?;
        self.importing().shown().ok_or_else(nothing)
    }

    /// Writes a cell anew and looks again.
    ///
    /// # Errors
    /// As [`ImportSession::retype`], and when nothing is open.
    pub fn import_retype(&self, cell: &Retyped) -> Result<ImportShown, Refusal> {
        let today = self.clock.today();
        self.in_import(|session| self.read(|logbook| session.retype(cell, logbook, today)))?;
        self.importing().shown().ok_or_else(nothing)
    }

    /// Rows from one place on, of those in a state.
    ///
    /// # Errors
    /// when nothing is open, or the logbook cannot be read.
    pub fn import_rows(
        &self,
        only: Option<RowState>,
        from: u32,
        limit: u32,
    ) -> Result<Vec<ImportRow>, Refusal> {
        self.in_import(|session| self.with(|logbook| session.rows(logbook, only, from, limit)))
    }

    /// The place of the next row in a state; none where there is none.
    ///
    /// # Errors
    /// when nothing is open.
    pub fn import_next(&self, state: RowState, from: u32) -> Result<Option<u32>, Refusal> {
        self.in_import(|session| Ok(session.first_of(state, from)))
    }

    /// Brings in what comes, as one operation; the next of the files that wait is open then, or
    /// nothing.
    ///
    /// # Errors
    /// As [`ImportSession::commit`]; it stays open then.
    pub fn import_commit(&self) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let applied = {
            let mut importing = self.importing();
            let session = importing.session.as_mut().ok_or_else(nothing)?;
            let applied = self.with(|logbook| session.commit(logbook, &now))?;
            importing.session = None;
            applied
        };
        self.receive_next();
        Ok(applied)
    }

    /// Closes it; nothing came in. The next of the files that wait is open then, or nothing.
    pub fn import_leave(&self) {
        self.importing().session = None;
        self.receive_next();
    }

    fn in_import<T>(
        &self,
        work: impl FnOnce(&mut ImportSession) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        work(self.importing().session.as_mut().ok_or_else(nothing)?)
    }

    /// Locked before the reader and the session, never after them.
    fn importing(&self) -> MutexGuard<'_, Importing> {
        self.importing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Importing {
    /// What is open, with its turn among the files that were dropped together.
    fn shown(&self) -> Option<ImportShown> {
        let mut shown = self.session.as_ref().map(ImportSession::shown)?;
        if self.files > 1 {
            let next = self.waiting.front().and_then(|file| file.file_name());
            let next = next.map(|name| format!("; next: {}", name.to_string_lossy()));
            shown.turn = Some(format!(
                "File {} of {}{}",
                self.at,
                self.files,
                next.unwrap_or_default()
            ));
        }
        Some(shown)
    }
}

/// Why files could not come in, as one refusal.
fn said(why_not: &[String]) -> Option<Refusal> {
    (!why_not.is_empty()).then(|| Refusal::because(why_not.join("\n")))
}

fn nothing() -> Refusal {
    Refusal::because("there is nothing to import; choose a file, or paste rows")
}
