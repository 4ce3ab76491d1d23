//! A pack: one file that takes a logbook to another computer.
//!
//! Inside it is a tar archive: `pack.json` first, which names every part with its size and its
//! SHA-256, then the logbook and its evidence files. Locked, the archive is wrapped by `age` with
//! a passphrase, so that `age -d` opens it without any program of ours. What a pack holds is
//! believed only as far as it fits what `pack.json` says, and a pack can write nothing but the
//! parts that a logbook has.

mod disk;
mod error;
mod manifest;
mod open;
mod passphrase;
mod write;

pub use error::PackError;
pub use manifest::{LOGBOOK_PART, Manifest, PartAbout, is_part};
pub use open::{Sort, sort_of, unpack};
pub use passphrase::{Passphrase, WORDS, propose, suggest, unknown_words};
pub use write::{Part, Parts, write};

/// What the name of a pack ends with.
pub const ENDING: &str = "milepost-pack";
