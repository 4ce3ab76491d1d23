//! The second folder of copies of a logbook that cannot be opened any more.

use std::path::Path;

use crate::{backup, open, settings};

/// The second folder for copies, as the newest copy beside the logbook remembers it: for whoever
/// has lost the logbook, and looks for its copies. Nothing is written there.
pub fn second_folder_of(home: &Path) -> Option<String> {
    let copy = backup::newest_backup(&home.join(open::BACKUP_FOLDER))?;
    let looked = open::look_at(&copy.path).ok()?;
    settings::read(looked.db()).ok()?.copies_folder
}
