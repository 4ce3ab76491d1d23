//! Reading what is kept: one file at a time, beside the window, each once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use milepost_core::certificate::fields::Fields;
use milepost_core::certificate::page::{Contents, Page};
use milepost_core::facts::{Evidence, MediaType};
use milepost_logbook::Vault;

use crate::certificates::Knowledge;
use crate::certificates::desk::Tell;
use crate::reader::{self, FileRead, Wanted};
use crate::readings::{Readings, Says};

/// What is known of the text of a kept file.
#[derive(Debug)]
pub enum Seen {
    /// It was read.
    Read {
        /// Its text with its places.
        contents: Contents,
        /// What it says, as a certificate.
        fields: Box<Fields>,
        /// Whether its first page was drawn.
        drawn: bool,
    },
    /// It cannot be read, and why.
    Unreadable(String),
}

/// The thread that reads what is kept, and what it read.
#[derive(Clone)]
pub struct KeptReader {
    inner: Arc<Mutex<Inner>>,
    tell: Tell,
}

#[derive(Default)]
struct Inner {
    seen: BTreeMap<String, Arc<Seen>>,
    waiting: Vec<String>,
    working: bool,
}

impl KeptReader {
    /// One that has read nothing yet.
    pub fn new(tell: Tell) -> KeptReader {
        KeptReader {
            inner: Arc::default(),
            tell,
        }
    }

    /// What is known of these files; what is not read yet is read from now on.
    pub fn look(
        &self,
        files: &[Evidence],
        vault: &Vault,
        readings: &Readings,
        knowledge: &Knowledge,
    ) -> BTreeMap<String, Arc<Seen>> {
        let readable: Vec<&Evidence> = files.iter().filter(|it| can_be_read(it)).collect();
        let mut missing = Vec::new();
        for file in readable {
            let known = self.inner().seen.contains_key(&file.sha256);
            if known {
                continue;
            }
            match readings.of(&file.sha256) {
                Some(read) => {
                    let seen = understood(
                        read.map_err(|it| it.to_string()),
                        &file.sha256,
                        readings,
                        knowledge,
                    );
                    self.inner()
                        .seen
                        .insert(file.sha256.clone(), Arc::new(seen));
                }
                None => missing.push(file.sha256.clone()),
            }
        }
        if !missing.is_empty() {
            self.read_on(missing, vault.clone(), readings.clone(), knowledge.clone());
        }
        self.inner().seen.clone()
    }

    /// Forgets what was read of another logbook's files.
    pub fn clear(&self) {
        let mut inner = self.inner();
        inner.seen.clear();
        inner.waiting.clear();
    }

    /// How many files are still to be read.
    pub fn waiting(&self) -> usize {
        let inner = self.inner();
        inner.waiting.len() + usize::from(inner.working)
    }

    fn read_on(
        &self,
        missing: Vec<String>,
        vault: Vault,
        readings: Readings,
        knowledge: Knowledge,
    ) {
        let mut inner = self.inner();
        let known: BTreeSet<String> = inner.waiting.iter().cloned().collect();
        inner
            .waiting
            .extend(missing.into_iter().filter(|it| !known.contains(it)));
        if inner.working {
            return;
        }
        inner.working = true;
        drop(inner);
        let reader = self.clone();
        let spawned = thread::Builder::new()
            .name("evidence".into())
            .spawn(move || {
                let _working = Working(&reader);
                while let Some(sha256) = reader.next() {
                    let read = read_one(&vault, &sha256);
                    let kept = match &read {
                        Ok(read) => Ok(read),
                        Err((Some(unread), _)) => Err(*unread),
                        // It cannot be had from the vault; that may change.
                        Err((None, _)) => Err(milepost_core::certificate::page::Refusal::TooMuch),
                    };
                    readings.keep(&sha256, kept);
                    let seen = understood(read.map_err(|it| it.1), &sha256, &readings, &knowledge);
                    reader.inner().seen.insert(sha256, Arc::new(seen));
                    (reader.tell)();
                }
            });
        if let Err(error) = spawned {
            log::warn!("evidence can't be read: {error}");
            self.inner().working = false;
        }
    }

    fn next(&self) -> Option<String> {
        let mut inner = self.inner();
        match inner.waiting.is_empty() {
            true => {
                inner.working = false;
                None
            }
            false => Some(inner.waiting.remove(0)),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets another thread read on, also where this one ended by a fault.
struct Working<'a>(&'a KeptReader);

impl Drop for Working<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.inner().working = false;
        }
    }
}

/// Whether the reader knows files of this sort.
pub fn can_be_read(file: &Evidence) -> bool {
    matches!(
        file.media_type,
        MediaType::Pdf | MediaType::Jpeg | MediaType::Png | MediaType::Tiff | MediaType::Heic
    )
}

type Unread = (Option<milepost_core::certificate::page::Refusal>, String);

fn read_one(vault: &Vault, sha256: &str) -> Result<FileRead, Unread> {
    let bytes = vault
        .read(sha256)
        .map_err(|flaw| (None, format!("Its contents can't be read: {flaw:?}.")))?;
    reader::read_or_why(bytes, Wanted::TextAndPictures).map_err(|unread| match unread {
        Ok(unread) => (Some(unread), unread.to_string()),
        Err(refusal) => (None, refusal.message),
    })
}

/// What a person confirmed stands over what corrections taught since.
fn understood(
    read: Result<FileRead, String>,
    sha256: &str,
    readings: &Readings,
    knowledge: &Knowledge,
) -> Seen {
    let read = match read {
        Ok(read) => read,
        Err(why) => return Seen::Unreadable(why),
    };
    let anew = |pages: &[Page]| knowledge.read(pages);
    let fields = match readings.says(sha256, anew) {
        Some(Says::Confirmed(fields)) => fields,
        says => {
            let fields = anew(&read.contents.pages);
            let newer = Says::Read(fields.clone());
            if says.as_ref() != Some(&newer) {
                readings.keep_says(sha256, &newer);
            }
            fields
        }
    };
    Seen::Read {
        fields: Box::new(fields),
        drawn: !read.pictures.is_empty(),
        contents: read.contents,
    }
}
