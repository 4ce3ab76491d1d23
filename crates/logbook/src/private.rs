//! Files and folders that only the person's own account can read.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder, and those above it that are missing. What is made is the person's own.
///
/// # Errors
/// What the system says when it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    let new = !folder.exists();
    builder.create(folder)?;
    if new {
        keep_for_oneself(folder);
    }
    Ok(())
}

/// On Windows a folder takes its rights from the one above it, which on a second disk lets in
/// every account of the computer. A new folder of ours is the person's own and the system's, and
/// what is made in it takes that over. That it cannot be done, on a disk that knows no rights, is
/// no error.
#[cfg(windows)]
fn keep_for_oneself(folder: &Path) {
    use std::os::windows::process::CommandExt;
    use std::process::{Command, Stdio};

    /// Opens no console.
    const NO_WINDOW: u32 = 0x0800_0000;
    /// The system itself, which keeps the search and the copies of the disk.
    const SYSTEM: &str = "*S-1-5-18:(OI)(CI)F";
    let said = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
    let (Some(root), Some(user)) = (said("SystemRoot"), said("USERNAME")) else {
        return;
    };
    let person = match said("USERDOMAIN") {
        Some(domain) => format!("{domain}\\{user}:(OI)(CI)F"),
        None => format!("{user}:(OI)(CI)F"),
    };
    let _ = Command::new(Path::new(&root).join("System32").join("icacls.exe"))
        .arg(folder)
        .args(["/inheritance:r", "/grant:r", &person, SYSTEM, "/q"])
        .creation_flags(NO_WINDOW)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

/// The rights were given as it was made.
#[cfg(not(windows))]
fn keep_for_oneself(_: &Path) {}

/// Makes an empty file that nobody else can read, and refuses one that is there.
pub(crate) fn make_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Waits until a folder's names lie on the disk. Where a system knows no such thing the
/// names are as safe as it makes them.
pub(crate) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Whether others than the owner may look into a folder.
pub fn is_open_to_others(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        false
    }
}
