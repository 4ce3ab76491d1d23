//! The tasks that are one command each.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{cargo, npm, run, target_folder};

/// Tauri's own command line, fetched when it is wanted: building and testing need none of it.
pub const TAURI_CLI: [&str; 6] = [
    "exec",
    "--yes",
    "--package",
    "@tauri-apps/cli@2.12.5",
    "--",
    "tauri",
];

/// Writes the TypeScript bindings anew: the test that guards them also writes them.
///
/// # Errors
/// When the test target does not build.
pub fn bindings() -> Result<()> {
    run(cargo()
        .args(["test", "--package", "milepost", "--test", "app", "bindings"])
        .env("MILEPOST_BLESS", "1"))
}

/// Changes every value of the rulebook, one after the other, and shows which case
/// of the rules notices.
///
/// # Errors
/// When a change goes unnoticed, or the tests do not build.
pub fn mutate_rules() -> Result<()> {
    run(cargo().args([
        "test",
        "--package",
        "milepost-core",
        "--test",
        "cases",
        "mutants",
        "--",
        "--nocapture",
    ]))
}

/// Makes the icon set of all systems from the one drawing.
///
/// # Errors
/// When the Tauri command line fails or a file cannot be copied.
pub fn icons() -> Result<()> {
    let root = crate::root();
    // Through a folder of its own: the tool also draws for telephones, which we do not ship to.
    let drawn = target_folder().join("xtask/icons");
    fs::create_dir_all(&drawn)?;
    run(npm(&root)
        .args(TAURI_CLI)
        .arg("icon")
        .arg("icons/milepost.svg")
        .arg("--output")
        .arg(&drawn))?;
    for entry in fs::read_dir(&drawn)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, root.join("icons").join(name))
                .with_context(|| format!("{} could not be copied", path.display()))?;
        }
    }
    Ok(())
}
