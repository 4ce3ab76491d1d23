//! The desk: files that came in, each on its way from being read to being a credit. One is read
//! at a time, in a process of its own; the window and the log never wait for it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use milepost_core::certificate::chart;
use milepost_core::certificate::fields::Fields;
use milepost_logbook::{hash_of, read_file_to_keep};

use super::knowledge::Knowledge;
use crate::error::Refusal;
use crate::reader::{self, FileRead, Wanted};

/// One file on the desk.
#[derive(Debug, Clone)]
pub struct OnDesk {
    /// Its number, from 1, which it keeps.
    pub number: u32,
    /// Where it lies.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Its size, once it was read.
    pub bytes: u64,
    /// Whether the person said that it is no patient's chart.
    pub no_chart: bool,
    /// How far it has come.
    pub state: State,
}

/// How far a file has come.
#[derive(Debug, Clone)]
pub enum State {
    /// It waits to be read.
    Waiting,
    /// It is being read.
    Reading,
    /// It was read, and waits for the person.
    Read(Arc<ReadFile>),
    /// It is not read, and why.
    Unreadable(String),
    /// It looks like a patient's chart; nothing of it is held.
    Chart(Vec<&'static str>),
    /// Its bytes are those of another file on the desk.
    Same(u32),
    /// It was left out.
    LeftOut,
}

/// A file that was read.
#[derive(Debug)]
pub struct ReadFile {
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What was read.
    pub read: FileRead,
    /// What the certificate says.
    pub fields: Fields,
}

/// Tells the window that something on the desk is different.
pub type Tell = Arc<dyn Fn() + Send + Sync>;

/// The desk, which the thread that reads shares with the window.
#[derive(Clone)]
pub struct CertificateDesk {
    inner: Arc<Mutex<Inner>>,
    tell: Tell,
}

#[derive(Default)]
struct Inner {
    files: Vec<OnDesk>,
    /// Whether a thread is reading.
    working: bool,
    /// Grows when the desk is cleared: what was being read then belongs to no file any more.
    turn: u32,
    knowledge: Knowledge,
}

impl CertificateDesk {
    /// An empty desk.
    pub fn new(tell: Tell) -> CertificateDesk {
        CertificateDesk {
            inner: Arc::default(),
            tell,
        }
    }

    /// Puts files on the desk, and begins to read them. Answers the number of the first.
    pub fn lay(&self, files: &[PathBuf], knowledge: Knowledge) -> u32 {
        let mut inner = self.inner();
        inner.knowledge = knowledge;
        let first = inner.files.last().map_or(1, |it| it.number + 1);
        for (number, path) in (first..).zip(files) {
            let name = path.file_name().unwrap_or(path.as_os_str());
            inner.files.push(OnDesk {
                number,
                path: path.clone(),
                name: name.to_string_lossy().into_owned(),
                bytes: 0,
                no_chart: false,
                state: State::Waiting,
            });
        }
        drop(inner);
        self.work();
        first
    }

    /// The files, in the order in which they came.
    pub fn files(&self) -> Vec<OnDesk> {
        self.inner().files.clone()
    }

    /// One file.
    ///
    /// # Errors
    /// When it is not on the desk.
    pub fn file(&self, number: u32) -> Result<OnDesk, Refusal> {
        let inner = self.inner();
        let found = inner.files.iter().find(|it| it.number == number);
        found
            .cloned()
            .ok_or_else(|| Refusal::because("This file isn't on the list anymore. Drop it again."))
    }

    /// What is known; the files that wait for the person are understood anew.
    pub fn know(&self, knowledge: Knowledge) {
        let mut inner = self.inner();
        for file in &mut inner.files {
            if let State::Read(read) = &file.state {
                let fields = knowledge.read(&read.read.contents.pages);
                file.state = State::Read(Arc::new(ReadFile {
                    sha256: read.sha256.clone(),
                    read: read.read.clone(),
                    fields,
                }));
            }
        }
        inner.knowledge = knowledge;
    }

    /// Leaves a file out.
    pub fn leave_out(&self, number: u32) {
        self.set(number, |file| file.state = State::LeftOut);
    }

    /// Leaves out whatever waits to be read.
    pub fn stop(&self) {
        for file in &mut self.inner().files {
            if matches!(file.state, State::Waiting) {
                file.state = State::LeftOut;
            }
        }
        (self.tell)();
    }

    /// Reads a file that was left out, or that looks like a chart and is none.
    pub fn read_anyway(&self, number: u32) {
        self.set(number, |file| {
            file.no_chart = true;
            file.state = State::Waiting;
        });
        self.work();
    }

    /// Takes everything off the desk.
    pub fn clear(&self) {
        let mut inner = self.inner();
        inner.files.clear();
        inner.turn = inner.turn.wrapping_add(1);
    }

    fn set(&self, number: u32, change: impl FnOnce(&mut OnDesk)) {
        if let Some(file) = self.inner().files.iter_mut().find(|it| it.number == number) {
            change(file);
        }
        (self.tell)();
    }

    /// Begins to read what waits, unless that is being done.
    fn work(&self) {
        {
            let mut inner = self.inner();
            if inner.working {
                return;
            }
            inner.working = true;
        }
        let desk = self.clone();
        let reading = thread::Builder::new().name("certificates".into());
        if let Err(error) = reading.spawn(move || desk.read_all()) {
            log::warn!("certificates can't be read: {error}");
            self.inner().working = false;
        }
    }

    fn read_all(&self) {
        let _working = Working(self);
        while let Some((turn, file, knowledge)) = self.next() {
            (self.tell)();
            let (bytes, state) = self.read_one(&file, &knowledge);
            let mut inner = self.inner();
            if inner.turn == turn
                && let Some(it) = inner.files.iter_mut().find(|it| it.number == file.number)
                && matches!(it.state, State::Reading)
            {
                it.bytes = bytes;
                it.state = state;
            }
            drop(inner);
            (self.tell)();
        }
    }

    /// The next file that waits. When none does, nobody works any more.
    fn next(&self) -> Option<(u32, OnDesk, Knowledge)> {
        let mut inner = self.inner();
        let (turn, knowledge) = (inner.turn, inner.knowledge.clone());
        let waits = |it: &&mut OnDesk| matches!(it.state, State::Waiting);
        let Some(file) = inner.files.iter_mut().find(waits) else {
            inner.working = false;
            return None;
        };
        file.state = State::Reading;
        Some((turn, file.clone(), knowledge))
    }

    fn read_one(&self, file: &OnDesk, knowledge: &Knowledge) -> (u64, State) {
        let bytes = match bytes_of(&file.path) {
            Ok(bytes) => bytes,
            Err(refusal) => return (0, State::Unreadable(refusal.message)),
        };
        let size = bytes.len() as u64;
        let sha256 = hash_of(&bytes);
        if let Some(other) = self.same_before(file.number, &sha256) {
            return (size, State::Same(other));
        }
        let read = match reader::read_bytes(bytes, Wanted::TextAndPictures) {
            Ok(read) => read,
            Err(refusal) => return (size, State::Unreadable(refusal.message)),
        };
        let text: Vec<String> = read.contents.pages.iter().map(|it| it.text()).collect();
        let signs = chart::signs(&text.join("\n"));
        if !signs.is_empty() && !file.no_chart {
            return (size, State::Chart(signs));
        }
        let fields = knowledge.read(&read.contents.pages);
        let read = ReadFile {
            sha256,
            read,
            fields,
        };
        (size, State::Read(Arc::new(read)))
    }

    /// The file on the desk that has the same bytes and came before.
    fn same_before(&self, number: u32, sha256: &str) -> Option<u32> {
        let inner = self.inner();
        let same = |it: &&OnDesk| {
            it.number != number && matches!(&it.state, State::Read(read) if read.sha256 == sha256)
        };
        inner.files.iter().find(same).map(|it| it.number)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A panic of the thread that reads leaves a file that is not read.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets another thread read on, also where this one ended by a fault.
struct Working<'a>(&'a CertificateDesk);

impl Drop for Working<'_> {
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let mut inner = self.0.inner();
        inner.working = false;
        for file in &mut inner.files {
            if matches!(file.state, State::Reading) {
                let why = "Reading this file failed. Drop it again.";
                file.state = State::Unreadable(why.to_owned());
            }
        }
    }
}

/// The bytes of a file, as a person is told that they cannot be had.
///
/// # Errors
/// When it is gone, empty, too large or cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Refusal> {
    let bytes = read_file_to_keep(path)?;
    match bytes.is_empty() {
        true => Err(Refusal::because("This file is empty.")),
        false => Ok(bytes),
    }
}
