//! Who a logbook is: an id of its own, and the place where it lies. A logbook that was
//! copied to another computer keeps its id; the place tells the two apart.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::ids::new_id;
use crate::now::Now;

/// The logbook's id; empty where none was given yet.
pub(crate) fn read(db: &Connection) -> rusqlite::Result<String> {
    let sql = "SELECT value FROM meta WHERE key = 'id'";
    let id = db
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(id.unwrap_or_default())
}

/// Gives the logbook an id where it has none yet.
pub(crate) fn give(db: &Connection, now: &Now) -> rusqlite::Result<()> {
    if read(db)?.is_empty() {
        write(db, &new_id(now))?;
    }
    Ok(())
}

/// Makes this the logbook's id.
pub(crate) fn write(db: &Connection, id: &str) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES ('id', :id)";
    db.execute(sql, [id])?;
    Ok(())
}

/// The end of an id, whose digits are random: eight hexadecimal digits.
pub(crate) fn short(id: &str) -> String {
    let digits: String = id
        .chars()
        .rev()
        .filter(char::is_ascii_hexdigit)
        .take(8)
        .collect();
    let digits: String = digits.to_lowercase().chars().rev().collect();
    format!("{digits:0>8}")
}

/// Where a file lies, in six hexadecimal digits: the computer's name and the folder.
pub(crate) fn place_of(file: &Path) -> String {
    let folder = file.parent().unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let computer = gethostname::gethostname();
    // Networks add an ending of their own to a computer's name.
    let computer = computer.to_string_lossy();
    let computer = computer.split('.').next().unwrap_or_default();
    let text = format!("{}\n{}", computer.to_lowercase(), folder.display());
    format!("{:06x}", fnv(text.as_bytes()) & 0x00ff_ffff)
}

/// The hash of Fowler, Noll and Vo, which never changes.
fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_told_in_short_by_its_random_end() {
        assert_eq!(short("019a-0000-7000-8000-00001F9C2A7B"), "1f9c2a7b");
        assert_eq!(short(""), "00000000");
    }

    #[test]
    fn two_folders_are_two_places() {
        let (a, b) = (Path::new("/nowhere/a/l"), Path::new("/nowhere/b/l"));
        assert_ne!(place_of(a), place_of(b));
        assert_eq!(place_of(a), place_of(Path::new("/nowhere/a/other")));
    }
}
