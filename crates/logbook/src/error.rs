//! What can go wrong with a logbook, each with its mend.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use milepost_core::facts::FactKey;

/// Why a logbook could not be opened, read or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogbookError {
    /// The home folder does not exist and cannot be made, or is no folder.
    #[error(
        "the folder {path} can't be made: {source}; choose another with --home or MILEPOST_HOME"
    )]
    HomeMissing {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The home folder or the file in it cannot be read or written.
    #[error("{path} can't be used: {source}; check who may read and write it")]
    HomeUnreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file was written by a newer Milepost. It has not been touched.
    #[error(
        "{path} was written by a newer Milepost (its format is {found}, this program knows {known}); \
         install the newer program; the file hasn't been touched"
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
        "{path} is in a folder that {service} syncs, which can damage a logbook while it is being \
         written; keep the logbook in another folder (--home or MILEPOST_HOME) and its copies there \
         (Data safety, or milepost backup FOLDER); the file hasn't been touched"
    )]
    Synced {
        /// The file.
        path: PathBuf,
        /// The service, as a person knows it.
        service: String,
    },
    /// There was a logbook, and its file is gone or empty. Nothing was begun anew.
    #[error("{0}")]
    Lost(Box<Lost>),
    /// The file is no logbook or is damaged. It has not been touched.
    #[error("{0}")]
    Unusable(Box<Unusable>),
    /// There is no logbook, and none was to be made.
    #[error(
        "there is no logbook at {path}, so there is nothing to remind you of; milepost starts \
             one"
    )]
    NoLogbook {
        /// The file.
        path: PathBuf,
    },
    /// The file is another than the one that was opened. The change was not made.
    #[error(
        "{path} isn't the file that was open, as after a restore; what you did \
         wasn't saved; look at what the logbook holds now, then do it again"
    )]
    Replaced {
        /// The file.
        path: PathBuf,
    },
    /// The file is of an older format and cannot be brought up to date. It has not been touched.
    #[error(
        "{path} has the older format {found} and can't be brought up to date ({detail}); it hasn't \
         been touched; milepost restore lists its copies"
    )]
    CannotMigrate {
        /// The file.
        path: PathBuf,
        /// The version of its format.
        found: i64,
        /// What stood in the way.
        detail: String,
    },
    /// The disk, the folder or the file can only be read.
    #[error(
        "{path} can only be read, because its disk or folder is read-only or belongs to someone \
         else; nothing was changed"
    )]
    OnlyReadable {
        /// The file.
        path: PathBuf,
    },
    /// The disk has no room left.
    #[error(
        "there is no free space left on the disk of {path}; the change wasn't made, nothing is lost"
    )]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// Damage showed while the file was in use. It has not been changed.
    #[error(
        "{path} is damaged: {detail}; nothing has been overwritten; milepost restore latest puts the newest whole copy in its place and keeps what is there beside it"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, in words.
        detail: String,
    },
    /// Another program holds the file.
    #[error("another program is using {path}; close it or try again in a moment")]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full, read-only or failing. The change was not made.
    #[error("{path} couldn't be written: {detail}; the change wasn't made, nothing is lost")]
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
    #[error("{0} hasn't been removed")]
    NotRemoved(FactKey),
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// No operation with this id is in the history.
    #[error(
        "this change isn't in the history anymore, so it can't be undone; nothing was changed now"
    )]
    NoSuchOperation,
    /// The operation was taken back before.
    #[error("\"{label}\" has already been undone; nothing was changed now")]
    UndoneAlready {
        /// The operation.
        label: String,
    },
    /// Another operation came after this one, and changes are taken back from the last one on.
    #[error(
        "\"{label}\" isn't the last change anymore; undo {later} first; nothing was changed now"
    )]
    NotTheLast {
        /// The operation.
        label: String,
        /// The last one, as a command.
        later: String,
    },
    /// The facts are not as the history left them, so that it cannot be replayed.
    #[error(
        "\"{label}\" can't be undone or redone: {detail}; the file was changed outside Milepost; \
         nothing was changed now"
    )]
    Conflict {
        /// The operation.
        label: String,
        /// Which fact stands in the way.
        detail: String,
    },
    /// A copy could not be made or is not sound; what depended on it was not done.
    #[error("the copy {path} can't be relied on: {detail}; nothing else was changed")]
    Backup {
        /// The copy.
        path: PathBuf,
        /// What went wrong.
        detail: String,
    },
    /// A copy was stopped before it was whole; nothing is left of it.
    #[error("the copy was stopped; nothing else was changed")]
    Stopped,
    /// A file that is kept as evidence cannot be had.
    #[error(
        "the evidence file {name} {detail}; add the same file again, or restore a copy, and it is back"
    )]
    Evidence {
        /// Its name.
        name: String,
        /// What is wrong.
        detail: String,
    },
    /// Anything else that SQLite reports.
    #[error("{}", in_words(.0))]
    Storage(#[from] rusqlite::Error),
}

impl LogbookError {
    /// Says what an error of the system means for a file that was to be written.
    pub(crate) fn of_disk(path: &Path, error: std::io::Error) -> LogbookError {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => LogbookError::DiskFull { path },
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
                LogbookError::OnlyReadable { path }
            }
            _ => LogbookError::Disk {
                path,
                detail: error.to_string(),
            },
        }
    }

    /// Says what an error of SQLite means for the file.
    pub(crate) fn at(self, path: &Path) -> LogbookError {
        let LogbookError::Storage(error) = self else {
            return self;
        };
        let (path, detail) = (path.to_owned(), in_words(&error));
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                LogbookError::Locked { path }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => LogbookError::Damaged {
                path,
                detail: "a part of it can't be read".to_owned(),
            },
            Some(ErrorCode::DiskFull) => LogbookError::DiskFull { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                LogbookError::OnlyReadable { path }
            }
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::FileLockingProtocolFailed,
            ) => LogbookError::Disk { path, detail },
            _ => LogbookError::Storage(error),
        }
    }
}

/// What an error of SQLite means, in words for a person. What SQLite itself says is for those
/// who wrote the statement: it names tables, rules and statements that nobody else knows.
pub(crate) fn in_words(error: &rusqlite::Error) -> String {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType};

    if matches!(
        error,
        FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..)
    ) {
        return "a value in the logbook can't be read by this program".to_owned();
    }
    let Some(failure) = error.sqlite_error() else {
        return "the logbook can't be read by this program".to_owned();
    };
    let words = match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => "another program is using the file",
        ErrorCode::DatabaseCorrupt => "the file is damaged",
        ErrorCode::NotADatabase => "the file is damaged, or isn't a Milepost logbook",
        ErrorCode::DiskFull => "there is no free space left on the disk",
        ErrorCode::ReadOnly => "the file can only be read",
        ErrorCode::PermissionDenied => "the file may not be written",
        ErrorCode::CannotOpen => "the file can't be opened",
        ErrorCode::FileLockingProtocolFailed => "the disk can't keep two programs apart",
        ErrorCode::SystemIoFailure if is_about_locks(failure.extended_code) => {
            "the disk can't keep two programs apart; keep the logbook on another disk"
        }
        ErrorCode::SystemIoFailure => "the disk reports an error",
        ErrorCode::OutOfMemory => "there is too little memory",
        ErrorCode::ConstraintViolation => "a value breaks a rule of the logbook",
        ErrorCode::OperationInterrupted => "it took too long",
        _ => {
            return format!("the logbook can't be used (code {})", failure.extended_code);
        }
    };
    words.to_owned()
}

/// Whether a failure of the system concerns locks and not what is written.
fn is_about_locks(extended: std::ffi::c_int) -> bool {
    use rusqlite::ffi::{
        SQLITE_IOERR_CHECKRESERVEDLOCK, SQLITE_IOERR_LOCK, SQLITE_IOERR_RDLOCK,
        SQLITE_IOERR_SHMLOCK, SQLITE_IOERR_UNLOCK,
    };
    [
        SQLITE_IOERR_CHECKRESERVEDLOCK,
        SQLITE_IOERR_LOCK,
        SQLITE_IOERR_RDLOCK,
        SQLITE_IOERR_SHMLOCK,
        SQLITE_IOERR_UNLOCK,
    ]
    .contains(&extended)
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

/// A logbook that was there, and is not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Where the logbook is expected.
    pub path: PathBuf,
    /// Whether a file without a byte lies there.
    pub empty: bool,
    /// The newest whole copy, where there is one.
    pub newest_copy: Option<PathBuf>,
    /// Files of earlier times that were set aside, the last one first.
    pub set_aside: Vec<PathBuf>,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.empty {
            "is empty"
        } else {
            "isn't there anymore"
        };
        write!(
            f,
            "the logbook {} {what}; nothing was started over and nothing was deleted; ",
            self.path.display()
        )?;
        way_back(f, self.newest_copy.as_deref())?;
        match self.set_aside.first() {
            Some(file) => write!(f, "; a file that was set aside is at {}", file.display()),
            None => Ok(()),
        }
    }
}

/// A file that cannot be used as a logbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable {
    /// The file.
    pub path: PathBuf,
    /// Why it cannot be used.
    pub reason: String,
    /// The newest whole copy, where there is one.
    pub newest_copy: Option<PathBuf>,
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} isn't a logbook that can be read ({}); it hasn't been touched; ",
            self.path.display(),
            self.reason
        )?;
        way_back(f, self.newest_copy.as_deref())
    }
}

/// The commands that lead on from here.
fn way_back(f: &mut std::fmt::Formatter<'_>, copy: Option<&Path>) -> std::fmt::Result {
    match copy {
        Some(copy) => write!(
            f,
            "milepost restore latest puts the newest copy in its place ({}), milepost begin starts \
             an empty logbook",
            copy.display()
        ),
        None => f.write_str(
            "there is no whole copy beside it; milepost restore FILE puts another in its place, \
             milepost begin starts an empty logbook",
        ),
    }
}
