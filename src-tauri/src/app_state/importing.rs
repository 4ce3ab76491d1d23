//! What the window brings in: one file or paste at a time, read here and never by the page.

use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use milepost_core::exchange::RowState;
use milepost_logbook::{Applied, logbook_file};

use super::AppState;
use crate::brought;
use crate::error::Refusal;
use crate::exchange::door::{self, Arrival};
use crate::exchange::look::{Source, read_paste};
use crate::exchange::session::{ImportAsk, ImportSession, Retyped};
use crate::exchange::shown::{ImportRow, ImportShown};

/// What is open to be brought in, and how many files did before.
#[derive(Debug, Default)]
pub(super) struct Importing {
    session: Option<ImportSession>,
    number: u32,
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

    fn begin_import(&self, source: Source) -> Result<ImportShown, Refusal> {
        let mut importing = self.importing();
        let number = importing.number + 1;
        let today = self.clock.today();
        let session = self.read(|logbook| ImportSession::begin(number, source, logbook, today))?;
        importing.number = number;
        Ok(importing.session.insert(session).shown())
    }

    /// What is open; none where nothing is.
    ///
    /// # Errors
    /// Once, why the file that the program was started with could not be taken in.
    pub fn import_shown(&self) -> Result<Option<ImportShown>, Refusal> {
        let mut importing = self.importing();
        match importing.refused.take() {
            Some(refusal) => Err(refusal),
            None => Ok(importing.session.as_ref().map(ImportSession::shown)),
        }
    }

    /// Looks again, as the person says now.
    ///
    /// # Errors
    /// As [`ImportSession::look`], and when nothing is open.
    pub fn import_look(&self, ask: ImportAsk) -> Result<ImportShown, Refusal> {
        let today = self.clock.today();
        self.in_import(|session| {
            self.read(|logbook| session.look(ask, logbook, today))?;
            Ok(session.shown())
        })
    }

    /// Writes a cell anew and looks again.
    ///
    /// # Errors
    /// As [`ImportSession::retype`], and when nothing is open.
    pub fn import_retype(&self, cell: &Retyped) -> Result<ImportShown, Refusal> {
        let today = self.clock.today();
        self.in_import(|session| {
            self.read(|logbook| session.retype(cell, logbook, today))?;
            Ok(session.shown())
        })
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

    /// Brings in what comes, as one operation; nothing is open then.
    ///
    /// # Errors
    /// As [`ImportSession::commit`]; it stays open then.
    pub fn import_commit(&self) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let mut importing = self.importing();
        let session = importing.session.as_mut().ok_or_else(nothing)?;
        let applied = self.with(|logbook| session.commit(logbook, &now))?;
        importing.session = None;
        Ok(applied)
    }

    /// Closes it; nothing came in.
    pub fn import_leave(&self) {
        self.importing().session = None;
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

fn nothing() -> Refusal {
    Refusal::because("there is nothing to import; choose a file, or paste rows")
}
