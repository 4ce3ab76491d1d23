//! The keys whose packs are taken.

use minisign_verify::{Error, PublicKey, Signature};

use crate::error::PackError;
use crate::layout::Parts;

/// The list that is delivered; a maintainer adds to it.
const DELIVERED: &str = include_str!("../trusted-keys.txt");

/// The keys whose packs are taken, each with its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrustedKeys(Vec<TrustedKey>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct TrustedKey {
    name: String,
    text: String,
    key: PublicKey,
}

/// Whose signature a pack carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBy {
    /// What the key is called: "Milepost rules 2026".
    pub name: String,
    /// The key, shortened: `RWQf6LRC`.
    pub key: String,
}

/// Why a list of keys cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: it must hold a minisign public key and a name")]
pub struct KeyListError {
    /// The line, from 1.
    pub line: usize,
}

/// So many letters of a key are shown.
const SHOWN: usize = 8;

impl TrustedKeys {
    /// The keys that a delivered program trusts.
    pub fn delivered() -> TrustedKeys {
        TrustedKeys::parse(DELIVERED)
            .unwrap_or_else(|error| panic!("BUG: the list of trusted keys, {error}"))
    }

    /// A list of keys: one a line, then its name; empty lines and those that begin with `#`
    /// say nothing.
    ///
    /// # Errors
    /// The first line that is no key with a name.
    pub fn parse(list: &str) -> Result<TrustedKeys, KeyListError> {
        let mut keys = Vec::new();
        for (at, line) in list.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let refuse = || KeyListError { line: at + 1 };
            let (text, name) = line.split_once(char::is_whitespace).ok_or_else(refuse)?;
            let key = PublicKey::from_base64(text).map_err(|_| refuse())?;
            keys.push(TrustedKey {
                name: name.trim().to_owned(),
                text: text.to_owned(),
                key,
            });
        }
        Ok(TrustedKeys(keys))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Holds a pack against every key.
    pub(crate) fn check(&self, parts: &Parts) -> Result<SignedBy, PackError> {
        let signature = Signature::decode(parts.signature)
            .map_err(|_| PackError::Damaged("its signature can't be read".to_owned()))?;
        for trusted in &self.0 {
            match trusted.key.verify(parts.payload, &signature, false) {
                Ok(()) => {
                    return Ok(SignedBy {
                        name: trusted.name.clone(),
                        key: trusted.text.chars().take(SHOWN).collect(),
                    });
                }
                Err(Error::UnexpectedKeyId) => {}
                Err(_) => return Err(PackError::WrongSignature),
            }
        }
        Err(PackError::UnknownKey {
            key: shown(parts.line),
            none_trusted: self.is_empty(),
        })
    }
}

/// A signature's key as a public key would show it: both begin with the algorithm and the
/// key's own number, and differ in one letter of the algorithm.
fn shown(signature: &str) -> String {
    let letters: String = signature.chars().take(SHOWN).collect();
    match letters.strip_prefix("RU") {
        Some(rest) => format!("RW{rest}"),
        None => letters,
    }
}
