//! The second folder of copies: where it is, although the logbook cannot be opened any more, and
//! what it held when it was there last. It may be a stick that lies in a drawer.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde::{Deserialize, Serialize};

use crate::backup::{self, Mark};
use crate::error::LogbookError;
use crate::open;
use crate::settings;

/// Under this name the settings keep what the folder held.
const KEY: &str = "second_folder_held";

/// What the second folder held when it was there last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    folder: String,
    made_at_millis: u64,
    copies: u32,
    mark: Mark,
}

/// The copies of this logbook in its second folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondCopies {
    /// How many there are, or were when it was there last.
    pub copies: u32,
    /// When the newest was made, in milliseconds since 1970 (UTC).
    pub made_at_millis: u64,
    /// How many changes of the logbook none of them holds; none where that is not known.
    pub behind: Option<u32>,
}

/// The second folder for copies, as the newest copy beside the logbook remembers it: for whoever
/// has lost the logbook, and looks for its copies. Nothing is written there.
pub fn second_folder_of(home: &Path) -> Option<String> {
    let copy = backup::newest_backup(&home.join(open::BACKUP_FOLDER))?;
    let looked = open::look_at(&copy.path).ok()?;
    settings::read(looked.db()).ok()?.copies_folder
}

/// What lies in the folder now; none where it is not there, or holds no copy of this logbook.
pub(crate) fn look(db: &Connection, file: &Path, folder: &str) -> Option<Remembered> {
    let owner = backup::owner_of(db, file).ok()?;
    let path = Path::new(folder);
    let newest = backup::newest_whole(path, file, Some(&owner))?;
    let ours = backup::copies_of(path, file);
    let ours = ours.iter().filter(|it| it.is_of(&owner, path, file));
    Some(Remembered {
        folder: folder.to_owned(),
        made_at_millis: newest.made_at_millis()?,
        copies: u32::try_from(ours.count()).unwrap_or(u32::MAX),
        mark: backup::mark_of(&newest.path)?,
    })
}

/// What it held when it was there last.
pub(crate) fn remembered(
    db: &Connection,
    folder: &str,
) -> Result<Option<Remembered>, LogbookError> {
    let sql = "SELECT value FROM settings WHERE key = :key";
    let json: Option<String> = db
        .prepare_cached(sql)?
        .query_row([KEY], |row| row.get(0))
        .optional()?;
    let known = json.and_then(|json| serde_json::from_str::<Remembered>(&json).ok());
    Ok(known.filter(|it| it.folder == folder))
}

/// Keeps what it holds now. This is no change of the person's.
pub(crate) fn remember(db: &mut Connection, held: &Remembered) -> Result<(), LogbookError> {
    let json = serde_json::to_string(held)
        .unwrap_or_else(|error| unreachable!("BUG: what a folder holds is no JSON: {error}"));
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :json)";
    transaction.prepare_cached(sql)?.execute([KEY, &json])?;
    Ok(transaction.commit()?)
}

impl Remembered {
    /// Held against the logbook as it is now.
    pub fn beside(&self, db: &Connection) -> Result<SecondCopies, LogbookError> {
        Ok(SecondCopies {
            copies: self.copies,
            made_at_millis: self.made_at_millis,
            behind: backup::behind(db, &self.mark)?,
        })
    }
}
