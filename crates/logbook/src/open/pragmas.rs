//! Every pragma, each with its reason.

use std::time::Duration;

use rusqlite::Connection;

/// How long a change waits for another program that is writing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

/// Sets how the connection works.
pub(super) fn set(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA journal_mode = WAL;     -- a reader and a writer do not wait for each other
         PRAGMA synchronous = FULL;     -- a committed entry survives a power cut; writes are few
         PRAGMA wal_autocheckpoint = 64; -- the file itself is never far behind: people copy it
         PRAGMA foreign_keys = ON;      -- SQLite leaves them off unless asked
         PRAGMA trusted_schema = OFF;   -- a file from elsewhere must not call functions of ours
         PRAGMA cell_size_check = ON;   -- damage shows when a page is read, not later
         PRAGMA temp_store = MEMORY;    -- the recorder's triggers never reach a disk
         PRAGMA cache_size = -16384;    -- 16 MiB hold a logbook of 50,000 facts",
    )
}

/// Waits for another program instead of failing at once.
pub(super) fn be_patient(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)
}

/// Refuses whatever would change the file.
pub(super) fn only_read(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch("PRAGMA query_only = ON; -- for reading beside the connection that writes")
}
