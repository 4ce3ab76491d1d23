//! Judging a file by its first hundred bytes, before SQLite may touch it.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Marks a database as a logbook: "MILE".
pub(crate) const APPLICATION_ID: i64 = 0x4D49_4C45;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER_BYTES: usize = 100;
/// The highest format of a schema that SQLite knows, since 2006.
const SCHEMA_FORMAT: u32 = 4;

/// What the first bytes say.
pub(super) enum Header {
    /// It is no logbook; why.
    Foreign(String),
    /// It is a logbook of this format version, as far as the header tells.
    Logbook {
        /// The version of its format.
        version: i64,
    },
}

/// Reads the header of a file.
pub(super) fn read(path: &Path) -> io::Result<Header> {
    let mut file = File::open(path)?;
    let file_bytes = file.metadata()?.len();
    let mut bytes = [0; HEADER_BYTES];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(judge(&bytes, file_bytes, has_write_ahead_log(path))),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Ok(Header::Foreign("it is too short for a database".to_owned()))
        }
        Err(error) => Err(error),
    }
}

fn judge(bytes: &[u8; HEADER_BYTES], file_bytes: u64, log: WriteAheadLog) -> Header {
    if !bytes.starts_with(MAGIC) {
        return Header::Foreign("it is damaged, or isn't a Milepost logbook".to_owned());
    }
    let application = i64::from(number(bytes, 68));
    let version = i64::from(number(bytes, 60));
    if application != APPLICATION_ID && application != 0 {
        return Header::Foreign("it is another program's database".to_owned());
    }
    // SQLite would take such a file for one that can only be read, or for one of its future.
    let versions = [bytes[18], bytes[19]];
    if versions.iter().any(|it| !(1..=2).contains(it)) || number(bytes, 44) > SCHEMA_FORMAT {
        return Header::Foreign("its first page is damaged".to_owned());
    }
    let page_bytes = match u64::from(number(bytes, 16) >> 16) {
        1 => 65_536,
        bytes => bytes,
    };
    // The page count is only valid where both change counters agree, and pages
    // may still lie in the write-ahead log.
    let count_is_valid = number(bytes, 24) == number(bytes, 92);
    let missing = file_bytes < page_bytes * u64::from(number(bytes, 28));
    if count_is_valid && missing && log == WriteAheadLog::Absent {
        return Header::Foreign("its end is missing".to_owned());
    }
    Header::Logbook { version }
}

#[derive(PartialEq, Eq)]
enum WriteAheadLog {
    Present,
    Absent,
}

fn has_write_ahead_log(path: &Path) -> WriteAheadLog {
    let log = super::aside::companion(path, "-wal");
    match log.metadata() {
        Ok(about) if about.len() > 0 => WriteAheadLog::Present,
        _ => WriteAheadLog::Absent,
    }
}

/// The big-endian number at a place of the header.
fn number(bytes: &[u8; HEADER_BYTES], at: usize) -> u32 {
    bytes[at..at + 4]
        .iter()
        .fold(0, |number, &byte| (number << 8) | u32::from(byte))
}
