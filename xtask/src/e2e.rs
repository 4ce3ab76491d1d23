//! The end-to-end tests on the real window: a screen, a message bus, and the journeys in tests/e2e.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::command::{built_window, find_program, target_folder};
use crate::framebuffer::Picture;
use crate::machine::{Circumstances, bring, bring_npm};
use crate::needs::Purpose;
use crate::run::build;
use crate::virtual_display::VirtualDisplay;

/// Larger than the largest window that a journey asks for.
const SCREEN: (u32, u32) = (1600, 1200);
/// A picture in the README is at most this large.
const PICTURE_AT_MOST: u64 = 200 * 1024;

/// Whether the real window can be steered on this system.
///
/// macOS has no WebDriver for its web view; on Windows the driver must be the one of the installed Edge.
pub fn can_steer() -> bool {
    cfg!(target_os = "linux")
}

/// Runs the journeys against a built program.
///
/// # Errors
/// When one fails; its last picture then lies in target/e2e.
pub fn journeys(program: &Path) -> Result<()> {
    npm_script("test", program, &target_folder().join("e2e"), &[])
}

/// Measures what is felt inside the window, against a bare one; answers whether every promise is kept.
///
/// # Errors
/// When a window does not open.
pub fn measures(program: &Path, bare: &Path) -> Result<bool> {
    let folder = target_folder().join("e2e");
    let kept = folder.join("promises-kept");
    // What an earlier run found counts for nothing.
    let _ = fs::remove_file(&kept);
    npm_script("measure", program, &folder, &[("BARE_WINDOW", bare)])?;
    Ok(kept.is_file())
}

/// Makes the README's pictures anew, and one of every place in every dress to look at.
///
/// # Errors
/// When the program does not build, a view does not appear, or a picture is too large.
pub fn screenshots(yes: bool) -> Result<()> {
    if !can_steer() {
        bail!("the real window can only be steered on Linux.");
    }
    let purposes = [Purpose::Run, Purpose::Headless, Purpose::Test];
    bring(&purposes, Circumstances::of_this_start(yes))?;
    build(false)?;
    let program = built_window("debug");
    let pictures = crate::root().join("docs/pictures");
    let every = target_folder().join("pictures");
    fs::create_dir_all(&every)?;
    npm_script(
        "pictures",
        &program,
        &pictures,
        &[("MILEPOST_EVERY_PICTURE", &every)],
    )?;
    println!(
        "Every place, in both themes and three widths: {}",
        every.display()
    );
    for entry in fs::read_dir(&pictures)? {
        let entry = entry?;
        // The driver compresses little; the pixels stay the same.
        Picture::from_png(&entry.path())?.save(&entry.path())?;
        let size = entry.metadata()?.len();
        println!("{:>6} KB  {}", size / 1024, entry.file_name().display());
        if size > PICTURE_AT_MOST {
            bail!("{} is larger than 200 KB", entry.path().display());
        }
    }
    Ok(())
}

fn npm_script(
    script: &str,
    program: &Path,
    pictures: &Path,
    further: &[(&str, &Path)],
) -> Result<()> {
    if !program.is_file() {
        bail!("{} is not built", program.display());
    }
    fs::create_dir_all(pictures)?;
    let folder = crate::root().join("tests/e2e");
    bring_npm(&folder)?;
    let npm = find_program("npm").context("npm is missing")?;
    let display = VirtualDisplay::start(SCREEN.0, SCREEN.1)?;
    println!("$ npm run {script} (in tests/e2e, on a virtual screen)");
    let status = display
        .command(&npm, &folder)
        .args(["run", "--silent", script])
        .env("MILEPOST_PROGRAM", absolute(program))
        .env("MILEPOST_PICTURES", absolute(pictures))
        .envs(further.iter().map(|(name, path)| (name, absolute(path))))
        .stdin(Stdio::null())
        .status()
        .context("the tests could not be started")?;
    if !status.success() {
        bail!("`npm run {script}` ended with {status}");
    }
    Ok(())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
