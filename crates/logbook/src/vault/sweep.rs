//! Removing what nothing needs: files whose adding was never finished, or was undone and can
//! not be done again.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::time::{Duration, SystemTime};

use super::needed::Needed;
use super::store::{UNFINISHED, Vault, is_hash};

/// How old a file must be that nothing needs.
const AFTER: Duration = Duration::from_secs(30 * 24 * 3_600);

/// How old what was never finished must be.
const LEFT_OVER_AFTER: Duration = Duration::from_secs(3_600);

/// Removes files that nothing needs, where they are old enough by the disk's own clock, whose
/// present is at least `present`. Answers how many.
pub(crate) fn sweep(vault: &Vault, needed: &[Needed], present: SystemTime) -> usize {
    let needed: BTreeSet<&str> = needed.iter().map(|it| it.sha256.as_str()).collect();
    let older = |about: &Metadata, than: Duration| {
        let age = about
            .modified()
            .ok()
            .and_then(|at| present.duration_since(at).ok());
        age.is_some_and(|age| age > than)
    };
    let mut removed = 0;
    for found in fs::read_dir(vault.folder()).into_iter().flatten().flatten() {
        let name = found.file_name().to_string_lossy().into_owned();
        let Ok(about) = found.metadata() else {
            continue;
        };
        if about.is_file() && name.starts_with('.') && name.ends_with(UNFINISHED) {
            if older(&about, LEFT_OVER_AFTER) {
                let _ = fs::remove_file(found.path());
            }
            continue;
        }
        for file in fs::read_dir(found.path()).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let old = file.metadata().is_ok_and(|about| older(&about, AFTER));
            if is_hash(&name) && old && !needed.contains(name.as_str()) {
                removed += usize::from(fs::remove_file(file.path()).is_ok());
            }
        }
    }
    removed
}
