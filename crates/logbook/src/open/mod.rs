//! Opening the file: look before touching, set aside what is no logbook, copy
//! before bringing up to date.

mod aside;
mod header;
mod migrations;
mod pragmas;
mod restore;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::backup::{self, Go, Why};
use crate::error::LogbookError;
use crate::logbook::{Logbook, Opened};
use crate::now::Now;
use crate::sample::DEFAULT_SAMPLE_SCALE;
use crate::synced::synced_by;
pub(crate) use header::APPLICATION_ID;
use header::Header;
pub(crate) use migrations::LATEST;
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

/// Opens or makes the file, whose folder is made where missing.
pub(crate) fn open_file(path: &Path, origin: Origin, now: &Now) -> Result<Logbook, LogbookError> {
    refuse_synced(path, origin)?;
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    match header::read(path)? {
        Header::Missing => {}
        Header::Foreign(reason) => return Err(aside::set_aside(path, &reason, now)),
        Header::Logbook { version } => refuse_newer(path, version)?,
    }
    let mut db = connect(path)?;
    let version = match look_inside(&db) {
        Ok(Inside::Logbook { version }) => version,
        Ok(Inside::Foreign) => {
            drop(db);
            return Err(aside::set_aside(
                path,
                "it is another program's database",
                now,
            ));
        }
        Err(error) if is_damage(&error) => {
            drop(db);
            return Err(aside::set_aside(path, &error.to_string(), now));
        }
        Err(error) => return Err(LogbookError::from(error).at(path)),
    };
    refuse_newer(path, version)?;
    let opened = prepare(&mut db, path, version, now).map_err(|error| error.at(path))?;
    mark_origin(&db, origin).map_err(|error| LogbookError::from(error).at(path))?;
    Ok(Logbook {
        db,
        path: path.to_owned(),
        opened,
    })
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
    let folder = path.parent().unwrap_or(Path::new(".")).join(BACKUP_FOLDER);
    let copy = backup::copy_file(
        db,
        path,
        &folder,
        &format!("{}{version}", Why::BeforeFormat.word()),
        now,
        &mut |_| Go::On,
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

fn make_folder(folder: &Path) -> Result<(), LogbookError> {
    fs::create_dir_all(folder).map_err(|source| LogbookError::HomeMissing {
        path: folder.to_owned(),
        source,
    })
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
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| {
        let source = std::io::Error::other(error.to_string());
        LogbookError::HomeUnreadable {
            path: path.to_owned(),
            source,
        }
    })?;
    pragmas::be_patient(&db).map_err(LogbookError::from)?;
    Ok(db)
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}
