//! Opening the file: look before touching, begin nothing over what is lost, copy before
//! bringing up to date.

mod aside;
mod find;
mod gate;
mod header;
mod held;
mod judge;
mod look;
mod migrations;
mod pragmas;
mod remains;
mod restore;
mod tighten;

use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::backup::{self, Why};
use crate::error::{LogbookError, in_words};
use crate::identity;
use crate::logbook::{Logbook, Opened};
use crate::now::Now;
use crate::private;
use crate::sample::DEFAULT_SAMPLE_SCALE;
use crate::search;
use crate::synced::synced_by;
pub(crate) use aside::companion;
pub use aside::set_aside_on;
pub use find::is_kept;
use find::{Found, find};
pub(crate) use gate::Gate;
pub(crate) use header::APPLICATION_ID;
pub(crate) use held::{FileId, Held, unless_held};
pub(crate) use judge::judge;
pub(crate) use look::look_at;
pub(crate) use migrations::LATEST;
pub(crate) use pragmas::PATIENCE;
pub(crate) use remains::beside as remains_beside;
pub use remains::{Remains, remains_of};
pub use restore::Restored;
pub(crate) use restore::restore_backup;

/// The name of the user's own logbook in the home folder.
pub const LOGBOOK_FILE: &str = "logbook.milepost";

/// The name of the sample of the usual scale in the home folder.
pub const SAMPLE_FILE: &str = "sample.milepost";

/// The folder beside the file that takes the copies.
pub const BACKUP_FOLDER: &str = "backups";

/// Where the user's own logbook lies in a home folder.
pub fn logbook_file(home: &Path) -> PathBuf {
    home.join(LOGBOOK_FILE)
}

/// Where the sample of the usual scale lies in a home folder.
pub fn sample_file(home: &Path) -> PathBuf {
    home.join(SAMPLE_FILE)
}

/// Where the sample of any scale lies in a home folder.
pub(crate) fn sample_file_of(home: &Path, scale: u32) -> PathBuf {
    if scale == DEFAULT_SAMPLE_SCALE {
        sample_file(home)
    } else {
        home.join(format!("sample-{scale}.milepost"))
    }
}

/// Whose facts a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The user's own.
    Own,
    /// The sample's.
    Sample,
}

impl Origin {
    /// How the file says so.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Origin::Own => "own",
            Origin::Sample => "sample",
        }
    }
}

/// What may be done where there is no logbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Use it; where there never was one, make it.
    Use,
    /// Use it, and make none.
    OnlyUse,
    /// Begin an empty one; what lies there is set aside.
    BeginAnew,
}

/// Opens the file, or makes it where there never was one.
///
/// A file that is lost, empty or cannot be used is told and left as it is: only the person
/// decides to begin anew. A sample is made anew at once, for nothing is lost with it.
pub(crate) fn open_file(
    path: &Path,
    origin: Origin,
    purpose: Purpose,
    now: &Now,
) -> Result<Logbook, LogbookError> {
    refuse_synced(path, origin)?;
    refuse_no_folder(path)?;
    match (find(path)?, origin, purpose) {
        (Found::Logbook { version }, _, _) => refuse_newer(path, version)?,
        (Found::Open, _, _) => {}
        (Found::Missing | Found::Empty, Origin::Own, Purpose::OnlyUse) => {
            remains::refuse_lost(path)?;
            return Err(LogbookError::NoLogbook {
                path: path.to_owned(),
            });
        }
        (Found::Missing | Found::Empty, Origin::Own, Purpose::Use) => {
            remains::refuse_lost(path)?;
            make(path)?;
        }
        (Found::Foreign(reason), Origin::Own, Purpose::Use | Purpose::OnlyUse) => {
            return Err(remains::unusable(path, reason));
        }
        (Found::Missing, _, _) => {
            aside::rename_beside(path, now);
            make(path)?;
        }
        (Found::Empty | Found::Foreign(_), _, _) => {
            aside::rename(path, now)?;
            make(path)?;
        }
    }
    // Before it is connected to, so that nobody here opens it besides.
    let held = hold(path)?;
    let mut db = match connect(path).and_then(|db| can_write(&db).map(|can| (db, can))) {
        Ok((db, Can::Write)) => db,
        Ok((db, Can::Read)) => {
            drop(db);
            drop(held);
            return open_to_read(path);
        }
        Err(error) => return Err(error),
    };
    let version = match look_inside(&db) {
        Ok(Inside::Logbook { version }) => version,
        Ok(Inside::Foreign) => {
            drop(db);
            drop(held);
            let reason = "it is another program's database".to_owned();
            return set_aside_or_tell(path, reason, origin, purpose, now);
        }
        Err(error) if is_damage(&error) => {
            drop(db);
            drop(held);
            return set_aside_or_tell(path, in_words(&error), origin, purpose, now);
        }
        Err(error) => return Err(LogbookError::from(error).at(path)),
    };
    refuse_newer(path, version)?;
    tighten::tighten(path);
    let opened = prepare(&mut db, path, version, now).map_err(|error| hindered(error, path))?;
    mark_origin(&db, origin)
        .and_then(|()| identity::give(&db, now))
        .and_then(|()| search::fill(&mut db))
        .and_then(|()| search::follow(&db))
        .map_err(|error| hindered(error.into(), path))?;
    Ok(Logbook::of(db, path, opened, held))
}

/// Notes that the file is open here.
pub(crate) fn hold(path: &Path) -> Result<Held, LogbookError> {
    Held::note(path).map_err(|source| LogbookError::HomeUnreadable {
        path: path.to_owned(),
        source,
    })
}

/// What is no logbook is told; where the person decided to begin anew, or it is a sample, it
/// is set aside.
fn set_aside_or_tell(
    path: &Path,
    reason: String,
    origin: Origin,
    purpose: Purpose,
    now: &Now,
) -> Result<Logbook, LogbookError> {
    if origin == Origin::Own && purpose != Purpose::BeginAnew {
        return Err(remains::unusable(path, reason));
    }
    aside::rename(path, now)?;
    make(path)?;
    open_file(path, origin, Purpose::Use, now)
}

/// Makes an empty file that only the person can read, and its folder where it is missing.
fn make(path: &Path) -> Result<(), LogbookError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private::make_folder(folder).map_err(|source| LogbookError::HomeMissing {
        path: folder.to_owned(),
        source,
    })?;
    match private::make_file(path) {
        Ok(_) => Ok(()),
        // Empty, or another program was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(LogbookError::HomeUnreadable {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Opens a logbook that cannot be written. One in an older format is brought up to date in
/// memory only.
pub(crate) fn open_to_read(path: &Path) -> Result<Logbook, LogbookError> {
    let looked = look::look_at(path)?;
    let sqlite = |error: rusqlite::Error| LogbookError::from(error).at(path);
    let version = match look_inside(looked.db()).map_err(sqlite)? {
        Inside::Logbook { version } => version,
        Inside::Foreign => {
            let reason = "it is another program's database".to_owned();
            return Err(remains::unusable(path, reason));
        }
    };
    refuse_newer(path, version)?;
    let (db, apart) = looked.into_parts();
    let db = match version == LATEST {
        true => db,
        false => {
            let mut memory = judge::in_memory(&db).map_err(sqlite)?;
            migrations::run(&mut memory).map_err(|error| error.at(path))?;
            memory
        }
    };
    pragmas::only_read(&db).map_err(sqlite)?;
    Ok(Logbook::only_read(db, path, apart))
}

/// Whether a file that was connected to can be written.
enum Can {
    Write,
    Read,
}

fn can_write(db: &Connection) -> Result<Can, LogbookError> {
    if db.is_readonly("main")? {
        return Ok(Can::Read);
    }
    match db.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0)) {
        Err(error) if look::is_out_of_reach(&error) => Ok(Can::Read),
        // What else is wrong is found out by whoever asks more.
        _ => Ok(Can::Write),
    }
}

/// Sets the pragmas and brings the format up to date.
fn prepare(
    db: &mut Connection,
    path: &Path,
    version: i64,
    now: &Now,
) -> Result<Opened, LogbookError> {
    pragmas::set(db)?;
    if version == LATEST {
        return Ok(Opened::Existing);
    }
    if version == 0 {
        migrations::run(db)?;
        return Ok(Opened::Created);
    }
    // Tried in memory first, so that a file that cannot be brought up to date is not touched,
    // and not copied again at each start.
    let tried = judge::in_memory(db)
        .map_err(LogbookError::from)
        .and_then(|mut db| migrations::run(&mut db));
    tried.map_err(|error| LogbookError::CannotMigrate {
        path: path.to_owned(),
        found: version,
        detail: error.at(path).to_string(),
    })?;
    identity::give(db, now)?;
    let copy = backup::copy_file(
        db,
        path,
        &path.with_file_name(BACKUP_FOLDER),
        &format!("{}{version}", Why::BeforeFormat.word()),
        now,
        &mut |_| ControlFlow::Continue(()),
    )?;
    migrations::run(db)?;
    Ok(Opened::Migrated {
        from: version,
        to: LATEST,
        copy: copy.path,
    })
}

/// Says in the file whose facts it holds, where it does not say so yet.
fn mark_origin(db: &Connection, origin: Origin) -> rusqlite::Result<()> {
    if !db
        .prepare_cached("SELECT 1 FROM meta WHERE key = 'origin'")?
        .exists([])?
    {
        let sql = "INSERT OR IGNORE INTO meta (key, value) VALUES ('origin', :origin)";
        db.execute(sql, [origin.word()])?;
    }
    Ok(())
}

/// What a database holds.
enum Inside {
    /// A logbook of this format version, 0 for an empty file.
    Logbook { version: i64 },
    /// Somebody else's tables.
    Foreign,
}

/// Reads the marks of a database, its write-ahead log included, without changing it.
fn look_inside(db: &Connection) -> rusqlite::Result<Inside> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i64 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let empty = tables == 0 && version == 0 && application == 0;
    if empty || application == header::APPLICATION_ID {
        Ok(Inside::Logbook { version })
    } else {
        Ok(Inside::Foreign)
    }
}

/// A sample may lie anywhere: nothing is lost with it.
fn refuse_synced(path: &Path, origin: Origin) -> Result<(), LogbookError> {
    let service = path.parent().and_then(synced_by);
    match service {
        Some(service) if origin == Origin::Own => Err(LogbookError::Synced {
            path: path.to_owned(),
            service: service.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// A file in the folder's place is refused by the folder's name.
fn refuse_no_folder(path: &Path) -> Result<(), LogbookError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Ok(about) if !about.is_dir() => Err(LogbookError::HomeMissing {
            path: folder.to_owned(),
            source: std::io::Error::from(ErrorKind::NotADirectory),
        }),
        _ => Ok(()),
    }
}

fn refuse_newer(path: &Path, version: i64) -> Result<(), LogbookError> {
    if version > LATEST {
        return Err(LogbookError::NewerVersion {
            path: path.to_owned(),
            found: version,
            known: LATEST,
        });
    }
    Ok(())
}

/// Connects to a file that is open already; what would change it is refused.
///
/// # Errors
/// [`LogbookError::HomeUnreadable`] where it cannot be opened.
pub(crate) fn connect_to_read(path: &Path) -> Result<Connection, LogbookError> {
    let db = connect(path)?;
    pragmas::set(&db)
        .and_then(|()| pragmas::only_read(&db))
        .map_err(|error| LogbookError::from(error).at(path))?;
    Ok(db)
}

fn connect(path: &Path) -> Result<Connection, LogbookError> {
    // Without the URI flag, so that a path may contain any character.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| {
        let source = std::io::Error::other(in_words(&error));
        LogbookError::HomeUnreadable {
            path: path.to_owned(),
            source,
        }
    })?;
    pragmas::be_patient(&db).map_err(LogbookError::from)?;
    Ok(db)
}

/// Whether a file is at fault that cannot be read. What the system or another program is at
/// fault for is known by name; damage shows as any other error: a text that is too long, a table
/// or a row that is not there, a value of another sort.
fn is_damage(error: &rusqlite::Error) -> bool {
    !matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::PermissionDenied
                | ErrorCode::OutOfMemory
                | ErrorCode::ReadOnly
                | ErrorCode::OperationInterrupted
                | ErrorCode::OperationAborted
                | ErrorCode::SystemIoFailure
                | ErrorCode::DiskFull
                | ErrorCode::CannotOpen
                | ErrorCode::FileLockingProtocolFailed
        )
    )
}

/// What hindered the first steps in a file that says it is a logbook.
fn hindered(error: LogbookError, path: &Path) -> LogbookError {
    match error {
        LogbookError::Storage(error) if is_damage(&error) => LogbookError::Damaged {
            path: path.to_owned(),
            detail: "its tables can't be read".to_owned(),
        },
        error => error.at(path),
    }
}
