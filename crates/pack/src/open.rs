//! Opening a pack. Whoever made it, it writes nothing but the parts of a logbook into the folder
//! that it is given, and nothing counts before all of it was read.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use age::{DecryptError, Decryptor, scrypt};
use sha2::{Digest, Sha256};

use crate::disk::{create, make_folder};
use crate::error::PackError;
use crate::manifest::{MANIFEST_PART, Manifest, PartAbout};
use crate::passphrase::Passphrase;

/// The most work that a try at the words may take: 2 to this power. Ours takes 32 times less.
const MOST_WORK: u8 = 22;

/// The longest list of parts.
const MOST_MANIFEST: u64 = 64_000_000;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A pack that words open.
    Locked,
    /// A pack that anybody can open.
    Open,
    /// Something else.
    Other,
}

/// What a file is, told by its first bytes.
///
/// # Errors
/// [`PackError::Disk`] where it cannot be read.
pub fn sort_of(file: &Path) -> Result<Sort, PackError> {
    const LOCKED: &[u8] = b"age-encryption.org/v1\n";
    let failed = |error: io::Error| PackError::disk(file, error);
    let about = fs::metadata(file).map_err(failed)?;
    if !about.is_file() {
        return Ok(Sort::Other);
    }
    let mut head = Vec::new();
    let opened = File::open(file).map_err(failed)?;
    opened.take(512).read_to_end(&mut head).map_err(failed)?;
    if head.starts_with(LOCKED) {
        return Ok(Sort::Locked);
    }
    let named = head.get(..MANIFEST_PART.len()) == Some(MANIFEST_PART.as_bytes());
    let tar = head.get(257..262) == Some(b"ustar");
    Ok(match named && tar {
        true => Sort::Open,
        false => Sort::Other,
    })
}

/// Takes every part out of a pack into a folder that is empty. Where it fails, what lies in the
/// folder is worth nothing.
///
/// # Errors
/// [`PackError`].
pub fn unpack(file: &Path, lock: Option<&Passphrase>, into: &Path) -> Result<Manifest, PackError> {
    read(file, lock, &mut |about, part| take_out(about, part, into))
}

/// Reads all of a pack and takes nothing out.
pub(crate) fn check(file: &Path, lock: Option<&Passphrase>) -> Result<Manifest, PackError> {
    read(file, lock, &mut |about, part| {
        copy_checked(about, part, &mut io::sink(), Path::new("the pack"))
    })
}

type Each<'e> = &'e mut dyn FnMut(&PartAbout, &mut dyn Read) -> Result<(), PackError>;

fn read(file: &Path, lock: Option<&Passphrase>, each: Each<'_>) -> Result<Manifest, PackError> {
    let failed = |error: io::Error| PackError::disk(file, error);
    let sort = sort_of(file)?;
    let bytes = BufReader::new(File::open(file).map_err(failed)?);
    match (sort, lock) {
        (Sort::Other, _) => Err(PackError::NoPack),
        (Sort::Open, _) => read_archive(bytes, each),
        (Sort::Locked, None) => Err(PackError::Locked),
        (Sort::Locked, Some(words)) => {
            let mut identity = scrypt::Identity::new(words.secret());
            identity.set_max_work_factor(MOST_WORK);
            let decryptor = Decryptor::new_buffered(bytes).map_err(not_opened)?;
            if !decryptor.is_scrypt() {
                return Err(PackError::NoPack);
            }
            let identities = std::iter::once(&identity as &dyn age::Identity);
            read_archive(decryptor.decrypt(identities).map_err(not_opened)?, each)
        }
    }
}

fn not_opened(error: DecryptError) -> PackError {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::NoMatchingKeys
        | DecryptError::KeyDecryptionFailed => PackError::WrongWords,
        DecryptError::ExcessiveWork { .. } => PackError::TooMuchWork,
        DecryptError::UnknownFormat | DecryptError::InvalidHeader => PackError::NoPack,
        _ => PackError::Damaged("its lock can't be read".to_owned()),
    }
}

/// Reads an archive whole: the list of parts, then each part in that order, then nothing.
fn read_archive(bytes: impl Read, each: Each<'_>) -> Result<Manifest, PackError> {
    let mut archive = tar::Archive::new(bytes);
    let mut entries = archive.entries().map_err(broken)?;
    let mut next = || -> Result<_, PackError> {
        let entry = entries.next().transpose().map_err(broken)?;
        if let Some(entry) = &entry
            && entry.header().entry_type() != tar::EntryType::Regular
        {
            return Err(PackError::Strange("something that isn't a file".to_owned()));
        }
        Ok(entry)
    };
    let Some(mut first) = next()? else {
        return Err(PackError::NoPack);
    };
    if first.path_bytes().as_ref() != MANIFEST_PART.as_bytes() {
        return Err(PackError::NoPack);
    }
    let mut json = Vec::new();
    let mut limited = (&mut first).take(MOST_MANIFEST);
    limited.read_to_end(&mut json).map_err(broken)?;
    let manifest = Manifest::read(&json)?;
    drop(first);
    for about in &manifest.parts {
        let Some(mut part) = next()? else {
            return Err(PackError::Damaged("its end is missing".to_owned()));
        };
        if part.path_bytes().as_ref() != about.name.as_bytes() {
            return Err(PackError::Damaged("its parts aren't in order".to_owned()));
        }
        each(about, &mut part)?;
    }
    match next()? {
        None => Ok(manifest),
        Some(_) => Err(PackError::Strange("more than it says".to_owned())),
    }
}

fn broken(_: io::Error) -> PackError {
    PackError::Damaged("a part of it can't be read".to_owned())
}

fn take_out(about: &PartAbout, part: &mut dyn Read, into: &Path) -> Result<(), PackError> {
    // The name was checked: it climbs nowhere.
    let to = into.join(&about.name);
    let folder = to.parent().unwrap_or(into);
    make_folder(folder).map_err(|error| PackError::disk(folder, error))?;
    let mut file = create(&to).map_err(|error| PackError::disk(&to, error))?;
    copy_checked(about, part, &mut file, &to)?;
    file.sync_all().map_err(|error| PackError::disk(&to, error))
}

/// Copies a part, which must be as long and of the hash that the pack says.
fn copy_checked(
    about: &PartAbout,
    part: &mut dyn Read,
    to: &mut dyn Write,
    path: &Path,
) -> Result<(), PackError> {
    let wrong = || PackError::Damaged(format!("{} has changed", about.name));
    let mut hasher = Sha256::new();
    let mut left = about.bytes;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = part.read(&mut buffer).map_err(broken)?;
        if read == 0 {
            break;
        }
        left = left.checked_sub(read as u64).ok_or_else(wrong)?;
        hasher.update(&buffer[..read]);
        to.write_all(&buffer[..read])
            .map_err(|error| PackError::disk(path, error))?;
    }
    let digest = hasher.finalize();
    let sha256: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    match left == 0 && sha256 == about.sha256 {
        true => Ok(()),
        false => Err(wrong()),
    }
}
