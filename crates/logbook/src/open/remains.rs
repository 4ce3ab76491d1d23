//! What is left of a logbook whose file is lost or cannot be used: its copies, and what was
//! set aside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{BACKUP_FOLDER, aside, logbook_file};
use crate::backup;
use crate::error::{LogbookError, Lost, Unusable};
use crate::vault::Vault;

/// What lies beside the place of a logbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remains {
    /// The newest whole copy.
    pub newest_copy: Option<PathBuf>,
    /// Files of earlier times that were set aside, the last one first.
    pub set_aside: Vec<PathBuf>,
    /// Whether there is anything that tells of an earlier logbook, be it half a copy.
    pub any: bool,
    /// Whether something has the name of a copy.
    copies: bool,
    /// Whether evidence files lie there.
    files: bool,
}

/// What is left beside the place of the user's own logbook in a home folder.
pub fn remains_of(home: &Path) -> Remains {
    beside(&logbook_file(home))
}

/// How long, and how often, is waited for a file that another program may be making.
const STEP: Duration = Duration::from_millis(20);
const STEPS: u32 = 25;

impl Remains {
    /// Whether there is more than changes that wait beside the file.
    fn tells(&self) -> bool {
        self.copies || self.files || !self.set_aside.is_empty()
    }
}

pub(crate) fn beside(path: &Path) -> Remains {
    let folder = path.with_file_name(BACKUP_FOLDER);
    let set_aside = aside::set_aside(path);
    let newest_copy = backup::newest_whole(&folder, path, None).map(|copy| copy.path);
    let waiting = ["-wal", "-journal"].iter().any(|suffix| {
        let beside = aside::companion(path, suffix).metadata();
        beside.is_ok_and(|about| about.len() > 0)
    });
    let copies = !backup::copies_of(&folder, path).is_empty();
    let files = Vault::beside(path).holds_any();
    Remains {
        any: waiting || !set_aside.is_empty() || copies || files,
        copies,
        files,
        newest_copy,
        set_aside,
    }
}

/// Refuses to begin an empty logbook where there was one.
pub(super) fn refuse_lost(path: &Path) -> Result<(), LogbookError> {
    let mut remains = beside(path);
    // Another program may be making the file at this very moment.
    for _ in 0..STEPS {
        if !remains.any || remains.tells() {
            break;
        }
        std::thread::sleep(STEP);
        if path.metadata().is_ok_and(|about| about.len() > 0) {
            return Ok(());
        }
        remains = beside(path);
    }
    if !remains.any {
        return Ok(());
    }
    Err(LogbookError::Lost(Box::new(Lost {
        path: path.to_owned(),
        empty: path.exists(),
        newest_copy: remains.newest_copy,
        set_aside: remains.set_aside,
    })))
}

/// What is told of a file that cannot be used.
pub(super) fn unusable(path: &Path, reason: String) -> LogbookError {
    LogbookError::Unusable(Box::new(Unusable {
        path: path.to_owned(),
        reason,
        newest_copy: beside(path).newest_copy,
    }))
}
