//! Reading a pack: signature first, then its files, then the rulebook that they make.

use milepost_core::rulebook::Rulebook;

use crate::error::PackError;
use crate::format::LARGEST;
use crate::keys::{SignedBy, TrustedKeys};
use crate::layout;

/// A pack whose signature holds and whose rules hold together.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The rules.
    pub rulebook: Rulebook,
    /// Whose signature it carries.
    pub signed_by: SignedBy,
}

/// Reads a pack.
///
/// # Errors
/// The first reason for which it is not taken, see [`PackError`].
pub fn read(bytes: &[u8], trusted: &TrustedKeys) -> Result<Pack, PackError> {
    if bytes.len() > LARGEST {
        return Err(PackError::TooLarge);
    }
    let parts = layout::split(bytes)?;
    let signed_by = trusted.check(&parts)?;
    let files = layout::files(parts.payload)?;
    let rulebook = Rulebook::from_toml(&files)?;
    Ok(Pack {
        rulebook,
        signed_by,
    })
}
