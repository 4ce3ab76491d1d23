//! Taking from others the right to read what an earlier version left open.

use std::fs;
use std::path::Path;

use crate::private::is_open_to_others;

/// Takes from others the right to read a logbook and what lies beside it, where an earlier
/// version gave it. The folder is closed only where all in it is Milepost's: another one may be
/// shared on purpose. That this cannot be done, on a disk that knows no rights, is no error.
pub(super) fn tighten(file: &Path) {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut loose = false;
    for suffix in ["", "-wal", "-shm"] {
        loose |= close(&super::aside::companion(file, suffix));
    }
    if !is_open_to_others(folder) && !loose {
        return;
    }
    for part in [super::BACKUP_FOLDER, "log", "rules"] {
        let part = folder.join(part);
        close(&part);
        for file in files_in(&part) {
            close(&file);
        }
    }
    let mut all_ours = true;
    for found in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = found.file_name();
        let ours = is_ours(&name.to_string_lossy());
        all_ours &= ours;
        if ours && found.file_type().is_ok_and(|kind| kind.is_file()) {
            close(&found.path());
        }
    }
    if all_ours {
        close(folder);
    }
}

/// Whether a name in a home folder is one that Milepost gives.
fn is_ours(name: &str) -> bool {
    [
        "logbook.milepost",
        "sample",
        "window.json",
        "remind.lock",
        ".logbook",
        "seen-version",
    ]
    .iter()
    .any(|start| name.starts_with(start))
        || [
            super::BACKUP_FOLDER,
            "log",
            "rules",
            "tray",
            "vault",
            "opened",
        ]
        .contains(&name)
}

fn files_in(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    found
        .filter(|it| it.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|it| it.path())
}

/// Takes every right from all but the owner; answers whether there was any.
#[cfg(unix)]
fn close(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    let Ok(about) = fs::symlink_metadata(path) else {
        return false;
    };
    let mut permissions = about.permissions();
    let mode = permissions.mode() & 0o7777;
    if about.is_symlink() || mode & 0o077 == 0 {
        return false;
    }
    permissions.set_mode(mode & 0o700);
    fs::set_permissions(path, permissions).is_ok()
}

/// A file takes its rights from its folder there, which is the person's own.
#[cfg(not(unix))]
fn close(_: &Path) -> bool {
    false
}
