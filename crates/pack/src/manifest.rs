//! What a pack says of itself: `pack.json`, its first part.

use serde::{Deserialize, Serialize};

use crate::error::PackError;

/// The name of the part that is the logbook.
pub const LOGBOOK_PART: &str = "logbook.milepost";

/// The name of the first part.
pub(crate) const MANIFEST_PART: &str = "pack.json";

const FORMAT: &str = "milepost-pack";
const VERSION: u32 = 1;

/// The largest logbook that is taken out of a pack: 4 GB.
const MOST_LOGBOOK: u64 = 4_000_000_000;
/// The largest evidence file: 50 MB.
const MOST_EVIDENCE: u64 = 50_000_000;
/// The most parts.
const MOST_PARTS: usize = 100_000;

/// What a pack says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The day on which it was written.
    pub made_on: String,
    /// How many facts the logbook holds.
    pub facts: u32,
    /// The parts behind it, in their order.
    pub parts: Vec<PartAbout>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartAbout {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

impl Manifest {
    pub(crate) fn new(made_on: String, facts: u32, parts: Vec<PartAbout>) -> Manifest {
        Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_on,
            facts,
            parts,
        }
    }

    /// How many evidence files it holds.
    pub fn evidence(&self) -> usize {
        self.parts
            .iter()
            .filter(|it| it.name != LOGBOOK_PART)
            .count()
    }

    pub(crate) fn to_json(&self) -> Vec<u8> {
        match serde_json::to_vec_pretty(self) {
            Ok(json) => json,
            Err(error) => unreachable!("BUG: a manifest is no JSON: {error}"),
        }
    }

    /// Reads it, and refuses what no logbook has before anything is taken out.
    pub(crate) fn read(json: &[u8]) -> Result<Manifest, PackError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let head: Head = serde_json::from_slice(json).map_err(|_| PackError::NoPack)?;
        if head.format != FORMAT {
            return Err(PackError::NoPack);
        }
        if head.version > VERSION {
            return Err(PackError::Newer {
                found: head.version,
            });
        }
        let manifest: Manifest = serde_json::from_slice(json)
            .map_err(|_| PackError::Damaged("its list of parts can't be read".to_owned()))?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), PackError> {
        if self.parts.len() > MOST_PARTS {
            return Err(PackError::Strange(format!("{} parts", self.parts.len())));
        }
        let mut names = std::collections::BTreeSet::new();
        for part in &self.parts {
            if !is_part(&part.name) {
                return Err(PackError::Strange(format!("a part called {:?}", part.name)));
            }
            if !names.insert(&part.name) {
                return Err(PackError::Strange(format!("{} twice", part.name)));
            }
            let most = match part.name == LOGBOOK_PART {
                true => MOST_LOGBOOK,
                false => MOST_EVIDENCE,
            };
            let hash = part.name.rsplit('/').next().unwrap_or_default();
            if part.name != LOGBOOK_PART && hash != part.sha256 {
                return Err(PackError::Strange(format!("other bytes as {}", part.name)));
            }
            if part.bytes > most {
                return Err(PackError::Strange(format!(
                    "{} bytes of {}",
                    part.bytes, part.name
                )));
            }
        }
        match names.contains(&LOGBOOK_PART.to_owned()) {
            true => Ok(()),
            false => Err(PackError::Damaged("it holds no logbook".to_owned())),
        }
    }
}

/// Whether a part of a pack may be called so: the logbook, or an evidence file under its own hash.
pub fn is_part(name: &str) -> bool {
    let hex = |text: &str| {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        text.bytes().all(digit)
    };
    let evidence = name
        .strip_prefix("vault/")
        .and_then(|it| it.split_once('/'));
    name == LOGBOOK_PART
        || evidence.is_some_and(|(start, hash)| {
            start.len() == 2 && hash.len() == 64 && hex(hash) && hash.starts_with(start)
        })
}
