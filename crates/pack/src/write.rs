//! Writing a pack: whole under a name of its own, read again, and only then under its name.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::{Encryptor, scrypt};
use sha2::{Digest, Sha256};

use crate::disk::create;
use crate::error::PackError;
use crate::manifest::{MANIFEST_PART, Manifest, PartAbout};
use crate::open;
use crate::passphrase::Passphrase;

/// How much work each try at the passphrase takes: 2 to this power. 128 MB and about half a
/// second on a computer of today.
const WORK: u8 = 17;

/// A file that goes into a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name in the pack.
    pub name: String,
    /// Where it lies.
    pub file: PathBuf,
}

/// What goes into a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The day.
    pub made_on: String,
    /// How many facts the logbook holds.
    pub facts: u32,
    /// The files, the logbook first.
    pub files: Vec<Part>,
}

/// Writes a pack, locked where there is a passphrase. It is read again whole before it gets its
/// name. Answers its size.
///
/// # Errors
/// [`PackError`]; nothing is left of a pack that could not be finished.
pub fn write(parts: &Parts, lock: Option<&Passphrase>, to: &Path) -> Result<u64, PackError> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let part = to.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = write_and_read(parts, lock, &part).and_then(|bytes| {
        fs::rename(&part, to)
            .map(|()| bytes)
            .map_err(|it| PackError::disk(to, it))
    });
    if written.is_err() {
        // That it may not be there is no second error.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_and_read(parts: &Parts, lock: Option<&Passphrase>, part: &Path) -> Result<u64, PackError> {
    let disk = |error: io::Error| PackError::disk(part, error);
    let about = parts.files.iter().map(about);
    let about = about.collect::<Result<Vec<PartAbout>, PackError>>()?;
    let manifest = Manifest::new(parts.made_on.clone(), parts.facts, about);
    let file = create(part).map_err(disk)?;
    let mut out = BufWriter::new(file);
    match lock {
        None => archive(&manifest, parts, &mut out)?,
        Some(words) => {
            let mut recipient = scrypt::Recipient::new(words.secret());
            recipient.set_work_factor(WORK);
            let recipients = std::iter::once(&recipient as &dyn age::Recipient);
            let locked = Encryptor::with_recipients(recipients)
                .unwrap_or_else(|error| unreachable!("BUG: one passphrase locks: {error}"));
            let mut locked = locked.wrap_output(&mut out).map_err(disk)?;
            archive(&manifest, parts, &mut locked)?;
            locked.finish().map_err(disk)?;
        }
    }
    let file = out.into_inner().map_err(|error| disk(error.into_error()))?;
    file.sync_all().map_err(disk)?;
    let bytes = file.metadata().map_err(disk)?.len();
    drop(file);
    // Read as the other computer will, with the same words.
    let back = open::check(part, lock)?;
    match back == manifest {
        true => Ok(bytes),
        false => Err(PackError::Damaged("it isn't what was written".to_owned())),
    }
}

fn archive(manifest: &Manifest, parts: &Parts, out: impl Write) -> Result<(), PackError> {
    let mut archive = tar::Builder::new(out);
    let broken = |error: io::Error| PackError::disk(Path::new("the pack"), error);
    let json = manifest.to_json();
    archive
        .append_data(
            &mut header(json.len() as u64),
            MANIFEST_PART,
            json.as_slice(),
        )
        .map_err(broken)?;
    for (part, about) in parts.files.iter().zip(&manifest.parts) {
        let file = File::open(&part.file).map_err(|it| PackError::disk(&part.file, it))?;
        // A file that grows meanwhile would break what follows it.
        let bytes = BufReader::new(file).take(about.bytes);
        archive
            .append_data(&mut header(about.bytes), &about.name, bytes)
            .map_err(broken)?;
    }
    archive.finish().map_err(broken)?;
    archive
        .into_inner()
        .and_then(|mut out| out.flush())
        .map_err(broken)
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header
}

fn about(part: &Part) -> Result<PartAbout, PackError> {
    let failed = |error: io::Error| PackError::disk(&part.file, error);
    let mut file = BufReader::new(File::open(&part.file).map_err(failed)?);
    let (bytes, sha256) = hash(&mut file).map_err(failed)?;
    Ok(PartAbout {
        name: part.name.clone(),
        bytes,
        sha256,
    })
}

/// The size and the SHA-256 of what a reader gives.
fn hash(from: &mut impl Read) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let bytes = io::copy(from, &mut hasher)?;
    let digest = hasher.finalize();
    Ok((
        bytes,
        digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    ))
}
