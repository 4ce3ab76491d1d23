//! Whether a file is a whole logbook: at a glance, and by reading all of it.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use rusqlite::Connection;

use super::BackupCopy;
use crate::error::LogbookError;
use crate::open::{APPLICATION_ID, companion, look_at, unless_held};

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER_BYTES: usize = 100;

/// Reads a whole database and lists its damage: what keeps it from being read. One value that
/// breaks a rule is none, for it costs its own row only.
pub(crate) fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    Ok(check(db)?.0)
}

/// Reads a whole database and lists the values that break a rule of the logbook, and the rows
/// that refer to what is not there.
pub(crate) fn flaws(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = check(db)?.1;
    let mut orphans = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = orphans.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        found.push(format!(
            "a row of {table} refers to a missing row of {parent}"
        ));
    }
    Ok(found)
}

/// The damage, and the values that break a rule, each said once in words: SQLite names pages
/// and trees, which nobody else knows.
fn check(db: &Connection) -> rusqlite::Result<(Vec<String>, Vec<String>)> {
    let mut check = db.prepare("PRAGMA integrity_check(100)")?;
    let mut lines = check.query([])?;
    let (mut damage, mut flaws) = (BTreeSet::new(), BTreeSet::new());
    while let Some(line) = lines.next()? {
        let line: String = line.get(0)?;
        let of_a_rule = ["CHECK constraint failed in ", "NULL value in "];
        let rule = of_a_rule.iter().find_map(|start| line.strip_prefix(start));
        if line == "ok" {
            continue;
        } else if let Some(table) = rule {
            let table = table.split('.').next().unwrap_or_default();
            flaws.insert(format!("a value in {table} breaks a rule of the logbook"));
        } else if line.contains(" index ") {
            damage.insert("an index doesn't fit what it points to".to_owned());
        } else if line.contains("reelist") {
            damage.insert("the list of free pages is wrong".to_owned());
        } else {
            damage.insert("a page is damaged".to_owned());
        }
    }
    Ok((damage.into_iter().collect(), flaws.into_iter().collect()))
}

/// Refuses a copy that is no sound logbook. All of it is read.
pub(crate) fn expect_sound(copy: &Path) -> Result<(), LogbookError> {
    let failed = |detail: String| LogbookError::Backup {
        path: copy.to_owned(),
        detail,
    };
    let looked = look_at(copy).map_err(|error| failed(error.to_string()))?;
    let in_words = |error: rusqlite::Error| failed(crate::error::in_words(&error));
    let application: i64 = looked
        .db()
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(in_words)?;
    if application != APPLICATION_ID {
        return Err(failed("it isn't a logbook".to_owned()));
    }
    let damage = damage(looked.db()).map_err(in_words)?;
    if damage.is_empty() {
        Ok(())
    } else {
        Err(failed(damage.join("; ")))
    }
}

/// Whether a copy counts. One that this version made was read whole before it got its name,
/// so a glance is enough to see that nothing of it is missing. What an earlier version left
/// under a copy's name may be half of one, so all of it is read, once for each state of the file.
pub(super) fn is_whole(copy: &BackupCopy) -> bool {
    let Ok(about) = fs::symlink_metadata(&copy.path) else {
        return false;
    };
    if !about.is_file() || !is_complete(&copy.path, &about) {
        return false;
    }
    copy.number().is_some() || remembered(&copy.path, &about)
}

/// Whether a file has the head of a logbook and as many bytes as that promises, with nothing
/// beside it that would still change it.
fn is_complete(path: &Path, about: &Metadata) -> bool {
    let mut head = [0; HEADER_BYTES];
    let read = unless_held(path, || {
        File::open(path).and_then(|mut file| file.read_exact(&mut head))
    });
    // What is open here is the logbook itself under another name, and no copy.
    if !matches!(read, Some(Ok(()))) || !head.starts_with(MAGIC) {
        return false;
    }
    let number = |at: usize| {
        head[at..at + 4]
            .iter()
            .fold(0, |number, &byte| (number << 8) | u64::from(byte))
    };
    let page_bytes = match number(16) >> 16 {
        1 => 65_536,
        bytes => bytes,
    };
    let whole = number(24) == number(92) && number(28) * page_bytes == about.len();
    let alone = ["-journal", "-wal"].iter().all(|suffix| {
        let beside = companion(path, suffix).metadata();
        beside.map_or(0, |about| about.len()) == 0
    });
    whole && alone && i64::try_from(number(68)) == Ok(APPLICATION_ID)
}

/// What was found when a file of this length and age was read.
type Verdicts = HashMap<PathBuf, (u64, Option<SystemTime>, bool)>;

static READ: Mutex<Option<Verdicts>> = Mutex::new(None);

fn remembered(path: &Path, about: &Metadata) -> bool {
    let state = (about.len(), about.modified().ok());
    let known = {
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let verdicts = read.get_or_insert_with(Verdicts::new);
        verdicts.get(path).copied()
    };
    if let Some((bytes, modified, sound)) = known
        && (bytes, modified) == state
    {
        return sound;
    }
    let sound = expect_sound(path).is_ok();
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.get_or_insert_with(Verdicts::new)
        .insert(path.to_owned(), (state.0, state.1, sound));
    sound
}
