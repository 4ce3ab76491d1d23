//! Looking into a file that may be a logbook, without changing it or leaving anything beside it.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempDir;

use super::aside::companion;
use super::held::{is_held, unless_held};
use crate::error::{LogbookError, in_words};

/// A file that is open to be read.
#[derive(Debug)]
pub(crate) struct Looked {
    db: Connection,
    /// The folder apart in which a copy of it lies, where it could not be read in its place.
    _apart: Option<TempDir>,
}

impl Looked {
    /// The connection.
    pub(crate) fn db(&self) -> &Connection {
        &self.db
    }

    /// The connection and what it needs to live.
    pub(crate) fn into_parts(self) -> (Connection, Option<TempDir>) {
        (self.db, self._apart)
    }
}

/// Opens a file to look into it.
///
/// One that is in use is read as SQLite reads it. One that nobody has open is read as it lies
/// there, so that nothing is made beside it, on a disk that cannot be written too. One with
/// changes waiting beside it is read as a copy in a folder apart.
///
/// # Errors
/// [`LogbookError::Backup`] where it is no file or cannot be opened.
pub(crate) fn look_at(path: &Path) -> Result<Looked, LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: path.to_owned(),
        detail,
    };
    let about = fs::metadata(path).map_err(|error| failed(error.to_string()))?;
    // A pipe or a device would be waited for.
    if !about.is_file() {
        return Err(failed("it isn't a file".to_owned()));
    }
    let waiting = |suffix: &str| {
        let beside = companion(path, suffix).metadata();
        beside.is_ok_and(|about| about.len() > 0)
    };
    let sqlite = |error: rusqlite::Error| failed(in_words(&error));
    if is_held(path) || companion(path, "-shm").exists() {
        match as_sqlite_reads_it(path) {
            Ok(db) => return Ok(Looked { db, _apart: None }),
            Err(error) if !is_out_of_reach(&error) => return Err(sqlite(error)),
            // Left by a program that was ended, where nothing can be written.
            Err(_) => {}
        }
    } else if !waiting("-wal") && !waiting("-journal") {
        let db = as_it_lies(path).map_err(sqlite)?;
        return Ok(Looked { db, _apart: None });
    }
    apart(path)
        .map_err(|error| failed(error.to_string()))?
        .ok_or_else(|| LogbookError::Locked {
            path: path.to_owned(),
        })
}

fn as_sqlite_reads_it(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    ready(Connection::open_with_flags(path, flags)?)
}

fn as_it_lies(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    ready(Connection::open_with_flags(address(path), flags)?)
}

/// Copies the file with what waits beside it; none where this program has it open.
fn apart(path: &Path) -> std::io::Result<Option<Looked>> {
    let folder = tempfile::Builder::new().prefix("milepost-").tempdir()?;
    let inside = folder.path().join("logbook");
    let copied = unless_held(path, || -> std::io::Result<()> {
        fs::copy(path, &inside)?;
        for suffix in ["-wal", "-journal"] {
            let beside = companion(path, suffix);
            if beside.exists() {
                fs::copy(beside, companion(&inside, suffix))?;
            }
        }
        // What cannot be written may have been copied as it is.
        let mut permissions = fs::metadata(&inside)?.permissions();
        if permissions.readonly() {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                permissions.set_mode(0o600);
            }
            #[cfg(not(unix))]
            #[allow(clippy::permissions_set_readonly_false)]
            permissions.set_readonly(false);
            fs::set_permissions(&inside, permissions)?;
        }
        Ok(())
    });
    match copied {
        None => return Ok(None),
        Some(copied) => copied?,
    }
    let db = Connection::open(&inside)
        .and_then(ready)
        .map_err(|error| std::io::Error::other(in_words(&error)))?;
    Ok(Some(Looked {
        db,
        _apart: Some(folder),
    }))
}

/// Reads for the first time, and calls nothing that the file itself names.
fn ready(db: Connection) -> rusqlite::Result<Connection> {
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    db.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0))?;
    Ok(db)
}

/// Whether it is the disk or the rights that are in the way.
pub(super) fn is_out_of_reach(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::SystemIoFailure)
    )
}

/// The address under which SQLite reads a file as it lies there, with nothing beside it.
fn address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    #[cfg(unix)]
    let bytes = {
        use std::os::unix::ffi::OsStrExt;
        absolute.as_os_str().as_bytes().to_vec()
    };
    #[cfg(not(unix))]
    let bytes = {
        let plain = absolute.display().to_string().replace('\\', "/");
        // A drive stands behind a slash, a server behind its own two.
        let slash = if plain.starts_with("//") { "" } else { "/" };
        format!("{slash}{plain}").into_bytes()
    };
    let mut address = String::from("file://");
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                address.push(char::from(byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?mode=ro&immutable=1");
    address
}
