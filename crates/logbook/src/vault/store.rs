//! One vault: its files under their hashes.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use sha2::{Digest, Sha256};

use super::needed::Needed;
use crate::private;

/// The name of the folder, beside the logbook and beside its copies.
pub const VAULT_FOLDER: &str = "vault";

/// Marks a file that is still being written.
pub(super) const UNFINISHED: &str = ".part";

/// A folder of files under their SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    folder: PathBuf,
}

/// Why a file of the vault cannot be had.
#[derive(Debug)]
pub enum Flaw {
    /// It is not there.
    Missing,
    /// It is there, and its bytes are others than were kept.
    Damaged,
    /// The disk does not give it.
    Unreadable(io::Error),
}

impl Flaw {
    /// What is wrong, as the end of a sentence.
    pub(crate) fn in_words(&self) -> String {
        match self {
            Flaw::Missing => "isn't there".to_owned(),
            Flaw::Damaged => "is damaged".to_owned(),
            Flaw::Unreadable(error) => format!("can't be read: {error}"),
        }
    }
}

impl Vault {
    /// The vault of a logbook's file. A sample has one of its own.
    pub(crate) fn beside(file: &Path) -> Vault {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let folder = match stem.as_ref() {
            "logbook" => VAULT_FOLDER.to_owned(),
            stem => format!("{stem}-{VAULT_FOLDER}"),
        };
        Vault {
            folder: file.with_file_name(folder),
        }
    }

    /// Where the evidence of a copy lies: beside it as a logbook has it, or as copies have it.
    pub(crate) fn beside_copy(copy: &Path) -> [Vault; 2] {
        let folder = copy.parent().unwrap_or(Path::new("."));
        [Vault::beside(copy), Vault::of_copies(folder)]
    }

    /// The vault of the copies in a folder, which all of them share: what is in it never changes.
    pub(crate) fn of_copies(folder: &Path) -> Vault {
        Vault {
            folder: folder.join(VAULT_FOLDER),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether any file is kept in it.
    pub(crate) fn holds_any(&self) -> bool {
        let folders = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut files = folders.flat_map(|it| fs::read_dir(it.path()).into_iter().flatten());
        files.any(|it| it.is_ok_and(|it| is_hash(&it.file_name().to_string_lossy())))
    }

    /// Where the file with this hash lies, or would.
    pub fn file_of(&self, sha256: &str) -> PathBuf {
        let start = sha256.get(..2).unwrap_or("__");
        self.folder.join(start).join(sha256)
    }

    /// Whether a file of this hash and size is there, without reading it.
    pub(crate) fn seems_there(&self, sha256: &str, bytes: i64) -> bool {
        let about = fs::symlink_metadata(self.file_of(sha256));
        about.is_ok_and(|it| it.is_file() && i64::try_from(it.len()) == Ok(bytes))
    }

    /// The bytes of a file, which are those that were kept.
    ///
    /// # Errors
    /// [`Flaw`] where they are not there, or are others.
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>, Flaw> {
        let path = self.file_of(sha256);
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_file() => {}
            Ok(_) => return Err(Flaw::Damaged),
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Flaw::Missing),
            Err(error) => return Err(Flaw::Unreadable(error)),
        }
        let bytes = fs::read(&path).map_err(Flaw::Unreadable)?;
        match hash_of(&bytes) == sha256 {
            true => Ok(bytes),
            false => Err(Flaw::Damaged),
        }
    }

    /// Keeps bytes; answers their hash. What is there already is only read.
    pub(crate) fn keep(&self, bytes: &[u8]) -> io::Result<String> {
        let sha256 = hash_of(bytes);
        let path = self.file_of(&sha256);
        if self.read(&sha256).is_ok() {
            // Young again, so that no sweep takes it while it gets its fact.
            let _ = File::open(&path).and_then(|file| renew(&file));
            return Ok(sha256);
        }
        let folder = path.parent().unwrap_or(&self.folder);
        private::make_folder(folder)?;
        let part = self.unlisted(&sha256);
        let written = write(&part, bytes).and_then(|()| fs::rename(&part, &path));
        if let Err(error) = written {
            let _ = fs::remove_file(&part);
            return Err(error);
        }
        for folder in [folder, &self.folder, parent(&self.folder)] {
            private::sync_folder(folder);
        }
        Ok(sha256)
    }

    /// One line for each of these files that is missing or damaged.
    pub(crate) fn flaws_of(&self, files: &[Needed]) -> Vec<String> {
        let flaw = |file: &Needed| {
            let flaw = self.read(&file.sha256).err()?;
            Some(format!(
                "the evidence file {} {}",
                file.name,
                flaw.in_words()
            ))
        };
        files.iter().filter_map(flaw).collect()
    }

    /// A name that no other program and nobody here writes to.
    fn unlisted(&self, sha256: &str) -> PathBuf {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Relaxed);
        let process = std::process::id();
        self.folder
            .join(format!(".{sha256}~{process}-{number}{UNFINISHED}"))
    }
}

/// The SHA-256 of bytes, in 64 small hexadecimal digits.
pub fn hash_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a path means a file of a vault, which nothing may be written over.
pub(crate) fn is_in_vault(path: &Path) -> bool {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    is_hash(&name(path)) && name(parent(parent(path))).ends_with(VAULT_FOLDER)
}

/// Whether a name is that of a kept file.
pub(super) fn is_hash(name: &str) -> bool {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    name.len() == 64 && name.bytes().all(hex)
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// Writes a file whole and waits for the disk.
fn write(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private::make_file(part)?;
    file.write_all(bytes)?;
    only_read(&file)?;
    file.sync_all()
}

/// Takes the right to change it, so that no other program does by accident.
fn only_read(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A disk that knows no rights is no reason to keep nothing.
        let _ = file.set_permissions(fs::Permissions::from_mode(0o400));
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// Gives a file the disk's own present as its age.
fn renew(file: &File) -> io::Result<()> {
    let probe = tempfile::tempfile()?;
    file.set_modified(probe.metadata()?.modified()?)
}
