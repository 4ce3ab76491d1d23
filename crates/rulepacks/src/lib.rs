//! Signed rule packs: one file with the whole rulebook, its edition and a signature.
//!
//! A pack is text. Its first line names the format, the next four are a minisign signature as
//! `minisign` writes it, and all after them is what is signed: the rulebook's files, each
//! behind a line with its name and length. Nothing of them is looked at before the signature
//! of a trusted key holds, and nothing of them is used before they make a rulebook that passes
//! every check of the build. `docs/rule-packs.md` tells it with an example.
//!
//! Nothing here reads a file or a clock; bytes come in, a rulebook goes out.

mod error;
mod format;
mod keys;
mod layout;
mod order;
mod read;
mod sniff;

pub use error::PackError;
pub use format::{COMMENT, FORMAT, LARGEST};
pub use keys::{KeyListError, SignedBy, TrustedKeys};
pub use layout::{assemble, payload};
pub use order::{Order, order};
pub use read::{Pack, read};
