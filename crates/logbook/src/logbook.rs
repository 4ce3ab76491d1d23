//! The open logbook: its file, and the doors through which it is changed and kept.

mod evidence;
mod merge;
mod reading;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use milepost_core::exchange::CameBefore;
use milepost_core::facts::Facts;
use milepost_core::reminders::calendar::Published;
use milepost_core::reminders::{Moment, Reminder};
use milepost_core::rulebook::Rulebook;
use rusqlite::{Connection, TransactionBehavior};
use tempfile::TempDir;

use crate::backup::{self, BackupCopy, CopyRun, Haste, Held as HeldByCopy, Watch, Why};
use crate::contents::{self, Contents};
use crate::error::LogbookError;
use crate::history::{self, Direction};
use crate::ids;
use crate::imports::{self, KeptMapping};
use crate::now::Now;
use crate::open::{self, BACKUP_FOLDER, FileId, Gate, Held, Origin, Purpose, Restored};
use crate::operation::{Applied, Operation};
use crate::rehearsal::{self, Rehearsal};
use crate::reminders::{self, Memory, Teller, TellingProblem, ToldDigest};
use crate::sample;
use crate::second_folder::{self, SecondCopies};
use crate::settings::{self, Draft, Settings};
use crate::tables;
use crate::transact;
use crate::vault;

/// An open logbook.
#[derive(Debug)]
pub struct Logbook {
    pub(crate) db: Connection,
    path: PathBuf,
    opened: Opened,
    gate: Gate,
    patience: Duration,
    /// The rules by which it is judged.
    rulebook: Arc<Rulebook>,
    /// The file that was opened; dropped after the connection.
    held: Option<Held>,
    /// The folder in which a file is read that cannot be read in its place.
    _apart: Option<TempDir>,
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
        open::open_file(&open::logbook_file(home), Origin::Own, Purpose::Use, now)
    }

    /// Opens the logbook in the home folder, and makes none.
    ///
    /// # Errors
    /// As [`Logbook::open`], and [`LogbookError::NoLogbook`] where there is none.
    pub fn open_existing(home: &Path, now: &Now) -> Result<Logbook, LogbookError> {
        open::open_file(
            &open::logbook_file(home),
            Origin::Own,
            Purpose::OnlyUse,
            now,
        )
    }

    /// Begins an empty logbook because the person decided so. What lies in its place and is no
    /// logbook is set aside; a logbook that can be used is opened as it is.
    ///
    /// # Errors
    /// As [`Logbook::open`].
    pub fn begin_anew(home: &Path, now: &Now) -> Result<Logbook, LogbookError> {
        open::open_file(
            &open::logbook_file(home),
            Origin::Own,
            Purpose::BeginAnew,
            now,
        )
    }

    /// Opens the sample of about `scale` facts in the home folder, in a file apart
    /// from the real one; makes and fills it where it is missing.
    ///
    /// # Errors
    /// As [`Logbook::open`].
    pub fn open_sample(home: &Path, scale: u32, now: &Now) -> Result<Logbook, LogbookError> {
        let mut logbook = open::open_file(
            &open::sample_file_of(home, scale),
            Origin::Sample,
            Purpose::Use,
            now,
        )?;
        let path = logbook.path.clone();
        if logbook.is_only_readable() {
            return Ok(logbook);
        }
        sample::fill(&mut logbook.db, scale, now.today()).map_err(|error| error.at(&path))?;
        Ok(logbook)
    }

    /// The same file once more, only to be read: a long read there keeps no change waiting here.
    ///
    /// # Errors
    /// [`LogbookError::HomeUnreadable`] where the file cannot be opened again.
    pub fn open_read_only(&self) -> Result<Logbook, LogbookError> {
        let mut beside = if self.is_only_readable() {
            open::open_to_read(&self.path)?
        } else {
            let held = open::hold(&self.path)?;
            let db = open::connect_to_read(&self.path)?;
            Logbook::of(db, &self.path, Opened::Existing, held)
        };
        beside.judge_by(self.rulebook.clone());
        Ok(beside)
    }

    /// The rules by which it is judged: those that ship with the program, until others are set.
    pub fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    /// Sets the rules by which it is judged. Nothing of them is kept in the file.
    pub fn judge_by(&mut self, rulebook: Arc<Rulebook>) {
        self.rulebook = rulebook;
    }

    /// A logbook that can be changed through this connection.
    pub(crate) fn of(db: Connection, path: &Path, opened: Opened, held: Held) -> Logbook {
        Logbook {
            opened,
            held: Some(held),
            ..Logbook::only_read(db, path, None)
        }
    }

    /// A logbook that can only be read through this connection.
    pub(crate) fn only_read(db: Connection, path: &Path, apart: Option<TempDir>) -> Logbook {
        Logbook {
            db,
            path: path.to_owned(),
            opened: Opened::Existing,
            gate: Gate::of(path),
            patience: open::PATIENCE,
            rulebook: Rulebook::built_in(),
            held: None,
            _apart: apart,
        }
    }

    /// Whether the logbook can only be read, because of its disk or its folder.
    pub fn is_only_readable(&self) -> bool {
        self.held.is_none()
    }

    /// Whether the file that was opened still lies in its place. Another one lies there after a
    /// restore over a damaged file, and none after it was moved.
    pub fn is_in_place(&self) -> bool {
        let Some(held) = &self.held else { return true };
        FileId::of(&self.path).is_ok_and(|id| id == held.id())
    }

    /// Puts a copy in the place of the logbook, which must be closed. What lies there is
    /// saved first, as a verified copy or, where it is damaged, under another name.
    ///
    /// # Errors
    /// [`LogbookError::Backup`] where the copy is not sound, [`LogbookError::NewerVersion`]
    /// where a newer Milepost wrote it; nothing is changed then.
    pub fn restore_backup(home: &Path, copy: &Path, now: &Now) -> Result<Restored, LogbookError> {
        open::restore_backup(&open::logbook_file(home), copy, now)
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
        let sql = "SELECT 1 FROM meta WHERE key = 'origin' AND value = 'sample'";
        self.read(|db| Ok(db.prepare_cached(sql)?.exists([])?))
    }

    /// How long a change waits for another program that is writing, before it is refused.
    pub fn set_patience(&mut self, patience: Duration) -> Result<(), LogbookError> {
        self.patience = patience;
        self.read(|db| Ok(db.busy_timeout(patience)?))
    }

    /// Does an operation: validates it, applies it in one transaction and records
    /// it, or changes nothing at all.
    ///
    /// # Errors
    /// [`LogbookError::Invalid`] names the field; see [`LogbookError`] for the rest.
    pub fn transact(&mut self, operation: Operation, now: &Now) -> Result<Applied, LogbookError> {
        let rulebook = self.rulebook.clone();
        self.write(|db| transact::transact(db, &rulebook, operation, now))
    }

    /// What the next undo is called: `Undo log 6.5 h at Mercy`; none when there is none.
    pub fn undo_label(&self) -> Result<Option<String>, LogbookError> {
        self.read(|db| Ok(history::label_of_next(db, Direction::Undo)?))
    }

    /// What the next redo is called: `Redo log 6.5 h at Mercy`; none when there is none.
    pub fn redo_label(&self) -> Result<Option<String>, LogbookError> {
        self.read(|db| Ok(history::label_of_next(db, Direction::Redo)?))
    }

    /// Takes the last operation back as a whole.
    ///
    /// # Errors
    /// [`LogbookError::NothingToUndo`]; [`LogbookError::Conflict`] where the file was
    /// changed by hand, and then nothing is changed.
    pub fn undo(&mut self) -> Result<Applied, LogbookError> {
        self.replay(Direction::Undo)
    }

    /// Takes this operation back and no other, by the id that [`Applied`] gave.
    ///
    /// # Errors
    /// [`LogbookError::NotTheLast`] where others came after it,
    /// [`LogbookError::UndoneAlready`], [`LogbookError::NoSuchOperation`],
    /// [`LogbookError::Conflict`]; nothing is changed then.
    pub fn undo_operation(&mut self, operation: &str) -> Result<Applied, LogbookError> {
        self.play(|db| history::take_back(db, operation))
    }

    /// Does the operation that was undone last again.
    ///
    /// # Errors
    /// [`LogbookError::NothingToRedo`]; [`LogbookError::Conflict`] as for undo.
    pub fn redo(&mut self) -> Result<Applied, LogbookError> {
        self.replay(Direction::Redo)
    }

    /// What the window remembers.
    pub fn settings(&self) -> Result<Settings, LogbookError> {
        self.read(settings::read)
    }

    /// Saves what the window remembers. This is not undone.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), LogbookError> {
        self.write(|db| settings::write(db, settings))
    }

    /// What came of the last rehearsal of a restore; none where there was none.
    pub fn rehearsal(&self) -> Result<Option<Rehearsal>, LogbookError> {
        self.read(rehearsal::read)
    }

    /// Keeps what came of a rehearsal. This is not undone.
    pub fn keep_rehearsal(&mut self, rehearsal: &Rehearsal) -> Result<(), LogbookError> {
        self.write(|db| rehearsal::write(db, rehearsal))
    }

    /// Whether a copy holds the same changes as the logbook does now.
    pub fn holds_the_same(&self, copy: &Path) -> Result<bool, LogbookError> {
        self.read(|db| backup::holds_the_same(db, copy))
    }

    /// How much of this logbook a copy holds; none where the copy cannot be read.
    pub fn held_by(&self, copy: &Path) -> Result<Option<HeldByCopy>, LogbookError> {
        self.read(|db| backup::held(db, copy))
    }

    /// What its second folder holds, or held when it was there last; none where there is no
    /// second folder, or nothing was copied into it yet.
    pub fn second_copies(&self) -> Result<Option<SecondCopies>, LogbookError> {
        let Some(folder) = self.settings()?.copies_folder else {
            return Ok(None);
        };
        self.read(|db| {
            let there = second_folder::look(db, &self.path, &folder);
            let held = match there {
                Some(held) => Some(held),
                None if Path::new(&folder).is_dir() => None,
                None => second_folder::remembered(db, &folder)?,
            };
            held.map(|it| it.beside(db)).transpose()
        })
    }

    /// Remembers what the second folder holds, for when it is not there. This is not undone.
    pub fn remember_second_copies(&mut self) -> Result<(), LogbookError> {
        let Some(folder) = self.settings()?.copies_folder else {
            return Ok(());
        };
        let path = self.path.clone();
        let known = self.read(|db| second_folder::remembered(db, &folder))?;
        let held = self.read(|db| Ok(second_folder::look(db, &path, &folder)))?;
        match held {
            Some(held) if known.as_ref() != Some(&held) => {
                self.write(|db| second_folder::remember(db, &held))
            }
            _ => Ok(()),
        }
    }

    /// How many changes this logbook holds.
    pub fn changes(&self) -> Result<u32, LogbookError> {
        let sql = "SELECT count(*) FROM operations WHERE state = 'done'";
        self.read(|db| Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?))
    }

    /// The forms that were begun and not saved.
    pub fn drafts(&self) -> Result<Vec<Draft>, LogbookError> {
        self.read(settings::drafts)
    }

    /// Keeps what was typed into a form, or lets it go. This is not undone.
    pub fn keep_draft(&mut self, form: &str, typed: Option<&str>) -> Result<(), LogbookError> {
        self.write(|db| settings::keep_draft(db, form, typed))
    }

    /// What the next telling of reminders must know.
    pub fn reminder_memory(&self) -> Result<Memory, LogbookError> {
        let folders = self.folders_of_copies();
        self.read(|db| reminders::memory(db, &backup::unsaved(db, &self.path, &folders)?))
    }

    /// The day of the last change that was made until now. What a clock that ran ahead said
    /// of later ones says nothing.
    pub fn last_change_until(&self, now: &Now) -> Result<Option<NaiveDate>, LogbookError> {
        self.read(|db| Ok(reminders::last_change_until(db, now)?))
    }

    /// The day of the first change that no whole copy holds.
    pub fn unsaved_since(&self) -> Result<Option<NaiveDate>, LogbookError> {
        Ok(self.reminder_memory()?.unsaved_since)
    }

    /// Records that these reminders were shown. This is not undone.
    pub fn record_told(
        &mut self,
        tell: &[Reminder],
        teller: Teller,
        now: &Now,
    ) -> Result<(), LogbookError> {
        self.write(|db| reminders::record(db, tell, teller, now))
    }

    /// Notes since when the quiet hours hold reminders back.
    pub fn hold_reminders(&mut self, since: Option<Moment>) -> Result<(), LogbookError> {
        self.write(|db| reminders::hold(db, since))
    }

    /// Notes why reminders could not be shown, or that they can be.
    pub fn note_reminder_problem(
        &mut self,
        problem: Option<&TellingProblem>,
    ) -> Result<(), LogbookError> {
        self.write(|db| reminders::note_problem(db, problem))
    }

    /// The messages that were shown last, newest first.
    pub fn told_digests(&self, limit: u32) -> Result<Vec<ToldDigest>, LogbookError> {
        self.read(|db| reminders::digests(db, limit))
    }

    /// The calendar's events as they were published last.
    pub fn published_events(&self) -> Result<Vec<Published>, LogbookError> {
        self.read(reminders::published)
    }

    /// Keeps the calendar's events as they are published now.
    pub fn keep_published_events(&mut self, events: &[Published]) -> Result<(), LogbookError> {
        self.write(|db| reminders::keep_published(db, events))
    }

    /// Adds facts from a file as one operation that can be undone.
    ///
    /// # Errors
    /// As [`Logbook::transact`]; a field is named with the fact's place in the list
    /// of all facts, parents before children.
    pub fn import_facts(&mut self, facts: Facts, now: &Now) -> Result<Applied, LogbookError> {
        self.transact(Operation::Import(facts.into_list()), now)
    }

    /// What became of rows of sheets that came in before, by their prints.
    pub fn came_before(&self, prints: &[String]) -> Result<Vec<Option<CameBefore>>, LogbookError> {
        self.read(|db| imports::came_before(db, prints))
    }

    /// How the columns of sheets were understood before, the last used first.
    pub fn mappings(&self) -> Result<Vec<KeptMapping>, LogbookError> {
        self.read(imports::mappings)
    }

    /// Keeps how the columns of a sheet were understood. This is not undone.
    pub fn keep_mapping(&mut self, mapping: &KeptMapping) -> Result<(), LogbookError> {
        self.write(|db| imports::keep(db, mapping))
    }

    /// A new id for a fact.
    pub fn new_id(now: &Now) -> String {
        ids::new_id(now)
    }

    /// Everything, as the facts format writes it.
    pub fn export_facts(&self) -> Result<Facts, LogbookError> {
        self.facts()
    }

    /// Copies the file into the folder and verifies the copy by opening it.
    ///
    /// # Errors
    /// [`LogbookError::Backup`] where the copy could not be made or is not sound.
    pub fn back_up(&self, folder: &Path, now: &Now) -> Result<BackupCopy, LogbookError> {
        self.read(|db| {
            backup::copy_file(db, &self.path, folder, Why::Asked.word(), now, &mut |_| {
                ControlFlow::Continue(())
            })
        })
    }

    /// Keeps verified copies in the folder `backups` beside the file, and in the second folder
    /// that the settings name: one when something changed since the newest copy, which is then
    /// half an hour old or older. Older copies are thinned to the usual limits. Nothing is
    /// copied while nothing is recorded, and nothing of a sample.
    pub fn keep_copies(&self, now: &Now) -> CopyRun {
        self.keep(Haste::Soon, now)
    }

    /// As [`Logbook::keep_copies`], for a command that somebody waits for: only what is half an
    /// hour old or older and lies in no copy makes one.
    pub fn copy_what_waits(&self, now: &Now) -> CopyRun {
        self.keep(Haste::Later, now)
    }

    fn keep(&self, haste: Haste, now: &Now) -> CopyRun {
        let mut run = CopyRun::default();
        match self.has_something_to_copy() {
            Ok(false) => return run,
            Ok(true) => {}
            Err(error) => run.failed.push(error),
        }
        for folder in self.folders_of_copies() {
            if backup::is_away(&folder, &self.path) {
                run.away.push(folder);
                continue;
            }
            match self.read(|db| backup::keep(db, &self.path, &folder, haste, now)) {
                Ok(made) => run.made.extend(made),
                Err(error) => run.failed.push(error),
            }
        }
        run
    }

    /// Makes verified copies now, in the folder `backups` beside the file and in the second
    /// folder that the settings name. Whoever watches hears how far it is and may stop it.
    pub fn copy_now(&self, now: &Now, watch: Watch<'_>) -> CopyRun {
        let mut run = CopyRun::default();
        for folder in self.folders_of_copies() {
            let why = Why::Asked.word();
            if backup::is_away(&folder, &self.path) {
                run.away.push(folder);
                continue;
            }
            let copied =
                self.read(|db| backup::copy_file(db, &self.path, &folder, why, now, &mut *watch));
            match copied {
                Ok(copy) => run.made.push(copy),
                Err(error) => run.failed.push(error),
            }
        }
        run
    }

    /// Where copies go: beside the file, and to the second folder that the settings name.
    fn folders_of_copies(&self) -> Vec<PathBuf> {
        let second = self.settings().ok().and_then(|it| it.copies_folder);
        [self.path.with_file_name(BACKUP_FOLDER)]
            .into_iter()
            .chain(second.map(PathBuf::from))
            .collect()
    }

    fn has_something_to_copy(&self) -> Result<bool, LogbookError> {
        Ok(!self.is_only_readable() && !self.is_sample()? && self.count()? > 0)
    }

    /// What the logbook holds: for a comparison with a copy.
    pub fn contents(&self) -> Result<Contents, LogbookError> {
        self.read(|db| Ok(contents::read(db, &self.path)?))
    }

    /// Reads the whole file and all evidence, and reports damage; an empty list means that it is sound.
    pub fn verify(&self) -> Result<Vec<String>, LogbookError> {
        self.read(|db| {
            let mut found = backup::damage(db)?;
            found.extend(backup::flaws(db)?);
            let rows = tables::unreadable(db)?;
            found.extend(rows.iter().map(ToString::to_string));
            found.extend(self.vault().flaws_of(&vault::shown(db)?));
            Ok(found)
        })
    }

    /// A number that differs from the last one when another program has changed the file.
    pub fn data_version(&self) -> Result<i32, LogbookError> {
        self.read(|db| Ok(db.query_row("PRAGMA data_version", [], |row| row.get(0))?))
    }

    /// Reads within one view of the file, whatever others write meanwhile.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, LogbookError>,
    ) -> Result<T, LogbookError> {
        let answer = match self.db.unchecked_transaction() {
            Ok(_view) => read(&self.db),
            Err(error) => Err(error.into()),
        };
        answer.map_err(|error| error.at(&self.path))
    }

    /// Changes the file, or nothing. Who puts another file in its place waits meanwhile, so
    /// that nothing is acknowledged that lies only in a file set aside.
    fn write<T>(
        &mut self,
        write: impl FnOnce(&mut Connection) -> Result<T, LogbookError>,
    ) -> Result<T, LogbookError> {
        let path = || self.path.clone();
        let Some(held) = &self.held else {
            return Err(LogbookError::OnlyReadable { path: path() });
        };
        let same = || FileId::of(&self.path).is_ok_and(|id| id == held.id());
        let _pass = self.gate.pass(self.patience)?;
        if !same() {
            return Err(LogbookError::Replaced { path: path() });
        }
        let written = write(&mut self.db).map_err(|error| error.at(&self.path))?;
        // Somebody may have moved it by hand in between.
        if !same() {
            return Err(LogbookError::Replaced { path: path() });
        }
        Ok(written)
    }

    fn replay(&mut self, direction: Direction) -> Result<Applied, LogbookError> {
        self.play(|db| history::replay_next(db, direction))
    }

    fn play(
        &mut self,
        play: impl FnOnce(&Connection) -> Result<Applied, LogbookError>,
    ) -> Result<Applied, LogbookError> {
        self.write(|db| {
            let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let applied = play(&transaction)?;
            transaction.commit()?;
            Ok(applied)
        })
    }
}
