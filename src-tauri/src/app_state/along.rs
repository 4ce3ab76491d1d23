//! Taking the open logbook along, and bringing one in that was taken along.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use milepost_logbook::{Contents, Differing, Logbook, Merge, StaysOut};
use milepost_pack::Passphrase;
use serde::Serialize;
use specta::Type;

use super::{AppState, FileKind, Start, closed, open_logbook};
use crate::along::{self, Along, Arrived, Had, PackWritten, Ready};
use crate::error::Refusal;
use crate::export::write_whole;

/// A file or folder that the person chose, and what was read of it.
#[derive(Debug, Default)]
pub(super) struct Brought {
    path: Option<PathBuf>,
    ready: Option<Ready>,
}

/// What a person chose to bring in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Chosen {
    /// Where it lies.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its size; none for a folder.
    pub bytes: Option<u32>,
    /// Whether words open it.
    pub locked: bool,
}

/// What is in it, and what would come of bringing it in.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Opened {
    /// What it holds.
    pub contents: Contents,
    /// How it compares with what is here; none where nothing is here yet.
    pub beside: Option<Beside>,
}

/// How another logbook compares with the one that is here.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Beside {
    /// How many facts would come in.
    pub missing: u32,
    /// How many are the same in both.
    pub same: u32,
    /// What both hold and say differently.
    pub differ: Vec<Differing>,
    /// What would stay out, and why.
    pub left: Vec<StaysOut>,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BroughtIn {
    /// What the window shows from now on.
    pub start: Start,
    /// In words: `Imported 14 facts from laptop.milepost-pack`; none where nothing was missing.
    pub label: Option<String>,
    /// Evidence files that did not come along.
    pub lacking: Vec<String>,
}

/// A word that is not on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WordHint {
    /// Its place, counted from 1.
    pub place: u32,
    /// What was meant; none where nothing is near.
    pub meant: Option<String>,
}

impl AppState {
    /// What would go along.
    ///
    /// # Errors
    /// When no logbook is open, or it is the sample.
    pub fn what_goes_along(&self) -> Result<Along, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| along::what_goes(logbook, today))
    }

    /// Asks where, and saves the words there, apart from what they lock; none when the person
    /// decides not to.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_words(&self, words: &str) -> Result<Option<String>, Refusal> {
        let name = "milepost-six-words.txt";
        let Some(path) = self.platform.ask_where_to_save(name, FileKind::Words) else {
            return Ok(None);
        };
        write_whole(&path, &along::words_to_keep(words))?;
        Ok(Some(path.display().to_string()))
    }

    /// Asks where, and writes everything into one file; none when the person decides not to.
    ///
    /// # Errors
    /// When it cannot be written; nothing is left of it then.
    pub fn write_pack(&self, words: Option<&str>) -> Result<Option<PackWritten>, Refusal> {
        let name = self.what_goes_along()?.name;
        let Some(path) = self.platform.ask_where_to_save(&name, FileKind::Pack) else {
            return Ok(None);
        };
        let lock = words.map(Passphrase::typed);
        let Some(logbook) = self.another() else {
            return Err(self.no_logbook());
        };
        along::pack(&logbook, lock.as_ref(), &path, &self.clock).map(Some)
    }

    /// Asks for a pack or a copy, or for a folder; none when the person decides not to.
    ///
    /// # Errors
    /// When it holds nothing of a logbook, in one sentence.
    pub fn choose_logbook(&self, folder: bool) -> Result<Option<Chosen>, Refusal> {
        let path = match folder {
            true => self.platform.ask_for_folder("The folder of a logbook"),
            false => self.platform.ask_for_copy(),
        };
        path.map(|path| self.bring(&path)).transpose()
    }

    /// Takes a path that the person chose.
    fn bring(&self, path: &Path) -> Result<Chosen, Refusal> {
        let locked = matches!(along::what_is(path)?, Had::Locked(_));
        let about = path.metadata().ok().filter(|about| about.is_file());
        *self.brought() = Brought {
            path: Some(path.to_path_buf()),
            ready: None,
        };
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(Chosen {
            path: path.display().to_string(),
            name: name.to_string_lossy().into_owned(),
            bytes: about.map(|about| u32::try_from(about.len()).unwrap_or(u32::MAX)),
            locked,
        })
    }

    /// Opens what was chosen, with its words where it is locked. Nothing is changed yet.
    ///
    /// # Errors
    /// When the words do not open it, or it is no sound logbook.
    pub fn open_brought(&self, words: Option<&str>) -> Result<Opened, Refusal> {
        let Some(path) = self.brought().path.clone() else {
            return Err(Refusal::because("choose a file or a folder first"));
        };
        let words = words.map(Passphrase::typed);
        let ready = along::ready(&path, words.as_ref(), &self.folder())?;
        let beside = match self.holds_anything() {
            true => {
                let merge = self.read(|logbook| logbook.compare_with(&ready.logbook))?;
                Some(Beside::of(merge))
            }
            false => None,
        };
        let contents = ready.contents.clone();
        self.brought().ready = Some(ready);
        Ok(Opened { contents, beside })
    }

    /// Brings in what was opened: as the logbook where none is here, else what is missing.
    ///
    /// # Errors
    /// When nothing was opened before, or nothing can be written; nothing is changed then.
    pub fn take_brought(&self) -> Result<BroughtIn, Refusal> {
        let Some(ready) = self.brought().ready.take() else {
            return Err(Refusal::because("open a file or a folder first"));
        };
        let brought = match self.holds_anything() {
            true => {
                let arrived = self.with(|logbook| along::take_in(&ready, logbook, &self.clock))?;
                self.told(arrived, self.start())
            }
            false => {
                let (arrived, start) = self.swap(|session, clock| {
                    session.home.sample = None;
                    // The file must be closed; whatever comes of it, it is opened again.
                    session.logbook = Err(closed("Your logbook is being opened"));
                    let arrived = along::open_here(&ready, &session.home.folder, clock);
                    session.logbook = open_logbook(&session.home, clock);
                    arrived
                });
                self.told(arrived?, start)
            }
        };
        *self.brought() = Brought::default();
        Ok(brought)
    }

    fn told(&self, arrived: Arrived, start: Start) -> BroughtIn {
        let (label, lacking) = match arrived {
            Arrived::Opened { lacking, .. } => (Some("Opened your logbook".to_owned()), lacking),
            Arrived::TookIn {
                applied, lacking, ..
            } => (applied.map(|it| it.label), lacking),
        };
        BroughtIn {
            start,
            label,
            lacking,
        }
    }

    /// Whether the person's own logbook is open and holds anything.
    fn holds_anything(&self) -> bool {
        let session = self.session();
        let count = session.logbook.as_ref().ok().map(Logbook::count);
        session.home.sample.is_none() && matches!(count, Some(Ok(1..)))
    }

    fn brought(&self) -> std::sync::MutexGuard<'_, Brought> {
        self.brought.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Beside {
    fn of(merge: Merge) -> Beside {
        Beside {
            missing: u32::try_from(merge.take.len()).unwrap_or(u32::MAX),
            same: merge.same,
            differ: merge.differ,
            left: merge.left,
        }
    }
}

/// The words that are not on the list, with what was meant.
pub fn word_hints(words: &str) -> Vec<WordHint> {
    let unknown = milepost_pack::unknown_words(words).into_iter();
    unknown
        .map(|(place, word)| WordHint {
            place: u32::try_from(place).unwrap_or(0).saturating_add(1),
            meant: milepost_pack::suggest(&word).map(str::to_owned),
        })
        .collect()
}
