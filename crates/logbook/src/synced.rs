//! Whether a folder is kept in step by a cloud service. A service that copies a database while it
//! is being written damages it, so a logbook never lies in such a folder; its copies may.

use std::path::{Component, Path};

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
    ("box sync", "Box"),
];

/// These write the account behind a dash: `GoogleDrive-ana@example.com`.
const WITH_ACCOUNT: &[&str] = &["onedrive", "googledrive"];

/// Files and folders that services leave in the folders that they keep in step.
const MARKS: &[(&str, &str)] = &[
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
];

/// The service that keeps this folder in step; none where none is known to.
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    named(folder).or_else(|| marked(folder))
}

fn named(folder: &Path) -> Option<&'static str> {
    let names = folder.components().rev().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    // The innermost name says whose folder it is: "CloudStorage/Dropbox".
    names.into_iter().find_map(|name| service(&name))
}

fn service(name: &str) -> Option<&'static str> {
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
        MARKS
            .iter()
            .find(|(mark, _)| above.join(mark).exists())
            .map(|(_, service)| *service)
    })
}
