//! What can go wrong with a logbook, each with its mend.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use milepost_core::facts::FactKey;

/// Why a logbook could not be opened, read or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogbookError {
    /// The home folder does not exist and cannot be made, or is no folder.
    #[error(
        "the folder {path} cannot be made: {source}; choose another with --home or MILEPOST_HOME"
    )]
    HomeMissing {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The home folder or the file in it cannot be read or written.
    #[error("{path} cannot be used: {source}; check who may read and write it")]
    HomeUnreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file was written by a newer Milepost. It has not been touched.
    #[error(
        "{path} was written by a newer Milepost (its format is {found}, this program knows {known}); \
         install the newer program; the file has not been touched"
    )]
    NewerVersion {
        /// The file.
        path: PathBuf,
        /// The version of its format.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The folder is kept in step by a cloud service. The file has not been touched.
    #[error(
        "{path} lies in a folder that {service} syncs, which can damage a logbook while it is being \
         written; keep the logbook in another folder (--home or MILEPOST_HOME) and its copies there \
         (Data safety, or milepost backup FOLDER); the file has not been touched"
    )]
    Synced {
        /// The file.
        path: PathBuf,
        /// The service, as a person knows it.
        service: String,
    },
    /// The file is no logbook or is damaged; it has been renamed and is otherwise untouched.
    #[error("{0}")]
    SetAside(Box<SetAside>),
    /// Damage showed while the file was in use. It has not been changed.
    #[error(
        "{path} is damaged ({detail}); close Milepost and restore a backup; nothing has been overwritten"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// Another program holds the file.
    #[error("another program is using {path}; close it or try again in a moment")]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full, read-only or failing. The change was not made.
    #[error("{path} could not be written: {detail}; the change was not made, nothing is lost")]
    Disk {
        /// The file.
        path: PathBuf,
        /// What SQLite or the system said.
        detail: String,
    },
    /// What was typed cannot be kept as it is.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// There is no fact with this key.
    #[error("there is no {0}; it may have been removed")]
    NotFound(FactKey),
    /// The fact was not removed, so it cannot be brought back.
    #[error("{0} has not been removed")]
    NotRemoved(FactKey),
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// No operation with this id is in the history.
    #[error(
        "this change is not in the history any more, so it cannot be undone; nothing was changed now"
    )]
    NoSuchOperation,
    /// The operation was taken back before.
    #[error("\"{label}\" has been undone already; nothing was changed now")]
    UndoneAlready {
        /// The operation.
        label: String,
    },
    /// Another operation came after this one, and changes are taken back from the last one on.
    #[error(
        "\"{label}\" is not the last change any more; undo {later} first; nothing was changed now"
    )]
    NotTheLast {
        /// The operation.
        label: String,
        /// The last one, as a command.
        later: String,
    },
    /// The facts are not as the history left them, so that it cannot be replayed.
    #[error(
        "\"{label}\" cannot be undone or redone: {detail}; the file was changed outside Milepost; nothing was changed now"
    )]
    Conflict {
        /// The operation.
        label: String,
        /// Which fact stands in the way.
        detail: String,
    },
    /// A copy could not be made or is not sound; what depended on it was not done.
    #[error("the copy {path} cannot be relied on: {detail}; nothing else was changed")]
    Backup {
        /// The copy.
        path: PathBuf,
        /// What went wrong.
        detail: String,
    },
    /// A copy was stopped before it was whole; nothing is left of it.
    #[error("the copy was stopped; nothing else was changed")]
    Stopped,
    /// Anything else that SQLite reports.
    #[error("the logbook reports: {0}")]
    Storage(#[from] rusqlite::Error),
}

impl LogbookError {
    /// Says what an error of SQLite means for the file.
    pub(crate) fn at(self, path: &Path) -> LogbookError {
        let LogbookError::Storage(error) = self else {
            return self;
        };
        let (path, detail) = (path.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                LogbookError::Locked { path }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                LogbookError::Damaged { path, detail }
            }
            Some(
                ErrorCode::DiskFull
                | ErrorCode::ReadOnly
                | ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::FileLockingProtocolFailed,
            ) => LogbookError::Disk { path, detail },
            _ => LogbookError::Storage(error),
        }
    }
}

/// What was typed cannot be kept: which field, and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct Invalid {
    /// The field as the facts format names it: `minutes`, `ends_on`. Among
    /// several facts it is preceded by the fact's place: `facts[3].minutes`.
    pub field: String,
    /// What is wrong and what would mend it, as one sentence.
    pub message: String,
}

impl Invalid {
    /// A complaint about a field.
    pub(crate) fn new(field: impl Into<String>, message: impl Into<String>) -> Invalid {
        Invalid {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// A file that could not be used as a logbook and where it lies now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where the logbook is expected.
    pub path: PathBuf,
    /// Where the file lies now, with its content unchanged.
    pub moved_to: PathBuf,
    /// Why it cannot be used.
    pub reason: String,
    /// The newest good copy, where there is one.
    pub newest_backup: Option<PathBuf>,
}

impl std::fmt::Display for SetAside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} is no logbook that can be read ({}); it was kept as {}; ",
            self.path.display(),
            self.reason,
            self.moved_to.display()
        )?;
        match &self.newest_backup {
            Some(backup) => write!(f, "the newest backup is {}", backup.display()),
            None => f.write_str("there is no backup; the next start begins an empty logbook"),
        }
    }
}
