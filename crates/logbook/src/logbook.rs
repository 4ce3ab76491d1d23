//! The open logbook: its file, and the doors through which it is read and changed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use milepost_core::facts::Facts;
use rusqlite::Connection;

use crate::backup::BackupCopy;
use crate::error::LogbookError;
use crate::fact::{Fact, FactKey};
use crate::filter::{LogFilter, LogPage};
use crate::history::{Amendment, Removed};
use crate::now::Now;
use crate::operation::{Applied, Operation};
use crate::reads::{DayTotal, SearchHit, Suggestions, UsualDay, WeekGrid};
use crate::settings::Settings;

/// An open logbook.
#[derive(Debug)]
pub struct Logbook {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    pub(crate) opened: Opened,
}

/// What opening did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The file was there and up to date.
    Existing,
    /// There was no file; an empty logbook was made.
    Created,
    /// The file was brought up to date from an older format.
    Migrated {
        /// The version that it had.
        from: i64,
        /// The version that it has now.
        to: i64,
        /// The copy that was made before.
        copy: PathBuf,
    },
}

impl Logbook {
    /// Opens the logbook in the home folder; makes folder and file where missing.
    ///
    /// # Errors
    /// See [`LogbookError`]: the folder cannot be made or used, the file is of a
    /// newer version (untouched), is no logbook (set aside), or is locked.
    pub fn open(home: &Path, now: &Now) -> Result<Logbook, LogbookError> {
        let _ = (home, now);
        unimplemented!()
    }

    /// Opens the sample logbook in the home folder, apart from the real one;
    /// makes it with about `scale` facts where missing or of another scale.
    ///
    /// # Errors
    /// As [`Logbook::open`].
    pub fn open_sample(home: &Path, scale: u32, now: &Now) -> Result<Logbook, LogbookError> {
        let _ = (home, scale, now);
        unimplemented!()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What opening did.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Whether this is the sample and not the user's own logbook.
    pub fn is_sample(&self) -> Result<bool, LogbookError> {
        unimplemented!()
    }

    /// How long a change waits for another program that is writing, before it is refused.
    pub fn set_patience(&self, patience: Duration) -> Result<(), LogbookError> {
        Ok(self.db.busy_timeout(patience)?)
    }

    /// Does an operation: validates it, applies it in one transaction and records
    /// it, or changes nothing at all.
    ///
    /// # Errors
    /// [`LogbookError::Invalid`] names the field; see [`LogbookError`] for the rest.
    pub fn transact(&mut self, operation: Operation, now: &Now) -> Result<Applied, LogbookError> {
        let _ = (operation, now);
        unimplemented!()
    }

    /// What the next undo is called: `Undo log 6.5 h at Mercy`; none when there is none.
    pub fn undo_label(&self) -> Result<Option<String>, LogbookError> {
        unimplemented!()
    }

    /// What the next redo is called: `Redo log 6.5 h at Mercy`; none when there is none.
    pub fn redo_label(&self) -> Result<Option<String>, LogbookError> {
        unimplemented!()
    }

    /// Takes the last operation back as a whole.
    pub fn undo(&mut self) -> Result<Applied, LogbookError> {
        unimplemented!()
    }

    /// Does the operation that was undone last again.
    pub fn redo(&mut self) -> Result<Applied, LogbookError> {
        unimplemented!()
    }

    /// How a fact came to be what it is, oldest first.
    pub fn history_of(&self, key: &FactKey) -> Result<Vec<Amendment>, LogbookError> {
        let _ = key;
        unimplemented!()
    }

    /// Facts that were removed and can be restored, the last removed first.
    pub fn removed(&self, limit: u32) -> Result<Vec<Removed>, LogbookError> {
        let _ = limit;
        unimplemented!()
    }

    /// Everything.
    pub fn facts(&self) -> Result<Facts, LogbookError> {
        unimplemented!()
    }

    /// Everything but entries and study entries.
    pub fn records(&self) -> Result<Facts, LogbookError> {
        unimplemented!()
    }

    /// One fact; none where there is none with this key.
    pub fn fact(&self, key: &FactKey) -> Result<Option<Fact>, LogbookError> {
        let _ = key;
        unimplemented!()
    }

    /// How many facts there are.
    pub fn count(&self) -> Result<u32, LogbookError> {
        unimplemented!()
    }

    /// One page of the log, newest first.
    pub fn log_page(
        &self,
        filter: &LogFilter,
        today: NaiveDate,
        offset: u32,
        limit: u32,
    ) -> Result<LogPage, LogbookError> {
        let _ = (filter, today, offset, limit);
        unimplemented!()
    }

    /// The week that contains the day, from Monday on.
    pub fn week(&self, day: NaiveDate, today: NaiveDate) -> Result<WeekGrid, LogbookError> {
        let _ = (day, today);
        unimplemented!()
    }

    /// The totals of each day that has any, first to last day included.
    pub fn day_totals(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<DayTotal>, LogbookError> {
        let _ = (from, to);
        unimplemented!()
    }

    /// What quick logging would fill in on a day; none without an open position.
    pub fn usual_day(&self, day: NaiveDate) -> Result<Option<UsualDay>, LogbookError> {
        let _ = day;
        unimplemented!()
    }

    /// What was typed before, for completing.
    pub fn suggestions(&self) -> Result<Suggestions, LogbookError> {
        unimplemented!()
    }

    /// Facts that contain words beginning with the typed ones, best first.
    /// Any text may be typed.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<SearchHit>, LogbookError> {
        let _ = (text, limit);
        unimplemented!()
    }

    /// What the window remembers.
    pub fn settings(&self) -> Result<Settings, LogbookError> {
        unimplemented!()
    }

    /// Saves what the window remembers. This is not undone.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), LogbookError> {
        let _ = settings;
        unimplemented!()
    }

    /// Adds facts from a file as one operation that can be undone.
    pub fn import_facts(&mut self, facts: Facts, now: &Now) -> Result<Applied, LogbookError> {
        let _ = (facts, now);
        unimplemented!()
    }

    /// Everything, as the facts format writes it.
    pub fn export_facts(&self) -> Result<Facts, LogbookError> {
        self.facts()
    }

    /// Copies the file into the folder and verifies the copy by opening it.
    pub fn back_up(&self, folder: &Path, now: &Now) -> Result<BackupCopy, LogbookError> {
        let _ = (folder, now);
        unimplemented!()
    }

    /// Reads the whole file and reports damage; an empty list means that it is sound.
    pub fn verify(&self) -> Result<Vec<String>, LogbookError> {
        unimplemented!()
    }

    /// A number that differs from the last one when another program has changed the file.
    pub fn data_version(&self) -> Result<i32, LogbookError> {
        unimplemented!()
    }
}
