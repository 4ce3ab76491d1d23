//! Whether a folder is kept in step by a cloud service. A service that copies a database while it
//! is being written damages it, so a logbook never lies in such a folder; its copies may.

use std::path::{Component, Path, PathBuf};

/// Names of folders that services make, and whose they are. A name counts as a whole or with an
/// addition: `OneDrive - Contoso`, `Dropbox (Personal)`.
const NAMES: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("cloudstorage", "a cloud service"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("mega", "MEGA"),
    ("box sync", "Box"),
    ("shared drives", "Google Drive"),
    ("proton drive", "Proton Drive"),
    ("protondrive", "Proton Drive"),
    ("tresorit", "Tresorit"),
    ("tresorit drive", "Tresorit"),
    ("seafile", "Seafile"),
    ("seadrive", "Seafile"),
    ("spideroak hive", "SpiderOak"),
    ("resilio sync", "Resilio Sync"),
    ("yandex.disk", "Yandex Disk"),
    ("yandexdisk", "Yandex Disk"),
    ("koofr", "Koofr"),
    ("jottacloud", "Jottacloud"),
    ("filen", "Filen"),
    ("internxt", "Internxt"),
    ("internxt drive", "Internxt"),
    ("icedrive", "Icedrive"),
    ("idrive-sync", "IDrive"),
    ("idrivesync", "IDrive"),
    ("egnyte", "Egnyte"),
    ("sharefile", "ShareFile"),
    ("amazon drive", "Amazon Drive"),
    ("synologydrive", "Synology Drive"),
    ("synology drive", "Synology Drive"),
    ("qsync", "Qsync"),
    ("insync", "Insync"),
    ("kdrive", "kDrive"),
    ("magentacloud", "MagentaCLOUD"),
    ("hidrive", "HiDrive"),
    ("sync.com", "Sync.com"),
];

/// Names that are so common that they count only in the letters that the service writes.
const AS_WRITTEN: &[(&str, &str)] = &[("Box", "Box")];

/// These write the account behind a dash: `GoogleDrive-ana@example.com`.
const WITH_ACCOUNT: &[&str] = &["onedrive", "googledrive"];

/// Files and folders that services leave in the folders that they keep in step.
const MARKS: &[(&str, &str)] = &[
    (".dropbox.cache", "Dropbox"),
    (".dropbox", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".sync", "Resilio Sync"),
    (".tresorit", "Tresorit"),
    (".seafile-data", "Seafile"),
    (".megaignore", "MEGA"),
    (".SynologyWorkingDirectory", "Synology Drive"),
    (".pcloud", "pCloud"),
    (".sync-exclude.lst", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
];

/// Beginnings of such names, where a service adds a number of its own.
const MARKS_THAT_BEGIN: &[(&str, &str)] = &[(".sync_", "Nextcloud"), ("._sync_", "ownCloud")];

/// The service that keeps this folder in step; none where none is known to. A link or a junction
/// is followed, for a service carries off what it leads to.
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    let real = followed(folder);
    let given = named(folder);
    // What lies in it is the same by either name.
    given.or_else(|| named(&real)).or_else(|| marked(&real))
}

/// Where a folder, which may be missing yet, really lies.
fn followed(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    for above in absolute.ancestors() {
        if let Ok(real) = above.canonicalize() {
            let rest = absolute.strip_prefix(above).unwrap_or(Path::new(""));
            return real.join(rest);
        }
    }
    absolute
}

fn named(folder: &Path) -> Option<&'static str> {
    let names = folder.components().rev().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    // The innermost name says whose folder it is: "CloudStorage/Dropbox".
    names.into_iter().find_map(|name| service(&name))
}

fn service(written: &str) -> Option<&'static str> {
    let as_written = AS_WRITTEN.iter().find(|(known, _)| *known == written);
    if let Some((_, service)) = as_written {
        return Some(service);
    }
    let name = written.to_lowercase();
    let means = |known: &str| {
        name.strip_prefix(known).is_some_and(|rest| {
            let account = WITH_ACCOUNT.contains(&known) && rest.starts_with('-');
            rest.is_empty() || rest.starts_with(" (") || rest.starts_with(" - ") || account
        })
    };
    NAMES
        .iter()
        .find(|(known, _)| means(known))
        .map(|(_, service)| *service)
}

fn marked(folder: &Path) -> Option<&'static str> {
    folder.ancestors().find_map(|above| {
        let mark = MARKS.iter().find(|(mark, _)| above.join(mark).exists());
        mark.map(|(_, service)| *service)
            .or_else(|| marked_by_beginning(above))
    })
}

fn marked_by_beginning(folder: &Path) -> Option<&'static str> {
    // What is asked is the folder of a logbook and those above it, which hold few names.
    let found = std::fs::read_dir(folder).ok()?.flatten().take(MOST_NAMES);
    found.map(|it| it.file_name()).find_map(|name| {
        let name = name.to_string_lossy();
        let begins = |(start, _): &&(&str, &str)| name.starts_with(start) && name.ends_with(".db");
        MARKS_THAT_BEGIN
            .iter()
            .find(begins)
            .map(|(_, service)| *service)
    })
}

/// In larger folders no mark is looked for by its beginning.
const MOST_NAMES: usize = 2_000;
