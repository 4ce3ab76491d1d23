//! Carrying files from one vault to another: to the copies, and back with a restore.

use std::io;

use super::needed::Needed;
use super::store::Vault;

/// What came of carrying files.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    /// The names of those that could not be had, each with what is wrong.
    pub lacking: Vec<String>,
}

/// Carries these files. What cannot be had from where it should lie is
/// told and holds nothing else up; what cannot be written is an error.
pub(crate) fn carry(needed: &[Needed], from: &Vault, to: &Vault) -> io::Result<Carried> {
    let mut carried = Carried::default();
    for file in needed {
        match from.read(&file.sha256) {
            Ok(bytes) => {
                to.keep(&bytes)?;
            }
            Err(flaw) => carried
                .lacking
                .push(format!("{} {}", file.name, flaw.in_words())),
        }
    }
    Ok(carried)
}
