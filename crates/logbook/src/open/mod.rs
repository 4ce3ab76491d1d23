//! Opening the file.

use std::path::{Path, PathBuf};

/// The name of the user's own logbook in the home folder.
pub const LOGBOOK_FILE: &str = "logbook.milepost";

/// The name of the sample in the home folder.
pub const SAMPLE_FILE: &str = "sample.milepost";

/// The folder beside the file that takes the copies.
pub const BACKUP_FOLDER: &str = "backups";

/// Where the user's own logbook lies in a home folder.
pub fn logbook_file(home: &Path) -> PathBuf {
    home.join(LOGBOOK_FILE)
}

/// Where the sample lies in a home folder.
pub fn sample_file(home: &Path) -> PathBuf {
    home.join(SAMPLE_FILE)
}
