//! What was read of the files that are kept: their text and pictures of their pages, in a folder
//! beside the logbook. It is no part of the logbook, and can be made again at any time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use milepost_core::certificate::fields::Fields;
use milepost_core::certificate::frames::Frames;
use milepost_core::certificate::page::{Answer, Page, Refusal as Unread};
use milepost_logbook::make_folder;

use serde::{Deserialize, Serialize};

use crate::export::write_bytes;
use crate::reader::FileRead;

/// The name of the folder.
const FOLDER: &str = "readings";
/// The ending of a reading; another way of reading has another one.
const ENDING: &str = "read2";
/// The ending of what was understood of it, which is small: every standing asks for it.
const SAYS_ENDING: &str = "says1";

/// What a kept file says, as a certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Says {
    /// As it was understood.
    Read(Fields),
    /// As a person confirmed it beside the page, or corrected it.
    Confirmed(Fields),
    /// It cannot be read, and why.
    Unreadable(String),
}

/// The folder of a logbook's readings.
#[derive(Debug, Clone)]
pub struct Readings {
    folder: PathBuf,
}

impl Readings {
    /// The readings of a logbook's file. A sample has its own.
    pub fn beside(logbook: &Path) -> Readings {
        let stem = logbook.file_stem().unwrap_or_default().to_string_lossy();
        let name = match stem.as_ref() {
            "logbook" => FOLDER.to_owned(),
            stem => format!("{stem}-{FOLDER}"),
        };
        Readings {
            folder: logbook.with_file_name(name),
        }
    }

    /// What was read of the bytes with this hash; none where they were not read yet.
    pub fn of(&self, sha256: &str) -> Option<Result<FileRead, Unread>> {
        let bytes = fs::read(self.file_of(sha256)).ok()?;
        let frames = Frames::from_bytes(&bytes)?;
        Some(match frames.answer {
            Answer::Read(contents) => Ok(FileRead {
                contents,
                pictures: frames.pictures,
            }),
            Answer::Refused(unread) => Err(unread),
        })
    }

    /// What the file with this hash says; none where it was not read yet.
    pub fn says(&self, sha256: &str, understand: impl FnOnce(&[Page]) -> Fields) -> Option<Says> {
        let path = self.folder.join(format!("{sha256}.{SAYS_ENDING}"));
        if let Some(says) = fs::read(&path)
            .ok()
            .and_then(|it| serde_json::from_slice(&it).ok())
        {
            return Some(says);
        }
        let says = match self.of(sha256)? {
            Ok(read) => Says::Read(understand(&read.contents.pages)),
            Err(unread) => Says::Unreadable(unread.to_string()),
        };
        self.keep_says(sha256, &says);
        Some(says)
    }

    /// Keeps what a file says. Where it cannot be kept, it is worked out again another time.
    pub fn keep_says(&self, sha256: &str, says: &Says) {
        let path = self.folder.join(format!("{sha256}.{SAYS_ENDING}"));
        let written = serde_json::to_vec(says).is_ok_and(|bytes| {
            make_folder(&self.folder).is_ok() && write_bytes(&path, &bytes).is_ok()
        });
        if !written {
            log::warn!("what a file says could not be kept");
        }
    }

    /// Whether the bytes with this hash were read.
    pub fn has(&self, sha256: &str) -> bool {
        self.file_of(sha256).is_file()
    }

    /// Keeps what was read. Where it cannot be kept, the file is read again another time.
    pub fn keep(&self, sha256: &str, read: Result<&FileRead, Unread>) {
        let frames = match read {
            Ok(read) => Frames {
                answer: Answer::Read(read.contents.clone()),
                pictures: read.pictures.clone(),
            },
            // A busy computer is no property of the file.
            Err(Unread::TooMuch) => return,
            Err(unread) => Frames {
                answer: Answer::Refused(unread),
                pictures: Vec::new(),
            },
        };
        let Ok(bytes) = frames.to_bytes() else { return };
        if make_folder(&self.folder).is_ok()
            && let Err(refusal) = write_bytes(&self.file_of(sha256), &bytes)
        {
            log::warn!("a reading couldn't be kept: {refusal}");
        }
    }

    /// Removes what was read of files that are not kept any more.
    pub fn sweep(&self, kept: &BTreeSet<&str>) {
        for found in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = found.path();
            let of = path.file_stem().unwrap_or_default().to_string_lossy();
            if !kept.contains(of.as_ref()) {
                let _ = fs::remove_file(&path);
            }
        }
    }

    fn file_of(&self, sha256: &str) -> PathBuf {
        self.folder.join(format!("{sha256}.{ENDING}"))
    }
}
